//! The program under measurement: a real process. Owns starting and stopping it, and what the operating system says about
//! it. Must not know what it is asked to do.

use anyhow::{Context as _, bail};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// What the program prints once it answers presses.
const READY: &str = "Parley is ready";
/// A start that takes longer has failed.
const START: Duration = Duration::from_secs(60);
/// Linux counts processor time for `/proc` in hundredths of a second, whatever the kernel's own clock.
const TICKS_PER_S: f64 = 100.0;

/// How to start the program.
pub(crate) struct Program {
    pub(crate) binary: PathBuf,
    pub(crate) config: PathBuf,
    pub(crate) token: String,
}

/// A running `parley run`, ended when dropped.
pub(crate) struct Process {
    child: Child,
}

/// What it occupies, in kibibytes.
#[derive(Clone, Copy)]
pub(crate) struct Memory {
    /// All pages that are in memory, those of the program file and of libraries too.
    pub(crate) resident_kib: u64,
    /// Of that what the program made itself, heap and stacks: the rest are files that the system could read again.
    pub(crate) made_kib: u64,
}

impl Program {
    /// Starts it and waits until it is ready; gives how long that took from the call to the operating system on.
    pub(crate) async fn start(&self) -> anyhow::Result<(Process, Duration)> {
        let mut command = Command::new(&self.binary);
        command.args(["run", "--config"]).arg(&self.config);
        command.env("PARLEY_TOKEN", &self.token).env_remove("PARLEY_DATABASE");
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let begun = Instant::now();
        let mut child =
            command.spawn().with_context(|| format!("{} does not start", self.binary.display()))?;
        let out = child.stdout.take();
        let process = Process { child };
        let (tell, ready) = oneshot::channel();
        let mut tell = Some(tell);
        // Reads to the end, so that the program never waits for a reader.
        std::thread::spawn(move || {
            for line in out.into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok) {
                if line.starts_with(READY)
                    && let Some(tell) = tell.take()
                {
                    // Nobody listens any more when the start took too long.
                    let _ = tell.send(begun.elapsed());
                }
            }
        });
        match tokio::time::timeout(START, ready).await {
            Ok(Ok(took)) => Ok((process, took)),
            _ => bail!("{} did not become ready", self.binary.display()),
        }
    }
}

impl Process {
    /// Asks it to stop and waits until it is gone; gives how long that took.
    pub(crate) async fn stop(mut self) -> anyhow::Result<Duration> {
        let begun = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        anyhow::ensure!(asked.success(), "the program cannot be asked to stop");
        let status = tokio::task::spawn_blocking(move || self.child.wait()).await??;
        anyhow::ensure!(status.success(), "the program stopped with {status}");
        Ok(begun.elapsed())
    }

    pub(crate) fn memory(&self) -> anyhow::Result<Memory> {
        let status = self.read("status")?;
        let [resident_kib, made_kib] = ["VmRSS:", "RssAnon:"].map(|name| read_kib(&status, name));
        Ok(Memory { resident_kib, made_kib })
    }

    /// Processor time that it has used so far, in seconds.
    pub(crate) fn cpu_s(&self) -> anyhow::Result<f64> {
        let stat = self.read("stat")?;
        // The name in parentheses may hold spaces. After it, user and system time are the 12th and 13th field.
        let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
        let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
        Ok(ticks.sum::<f64>() / TICKS_PER_S)
    }

    fn read(&self, name: &str) -> anyhow::Result<String> {
        let path = Path::new("/proc").join(self.child.id().to_string()).join(name);
        std::fs::read_to_string(&path).with_context(|| path.display().to_string())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be gone already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The line with this name in a table of `/proc`, such as `VmRSS:  1234 kB`; 0 where there is none.
pub(crate) fn read_kib(table: &str, name: &str) -> u64 {
    let rest = table.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    rest.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}
