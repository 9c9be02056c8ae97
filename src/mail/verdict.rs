//! What a mail server's no means: try again, give up, or there is no such address. Owns the words about it that may reach a
//! log: never the address.

use crate::domain::notifications::mail::EmailAddress;
use crate::domain::time::MINUTE_MS;
use crate::outbox::DeliveryError;
use lettre::transport::smtp::Error;
use std::error::Error as _;
use std::fmt;

/// How far the conversation came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Reaching the server and being greeted.
    Connect,
    /// Turning the connection to TLS.
    Encrypt,
    /// Saying who we are.
    Login,
    /// Naming the sender.
    Sender,
    /// Naming the recipient.
    Recipient,
    /// Handing over the mail.
    Content,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connecting",
            Self::Encrypt => "switching to TLS",
            Self::Login => "logging in",
            Self::Sender => "naming the sender",
            Self::Recipient => "naming the recipient",
            Self::Content => "sending the email",
        })
    }
}

/// A conversation that did not end with the mail taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    stage: Stage,
    /// The server's reply code, such as 550; `None` when it said nothing.
    code: Option<u16>,
    /// The server's words, or ours.
    words: String,
    /// Whether we stopped waiting.
    is_late: bool,
}

/// What to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is no such address.
    NoSuchAddress(String),
    /// There may be no such address, or the server has something else against this mail.
    Doubtful(String),
    /// The server has something against this mail that it may have against all of ours.
    Unwanted(String),
    /// The server has all of the mail, as far as anybody knows, and did not say what becomes of it.
    Unanswered(String),
    /// It is like any other failed delivery.
    Failed(DeliveryError),
}

/// Wait before what only the operator can mend is tried again.
const OPERATOR_WAIT_MS: i64 = 5 * MINUTE_MS;
/// Most of the server's words that are kept, in characters.
const WORDS_CHARS: usize = 200;

impl Failure {
    pub(super) fn of(stage: Stage, error: &Error) -> Self {
        let code = error.status().map(u16::from);
        let words = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        Self { stage, code, words, is_late: false }
    }

    /// One without an answer.
    pub(super) fn silent(stage: Stage, words: &str) -> Self {
        Self { stage, code: None, words: words.to_owned(), is_late: false }
    }

    /// One whose answer nobody waits for any longer.
    pub(super) fn late(stage: Stage) -> Self {
        Self { is_late: true, ..Self::silent(stage, "it took too long") }
    }

    /// Refused for good, it depends on at what. What a server has against us or our configuration is for the operator to
    /// mend, and nothing is lost until then; what it has against one mail no further try will change.
    pub(super) fn verdict(&self, to: &EmailAddress) -> Verdict {
        let why = self.why(to);
        let refused = self.code.is_some_and(|code| code >= 500);
        match self.stage {
            Stage::Recipient if refused && self.is_about_the_address() => Verdict::NoSuchAddress(why),
            Stage::Recipient if self.is_bare() => Verdict::Doubtful(why),
            Stage::Recipient | Stage::Content if refused && self.may_be_a_block() => Verdict::Unwanted(why),
            Stage::Recipient | Stage::Content if refused => Verdict::Failed(DeliveryError::GiveUp { why }),
            Stage::Content if self.code.is_none() => Verdict::Unanswered(why),
            Stage::Connect | Stage::Encrypt | Stage::Login | Stage::Sender if refused => {
                Verdict::Failed(DeliveryError::Retry { after_ms: Some(OPERATOR_WAIT_MS), why })
            }
            Stage::Connect
            | Stage::Encrypt
            | Stage::Login
            | Stage::Sender
            | Stage::Recipient
            | Stage::Content => Verdict::Failed(DeliveryError::Retry { after_ms: None, why }),
        }
    }

    /// Whether the server says that the address does not exist or takes no mail. Its exact words where it has some (RFC
    /// 3463: 5.1 is about the address, 5.2.1 a mailbox that is shut).
    fn is_about_the_address(&self) -> bool {
        match self.exact_code() {
            Some((1, subject)) => subject != 7 && subject != 8,
            Some((2, 1)) => true,
            Some(_) | None => false,
        }
    }

    /// Whether a refusal may be one of everything that comes from us: by its exact words (RFC 3463: 5.7 is about policy), or
    /// because there are none.
    fn may_be_a_block(&self) -> bool {
        self.exact_code().is_none_or(|(subject, _)| subject == 7)
    }

    /// Whether the server kept us waiting for an answer about this mail.
    pub(super) fn is_slow(&self) -> bool {
        self.is_late && matches!(self.stage, Stage::Recipient | Stage::Content)
    }

    /// Whether the server refuses with a code that is used for addresses and for much else, and with no exact words.
    fn is_bare(&self) -> bool {
        self.exact_code().is_none() && matches!(self.code, Some(550 | 551 | 553))
    }

    /// Subject and detail of the enhanced status code that the words begin with, such as (1, 1) of `5.1.1`.
    fn exact_code(&self) -> Option<(u16, u16)> {
        let mut numbers = self.words.split_whitespace().next()?.strip_prefix("5.")?.split('.');
        let both = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
        numbers.next().is_none().then_some(both)
    }

    /// How far it came.
    pub(super) const fn stage(&self) -> Stage {
        self.stage
    }

    /// For the log, on one line, without the address.
    fn why(&self, to: &EmailAddress) -> String {
        self.why_without(to.as_str(), "(address)")
    }

    /// On one line, with `shown` in the place of what nobody is to read.
    pub(super) fn why_without(&self, hidden: &str, shown: &str) -> String {
        let mut words = self.words.to_ascii_lowercase();
        if !hidden.is_empty() {
            words = words.replace(&hidden.to_ascii_lowercase(), shown);
        }
        let words: String =
            words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(WORDS_CHARS).collect();
        match self.code {
            Some(code) => format!("{}: the mail server said {code} {words}", self.stage),
            None => format!("{}: {words}", self.stage),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(stage: Stage, code: u16, words: &str) -> Verdict {
        let to = EmailAddress::parse("ben@example.net").expect("an address");
        Failure { stage, code: Some(code), words: words.to_owned(), is_late: false }.verdict(&to)
    }

    #[test]
    fn only_a_clear_word_makes_an_address_wrong() {
        let wrong = |stage, code, words| matches!(verdict(stage, code, words), Verdict::NoSuchAddress(_));
        assert!(wrong(Stage::Recipient, 550, "5.1.1 <ben@example.net>: user unknown"));
        let doubtful = |code, words| matches!(verdict(Stage::Recipient, code, words), Verdict::Doubtful(_));
        assert!(doubtful(550, "No such user") && doubtful(553, "mailbox name not allowed"));
        assert!(!doubtful(554, "blocked") && !doubtful(550, "5.1.1 user unknown"));
        assert!(!wrong(Stage::Recipient, 550, "No such user"));
        assert!(wrong(Stage::Recipient, 550, "5.2.1 mailbox disabled"));
        assert!(!wrong(Stage::Recipient, 550, "5.7.1 relaying denied"));
        assert!(!wrong(Stage::Recipient, 554, "5.7.1 blocked"));
        assert!(!wrong(Stage::Recipient, 552, "5.2.2 mailbox full"));
        assert!(!wrong(Stage::Recipient, 550, "5.1.8 bad sender"));
        assert!(!wrong(Stage::Recipient, 450, "4.2.0 greylisted"));
        assert!(!wrong(Stage::Content, 550, "5.1.1 looks like spam"));
        assert!(!wrong(Stage::Sender, 550, "5.1.1 who are you"));
    }

    #[test]
    fn what_the_operator_can_mend_is_tried_again() {
        let retried = |stage, code| {
            matches!(
                verdict(stage, code, "x"),
                Verdict::Failed(DeliveryError::Retry { after_ms: Some(_), .. })
            )
        };
        assert!(retried(Stage::Login, 535) && retried(Stage::Sender, 550) && retried(Stage::Connect, 554));
        let given_up = |stage, code, words| {
            matches!(verdict(stage, code, words), Verdict::Failed(DeliveryError::GiveUp { .. }))
        };
        assert!(given_up(Stage::Content, 554, "5.6.0 bad content"));
        assert!(given_up(Stage::Recipient, 552, "5.2.2 mailbox full"));
        assert!(!given_up(Stage::Content, 451, "x") && !given_up(Stage::Connect, 421, "x"));
    }

    #[test]
    fn what_a_server_may_have_against_all_of_our_mail_is_told_from_one_mails_fault() {
        let unwanted = |stage, code, words| matches!(verdict(stage, code, words), Verdict::Unwanted(_));
        for (stage, code, words) in [
            (Stage::Recipient, 554, "5.7.1 Service unavailable; client host blocked"),
            (Stage::Recipient, 550, "5.7.1 relaying denied"),
            (Stage::Content, 550, "5.7.26 unauthenticated mail is not accepted"),
            (Stage::Content, 554, "blocked"),
        ] {
            assert!(unwanted(stage, code, words), "{words}");
        }
        for (stage, code, words) in [
            (Stage::Recipient, 550, "5.1.1 user unknown"),
            (Stage::Recipient, 552, "5.2.2 mailbox full"),
            (Stage::Recipient, 451, "4.7.1 greylisted"),
            (Stage::Sender, 554, "5.7.1 blocked"),
        ] {
            assert!(!unwanted(stage, code, words), "{words}");
        }
    }

    #[test]
    fn silence_after_the_mail_is_told_from_silence_before() {
        let to = EmailAddress::parse("ben@example.net").expect("an address");
        let unanswered = |stage| matches!(Failure::late(stage).verdict(&to), Verdict::Unanswered(_));
        assert!(unanswered(Stage::Content) && !unanswered(Stage::Recipient));
        assert!(Failure::late(Stage::Recipient).is_slow() && !Failure::late(Stage::Connect).is_slow());
        assert!(!Failure::silent(Stage::Content, "hung up").is_slow(), "nobody waits for it");
    }

    #[test]
    fn the_log_does_not_hold_the_address() {
        let Verdict::NoSuchAddress(why) =
            verdict(Stage::Recipient, 550, "5.1.1 <BEN@example.net>:\n unknown")
        else {
            panic!("no such address");
        };
        assert_eq!(why, "naming the recipient: the mail server said 550 5.1.1 <(address)>: unknown");
    }
}
