//! What people read about a contract and its work: how it looks, that it stays within Discord's limits whatever was typed, and
//! that no word of it stands in the code.

pub(in crate::discord) mod disputes;
mod hours;
mod lists;
mod records;
mod state;
mod submissions;
mod terms;

use super::card::{ContractView, contract as contract_view};
use super::modals::{payment_form, revision_form, submit_form};
use super::payments::{answered, choose_paid, pressed_record, preview_payment, review_payment};
use super::refusals::contract_refusal;
use super::told::told;
use super::work::{approved, choose_submitted, choose_to_submit, review, revision_requested, submitted};
use crate::app::{ContractAtWork, ContractBrief, PaymentPreview, PreviewOutcome, WorkBrief};
use crate::discord::contracts::buttons::SubmittedPiece;
use crate::discord::offers::views::tests::languages::{check_form, check_post, story};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, BEN, NOW, any_terms, any_text, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::entry::{ContractEntry, ContractHappening, Payment};
use crate::domain::contracts::payments::PaymentKind;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::work::{WORK_MESSAGE_CHARS, Work};
use crate::domain::form::PAYMENT_NOTE_CHARS;
use crate::domain::ids::{ChannelId, DraftId, EffectId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::time::DAY_MS;
use crate::words::Language;
use chrono_tz::Tz;
use insta::assert_snapshot;
use proptest::prelude::*;
use serenity::builder::CreateModal;
use state::{of_closing, with_end};

const EN: Language = Language::English;
const PSEUDO: Language = Language::Pseudo;

fn entry(seq: i64, what: ContractHappening, piece: u32, message: Option<&str>) -> ContractEntry {
    let by = if what == ContractHappening::Submitted { BEN } else { ADA };
    ContractEntry {
        piece,
        message: message.map(str::to_owned),
        approves: (what == ContractHappening::Submitted).then(|| NOW.plus(14 * DAY_MS)),
        ..ContractEntry::bare(seq, what, (by, NOW))
    }
}

/// A payment, and the answers to it.
fn paid(seq: i64, by: PersonId, piece: u32, note: &str) -> ContractEntry {
    let payment = Payment { amount: Money { minor: 50_000, currency: Currency::USD }, day: NOW.day() };
    ContractEntry {
        by,
        payment: Some(payment),
        ..entry(seq, ContractHappening::PaymentRecorded, piece, Some(note))
    }
}

fn answer(seq: i64, by: PersonId, answers: i64, what: ContractHappening) -> ContractEntry {
    ContractEntry { by, answers: Some(answers), ..entry(seq, what, 0, None) }
}

/// Payments of both sides, with every answer there is.
fn with_payments(note: &str, piece: u32) -> Work {
    Work(vec![
        paid(1, ADA, piece, note),
        answer(2, BEN, 1, ContractHappening::PaymentConfirmed),
        paid(3, BEN, 0, note),
        answer(4, ADA, 3, ContractHappening::PaymentDenied),
        paid(5, ADA, piece, note),
        ContractEntry { what: ContractHappening::RefundRecorded, ..paid(6, BEN, 0, note) },
        answer(7, ADA, 6, ContractHappening::PaymentConfirmed),
        ContractEntry { what: ContractHappening::RefundRecorded, ..paid(8, BEN, 0, note) },
        ContractEntry { what: ContractHappening::RefundRecorded, ..paid(9, BEN, 0, note) },
        answer(10, ADA, 9, ContractHappening::PaymentDenied),
        paid(11, ADA, piece, note),
        answer(12, BEN, 11, ContractHappening::PaymentUnconfirmed),
        ContractEntry { what: ContractHappening::RefundRecorded, ..paid(13, BEN, 0, note) },
        answer(14, ADA, 13, ContractHappening::PaymentUnconfirmed),
    ])
}

/// What is read of payments, in the room and by those who record and answer them.
fn of_payments(language: Language, offer: &Offer, work: &Work) -> (Vec<Post>, CreateModal) {
    let contract = contract(offer);
    let found = ContractAtWork {
        offer: offer.clone(),
        contract: contract.clone(),
        work: work.clone(),
        zone: Tz::UTC,
    };
    let mut posts = vec![choose_paid(language, &contract)];
    for recorded in work.payments() {
        let line = recorded.recorded;
        posts.push(review_payment(language, &contract, recorded));
        posts.push(answered(language, &contract, recorded));
        for (side, minor) in [(Side::Client, 1), (Side::Recipient, i64::MAX)] {
            let preview = PaymentPreview {
                draft: DraftId(i64::MAX),
                found: found.clone(),
                side,
                kind: recorded.kind(),
                piece: line.piece,
                payment: recorded.payment,
                note: line.message.clone(),
                open: Some(Money { minor, currency: Currency::USD }),
                today: NOW.day(),
            };
            posts.push(preview_payment(language, &preview));
            for outcome in [PreviewOutcome::Done(preview.clone()), PreviewOutcome::Renewed(preview)] {
                posts.push(pressed_record(language, &outcome));
            }
        }
    }
    let typed = ("1,500", "By bank transfer");
    let draft = (DraftId(i64::MAX), PaymentKind::Refund);
    (posts, payment_form(language, draft, Some(Currency::USD), typed))
}

/// The first piece approved, the second one submitted, sent back and submitted again: each step with all before it.
fn steps(message: &str, pieces: [u32; 2]) -> Vec<Work> {
    let [first, second] = pieces;
    let all = [
        entry(1, ContractHappening::Submitted, first, Some(message)),
        entry(2, ContractHappening::Approved, first, None),
        entry(3, ContractHappening::Submitted, second, Some(message)),
        entry(4, ContractHappening::RevisionRequested, second, Some(message)),
        entry(5, ContractHappening::Submitted, second, Some(message)),
        ContractEntry { answers: Some(5), ..entry(6, ContractHappening::Reminded, second, None) },
        ContractEntry { answers: Some(5), ..entry(7, ContractHappening::AutoApproved, second, None) },
    ];
    (0..=all.len()).map(|so_many| Work(all[..so_many].to_vec())).collect()
}

fn accepted(offer: Offer) -> Offer {
    Offer { state: State::Accepted { by: BEN, at: NOW }, ..offer }
}

fn state_of(work: &Work) -> ContractState {
    match (work.closed_by(), work.paused_by()) {
        _ if work.dispute().is_some() => ContractState::Disputed,
        (Some(_), _) => ContractState::Closed,
        (None, Some(_)) => ContractState::Paused,
        (None, None) => ContractState::Active,
    }
}

fn card(language: Language, offer: &Offer, work: &Work) -> Post {
    let contract = Contract { state: state_of(work), ..contract(offer) };
    contract_view(ContractView { language, contract: &contract, offer, work, tag: Some(EffectId(i64::MAX)) })
}

/// Everything that people read, and every form.
fn everything(language: Language, offer: &Offer, work: &Work) -> (Vec<Post>, Vec<CreateModal>) {
    let contract = contract(offer);
    let places: Vec<u32> = work.pieces(&contract).iter().map(|piece| piece.place).collect();
    let mut posts = vec![
        card(language, offer, work),
        choose_to_submit(language, &contract, &places),
        choose_submitted(language, &contract, &work.0),
    ];
    let mut forms = Vec::new();
    for place in places {
        posts.push(submitted(language, &contract, place));
        posts.push(approved(language, &contract, place));
        posts.push(revision_requested(language, &contract, place));
        let piece = SubmittedPiece { contract: contract.id, place, seq: i64::MAX };
        forms.push(submit_form(language, &contract, place));
        forms.push(revision_form(language, piece));
    }
    let found = ContractAtWork {
        offer: offer.clone(),
        contract: contract.clone(),
        work: work.clone(),
        zone: Tz::UTC,
    };
    posts.extend(work.0.iter().map(|entry| review(language, &found, entry)));
    for entry in &work.0 {
        let (entry, to) = (entry.clone(), ADA);
        let brief = ContractBrief {
            language,
            offer: offer.clone(),
            contract: contract.clone(),
            channel: ChannelId(1),
            work: work.clone(),
            posted: None,
        };
        posts.push(told(&WorkBrief { contract: brief, entry, to }, Some(EffectId(i64::MAX))));
    }
    (posts, forms)
}

#[test]
fn a_contract_shows_how_each_milestone_stands() {
    let offer = accepted(offer());
    let work = steps("Done.", [1, 2]);
    assert_snapshot!(render(&card(EN, &offer, &work[0])), @r#"
    (pings 100)
    <@100>, <@200> accepted your offer. ✅
    ┌ #23A55A
    │ Contract: Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Client: <@100>
    │ ▫ Freelancer: <@200>
    │ ▫ Accepted: <t:1796126400:f>
    │ ▫ Price: **1,500 USD**
    │     fixed, 2 milestones
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Sun, <t:1797760800:D>
    │ ▪ Milestones: ▱▱ 0 of 2 milestones approved · 0 USD of 1,500 USD
    │     1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▪ What happens next: Agree here on how to start and pay. Ready with some of it? **Submit work**. Parley doesn't hold money. `/contract view` has the full text.
    └ Contract for offer #12 · Version 1
    [Submit work blurple work_submit:5] [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Change terms grey terms:5] [Close contract grey close:5]
    "#);
    assert_snapshot!(render(&card(EN, &offer, &work[3])), @r#"
    (pings 100)
    <@100>, <@200> accepted your offer. ✅
    ┌ #23A55A
    │ Contract: Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Client: <@100>
    │ ▫ Freelancer: <@200>
    │ ▫ Accepted: <t:1796126400:f>
    │ ▫ Price: **1,500 USD**
    │     fixed, 2 milestones
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Sun, <t:1797760800:D>
    │ ▪ Milestones: ▰▱ 1 of 2 milestones approved · 500 USD of 1,500 USD
    │     1. Drafts · 500 USD · Thu, <t:1796896800:D> · ✅ approved
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D> · **submitted**
    │ ▪ What happens next: <@100> can look at it with **Review work**, and approve it or ask for a revision. Without an answer, it's approved <t:1797336000:f>.
    └ Contract for offer #12 · Version 1
    [Review work blurple work_review:5] [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Change terms grey terms:5] [Close contract grey close:5]
    "#);
}

#[test]
fn a_client_reads_what_was_submitted_and_what_approving_means() {
    let offer = accepted(offer());
    let work = steps("Done.\n# It's *all* there: <@&5> https://example.com", [1, 2]).remove(1);
    let found = ContractAtWork { contract: contract(&offer), offer, work, zone: Tz::UTC };
    assert_snapshot!(render(&review(EN, &found, &found.work.0[0])), @r#"
    ┌ #5865F2
    │ Submitted: 1. Drafts
    │ <@200> submitted this <t:1796126400:f>:
    │ > Done.
    │ > \# It's \*all\* there: \<\@&5\> https://example.com
    │ 
    │ **Approve** says that it's done. You can't undo it. **Ask for a revision** sends it back with your message. Without an answer, it's approved <t:1797336000:f>.
    [Approve green work_approve:5:1:1] [Ask for a revision blurple work_revise:5:1:1]
    "#);
}

#[test]
fn a_payment_is_previewed_and_what_is_more_than_open_is_asked_about() {
    let offer = accepted(offer());
    let found = ContractAtWork { contract: contract(&offer), offer, work: Work::default(), zone: Tz::UTC };
    let preview = PaymentPreview {
        draft: DraftId(8),
        found,
        side: Side::Client,
        kind: PaymentKind::Payment,
        piece: 1,
        payment: Payment { amount: Money { minor: 50_000, currency: Currency::USD }, day: NOW.day() },
        note: Some("For *everything*".to_owned()),
        open: Some(Money { minor: 30_000, currency: Currency::USD }),
        today: NOW.day(),
    };
    let shown = render(&preview_payment(EN, &preview));
    let shown = shown.replace(&preview.hash().0.to_string(), "‹hash›");
    assert_snapshot!(shown, @r#"
    ┌ #5865F2
    │ Preview: you paid
    │ **500 USD** on Tue, <t:1796119200:D>
    │ For: 1. Drafts
    │ > For \*everything\*
    │ 
    │ ⚠️ That's more than the 300 USD that is still open here. Record 500 USD all the same?
    │ 
    │ Parley doesn't hold money. This notes on the contract what you did outside it, and <@200> can confirm it. The menu changes the day.
    <: Tue, 2026-12-01 | Mon, 2026-11-30 | Sun, 2026-11-29 | Sat, 2026-11-28 | Fri, 2026-11-27 | Thu, 2026-11-26 | Wed, 2026-11-25 | Tue, 2026-11-24 | Mon, 2026-11-23 | Sun, 2026-11-22 | Sat, 2026-11-21 | Fri, 2026-11-20 | Thu, 2026-11-19 | Wed, 2026-11-18 | Tue, 2026-11-17 | Mon, 2026-11-16 | Sun, 2026-11-15 | Sat, 2026-11-14 | Fri, 2026-11-13 | Thu, 2026-11-12 | Wed, 2026-11-11 | Tue, 2026-11-10 | Mon, 2026-11-09 | Sun, 2026-11-08 | Sat, 2026-11-07>
    [Record green pay_record:8:‹hash›] [Edit grey edit:8] [Discard grey discard:8]
    "#);
}

#[test]
fn everybody_reads_their_language() {
    let (offer, _) = story();
    let offer = accepted(offer);
    for work in steps("Нет", [1, 2]).iter().chain(&steps("Нет", [0, 0])) {
        let (posts, forms) = everything(PSEUDO, &offer, work);
        posts.iter().for_each(check_post);
        forms.iter().for_each(check_form);
    }
    for work in [with_payments("Нет", 1), with_payments("Нет", 0)] {
        let (posts, form) = of_payments(PSEUDO, &offer, &work);
        posts.iter().chain(&everything(PSEUDO, &offer, &work).0).for_each(check_post);
        check_form(&form);
    }
    let before = steps("Нет", [1, 2]).remove(3);
    for work in with_end("Нет", Some(Money { minor: 1, currency: Currency::USD }), &before) {
        let (posts, forms) = of_closing(PSEUDO, &offer, &work, "Нет");
        posts.iter().chain(&everything(PSEUDO, &offer, &work).0).for_each(check_post);
        forms.iter().for_each(check_form);
    }
    for refusal in [
        ContractRefusal::NoSuchContract,
        ContractRefusal::NoNumber,
        ContractRefusal::OtherSide { needs: Side::Client },
        ContractRefusal::OtherSide { needs: Side::Recipient },
        ContractRefusal::NoSuchPiece,
        ContractRefusal::NothingToSubmit,
        ContractRefusal::NothingSubmitted,
        ContractRefusal::WaitsForClient,
        ContractRefusal::IsApproved,
        ContractRefusal::NotSubmitted,
        ContractRefusal::SubmittedAgain,
        ContractRefusal::MessageMissing,
        ContractRefusal::MessageLong { is: 2_001 },
        ContractRefusal::Closed,
        ContractRefusal::OthersContract,
        ContractRefusal::Paused,
        ContractRefusal::NotPaused,
        ContractRefusal::NotClosed,
        ContractRefusal::ReopenOver,
        ContractRefusal::ReopenWaits,
        ContractRefusal::ReopenDeclined,
        ContractRefusal::NoReopenRequest,
        ContractRefusal::OthersMoney,
        ContractRefusal::OthersRefund,
        ContractRefusal::PaymentDay,
        ContractRefusal::NoSuchPayment,
        ContractRefusal::NoPaymentWaits,
        ContractRefusal::OwnPayment,
        ContractRefusal::PaymentConfirmed,
        ContractRefusal::PaymentDenied,
    ]
    .into_iter()
    .chain(hours::refusals())
    .chain(terms::refusals())
    {
        check_post(&contract_refusal(PSEUDO, refusal));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_was_typed_fits_and_forges_nothing(terms in any_terms(), message in any_text(WORK_MESSAGE_CHARS)) {
        let offer = accepted(Offer { terms, ..offer() });
        for work in steps(&message, [1, 2]).iter().chain(&steps(&message, [0, 0])) {
            let (posts, forms) = everything(EN, &offer, work);
            posts.iter().for_each(limits::check);
            forms.iter().for_each(limits::check_modal);
        }
        let note: String = message.chars().take(PAYMENT_NOTE_CHARS).collect();
        for work in [with_payments(&note, 1), with_payments(&note, 0)] {
            let (posts, form) = of_payments(EN, &offer, &work);
            posts.iter().chain(&everything(EN, &offer, &work).0).for_each(limits::check);
            limits::check_modal(&form);
        }
        let paid = Some(Money { minor: i64::MAX, currency: Currency::USD });
        for before in [steps(&message, [1, 2]).remove(3), Work::default(), with_payments(&note, 1)] {
            for work in with_end(&message, paid, &before) {
                let (posts, forms) = of_closing(EN, &offer, &work, &message);
                posts.iter().chain(&everything(EN, &offer, &work).0).for_each(limits::check);
                forms.iter().for_each(limits::check_modal);
            }
        }
    }
}
