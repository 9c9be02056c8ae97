//! What one person alone reads.

use super::render::render;
use super::*;
use crate::discord::offers::views::accept::{accepted, confirm_accept};
use crate::discord::offers::views::change::{approved, rejected};
use crate::discord::offers::views::decline::{decline_reasons, declined};
use crate::discord::offers::views::draft;
use crate::discord::offers::views::draft::PreviewView;
use crate::discord::offers::views::list::{ListLine, ListView, offers_list};
use crate::discord::offers::views::record::view_offer;
use crate::discord::offers::views::stale::{StaleView, stale};
use crate::discord::offers::views::withdraw::withdrawn;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::{Field, Problem};
use crate::domain::ids::DraftId;
use crate::domain::offers::filter::{Direction, OfferFilter};
use crate::domain::offers::offer::{DeclineReason, Side, StateName};
use insta::assert_snapshot;

#[test]
fn preview() {
    let terms = dearer();
    let view = PreviewView {
        language: EN,
        draft: DraftId(2),
        saved: NOW,
        to: &Recipient::Freelancer(BEN),
        terms: &terms,
        files: &[],
        note: None,
        expires: NOW,
        client_name: "Ada",
        client_avatar_url: None,
        about: &ABOUT,
    };
    assert_snapshot!(render(&draft::preview(view)), @r#"
    **Preview**: this is how <@200> will see your offer.
    ┌ #5865F2
    │ Ada
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,800 USD**
    │     fixed price
    │ ▫ Start: <t:1796126400:D>
    │ ▫ Due: <t:1798027200:D>
    │ ▫ Expires: <t:1796126400:f>
    │     <t:1796126400:R>
    │ ▫ Version: 1
    │ ▪ About the client: New here: first offers
    │     Member since <t:1796126400:D> · on Discord since <t:1420113600:D>
    │ ▪ What happens next: **Send** posts this card in a private room for you and <@200>, and mentions them. Until then nobody but you sees it. The draft is kept for a day.
    [Send green send:2:1796126400000] [Edit grey edit:2] [Discard red discard:2]
    "#);
}

#[test]
fn form_problems() {
    let problems = [
        Problem::Price(PriceProblem::NoAmount { text: "cheap".to_owned() }).on(Field::Price),
        Problem::Text(TextProblem::Empty).on(Field::Title),
    ];
    assert_snapshot!(render(&draft::form_problems(EN, DraftId(2), &problems)), @r#"
    ┌ #F0B232
    │ 2 things need another look
    │ **Price**: “cheap” has no amount in it. For example: `1,500 USD`
    │ **Title**: nothing was typed here yet. For example: `Logo for a coffee shop`
    │ 
    │ Nothing you typed is lost: **Fix it** opens the form again with everything in it.
    [Fix it blurple edit:2] [Discard grey discard:2]
    "#);
}

#[test]
fn confirm() {
    assert_snapshot!(render(&confirm_accept(EN, &offer(), &[])), @r#"
    **Accept offer #12 from <@100>?**
    ┌ #5865F2
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,500 USD**
    │     fixed, 2 milestones
    │ ▫ Start: <t:1796126400:D>
    │ ▫ Due: <t:1797768000:D>
    │ ▫ Version: 1
    ┌ #5865F2
    │ Milestones
    │ 1. Drafts · 500 USD · <t:1796904000:D>
    │ 2. Final · 1,000 USD · <t:1797768000:D>
    ┌ #5865F2
    │ What happens next
    │ **Accept these terms** makes them your contract, word for word, and tells <@100>. Parley holds no money: how you are paid is between the two of you.
    │ To think it over, dismiss this message; the offer stays open and expires <t:1796731200:R>.
    [Accept these terms green confirm:7:1] [View offer grey view:7]
    "#);
}

#[test]
fn reasons() {
    assert_snapshot!(render(&decline_reasons(EN, &offer())), @r#"
    ┌ #959BA6
    │ Decline offer #12?
    │ Choose the reason that fits best; <@100> sees it. Declining carries no penalty.
    │ Next you can add a message, or leave it empty. To keep the offer open, dismiss this.
    <Why do you decline?: Not a fit for my skills | Not interested in the work | Too busy | The client has too little history here | Rate or budget too low | Spam | Asked for free work | Asked to work outside this server's rules | Other>
    "#);
}

#[test]
fn acknowledgements() {
    let offer = offer();
    let posts = [
        draft::sent(EN, &offer, None),
        draft::sent(EN, &offer, Some(ChannelId(77))),
        draft::discarded(EN),
        draft::change_sent(EN, offer.number, ADA),
        accepted(EN, &offer, Some(ChannelId(77))),
        declined(EN, &offer, DeclineReason::TooLow),
        withdrawn(EN, &offer),
        approved(EN, &Offer { version: 2, ..offer.clone() }),
        rejected(EN, &offer),
    ];
    assert_snapshot!(posts.each_ref().map(render).join("\n"), @r#"
    ┌ #5865F2
    │ Offer #12 is on its way
    │ A private room for you and <@200> is being made; the offer appears there.
    │ <@200> can accept, ask for changes or decline. You are told there; `/offers` shows how it stands.
    [View offer grey view:7]

    ┌ #5865F2
    │ Offer #12 is on its way
    │ It appears in <#77> in a moment.
    │ <@200> can accept, ask for changes or decline. You are told there; `/offers` shows how it stands.
    [View offer grey view:7]

    ┌ #959BA6
    │ Draft discarded
    │ Nothing was sent. `/offer send` begins a new one.

    ┌ #F0B232
    │ Changes requested for offer #12
    │ <@100> sees your terms beside the present ones and approves them, rejects them or answers with other terms; you are told.
    │ Until then the offer stays as it is, and you can still accept it.

    ┌ #23A55A
    │ ✅ Offer accepted
    │ You have a contract with <@100> on version 1 of offer #12.
    │ <@100> is told now, and the contract is pinned in <#77>. Talk there about how you start.

    ┌ #959BA6
    │ Offer #12 declined
    │ Your reason: Rate or budget too low. Declining carries no penalty.
    │ <@100> is told now; there is nothing more for you to do.

    ┌ #959BA6
    │ Offer #12 withdrawn
    │ <@200> is told now and can no longer accept it.
    │ For a new offer, use `/offer send`.

    ┌ #23A55A
    │ Approved: offer #12 is now version 2
    │ The new card is being posted, and <@200> is told. They accept it, ask again or decline.

    ┌ #959BA6
    │ Change request for offer #12 rejected
    │ <@200> is told. The present terms stay open to accept until they expire <t:1796731200:R>.
    "#);
}

#[test]
fn stale_button() {
    let (offer, former) = (Offer { version: 2, terms: dearer(), ..offer() }, terms());
    let view = StaleView {
        language: EN,
        offer: &offer,
        seen: 1,
        seen_terms: Some(&former),
        reader: BEN,
        client_name: "Ada",
        client_avatar_url: None,
    };
    assert_snapshot!(render(&stale(view)), @r#"
    Nothing was done: that button was for version 1 of offer #12, and the terms have changed since. This is version 2.
    ┌ #5865F2
    │ Ada
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,800 USD**
    │     fixed price
    │ ▫ Start: <t:1796126400:D>
    │ ▫ Due: <t:1798027200:D>
    │ ▫ Expires: <t:1796731200:f>
    │     <t:1796731200:R>
    │ ▫ Version: 2
    │ ▪ What changed: **Price**: 1,500 USD fixed → 1,800 USD fixed
    │     **Due**: <t:1797768000:D> → <t:1798027200:D>
    │     **Milestones**: changed
    │ ▪ What happens next: These are the terms that count. Answer them with the buttons below.
    [Accept green accept:7:2] [Request changes blurple changes:7:2] [Decline red decline:7:2] [Report grey reports:begin:7] [View offer grey view:7]
    "#);
}

#[test]
fn record() {
    let (old, new) = (terms(), dearer());
    let offer = Offer { version: 2, terms: dearer(), ..offer() };
    let versions = [(NOW, &old), (NOW, &new)];
    let changes = [change(Fate::Approved { version: 2 })];
    assert_snapshot!(render(&view_offer(record_of(&offer, &versions, &changes), 0)), @r#"
    ┌ #5865F2
    │ Ada
    │ Logo for a \*coffee shop\*
    │ 🔵 **Pending** · version 2
    │ **Client** <@100> · **Freelancer** <@200>
    │ **Price** 1,800 USD fixed
    │ **Start** <t:1796126400:D> · **Due** <t:1798027200:D>
    │ **Expires** <t:1796731200:f> (<t:1796731200:R>)
    ┌ #5865F2
    │ Description
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    ┌ #5865F2
    │ Note from the client
    │ > I liked your last work.
    ┌ #5865F2
    │ About the client
    │ **Offers** 1 sent · 0 accepted
    │ **Hire rate** shown from 3 answered offers on
    │ **Contracts** 0 started
    │ **Member here** since <t:1796126400:D> (<t:1796126400:R>)
    │ **On Discord** since <t:1420113600:D> (<t:1420070400:R>)
    │ **Together** no contract between the two sides yet
    ┌ #5865F2
    │ Versions
    │ Version 2 · <t:1796126400:f>
    │ **Price**: 1,500 USD fixed → 1,800 USD fixed · **Due**: <t:1797768000:D> → <t:1798027200:D> · **Milestones**: changed
    │ Version 1 · <t:1796126400:f>
    │ **Price**: 1,500 USD fixed
    ┌ #5865F2
    │ Milestones in version 1
    │ 1. Drafts · 500 USD · <t:1796904000:D>
    │ 2. Final · 1,000 USD · <t:1797768000:D>
    ┌ #5865F2
    │ Change requests
    │ **1.** <@200> · <t:1796126400:f> · Approved
    │ **Price**: 1,500 USD fixed → 1,800 USD fixed · **Due**: <t:1797768000:D> → <t:1798027200:D> · **Milestones**: changed
    │ > Two drafts take me longer.
    ┌ #5865F2
    │ Timeline
    │ <t:1796126400:f> · Sent by <@100>
    │ <t:1796126400:f> · Changes requested by <@200>
    │ <t:1796126400:f> · Expired
    ┌ #5865F2
    │ What happens next
    │ <@200> answers on the card in <#77>.
    └ Offer #12 · Page 1 of 1
    "#);
}

fn page_of<'a>(lines: &'a [ListLine<'a>], filter: OfferFilter, page: u32, total: u32) -> ListView<'a> {
    ListView {
        language: EN,
        filter,
        lines,
        page,
        pages: total.div_ceil(10).max(1),
        total,
        has_older: total >= 1_000,
    }
}

#[test]
fn list() {
    let (fixed, hourly) = (terms().price, Price::Hourly { rate: usd(40), weekly_limit_hours: Some(20) });
    let line = |number, state, side, price| ListLine {
        id: OfferId(number),
        number: OfferNumber(number),
        title: "Logo for a *coffee shop*",
        price,
        state,
        change_is_open: number == 3,
        side,
        other: BEN,
        agency: None,
        sent: NOW,
    };
    let lines = [
        line(3, StateName::Pending, Side::Client, &fixed),
        line(2, StateName::Accepted, Side::Recipient, &hourly),
        line(1, StateName::Expired, Side::Client, &fixed),
    ];
    assert_snapshot!(render(&offers_list(page_of(&lines, OfferFilter::default(), 2, 23))), @r#"
    ┌ #5865F2
    │ Your offers
    │ 🟠 **#3** Logo for a \*coffee shop\* · 1,500 USD fixed · to <@200> · <t:1796126400:R>
    │ 🟢 **#2** Logo for a \*coffee shop\* · 40 USD an hour, up to 20 h a week · from <@200> · <t:1796126400:R>
    │ ⚫ **#1** Logo for a \*coffee shop\* · 1,500 USD fixed · to <@200> · <t:1796126400:R>
    └ 23 offers · Page 2 of 3
    <Choose an offer to see all of it: #3 Logo for a *coffee shop* | #2 Logo for a *coffee shop* | #1 Logo for a *coffee shop*>
    <: Every state | Pending | Accepted | Declined | Withdrawn | Expired | Removed>
    <: Sent and received | Sent by you | Received by you>
    [Newer grey list:any:all:1] [Older grey list:any:all:3]
    "#);
    assert_snapshot!(render(&offers_list(page_of(&lines[..1], OfferFilter::default(), 3, 1_000))), @r#"
    ┌ #5865F2
    │ Your offers
    │ 🟠 **#3** Logo for a \*coffee shop\* · 1,500 USD fixed · to <@200> · <t:1796126400:R>
    └ Page 3 of 100, of your newest offers
    For older ones choose a state or a direction below, or type /offer view with the offer's number.
    <Choose an offer to see all of it: #3 Logo for a *coffee shop*>
    <: Every state | Pending | Accepted | Declined | Withdrawn | Expired | Removed>
    <: Sent and received | Sent by you | Received by you>
    [Newer grey list:any:all:2] [Older grey list:any:all:4]
    "#);
    assert_snapshot!(render(&offers_list(page_of(&[], OfferFilter::default(), 1, 0))), @r#"
    ┌ #959BA6
    │ No offers yet
    │ You have neither sent nor received one here.
    │ `/offer send` makes a direct offer to a member.
    "#);
    let filter = OfferFilter { state: Some(StateName::Expired), direction: Direction::Received };
    assert_snapshot!(render(&offers_list(page_of(&[], filter, 1, 0))), @r#"
    ┌ #959BA6
    │ No offer has expired
    │ There is none among those that you received here.
    │ Choose something else below to see more.
    <: Every state | Pending | Accepted | Declined | Withdrawn | Expired | Removed>
    <: Sent and received | Sent by you | Received by you>
    "#);
}
