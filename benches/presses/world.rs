//! Where the presses happen: a local Discord with many pairs of people, a database, and the program's configuration.
//! Must not know what people press.

use crate::process::Program;
use anyhow::Context as _;
use discord_emulator::person::Person;
use discord_emulator::scenario::Person as Account;
use discord_emulator::{Emulator, Id, Options, Scenario};
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Row as _};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// Clients, and as many freelancers: each client deals with one of them.
pub(crate) const PAIRS: usize = 25;
/// How often the outbox is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// Everything but the program itself.
pub(crate) struct World {
    pub(crate) emulator: Emulator,
    pub(crate) guild: Id,
    pub(crate) general: Id,
    /// Looks at the program's database from the side.
    pub(crate) queries: AnyPool,
    address: String,
    folder: TempDir,
    /// Of a Postgres server on which the database was made.
    postgres: Option<String>,
}

impl World {
    /// Sets everything up; on SQLite, or in a new database on the Postgres server at this URL.
    pub(crate) async fn set(postgres: Option<&str>) -> anyhow::Result<Self> {
        let any = "127.0.0.1:0".parse()?;
        let folder = tempfile::tempdir()?;
        let certificate_dir = Some(folder.path().to_owned());
        let options = Options { scenario: town()?, http: any, tls: any, snapshot: None, certificate_dir };
        let emulator = Emulator::start(options).await?;
        let guild = *emulator.ready().servers.get("Workshop").context("the scenario has its server")?;
        let mia = connect(&emulator, "Mia").await?;
        let general = mia.channel_named(guild, "general").await?.id;
        let (address, url) = match postgres {
            None => {
                let file = folder.path().join("parley.sqlite").display().to_string();
                let url = format!("sqlite://{file}?mode=ro");
                (file, url)
            }
            Some(server) => {
                let name = format!("parley_bench_{}", std::process::id());
                administer(server, &format!("CREATE DATABASE {name}")).await?;
                let url = format!("{}/{name}", server.rsplit_once('/').map_or(server, |(base, _)| base));
                (url.clone(), url)
            }
        };
        let queries = AnyPoolOptions::new().max_connections(1).connect_lazy(&url)?;
        let postgres = postgres.map(str::to_owned);
        Ok(Self { emulator, guild, general, queries, address, folder, postgres })
    }

    /// How the program is started for this scene.
    pub(crate) fn program(&self, binary: &Path) -> anyhow::Result<Program> {
        let bot = self.emulator.ready().bots.get("Parley").context("the scenario has its bot")?;
        let config = self.folder.path().join("parley.toml");
        std::fs::write(&config, self.config())?;
        Ok(Program { binary: PathBuf::from(binary), config, token: bot.token.clone() })
    }

    pub(crate) async fn person(&self, name: &str) -> anyhow::Result<Person> {
        connect(&self.emulator, name).await
    }

    /// Effects that wait, and effects that were given up.
    pub(crate) async fn outbox(&self) -> anyhow::Result<(i64, i64)> {
        let sql = "SELECT state, count(*) AS many FROM effects GROUP BY state";
        let rows = sqlx::query(sql).fetch_all(&self.queries).await?;
        let counts: BTreeMap<String, i64> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        let count = |state: &str| counts.get(state).copied().unwrap_or_default();
        Ok((count("waiting"), count("dead")))
    }

    /// Returns once nothing waits in the outbox.
    pub(crate) async fn settled(&self) -> anyhow::Result<()> {
        while self.outbox().await?.0 > 0 {
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }

    /// The most effects that waited at any look. Looks for ever; `most` is what it has seen.
    pub(crate) async fn watch_outbox(&self, most: &mut i64) -> anyhow::Result<()> {
        loop {
            *most = self.outbox().await?.0.max(*most);
            tokio::time::sleep(LOOK).await;
        }
    }

    pub(crate) async fn close(self) -> anyhow::Result<()> {
        self.queries.close().await;
        self.emulator.stop().await?;
        if let Some(server) = &self.postgres {
            let name = self.address.rsplit('/').next().unwrap_or_default();
            administer(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        Ok(())
    }

    /// Everything at its default, but the limits on how much one person may do in an hour.
    fn config(&self) -> String {
        let ready = self.emulator.ready();
        format!(
            "[discord]\napi_address = {:?}\napi_certificate = {:?}\n[database]\naddress = {:?}\n\
             [offers]\npending_per_client = 1000\npending_per_pair = 1000\nnew_per_hour = 10000\n\
             changes_per_hour = 10000\n[log]\nfilter = \"warn\"\n",
            ready.tls,
            ready.ca.display().to_string(),
            self.address,
        )
    }
}

/// The names of a pair.
pub(crate) fn names(pair: usize) -> [String; 2] {
    [format!("Client {pair}"), format!("Freelancer {pair}")]
}

/// The usual server with more people, and limits wide enough that Discord holds nothing back: the program's own pace for
/// deliveries stays in force.
fn town() -> anyhow::Result<Scenario> {
    let mut scenario = Scenario::workshop()?;
    scenario.limits.factor = 100;
    for (age, name) in (0..PAIRS).flat_map(names).enumerate() {
        let account_age_days = 500 + u64::try_from(age)?;
        scenario.people.push(Account {
            name: name.clone(),
            about: None,
            id: None,
            token: None,
            account_age_days,
            dms: discord_emulator::scenario::Dms::Open,
            two_factor: false,
        });
        for server in &mut scenario.servers {
            server.members.insert(name.clone(), Vec::new());
        }
    }
    Ok(scenario)
}

async fn connect(emulator: &Emulator, name: &str) -> anyhow::Result<Person> {
    let ready = emulator.ready();
    let account = ready.people.get(name).with_context(|| format!("there is no {name}"))?;
    Ok(Person::connect(&ready.http, &account.token).await?)
}

async fn administer(server: &str, statement: &str) -> anyhow::Result<()> {
    let pool = AnyPoolOptions::new().max_connections(1).connect(server).await?;
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&pool).await?;
    pool.close().await;
    Ok(())
}
