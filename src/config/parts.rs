//! Which part of the work one process does: the gateway, interactions over HTTP, deliveries. Owns what goes together.

use super::value::{ConfigError, value};
use crate::discord::gateway::Shards;
use serde::Deserialize;
use std::net::SocketAddr;

/// `shards` in `[discord]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShardsConfig {
    /// The first one, from 0.
    pub first: u32,
    /// The last one, this included.
    pub last: u32,
    /// Of how many over all processes.
    pub total: u32,
}

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

impl Parts {
    /// What the operator set; `can_be_shared` is the database.
    ///
    /// # Errors
    /// A range of shards that cannot be, shards without the gateway, or a database of one process without deliveries.
    pub(super) fn new(
        (gateway, shards): (bool, Option<ShardsConfig>),
        interactions: Option<SocketAddr>,
        (workers, can_be_shared): (usize, bool),
    ) -> Result<Self, ConfigError> {
        let shards = shards.map(range).transpose()?;
        if shards.is_some() && !gateway {
            let why = "leave it out, or set gateway = true: it's for a process on the gateway";
            return Err(value("discord.shards", why));
        }
        if workers == 0 && !can_be_shared {
            let why = "it must be 1 to 64 with SQLite, where no other process can make the deliveries";
            return Err(value("outbox.workers", why));
        }
        Ok(Self { gateway, shards, interactions, delivers: workers > 0 })
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

    #[test]
    fn what_goes_together_is_taken() {
        let interactions = "127.0.0.1:8090".parse().ok();
        let parts = Parts::new((false, None), interactions, (0, true)).expect("a process for interactions");
        assert_eq!(parts, Parts { gateway: false, shards: None, interactions, delivers: false });
        let one = ShardsConfig { first: 1, last: 1, total: 2 };
        let parts = Parts::new((true, Some(one)), None, (8, false)).expect("a process for a shard");
        assert_eq!(parts.shards, Some(Shards { first: 1, last: 1, total: 2 }));
        assert!(parts.gateway && parts.delivers);
    }

    #[test]
    fn what_does_not_go_together_is_named() {
        let (wrong, right) =
            (ShardsConfig { first: 2, last: 1, total: 4 }, ShardsConfig { first: 0, last: 0, total: 1 });
        for (gateway, shards, deliveries, named) in [
            (true, Some(wrong), (8, true), "first ≤ last < total"),
            (false, Some(right), (8, true), "gateway = true"),
            (true, None, (0, false), "with SQLite"),
        ] {
            let said = Parts::new((gateway, shards), None, deliveries).expect_err(named).to_string();
            assert!(said.contains(named), "{said}");
        }
    }
}
