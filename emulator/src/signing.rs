//! Owns the keys with which interactions over HTTP are signed. Pure; must not know what is signed.

use crate::world::Id;
use ring::digest::{SHA256, digest};
use ring::error::KeyRejected;
use ring::signature::{Ed25519KeyPair, KeyPair};

/// An application's key. It comes from its id, so that it is the same in every run; a local Discord has no secrets to keep.
fn key_of(application: Id) -> Result<Ed25519KeyPair, KeyRejected> {
    let seed = digest(&SHA256, format!("discord-emulator: the key of {application}").as_bytes());
    Ed25519KeyPair::from_seed_unchecked(seed.as_ref())
}

/// The `verify_key` of an application: its public key in hexadecimal digits.
pub(crate) fn verify_key(application: Id) -> String {
    key_of(application).map(|key| hex(key.public_key().as_ref())).unwrap_or_default()
}

/// The signature of a timestamp and a body, in hexadecimal digits. A wrong one differs in a single bit.
pub(crate) fn sign(application: Id, timestamp: &str, body: &str, wrong: bool) -> String {
    let Ok(key) = key_of(application) else { return String::new() };
    let signature = key.sign(format!("{timestamp}{body}").as_bytes());
    let mut bytes = signature.as_ref().to_vec();
    bytes.first_mut().into_iter().for_each(|first| *first ^= u8::from(wrong));
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ED25519, UnparsedPublicKey};

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    #[test]
    fn a_signature_fits_its_application_only() {
        let fits = |application: u64, signature: &str| {
            let key = bytes(&verify_key(Id(application)));
            UnparsedPublicKey::new(&ED25519, key).verify(b"17{}", &bytes(signature)).is_ok()
        };
        let signature = sign(Id(1), "17", "{}", false);
        assert!(fits(1, &signature) && !fits(2, &signature));
        assert!(!fits(1, &sign(Id(1), "17", "{}", true)));
    }
}
