//! Being asked to stop: Ctrl-C, and the signal that service managers send. Listens from its creation on, so that being asked while
//! something else is waited for is noticed afterwards. Owns how that is told to what runs, and that being asked again means at once.

use std::io;
use tokio::sync::watch;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlC, ctrl_c};

/// Somebody may ask the process to stop.
#[derive(Debug)]
pub struct Shutdown {
    #[cfg(unix)]
    interrupt: Signal,
    #[cfg(unix)]
    terminate: Signal,
    #[cfg(windows)]
    interrupt: CtrlC,
}

impl Shutdown {
    /// From now on, the process isn't ended by being asked to stop: it has to look at [`Shutdown::asked`].
    ///
    /// # Errors
    /// When the system lets nobody listen.
    pub fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        return Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        });
        #[cfg(windows)]
        return Ok(Self { interrupt: ctrl_c()? });
    }

    /// Done when somebody has asked since the last time, or since this listens.
    pub async fn asked(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(windows)]
        self.interrupt.recv().await;
    }
}

/// Asks what runs to stop.
#[derive(Debug)]
pub struct Stopper(watch::Sender<u32>);

/// What a part of Parley that runs hears of being asked to stop.
#[derive(Debug)]
pub struct Stop {
    asked: watch::Receiver<u32>,
    heard: u32,
}

impl Stopper {
    /// One, and what hears it. Once it's dropped, nothing is asked any longer.
    #[must_use]
    pub fn new() -> (Self, Stop) {
        let (sender, asked) = watch::channel(0);
        (Self(sender), Stop { asked, heard: 0 })
    }

    /// Asks to stop; again, to stop at once.
    pub fn ask(&self) {
        self.0.send_modify(|times| *times += 1);
    }
}

impl Stop {
    /// One that is never asked.
    #[must_use]
    pub fn never() -> Self {
        Stopper::new().1
    }

    /// Done when it has been asked once more than before.
    pub async fn asked(&mut self) {
        let heard = self.heard;
        if self.asked.wait_for(|times| *times > heard).await.is_err() {
            std::future::pending::<()>().await;
        }
        self.heard += 1;
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[tokio::test]
    async fn being_asked_before_anybody_looks_is_noticed() {
        let (mut now, mut later) =
            (Shutdown::listen().expect("signals"), Shutdown::listen().expect("signals"));
        for name in ["-INT", "-TERM"] {
            let sent = Command::new("kill").args([name, &std::process::id().to_string()]).status();
            assert!(sent.expect("kill runs").success());
            now.asked().await;
            later.asked().await;
        }
    }

    #[tokio::test]
    async fn each_time_is_heard_once_and_nobody_asking_is_not_being_asked() {
        let (stopper, mut stop) = Stopper::new();
        stopper.ask();
        stopper.ask();
        stop.asked().await;
        stop.asked().await;
        drop(stopper);
        let more = tokio::time::timeout(std::time::Duration::from_millis(1), stop.asked()).await;
        assert!(more.is_err());
    }
}
