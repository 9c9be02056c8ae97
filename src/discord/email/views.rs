//! What people read about their email, all of it seen by them alone.

use crate::discord::offers::views::notice_of;
use crate::discord::offers::views::palette::Colour;
use crate::discord::post::Post;
use crate::domain::mail::{AddressProblem, MailRefusal};
use crate::say;
use crate::words::Language;

/// Why something about email was not done, and what to do instead.
#[must_use]
pub fn mail_refusal(language: Language, refusal: MailRefusal) -> Post {
    let (title, body) = match refusal {
        MailRefusal::Off => (say!(language, "email-off-title"), say!(language, "email-off")),
        MailRefusal::BadAddress(problem) => {
            (say!(language, "email-bad-title"), problem_of(language, problem))
        }
        MailRefusal::TooManyCodes { most } => {
            (say!(language, "email-many-title"), say!(language, "email-many", most = most))
        }
        MailRefusal::NoCode => (say!(language, "email-no-code-title"), say!(language, "email-no-code")),
        MailRefusal::WrongCode { left } => {
            (say!(language, "email-wrong-code-title"), say!(language, "email-wrong-code", left = left))
        }
    };
    notice_of(Colour::Quiet, &title, body)
}

fn problem_of(language: Language, problem: AddressProblem) -> String {
    let what = match problem {
        AddressProblem::NoAt => say!(language, "email-bad-no-at"),
        AddressProblem::NotAscii => say!(language, "email-bad-not-ascii"),
        AddressProblem::TooLong => say!(language, "email-bad-too-long"),
        AddressProblem::Local => say!(language, "email-bad-local"),
        AddressProblem::Domain => say!(language, "email-bad-domain"),
    };
    say!(language, "email-bad", what = what)
}
