//! Which bots there are and how each is started. Must not know what is measured.

use crate::process::{Launch, Process};
use crate::world::Town;
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A bot of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bot {
    Parley,
    #[value(name = "discord.js")]
    DiscordJs,
    #[value(name = "discord.py")]
    DiscordPy,
    /// Answers everything with a constant; not of the same shape.
    Floor,
}

/// Where everything is.
pub(crate) struct Programs {
    pub(crate) parley: PathBuf,
    pub(crate) floor: PathBuf,
    pub(crate) node: PathBuf,
    pub(crate) python: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) core: usize,
}

/// The pace of deliveries, calls a second: Parley's own, so that all bots keep the same.
const PACE: u32 = 40;
/// The pace while offers are prepared.
const PACE_OF_PREPARING: u32 = 2_000;

impl Bot {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Parley => "Parley",
            Self::DiscordJs => "discord.js",
            Self::DiscordPy => "discord.py",
            Self::Floor => "floor (serenity)",
        }
    }

    /// The name of its database in its folder.
    pub(crate) fn database(self) -> &'static str {
        "bot.sqlite"
    }

    /// Starts it and waits until it is ready. `data` is the folder of its database; `offers` is a file with the offers that it
    /// adds when it starts.
    pub(crate) async fn start(
        self,
        programs: &Programs,
        town: &Town,
        data: &Path,
        offers: Option<&Path>,
    ) -> anyhow::Result<Process> {
        let mut command = Command::new("taskset");
        command.args(["-c", &programs.core.to_string()]);
        let ready = match self {
            Self::Parley => {
                let config = data.join("parley.toml");
                std::fs::write(&config, parley_config(town, &data.join(self.database())))?;
                command.arg(&programs.parley).args(["run", "--config"]).arg(config);
                command.env("PARLEY_TOKEN", town.token()).env_remove("PARLEY_DATABASE");
                "Parley is ready"
            }
            Self::DiscordJs => {
                command.arg(&programs.node).arg(programs.folder.join("discord-js/bot.js"));
                "ready"
            }
            Self::DiscordPy => {
                command.arg(&programs.python).arg(programs.folder.join("discord-py/bot.py"));
                "ready"
            }
            Self::Floor => {
                command.arg(&programs.floor);
                "ready"
            }
        };
        if self != Self::Parley {
            let ready = town.ready();
            let pace = if offers.is_some() { PACE_OF_PREPARING } else { PACE };
            command
                .env("COMPARE_TLS", &ready.tls)
                .env("COMPARE_GATEWAY", &ready.gateway)
                .env("COMPARE_CA", &ready.ca)
                // What node trusts is read from a file at its start.
                .env("NODE_EXTRA_CA_CERTS", &ready.ca)
                .env("COMPARE_TOKEN", town.token())
                .env("COMPARE_DATABASE", data.join(self.database()))
                .env("COMPARE_PACE", pace.to_string());
            offers.map(|file| command.env("COMPARE_OFFERS", file));
        }
        // No development settings and no proxy: everything is on this machine.
        command.env("NODE_ENV", "production");
        for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
            command.env_remove(proxy);
        }
        Launch { command, ready }.start().await
    }
}

/// Everything at its default, but the limits on how much one person may do in an hour.
fn parley_config(town: &Town, database: &Path) -> String {
    let ready = town.ready();
    format!(
        "[discord]\napi_address = {:?}\napi_certificate = {:?}\n[database]\naddress = {:?}\n\
         [offers]\npending_per_client = 1000\npending_per_pair = 1000\nnew_per_hour = 10000\n\
         [log]\nfilter = \"warn\"\n",
        ready.tls,
        ready.ca.display().to_string(),
        database.display().to_string(),
    )
}
