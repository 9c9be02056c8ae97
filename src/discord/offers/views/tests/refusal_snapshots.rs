//! What somebody reads whose wish is not done.

use super::render::render;
use super::*;
use crate::discord::wording::refusals::{apology, refusal};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::offers::offer::{Side, StateName};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use insta::assert_snapshot;

fn read(refused: &[Refusal]) -> String {
    refused.iter().map(|refused| render(&refusal(EN, refused, ADA))).collect()
}

#[test]
fn about_an_offer() {
    let number = OfferNumber(12);
    let over = |state, by| Refusal::Offer(OfferRefusal::Over { number, state, by, at: NOW });
    let refused = [
        Refusal::Offer(OfferRefusal::NoSuchOffer),
        Refusal::Offer(OfferRefusal::OtherSide { needs: Side::Client }),
        Refusal::Offer(OfferRefusal::OtherSide { needs: Side::Recipient }),
        Refusal::Offer(OfferRefusal::Stale { number, seen: 1, current: 2 }),
        over(StateName::Accepted, Some(BEN)),
        over(StateName::Accepted, Some(ADA)),
        over(StateName::Withdrawn, Some(ADA)),
        over(StateName::Expired, None),
        Refusal::Offer(OfferRefusal::ChangeOpen { number }),
        Refusal::Offer(OfferRefusal::ChangeOver { number }),
    ];
    assert_snapshot!(read(&refused), @r#"
    ┌ #959BA6
    │ Nothing of yours here
    │ There is no offer or change request of yours behind this.
    │ `/offers` lists those that you sent and received.
    ┌ #959BA6
    │ This is the client's button
    │ Only the side that sent the offer can do this.
    │ You can accept it, request changes, or decline.
    ┌ #959BA6
    │ This is the other side's button
    │ You sent this offer; only the side that received it can do this.
    │ You can withdraw it, or wait for the answer.
    ┌ #959BA6
    │ The terms have changed
    │ Nothing was done: that button was for version 1 of offer #12, and version 2 counts now.
    │ Its card is further down in the offer's channel.
    ┌ #959BA6
    │ Offer #12 is over
    │ <@200> accepted it <t:1796126400:R>.
    │ The contract is pinned in the offer's channel.
    ┌ #959BA6
    │ Offer #12 is over
    │ You already accepted it <t:1796126400:R>.
    │ The contract is pinned in the offer's channel.
    ┌ #959BA6
    │ Offer #12 is over
    │ You already took it back <t:1796126400:R>.
    │ There is nothing left to answer.
    ┌ #959BA6
    │ Offer #12 is over
    │ It expired <t:1796126400:R>, unanswered.
    │ The client can send a new one with `/offer send`.
    ┌ #959BA6
    │ Changes are requested already
    │ Offer #12 has a change request that the client has not answered yet; one at a time.
    │ You can still accept or decline the offer as it is.
    ┌ #959BA6
    │ This change request is over
    │ It was answered, or closed with offer #12.
    │ View offer shows what became of it.
    "#);
    assert_eq!(
        read(&[Refusal::Offer(OfferRefusal::NoSuchChange)]),
        read(&[Refusal::Offer(OfferRefusal::NoSuchOffer)])
    );
}

#[test]
fn about_sending() {
    let refused = [
        Refusal::Draft(DraftRefusal::NoSuchDraft),
        Refusal::Draft(DraftRefusal::AlreadySent { number: OfferNumber(12) }),
        Refusal::Offer(OfferRefusal::TooManyChanges { most: 3 }),
        Refusal::Offer(OfferRefusal::TooManyPending { most: 10 }),
        Refusal::Offer(OfferRefusal::TooManyForPair { most: 3 }),
        Refusal::Offer(OfferRefusal::TooManyNew { most: 5 }),
        Refusal::Offer(OfferRefusal::ToSelf),
        Refusal::Offer(OfferRefusal::ToBot),
        Refusal::Offer(OfferRefusal::NotMember),
    ];
    assert_snapshot!(read(&refused), @r#"
    ┌ #959BA6
    │ This draft is gone
    │ It was discarded, or was not touched for a day.
    │ Begin again with `/offer send`, or press Request changes again.
    ┌ #959BA6
    │ Already sent
    │ This draft belongs to offer #12; nothing was sent twice.
    │ `/offers` shows how it stands.
    ┌ #959BA6
    │ Too many change requests
    │ At most 3 in an hour for one offer. What you typed is kept for a day.
    │ Try again later, or talk it over in the channel.
    ┌ #959BA6
    │ Too many open offers
    │ At most 10 of your offers may wait for an answer. The draft is kept for a day.
    │ Withdraw one, or wait for an answer.
    ┌ #959BA6
    │ Too many open offers to this person
    │ At most 3 may wait for their answer. The draft is kept for a day.
    │ Withdraw one, or wait for an answer.
    ┌ #959BA6
    │ Too many new offers
    │ At most 5 in an hour. The draft is kept for a day.
    │ Try again later: it is all still there.
    ┌ #959BA6
    │ That is you
    │ An offer goes to somebody else.
    │ Choose another member with `/offer send`.
    ┌ #959BA6
    │ Bots cannot be hired
    │ They have nobody who could answer.
    │ Choose a person with `/offer send`.
    ┌ #959BA6
    │ Not in this server
    │ An offer arrives in a channel of this server, so it can only go to somebody who is here.
    │ Invite them first, or choose another member.
    "#);
}

#[test]
fn about_faults_of_ours() {
    assert_snapshot!(render(&apology(EN, "k7")), @r#"
    ┌ #DA373C
    │ Sorry, that did not work
    │ Something went wrong on Parley's side, not yours, and it is logged.
    │ Please try again. If it happens again, tell the people who run this server the reference `k7`.
    "#);
}
