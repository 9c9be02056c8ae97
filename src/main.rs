//! The command line: `parley run`, `check`, `health`, `demo`, `migrate`, `backup`, `restore`, `export`, `move`, `stats`, `webhooks`. Owns arguments and what is
//! printed; which exit code means what is `check::Fault`'s, and everything else is the library's.

use clap::{Parser, Subcommand, ValueEnum};
use parley::check::{self, Fault};
use parley::clock::{Clock, Random};
use parley::config::{Config, ConfigError};
use parley::copies;
use parley::discord::transport::DEFER_AFTER;
use parley::domain::statistics::period::Period;
use parley::run::{RunError, Setup};
use parley::shutdown::{Shutdown, Stopper};
use parley::statistics::{self, Wanted};
use parley::store::{self, ExportFormat, Store};
use parley::supervisor::Supervisor;
use parley::webhooks::{self, SendAgain};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::sync::oneshot;

/// A Discord bot for hiring freelancers and agencies with direct offers.
#[derive(Parser)]
#[command(name = "parley", version, disable_help_subcommand = true)]
struct Arguments {
    /// Configuration file; config/parley.toml lists every key with its default.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the bot. Reads its token from PARLEY_TOKEN or from the configured token file.
    Run,
    /// Look at everything that Parley needs, in one line each, and change nothing.
    Check,
    /// Ask a running Parley whether it can work. Needs `listen` in `[http]`.
    Health,
    /// Try Parley without a Discord account, in a local Discord with people in it.
    #[cfg(feature = "demo")]
    Demo(parley::demo::Arguments),
    /// Create or update the database's tables, then exit.
    Migrate,
    /// Copy the SQLite database to a new file, also while Parley runs.
    Backup {
        /// The file, which must not exist yet.
        file: PathBuf,
    },
    /// Put a backup in the place of the SQLite database, while Parley is stopped.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Write everything in the database to files that other programs read, also while Parley runs.
    Export {
        /// How the files are written.
        #[arg(long, value_enum)]
        format: Format,
        /// The folder, which must not exist yet.
        folder: PathBuf,
    },
    /// Show the statistics of servers, as `/parley stats` does, also while Parley runs.
    Stats {
        /// Of the server with this id alone.
        #[arg(long, value_name = "ID")]
        server: Option<i64>,
        /// How far to look back.
        #[arg(long, value_name = "N", value_parser = Period::ALL.map(Period::code), default_value = Period::default().code())]
        days: String,
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// List the endpoints in [[webhooks]] with what waits for them and what was given up, also while Parley runs.
    Webhooks {
        #[command(subcommand)]
        command: Option<WebhooksCommand>,
    },
    /// Move everything from the SQLite database to an empty one on Postgres, while Parley is stopped. Stopped in the middle, the same
    /// command continues.
    Move {
        /// The Postgres database, such as postgres://parley@host/parley. Its password can be in PGPASSWORD instead.
        #[arg(long, value_name = "ADDRESS", required_unless_present = "cancel")]
        to: Option<String>,
        /// Give a move up, and use the SQLite database again.
        #[arg(long, conflicts_with = "to")]
        cancel: bool,
    },
}

#[derive(Subcommand)]
enum WebhooksCommand {
    /// Send events again that were given up, also while Parley runs.
    SendAgain {
        /// Which of them, as the list names them.
        #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
        ids: Vec<i64>,
        /// All of them.
        #[arg(long)]
        all: bool,
        /// Of this endpoint alone.
        #[arg(long, value_name = "NAME", requires = "all")]
        endpoint: Option<String>,
    },
    /// Send an event of the type parley.test to an endpoint right now, and say what it answers.
    Test {
        /// The endpoint.
        name: String,
    },
}

/// What `--format` takes.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs: a JSON object on each line.
    Jsonl,
}

/// Why the program ends early: a sentence, and what it exits with.
struct Failure {
    words: String,
    fault: Fault,
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self { fault: Fault::from(&error), words: error.to_string() }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self { fault: Fault::from(&error), words: error.to_string() }
    }
}

impl From<copies::Error> for Failure {
    fn from(error: copies::Error) -> Self {
        Self { fault: Fault::Other, words: error.to_string() }
    }
}

impl From<statistics::Error> for Failure {
    fn from(error: statistics::Error) -> Self {
        Self { fault: Fault::Other, words: error.to_string() }
    }
}

impl From<webhooks::Error> for Failure {
    fn from(error: webhooks::Error) -> Self {
        Self { fault: Fault::Other, words: error.to_string() }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Self { fault: Fault::from(&error), words: error.to_string() }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { config, command } = Arguments::parse();
    match start(config.as_deref(), command).await {
        Ok(code) => code,
        Err(Failure { words, fault }) => {
            let mut stderr = std::io::stderr();
            // Nothing is left to be told if even this cannot be written.
            drop(writeln!(stderr, "parley: {words}."));
            ExitCode::from(fault.exit_code())
        }
    }
}

async fn look(config: Option<&Path>) -> ExitCode {
    let fault = check::check(config, |name| std::env::var(name), |line| say(&line.to_string())).await;
    fault.map_or(ExitCode::SUCCESS, |fault| ExitCode::from(fault.exit_code()))
}

async fn health(config: &Config) -> Result<ExitCode, Failure> {
    let address = config.http.listen.ok_or_else(|| {
        let why = "set it to where the running Parley is to answer, such as \"127.0.0.1:9464\"".to_owned();
        ConfigError::Value { key: "http.listen", why }
    })?;
    let asked = parley::health::ask(address).await;
    let code = if asked.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    let (Ok(words) | Err(words)) = asked;
    say(words.trim_end());
    Ok(code)
}

async fn start(path: Option<&Path>, command: Command) -> Result<ExitCode, Failure> {
    let config = || {
        let config = path.map(Config::load).transpose()?.unwrap_or_default();
        config.with_environment(|name| std::env::var(name))
    };
    match command {
        Command::Run => run(config()?).await?,
        // It reads the configuration by itself, to tell what is wrong with it.
        Command::Check => return Ok(look(path).await),
        Command::Health => return health(&config()?).await,
        #[cfg(feature = "demo")]
        Command::Demo(demo) => {
            parley::log::start(&parley::config::LogConfig { filter: "warn".to_owned(), ..config()?.log })?;
            let ended = parley::demo::run(demo).await;
            ended.map_err(|error| Failure { words: error.to_string(), fault: Fault::Other })?;
        }
        Command::Migrate => {
            Store::open(&config()?.database.address).await?.close().await;
            say("The database is up to date.");
        }
        Command::Backup { file } => say(&copies::back_up(&config()?.database.address, &file).await?),
        Command::Restore { file } => say(&copies::restore(&config()?.database.address, &file).await?),
        Command::Export { format, folder } => {
            let format = match format {
                Format::Csv => ExportFormat::Csv,
                Format::Jsonl => ExportFormat::JsonLines,
            };
            say(&copies::export(&config()?.database.address, format, &folder).await?);
        }
        Command::Stats { server, days, json } => {
            let config = config()?;
            let period = Period::from_code(&days).unwrap_or_default();
            let wanted = Wanted { server, period, as_json: json };
            let (address, rules) = (&config.database.address, config.rules()?);
            say(&statistics::statistics(address, wanted, &rules, &Clock::machine()).await?);
        }
        Command::Webhooks { command } => say(&endpoints(&config()?, command).await?),
        Command::Move { to: Some(to), .. } => {
            say(&copies::move_to(&config()?.database.address, &to, say).await?);
        }
        Command::Move { to: None, .. } => say(&copies::cancel_move(&config()?.database.address).await?),
    }
    Ok(ExitCode::SUCCESS)
}

async fn endpoints(config: &Config, command: Option<WebhooksCommand>) -> Result<String, Failure> {
    let (address, clock) = (&config.database.address, Clock::machine());
    Ok(match command {
        None => webhooks::list(address, &config.endpoints()?, &clock).await?,
        Some(WebhooksCommand::SendAgain { ids, all, endpoint }) => {
            let which = if all { SendAgain::All(endpoint) } else { SendAgain::Ids(ids) };
            webhooks::send_again(address, which, &clock).await?
        }
        Some(WebhooksCommand::Test { name }) => {
            webhooks::test(&config.endpoints()?, &name, (&clock, &Random::from_machine())).await?
        }
    })
}

async fn run(config: Config) -> Result<(), Failure> {
    parley::log::start(&config.log)?;
    let token = config.token(Config::token_from_environment(|name| std::env::var(name))?.as_deref())?;
    check::warn_at_start(&config, &token);
    let (clock, random) = (Clock::machine(), Random::from_machine());
    let setup = Setup { config, token, clock, random, defer_after: DEFER_AFTER, after_commit: None };
    let (ready, is_ready) = oneshot::channel();
    let supervisor = Supervisor::from_environment(|name| std::env::var(name).ok());
    let living = tokio::spawn(supervisor.clone().keep());
    let told = supervisor.clone();
    let greeting = tokio::spawn(async move {
        if let Ok(link) = is_ready.await {
            told.ready();
            say(&format!("Parley is ready. Add it to a server:\n  {link}"));
        }
    });
    let mut shutdown = Shutdown::listen().map_err(RunError::Signals)?;
    let (stopper, stop) = Stopper::new();
    let asking = tokio::spawn(async move {
        loop {
            shutdown.asked().await;
            supervisor.stopping();
            stopper.ask();
        }
    });
    let ended = parley::run::run(setup, ready, stop).await;
    asking.abort();
    greeting.abort();
    living.abort();
    Ok(ended?)
}

fn say(text: &str) {
    // A closed standard output is no reason to stop serving.
    drop(writeln!(std::io::stdout(), "{text}"));
}
