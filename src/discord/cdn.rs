//! Downloads of files that people gave with a command. Owns from where: Discord's own hosts and nothing else, or the local
//! Discord's; a link is text that came from outside.

use super::local::{LocalDiscord, is_on_this_machine};
use crate::domain::offers::attachment::{ATTACHMENT_BYTES, Attachment};
use reqwest::{Client, StatusCode, Url, redirect};
use std::time::Duration;

/// Where Discord keeps files.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];
/// How long one download may take.
const DOWNLOAD_TIME: Duration = Duration::from_secs(30);

/// Downloads files.
#[derive(Debug, Clone)]
pub struct Cdn {
    client: Client,
    local: bool,
}

/// Why there are no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFile {
    /// The link has expired, leads elsewhere, or to more than Discord takes: no try can succeed.
    Gone,
    /// Discord could not be reached, or not now.
    Unreachable(String),
}

impl Cdn {
    /// Downloads from Discord, or from the local one.
    ///
    /// # Errors
    /// When no client can be made.
    pub fn new(local: Option<&LocalDiscord>) -> Result<Self, reqwest::Error> {
        // A redirect could lead anywhere, so none is followed.
        let builder =
            Client::builder().use_rustls_tls().timeout(DOWNLOAD_TIME).redirect(redirect::Policy::none());
        let builder = if local.is_some() { builder.no_proxy() } else { builder };
        Ok(Self { client: builder.build()?, local: local.is_some() })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// See [`NoFile`].
    pub async fn download(&self, file: &Attachment) -> Result<Vec<u8>, NoFile> {
        if !self.may_ask(&file.url) {
            return Err(NoFile::Gone);
        }
        let mut answer = self.client.get(&file.url).send().await.map_err(unreachable)?;
        match answer.status() {
            StatusCode::OK => {}
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                return Err(NoFile::Unreachable(format!("the file's host answered {status}")));
            }
            _ => return Err(NoFile::Gone),
        }
        let mut bytes = Vec::new();
        while let Some(more) = answer.chunk().await.map_err(unreachable)? {
            if (bytes.len() + more.len()) as u64 > ATTACHMENT_BYTES {
                return Err(NoFile::Gone);
            }
            bytes.extend_from_slice(&more);
        }
        Ok(bytes)
    }

    /// Whether a link leads to Discord.
    fn may_ask(&self, link: &str) -> bool {
        if self.local {
            return is_on_this_machine(link);
        }
        let Ok(url) = Url::parse(link) else { return false };
        url.scheme() == "https"
            && url.port().is_none()
            && url.username().is_empty()
            && url.host_str().is_some_and(|host| HOSTS.contains(&host))
    }
}

/// Without the link, which anybody could follow.
fn unreachable(error: reqwest::Error) -> NoFile {
    NoFile::Unreachable(error.without_url().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_discords_own_hosts_are_asked() {
        let real = Cdn { client: Client::new(), local: false };
        for link in [
            "https://cdn.discordapp.com/ephemeral-attachments/1/2/a.png?ex=1",
            "https://media.discordapp.net/attachments/1/2/a.png",
        ] {
            assert!(real.may_ask(link), "{link}");
        }
        for link in [
            "http://cdn.discordapp.com/a",
            "https://cdn.discordapp.com:8443/a",
            "https://cdn.discordapp.com.e.vil/a",
            "https://cdn.discordapp.com@e.vil/a",
            "https://me@cdn.discordapp.com/a",
            "https://127.0.0.1/a",
            "file:///etc/passwd",
            "nonsense",
        ] {
            assert!(!real.may_ask(link), "{link}");
        }
        let local = Cdn { client: Client::new(), local: true };
        assert!(local.may_ask("http://127.0.0.1:4000/attachments/1/2/a.png"));
        assert!(!local.may_ask("https://cdn.discordapp.com/a"), "a local Discord never becomes the real one");
    }
}
