//! A database with so many offers in it, and the use cases over it. Must not know what is measured.

use crate::contracts::agree;
use crate::jobs::fill_board;
use crate::load::fill;
use crate::ratings::gather;
use anyhow::Context as _;
use parley::app::App;
use parley::clock::{Clock, Random};
use parley::domain::ids::ChannelId;
use parley::domain::offers::decide::Limits;
use parley::domain::server::ServerRules;
use parley::domain::time::UnixMs;
use parley::store::Store;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, Connection as _};
use tempfile::TempDir;

/// When it plays.
const NOW: UnixMs = UnixMs(1_800_000_000_000);

/// Where a measurement is made.
pub(crate) struct Place {
    pub(crate) app: App,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    postgres: Option<(String, String)>,
    /// Of the SQLite file.
    _folder: TempDir,
}

/// What became of the offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    Offers,
    Milestones,
    Hours,
    Ratings,
    Jobs,
}

impl Place {
    /// In a new database on the Postgres server at this URL, or in a new SQLite file.
    pub(crate) async fn make(server: Option<&str>, offers: u32) -> anyhow::Result<Self> {
        Self::with(server, offers, Made::Offers).await
    }

    /// The same, where every offer became a contract: by milestones, or by the hour.
    pub(crate) async fn of_contracts(
        server: Option<&str>,
        contracts: u32,
        is_hourly: bool,
    ) -> anyhow::Result<Self> {
        let made = if is_hourly { Made::Hours } else { Made::Milestones };
        Self::with(server, contracts, made).await
    }

    /// The same, where each is closed, and rated by both sides, all in one server.
    pub(crate) async fn of_ratings(server: Option<&str>, contracts: u32) -> anyhow::Result<Self> {
        Self::with(server, contracts, Made::Ratings).await
    }

    /// With so many jobs on the job board of one server, and nothing else.
    pub(crate) async fn of_jobs(server: Option<&str>, jobs: u32) -> anyhow::Result<Self> {
        Self::with(server, jobs, Made::Jobs).await
    }

    async fn with(server: Option<&str>, offers: u32, made: Made) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let name = format!("parley_load_{}_{offers}", std::process::id());
        let (address, url) = match server {
            None => {
                let file = folder.path().join("parley.sqlite").display().to_string();
                let url = format!("sqlite://{file}");
                (file, url)
            }
            Some(server) => {
                administer(server, &format!("CREATE DATABASE {name}")).await?;
                let (base, _) = server.rsplit_once('/').context("a URL that ends in a database")?;
                let url = format!("{base}/{name}");
                (url.clone(), url)
            }
        };
        Store::open(&address).await?.close().await;
        let mut connection = AnyConnection::connect(&url).await?;
        match made {
            Made::Jobs => fill_board(&mut connection, offers, NOW).await?,
            Made::Offers | Made::Milestones | Made::Hours | Made::Ratings => {
                fill(&mut connection, offers, NOW).await?;
            }
        }
        if matches!(made, Made::Milestones | Made::Hours | Made::Ratings) {
            agree(&mut connection, made == Made::Hours, NOW).await?;
        }
        if made == Made::Ratings {
            gather(&mut connection).await?;
        }
        connection.close().await?;
        let store = Store::open(&address).await?;
        let clock = Clock::running_from(NOW);
        let app = App::new(store.clone(), clock.clone(), Random::seeded(1), without_limits());
        let postgres = server.map(|server| (server.to_owned(), name));
        Ok(Self { app, store, clock, postgres, _folder: folder })
    }

    /// Of its database on Postgres, if it's there.
    pub(crate) fn address(&self) -> Option<String> {
        let (server, name) = self.postgres.as_ref()?;
        let (base, _) = server.rsplit_once('/')?;
        Some(format!("{base}/{name}"))
    }

    pub(crate) async fn remove(self) -> anyhow::Result<()> {
        self.store.close().await;
        if let Some((server, name)) = &self.postgres {
            administer(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        Ok(())
    }
}

/// A server with a job board, where people send as much as they like.
pub(crate) fn without_limits() -> ServerRules {
    let plenty = u32::MAX;
    let limits = Limits {
        pending_per_client: plenty,
        pending_per_pair: plenty,
        new_per_hour: plenty,
        changes_per_hour: plenty,
    };
    ServerRules { limits, job_board: Some(ChannelId(9)), ..ServerRules::default() }
}

/// Runs a statement on a server, such as one that makes a database.
pub(crate) async fn administer(server: &str, statement: &str) -> anyhow::Result<()> {
    let pool = AnyPoolOptions::new().max_connections(1).connect(server).await?;
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&pool).await?;
    pool.close().await;
    Ok(())
}
