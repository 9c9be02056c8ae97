//! What people read about their email, all of it seen by them alone; and the two forms.

use super::buttons::EmailButton;
use crate::app::MailStanding;
use crate::discord::ui::buttons::{blurple, green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, one_line};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, quoted};
use crate::domain::notifications::mail::{ADDRESS_CHARS, AddressProblem, EmailAddress, MailRefusal};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateModal};

/// The inputs of the forms, by the name that a submit carries.
pub mod input {
    /// An address.
    pub const ADDRESS: &str = "address";
    /// A code.
    pub const CODE: &str = "code";
}

/// Longest text that the code's input takes: people put spaces between digits.
const CODE_CHARS: usize = 20;

/// How it stands with somebody's email, and what they can do; `None` where no mail is sent.
pub(in crate::discord) fn part(
    language: Language,
    standing: &MailStanding,
) -> Option<(CreateEmbed, Vec<CreateButton>)> {
    let MailStanding { has_mail, address, code, no_such } = standing;
    if !has_mail {
        return None;
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
        Some(_) => grey(EmailButton::SetAddress, say!(language, "email-button-change")),
        None => set_button(language),
    });
    if address.is_some() || code.is_some() {
        buttons.push(grey(EmailButton::Remove, say!(language, "email-button-remove")));
    }
    let colour = if address.as_ref().is_some_and(|kept| kept.refused.is_none()) {
        Colour::Accepted
    } else {
        Colour::Quiet
    };
    let embed = CreateEmbed::new().colour(colour.rgb()).title(say!(language, "email-title"));
    Some((embed.description(lines.join("\n\n")), buttons))
}

/// The form for an address, with what was typed before in it.
pub fn address_form(language: Language, typed: &str) -> CreateModal {
    let id = EmailButton::AddressForm.to_string();
    let input = one_line(input::ADDRESS, say!(language, "email-form-address"))
        .example(say!(language, "email-form-address.example"))
        .must_be_filled();
    CreateModal::new(id, fitting(&say!(language, "email-form")))
        .components(vec![input.row(typed, ADDRESS_CHARS)])
}

/// The form for a code.
pub fn code_form(language: Language) -> CreateModal {
    let id = EmailButton::CodeForm.to_string();
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
                .with_buttons([edit_button(language)])
        }
        MailRefusal::TooManyCodes { most } => {
            quiet(say!(language, "email-many-title"), say!(language, "email-many", most = most))
                .with_buttons([edit_button(language)])
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
    blurple(EmailButton::SetAddress, say!(language, "email-button-set"))
}

/// Opens the same form, with what was typed still in it.
fn edit_button(language: Language) -> CreateButton {
    blurple(EmailButton::SetAddress, say!(language, "email-button-edit"))
}

fn enter_button(language: Language) -> CreateButton {
    green(EmailButton::EnterCode, say!(language, "email-button-enter"))
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

    #[test]
    fn what_was_typed_is_shown_as_text() {
        let refusal = mail_refusal(Language::English, MailRefusal::BadAddress(AddressProblem::NoAt));
        let post = with_typed(Language::English, refusal, "**@everyone**\n# hello");
        assert!(post.content.contains("\\*\\*\\@everyone") && post.mentions.is_empty(), "{}", post.content);
    }
}
