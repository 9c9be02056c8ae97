//! A proposal on its way: the form, the preview, and what sending it did.

use super::{from_label, heading};
use crate::app::ProposalPreview;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::draft::with_remarks;
use crate::discord::offers::views::files::lines;
use crate::discord::offers::views::{Amounts, milestone_lines, with_columns};
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::ui::buttons::{green, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{INPUT_CHARS, fitting, one_line, paragraph};
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped;
use crate::domain::form::ProposalForm;
use crate::domain::ids::{DraftId, JobNumber, ProposalId};
use crate::domain::jobs::job::Job;
use crate::domain::offers::terms::MESSAGE_CHARS;
use crate::domain::proposals::proposal::{LETTER_CHARS, ProposalDecline, ProposalTerms};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateModal};

/// The inputs of the forms, by the name that a submit carries.
pub mod input {
    /// Several lines to the client.
    pub const LETTER: &str = "letter";
    /// What is to be paid.
    pub const PRICE: &str = "price";
    /// Start and due.
    pub const SCHEDULE: &str = "schedule";
    /// One a line.
    pub const MILESTONES: &str = "milestones";
    /// What goes with an answer.
    pub const MESSAGE: &str = "message";
}

/// Most of a letter in a preview.
const LETTER_UNITS: usize = 3_000;
/// Most of all milestones in a field.
const MILESTONE_UNITS: usize = 1_000;

/// The form of a proposal, with what was typed in it.
pub fn proposal_form(language: Language, draft: DraftId, form: &ProposalForm, is_new: bool) -> CreateModal {
    let title = match is_new {
        true => say!(language, "proposal-form"),
        false => say!(language, "proposal-form.edit"),
    };
    CreateModal::new(ProposalButton::Form(draft).to_string(), fitting(&title)).components(vec![
        paragraph(input::LETTER, say!(language, "form-field-letter"))
            .example(say!(language, "proposal-form-letter.example"))
            .must_be_filled()
            .row(&form.letter, LETTER_CHARS.min(INPUT_CHARS)),
        one_line(input::PRICE, say!(language, "form-price"))
            .example(say!(language, "form-price.example"))
            .row(&form.price, 200),
        one_line(input::SCHEDULE, say!(language, "form-schedule"))
            .example(say!(language, "form-field-schedule.example"))
            .row(&form.schedule, 200),
        paragraph(input::MILESTONES, say!(language, "form-milestones"))
            .example(say!(language, "form-milestones.example"))
            .row(&form.milestones, INPUT_CHARS),
    ])
}

/// The message that goes with a declined proposal.
pub fn decline_form(
    language: Language,
    (proposal, reason): (ProposalId, ProposalDecline),
    number: JobNumber,
) -> CreateModal {
    let title = say!(language, "proposal-decline-form", number = number.to_string());
    let id = ProposalButton::DeclineForm(proposal, reason).to_string();
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "proposal-decline-message"))
            .example(say!(language, "proposal-decline-message.example"))
            .row("", MESSAGE_CHARS),
    ])
}

/// The embed with what a proposal asks for.
pub(super) fn with_terms(language: Language, embed: CreateEmbed, terms: &ProposalTerms) -> CreateEmbed {
    let embed = with_columns(language, embed, &terms.for_job("", ""), Amounts::Shown);
    let milestones = milestone_lines(language, terms.milestones(), Amounts::Shown, MILESTONE_UNITS);
    let embed = match milestones.is_empty() {
        true => embed,
        false => embed.field(say!(language, "offer-part-milestones"), milestones, false),
    };
    match terms.files.is_empty() {
        true => embed,
        false => embed.field(say!(language, "files-field"), lines(language, &terms.files), false),
    }
}

/// What would be sent, with Send, Edit and Discard.
#[must_use]
pub fn preview(language: Language, found: &ProposalPreview) -> Post {
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(heading(language, &found.job))
        .description(escaped(&found.terms.letter, LETTER_UNITS));
    let embed = with_remarks(language, with_terms(language, embed, &found.terms), &found.remarks);
    let embed = match found.from.agency() {
        Some(_) => embed.field(from_label(language, &found.from), recipient_of(&found.from), false),
        None => embed,
    };
    let client = name_of(found.job.client);
    let (next, label) = match found.edits {
        None => {
            (say!(language, "proposal-preview.next", client = client), say!(language, "proposal-button-send"))
        }
        Some(_) => {
            (say!(language, "proposal-preview.edit", client = client), say!(language, "proposal-button-save"))
        }
    };
    let buttons = [
        green(ProposalButton::Send { draft: found.draft, seen: found.hash() }, label),
        grey(OfferButton::EditDraft(found.draft), say!(language, "offer-preview-edit")),
        red(OfferButton::DiscardDraft(found.draft), say!(language, "offer-preview-discard")),
    ];
    Post::embed(embed.field(say!(language, "offer-next"), next, false))
        .saying(say!(language, "proposal-preview"))
        .with_buttons(buttons)
}

/// The preview that takes the place of an older one, whose Send was pressed.
#[must_use]
pub fn renewed(language: Language, newest: &ProposalPreview) -> Post {
    preview(language, newest).saying(say!(language, "proposal-preview-renewed"))
}

/// What a freelancer sees who sent a proposal.
#[must_use]
pub fn sent(language: Language, job: &Job) -> Post {
    let title = say!(language, "proposal-sent", number = job.number.to_string());
    let text = say!(language, "proposal-sent.text", client = name_of(job.client));
    notice_of(Colour::Pending, title, text)
}

/// What a freelancer sees who edited a proposal.
#[must_use]
pub fn edited(language: Language, job: &Job) -> Post {
    let title = say!(language, "proposal-edited", number = job.number.to_string());
    let text = say!(language, "proposal-edited.text", client = name_of(job.client));
    notice_of(Colour::Pending, title, text)
}
