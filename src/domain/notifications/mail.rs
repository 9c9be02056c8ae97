//! Email addresses and the codes that prove them. Owns which texts are addresses, how long a code lives and how often it
//! may be tried; knows nothing of how mail is sent.

use crate::domain::ids::{GuildId, MailCodeId, PersonId};
use crate::domain::time::{DAY_MS, MINUTE_MS, UnixMs};
use std::fmt;

/// Longest address, in characters (RFC 5321, 4.5.3.1.3).
pub const ADDRESS_CHARS: usize = 254;
/// Longest part before the `@`.
const LOCAL_CHARS: usize = 64;
/// Longest part of a domain between two dots.
const LABEL_CHARS: usize = 63;
/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// How long a code is good for.
pub const CODE_LIFE_MS: i64 = 15 * MINUTE_MS;
/// Wrong tries after which a code is void.
pub const CODE_TRIES: u32 = 5;
/// Two unclear refusals of an address, so far apart and with no mail taken between, count as a clear one.
pub const DOUBT_APART_MS: i64 = 3 * DAY_MS;
/// So many people whose host refused their mail, with none taken there between, show that it refuses everybody's.
pub const BLOCKED_PEOPLE: u32 = 3;
/// For so long a refusal counts towards that.
pub const REFUSAL_COUNTS_MS: i64 = 7 * DAY_MS;
/// Most codes to one person, and most to one address, in an hour.
pub const CODES_PER_HOUR: u32 = 3;

/// An address that mail can be sent to: plain ASCII, `local@domain.tld`. Forms that exist and that nobody types (quoted
/// locals, bare host names, addresses of machines) are no addresses here; nothing in one can end a header's line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address that somebody typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, AddressProblem> {
        let typed = typed.trim();
        let (local, domain) = typed.rsplit_once('@').ok_or(AddressProblem::NoAt)?;
        if !local.is_ascii() {
            return Err(AddressProblem::NotAscii);
        }
        // `bücher.example` has an ASCII form that every mail server takes.
        let domain = match domain.is_ascii() {
            true => domain.to_owned(),
            false => idna::domain_to_ascii_strict(domain).map_err(|_| AddressProblem::Domain)?,
        };
        let typed = format!("{local}@{domain}");
        if typed.len() > ADDRESS_CHARS || local.len() > LOCAL_CHARS {
            return Err(AddressProblem::TooLong);
        }
        let local_is_right = local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_in_atom));
        let labels: Vec<&str> = domain.split('.').collect();
        let top_is_right =
            labels.last().is_some_and(|top| top.bytes().any(|byte| byte.is_ascii_alphabetic()));
        if !local_is_right {
            Err(AddressProblem::Local)
        } else if labels.len() < 2 || !labels.iter().all(|label| is_label(label)) || !top_is_right {
            Err(AddressProblem::Domain)
        } else {
            Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
        }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`, in small letters: whose server takes the mail.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, host)| host)
    }

    /// What two spellings of one mailbox have in common: in small letters, without what stands behind a plus sign, and at
    /// Gmail without the dots, which it does not read, and with one of its two names.
    #[must_use]
    pub fn key(&self) -> String {
        let lower = self.0.to_ascii_lowercase();
        let Some((local, domain)) = lower.split_once('@') else { return lower };
        let local = local.split_once('+').map_or(local, |(local, _)| local);
        match domain {
            "gmail.com" | "googlemail.com" => format!("{}@gmail.com", local.replace('.', "")),
            domain => format!("{local}@{domain}"),
        }
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a byte may stand before the `@` without quotes (RFC 5322, `atext`).
const fn is_in_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
}

fn is_label(label: &str) -> bool {
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = label.as_bytes();
    label.len() <= LABEL_CHARS
        && edge(bytes.first())
        && edge(bytes.last())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressProblem {
    /// There is no `@`.
    NoAt,
    /// Letters beyond ASCII before the `@`, which many mail servers do not take.
    NotAscii,
    /// Longer than an address can be.
    TooLong,
    /// What stands before the `@`.
    Local,
    /// What stands after it.
    Domain,
}

/// Why Parley does not do what somebody asked about email.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailRefusal {
    /// This Parley sends no mail.
    Off,
    /// The text is no address.
    BadAddress(AddressProblem),
    /// Too many codes in an hour.
    TooManyCodes {
        /// Most in an hour.
        most: u32,
    },
    /// There is no code to enter: none was asked for, it is too old, or it was tried too often.
    NoCode,
    /// It is not this code.
    WrongCode {
        /// Tries that are left.
        left: u32,
    },
}

/// Where somebody wants their mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress {
    /// Proven to be theirs.
    pub address: EmailAddress,
    /// The tag of the language that they used when they proved it.
    pub language: String,
    /// When. Also tells this proof from others.
    pub confirmed: UnixMs,
    /// When a mail server said that there is no such address; nothing is sent there since.
    pub refused: Option<UnixMs>,
    /// When a mail server refused mail without saying so clearly, and took none since.
    pub doubted: Option<UnixMs>,
}

/// Email to one person about one server, at the address that they proved then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailSubscription {
    /// The server.
    pub guild: GuildId,
    /// Who gets it.
    pub person: PersonId,
    /// When they proved the address.
    pub confirmed: UnixMs,
}

/// A code that was sent to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailCode {
    /// Never shown.
    pub id: MailCodeId,
    /// In which server it was asked for.
    pub guild: GuildId,
    /// By whom.
    pub person: PersonId,
    /// What it is to prove.
    pub address: EmailAddress,
    /// The tag of the language that they use.
    pub language: String,
    /// [`CODE_DIGITS`] digits.
    pub code: String,
    /// When it was made.
    pub made: UnixMs,
    /// How often something else was typed.
    pub tries: u32,
}

impl MailCode {
    /// When it is void.
    #[must_use]
    pub const fn ends(&self) -> UnixMs {
        self.made.plus(CODE_LIFE_MS)
    }

    /// Whether typing it at `now` can still help.
    #[must_use]
    pub fn is_good(&self, now: UnixMs) -> bool {
        now < self.ends() && self.tries < CODE_TRIES
    }

    /// Whether `typed` is this code, with the spaces and dashes that people put between digits.
    #[must_use]
    pub fn is(&self, typed: &str) -> bool {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        self.code.len() == CODE_DIGITS && digits == self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_have() {
        for typed in [
            "ben@example.org",
            "a.b+parley@mail.example.co.uk",
            "o'neil_1@x-y.example",
            "  ana@xn--bcher-kva.example ",
        ] {
            assert_eq!(EmailAddress::parse(typed).expect(typed).as_str(), typed.trim());
        }
        let abroad = EmailAddress::parse("ben@Bücher.example").expect("an address");
        assert_eq!(abroad.as_str(), "ben@xn--bcher-kva.example");
        for typed in ["ana.lee@gmail.com", "A.n.a.Lee+parley@googlemail.com", "analee@gmail.com"] {
            assert_eq!(EmailAddress::parse(typed).expect(typed).key(), "analee@gmail.com");
        }
        let loud = EmailAddress::parse("Ben.Smith@EXAMPLE.Org").expect("an address");
        assert_eq!((loud.as_str(), loud.key().as_str()), ("Ben.Smith@example.org", "ben.smith@example.org"));
    }

    #[test]
    fn texts_that_are_no_addresses() {
        use AddressProblem::{Domain, Local, NoAt, NotAscii, TooLong};
        let long = format!("{}@example.org", "a".repeat(65));
        for (typed, problem) in [
            ("", NoAt),
            ("ben", NoAt),
            ("@example.org", Local),
            ("ben@", Domain),
            ("ben@localhost", Domain),
            ("ben@127.0.0.1", Domain),
            ("ben@[127.0.0.1]", Domain),
            ("ben@-x.org", Domain),
            ("ben@x..org", Domain),
            ("ben@example.org.", Domain),
            ("be n@example.org", Local),
            ("ben@exa mple.org", Domain),
            (".ben@example.org", Local),
            ("\"ben smith\"@example.org", Local),
            ("Ben <ben@example.org>", Local),
            ("ben@example.org,eve@example.org", Local),
            ("ben@example.org\r\nBcc: eve@example.org", Local),
            ("ben\r\nBcc:eve@example.org", Local),
            ("ben@example.org\0", Domain),
            ("bén@example.org", NotAscii),
            ("ben@exä mple.org", Domain),
            ("ben\u{2028}@example.org", NotAscii),
            (long.as_str(), TooLong),
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(problem), "{typed:?}");
        }
    }

    #[test]
    fn a_code_is_good_for_a_while_and_for_few_tries() {
        let code = MailCode {
            id: MailCodeId(1),
            guild: GuildId(1),
            person: PersonId(1),
            address: EmailAddress::parse("ben@example.org").expect("an address"),
            language: "en".to_owned(),
            code: "012345".to_owned(),
            made: UnixMs(1_000),
            tries: 0,
        };
        assert!(code.is("012345") && code.is(" 012-345 ") && code.is("012 345"));
        assert!(!code.is("12345") && !code.is("") && !code.is("0123456"));
        assert!(
            code.is_good(UnixMs(1_000 + CODE_LIFE_MS - 1)) && !code.is_good(UnixMs(1_000 + CODE_LIFE_MS))
        );
        assert!(!MailCode { tries: CODE_TRIES, ..code.clone() }.is_good(UnixMs(1_000)));
        assert!(!MailCode { code: String::new(), ..code }.is(""), "a blanked code is nobody's");
    }
}
