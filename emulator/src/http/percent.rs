//! Percent-encoding in paths and headers. Must not know what they name.

/// Decodes `%XX` bytes as UTF-8. A `%` that starts no code stays.
pub(super) fn decode(raw: &[u8]) -> String {
    let mut bytes = Vec::new();
    let mut rest = raw;
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn codes_are_decoded() {
        assert_eq!(decode(b"room%20f%C3%BCr 100%"), "room f\u{fc}r 100%");
        assert_eq!(decode(b"%40original"), "@original");
    }
}
