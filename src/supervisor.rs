//! What a service manager such as systemd is told: that Parley is ready, that it lives, and that it stops. Owns the protocol (see
//! sd_notify(3)): a datagram to the socket that an environment variable names. Where there is none, nothing is told.

use std::time::Duration;

/// Names the socket.
const SOCKET: &str = "NOTIFY_SOCKET";
/// Within so many microseconds it must hear that Parley lives.
const WATCHDOG: &str = "WATCHDOG_USEC";
/// Whom that is meant for; everybody without it.
const WATCHDOG_PID: &str = "WATCHDOG_PID";

/// Whoever started Parley and looks after it.
#[derive(Debug, Clone)]
pub struct Supervisor {
    socket: Option<String>,
    watchdog: Option<Duration>,
}

impl Supervisor {
    /// The one that the environment names; `variable` reads it.
    #[must_use]
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| variable(name).and_then(|text| text.parse::<u64>().ok());
        let is_meant = number(WATCHDOG_PID).is_none_or(|id| id == u64::from(std::process::id()));
        let watchdog = number(WATCHDOG).filter(|us| is_meant && *us > 0).map(Duration::from_micros);
        Self { socket: variable(SOCKET).filter(|socket| !socket.is_empty()), watchdog }
    }

    /// Parley is connected.
    pub fn ready(&self) {
        self.tell("READY=1\nSTATUS=Connected to Discord");
    }

    /// Parley was asked to stop.
    pub fn stopping(&self) {
        self.tell("STOPPING=1\nSTATUS=Stopping");
    }

    /// Says again and again that Parley lives, for ever, where somebody wants to hear it.
    pub async fn keep(self) {
        let Some(watchdog) = self.watchdog else { return };
        loop {
            self.tell("WATCHDOG=1");
            tokio::time::sleep(watchdog / 2).await;
        }
    }

    #[cfg(unix)]
    fn tell(&self, message: &str) {
        if let Some(socket) = &self.socket
            && let Err(error) = unix::send(socket, message.as_bytes())
        {
            tracing::warn!(%error, "couldn't tell the service manager how Parley is");
        }
    }

    #[cfg(not(unix))]
    fn tell(&self, _: &str) {}
}

#[cfg(unix)]
mod unix {
    use std::io;
    #[cfg(target_os = "linux")]
    use std::os::linux::net::SocketAddrExt as _;
    #[cfg(target_os = "linux")]
    use std::os::unix::net::SocketAddr;
    use std::os::unix::net::UnixDatagram;

    /// Sends one message, without waiting for anybody.
    pub(super) fn send(socket: &str, message: &[u8]) -> io::Result<()> {
        let sender = UnixDatagram::unbound()?;
        sender.set_nonblocking(true)?;
        // A name that begins so is no path (unix(7), "abstract").
        #[cfg(target_os = "linux")]
        if let Some(name) = socket.strip_prefix('@') {
            return sender.send_to_addr(message, &SocketAddr::from_abstract_name(name)?).map(drop);
        }
        sender.send_to(message, socket).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, String)]) -> Supervisor {
        Supervisor::from_environment(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn the_watchdog_of_another_process_is_not_ours() {
        let us = (WATCHDOG, "60000000".to_owned());
        assert_eq!(with(&[]).watchdog, None);
        assert_eq!(with(std::slice::from_ref(&us)).watchdog, Some(Duration::from_secs(60)));
        let ours = (WATCHDOG_PID, std::process::id().to_string());
        assert_eq!(with(&[us.clone(), ours]).watchdog, Some(Duration::from_secs(60)));
        assert_eq!(with(&[us, (WATCHDOG_PID, "1".to_owned())]).watchdog, None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_socket_without_a_path_is_reached() {
        use std::os::linux::net::SocketAddrExt as _;
        use std::os::unix::net::{SocketAddr, UnixDatagram};
        let name = format!("parley-test-{}", std::process::id());
        let address = SocketAddr::from_abstract_name(&name).expect("an address");
        let socket = UnixDatagram::bind_addr(&address).expect("a socket");
        with(&[(SOCKET, format!("@{name}"))]).stopping();
        let mut heard = [0; 64];
        let length = socket.recv(&mut heard).expect("a message");
        assert_eq!(&heard[..length], b"STOPPING=1\nSTATUS=Stopping");
    }
}
