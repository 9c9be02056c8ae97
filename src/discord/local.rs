//! A Discord other than the real one. Owns what is known of it, and that it is on this machine.

use std::net::SocketAddr;

/// A Discord other than the real one, on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalDiscord {
    /// Where its API answers over TLS.
    pub api: SocketAddr,
    /// The certificate to trust, as PEM.
    pub certificate_pem: String,
}

/// Whether a gateway's URL names a loopback address.
pub(super) fn is_on_this_machine(url: &str) -> bool {
    let parsed = reqwest::Url::parse(url).ok();
    let host = parsed.as_ref().and_then(reqwest::Url::host_str).unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_loopback_gateway_is_local() {
        for near in ["ws://127.0.0.1:80/", "ws://localhost:9", "ws://[::1]:9/"] {
            assert!(is_on_this_machine(near), "{near}");
        }
        for far in ["wss://gateway.discord.gg", "ws://127.0.0.1.example.com/", "ws://10.0.0.1/", "nonsense"] {
            assert!(!is_on_this_machine(far), "{far}");
        }
    }
}
