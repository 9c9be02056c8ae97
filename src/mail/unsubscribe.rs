//! The link that ends email without Discord: written into each email, signed, and answered by a small listener of Parley's own,
//! where the operator gave it a public address (RFC 8058). Owns what stands in a link and who can have made it; the page is
//! `page`'s, and the listener `server`'s.

mod page;
mod server;

pub use server::Listener;

use crate::app::{self, App};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::notifications::mail::MailSubscription;
use crate::domain::time::UnixMs;
use ring::hmac;
use ring::rand::{SecureRandom as _, SystemRandom};
use std::fmt;
use thiserror::Error;

/// Bytes of the secret.
const SECRET_BYTES: usize = 32;
/// Bytes of what is signed: three numbers.
const BODY_BYTES: usize = 24;
/// Bytes of a signature.
const TAG_BYTES: usize = 32;
/// What stands before the signed part of an address.
const PATH: &str = "/unsubscribe/";

/// Makes links, and knows its own again.
#[derive(Clone)]
pub struct Links {
    /// The public address, without a slash at its end.
    base: String,
    key: hmac::Key,
}

/// Why there are no links.
#[derive(Debug, Error)]
pub enum LinksError {
    /// Nothing that nobody can guess.
    #[error("this machine gives Parley no random bytes to sign unsubscribe links with")]
    NoRandomness,
    /// The secret can be neither read nor kept.
    #[error(transparent)]
    App(#[from] app::Error),
}

impl fmt::Debug for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Links").field("base", &self.base).finish_non_exhaustive()
    }
}

impl Links {
    /// Links below the public address `base`, signed with the secret that is kept in the database.
    ///
    /// # Errors
    /// A failure of the database, or of the machine.
    pub async fn new(app: &App, base: &str) -> Result<Self, LinksError> {
        let kept = app.unsubscribe_secret(&fresh_secret()?).await?;
        let key = hmac::Key::new(hmac::HMAC_SHA256, kept.as_bytes());
        Ok(Self { base: base.trim_end_matches('/').to_owned(), key })
    }

    /// The link that ends the emails of `from`; always the same one.
    #[must_use]
    pub fn link(&self, from: MailSubscription) -> String {
        let body = body(from);
        let tag = hmac::sign(&self.key, &body);
        format!("{}{PATH}{}{}", self.base, hex(&body), hex(tag.as_ref()))
    }

    /// What the link with this path is for; `None` for a path that was not made here, or was changed.
    fn read(&self, path: &str) -> Option<MailSubscription> {
        // Whatever stands before it: a proxy may pass on the whole path, or a part.
        let (_, token) = path.rsplit_once(PATH)?;
        let bytes = unhex(token)?;
        if bytes.len() != BODY_BYTES + TAG_BYTES {
            return None;
        }
        let (body, tag) = bytes.split_at(BODY_BYTES);
        hmac::verify(&self.key, body, tag).ok()?;
        let mut numbers = body.chunks_exact(8).map(|bytes| bytes.try_into().map(i64::from_be_bytes));
        let mut next = || numbers.next()?.ok();
        Some(MailSubscription {
            guild: GuildId(next()?),
            person: PersonId(next()?),
            confirmed: UnixMs(next()?),
        })
    }
}

fn body(from: MailSubscription) -> Vec<u8> {
    let MailSubscription { guild, person, confirmed } = from;
    [guild.0, person.0, confirmed.0].into_iter().flat_map(i64::to_be_bytes).collect()
}

/// A secret that nobody can guess.
fn fresh_secret() -> Result<String, LinksError> {
    let mut bytes = [0; SECRET_BYTES];
    SystemRandom::new().fill(&mut bytes).map_err(|_| LinksError::NoRandomness)?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a text that [`hex`] wrote; `None` for another one.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes().chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(secret: &[u8]) -> Links {
        Links { base: "https://parley.example/p".to_owned(), key: hmac::Key::new(hmac::HMAC_SHA256, secret) }
    }

    const BENS: MailSubscription =
        MailSubscription { guild: GuildId(10), person: PersonId(-2), confirmed: UnixMs(1_764_000_000_000) };

    #[test]
    fn a_link_leads_back_whatever_stands_before_it() {
        let links = links(b"one");
        let link = links.link(BENS);
        let path = link.strip_prefix("https://parley.example/p").expect("below the address");
        assert_eq!(links.read(path), Some(BENS));
        assert_eq!(links.read(&link), Some(BENS));
        assert_eq!(links.link(BENS), link, "always the same");
    }

    #[test]
    fn no_other_text_is_a_link() {
        let links = links(b"one");
        let link = links.link(BENS);
        let (_, token) = link.rsplit_once('/').expect("a token");
        for at in 0..token.len() {
            let mut altered = token.to_owned();
            let digit = if &token[at..=at] == "0" { "1" } else { "0" };
            altered.replace_range(at..=at, digit);
            assert_eq!(links.read(&format!("{PATH}{altered}")), None, "digit {at}");
        }
        for other in ["", "/", PATH, "/unsubscribe", &token[2..], &token.to_uppercase(), "%00", "ä"] {
            assert_eq!(links.read(&format!("{PATH}{other}")), None, "{other}");
        }
        assert_eq!(links.read(&format!("{PATH}{token}00")), None);
        assert_eq!(links.read(&format!("{PATH}{token}/")), None);
        assert_eq!(links.read(token), None);
        assert_eq!(self::links(b"two").read(&link), None, "somebody else's secret");
    }

    #[test]
    fn secrets_differ_and_are_not_shown() {
        let (one, two) = (fresh_secret().expect("random"), fresh_secret().expect("random"));
        assert!(one != two && one.len() == 2 * SECRET_BYTES);
        assert!(!format!("{:?}", links(b"hunter2")).contains("hunter2"));
    }
}
