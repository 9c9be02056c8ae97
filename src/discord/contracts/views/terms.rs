//! Other terms for a contract as people read them: typed, proposed beside those that count, answered.

use super::modals::input;
use super::payments::across;
use super::work::{Told, shown_name};
use crate::app::{OpenProposal, PreviewOutcome, TermsPreview, WorkBrief};
use crate::discord::contracts::buttons::{EntryRef, TermsButton};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::Amounts;
use crate::discord::offers::views::compare::Compare;
use crate::discord::offers::views::draft::with_remarks;
use crate::discord::ui::buttons::{blurple, green, grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{INPUT_CHARS, fitting, one_line, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{plain_weekday_and_day, quoted, weekday_and_day};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{ContractHappening, ProposedTerms};
use crate::domain::contracts::refusal::TermsObstacle;
use crate::domain::contracts::terms::{rate_days, version_at};
use crate::domain::contracts::work::{ContractAtWork, Work};
use crate::domain::form::{ChangeForm, Remark};
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::{DESCRIPTION_CHARS, MESSAGE_CHARS, Price, Terms};
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;
use serenity::builder::{CreateActionRow, CreateButton, CreateEmbed, CreateModal, CreateSelectMenuOption};

/// Longest price and dates as typed, in characters.
const LINE_CHARS: usize = 200;
/// Discord's own limit of a field.
const FIELD_UNITS: usize = 1_024;

/// Other terms over those that count, with what was typed before.
pub fn terms_form(
    language: Language,
    draft: DraftId,
    found: &ContractAtWork,
    form: &ChangeForm,
) -> CreateModal {
    let terms = &form.terms;
    let is_hourly = matches!(found.contract.terms.price, Price::Hourly { .. });
    let price = one_line(input::PRICE, say!(language, "form-price"));
    let mut rows = vec![
        paragraph(input::DESCRIPTION, say!(language, "form-description"))
            .example(say!(language, "form-description.example"))
            .must_be_filled()
            .row(&terms.description, DESCRIPTION_CHARS),
        price.example(say!(language, "form-price.example")).row(&terms.price, LINE_CHARS),
        one_line(input::SCHEDULE, say!(language, "form-schedule"))
            .example(say!(language, "form-field-schedule.example"))
            .row(&terms.schedule, LINE_CHARS),
    ];
    if !is_hourly {
        let milestones = paragraph(input::MILESTONES, say!(language, "form-milestones"))
            .example(say!(language, "form-milestones.example"));
        rows.push(milestones.row(&terms.milestones, INPUT_CHARS));
    }
    rows.push(
        paragraph(input::MESSAGE, say!(language, "contract-form-terms.message"))
            .example(say!(language, "contract-form-terms.example"))
            .row(&form.message, MESSAGE_CHARS),
    );
    let title = say!(language, "contract-form-terms", number = found.offer.number.to_string());
    CreateModal::new(TermsButton::TermsForm(draft).to_string(), fitting(&title)).components(rows)
}

/// Why other terms stay as they are; may be left empty.
pub fn rejection_form(language: Language, proposal: EntryRef) -> CreateModal {
    let title = say!(language, "contract-form-rejection");
    CreateModal::new(TermsButton::RejectForm(proposal).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-terms.message"))
            .example(say!(language, "contract-form-rejection.example"))
            .row("", MESSAGE_CHARS),
    ])
}

/// Two sets of terms of a contract, in columns.
fn compare<'a>(
    language: Language,
    (old_heading, old): (&'a str, &'a Terms),
    (new_heading, new): (&'a str, &'a Terms),
    amounts: Amounts,
) -> Compare<'a> {
    Compare { language, old_heading, old, new_heading, new, amounts }
}

/// The columns with what stands below them; milestones that differ have columns of their own in between.
fn columns(
    compare: &Compare<'_>,
    colour: Colour,
    below: Vec<(String, String)>,
    title: Option<String>,
) -> Post {
    let embed = CreateEmbed::new().colour(colour.rgb());
    let embed = compare.columns(title.map_or(embed.clone(), |title| embed.title(title)));
    let with = |embed: CreateEmbed| {
        below.into_iter().fold(embed, |embed, (heading, text)| embed.field(heading, text, false))
    };
    match compare.milestones() {
        None => Post::embed(with(embed)),
        Some(milestones) => Post::embed(embed).with_embed(with(milestones.colour(colour.rgb()))),
    }
}

/// Other terms beside those that count, with the buttons that propose, edit and discard.
#[must_use]
pub fn preview_terms(language: Language, preview: &TermsPreview) -> Post {
    let TermsPreview { draft, found, side, terms, remarks, message, from, obstacle, today } = preview;
    let edit = OfferButton::EditDraft(*draft);
    let discard = grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard"));
    if preview.is_same() {
        let (title, text) = (say!(language, "terms-same"), say!(language, "contract-terms-same"));
        return notice_of(Colour::ChangeRequested, title, text)
            .with_buttons([blurple(edit, say!(language, "offer-preview-edit")), discard]);
    }
    let other = across(&found.contract, *side);
    let number = found.offer.number.to_string();
    let now = say!(language, "terms-now", version = found.version());
    let wanted = say!(language, "terms-wanted");
    let compare = compare(language, (&now, &found.contract.terms), (&wanted, terms), Amounts::Shown);
    let next = match (obstacle, preview.answers()) {
        (Some(obstacle), _) => cannot(language, &found.contract, *obstacle),
        (None, None) => say!(language, "contract-terms-preview.next", other = other.as_str()),
        (None, Some(_)) => say!(language, "contract-terms-preview.answer", other = other.as_str()),
    };
    let message = message.as_deref().map(|text| message_field(language, text));
    let rate = from.map(|from| rate_field(language, from));
    let next = (say!(language, "offer-next"), next);
    let below = message.into_iter().chain(rate).chain([next]).collect();
    let post = columns(&compare, Colour::Pending, below, None);
    let post = with_remarks_of(language, post, remarks);
    let days = from.filter(|_| obstacle.is_none()).map(|from| day_menu(language, *draft, from, *today));
    let post = days.into_iter().fold(post, Post::with_row);
    let send = TermsButton::Propose { draft: *draft, seen: preview.hash() };
    let send = obstacle.is_none().then(|| green(send, say!(language, "terms-send-request")));
    post.saying(say!(language, "contract-terms-preview", other = other, number = number))
        .with_buttons(send.into_iter().chain([grey(edit, say!(language, "offer-preview-edit")), discard]))
}

/// What should be said about how the terms were read, below all else.
fn with_remarks_of(language: Language, mut post: Post, remarks: &[Remark]) -> Post {
    if let Some(last) = post.embeds.pop() {
        post.embeds.push(with_remarks(language, last, remarks));
    }
    post
}

fn message_field(language: Language, text: &str) -> (String, String) {
    (say!(language, "offer-change-message"), quoted(text, FIELD_UNITS))
}

/// From which day another rate counts.
fn rate_field(language: Language, from: NaiveDate) -> (String, String) {
    let day = weekday_and_day(language, from);
    (say!(language, "contract-terms-rate"), say!(language, "contract-terms-rate.text", day = day))
}

fn day_menu(language: Language, draft: DraftId, from: NaiveDate, today: NaiveDate) -> CreateActionRow {
    let options = rate_days(today).map(|day| {
        let label = say!(language, "contract-terms-rate.option", day = plain_weekday_and_day(language, day));
        CreateSelectMenuOption::new(label, day.to_string()).default_selection(day == from)
    });
    CreateActionRow::SelectMenu(select(TermsButton::RateDay(draft), options.collect()))
}

/// Why the contract can't have such terms, and what can be done instead.
#[must_use]
pub fn cannot(language: Language, contract: &Contract, obstacle: TermsObstacle) -> String {
    match obstacle {
        TermsObstacle::MilestoneApproved { place } => {
            say!(language, "contract-terms-approved", piece = shown_name(language, contract, place))
        }
        other => cannot_at_all(language, other),
    }
}

/// The same where no contract is at hand that says what a milestone is called.
#[must_use]
pub fn cannot_at_all(language: Language, obstacle: TermsObstacle) -> String {
    match obstacle {
        TermsObstacle::NotHourly => say!(language, "contract-terms-not-hourly"),
        TermsObstacle::NotFixed => say!(language, "contract-terms-not-fixed"),
        TermsObstacle::OtherCurrency { agreed } => {
            say!(language, "contract-terms-currency", currency = agreed.to_string())
        }
        TermsObstacle::MilestoneApproved { .. } => say!(language, "contract-terms-approved.any"),
        TermsObstacle::WholeApproved => say!(language, "contract-terms-whole"),
    }
}

/// What the side reads that pressed Send: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_propose(language: Language, outcome: &PreviewOutcome<TermsPreview>) -> Post {
    match outcome {
        PreviewOutcome::Done(TermsPreview { found, side, .. }) => {
            let other = across(&found.contract, *side);
            let text = say!(language, "contract-terms-sent.text", other = other);
            notice_of(Colour::Pending, say!(language, "contract-terms-sent"), text)
        }
        PreviewOutcome::Renewed(preview) => {
            let said = say!(language, "contract-terms-renewed");
            let post = preview_terms(language, preview);
            let shown = post.content.clone();
            post.saying(format!("{said}\n{shown}"))
        }
    }
}

/// A proposal beside the terms that count, with what its reader can do about it.
#[must_use]
pub fn review(language: Language, open: &OpenProposal) -> Post {
    let OpenProposal { found, seq, is_own, counts_from, obstacle } = open;
    let entry = found.work.entry(*seq);
    let Some((entry, proposed)) = entry.and_then(|entry| Some((entry, entry.terms.as_deref()?))) else {
        // What is loaded for this has one.
        return notice_of(Colour::Quiet, say!(language, "refusal-no-proposal"), String::new());
    };
    let version = found.version();
    let now = say!(language, "terms-now", version = version);
    let wanted = say!(language, "offer-change-requested");
    let compare = compare(language, (&now, &proposed.was), (&wanted, &proposed.is), Amounts::Shown);
    let line = EntryRef { contract: found.contract.id, seq: *seq };
    let next = match (is_own, obstacle) {
        (_, Some(obstacle)) => cannot(language, &found.contract, *obstacle),
        (true, None) => {
            let side = found.contract.deciding_side(entry.by).unwrap_or(Side::Client);
            say!(language, "contract-terms-review.own", other = across(&found.contract, side))
        }
        (false, None) => say!(language, "contract-terms-review.next", version = version + 1),
    };
    let message = entry.message.as_deref().map(|text| message_field(language, text));
    let rate = counts_from.map(|from| rate_field(language, from));
    let below = message.into_iter().chain(rate).chain([(say!(language, "offer-next"), next)]).collect();
    let title = say!(language, "contract-terms-review", number = found.offer.number.to_string());
    let post = columns(&compare, Colour::ChangeRequested, below, Some(title));
    if *is_own {
        let withdraw = TermsButton::WithdrawTerms(line);
        return post.with_buttons([grey(withdraw, say!(language, "contract-terms-withdraw"))]);
    }
    let approve = green(TermsButton::ApproveTerms(line), say!(language, "offer-change-approve"));
    post.with_buttons(obstacle.is_none().then_some(approve).into_iter().chain([
        red(TermsButton::AskReject(line), say!(language, "offer-change-reject")),
        grey(TermsButton::Counter(line), say!(language, "contract-terms-counter")),
    ]))
}

/// What the side reads that agreed to other terms.
#[must_use]
pub fn approved(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let title = say!(language, "contract-terms-agreed", version = found.version());
    let agreed = found.work.agreed_terms().last();
    let from = agreed.and_then(|agreed| agreed.approved.counts_from);
    let rate = from.map(|from| format!("\n{}", counts_from_text(language, from))).unwrap_or_default();
    let text = say!(language, "contract-terms-agreed.text", other = other_side(found, reader));
    notice_of(Colour::Accepted, title, format!("{text}{rate}"))
}

/// `The new rate counts from …`.
fn counts_from_text(language: Language, from: NaiveDate) -> String {
    say!(language, "contract-terms-rate.text", day = weekday_and_day(language, from))
}

/// What the side reads that keeps the terms.
#[must_use]
pub fn rejected(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let text = say!(language, "contract-terms-rejected.text", other = other_side(found, reader));
    notice_of(Colour::Quiet, say!(language, "contract-terms-rejected"), text)
}

/// What the side reads that took its proposal back.
#[must_use]
pub fn withdrawn(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let text = say!(language, "contract-terms-withdrawn.text", other = other_side(found, reader));
    notice_of(Colour::Quiet, say!(language, "contract-terms-withdrawn"), text)
}

fn other_side(found: &ContractAtWork, reader: PersonId) -> String {
    across(&found.contract, found.contract.deciding_side(reader).unwrap_or(Side::Client))
}

/// What a line about other terms is told as in the room.
pub(super) fn told_of_terms(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, who) = (found.language, name_of(entry.by));
    let review = EntryRef { contract: found.contract.id, seq: entry.seq };
    match entry.what {
        ContractHappening::TermsApproved => {
            let version = version_at(&found.contract, &found.work, entry.seq);
            let rate = entry.counts_from.filter(|_| Amounts::in_room(&found.offer) == Amounts::Shown);
            let rate = rate.map(|from| format!(" {}", counts_from_text(language, from))).unwrap_or_default();
            Told {
                colour: Colour::Accepted,
                news: say!(language, "contract-told-terms-approved", who = who, version = version),
                next: format!("{}{rate}", say!(language, "contract-told-terms-approved.next")),
                act: Vec::new(),
            }
        }
        ContractHappening::TermsRejected => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-terms-rejected", who = who),
            next: say!(language, "contract-told-terms-rejected.next"),
            act: Vec::new(),
        },
        ContractHappening::TermsWithdrawn => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-terms-withdrawn", who = who),
            next: say!(language, "contract-told-terms-withdrawn.next"),
            act: Vec::new(),
        },
        _ => Told {
            colour: Colour::ChangeRequested,
            news: say!(language, "contract-told-terms-proposed", who = who),
            next: say!(language, "contract-told-terms-proposed.next"),
            act: vec![blurple(
                TermsButton::ReviewProposal(review),
                say!(language, "contract-button-review-terms"),
            )],
        },
    }
}

/// The proposal of a line in the room, in columns below `title`, without amounts where not everybody there reads them.
pub(super) fn told_proposal(brief: &WorkBrief, proposed: &ProposedTerms, title: String) -> Post {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, amounts) = (found.language, Amounts::in_room(&found.offer));
    let Told { colour, news, next, .. } = told_of_terms(brief);
    let version = version_at(&found.contract, &found.work, entry.seq);
    let now = say!(language, "terms-now", version = version);
    let wanted = say!(language, "offer-change-requested");
    let compare = compare(language, (&now, &proposed.was), (&wanted, &proposed.is), amounts);
    let message = entry.message.as_deref().map(|text| message_field(language, text));
    let rate = entry.counts_from.filter(|_| amounts == Amounts::Shown).map(|from| rate_field(language, from));
    let next = (say!(language, "offer-next"), next);
    let below = message.into_iter().chain(rate).chain([next]).collect();
    let mut post = columns(&compare, colour, below, Some(title));
    if let Some(first) = post.embeds.first_mut() {
        *first = first.clone().description(news);
    }
    post
}

/// Begins other terms, or opens those that wait for an answer; for everybody in the room where no `reader` is given.
pub(super) fn terms_button(
    language: Language,
    contract: &Contract,
    work: &Work,
    reader: Option<PersonId>,
) -> Option<CreateButton> {
    contract.check_open().ok()?;
    if reader.is_some_and(|reader| contract.deciding_side(reader).is_err()) {
        return None;
    }
    Some(match work.open_proposal() {
        Some(_) => {
            let review = TermsButton::ReviewTerms(contract.id);
            blurple(review, say!(language, "contract-button-review-terms"))
        }
        None => grey(TermsButton::AskTerms(contract.id), say!(language, "contract-button-terms")),
    })
}
