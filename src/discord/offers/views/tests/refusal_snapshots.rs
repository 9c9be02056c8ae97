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
    │ Offer not found
    │ Nothing changed. There's no offer or change request of yours here.
    │ `/offers` lists everything you sent or received.
    ┌ #959BA6
    │ This button is for the client
    │ Only the side that sent the offer can do this.
    │ You can accept it, request changes or decline.
    ┌ #959BA6
    │ This button is for the other side
    │ You sent this offer, so only the other side can do this.
    │ You can edit or withdraw it, or wait for an answer.
    ┌ #959BA6
    │ The terms have changed
    │ Nothing changed. That button was for version 1 of offer #12, and the current one is version 2.
    │ Its card is further down in the offer's channel.
    ┌ #959BA6
    │ Offer #12 has ended
    │ <@200> already accepted it <t:1796126400:R>.
    │ The contract is pinned in the offer's channel.
    ┌ #959BA6
    │ Offer #12 has ended
    │ You already accepted it <t:1796126400:R>.
    │ The contract is pinned in the offer's channel.
    ┌ #959BA6
    │ Offer #12 has ended
    │ You already withdrew it <t:1796126400:R>.
    │ You don't need to do anything.
    ┌ #959BA6
    │ Offer #12 has ended
    │ It expired <t:1796126400:R> without an answer.
    │ The client can send a new offer with `/offer send`.
    ┌ #959BA6
    │ There's already a change request
    │ The client hasn't answered the change request for offer #12 yet. There can only be one at a time.
    │ You can still accept or decline the offer as it is.
    ┌ #959BA6
    │ This change request has ended
    │ It was answered, or it closed with offer #12.
    │ **View offer** shows what happened.
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
        Refusal::Draft(DraftRefusal::AlreadySent { number: OfferNumber(12), is_offer: true }),
        Refusal::Draft(DraftRefusal::AlreadySent { number: OfferNumber(12), is_offer: false }),
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
    │ Draft not found
    │ You sent or discarded it, or you hadn't edited it for a day.
    │ If you still need it, start again with the same button or command.
    ┌ #959BA6
    │ Already sent
    │ You sent this draft as offer #12. Nothing was sent twice.
    │ `/offers` shows its status.
    ┌ #959BA6
    │ Already sent
    │ You sent these changes for offer #12. Nothing was sent twice.
    │ `/offers` shows its status.
    ┌ #959BA6
    │ Too many change requests
    │ You can send up to 3 change requests an hour for an offer. I'll keep what you typed for a day.
    │ Try again later, or talk it over in your private channel.
    ┌ #959BA6
    │ Too many pending offers
    │ You can have up to 10 offers waiting for an answer. If you started another one, I'll keep the draft for a day.
    │ Withdraw one, or wait for an answer.
    ┌ #959BA6
    │ Too many pending offers to this person
    │ You can have up to 3 offers waiting for this person's answer. If you started another one, I'll keep the draft for a day.
    │ Withdraw one, or wait for an answer.
    ┌ #959BA6
    │ Too many new offers
    │ You can send up to 5 new offers an hour. If you started another one, I'll keep the draft for a day.
    │ Try again later.
    ┌ #959BA6
    │ You can't send yourself an offer
    │ Choose another member with `/offer send`.
    ┌ #959BA6
    │ You can't send a bot an offer
    │ Bots can't answer offers.
    │ Choose a person with `/offer send`.
    ┌ #959BA6
    │ They're not in this server
    │ Offers arrive in a channel of the server, so you can only send them to its members.
    │ Invite them first, or choose another member.
    "#);
}

#[test]
fn about_faults_of_ours() {
    assert_snapshot!(render(&apology(EN, "k7")), @r#"
    ┌ #DA373C
    │ Sorry, something went wrong
    │ This is Parley's fault, not yours, and it's been logged.
    │ Please try again. If it keeps happening, give this server's admins the reference `k7`.
    "#);
}
