//! The operator's configuration: one TOML file, every key with a default. Owns keys, units and checks; config/parley.toml
//! shows them all.

mod environment;
mod mail;
mod parts;
mod safety;
mod value;
mod webhooks;

pub use mail::{MailConfig, Password};
pub use parts::{Parts, ShardsConfig};
pub use safety::SafetyConfig;
pub use value::{ConfigError, Duration};
pub use webhooks::{WebhookConfig, WrittenAddress};

use crate::discord::local::LocalDiscord;
use crate::discord::login::Token;
use crate::domain::money::Currency;
use crate::domain::offers::decide::Limits;
use crate::domain::server::ServerRules;
use crate::domain::server::setting::{EXPIRY_MS, LIMIT, LimitName};
use crate::domain::time::DAY_MS;
use crate::store::{CONNECTIONS, Store};
use crate::webhooks::Endpoints;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use value::{in_one_line, read, unquoted, value};

/// Everything that the operator may set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Discord, the real one or a local one.
    pub discord: DiscordConfig,
    /// Where everything is kept.
    pub database: DatabaseConfig,
    /// Rules of offers.
    pub offers: OffersConfig,
    /// Deliveries.
    pub outbox: OutboxConfig,
    /// The mail server to send through.
    pub mail: MailConfig,
    /// Health and metrics, and interactions that Discord sends over HTTP.
    pub http: HttpConfig,
    /// Safety notes.
    pub safety: SafetyConfig,
    /// Programs that are told of what happens.
    pub webhooks: Vec<WebhookConfig>,
    /// What is written to standard error.
    pub log: LogConfig,
}

/// `[discord]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiscordConfig {
    /// Holds the token and nothing else.
    pub token_file: Option<PathBuf>,
    /// Which shards this process serves.
    pub shards: Option<ShardsConfig>,
    /// Of a local Discord's API, over TLS.
    pub api_address: Option<SocketAddr>,
    /// The certificate to trust for it, a PEM file.
    pub api_certificate: Option<PathBuf>,
    /// Whether this process connects to the gateway.
    pub gateway: bool,
}

/// `[database]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseConfig {
    /// A SQLite file or a Postgres URL.
    pub address: String,
    /// Connections to Postgres at the same time, beside the one that listens.
    pub connections: u32,
}

/// `[offers]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OffersConfig {
    /// ISO 4217.
    pub currency: String,
    /// As people write durations: `7d`.
    pub expiry: Duration,
    /// See [`Limits`].
    pub pending_per_client: u32,
    /// See [`Limits`].
    pub pending_per_pair: u32,
    /// See [`Limits`].
    pub new_per_hour: u32,
    /// See [`Limits`].
    pub changes_per_hour: u32,
}

/// `[outbox]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutboxConfig {
    /// Deliveries to Discord under way at once; 1 to 64, or 0 for a process that delivers nothing, emails neither.
    pub workers: usize,
    /// How long a claim lasts; 1 s to 10 min.
    pub lease: Duration,
}

/// `[http]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HttpConfig {
    /// Where health and metrics are answered; nowhere without it.
    pub listen: Option<SocketAddr>,
    /// Where interactions come in that Discord sends over HTTP; nowhere without it.
    pub interactions_listen: Option<SocketAddr>,
}

/// `[log]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogConfig {
    /// As tracing's `EnvFilter` reads it.
    pub filter: String,
    /// For people or for machines.
    pub format: LogFormat,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for DiscordConfig {
    fn default() -> Self {
        Self { token_file: None, shards: None, api_address: None, api_certificate: None, gateway: true }
    }
}

impl Default for DatabaseConfig {
    fn default() -> Self {
        Self { address: "data/parley.sqlite".to_owned(), connections: CONNECTIONS }
    }
}

impl Default for OffersConfig {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            currency: Currency::USD.code().to_owned(),
            expiry: Duration { ms: 7 * DAY_MS },
            pending_per_client: limits.pending_per_client,
            pending_per_pair: limits.pending_per_pair,
            new_per_hour: limits.new_per_hour,
            changes_per_hour: limits.changes_per_hour,
        }
    }
}

impl Default for OutboxConfig {
    fn default() -> Self {
        Self { workers: 8, lease: Duration { ms: crate::outbox::LEASE_MS } }
    }
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { filter: "info,serenity=warn".to_owned(), format: LogFormat::Text }
    }
}

impl Config {
    /// Reads a file; keys that it lacks have their defaults.
    ///
    /// # Errors
    /// A file that cannot be read, or is not right: the message names the line.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        Self::parse(&read(path)?, &path.display().to_string())
    }

    fn parse(text: &str, path: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError::Invalid {
            path: path.to_owned(),
            why: in_one_line(&error, text),
        })?;
        config.rules()?;
        config.database.check()?;
        config.mail.check_numbers()?;
        config.safety.check()?;
        webhooks::check(&config.webhooks)?;
        if config.outbox.workers > 64 {
            return Err(value(
                "outbox.workers",
                "it must be 1 to 64, or 0 for a process that delivers nothing",
            ));
        }
        if !(1_000..=600_000).contains(&config.outbox.lease.ms) {
            return Err(value("outbox.lease", "it must be 1s to 10m"));
        }
        Ok(config)
    }

    /// The rules of every server whose admins did not set others.
    ///
    /// # Errors
    /// A currency that there is not, an expiry outside 1 to 30 days, or a limit that admins could not set either.
    pub fn rules(&self) -> Result<ServerRules, ConfigError> {
        let offers = &self.offers;
        let default_currency = Currency::from_code(&offers.currency).ok_or_else(|| {
            value("offers.currency", "it must be a three-letter ISO 4217 code, such as USD or EUR")
        })?;
        if !EXPIRY_MS.contains(&offers.expiry.ms) {
            return Err(value("offers.expiry", "it must be 1d to 30d"));
        }
        let limits = Limits {
            pending_per_client: offers.pending_per_client,
            pending_per_pair: offers.pending_per_pair,
            new_per_hour: offers.new_per_hour,
            changes_per_hour: offers.changes_per_hour,
        };
        let rules =
            ServerRules { limits, default_currency, expiry_ms: offers.expiry.ms, ..ServerRules::default() };
        check_limits(&rules)?;
        Ok(rules)
    }

    /// The local Discord to use instead of the real one.
    ///
    /// # Errors
    /// One of the two keys without the other, a certificate that cannot be read, or an address that is not on this
    /// machine.
    pub fn local_discord(&self) -> Result<Option<LocalDiscord>, ConfigError> {
        match (self.discord.api_address, &self.discord.api_certificate) {
            (None, None) => Ok(None),
            (Some(api), Some(_)) if !api.ip().is_loopback() => Err(value(
                "discord.api_address",
                "it must be an address on this machine, such as 127.0.0.1:8443",
            )),
            (Some(api), Some(path)) => Ok(Some(LocalDiscord { api, certificate_pem: read(path)? })),
            (Some(_), None) => Err(value("discord.api_certificate", "it's required with api_address")),
            (None, Some(_)) => Err(value("discord.api_address", "it's required with api_certificate")),
        }
    }

    /// The endpoints that are told of what happens.
    ///
    /// # Errors
    /// A name, an address or an event that cannot be, or a secret that cannot be read.
    pub fn endpoints(&self) -> Result<Endpoints, ConfigError> {
        webhooks::endpoints(&self.webhooks)
    }

    /// Which part of the work this process does.
    ///
    /// # Errors
    /// What doesn't go together.
    pub fn parts(&self) -> Result<Parts, ConfigError> {
        let can_be_shared = Store::can_be_shared(&self.database.address);
        let gateway = (self.discord.gateway, self.discord.shards);
        Parts::new(gateway, self.http.interactions_listen, (self.outbox.workers, can_be_shared))
    }

    /// The token: `from_environment`, or the token file's. A variable that is set to nothing counts as not set.
    ///
    /// # Errors
    /// Neither of the two, or one that holds no token.
    pub fn token(&self, from_environment: Option<&str>) -> Result<Token, ConfigError> {
        let given = from_environment.filter(|text| !unquoted(text).is_empty());
        let (text, place) = match (given, &self.discord.token_file) {
            (Some(text), _) => (text.to_owned(), environment::TOKEN.to_owned()),
            (None, Some(path)) => (read(path)?, path.display().to_string()),
            (None, None) => return Err(ConfigError::NoToken),
        };
        Token::new(&text).ok_or(ConfigError::NotAToken { place })
    }
}

impl DatabaseConfig {
    fn check(&self) -> Result<(), ConfigError> {
        if !(4..=200).contains(&self.connections) {
            return Err(value("database.connections", "it must be 4 to 200"));
        }
        Store::check_address(&self.address).map_err(|why| value("database.address", why))
    }
}

/// What an operator may set is what a server's admins may set too, so that a form that shows it takes it back.
fn check_limits(rules: &ServerRules) -> Result<(), ConfigError> {
    let wrong = LimitName::ALL.into_iter().find(|limit| !LIMIT.contains(&limit.of(rules)));
    let key = match wrong {
        None => return Ok(()),
        Some(LimitName::PendingPerClient) => "offers.pending_per_client",
        Some(LimitName::PendingPerPair) => "offers.pending_per_pair",
        Some(LimitName::NewPerHour) => "offers.new_per_hour",
        Some(LimitName::ChangesPerHour) => "offers.changes_per_hour",
    };
    Err(value(key, format!("it must be {} to {}", LIMIT.start(), LIMIT.end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::domain::server::setting::Setting;

    const SHOWN: &str = include_str!("../config/parley.toml");

    #[test]
    fn the_shown_file_is_the_default() {
        assert_eq!(Config::parse(SHOWN, "shown").expect("it parses"), Config::default());
    }

    #[test]
    fn the_shown_file_shows_every_key() {
        let is_key = |rest: &str| rest.contains(" = ") || rest.starts_with("[[");
        let uncommented: String = SHOWN
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_key(rest)).unwrap_or(line))
            .fold(String::new(), |all, line| all + line + "\n");
        let all = Config::parse(&uncommented, "shown").expect("every commented key is right");
        assert!(all.discord.token_file.is_some() && all.discord.shards.is_some());
        assert!(all.mail.host.is_some() && all.mail.username.is_some() && all.mail.password_file.is_some());
        assert!(all.mail.from.is_some() && all.mail.certificate.is_some());
        assert!(all.safety.patterns.is_some() && all.http.listen.is_some());
        assert!(all.http.interactions_listen.is_some());
        assert_eq!(all.webhooks.len(), 1);
        assert!(all.discord.api_address.is_some() && all.discord.api_certificate.is_some());
    }

    #[test]
    fn mistakes_are_named() {
        let wrong = |text: &str| Config::parse(text, "my.toml").expect_err(text).to_string();
        assert!(wrong("[offers]\nexpiry = \"soon\"").contains("write 90s, 15m, 36h or 7d"));
        assert!(wrong("[offers]\nexpiry = \"31d\"").contains("1d to 30d"));
        assert!(wrong("[offers]\ncurrency = \"dollars\"").contains("offers.currency"));
        let unknown = wrong("[offers]\ncurency = \"USD\"");
        assert!(unknown.contains("curency") && unknown.contains("line 2"), "{unknown}");
        assert!(wrong("[outbox]\nworkers = 65").contains("1 to 64"));
        assert!(wrong("[database]\nconnections = 1").contains("4 to 200"));
        for limit in LimitName::ALL {
            let key = limit.code();
            for number in ["0", "10001"] {
                let said = wrong(&format!("[offers]\n{key} = {number}"));
                assert!(said.contains(&format!("offers.{key}")) && said.contains("1 to 10000"), "{said}");
            }
        }
        let address = wrong("[database]\naddress = \"mysql://ana:s3cret@db/parley\"");
        assert!(address.contains("database.address") && address.contains("mysql"), "{address}");
        assert!(!address.contains("s3cret"), "{address}");
    }

    #[test]
    fn what_the_file_allows_the_form_for_it_takes() {
        for limit in LimitName::ALL {
            for number in [1, 50, 200, 10_000] {
                let text = format!("[offers]\n{} = {number}", limit.code());
                let rules =
                    Config::parse(&text, "my.toml").and_then(|config| config.rules()).expect("allowed");
                let shown = limit.of(&rules).to_string();
                assert_eq!(Setting::read_limit(limit, &shown), Ok(Setting::Limit(limit, number)));
            }
        }
    }

    #[test]
    fn a_token_comes_from_the_environment_first() {
        let config = Config::default();
        assert!(matches!(config.token(None), Err(ConfigError::NoToken)));
        for empty in ["", " ", "\"\"", "\r\n", "\u{feff}"] {
            assert!(matches!(config.token(Some(empty)), Err(ConfigError::NoToken)), "{empty:?}");
        }
        for given in
            ["a.b.c", " \"a.b.c\"\r\n", "Bot a.b.c", "'bot a.b.c'", "\u{feff}a.b.c", "\"Bot \"a.b.c\"\""]
        {
            assert_eq!(config.token(Some(given)).ok(), Token::new("a.b.c"), "{given:?}");
        }
        let said = config.token(Some("two words")).expect_err("no token").to_string();
        assert!(said.contains("PARLEY_TOKEN") && !said.contains("two words"), "{said}");
    }

    #[test]
    fn an_empty_variable_leaves_the_token_to_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("token");
        let discord = DiscordConfig { token_file: Some(path.clone()), ..DiscordConfig::default() };
        let config = Config { discord, ..Config::default() };
        std::fs::write(&path, "\u{feff}\"a.b.c\"\r\n").expect("written");
        assert_eq!(config.token(Some("")).ok(), Token::new("a.b.c"));
        std::fs::write(&path, "\r\n").expect("written");
        let said = config.token(None).expect_err("an empty file").to_string();
        assert!(said.contains(&path.display().to_string()), "{said}");
    }
}
