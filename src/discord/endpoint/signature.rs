//! Whether a request is Discord's: its Ed25519 signature over the timestamp and the body, and how old it is. Owns the key's form.

use crate::domain::time::{MINUTE_MS, SECOND_MS, UnixMs};
use ring::signature::{ED25519, UnparsedPublicKey};

/// So far may the timestamp be from the present, either way: clocks differ, and a request takes its time.
const OFF_BY_MS: i64 = MINUTE_MS;
/// Bytes of a key and of a signature.
const KEY: usize = 32;
const SIGNATURE: usize = 64;

/// The public key of an application.
#[derive(Clone)]
pub(super) struct PublicKey(UnparsedPublicKey<[u8; KEY]>);

/// What a request says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed<'a> {
    /// Seconds since 1970, in digits.
    pub(super) timestamp: &'a str,
    /// In hexadecimal digits.
    pub(super) signature: &'a str,
    /// As it came in.
    pub(super) body: &'a [u8],
}

impl PublicKey {
    /// The key as Discord tells it: in hexadecimal digits.
    pub(super) fn read(digits: &str) -> Option<Self> {
        bytes(digits).map(|key| Self(UnparsedPublicKey::new(&ED25519, key)))
    }

    /// Whether this application's Discord signed it, not long ago.
    pub(super) fn fits(&self, Signed { timestamp, signature, body }: Signed<'_>, now: UnixMs) -> bool {
        let Some(signature) = bytes::<SIGNATURE>(signature) else { return false };
        let signed = [timestamp.as_bytes(), body].concat();
        // What isn't signed isn't read.
        self.0.verify(&signed, &signature).is_ok() && is_recent(timestamp, now)
    }
}

fn is_recent(timestamp: &str, now: UnixMs) -> bool {
    let sent = timestamp.parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(SECOND_MS));
    // The second that it was sent in counts whole.
    let off = |sent: i64| now.0.saturating_sub(sent);
    sent.is_some_and(|sent| (-OFF_BY_MS..OFF_BY_MS + SECOND_MS).contains(&off(sent)))
}

fn bytes<const N: usize>(digits: &str) -> Option<[u8; N]> {
    if digits.len() != 2 * N {
        return None;
    }
    let mut read = [0; N];
    for (byte, pair) in read.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(16 * digit(0)? + digit(1)?).ok()?;
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{Ed25519KeyPair, KeyPair as _};

    const NOW: UnixMs = UnixMs(1_795_858_200_500);
    const SENT: &str = "1795858200";

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn pair(seed: u8) -> (Ed25519KeyPair, PublicKey) {
        let pair = Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("a seed");
        let key = PublicKey::read(&hex(pair.public_key().as_ref())).expect("a key");
        (pair, key)
    }

    #[test]
    fn only_what_discord_signed_just_now_fits() {
        let ((pair, key), (_, other)) = (pair(1), pair(2));
        let signature = hex(pair.sign(format!("{SENT}{{}}").as_bytes()).as_ref());
        let signed = Signed { timestamp: SENT, signature: &signature, body: b"{}" };
        assert!(key.fits(signed, NOW) && !other.fits(signed, NOW));
        assert!(!key.fits(Signed { body: b"{ }", ..signed }, NOW));
        assert!(!key.fits(Signed { timestamp: "1795858201", ..signed }, NOW));
        let upper = signature.to_uppercase();
        assert!(key.fits(Signed { signature: &upper, ..signed }, NOW));
        for wrong in ["", "00", &signature[2..], &format!("{signature}00"), &signature.replace('a', "g"), "é"]
        {
            assert!(!key.fits(Signed { signature: wrong, ..signed }, NOW), "{wrong}");
        }
        for off_s in [-60, 0, 60] {
            assert!(key.fits(signed, NOW.plus(off_s * SECOND_MS)), "{off_s}");
        }
        for off_s in [-61, 61, 86_400] {
            assert!(!key.fits(signed, NOW.plus(off_s * SECOND_MS)), "{off_s}");
        }
    }

    #[test]
    fn a_timestamp_is_a_number_of_seconds() {
        for wrong in [
            "",
            "now",
            "1795858200.5",
            "179585820099999999999",
            "9223372036854775807",
            "-9223372036854775808",
        ] {
            assert!(!is_recent(wrong, NOW), "{wrong}");
        }
    }

    #[test]
    fn a_key_has_64_digits() {
        for wrong in ["", "zz", &"0".repeat(63), &"g".repeat(64), &"0".repeat(66)] {
            assert!(PublicKey::read(wrong).is_none(), "{wrong}");
        }
    }
}
