//! Disputes as they are told in the room, and as they stand on a contract: what is asked and answered, and what moderators decided.
//! Without amounts where the reader may not read them.

use super::disputes::{answer_button, reason_words};
use super::work::Told;
use crate::app::WorkBrief;
use crate::discord::contracts::buttons::EntryRef;
use crate::discord::feedback::views::give::feedback_button;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::pages::Section;
use crate::discord::ui::text::{chunks, moment, quoted};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::disputes::{AfterDispute, Judgement, OpenDispute};
use crate::domain::contracts::entry::{
    ContractEntry, ContractHappening, DisputeLine, DisputeOutcome, DisputeReason,
};
use crate::domain::contracts::work::{ContractAtWork, Work};
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::{Recipient, Side};
use crate::say;
use crate::words::Language;

/// How many characters of a text stand in one part of a message. The two parts of the longest one fit beside what is said of it.
const PART_CHARS: usize = 2_000;
/// Most units of such a part.
const PART_UNITS: usize = 2_500;
/// How much of a question, an answer or a reason is shown: all of it, unless most of it has to be escaped.
const WORDS_UNITS: usize = 3_600;

/// Room for what stands above a text: who opened the dispute, and when.
const FACTS_UNITS: usize = 200;

/// For whom moderators decided, in a few words.
#[must_use]
pub fn outcome_words(language: Language, contractor: &Recipient, outcome: DisputeOutcome) -> String {
    let outcome = match (outcome, contractor) {
        (DisputeOutcome::Freelancer, Recipient::Agency(_)) => "agency",
        (outcome, _) => outcome.code(),
    };
    say!(language, "contract-dispute-outcome", outcome = outcome)
}

/// What moderators decided, what they ask the sides to do, and whether the contract goes on.
#[must_use]
pub fn verdict_words(
    language: Language,
    contractor: &Recipient,
    Judgement { verdict, after }: Judgement,
    amounts: Amounts,
) -> String {
    let outcome = outcome_words(language, contractor, verdict.outcome);
    let asked = match (verdict.outcome, verdict.amount, amounts) {
        (DisputeOutcome::Nothing, ..) => say!(language, "contract-dispute-asked-of.nothing"),
        (DisputeOutcome::Split, Some(amount), Amounts::Shown) => say!(
            language,
            "contract-dispute-asked-of.split",
            party = recipient_of(contractor),
            amount = amount.to_string()
        ),
        (DisputeOutcome::Split, ..) => say!(language, "contract-dispute-asked-of.kept"),
        (DisputeOutcome::Client | DisputeOutcome::Freelancer, ..) => {
            say!(language, "contract-dispute-asked-of")
        }
    };
    let after = match after {
        AfterDispute::Closed => say!(language, "contract-dispute-after.closed"),
        AfterDispute::StaysClosed => say!(language, "contract-dispute-after.stays"),
        AfterDispute::GoesOn => say!(language, "contract-dispute-after"),
    };
    format!("**{outcome}**\n{asked}\n{after}")
}

/// What a line about a dispute is told as in the room.
pub(super) fn told_of_dispute(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, who) = (found.language, name_of(entry.by));
    match (entry.what, found.work.judgement(entry)) {
        (ContractHappening::DisputeDecided, Some(judgement)) => {
            let amounts = Amounts::in_room(&found.offer);
            Told {
                colour: Colour::Quiet,
                news: say!(language, "contract-told-dispute-decided"),
                next: verdict_words(language, &found.contract.contractor, judgement, amounts),
                act: feedback_button(language, &found.contract).into_iter().collect(),
            }
        }
        (ContractHappening::DisputeAsked, _) => {
            let question = EntryRef { contract: found.contract.id, seq: entry.seq };
            Told {
                colour: Colour::Pending,
                news: say!(language, "contract-told-dispute-asked"),
                next: say!(language, "contract-told-dispute-asked.next"),
                act: vec![answer_button(language, question)],
            }
        }
        (ContractHappening::DisputeAnswered, _) => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-dispute-answered", who = who),
            next: say!(language, "contract-told-dispute-answered.next"),
            act: Vec::new(),
        },
        (ContractHappening::DisputeWithdrawn, _) => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-dispute-withdrawn", who = who),
            next: say!(language, "contract-told-dispute-withdrawn.next"),
            act: Vec::new(),
        },
        _ => Told {
            colour: Colour::ChangeRequested,
            news: say!(
                language,
                "contract-told-dispute",
                who = who,
                reason = reason_words(language, reason_of(entry))
            ),
            next: say!(language, "contract-told-dispute.next"),
            act: Vec::new(),
        },
    }
}

/// A text with which a dispute is opened, in parts that fit a message.
pub(super) fn quoted_parts(text: &str) -> Vec<String> {
    let end = text.char_indices().nth(PART_CHARS).map_or(text.len(), |(end, _)| end);
    let (first, rest) = match text[..end].rfind(char::is_whitespace) {
        Some(space) if end < text.len() => text.split_at(space),
        _ => text.split_at(end),
    };
    let parts = [first, rest].into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| quoted(part, PART_UNITS)).collect()
}

/// Whom a line mentions in the room: what moderators say is for both sides.
pub(super) fn mentioned(brief: &WorkBrief) -> Vec<PersonId> {
    let contract = &brief.contract.contract;
    match brief.entry.what.is_of_moderators() {
        true => vec![contract.client, contract.contractor.spokesperson()],
        false => vec![brief.to],
    }
}

/// How the card of a contract goes on with an open dispute; `None` where none is open.
pub(super) fn disputed_state(language: Language, contract: &Contract, work: &Work) -> Option<String> {
    let dispute = work.dispute()?;
    let (who, when) = (name_of(dispute.opened.by), moment(dispute.opened.at));
    let reason = reason_words(language, dispute.reason);
    let opened = say!(language, "contract-next-disputed", who = who, when = when, reason = reason);
    let next = match waits_for(contract, dispute).as_slice() {
        [] => say!(language, "contract-next-disputed.moderators"),
        waits => say!(language, "contract-next-disputed.asked", waits = waits.join(", ")),
    };
    let frozen = match work.state_beside_dispute(contract) {
        ContractState::Closed => say!(language, "contract-dispute-frozen.closed"),
        ContractState::Active | ContractState::Paused | ContractState::Disputed => {
            say!(language, "contract-dispute-frozen")
        }
    };
    Some(format!("{opened}\n{next} {frozen}"))
}

/// Who has not answered the moderators.
#[must_use]
pub fn waits_for(contract: &Contract, dispute: OpenDispute<'_>) -> Vec<String> {
    let client = dispute.waits_for(contract, Side::Client).then(|| name_of(contract.client));
    let party = dispute.waits_for(contract, Side::Recipient).then(|| recipient_of(&contract.contractor));
    client.into_iter().chain(party).collect()
}

/// All disputes of a contract with every word of them, the newest first; none where there was none.
#[must_use]
pub(in crate::discord) fn dispute_sections(
    language: Language,
    found: &ContractAtWork,
    amounts: Amounts,
) -> Vec<Section> {
    let mut disputes: Vec<Vec<&ContractEntry>> = Vec::new();
    for entry in &found.work.0 {
        if entry.what.opens_dispute() {
            disputes.push(Vec::new());
        }
        if let (true, Some(last)) = (is_of_dispute(entry), disputes.last_mut()) {
            last.push(entry);
        }
    }
    disputes.iter().rev().flat_map(|lines| sections_of(language, found, lines, amounts)).collect()
}

const fn is_of_dispute(entry: &ContractEntry) -> bool {
    matches!(
        entry.what,
        ContractHappening::DisputeOpened
            | ContractHappening::DisputeWithdrawn
            | ContractHappening::DisputeAsked
            | ContractHappening::DisputeAnswered
            | ContractHappening::DisputeDecided
    )
}

/// One dispute: who opened it and why, in full, and below it what was asked, answered and decided.
fn sections_of(
    language: Language,
    found: &ContractAtWork,
    lines: &[&ContractEntry],
    amounts: Amounts,
) -> Vec<Section> {
    let Some((opened, later)) = lines.split_first() else { return Vec::new() };
    let reason = reason_words(language, reason_of(opened));
    let heading = say!(language, "contract-dispute-heading", reason = reason);
    let (who, when) = (name_of(opened.by), moment(opened.at));
    let opened_by = say!(language, "contract-dispute-line-opened", who = who, when = when);
    let mut parts = chunks(opened.message.as_deref().unwrap_or_default(), Section::UNITS - FACTS_UNITS);
    match parts.first_mut() {
        Some(first) => first.insert_str(0, &format!("{opened_by}\n")),
        None => parts.push(opened_by),
    }
    let mut sections = vec![Section { heading, parts }];
    let said = later.iter().map(|entry| line_of(language, found, entry, amounts)).collect::<Vec<_>>();
    if !said.is_empty() {
        sections.push(Section::lines(say!(language, "contract-dispute-said"), said));
    }
    sections
}

fn line_of(language: Language, found: &ContractAtWork, entry: &ContractEntry, amounts: Amounts) -> String {
    let (who, when) = (name_of(entry.by), moment(entry.at));
    let words =
        entry.message.as_deref().map_or_else(String::new, |text| format!("\n{}", quoted(text, WORDS_UNITS)));
    match (entry.what, found.work.judgement(entry)) {
        (ContractHappening::DisputeAsked, _) => {
            format!("{}{words}", say!(language, "contract-dispute-line-asked", when = when))
        }
        (ContractHappening::DisputeAnswered, _) => {
            format!("{}{words}", say!(language, "contract-dispute-line-answered", who = who, when = when))
        }
        (ContractHappening::DisputeDecided, Some(judgement)) => {
            let verdict = verdict_words(language, &found.contract.contractor, judgement, amounts);
            format!("{}\n{verdict}{words}", say!(language, "contract-dispute-line-decided", when = when))
        }
        _ => say!(language, "contract-dispute-line-withdrawn", who = who, when = when),
    }
}

/// What a dispute is about that a line opens.
#[must_use]
pub fn reason_of(entry: &ContractEntry) -> DisputeReason {
    match entry.dispute {
        Some(DisputeLine::Opened { reason }) => reason,
        Some(DisputeLine::Decided(_)) | None => DisputeReason::Other,
    }
}
