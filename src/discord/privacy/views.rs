//! What people read about their data: the file, what goes and what stays, and that it is gone. Pure functions.

use super::buttons::PrivacyButton;
use crate::app::Ended;
use crate::discord::ui::buttons::red;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, one_line};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateModal};

/// The input in which the word is typed.
pub const WORD: &str = "word";
/// Longest text that it takes.
const WORD_CHARS: usize = 40;

/// Above the file.
#[must_use]
pub fn exported(language: Language) -> Post {
    let body = say!(language, "privacy-exported.text");
    notice_of(Colour::Quiet, say!(language, "privacy-exported"), body)
}

/// There is more than fits into a file on Discord.
#[must_use]
pub fn too_large(language: Language) -> Post {
    let body = say!(language, "privacy-too-large.text");
    notice_of(Colour::ChangeRequested, say!(language, "privacy-too-large"), body)
}

/// What would go, what would stay and why, and the button that asks once more.
#[must_use]
pub fn what_goes(language: Language) -> Post {
    let embed = CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .title(say!(language, "privacy-delete"))
        .description(say!(language, "privacy-delete.text"))
        .field(say!(language, "privacy-goes"), say!(language, "privacy-goes.text"), false)
        .field(say!(language, "privacy-stays"), say!(language, "privacy-stays.text"), false)
        .field(say!(language, "offer-next"), say!(language, "privacy-next"), false);
    Post::embed(embed).with_buttons([delete_button(language)])
}

fn delete_button(language: Language) -> serenity::builder::CreateButton {
    red(PrivacyButton::Delete, say!(language, "privacy-button"))
}

/// The form in which it is confirmed.
pub fn confirm_form(language: Language) -> CreateModal {
    let title = fitting(&say!(language, "privacy-form"));
    let word = say!(language, "privacy-word");
    let label = say!(language, "privacy-form-word", word = word.as_str());
    CreateModal::new(PrivacyButton::DeleteForm.to_string(), title)
        .components(vec![one_line(WORD, label).example(word).must_be_filled().row("", WORD_CHARS)])
}

/// Something else was typed.
#[must_use]
pub fn not_confirmed(language: Language, typed: &str) -> Post {
    let body = say!(
        language,
        "privacy-not-confirmed.text",
        typed = escaped_line(typed, 100),
        word = say!(language, "privacy-word")
    );
    notice_of(Colour::ChangeRequested, say!(language, "privacy-not-confirmed"), body)
        .with_buttons([delete_button(language)])
}

/// It is done.
#[must_use]
pub fn forgotten(language: Language, ended: Ended) -> Post {
    let body =
        say!(language, "privacy-forgotten.text", withdrawn = ended.withdrawn, declined = ended.declined);
    notice_of(Colour::Quiet, say!(language, "privacy-forgotten"), body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::offers::views::tests::languages::{check_form, check_post};
    use crate::discord::offers::views::tests::limits::{check, check_modal};

    #[test]
    fn all_of_it_fits_and_can_be_translated() {
        for language in [Language::English, Language::Pseudo] {
            let ended = Ended { withdrawn: u32::MAX, declined: 1 };
            let posts =
                [exported(language), too_large(language), what_goes(language), forgotten(language, ended)];
            posts.iter().for_each(check);
            if language == Language::Pseudo {
                posts.iter().for_each(check_post);
                check_form(&confirm_form(language));
            }
            check(&not_confirmed(language, &"*".repeat(4_000)));
            check_modal(&confirm_form(language));
        }
    }
}
