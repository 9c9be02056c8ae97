//! Whether a contract runs, as people read it: paused, closed and reopened.

use super::{EN, accepted, answer, card, entry, steps};
use crate::app::{ClosePreview, ContractAtWork, PreviewOutcome};
use crate::discord::contracts::views::closing::{
    choose_reason, close_form, pressed_close, preview_closing, reopen_answered, reopen_asked, reopening,
};
use crate::discord::contracts::views::modals::pause_form;
use crate::discord::contracts::views::pause::{paused, resumed};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, BEN, contract, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::closing::{Reopening, Unanswered};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::entry::{CloseReason, Closing, ContractEntry, ContractHappening};
use crate::domain::contracts::work::Work;
use crate::domain::ids::DraftId;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::{Offer, Side};
use crate::words::Language;
use chrono_tz::Tz;
use insta::assert_snapshot;
use serenity::builder::CreateModal;

/// What both sides say of whether a contract runs: paused, resumed, closed, asked, kept closed, asked again, and reopened.
pub(super) fn with_end(message: &str, paid: Option<Money>, before: &Work) -> Vec<Work> {
    let closing = Closing { reason: CloseReason::Unsuccessful, paid };
    let from = before.revision() + 2;
    let all = [
        entry(from - 1, ContractHappening::Paused, 0, Some(message)),
        answer(from, BEN, from - 1, ContractHappening::Resumed),
        ContractEntry {
            closing: Some(closing),
            ..entry(from + 1, ContractHappening::Closed, 0, Some(message))
        },
        answer(from + 2, BEN, from + 1, ContractHappening::ReopenRequested),
        answer(from + 3, ADA, from + 2, ContractHappening::ReopenDeclined),
        answer(from + 4, ADA, from + 1, ContractHappening::ReopenRequested),
        answer(from + 5, BEN, from + 4, ContractHappening::Reopened),
    ];
    (1..=all.len()).map(|so_many| Work([before.0.clone(), all[..so_many].to_vec()].concat())).collect()
}

/// What is read by those who close a contract and reopen it.
pub(super) fn of_closing(
    language: Language,
    offer: &Offer,
    work: &Work,
    message: &str,
) -> (Vec<Post>, Vec<CreateModal>) {
    let contract = contract(offer);
    let found = ContractAtWork {
        offer: offer.clone(),
        contract: contract.clone(),
        work: work.clone(),
        zone: Tz::UTC,
    };
    let closed = Contract { state: ContractState::Closed, ..contract };
    let closed = ContractAtWork { contract: closed, ..found.clone() };
    let mut posts = vec![
        paused(language, &found, ADA),
        resumed(language, &found, ADA),
        choose_reason(language, &found),
        reopening(language, &closed, BEN, Reopening::CanAsk),
        reopening(language, &closed, BEN, Reopening::Asked(i64::MAX)),
        reopen_asked(language, &closed, BEN),
        reopen_answered(language, &closed, ADA),
        reopen_answered(language, &found, ADA),
    ];
    let mut forms = vec![pause_form(language, found.contract.id)];
    for reason in CloseReason::ALL {
        let preview = ClosePreview {
            draft: DraftId(i64::MAX),
            found: found.clone(),
            side: Side::Client,
            reason,
            message: Some(message.to_owned()),
            paid: Some(Money { minor: i64::MAX, currency: Currency::USD }),
            unanswered: Unanswered {
                submitted: (1..=20).map(|at| at.min(2)).collect(),
                payments: 200,
                minutes: 4_000,
                proposal: true,
            },
        };
        posts.push(preview_closing(language, &preview));
        for outcome in [PreviewOutcome::Done(preview.clone()), PreviewOutcome::Renewed(preview)] {
            posts.push(pressed_close(language, &outcome));
        }
        forms.push(close_form(language, DraftId(i64::MAX), &found, reason, (message, "1,500")));
    }
    (posts, forms)
}

fn said_of_a_logo() -> (Offer, Vec<Work>) {
    let offer = accepted(offer());
    let before = steps("Done.", [1, 2]).remove(3);
    let paid = Some(Money { minor: 120_000, currency: Currency::USD });
    let said = with_end("Thank you, but the *style* isn't ours.", paid, &before);
    (offer, said)
}

#[test]
fn a_contract_says_that_it_is_paused() {
    let (offer, said) = said_of_a_logo();
    assert_snapshot!(render(&card(EN, &offer, &said[0])), @r#"
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
    │ ▪ What happens next: <@100> paused it <t:1796126400:f>. Either side can **Resume** it. Until then, nobody is reminded of anything, and nothing is approved automatically.
    └ Contract for offer #12 · Version 1
    [Review work blurple work_review:5] [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Change terms grey terms:5] [Resume blurple resume:5] [Close contract grey close:5]
    "#);
}

#[test]
fn a_contract_says_why_it_was_closed_and_until_when_it_can_be_reopened() {
    let (offer, said) = said_of_a_logo();
    assert_snapshot!(render(&card(EN, &offer, &said[2])), @r#"
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
    │ ▪ Payments: <@100> says that 1,200 USD was paid in all.
    │ ▪ What happens next: <@100> closed the contract. Reason: It didn't work out
    │     <@100> says that 1,200 USD was paid in all. (<t:1796126400:f>)
    │     Payments can still be recorded and confirmed on it. Until <t:1797336000:f>, both sides can agree to **Reopen** it.
    └ Contract for offer #12 · Version 1
    [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Reopen grey reopen:5]
    "#);
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
    │ ▪ Payments: <@100> says that 1,200 USD was paid in all.
    │ ▪ What happens next: <@100> closed the contract. Reason: It didn't work out
    │     <@100> says that 1,200 USD was paid in all. (<t:1796126400:f>)
    │     <@200> asks to reopen it. The other side can agree with **Reopen**.
    └ Contract for offer #12 · Version 1
    [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
    [Reopen grey reopen:5]
    "#);
}
