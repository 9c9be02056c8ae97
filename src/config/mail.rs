//! `[mail]`: the mail server that Parley sends through. Owns its keys and their checks; without a host there is no mail.

use super::value::{ConfigError, Duration, read, unquoted, value};
use crate::domain::time::SECOND_MS;
use crate::mail::{Account, Login, Security, Sender};
use serde::Deserialize;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// `[mail]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// The server's name; without it no mail is sent.
    pub host: Option<String>,
    /// Where it listens.
    pub port: u16,
    /// How the way to it is kept private.
    pub security: Security,
    /// Who we are to it.
    pub username: Option<String>,
    /// Holds the password and nothing else.
    pub password_file: Option<PathBuf>,
    /// Name and address that mail comes from.
    pub from: Option<String>,
    /// A certificate to trust beside the public authorities', a PEM file.
    pub certificate: Option<PathBuf>,
    /// How long one mail may take; 1 s to 5 min.
    pub timeout: Duration,
    /// Mails under way at once; 1 to 16.
    pub workers: usize,
    /// The public address at which people end their mail without Discord; without it there is no such link.
    pub unsubscribe_url: Option<String>,
    /// Where Parley listens for those who follow the link.
    pub unsubscribe_listen: Option<SocketAddr>,
    /// From the environment, never from the file.
    #[serde(skip)]
    pub password: Option<Password>,
}

/// A password, which is not shown where the configuration is.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(pub String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            host: None,
            port: 587,
            security: Security::StartTls,
            username: None,
            password_file: None,
            from: None,
            certificate: None,
            timeout: Duration { ms: 60 * SECOND_MS },
            workers: 2,
            unsubscribe_url: None,
            unsubscribe_listen: None,
            password: None,
        }
    }
}

impl MailConfig {
    /// The account to send through; `None` where mail is off.
    ///
    /// # Errors
    /// A value that cannot be, a file that cannot be read, or a password that would cross a network in the open.
    pub fn account(&self) -> Result<Option<Account>, ConfigError> {
        self.check_numbers()?;
        let Some(host) = self.host.clone() else { return Ok(None) };
        if self.security == Security::None && !is_this_machine(&host) {
            let why = "\"none\" only works for a mail server on this machine (localhost, 127.0.0.1). Use \"starttls\" or \"tls\"";
            return Err(value("mail.security", why));
        }
        let from = self.from.as_deref().and_then(Sender::parse);
        let from = from.ok_or_else(|| {
            value("mail.from", "it must be a name and an address, such as \"Parley <parley@example.org>\"")
        })?;
        let account = Account {
            host,
            port: self.port,
            security: self.security,
            login: self.login()?,
            from,
            certificate_pem: self.certificate.as_deref().map(read).transpose()?,
            patience: std::time::Duration::from_millis(self.timeout.ms.unsigned_abs()),
        };
        account.tls().map_err(|why| value("mail.certificate", why))?;
        Ok(Some(account))
    }

    /// The public address of links that end mail, and where Parley listens for it; `None` where there are none.
    ///
    /// # Errors
    /// One without the other, or an address that mail programs do not call.
    pub fn unsubscribe(&self) -> Result<Option<(&str, SocketAddr)>, ConfigError> {
        let url = match (self.unsubscribe_url.as_deref(), self.unsubscribe_listen) {
            (None, None) => return Ok(None),
            (Some(_), None) => {
                return Err(value("mail.unsubscribe_listen", "set it too, such as \"127.0.0.1:8080\""));
            }
            (None, Some(_)) => {
                let why = "set it too: the https address that leads to unsubscribe_listen";
                return Err(value("mail.unsubscribe_url", why));
            }
            (Some(url), Some(listen)) => (url, listen),
        };
        if !is_public_address(url.0) {
            let why = "it must be an address such as \"https://parley.example.org\", without ? or # in it";
            return Err(value("mail.unsubscribe_url", why));
        }
        Ok(self.host.is_some().then_some(url))
    }

    pub(super) fn check_numbers(&self) -> Result<(), ConfigError> {
        if !(SECOND_MS..=300 * SECOND_MS).contains(&self.timeout.ms) {
            return Err(value("mail.timeout", "it must be 1s to 5m"));
        }
        if !(1..=16).contains(&self.workers) {
            return Err(value("mail.workers", "it must be 1 to 16"));
        }
        Ok(())
    }

    fn login(&self) -> Result<Option<Login>, ConfigError> {
        let Some(username) = self.username.clone() else { return Ok(None) };
        let password = match (&self.password, &self.password_file) {
            (Some(Password(password)), _) if !unquoted(password).is_empty() => {
                readable(password, super::environment::MAIL_PASSWORD.to_owned())?
            }
            (_, Some(path)) => readable(&read(path)?, path.display().to_string())?,
            (_, None) => {
                return Err(value(
                    "mail.username",
                    "it needs a password: set PARLEY_MAIL_PASSWORD, or name a file in password_file",
                ));
            }
        };
        Ok(Some(Login { username, password }))
    }
}

/// A password without the quotes, blanks and line ends around it; who needs blanks in it writes quotes around them.
fn readable(written: &str, place: String) -> Result<String, ConfigError> {
    let password = unquoted(written);
    if password.is_empty() || password.chars().any(char::is_control) {
        return Err(ConfigError::NotAPassword { place });
    }
    Ok(password.to_owned())
}

/// Whether a link in an email's head can begin with it: mail programs call only https, and nothing in it may end the header.
fn is_public_address(url: &str) -> bool {
    const MOST: usize = 200;
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/[]%".contains(&byte);
    !rest.is_empty() && !rest.starts_with('/') && url.len() <= MOST && rest.bytes().all(is_plain)
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> String {
        let config: MailConfig = toml::from_str(text).expect("keys that there are");
        config.account().expect_err(text).to_string()
    }

    fn account(text: &str) -> Account {
        let mut config: MailConfig = toml::from_str(text).expect("keys that there are");
        config.password = Some(Password("hunter2".to_owned()));
        config.account().expect(text).expect("mail is on")
    }

    #[test]
    fn without_a_host_there_is_no_mail() {
        assert!(MailConfig::default().account().expect("the defaults are right").is_none());
    }

    #[test]
    fn an_account_is_read() {
        let account =
            account("host = \"smtp.example.org\"\nusername = \"parley\"\nfrom = \"Parley <p@example.org>\"");
        assert_eq!((account.port, account.security), (587, Security::StartTls));
        assert_eq!(
            account.login,
            Some(Login { username: "parley".to_owned(), password: "hunter2".to_owned() })
        );
    }

    #[test]
    fn mistakes_are_named() {
        let right = "host = \"smtp.example.org\"\nfrom = \"p@example.org\"\n";
        assert!(wrong("host = \"smtp.example.org\"").contains("mail.from"));
        assert!(wrong("host = \"smtp.example.org\"\nfrom = \"Parley\"").contains("mail.from"));
        assert!(wrong(&format!("{right}security = \"none\"")).contains("on this machine"));
        assert!(wrong(&format!("{right}username = \"parley\"")).contains("PARLEY_MAIL_PASSWORD"));
        assert!(wrong(&format!("{right}timeout = \"1h\"")).contains("it must be 1s to 5m"));
        assert!(wrong("workers = 0").contains("1 to 16"));
        assert!(wrong(&format!("{right}certificate = \"no-such-file.pem\"")).contains("no-such-file.pem"));
    }

    #[test]
    fn an_address_to_unsubscribe_at_is_public_and_whole() {
        let read = |text: &str| {
            let config: MailConfig =
                toml::from_str(&format!("host = \"smtp.example.org\"\n{text}")).expect("keys that there are");
            config.unsubscribe().map(|found| found.map(|(url, listen)| format!("{url} {listen}")))
        };
        let listen = "unsubscribe_listen = \"127.0.0.1:8080\"";
        let both = |url: &str| read(&format!("unsubscribe_url = \"{url}\"\n{listen}"));
        assert_eq!(read("").expect("off"), None);
        let right = both("https://parley.example.org/p/").expect("an address");
        assert_eq!(right.as_deref(), Some("https://parley.example.org/p/ 127.0.0.1:8080"));
        for wrong in [
            "http://parley.example.org",
            "parley.example.org",
            "https://",
            "https:///x",
            "https://a b",
            "https://a?b",
            "https://a>b",
        ] {
            let said = both(wrong).expect_err(wrong).to_string();
            assert!(said.contains("mail.unsubscribe_url"), "{said}");
        }
        assert!(read(listen).expect_err("half").to_string().contains("mail.unsubscribe_url"));
        let half = read("unsubscribe_url = \"https://parley.example.org\"").expect_err("half").to_string();
        assert!(half.contains("mail.unsubscribe_listen"), "{half}");
    }

    #[test]
    fn a_password_is_read_however_it_is_wrapped() {
        let base = "host = \"smtp.example.org\"\nusername = \"parley\"\nfrom = \"p@example.org\"";
        let mut config: MailConfig = toml::from_str(base).expect("keys that there are");
        let rows = [
            ("hunter2", "hunter2"),
            ("\"hunter2\"\r\n", "hunter2"),
            ("\u{feff}hun ter2", "hun ter2"),
            ("\" hunter2 \"", " hunter2 "),
            ("it's \"it\"", "it's \"it\""),
        ];
        for (written, expected) in rows {
            config.password = Some(Password(written.to_owned()));
            let login = config.account().expect(written).and_then(|account| account.login).expect("a login");
            assert_eq!(login.password, expected, "{written:?}");
        }
        config.password = Some(Password("hun\nter2".to_owned()));
        let said = config.account().expect_err("two lines").to_string();
        assert!(said.contains("PARLEY_MAIL_PASSWORD") && !said.contains("ter2"), "{said}");
    }

    #[test]
    fn a_password_is_not_shown() {
        let config = MailConfig { password: Some(Password("hunter2".to_owned())), ..MailConfig::default() };
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
