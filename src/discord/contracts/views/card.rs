//! The contract in the room, pinned there: what was agreed, how the work stands, and who does what next.

use super::closing::{closed_state, state_button};
use super::dispute_record::disputed_state;
use super::disputes::{dispute_button, open_dispute_buttons};
use super::hours::{hours_button, log_button};
use super::pause::{pause_button, paused_state};
use super::payments::{across, paid_so_far};
use super::statement::hours_so_far;
use super::terms::terms_button;
use super::work::{review_button, submit_button};
use crate::discord::agencies::views::handover::handover_button;
use crate::discord::contracts::buttons::PaymentButton;
use crate::discord::feedback::views::give::feedback_button;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::{Amounts, all_milestone_lines, join_lines, with_columns};
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped, escaped_line, moment};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::payments::{PaymentStage, RecordedPayment, next_to_answer, side_of_money};
use crate::domain::contracts::terms::version_at;
use crate::domain::contracts::work::{Piece, Stage, Work, side_at_work};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::money::Money;
use crate::domain::offers::offer::{Offer, Recipient, Side};
use crate::domain::offers::terms::Price;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// Most units of a field's text (Discord's limit).
const FIELD_UNITS: usize = 1_024;
/// How many signs a bar of progress has at most.
const BAR: usize = 10;

/// A contract with its work, to be shown to everybody in its room.
#[derive(Debug, Clone, Copy)]
pub struct ContractView<'a> {
    /// Of the server's texts.
    pub language: Language,
    /// The contract.
    pub contract: &'a Contract,
    /// The offer that it was.
    pub offer: &'a Offer,
    /// What was said about its work.
    pub work: &'a Work,
    /// The effect that posts it.
    pub tag: Option<EffectId>,
}

/// Tells the client that the offer was accepted, states what was agreed, and shows how the work stands.
#[must_use]
pub fn contract(view: ContractView<'_>) -> Post {
    let ContractView { language, contract, offer, work, tag } = view;
    let (recipient, client) = (recipient_of(&contract.contractor), name_of(contract.client));
    let side = match contract.contractor {
        Recipient::Freelancer(_) => say!(language, "contract-freelancer"),
        Recipient::Agency(_) => say!(language, "agency-contract"),
    };
    let title = escaped_line(&contract.terms.title, 240);
    let colour = match contract.state {
        ContractState::Active => Colour::Accepted,
        ContractState::Paused | ContractState::Closed => Colour::Quiet,
        ContractState::Disputed => Colour::ChangeRequested,
    };
    let embed = CreateEmbed::new()
        .colour(colour.rgb())
        .title(say!(language, "contract-card", title = title))
        .description(escaped(&contract.terms.description, 1_000))
        .field(say!(language, "contract-client"), &client, true)
        .field(side, &recipient, true)
        .field(say!(language, "contract-accepted"), moment(contract.started), true);
    let amounts = Amounts::in_room(offer);
    let pieces = work.pieces(contract);
    let (heading, state) = match contract.terms.milestones().is_empty() {
        true => (say!(language, "contract-work"), whole(language, &pieces)),
        false => (say!(language, "offer-part-milestones"), milestones(view, &pieces, amounts)),
    };
    let footer = say!(
        language,
        "contract-footer",
        number = offer.number.to_string(),
        version = version_at(contract, work, i64::MAX)
    );
    let paid = paid_so_far(language, contract, work, amounts);
    let hours = hours_so_far(language, contract, work, amounts);
    let embed = with_columns(language, embed, &contract.terms, amounts)
        .field(heading, state, false)
        .fields(hours.map(|hours| (say!(language, "contract-hours-heading"), hours, false)))
        .fields(paid.map(|paid| (say!(language, "contract-payments-heading"), paid, false)))
        .field(say!(language, "offer-next"), next(view, &pieces, amounts), false)
        .footer(CreateEmbedFooter::new(footer));
    let view_offer = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    let buttons = buttons(language, contract, work, &pieces).into_iter();
    let is_open = |payment: &RecordedPayment<'_>| payment.stage() != PaymentStage::Confirmed;
    let handover = work.check_can_work(contract).ok().and_then(|()| handover_button(language, offer));
    let payments = work.payments().iter().any(is_open).then(|| payments_button(language, contract));
    Post::embed(embed)
        .saying(say!(language, "contract-greeting", client = client, party = recipient))
        .mentioning(contract.client)
        .with_buttons(buttons.chain([view_offer]).chain(handover))
        .with_buttons(
            payments
                .into_iter()
                .chain(hours_buttons(language, contract, work, None))
                .chain(terms_button(language, contract, work, None))
                .chain(resume_button(language, contract))
                .chain(state_button(language, contract))
                .chain(open_dispute_buttons(language, contract, work, None)),
        )
}

/// What each side can do with the work as it stands, and what both can do about its payment.
fn buttons(language: Language, contract: &Contract, work: &Work, pieces: &[Piece<'_>]) -> Vec<CreateButton> {
    let buttons =
        [Side::Recipient, Side::Client].map(|side| button_of(language, (contract, work), pieces, side));
    buttons.into_iter().flatten().chain([pay_button(language, contract)]).collect()
}

/// The same in what only `reader` sees.
pub(in crate::discord) fn own_work_buttons(
    language: Language,
    contract: &Contract,
    work: &Work,
    reader: PersonId,
) -> Vec<CreateButton> {
    let side = side_at_work(contract, reader);
    let act = side.and_then(|side| button_of(language, (contract, work), &work.pieces(contract), side));
    let pay = side_of_money(contract, reader).is_ok().then(|| pay_button(language, contract));
    let answer = next_to_answer(contract, work, reader).is_ok().then(|| payments_button(language, contract));
    let hours = hours_buttons(language, contract, work, side);
    act.into_iter().chain(pay).chain(answer).chain(hours).collect()
}

/// Logs hours, for whoever does the work, and shows those that count; for everybody in the room where no `side` is given.
fn hours_buttons(
    language: Language,
    contract: &Contract,
    work: &Work,
    side: Option<Side>,
) -> Vec<CreateButton> {
    let is_hourly = matches!(contract.terms.price, Price::Hourly { .. });
    let is_active = work.state_beside_dispute(contract) == ContractState::Active;
    let can_log = is_hourly && is_active && side != Some(Side::Client);
    let has_hours = !work.counted_hours().is_empty();
    let log = can_log.then(|| log_button(language, contract));
    log.into_iter().chain(has_hours.then(|| hours_button(language, contract))).collect()
}

/// What was agreed, whether the contract goes on, and what was given back, in what only `reader` sees; nothing for who decides nothing about it.
pub(in crate::discord) fn own_state_buttons(
    language: Language,
    contract: &Contract,
    work: &Work,
    reader: PersonId,
) -> Vec<CreateButton> {
    let Ok(side) = contract.deciding_side(reader) else { return Vec::new() };
    let is_paid = work.paid(None, &[PaymentStage::Confirmed]) > 0;
    let refund = (side == Side::Recipient && is_paid)
        .then(|| grey(PaymentButton::AskRefund(contract.id), say!(language, "contract-button-refund")));
    let terms = terms_button(language, contract, work, Some(reader));
    let state = pause_button(language, contract).into_iter().chain(state_button(language, contract));
    let dispute = open_dispute_buttons(language, contract, work, Some(side)).into_iter();
    let dispute = dispute.chain(dispute_button(language, contract));
    let feedback = feedback_button(language, contract).into_iter();
    feedback.chain(terms).chain(state).chain(refund).chain(dispute).collect()
}

/// Lets a paused contract go on. In the room nothing pauses it: there is room for what is done more often.
fn resume_button(language: Language, contract: &Contract) -> Option<CreateButton> {
    pause_button(language, contract).filter(|_| contract.state == ContractState::Paused)
}

/// What one side can do, if there is something.
fn button_of(
    language: Language,
    (contract, work): (&Contract, &Work),
    pieces: &[Piece<'_>],
    side: Side,
) -> Option<CreateButton> {
    let is_any = |is: fn(Stage) -> bool| pieces.iter().any(|piece| is(piece.stage()));
    match side {
        Side::Recipient => {
            work.check_can_work(contract).ok()?;
            is_any(Stage::is_open).then(|| submit_button(language, contract))
        }
        Side::Client => {
            contract.check_open().ok()?;
            is_any(|stage| stage == Stage::Submitted).then(|| review_button(language, contract))
        }
    }
}

/// Begins to record a payment.
fn pay_button(language: Language, contract: &Contract) -> CreateButton {
    grey(PaymentButton::AskPayment(contract.id), say!(language, "contract-button-pay"))
}

/// Shows the payment that its reader answers next.
fn payments_button(language: Language, contract: &Contract) -> CreateButton {
    grey(PaymentButton::ReviewPayments(contract.id), say!(language, "contract-button-review-payment"))
}

/// What happens next, and who does it.
fn next(view: ContractView<'_>, pieces: &[Piece<'_>], amounts: Amounts) -> String {
    let ContractView { language, contract, work, .. } = view;
    let proposed = work.open_proposal().filter(|_| contract.check_open().is_ok()).map(|(proposed, _)| {
        let other = across(contract, proposed.side(contract));
        say!(language, "contract-next-terms", who = name_of(proposed.by), other = other)
    });
    let rest = next_of_work(view, pieces, amounts);
    proposed.into_iter().chain([rest]).collect::<Vec<_>>().join("\n")
}

/// The same of everything but proposed terms.
fn next_of_work(view: ContractView<'_>, pieces: &[Piece<'_>], amounts: Amounts) -> String {
    let ContractView { language, contract, work, .. } = view;
    if let Some(disputed) = disputed_state(language, contract, work) {
        disputed
    } else if let Some(closed) = closed_state(language, work, amounts) {
        closed
    } else if let Some(paused) = paused_state(language, work) {
        paused
    } else if pieces.iter().any(|piece| piece.stage() == Stage::Submitted) {
        let next = say!(language, "contract-next-submitted", client = name_of(contract.client));
        work.approved_next(contract).map_or(next.clone(), |until| {
            format!("{next} {}", say!(language, "contract-next-submitted.until", until = moment(until)))
        })
    } else if view.work.is_done(contract) {
        say!(language, "contract-next-approved")
    } else if matches!(contract.terms.price, Price::Hourly { .. }) {
        say!(language, "contract-next-open.hourly")
    } else {
        say!(language, "contract-next-open")
    }
}

/// How a contract without milestones stands.
pub(super) fn whole(language: Language, pieces: &[Piece<'_>]) -> String {
    let piece = pieces.first();
    let stage = piece.map_or(Stage::InProgress, Piece::stage);
    let when = piece.and_then(|piece| piece.latest).map_or_else(String::new, |entry| moment(entry.at));
    say!(language, "contract-stage", stage = code(stage), when = when)
}

/// Milestones, one a line with how each stands, below the progress of all of them.
fn milestones(view: ContractView<'_>, pieces: &[Piece<'_>], amounts: Amounts) -> String {
    let ContractView { language, contract, .. } = view;
    let lines = all_milestone_lines(language, contract.terms.milestones(), amounts).into_iter().zip(pieces);
    let stated =
        lines.map(|(line, piece)| say!(language, "contract-line", line = line, stage = code(piece.stage())));
    let progress = progress(view, pieces, amounts);
    let all: Vec<String> = [progress].into_iter().chain(stated).collect();
    join_lines(language, &all, FIELD_UNITS)
}

/// How many milestones are approved, and what they are worth where that may be read.
pub(super) fn progress(view: ContractView<'_>, pieces: &[Piece<'_>], amounts: Amounts) -> String {
    let ContractView { language, contract, .. } = view;
    let approved: Vec<_> = pieces.iter().filter(|piece| piece.stage() == Stage::Approved).collect();
    let (done, all) = (approved.len(), pieces.len());
    let bar = bar(done, all);
    match (&contract.terms.price, amounts) {
        (Price::Fixed { total, .. }, Amounts::Shown) => {
            let minor = approved
                .iter()
                .filter_map(|piece| piece.milestone)
                .map(|milestone| milestone.amount.minor)
                .sum();
            let approved = Money { minor, currency: total.currency };
            let (approved, total) = (approved.to_string(), total.to_string());
            say!(
                language,
                "contract-progress.amounts",
                bar = bar,
                done = done,
                all = all,
                approved = approved,
                total = total
            )
        }
        _ => say!(language, "contract-progress", bar = bar, done = done, all = all),
    }
}

/// `▰▰▰▱▱`: one sign for each of `all`, or ten where there are more.
fn bar(done: usize, all: usize) -> String {
    let signs = all.min(BAR);
    let full = (done * signs).checked_div(all).unwrap_or(0);
    "▰".repeat(full) + &"▱".repeat(signs - full)
}

/// What texts call a stage.
pub(super) const fn code(stage: Stage) -> &'static str {
    match stage {
        Stage::InProgress => "open",
        Stage::Submitted => "submitted",
        Stage::InRevision => "revision",
        Stage::Approved => "approved",
    }
}
