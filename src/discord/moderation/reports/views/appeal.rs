//! Appeals, as whoever is suspended meets them: the button, the form, and that it was sent.

use super::WORDS;
use crate::discord::moderation::reports::buttons::ReportsButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::ids::SanctionId;
use crate::domain::moderation::sanction::{APPEAL_CHARS, Sanction};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateModal};

/// The button that opens the form.
pub fn appeal_button(language: Language, sanction: SanctionId) -> CreateButton {
    grey(ReportsButton::Appeal(sanction), say!(language, "report-button-appeal"))
}

/// The form.
pub fn appeal_form(language: Language, suspension: &Sanction) -> CreateModal {
    let id = ReportsButton::AppealForm(suspension.id).to_string();
    CreateModal::new(id, fitting(&say!(language, "report-appeal-form"))).components(vec![
        paragraph(WORDS, say!(language, "report-appeal-words"))
            .example(say!(language, "report-appeal-words.example"))
            .must_be_filled()
            .row("", APPEAL_CHARS),
    ])
}

/// What whoever appealed sees.
#[must_use]
pub fn appealed(language: Language, moderators_are_told: bool) -> Post {
    let body = match moderators_are_told {
        true => say!(language, "report-appealed.told"),
        false => say!(language, "report-appealed.listed"),
    };
    notice_of(Colour::Quiet, say!(language, "report-appealed"), body)
}
