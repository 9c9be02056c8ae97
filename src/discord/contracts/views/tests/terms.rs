//! Other terms as people read them: typed, proposed, answered; within Discord's limits, whatever they say.

use super::{EN, PSEUDO, accepted, entry};
use crate::app::{
    ContractAtWork, ContractBrief, ContractRecord, OpenProposal, PreviewOutcome, TermsPreview, WorkBrief,
};
use crate::discord::contracts::buttons::EntryRef;
use crate::discord::contracts::views::card::{ContractView, contract as contract_view};
use crate::discord::contracts::views::record::view_contract;
use crate::discord::contracts::views::terms::{
    approved, pressed_propose, preview_terms, rejected, rejection_form, review, terms_form, withdrawn,
};
use crate::discord::contracts::views::told::told;
use crate::discord::offers::views::tests::languages::{check_form, check_post, story};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, BEN, any_terms, any_text, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::entry::{ContractEntry, ContractHappening, ProposedTerms};
use crate::domain::contracts::places::places_after;
use crate::domain::contracts::refusal::{ContractRefusal, TermsObstacle};
use crate::domain::contracts::work::Work;
use crate::domain::form::ChangeForm;
use crate::domain::ids::{ChannelId, DraftId, EffectId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::terms::{MESSAGE_CHARS, Milestone, Price, Terms};
use crate::domain::time::date;
use crate::words::Language;
use chrono_tz::Tz;
use insta::assert_snapshot;
use proptest::prelude::*;
use serenity::builder::CreateModal;

/// Every refusal of this feature.
pub(super) fn refusals() -> impl Iterator<Item = ContractRefusal> {
    let obstacles = OBSTACLES.map(ContractRefusal::TermsCannot);
    let plain = [
        ContractRefusal::SameTerms,
        ContractRefusal::NoProposal,
        ContractRefusal::OwnProposal,
        ContractRefusal::OthersProposal,
    ];
    obstacles.into_iter().chain(plain)
}

const OBSTACLES: [TermsObstacle; 5] = [
    TermsObstacle::NotHourly,
    TermsObstacle::NotFixed,
    TermsObstacle::OtherCurrency { agreed: Currency::USD },
    TermsObstacle::MilestoneApproved { place: 1 },
    TermsObstacle::WholeApproved,
];

/// Proposed by Ben, rejected, proposed again, agreed to, proposed by Ada, and withdrawn.
fn lines(was: &Terms, is: &Terms, message: &str) -> Vec<ContractEntry> {
    let proposed = |seq, by, (was, is): (&Terms, &Terms)| ContractEntry {
        by,
        terms: Some(Box::new(ProposedTerms { was: was.clone(), is: is.clone() })),
        counts_from: Some(date(2026, 12, 4)),
        ..entry(seq, ContractHappening::TermsProposed, 0, Some(message))
    };
    let answer = |seq, what| ContractEntry { answers: Some(seq - 1), ..entry(seq, what, 0, None) };
    vec![
        proposed(1, BEN, (was, is)),
        ContractEntry { message: Some(message.to_owned()), ..answer(2, ContractHappening::TermsRejected) },
        proposed(3, BEN, (was, is)),
        ContractEntry { counts_from: Some(date(2026, 12, 4)), ..answer(4, ContractHappening::TermsApproved) },
        proposed(5, ADA, (is, was)),
        answer(6, ContractHappening::TermsWithdrawn),
    ]
}

/// The contract after the first of `lines`.
fn at(offer: &Offer, lines: &[ContractEntry]) -> ContractAtWork {
    let work = Work(lines.to_vec());
    let mut contract = contract(offer);
    if let Some(agreed) = work.agreed_terms().last() {
        contract.places = Some(places_after(&contract, &Work::default(), &agreed.terms.is));
        contract.terms = agreed.terms.is.clone();
    }
    ContractAtWork { offer: offer.clone(), contract, work, zone: Tz::UTC }
}

fn previewed(found: &ContractAtWork, terms: &Terms, message: &str) -> Vec<TermsPreview> {
    let preview = TermsPreview {
        draft: DraftId(8),
        found: found.clone(),
        side: Side::Recipient,
        terms: terms.clone(),
        remarks: Vec::new(),
        message: Some(message.to_owned()).filter(|message| !message.is_empty()),
        from: Some(date(2026, 12, 4)),
        obstacle: None,
        today: date(2026, 12, 1),
    };
    let cannot = OBSTACLES.map(|obstacle| TermsPreview { obstacle: Some(obstacle), ..preview.clone() });
    cannot.into_iter().chain([preview]).collect()
}

/// Everything that is read of other terms, and every form.
fn everything(language: Language, offer: &Offer, is: &Terms, message: &str) -> (Vec<Post>, Vec<CreateModal>) {
    let lines = lines(&offer.terms, is, message);
    let mut posts = Vec::new();
    for so_many in 1..=lines.len() {
        let found = at(offer, &lines[..so_many]);
        let ContractAtWork { contract, work, .. } = &found;
        posts.push(contract_view(ContractView { language, contract, offer, work, tag: Some(EffectId(1)) }));
        let brief = ContractBrief {
            language,
            offer: offer.clone(),
            contract: contract.clone(),
            channel: ChannelId(1),
            work: work.clone(),
            posted: None,
        };
        let entry = lines[so_many - 1].clone();
        posts.push(told(&WorkBrief { contract: brief, entry, to: ADA }, Some(EffectId(1))));
        let record = ContractRecord {
            found: found.clone(),
            room_channel: Some(ChannelId(1)),
            can_say_something: false,
        };
        posts.extend([ADA, BEN].map(|reader| view_contract(language, &record, reader, 0)));
        posts.push(view_contract(language, &record, ADA, u32::MAX));
        if let Some((open, _)) = work.open_proposal() {
            for (is_own, obstacle) in
                [(true, None), (false, None)].into_iter().chain(OBSTACLES.map(|why| (false, Some(why))))
            {
                let (found, seq, counts_from) = (found.clone(), open.seq, open.counts_from);
                posts.push(review(language, &OpenProposal { found, seq, is_own, counts_from, obstacle }));
            }
        }
        for preview in previewed(&found, is, message) {
            posts.push(preview_terms(language, &preview));
            posts.push(pressed_propose(language, &PreviewOutcome::Done(preview.clone())));
            posts.push(pressed_propose(language, &PreviewOutcome::Renewed(preview)));
        }
        for done in [approved, rejected, withdrawn] {
            posts.push(done(language, &found, ADA));
        }
    }
    let found = at(offer, &[]);
    let form = ChangeForm { message: message.to_owned(), ..ChangeForm::from_terms(is) };
    let line = EntryRef { contract: found.contract.id, seq: i64::MAX };
    (posts, vec![terms_form(language, DraftId(i64::MAX), &found, &form), rejection_form(language, line)])
}

fn more(offer: &Offer) -> Terms {
    let usd = |major: i64| Money { minor: major * 100, currency: Currency::USD };
    let part = |name: &str, major| Milestone { name: name.to_owned(), amount: usd(major), due: None };
    let milestones = vec![part("Drafts", 500), part("A *map*", 300), part("Final", 1_000)];
    Terms {
        price: Price::Fixed { total: usd(1_800), milestones },
        due: Some(date(2026, 12, 23)),
        ..offer.terms.clone()
    }
}

#[test]
fn a_proposal_stands_beside_what_counts() {
    let offer = accepted(offer());
    let is = more(&offer);
    let lines = lines(&offer.terms, &is, "A *map* is extra.");
    let found = at(&offer, &lines[..1]);
    let brief = ContractBrief {
        language: EN,
        offer: offer.clone(),
        contract: found.contract.clone(),
        channel: ChannelId(1),
        work: found.work.clone(),
        posted: None,
    };
    let brief = WorkBrief { contract: brief, entry: lines[0].clone(), to: ADA };
    assert_snapshot!(render(&told(&brief, Some(EffectId(9)))), @r#"
    (pings 100)
    <@100>
    ┌ #F0B232
    │ Contract for offer #12: The terms
    │ <@200> requested changes to the terms.
    │ ▫ Current · version 1: **Price**
    │     1,500 USD fixed
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     **Due**
    │     Sun, <t:1797760800:D>
    │ ▫ Requested: 🔸 **Price**
    │     **1,800 USD fixed**
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     🔸 **Due**
    │     **Wed, <t:1798020000:D>**
    ┌ #F0B232
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: 1. Drafts · 500 USD
    │     2. A \*map\* · 300 USD
    │     3. Final · 1,000 USD
    │ ▪ Message: > A \*map\* is extra.
    │ ▪ New rate: The new rate applies from Fri, <t:1796378400:D>. Hours on earlier days keep their rate.
    │ ▪ What happens next: **Review changes** opens them: approve them, reject them or request different terms. Until both sides agree, the current terms apply.
    [Review changes blurple terms_one:5:1] [View offer grey view:7:9]
    "#);
}

#[test]
fn a_proposal_is_looked_at_before_it_is_answered() {
    let offer = accepted(offer());
    let found = at(&offer, &lines(&offer.terms, &more(&offer), "A *map* is extra.")[..1]);
    let open = OpenProposal { found, seq: 1, is_own: false, counts_from: None, obstacle: None };
    assert_snapshot!(render(&review(EN, &open)), @r#"
    ┌ #F0B232
    │ Change request for contract #12
    │ ▫ Current · version 1: **Price**
    │     1,500 USD fixed
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     **Due**
    │     Sun, <t:1797760800:D>
    │ ▫ Requested: 🔸 **Price**
    │     **1,800 USD fixed**
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     🔸 **Due**
    │     **Wed, <t:1798020000:D>**
    ┌ #F0B232
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: 1. Drafts · 500 USD
    │     2. A \*map\* · 300 USD
    │     3. Final · 1,000 USD
    │ ▪ Message: > A \*map\* is extra.
    │ ▪ What happens next: **Approve** makes these terms version 2 of the contract. **Reject** keeps the current terms. **Request different terms** answers with yours.
    [Approve green terms_approve:5:1] [Reject red terms_reject:5:1] [Request different terms grey terms_counter:5:1]
    "#);
}

#[test]
fn other_terms_are_shown_before_they_are_sent() {
    let offer = accepted(offer());
    let is = more(&offer);
    let found = at(&offer, &[]);
    let previews = previewed(&found, &is, "");
    let fixed = TermsPreview { from: None, ..previews[5].clone() };
    assert_snapshot!(render(&preview_terms(EN, &fixed)), @r#"
    **Preview**: this is what <@100> will see for contract #12. Nothing has been sent yet.
    ┌ #5865F2
    │ ▫ Current · version 1: **Price**
    │     1,500 USD fixed
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     **Due**
    │     Sun, <t:1797760800:D>
    │ ▫ Your request: 🔸 **Price**
    │     **1,800 USD fixed**
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     🔸 **Due**
    │     **Wed, <t:1798020000:D>**
    ┌ #5865F2
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Your request: 1. Drafts · 500 USD
    │     2. A \*map\* · 300 USD
    │     3. Final · 1,000 USD
    │ ▪ What happens next: **Send request** shows this to <@100>. They can approve it, reject it or request different terms. Until they approve it, the current terms apply.
    [Send request green terms_propose:8:-6508253178231332619] [Edit grey edit:8] [Discard grey discard:8]
    "#);
    assert_snapshot!(render(&preview_terms(EN, &TermsPreview { from: None, ..previews[3].clone() })), @r#"
    **Preview**: this is what <@100> will see for contract #12. Nothing has been sent yet.
    ┌ #5865F2
    │ ▫ Current · version 1: **Price**
    │     1,500 USD fixed
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     **Due**
    │     Sun, <t:1797760800:D>
    │ ▫ Your request: 🔸 **Price**
    │     **1,800 USD fixed**
    │     **Start**
    │     Tue, <t:1796119200:D>
    │     🔸 **Due**
    │     **Wed, <t:1798020000:D>**
    ┌ #5865F2
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Your request: 1. Drafts · 500 USD
    │     2. A \*map\* · 300 USD
    │     3. Final · 1,000 USD
    │ ▪ What happens next: 1. Drafts is already approved, so its name, amount and due date stay as they are. Edit the rest, and send that.
    [Edit grey edit:8] [Discard grey discard:8]
    "#);
}

#[test]
fn what_was_agreed_before_stays_readable() {
    let offer = accepted(offer());
    let found = at(&offer, &lines(&offer.terms, &more(&offer), "Please.")[..4]);
    let record = ContractRecord { found, room_channel: Some(ChannelId(1)), can_say_something: false };
    assert_snapshot!(render(&view_contract(EN, &record, ADA, 0)), @r"
    ┌ #23A55A
    │ Logo for a \*coffee shop\*
    │ 🟢 **Active** · from offer #12, version 2
    │ **Client** <@100> · **Freelancer** <@200>
    │ **Price** 1,800 USD fixed
    │ **Start** Tue, <t:1796119200:D> · **Due** Wed, <t:1798020000:D>
    │ **Started** <t:1796126400:f>
    ┌ #23A55A
    │ What happens next
    │ <@200> can submit work once some of it is ready.
    │ The contract is pinned in <#1>.
    ┌ #23A55A
    │ Milestones
    │ ▱▱▱ 0 of 3 milestones approved · 0 USD of 1,800 USD
    │ 1. Drafts · 500 USD · in progress
    │ 2. A \*map\* · 300 USD · in progress
    │ 3. Final · 1,000 USD · in progress
    ┌ #23A55A
    │ Description
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    ┌ #23A55A
    │ Terms in version 1
    │ What was different until <t:1796126400:f>:
    │ **Price**: 1,500 USD fixed
    │ **Due**: Sun, <t:1797760800:D>
    │ **Milestones**
    │ 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │ 2. Final · 1,000 USD · Sun, <t:1797760800:D>
    ┌ #23A55A
    │ Timeline
    │ <t:1796126400:f> · Changes approved by <@100>: now version 2, new rate from Fri, <t:1796378400:D>
    │ <t:1796126400:f> · Changes requested by <@200>: Price, Due, Milestones
    │ > Please.
    │ <t:1796126400:f> · Changes rejected by <@100>
    │ > Please.
    │ <t:1796126400:f> · Changes requested by <@200>: Price, Due, Milestones
    │ > Please.
    │ <t:1796126400:f> · Offer accepted by <@200>
    └ Contract #12 · Page 1 of 1
    [Record payment grey pay:5]
    [Change terms grey terms:5] [Pause grey pause:5] [Close contract grey close:5] [Dispute grey dispute:5]
    [View offer grey view:7] [Export grey contract_export:5]
    ");
}

#[test]
fn everybody_reads_other_terms_in_their_language() {
    let (offer, _) = story();
    let offer = accepted(offer);
    let is = Terms { description: "Нет".to_owned(), ..offer.terms.clone() };
    let (posts, forms) = everything(PSEUDO, &offer, &is, "Нет");
    posts.iter().for_each(check_post);
    forms.iter().for_each(check_form);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_terms_were_typed_fit(
        (was, is) in (any_terms(), any_terms()), message in any_text(MESSAGE_CHARS),
    ) {
        let offer = accepted(Offer { terms: was, ..offer() });
        let (posts, forms) = everything(EN, &offer, &is, &message);
        posts.iter().for_each(limits::check);
        forms.iter().for_each(limits::check_modal);
    }
}
