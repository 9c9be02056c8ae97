//! An email as bytes. Owns its headers: only fixed words, cleaned texts and checked addresses stand in them.

use super::account::Sender;
use super::letter::Letter;
use crate::domain::notifications::mail::EmailAddress;
use crate::outbox::DueEffect;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};
use std::time::{Duration, UNIX_EPOCH};

/// The email for `effect`, the same bytes at each try: programs that fold repetitions see that it is one.
///
/// # Errors
/// In words for the log, when something in it cannot be written.
pub(super) fn message(
    from: &Sender,
    to: &EmailAddress,
    letter: &Letter,
    thread: Option<&str>,
    due: &DueEffect,
) -> Result<Vec<u8>, String> {
    let to = to.as_str().parse().map_err(|_| "couldn't write the address".to_owned())?;
    let decided = Duration::from_millis(u64::try_from(due.created.0).unwrap_or_default());
    let mut builder = Message::builder()
        .from(from.mailbox().clone())
        .to(Mailbox::new(None, to))
        .subject(letter.subject.as_str())
        .date(UNIX_EPOCH + decided)
        .message_id(Some(format!("<effect-{}@{}>", due.id, from.domain())));
    if let Some(thread) = thread {
        builder = builder.references(format!("<{thread}@{}>", from.domain()));
    }
    // What this is: nobody's own words (RFC 3834), so no out-of-office replies to it.
    for (name, value) in [
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
        ("Content-Language", letter.language.tag()),
    ] {
        builder =
            builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()));
    }
    // One press in a mail program ends them (RFC 8058).
    if let Some(link) = &letter.unsubscribe {
        for (name, value) in [
            ("List-Unsubscribe", format!("<{link}>")),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
        ] {
            builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        }
    }
    let both = MultiPart::alternative()
        // No line of a part can be this: quoted-printable writes its `=` otherwise.
        .boundary(format!("=_parley_{}", due.id))
        .singlepart(part(ContentType::TEXT_PLAIN, letter.text())?)
        .singlepart(part(ContentType::TEXT_HTML, letter.html())?);
    let message = builder.multipart(both).map_err(|error| error.to_string())?;
    Ok(message.formatted())
}

/// Short ASCII lines, whatever the text holds, so that no mail server on the way has a reason to change it.
fn part(kind: ContentType, text: String) -> Result<SinglePart, String> {
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| "couldn't encode a part".to_owned())?;
    Ok(SinglePart::builder().content_type(kind).body(body))
}

#[cfg(test)]
mod tests {
    use super::super::letter::Block;
    use super::super::quote;
    use super::*;
    use crate::domain::effect::MailEffect;
    use crate::domain::ids::{EffectId, MailCodeId, PersonId};
    use crate::domain::time::UnixMs;
    use crate::words::Language;

    fn bytes(subject: &str, words: &str) -> Vec<u8> {
        let from = Sender::parse("Parley <parley@example.org>").expect("a sender");
        let to = EmailAddress::parse("ben@example.net").expect("an address");
        let letter = Letter {
            language: Language::English,
            subject: subject.to_owned(),
            unsubscribe: None,
            blocks: vec![Block::Words(words.to_owned())],
        };
        let due = DueEffect {
            id: EffectId(77),
            effect: MailEffect::MailCode { code: MailCodeId(1), to: PersonId(2) }.into(),
            attempt: 1,
            created: UnixMs(1_764_000_000_000),
        };
        message(&from, &to, &letter, Some("offer-3"), &due).expect("a message")
    }

    #[test]
    fn every_line_is_short_ascii_whatever_is_said() {
        for words in ["x".repeat(5_000), "👩‍👩‍👧‍👦".repeat(300), "ü".repeat(3_000), ".\r\n.\r\nQUIT\r\n".repeat(50)]
        {
            let bytes = bytes(&quote::header_line(&words, 40), &words);
            assert!(bytes.is_ascii());
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
        }
    }

    #[test]
    fn a_long_subject_is_folded_on_whole_letters() {
        let subject = quote::header_line(&"👩‍👩‍👧‍👦 Grüße 日本語 ".repeat(8), 120);
        let text = String::from_utf8(bytes(&subject, "x")).expect("ASCII");
        let words: Vec<&str> =
            text.split("=?utf-8?b?").skip(1).filter_map(|rest| rest.split("?=").next()).collect();
        assert!(words.len() > 2, "{text}");
        let decoded = words.iter().map(|word| {
            let bytes = decode_base64(word);
            String::from_utf8(bytes).unwrap_or_else(|_| panic!("{word} ends within a letter"))
        });
        assert_eq!(decoded.collect::<String>(), subject);
    }

    /// The bytes of a base64 text.
    fn decode_base64(text: &str) -> Vec<u8> {
        const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let digits = text.bytes().filter_map(|b| DIGITS.iter().position(|digit| *digit == b));
        let bits: Vec<bool> =
            digits.flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1 == 1)).collect();
        bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect()
    }

    #[test]
    fn a_subject_begins_no_header() {
        let attacks = [
            "a\r\nBcc: eve@evil.example",
            "a\nBcc: eve@evil.example",
            "a\rBcc: eve@evil.example",
            "a\r\n\r\nbody",
            "a\0b",
            "a\u{85}Bcc: eve@evil.example",
            "a\u{2028}Bcc: eve@evil.example",
            "=?utf-8?q?a=0D=0ABcc:_eve@evil.example?=",
        ];
        for attack in attacks {
            let bytes = bytes(attack, "x");
            let text = String::from_utf8(bytes).expect("ASCII");
            let head = text.split("\r\n\r\n").next().expect("a head");
            let names: Vec<&str> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split_once(": ").map_or(line, |(name, _)| name))
                .collect();
            assert_eq!(
                names,
                [
                    "From",
                    "To",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "References",
                    "Auto-Submitted",
                    "X-Auto-Response-Suppress",
                    "Content-Language",
                    "MIME-Version",
                    "Content-Type"
                ],
                "{attack:?}: {head}"
            );
        }
    }

    #[test]
    fn a_repetition_is_the_same_to_the_byte() {
        assert_eq!(bytes("Grüße", "Grüße"), bytes("Grüße", "Grüße"));
    }

    #[test]
    fn no_text_ends_its_part() {
        let text =
            String::from_utf8(bytes("a", "--=_parley_77--\r\n--=_parley_77\r\nContent-Type: text/html"))
                .expect("ASCII");
        assert_eq!(text.matches("\r\n--=_parley_77").count(), 3, "two begin a part, one ends the last");
    }
}
