//! What people read about their email, all of it seen by them alone; and the two forms.

use super::buttons::EmailButton;
use crate::app::MailStanding;
use crate::discord::button::Button;
use crate::discord::inputs::{fitting, one_line};
use crate::discord::offers::views::notice_of;
use crate::discord::offers::views::palette::Colour;
use crate::discord::post::{Post, blurple, green, grey};
use crate::discord::text::{ago, escaped_line, quoted};
use crate::domain::mail::{ADDRESS_CHARS, AddressProblem, EmailAddress, MailRefusal};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateModal};

/// The inputs of the forms, by the name that a submit carries.
pub mod input {
    /// An address.
    pub const ADDRESS: &str = "address";
    /// A code.
    pub const CODE: &str = "code";
}

/// Longest text that the code's input takes: people put spaces between digits.
const CODE_CHARS: usize = 20;

/// How it stands with somebody's email, and what they can do.
#[must_use]
pub fn settings(language: Language, standing: &MailStanding) -> Post {
    let MailStanding { has_mail, address, code, no_such } = standing;
    if !has_mail {
        return mail_refusal(language, MailRefusal::Off);
    }
    let mut lines = Vec::new();
    match address {
        Some(kept) if kept.refused.is_some() => {
            lines.push(say!(language, "email-refused", address = shown(&kept.address)));
        }
        Some(kept) => lines.push(say!(language, "email-on", address = shown(&kept.address))),
        None if code.is_none() => lines.push(say!(language, "email-none")),
        None => {}
    }
    if let Some(code) = code {
        lines.push(say!(language, "email-code", address = shown(&code.address), until = ago(code.ends())));
    } else if let Some(no_such) = no_such {
        lines.push(say!(language, "email-no-such", address = shown(no_such)));
    }
    let mut buttons = Vec::new();
    if code.is_some() {
        buttons.push(enter_button(language));
    }
    buttons.push(match address {
        Some(_) => grey(Button::Email(EmailButton::SetAddress), say!(language, "email-button-change")),
        None => set_button(language),
    });
    if address.is_some() || code.is_some() {
        buttons.push(grey(Button::Email(EmailButton::Remove), say!(language, "email-button-remove")));
    }
    let colour = if address.as_ref().is_some_and(|kept| kept.refused.is_none()) {
        Colour::Accepted
    } else {
        Colour::Quiet
    };
    notice_of(colour, say!(language, "email-title"), lines.join("\n\n")).with_buttons(buttons)
}

/// The form for an address.
pub fn address_form(language: Language) -> CreateModal {
    let id = Button::Email(EmailButton::AddressForm).to_string();
    let input = one_line(input::ADDRESS, say!(language, "email-form-address"))
        .example(say!(language, "email-form-address.example"))
        .must_be_filled();
    CreateModal::new(id, fitting(&say!(language, "email-form")))
        .components(vec![input.row("", ADDRESS_CHARS)])
}

/// The form for a code.
pub fn code_form(language: Language) -> CreateModal {
    let id = Button::Email(EmailButton::CodeForm).to_string();
    let input = one_line(input::CODE, say!(language, "email-form-code"))
        .example(say!(language, "email-form-code.example"))
        .must_be_filled();
    CreateModal::new(id, fitting(&say!(language, "email-form-code.title")))
        .components(vec![input.row("", CODE_CHARS)])
}

/// Why something about email was not done, and what to do instead.
#[must_use]
pub fn mail_refusal(language: Language, refusal: MailRefusal) -> Post {
    let quiet = |title: String, body: String| notice_of(Colour::Quiet, title, body);
    match refusal {
        MailRefusal::Off => quiet(say!(language, "email-off-title"), say!(language, "email-off")),
        MailRefusal::BadAddress(problem) => {
            quiet(say!(language, "email-bad-title"), problem_of(language, problem))
                .with_buttons([set_button(language)])
        }
        MailRefusal::TooManyCodes { most } => {
            quiet(say!(language, "email-many-title"), say!(language, "email-many", most = most))
        }
        MailRefusal::NoCode => quiet(say!(language, "email-no-code-title"), say!(language, "email-no-code"))
            .with_buttons([set_button(language)]),
        MailRefusal::WrongCode { left } => {
            quiet(say!(language, "email-wrong-code-title"), say!(language, "email-wrong-code", left = left))
                .with_buttons([enter_button(language)])
        }
    }
}

/// The same with what was typed, so that it can be copied and mended.
#[must_use]
pub fn with_typed(language: Language, refusal: Post, typed: &str) -> Post {
    refusal.saying(format!("{}\n{}", say!(language, "email-typed"), quoted(typed, 600)))
}

fn set_button(language: Language) -> CreateButton {
    blurple(Button::Email(EmailButton::SetAddress), say!(language, "email-button-set"))
}

fn enter_button(language: Language) -> CreateButton {
    green(Button::Email(EmailButton::EnterCode), say!(language, "email-button-enter"))
}

fn shown(address: &EmailAddress) -> String {
    escaped_line(address.as_str(), 600)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{GuildId, MailCodeId, PersonId};
    use crate::domain::mail::{MailAddress, MailCode};
    use crate::domain::time::UnixMs;

    fn address(typed: &str) -> EmailAddress {
        EmailAddress::parse(typed).expect("an address")
    }

    /// Everything that one person can see, with an address in it that Discord would read as formatting.
    fn standings() -> Vec<MailStanding> {
        let local = "_*~`|".repeat(12);
        let long = format!("{local}@{}.example", ["a".repeat(60).as_str(); 3].join("."));
        let kept = |refused| MailAddress {
            address: address(&long),
            language: "en".to_owned(),
            confirmed: UnixMs(1),
            refused,
        };
        let code = MailCode {
            id: MailCodeId(1),
            guild: GuildId(1),
            person: PersonId(1),
            address: address(&long),
            language: "en".to_owned(),
            code: "123456".to_owned(),
            made: UnixMs(1),
            tries: 0,
        };
        let mut all = Vec::new();
        for has_mail in [false, true] {
            for kept in [None, Some(kept(None)), Some(kept(Some(UnixMs(2))))] {
                for code in [None, Some(code.clone())] {
                    for no_such in [None, Some(address(&long))] {
                        all.push(MailStanding {
                            has_mail,
                            address: kept.clone(),
                            code: code.clone(),
                            no_such,
                        });
                    }
                }
            }
        }
        all
    }

    #[test]
    fn every_standing_says_something_that_fits_and_holds_no_code() {
        for standing in standings() {
            let post = settings(Language::English, &standing);
            let shown = serde_json::to_value(post.to_message("n")).expect("builders serialize");
            let words = shown["embeds"][0]["description"].as_str().expect("words");
            assert!(!words.is_empty() && words.chars().count() <= 4_096, "{standing:?}");
            assert!(!words.contains("123456") && !words.contains("**`"), "{words}");
            let buttons = shown["components"][0]["components"].as_array().map_or(0, Vec::len);
            assert_eq!(buttons > 0, standing.has_mail, "{standing:?}");
        }
    }

    #[test]
    fn what_was_typed_is_shown_as_text() {
        let refusal = mail_refusal(Language::English, MailRefusal::BadAddress(AddressProblem::NoAt));
        let post = with_typed(Language::English, refusal, "**@everyone**\n# hello");
        assert!(post.content.contains("\\*\\*\\@everyone") && post.mention.is_none(), "{}", post.content);
    }
}
