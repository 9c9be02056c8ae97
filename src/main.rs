//! The command line: `parley run`, `parley demo`, `parley migrate`, `parley backup`, `parley restore`, `parley export`. Owns
//! arguments, exit codes and logging; everything else is the library's.

use clap::{Parser, Subcommand, ValueEnum};
use parley::clock::{Clock, Random};
use parley::config::Config;
use parley::copies;
use parley::discord::transport::DEFER_AFTER;
use parley::run::{RunError, Setup};
use parley::shutdown::Shutdown;
use parley::store::ExportFormat;
use std::io::Write;
use std::path::PathBuf;
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
}

/// What `--format` takes.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs: a JSON object on each line.
    Jsonl,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match start(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let mut stderr = std::io::stderr();
            // Nothing is left to be told if even this cannot be written.
            drop(writeln!(stderr, "parley: {error}."));
            ExitCode::FAILURE
        }
    }
}

async fn start(arguments: Arguments) -> anyhow::Result<()> {
    let config = arguments.config.as_deref().map(Config::load).transpose()?.unwrap_or_default();
    let config = config.with_environment(|name| std::env::var(name))?;
    match arguments.command {
        Command::Run => Ok(run(config).await?),
        #[cfg(feature = "demo")]
        Command::Demo(demo) => {
            parley::log::start(&parley::config::LogConfig { filter: "warn".to_owned(), ..config.log })?;
            parley::demo::run(demo).await
        }
        Command::Migrate => {
            parley::store::Store::open(&config.database.address).await?.close().await;
            say("The database is up to date.");
            Ok(())
        }
        Command::Backup { file } => {
            say(&copies::back_up(&config.database.address, &file).await?);
            Ok(())
        }
        Command::Restore { file } => {
            say(&copies::restore(&config.database.address, &file).await?);
            Ok(())
        }
        Command::Export { format, folder } => {
            let format = match format {
                Format::Csv => ExportFormat::Csv,
                Format::Jsonl => ExportFormat::JsonLines,
            };
            say(&copies::export(&config.database.address, format, &folder).await?);
            Ok(())
        }
    }
}

async fn run(config: Config) -> Result<(), RunError> {
    parley::log::start(&config.log)?;
    let token = config.token(Config::token_from_environment(|name| std::env::var(name))?.as_deref())?;
    let (clock, random) = (Clock::machine(), Random::from_machine());
    let setup = Setup { config, token, clock, random, defer_after: DEFER_AFTER, after_commit: None };
    let (ready, is_ready) = oneshot::channel();
    let greeting = tokio::spawn(async {
        if let Ok(link) = is_ready.await {
            say(&format!("Parley is ready. Add it to a server:\n  {link}"));
        }
    });
    let mut shutdown = Shutdown::listen().map_err(RunError::Signals)?;
    let ended = parley::run::run(setup, ready, shutdown.asked()).await;
    greeting.abort();
    ended
}

fn say(text: &str) {
    // A closed standard output is no reason to stop serving.
    drop(writeln!(std::io::stdout(), "{text}"));
}
