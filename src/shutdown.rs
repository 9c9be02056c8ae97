//! Being asked to stop: Ctrl-C, and the signal that service managers send. Listens from its creation on, so that being asked while
//! something else is waited for is noticed afterwards.

use std::io;

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
}
