//! What moderators read of disputes stays within Discord's limits whatever was typed, forges nothing, and holds no word of its own.

use super::{card, case, decide, list};
use crate::app::{ContractAtWork, DisputeCase, DisputePage, PAGE_LINES, VerdictPress, VerdictPreview};
use crate::discord::contracts::views::tests::disputes::with_dispute;
use crate::discord::moderation::reports::views::refusals::moderation_refusal;
use crate::discord::moderation::reports::views::tests::{CLEO, foreign, hostile};
use crate::discord::offers::views::tests::languages::{check_form, check_post};
use crate::discord::offers::views::tests::{ADA, BEN, NOW, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::disputes::{DISPUTE_CHARS, VERDICT_CHARS};
use crate::domain::contracts::entry::{DisputeOutcome, DisputeReason, Verdict};
use crate::domain::contracts::work::Work;
use crate::domain::ids::{ContractId, DisputeId, DisputeNumber, DraftId, GuildId, OfferNumber};
use crate::domain::moderation::dispute::{Dispute, DisputeStage};
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::StageName;
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::{Offer, State};
use crate::domain::offers::terms::{Price, Terms};
use crate::words::Language;
use chrono_tz::Tz;
use serenity::builder::CreateModal;

const AMOUNT: Money = Money { minor: i64::MAX, currency: Currency::USD };

fn dispute(stage: DisputeStage, typed: fn(usize) -> String) -> Dispute {
    Dispute {
        id: DisputeId(i64::MAX),
        guild: GuildId(1),
        number: DisputeNumber(i64::MAX),
        contract: ContractId(5),
        contract_number: OfferNumber(i64::MAX),
        seq: 1,
        opener: ADA,
        reason: DisputeReason::NoAnswer,
        title: typed(100),
        parties: vec![ADA, BEN],
        at: NOW,
        stage,
        revision: i64::MAX,
    }
}

fn stages() -> Vec<DisputeStage> {
    let closed = |outcome| DisputeStage::Closed { by: CLEO, at: NOW, outcome };
    let outcomes = [None].into_iter().chain(DisputeOutcome::ALL.map(Some)).map(closed);
    [DisputeStage::Open, DisputeStage::Claimed { by: CLEO, at: NOW }].into_iter().chain(outcomes).collect()
}

fn cases(typed: fn(usize) -> String) -> Vec<DisputeCase> {
    let price = Price::Fixed { total: AMOUNT, milestones: Vec::new() };
    let terms = Terms { title: typed(100), description: typed(4_000), price, start: None, due: None };
    let offer = Offer { terms, state: State::Accepted { by: BEN, at: NOW }, ..offer() };
    let verdict = Verdict { outcome: DisputeOutcome::Split, amount: Some(AMOUNT), closes: true };
    let works = with_dispute(&typed(DISPUTE_CHARS), verdict, &Work::default());
    let all = stages().into_iter().flat_map(|stage| works.iter().map(move |work| (stage, work)));
    all.map(|(stage, work)| {
        let state = match work.dispute() {
            Some(_) => ContractState::Disputed,
            None => ContractState::Closed,
        };
        let contract = Contract { state, ..contract(&offer) };
        let found = ContractAtWork { offer: offer.clone(), contract, work: work.clone(), zone: Tz::UTC };
        DisputeCase { dispute: dispute(stage, typed), found, room_channel: None }
    })
    .collect()
}

fn posts(language: Language, typed: fn(usize) -> String) -> (Vec<Post>, Vec<CreateModal>) {
    let (mut posts, mut forms) = (Vec::new(), Vec::new());
    for case in cases(typed) {
        posts.push(card::dispute_card(language, &case));
        posts.extend([ADA, CLEO].map(|reader| card::own_card(language, &case, reader)));
        posts.extend([card::claimed(language, &case), card::asked(language, &case)]);
        posts.extend([0, 1, 2, 3, u32::MAX].map(|page| case::read_dispute(language, &case, page)));
        posts.push(case::snapshot(language, &case.dispute));
        posts.push(decide::choose_outcome(language, &case));
        forms.push(decide::ask_form(language, &case));
        for outcome in DisputeOutcome::ALL {
            let why = typed(VERDICT_CHARS);
            forms.push(decide::decide_form(language, DraftId(1), (&case, outcome), (&why, "750")));
            let amount = (outcome == DisputeOutcome::Split).then_some(AMOUNT);
            let preview =
                VerdictPreview { draft: DraftId(i64::MAX), case: case.clone(), outcome, amount, why };
            posts.push(decide::preview_verdict(language, &preview));
            posts.push(decide::pressed_decide(language, &VerdictPress::Renewed(preview)));
        }
        posts.push(decide::pressed_decide(language, &VerdictPress::Decided(case)));
    }
    for (stage, age) in [(None, ReportAge::Any), (Some(StageName::Claimed), ReportAge::Older)] {
        let filter = ReportFilter { stage, age };
        let line = dispute(DisputeStage::Open, typed);
        let lines = vec![line; PAGE_LINES as usize];
        let page = DisputePage { filter, lines, page: 2, pages: 3, total: 30 };
        posts.push(list::disputes_list(language, &page));
        posts.push(list::disputes_list(language, &DisputePage { lines: Vec::new(), ..page }));
    }
    (posts, forms)
}

fn refusals() -> Vec<ModerationRefusal> {
    let number = DisputeNumber(i64::MAX);
    let closed = |withdrawn, by| ModerationRefusal::DisputeClosed { number, by, at: NOW, withdrawn };
    vec![
        ModerationRefusal::NoSuchDispute,
        ModerationRefusal::InDispute { number },
        ModerationRefusal::DisputeClaimed { number, by: CLEO, at: NOW },
        ModerationRefusal::DisputeClaimed { number, by: ADA, at: NOW },
        closed(true, CLEO),
        closed(false, CLEO),
        closed(false, ADA),
    ]
}

#[test]
fn whatever_was_typed_fits_and_forges_nothing() {
    let (posts, forms) = posts(Language::English, hostile);
    posts.iter().for_each(limits::check);
    forms.iter().for_each(limits::check_modal);
}

#[test]
fn all_of_it_can_be_translated() {
    let (posts, forms) = posts(Language::Pseudo, foreign);
    posts.iter().for_each(check_post);
    forms.iter().for_each(check_form);
    for refusal in refusals() {
        check_post(&moderation_refusal(Language::Pseudo, &refusal, ADA));
    }
}

/// Who does the work for an agency may have the moderators' role, and reads no amount.
#[test]
fn the_card_has_no_amount() {
    for case in cases(|_| "Typed.".to_owned()) {
        let shown = serde_json::to_string(&card::dispute_card(Language::English, &case).to_message("1"));
        let amount = AMOUNT.to_string();
        assert!(!shown.expect("it is written").contains(&amount), "{amount}");
    }
}
