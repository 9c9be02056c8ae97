//! A bot as a process. Owns starting and stopping it, and what the operating system says about it. Must not know what it does.

use anyhow::{Context as _, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// A start that takes longer has failed.
const START: Duration = Duration::from_secs(60);
/// A stop that takes longer has failed.
const STOP: Duration = Duration::from_secs(60);
/// Linux counts processor time for `/proc` in hundredths of a second, whatever the kernel's own clock.
const TICKS_PER_S: f64 = 100.0;

/// A bot that is about to start.
pub(crate) struct Launch {
    pub(crate) command: Command,
    /// How the line begins that it prints once it answers presses.
    pub(crate) ready: &'static str,
}

/// A running bot, ended when dropped.
pub(crate) struct Process {
    child: Child,
    /// From the call to the operating system to the bot's line.
    pub(crate) start: Duration,
}

impl Launch {
    /// Starts it and waits until it is ready.
    pub(crate) async fn start(mut self) -> anyhow::Result<Process> {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped());
        let begun = Instant::now();
        let child =
            self.command.spawn().with_context(|| format!("{:?} does not start", self.command.get_program()));
        let mut process = Process { child: child?, start: Duration::ZERO };
        let out = process.child.stdout.take();
        let (tell, is_ready) = oneshot::channel();
        let (mut tell, wanted) = (Some(tell), self.ready);
        // Reads to the end, so that the bot never waits for a reader.
        std::thread::spawn(move || {
            for line in out.into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok) {
                if line.starts_with(wanted)
                    && let Some(tell) = tell.take()
                {
                    // Nobody listens any more when the start took too long.
                    let _ = tell.send(begun.elapsed());
                }
            }
        });
        match tokio::time::timeout(START, is_ready).await {
            Ok(Ok(took)) => process.start = took,
            _ => bail!("{:?} did not become ready", self.command),
        }
        Ok(process)
    }
}

impl Process {
    /// Asks it to stop and waits until it is gone; gives how long that took.
    pub(crate) async fn stop(mut self) -> anyhow::Result<Duration> {
        let begun = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        anyhow::ensure!(asked.success(), "the bot cannot be asked to stop");
        loop {
            match self.child.try_wait()? {
                Some(status) => {
                    let took = begun.elapsed();
                    anyhow::ensure!(status.success(), "the bot stopped with {status}");
                    return Ok(took);
                }
                None if begun.elapsed() > STOP => bail!("the bot does not stop"),
                None => tokio::time::sleep(Duration::from_millis(1)).await,
            }
        }
    }

    /// Whether it is still there.
    pub(crate) fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// What is in memory now and what was at most, in kibibytes.
    pub(crate) fn memory_kib(&self) -> anyhow::Result<(f64, f64)> {
        let status = read(self.child.id(), "status")?;
        Ok((read_kib(&status, "VmRSS:"), read_kib(&status, "VmHWM:")))
    }

    /// Processor time that it has used so far, in seconds.
    pub(crate) fn cpu_s(&self) -> anyhow::Result<f64> {
        cpu_s(self.child.id())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be gone already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Processor time of a process so far, in seconds.
pub(crate) fn cpu_s(process: u32) -> anyhow::Result<f64> {
    let stat = read(process, "stat")?;
    // The name in parentheses may hold spaces. After it, user and system time are the 12th and 13th field.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    Ok(ticks.sum::<f64>() / TICKS_PER_S)
}

/// The line with this name in a table of `/proc`, such as `VmRSS:  1234 kB`; 0 where there is none.
pub(crate) fn read_kib(table: &str, name: &str) -> f64 {
    let rest = table.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    rest.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

fn read(process: u32, name: &str) -> anyhow::Result<String> {
    let path = Path::new("/proc").join(process.to_string()).join(name);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}
