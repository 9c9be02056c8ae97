//! What moderators ask both sides of a dispute, and what they decide: the forms, the preview, and what is read afterwards.

use crate::app::{DisputeCase, VerdictPress, VerdictPreview};
use crate::discord::contracts::views::dispute_record::{outcome_words, verdict_words};
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::buttons::{green, grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::discord::ui::names::recipient_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::quoted;
use crate::domain::contracts::disputes::{QUESTION_CHARS, VERDICT_CHARS};
use crate::domain::contracts::entry::DisputeOutcome;
use crate::domain::contracts::payments::currency_of;
use crate::domain::ids::DraftId;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateModal, CreateSelectMenuOption};

/// How much of a reason is shown: all of it, nearly however it is escaped.
const WHY_UNITS: usize = 900;
/// Longest amount as typed, in characters.
const AMOUNT_CHARS: usize = 100;

/// Names of the inputs.
pub mod input {
    /// The question.
    pub const QUESTION: &str = "question";
    /// The reason.
    pub const WHY: &str = "why";
    /// What the client is to have paid in all.
    pub const AMOUNT: &str = "amount";
}

/// A question to both sides.
pub fn ask_form(language: Language, case: &DisputeCase) -> CreateModal {
    let title = say!(language, "dispute-form-ask", number = case.dispute.number.to_string());
    CreateModal::new(CaseButton::AskForm(case.dispute.id).to_string(), fitting(&title)).components(vec![
        paragraph(input::QUESTION, say!(language, "dispute-form-ask.question"))
            .example(say!(language, "dispute-form-ask.example"))
            .must_be_filled()
            .row("", QUESTION_CHARS),
    ])
}

/// For whom it is decided.
#[must_use]
pub fn choose_outcome(language: Language, case: &DisputeCase) -> Post {
    let contract = &case.found.contract;
    let option = |outcome: DisputeOutcome| {
        let hint = say!(language, "dispute-choose.hint", outcome = outcome.code());
        CreateSelectMenuOption::new(outcome_words(language, &contract.contractor, outcome), outcome.code())
            .description(hint)
    };
    let options = DisputeOutcome::ALL.into_iter().map(option).collect();
    let menu = select(CaseButton::Outcome(case.dispute.id), options)
        .placeholder(say!(language, "dispute-choose.placeholder"));
    let title = say!(language, "dispute-choose", number = case.dispute.number.to_string());
    notice_of(Colour::Pending, title, say!(language, "dispute-choose.text"))
        .with_row(CreateActionRow::SelectMenu(menu))
}

/// Why, and how much where both get something; with what was typed before.
pub fn decide_form(
    language: Language,
    draft: DraftId,
    (case, outcome): (&DisputeCase, DisputeOutcome),
    (why, amount): (&str, &str),
) -> CreateModal {
    let why = paragraph(input::WHY, say!(language, "dispute-form-decide.why"))
        .example(say!(language, "dispute-form-decide.example"))
        .must_be_filled()
        .row(why, VERDICT_CHARS);
    let mut rows = vec![why];
    if outcome == DisputeOutcome::Split {
        let example =
            format!("{} {}", say!(language, "form-field-amount.example"), currency_of(&case.found.contract));
        let amount = one_line(input::AMOUNT, say!(language, "dispute-form-decide.amount"))
            .example(example)
            .must_be_filled()
            .row(amount, AMOUNT_CHARS);
        rows.insert(0, amount);
    }
    let title = say!(language, "dispute-form-decide", number = case.dispute.number.to_string());
    CreateModal::new(CaseButton::DecideForm(draft).to_string(), fitting(&title)).components(rows)
}

/// A decision as it would be.
#[must_use]
pub fn preview_verdict(language: Language, preview: &VerdictPreview) -> Post {
    let VerdictPreview { draft, case, outcome, amount, why } = preview;
    let contract = &case.found.contract;
    let for_whom = outcome_words(language, &contract.contractor, *outcome);
    let amount = amount.map_or_else(String::new, |amount| {
        let (party, amount) = (recipient_of(&contract.contractor), amount.to_string());
        format!("\n{}", say!(language, "contract-dispute-asked-of.split", party = party, amount = amount))
    });
    let next = match preview.can_close() {
        true => say!(language, "dispute-preview.choose"),
        false => say!(language, "dispute-preview.closed"),
    };
    let body = format!("**{for_whom}**{amount}\n{}\n\n{next}", quoted(why, WHY_UNITS));
    let decide =
        |closes: bool| CaseButton::Decide { draft: *draft, seen: preview.hash(), closes: u32::from(closes) };
    let decides = match preview.can_close() {
        true => vec![
            green(decide(false), say!(language, "dispute-button-decide-open")),
            red(decide(true), say!(language, "dispute-button-decide-close")),
        ],
        false => vec![green(decide(false), say!(language, "dispute-button-decide-only"))],
    };
    let others = [
        grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
        grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
    ];
    let title = say!(language, "dispute-preview", number = case.dispute.number.to_string());
    notice_of(Colour::Pending, title, body).with_buttons(decides.into_iter().chain(others))
}

/// What the moderator reads that decided: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_decide(language: Language, pressed: &VerdictPress) -> Post {
    match pressed {
        VerdictPress::Decided(case) => {
            let DisputeCase { dispute, found, .. } = case;
            let decided = found.work.latest_of_dispute();
            let judgement = decided.and_then(|decided| found.work.judgement(decided));
            let words = judgement.map_or_else(String::new, |judgement| {
                verdict_words(language, &found.contract.contractor, judgement, Amounts::Shown)
            });
            let title = say!(language, "dispute-decided", number = dispute.number.to_string());
            notice_of(Colour::Quiet, title, format!("{words}\n\n{}", say!(language, "dispute-decided.text")))
        }
        VerdictPress::Renewed(preview) => {
            preview_verdict(language, preview).saying(say!(language, "dispute-preview.renewed"))
        }
    }
}
