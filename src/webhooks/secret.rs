//! The secret that an endpoint's events are signed with, and the signature. Owns that neither a log nor an error shows one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use std::fmt;
use std::ops::RangeInclusive;
use thiserror::Error;

/// How many secrets an endpoint has at the most: the one that counts, and those that it replaced.
pub const SECRETS: usize = 4;
/// What each begins with.
const PREFIX: &str = "whsec_";
/// How many bytes it stands for.
const BYTES: RangeInclusive<usize> = 24..=64;

/// A secret that Parley and one receiver share.
#[derive(Clone)]
pub struct Secret(hmac::Key);

/// Why something is no secret. Never says what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SecretError {
    /// It begins otherwise.
    #[error("it doesn't begin with whsec_")]
    Prefix,
    /// What follows isn't base64.
    #[error("what follows whsec_ isn't base64")]
    Base64,
    /// It's too short to be one, or too long.
    #[error("what follows whsec_ must be 24 to 64 bytes as base64: try `openssl rand -base64 32`")]
    Length,
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// Of `whsec_` and 24 to 64 bytes as base64.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let encoded = text.strip_prefix(PREFIX).ok_or(SecretError::Prefix)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| SecretError::Base64)?;
        match BYTES.contains(&bytes.len()) {
            true => Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, &bytes))),
            false => Err(SecretError::Length),
        }
    }

    /// The signature of one request: `v1,` and the base64 of an HMAC-SHA256. `seconds` are Unix time.
    fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        let signed = format!("{id}.{seconds}.{body}");
        format!("v1,{}", STANDARD.encode(hmac::sign(&self.0, signed.as_bytes())))
    }
}

/// The signatures by all of these, with blanks between them.
pub(super) fn signatures(secrets: &[Secret], id: &str, seconds: i64, body: &str) -> String {
    let signed: Vec<_> = secrets.iter().map(|secret| secret.sign(id, seconds, body)).collect();
    signed.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed from the specification's text with Python's `hmac` and `base64`.
    const KNOWN: [(&str, &str); 2] = [
        (
            "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "v1,bAo/ZbQILxvdozo/ynbX/OmAvBCBNauT8tvtBLFrDCI=",
        ),
        ("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "v1,w9hHmpilBM+ZH5TWiqTF2V+zZhky2nrY7iwP4o0rZI0="),
    ];
    const ID: &str = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W";
    const SECONDS: i64 = 1_674_087_231;
    const BODY: &str = r#"{"type":"contact.created","timestamp":"2022-11-03T20:26:10.344522Z","data":{"id":"1f81eb52-5198-4599-803e-771906343485"}}"#;

    #[test]
    fn signatures_are_those_of_the_specification() {
        for (secret, signature) in KNOWN {
            assert_eq!(Secret::parse(secret).expect("a secret").sign(ID, SECONDS, BODY), signature);
        }
        let both = KNOWN.map(|(secret, _)| Secret::parse(secret).expect("a secret"));
        let [one, two] = KNOWN.map(|(_, signature)| signature);
        assert_eq!(signatures(&both, ID, SECONDS, BODY), format!("{one} {two}"));
    }

    #[test]
    fn what_is_no_secret_is_refused_without_being_shown() {
        let wrong = [
            ("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", SecretError::Prefix),
            ("whsec_not base64", SecretError::Base64),
            ("whsec_", SecretError::Length),
            ("whsec_c2hvcnQ=", SecretError::Length),
        ];
        for (text, expected) in wrong {
            assert_eq!(Secret::parse(text).map(drop), Err(expected), "{text}");
        }
        let long = format!("whsec_{}", STANDARD.encode([7; 65]));
        assert_eq!(Secret::parse(&long).map(drop), Err(SecretError::Length));
        let secret = Secret::parse(KNOWN[0].0).expect("a secret");
        assert_eq!(format!("{secret:?}"), "Secret");
    }
}
