//! Disputes, as both sides read them: opened, asked about, answered and decided; within Discord's limits whatever was typed, and no word
//! of it in the code.

use super::{EN, PSEUDO, accepted, answer, card, entry, everything, steps};
use crate::app::{ContractAtWork, ContractRecord, DisputePreview, PreviewOutcome};
use crate::discord::contracts::buttons::EntryRef;
use crate::discord::contracts::views::disputes::{
    answer_form, answered, choose_dispute, dispute_form, pressed_open, preview_dispute, withdrawing,
    withdrawn,
};
use crate::discord::contracts::views::record::{contract_pages, view_contract};
use crate::discord::contracts::views::refusals::contract_refusal;
use crate::discord::offers::views::tests::languages::{check_form, check_post, story};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, BEN, any_text, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::disputes::{ANSWER_CHARS, DISPUTE_CHARS, QUESTION_CHARS, VERDICT_CHARS};
use crate::domain::contracts::entry::{
    ContractEntry, ContractHappening, DisputeLine, DisputeOutcome, DisputeReason, Verdict,
};
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::work::Work;
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::{Offer, Side};
use crate::words::Language;
use chrono_tz::Tz;
use insta::assert_snapshot;
use proptest::prelude::*;
use serenity::builder::CreateModal;

/// A moderator.
const CLEO: PersonId = PersonId(300);

/// What is said in a dispute: it is opened, asked about, answered, and decided or withdrawn; each step with all before it.
pub(in crate::discord) fn with_dispute(text: &str, verdict: Verdict, before: &Work) -> Vec<Work> {
    let cut = |most: usize| text.chars().take(most).collect::<String>();
    let from = before.revision() + 1;
    let asked = ContractEntry {
        by: CLEO,
        answers: Some(from),
        ..entry(from + 1, ContractHappening::DisputeAsked, 0, Some(&cut(QUESTION_CHARS)))
    };
    let said = ContractEntry {
        message: Some(cut(ANSWER_CHARS)),
        ..answer(from + 2, BEN, from + 1, ContractHappening::DisputeAnswered)
    };
    let opened = ContractEntry {
        dispute: Some(DisputeLine::Opened { reason: DisputeReason::Work }),
        ..entry(from, ContractHappening::DisputeOpened, 0, Some(text))
    };
    let decided = ContractEntry {
        by: CLEO,
        answers: Some(from),
        dispute: Some(DisputeLine::Decided(verdict)),
        ..entry(from + 3, ContractHappening::DisputeDecided, 0, Some(&cut(VERDICT_CHARS)))
    };
    let withdrawn = answer(from + 3, ADA, from, ContractHappening::DisputeWithdrawn);
    let all = [opened, asked, said];
    let open = (1..=all.len()).map(|so_many| all[..so_many].to_vec());
    let ends = [decided, withdrawn].map(|end| [all.to_vec(), vec![end]].concat());
    open.chain(ends).map(|lines| Work([before.0.clone(), lines].concat())).collect()
}

fn verdicts() -> Vec<Verdict> {
    let amount = Money { minor: i64::MAX, currency: Currency::USD };
    let verdict = |outcome| Verdict {
        outcome,
        amount: (outcome == DisputeOutcome::Split).then_some(amount),
        closes: outcome == DisputeOutcome::Client,
    };
    DisputeOutcome::ALL.map(verdict).to_vec()
}

fn found(offer: &Offer, work: &Work) -> ContractAtWork {
    let state = super::state_of(work);
    let contract = Contract { state, ..contract(offer) };
    ContractAtWork { offer: offer.clone(), contract, work: work.clone(), zone: Tz::UTC }
}

/// Everything that both sides read of a dispute, and every form.
fn of_dispute(language: Language, offer: &Offer, work: &Work, text: &str) -> (Vec<Post>, Vec<CreateModal>) {
    let found = found(offer, work);
    let mut posts = vec![
        card(language, offer, work),
        choose_dispute(language, &found, ADA),
        withdrawing(language, &found, ADA),
        withdrawn(language, &found, ADA),
        answered(language, &found, (BEN, work.revision())),
    ];
    for state in [ContractState::Active, ContractState::Closed] {
        let contract = Contract { state, ..found.contract.clone() };
        let found = ContractAtWork { contract, ..found.clone() };
        for (side, told) in [(Side::Client, true), (Side::Recipient, false)] {
            let preview = DisputePreview {
                draft: DraftId(i64::MAX),
                found: found.clone(),
                side,
                reason: DisputeReason::Amount,
                text: text.to_owned(),
                moderators_are_told: told,
            };
            posts.push(preview_dispute(language, &preview));
            for outcome in [PreviewOutcome::Done(preview.clone()), PreviewOutcome::Renewed(preview)] {
                posts.push(pressed_open(language, &outcome));
            }
        }
    }
    let record = ContractRecord { found: found.clone(), room_channel: None, can_say_something: false };
    for reader in [ADA, BEN] {
        posts.extend((0..20).map(|page| view_contract(language, &record, reader, page)));
    }
    let pages = contract_pages(language, &found, None).into_iter();
    posts.extend(pages.map(|embeds| Post { embeds, ..Post::default() }));
    let question = EntryRef { contract: found.contract.id, seq: i64::MAX };
    let forms = vec![dispute_form(language, DraftId(i64::MAX), text), answer_form(language, question)];
    (posts, forms)
}

#[test]
fn the_contract_says_that_there_is_a_dispute_and_who_is_asked() {
    let offer = accepted(offer());
    let before = steps("Done.", [1, 2]).remove(3);
    let said = with_dispute("One *part* is missing.", verdicts()[0], &before);
    assert_snapshot!(render(&card(EN, &offer, &said[1])), @r#"
    (pings 100)
    <@100>, <@200> accepted your offer. ✅
    ┌ #F0B232
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
    │ ▪ What happens next: <@100> opened a dispute <t:1796126400:f>: **The work isn't as agreed**
    │     The moderators asked something. <@100>, <@200> can **Answer**. Until it ends, nothing can be approved, closed or reopened on the contract. Work, hours and payments continue.
    └ Contract for offer #12 · Version 1
    [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Answer blurple dispute_answer:5:5] [Withdraw dispute grey dispute_end:5]
    "#);
    // Decided for the client, and closed.
    assert_snapshot!(render(&card(EN, &offer, &said[3])), @r#"
    (pings 100)
    <@100>, <@200> accepted your offer. ✅
    ┌ #959BA6
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
    │ ▪ What happens next: The moderators closed this contract when they decided the dispute. (<t:1796126400:f>)
    │     Payments can still be recorded and confirmed on it. Until <t:1797336000:f>, both sides can agree to **Reopen** it.
    └ Contract for offer #12 · Version 1
    [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Reopen grey reopen:5]
    "#);
}

#[test]
fn everybody_reads_their_language() {
    let offer = accepted(story().0);
    for verdict in verdicts() {
        for work in with_dispute("Нет", verdict, &steps("Нет", [1, 2]).remove(3)) {
            let (posts, forms) = of_dispute(PSEUDO, &offer, &work, "Нет");
            posts.iter().chain(&everything(PSEUDO, &offer, &work).0).for_each(check_post);
            forms.iter().for_each(check_form);
        }
    }
    for refusal in [
        ContractRefusal::Disputed,
        ContractRefusal::AlreadyDisputed,
        ContractRefusal::DisputeOver,
        ContractRefusal::NotDisputed,
        ContractRefusal::OthersDispute,
        ContractRefusal::DisputeTextMissing,
        ContractRefusal::DisputeTextLong { is: 4_001, most: DISPUTE_CHARS },
    ] {
        check_post(&contract_refusal(PSEUDO, refusal));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_was_typed_fits_and_forges_nothing(
        text in any_text(DISPUTE_CHARS),
        verdict in prop::sample::select(verdicts()),
    ) {
        let offer = accepted(offer());
        for work in with_dispute(&text, verdict, &Work::default()) {
            let (posts, forms) = of_dispute(EN, &offer, &work, &text);
            posts.iter().chain(&everything(EN, &offer, &work).0).for_each(limits::check);
            forms.iter().for_each(limits::check_modal);
        }
    }
}
