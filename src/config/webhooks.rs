//! `[[webhooks]]`: the endpoints that Parley tells of what happens. Owns their keys and their checks. A secret stands in a file of its own,
//! as every other one does.

use super::value::{ConfigError, read, unquoted, value};
use crate::domain::webhooks::endpoint::{EndpointName, EventFilter, NAME_CHARS};
use crate::domain::webhooks::event::EventKind;
use crate::webhooks::{Address, Endpoint, Endpoints, MOST_ENDPOINTS, SECRETS, Secret};
use serde::Deserialize;
use std::collections::HashSet;
use std::fmt;
use std::path::PathBuf;

const KEY: &str = "webhooks";

/// One of `[[webhooks]]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookConfig {
    /// What the endpoint is called in lists and the log.
    pub name: String,
    /// Where it listens.
    pub url: WrittenAddress,
    /// Holds its secret, and on further lines those that it replaced.
    pub secret_file: PathBuf,
    /// Which events it gets; all of them if left out.
    #[serde(default = "all_events")]
    pub events: Vec<String>,
}

/// An address as it is written, which is not shown where the configuration is: it may hold a secret.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct WrittenAddress(pub String);

impl fmt::Debug for WrittenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WrittenAddress")
    }
}

fn all_events() -> Vec<String> {
    vec!["*".to_owned()]
}

impl WebhookConfig {
    fn name(&self) -> Result<EndpointName, ConfigError> {
        EndpointName::parse(&self.name).ok_or_else(|| {
            let why = format!(
                "the name {:?} must be 1 to {NAME_CHARS} of a-z, 0-9, - and _, such as \"crm\"",
                self.name
            );
            value(KEY, why)
        })
    }

    /// What is wrong with it, by its name.
    fn wrong(&self, key: &str, why: impl fmt::Display) -> ConfigError {
        value(KEY, format!("{key} of {}: {why}", self.name))
    }

    /// All of it but the secrets.
    fn read(&self) -> Result<Endpoint, ConfigError> {
        let name = self.name()?;
        let address = Address::parse(self.url.0.trim()).map_err(|why| self.wrong("url", why))?;
        let mut events = Vec::new();
        for text in &self.events {
            let filter = EventFilter::parse(text).ok_or_else(|| {
                let types: Vec<_> = EventKind::ALL.iter().map(|kind| kind.code()).collect();
                let why = format!(
                    "there's no {text:?}. Write \"*\", the beginning of a type such as \"offer.*\", or one of {}",
                    types.join(", ")
                );
                self.wrong("events", why)
            })?;
            events.push(filter);
        }
        match events.is_empty() {
            true => {
                Err(self
                    .wrong("events", "it's empty, so nothing would be sent. Leave it out to get everything"))
            }
            false => Ok(Endpoint { name, address, secrets: Vec::new(), events }),
        }
    }

    fn secrets(&self) -> Result<Vec<Secret>, ConfigError> {
        let wrong = |why: &dyn fmt::Display| {
            self.wrong("secret_file", format_args!("{}: {why}", self.secret_file.display()))
        };
        let text = read(&self.secret_file)?;
        let lines = text.lines().map(unquoted).filter(|line| !line.is_empty());
        let secrets: Vec<Secret> =
            lines.map(|line| Secret::parse(line).map_err(|why| wrong(&why))).collect::<Result<_, _>>()?;
        match secrets.len() {
            1..=SECRETS => Ok(secrets),
            0 => Err(wrong(&"it's empty. Write whsec_ and the output of `openssl rand -base64 32` into it")),
            _ => Err(wrong(&format_args!("it has more than {SECRETS} lines. Take the oldest secrets out"))),
        }
    }
}

/// Everything about the endpoints that needs no file.
pub(super) fn check(endpoints: &[WebhookConfig]) -> Result<(), ConfigError> {
    if endpoints.len() > MOST_ENDPOINTS {
        return Err(value(KEY, format!("there can be up to {MOST_ENDPOINTS} of them")));
    }
    let mut names = HashSet::new();
    for endpoint in endpoints {
        if !names.insert(endpoint.read()?.name) {
            return Err(value(
                KEY,
                format!("two of them are called {}. Give each its own name", endpoint.name),
            ));
        }
    }
    Ok(())
}

/// The endpoints, with the secrets of their files.
pub(super) fn endpoints(written: &[WebhookConfig]) -> Result<Endpoints, ConfigError> {
    check(written)?;
    let read = |written: &WebhookConfig| Ok(Endpoint { secrets: written.secrets()?, ..written.read()? });
    written.iter().map(read).collect::<Result<_, _>>().map(Endpoints::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const SECRET: &str = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    fn entry(name: &str, url: &str, rest: &str) -> String {
        format!("[[webhooks]]\nname = \"{name}\"\nurl = \"{url}\"\nsecret_file = \"s\"\n{rest}\n")
    }

    fn said(text: &str) -> String {
        Config::parse(text, "my.toml").expect_err(text).to_string()
    }

    #[test]
    fn mistakes_are_named_and_addresses_are_not() {
        let secret = "http://crm.example.org/hunter2";
        let open = said(&entry("crm", secret, ""));
        assert!(
            open.contains("url of crm") && open.contains("https://") && !open.contains("hunter2"),
            "{open}"
        );
        assert!(said(&entry("CRM", "https://a.example/", "")).contains("a-z"));
        assert!(said(&entry("crm", "https://a.example/", "events = []")).contains("it's empty"));
        let unknown = said(&entry("crm", "https://a.example/", "events = [\"offer.*\", \"invoice.*\"]"));
        assert!(unknown.contains("invoice.*") && unknown.contains("payment.recorded"), "{unknown}");
        let two = entry("crm", "https://a.example/", "") + &entry("crm", "https://b.example/", "");
        assert!(said(&two).contains("two of them are called crm"));
        let many: String =
            (0..=MOST_ENDPOINTS).map(|at| entry(&format!("e{at}"), "https://a.example/", "")).collect();
        assert!(said(&many).contains("up to 16"));
        let config = Config::parse(&entry("crm", "https://a.example/hunter2", ""), "my.toml").expect("right");
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn secrets_come_from_their_file_the_newest_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("crm.secret");
        let written = WebhookConfig {
            name: "crm".to_owned(),
            url: WrittenAddress("https://crm.example.org/".to_owned()),
            secret_file: path.clone(),
            events: all_events(),
        };
        let with = |text: &str| {
            std::fs::write(&path, text).expect("written");
            endpoints(std::slice::from_ref(&written))
        };
        let count = |text: &str| with(text).expect(text).all()[0].secrets.len();
        assert_eq!(count(SECRET), 1);
        assert_eq!(count(&format!("\u{feff}\"{SECRET}\"\r\n\n{SECRET}\n")), 2);
        for (text, named) in
            [("", "openssl rand"), ("hunter2", "whsec_"), (&format!("{SECRET}\n").repeat(5), "more than 4")]
        {
            let said = with(text).expect_err(text).to_string();
            assert!(
                said.contains(named) && said.contains("crm.secret") && !said.contains("hunter2"),
                "{said}"
            );
            assert!(!said.contains("MDEy"), "{said}");
        }
        std::fs::remove_file(&path).expect("removed");
        assert!(matches!(endpoints(&[written]), Err(ConfigError::Unreadable { .. })));
    }
}
