//! `parley stats`: the statistics of servers for the operator, as text or as JSON, also while Parley runs. Owns what is printed; the numbers
//! and the table are those of `/parley stats`.

use crate::app::statistics_of;
use crate::clock::Clock;
use crate::discord::statistics::table;
use crate::domain::server::ServerRules;
use crate::domain::statistics::Statistics;
use crate::domain::statistics::period::Period;
use crate::store::{self, CopyError, Store};
use crate::words::Language;
use serde::Serialize;
use thiserror::Error;

/// Why there are no statistics: one sentence for the operator.
#[derive(Debug, Error)]
pub enum Error {
    /// The database can't be read.
    #[error(transparent)]
    Open(#[from] CopyError),
    /// It fails.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing is known of it.
    #[error("there's no server {0} in the database. Leave out --server to see all of them")]
    NoServer(i64),
    /// A fault of ours.
    #[error("couldn't write the JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Which statistics.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Of this server; otherwise of all of them.
    pub server: Option<i64>,
    /// How far back.
    pub period: Period,
    /// As JSON; otherwise as text.
    pub as_json: bool,
}

#[derive(Serialize)]
struct ServerStatistics {
    /// As text: JavaScript reads no number that large.
    server: String,
    name: String,
    #[serde(flatten)]
    statistics: Statistics,
}

#[derive(Serialize)]
struct AllStatistics {
    servers: Vec<ServerStatistics>,
}

/// What to print of the database at `address`; `defaults` are the rules of servers whose admins set no others.
///
/// # Errors
/// Why there is nothing.
pub async fn statistics(
    address: &str,
    Wanted { server, period, as_json }: Wanted,
    defaults: &ServerRules,
    clock: &Clock,
) -> Result<String, Error> {
    let mut reader = Store::reader_beside(address).await?;
    let mut queries = reader.queries();
    let known = queries.all_guilds().await?;
    let known = known.into_iter().filter(|(guild, _)| server.is_none_or(|id| guild.0 == id));
    let mut servers = Vec::new();
    for (guild, name) in known {
        let statistics = statistics_of(&mut queries, guild, (period, clock.now()), defaults).await?;
        servers.push(ServerStatistics { server: guild.to_string(), name, statistics });
    }
    match server {
        Some(id) if servers.is_empty() => return Err(Error::NoServer(id)),
        _ if as_json => return Ok(serde_json::to_string_pretty(&AllStatistics { servers })?),
        _ => {}
    }
    let texts = servers.iter().map(text);
    Ok(texts.collect::<Vec<_>>().join("\n\n"))
}

fn text(of: &ServerStatistics) -> String {
    let table = table::text(Language::English, &of.statistics);
    format!("{} ({})\n{}", of.name.escape_debug(), of.server, table.trim_end())
}
