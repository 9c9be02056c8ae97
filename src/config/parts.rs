//! Which part of the work one process does: the gateway, interactions over HTTP, deliveries. Owns what goes together.

use super::value::{ConfigError, value};
use super::{Config, ShardsConfig};
use crate::discord::gateway::Shards;
use crate::store::Store;
use std::net::SocketAddr;

/// What this process does. Others on the same database may do the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Whether it connects to the gateway.
    pub gateway: bool,
    /// Which shards it serves there; all of them if left out.
    pub shards: Option<Shards>,
    /// Where it takes interactions that Discord sends over HTTP.
    pub interactions: Option<SocketAddr>,
    /// Whether it makes deliveries, to Discord and by email.
    pub delivers: bool,
}

impl Config {
    /// The parts of this process.
    ///
    /// # Errors
    /// A range of shards that cannot be, shards without the gateway, or a database of one process without deliveries.
    pub fn parts(&self) -> Result<Parts, ConfigError> {
        let gateway = self.discord.gateway;
        let shards = self.discord.shards.map(range).transpose()?;
        if shards.is_some() && !gateway {
            return Err(value(
                "discord.shards",
                "leave it out, or set gateway = true: it's for a process on the gateway",
            ));
        }
        let delivers = self.outbox.workers > 0;
        if !delivers && !Store::can_be_shared(&self.database.address) {
            let why = "it must be 1 to 64 with SQLite, where no other process can make the deliveries";
            return Err(value("outbox.workers", why));
        }
        Ok(Parts { gateway, shards, interactions: self.http.interactions_listen, delivers })
    }
}

fn range(ShardsConfig { first, last, total }: ShardsConfig) -> Result<Shards, ConfigError> {
    match first <= last && last < total {
        true => Ok(Shards { first, last, total }),
        false => Err(value("discord.shards", "it must be first ≤ last < total")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<Parts, String> {
        let config: Config = toml::from_str(text).expect("it parses");
        config.parts().map_err(|error| error.to_string())
    }

    #[test]
    fn a_process_does_everything_unless_told_otherwise() {
        let all = Parts { gateway: true, shards: None, interactions: None, delivers: true };
        assert_eq!(parts(""), Ok(all));
        let alone = "[discord]\ngateway = false\n[http]\ninteractions_listen = \"127.0.0.1:8090\"\n\
                     [outbox]\nworkers = 0\n[database]\naddress = \"postgres://parley@localhost/parley\"";
        let interactions = "127.0.0.1:8090".parse().ok();
        assert_eq!(parts(alone), Ok(Parts { gateway: false, shards: None, interactions, delivers: false }));
    }

    #[test]
    fn what_does_not_go_together_is_named() {
        for (text, named) in [
            ("[discord]\nshards = { first = 2, last = 1, total = 4 }", "first ≤ last < total"),
            ("[discord]\ngateway = false\nshards = { first = 0, last = 0, total = 1 }", "gateway = true"),
            ("[outbox]\nworkers = 0", "with SQLite"),
        ] {
            let said = parts(text).expect_err(text);
            assert!(said.contains(named), "{said}");
        }
    }
}
