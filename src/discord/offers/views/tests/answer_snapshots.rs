//! What one person alone reads.

use super::render::render;
use super::*;
use crate::discord::feedback::views::tests::nothing_said;
use crate::discord::offers::views::accept::{accepted, confirm_accept};
use crate::discord::offers::views::change::{approved, rejected};
use crate::discord::offers::views::decline::{decline_reasons, declined};
use crate::discord::offers::views::draft::{self, PreviewView};
use crate::discord::offers::views::list::{ListLine, ListView, offers_list};
use crate::discord::offers::views::record::view_offer;
use crate::discord::offers::views::stale::{StaleView, stale};
use crate::discord::offers::views::withdraw::withdrawn;
use crate::domain::draft::PreviewHash;
use crate::domain::form::problem::{price::PriceProblem, text::TextProblem};
use crate::domain::form::{Calendar, Field, OfferForm, Problem};
use crate::domain::offers::filter::{Direction, OfferFilter};
use crate::domain::offers::offer::{DeclineReason, Side, StateName};
use crate::domain::{ids::DraftId, money::Currency};
use insta::assert_snapshot;

#[test]
fn preview() {
    let terms = dearer();
    let view = PreviewView {
        language: EN,
        draft: DraftId(2),
        seen: PreviewHash(7),
        remarks: &[],
        to: &Recipient::Freelancer(BEN),
        terms: &terms,
        files: &[],
        note: None,
        expires: NOW,
        client_name: "Ada",
        client_avatar_url: None,
        about: &ABOUT,
        party: &nothing_said(),
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
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Wed, <t:1798020000:D>
    │ ▫ Expires: <t:1796126400:f>
    │     <t:1796126400:R>
    │ ▫ Version: 1
    │ ▪ About the client: New here: one of their first offers
    │     Member since <t:1796119200:D> · on Discord since <t:1420106400:D>
    │ ▪ What happens next: **Send** posts this card in a private channel for you and <@200>, and mentions them. Until then, only you can see it. I'll keep the draft for a day.
    ┌ #959BA6
    │ About the freelancer
    │ No contracts here yet.
    └ Only you see this part.
    [Send green send:2:7] [Edit grey edit:2] [Discard red discard:2]
    "#);
}

#[test]
fn form_problems_with_readings() {
    let form =
        OfferForm { price: "up to $1,500".to_owned(), schedule: "03/04/2027".to_owned(), ..form_of_logo() };
    let calendar = Calendar::on(crate::domain::time::date(2026, 11, 28));
    let problems = form.read(&calendar, Currency::USD).unwrap_err();
    assert_snapshot!(render(&draft::form_problems(EN, DraftId(2), NOW, &problems)), @r#"
    ┌ #F0B232
    │ Fix 2 problems to continue
    │ **Price**: “up to” makes this a limit, and an offer has an exact price. Did you mean `1,500 USD`?
    │ **Dates**: “03/04/2027” could mean different dates. Did you mean `due Sat 2027-04-03` or `due Thu 2027-03-04`?
    │ 
    │ I kept everything you typed. Press **Fix it** to edit it.
    [1,500 USD grey reading:2:1796126400000:0:0]
    [due Sat 2027-04-03 grey reading:2:1796126400000:1:0] [due Thu 2027-03-04 grey reading:2:1796126400000:1:1]
    [Fix it blurple edit:2] [Discard grey discard:2]
    "#);
}

fn form_of_logo() -> OfferForm {
    OfferForm { title: "Logo".to_owned(), description: "A logo.".to_owned(), ..OfferForm::default() }
}

#[test]
fn form_problems() {
    let problems = [
        Problem::Price(PriceProblem::NoAmount { text: "cheap".to_owned() }).on(Field::Price),
        Problem::Text(TextProblem::Empty).on(Field::Title),
    ];
    assert_snapshot!(render(&draft::form_problems(EN, DraftId(2), NOW, &problems)), @r#"
    ┌ #F0B232
    │ Fix 2 problems to continue
    │ **Price**: I couldn't find an amount in “cheap”. Try `1,500 USD`.
    │ **Title**: this can't be empty. Try `Logo for a coffee shop`.
    │ 
    │ I kept everything you typed. Press **Fix it** to edit it.
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
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Sun, <t:1797760800:D>
    │ ▫ Version: 1
    ┌ #5865F2
    │ Milestones
    │ 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │ 2. Final · 1,000 USD · Sun, <t:1797760800:D>
    ┌ #5865F2
    │ What happens next
    │ **Accept these terms** makes them your contract, word for word, and lets <@100> know. Parley doesn't hold money: the two of you arrange payment.
    │ Need time? Dismiss this message. The offer stays open and expires <t:1796731200:R>.
    [Accept these terms green confirm:7:1] [View offer grey view:7]
    "#);
}

#[test]
fn reasons() {
    assert_snapshot!(render(&decline_reasons(EN, &offer())), @r#"
    ┌ #959BA6
    │ Decline offer #12?
    │ Pick the reason that fits best. <@100> will see it. Declining carries no penalty.
    │ You can add a message next. To keep the offer open, dismiss this.
    <Why are you declining?: Not a fit for my skills | Not interested in this work | Too busy | Client has little history here | Rate or budget too low | Spam | Asks for free work | Goes against this server's rules | Other>
    "#);
}

#[test]
fn a_draft_that_is_thrown_away_says_what_stays() {
    assert_snapshot!(super::drafts().map(|content| render(&draft::discarded(EN, &content))).join("\n"), @r"
┌ #959BA6
│ Draft discarded
│ Nothing was sent. To write another offer, use `/offer send`.

┌ #959BA6
│ Draft discarded
│ Nothing was sent. The offer is as it was.

┌ #959BA6
│ Draft discarded
│ Your profile is as it was.

┌ #959BA6
│ Draft discarded
│ Nothing was sent.

┌ #959BA6
│ Draft discarded
│ Nothing was recorded. The contract in your private channel is as it was.
");
}

#[test]
fn acknowledgements() {
    let offer = offer();
    let posts = [
        draft::sent(EN, &super::sent(&offer, None), true),
        draft::sent(EN, &super::sent(&offer, Some(ChannelId(77))), true),
        draft::sent(EN, &super::sent(&offer, None), false),
        draft::sent(EN, &super::sent(&Offer { waits_for: Some(BEN), ..offer.clone() }, None), true),
        draft::change_sent(EN, offer.number, ADA),
        accepted(EN, &offer, Some(ChannelId(77))),
        declined(EN, &offer, DeclineReason::TooLow),
        withdrawn(EN, &offer),
        approved(EN, &Offer { version: 2, ..offer.clone() }),
        rejected(EN, &offer),
    ];
    assert_snapshot!(posts.each_ref().map(render).join("\n"), @r"
┌ #5865F2
│ Offer #12 is on its way
│ I'm creating a private channel for you and <@200>. The offer will appear there.
│ <@200> can accept, request changes or decline. You'll get their answer there. `/offers` shows the status.
[View offer grey view:7]

┌ #5865F2
│ Offer #12 is on its way
│ I'm posting it in <#77>.
│ <@200> can accept, request changes or decline. You'll get their answer there. `/offers` shows the status.
[View offer grey view:7]

┌ #F0B232
│ Offer #12 is saved, but delayed
│ To create a private channel for you and <@200>, I need the **Manage Channels** permission. As soon as a moderator gives it to me, I'll post the offer there. You don't need to send it again.
[View offer grey view:7]

┌ #F0B232
│ Offer #12 is saved, but delayed
│ <@200> hasn't finished this server's membership screening yet. They get the offer as soon as they have. You don't need to send it again.
[View offer grey view:7]

┌ #F0B232
│ Changes requested for offer #12
│ <@100> will see your terms next to the current ones. I'll tell you when they approve, reject or edit them.
│ Until then the offer stays as it is, and you can still accept it.

┌ #23A55A
│ ✅ Offer accepted
│ You have a contract with <@100>: version 1 of offer #12.
│ I'm letting <@100> know and pinning the contract in <#77>. Agree there on how to start.

┌ #959BA6
│ Offer #12 declined
│ Reason: Rate or budget too low. Declining carries no penalty.
│ I'm letting <@100> know. You don't need to do anything else.

┌ #959BA6
│ Offer #12 withdrawn
│ <@200> can't accept it anymore. I'm letting them know.
│ To send another offer, use `/offer send`.

┌ #23A55A
│ Approved: offer #12 is now version 2
│ I'm posting the new card and letting <@200> know. They can accept it, request more changes or decline.

┌ #959BA6
│ Change request for offer #12 rejected
│ I'm letting <@200> know. They can still accept the current terms, which expire <t:1796731200:R>.
");
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
    This offer changed while you were looking, so nothing happened. That button was for version 1 of offer #12. Here's version 2.
    ┌ #5865F2
    │ Ada
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,800 USD**
    │     fixed price
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Wed, <t:1798020000:D>
    │ ▫ Expires: <t:1796731200:f>
    │     <t:1796731200:R>
    │ ▫ Version: 2
    │ ▪ What changed: **Price**: 1,500 USD fixed → 1,800 USD fixed
    │     **Due**: Sun, <t:1797760800:D> → Wed, <t:1798020000:D>
    │     **Milestones**: changed
    │ ▪ What happens next: These are the current terms. Answer them with the buttons below.
    [Accept offer green accept:7:2] [Request changes blurple changes:7:2] [Decline offer red decline:7:2] [Report grey reports:begin:7] [View offer grey view:7]
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
    │ **Start** Tue, <t:1796119200:D> · **Due** Wed, <t:1798020000:D>
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
    │ **Hire rate** shown after 3 answered offers
    │ **Contracts** 0
    │ **Member** since <t:1796119200:D> (<t:1796126400:R>)
    │ **On Discord** since <t:1420106400:D> (<t:1420070400:R>)
    │ **Together** no contracts yet
    ┌ #5865F2
    │ Versions
    │ Version 2 · <t:1796126400:f>
    │ **Price**: 1,500 USD fixed → 1,800 USD fixed · **Due**: Sun, <t:1797760800:D> → Wed, <t:1798020000:D> · **Milestones**: changed
    │ Version 1 · <t:1796126400:f>
    │ **Price**: 1,500 USD fixed
    ┌ #5865F2
    │ Milestones in version 1
    │ 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │ 2. Final · 1,000 USD · Sun, <t:1797760800:D>
    ┌ #5865F2
    │ Change requests
    │ **1.** <@200> · <t:1796126400:f> · Approved
    │ **Price**: 1,500 USD fixed → 1,800 USD fixed · **Due**: Sun, <t:1797760800:D> → Wed, <t:1798020000:D> · **Milestones**: changed
    │ > Two drafts take me longer.
    ┌ #5865F2
    │ Timeline
    │ <t:1796126400:f> · Sent by <@100>
    │ <t:1796126400:f> · Changes requested by <@200>
    │ <t:1796126400:f> · Expired
    ┌ #5865F2
    │ What happens next
    │ <@200> can answer on the card in <#77>.
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
        price: Some(price),
        state,
        change_is_open: number == 3,
        side,
        other: BEN,
        agency: None,
        sent: NOW,
        is_held: false,
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
    │ 🟢 **#2** Logo for a \*coffee shop\* · 40 USD/h, max 20 h/week · from <@200> · <t:1796126400:R>
    │ ⚫ **#1** Logo for a \*coffee shop\* · 1,500 USD fixed · to <@200> · <t:1796126400:R>
    └ 23 offers · Page 2 of 3
    <Choose an offer to view: #3 Logo for a *coffee shop* | #2 Logo for a *coffee shop* | #1 Logo for a *coffee shop*>
    <: All statuses | Pending | Accepted | Declined | Withdrawn | Expired | Removed>
    <: Sent and received | Sent by you | Received by you>
    [Newer grey list:any:all:1] [Older grey list:any:all:3]
    "#);
    assert_snapshot!(render(&offers_list(page_of(&lines[..1], OfferFilter::default(), 3, 1_000))), @r#"
    ┌ #5865F2
    │ Your offers
    │ 🟠 **#3** Logo for a \*coffee shop\* · 1,500 USD fixed · to <@200> · <t:1796126400:R>
    └ Page 3 of 100 of your latest offers
    For older ones, choose a status or direction below, or type /offer view with the offer's number.
    <Choose an offer to view: #3 Logo for a *coffee shop*>
    <: All statuses | Pending | Accepted | Declined | Withdrawn | Expired | Removed>
    <: Sent and received | Sent by you | Received by you>
    [Newer grey list:any:all:2] [Older grey list:any:all:4]
    "#);
    assert_snapshot!(render(&offers_list(page_of(&[], OfferFilter::default(), 1, 0))), @r#"
    ┌ #959BA6
    │ No offers yet
    │ You haven't sent or received any here.
    │ To hire a member, use `/offer send`.
    "#);
    let filter = OfferFilter { state: Some(StateName::Expired), direction: Direction::Received };
    assert_snapshot!(render(&offers_list(page_of(&[], filter, 1, 0))), @r#"
    ┌ #959BA6
    │ No expired offers
    │ None of the offers you received here match.
    │ Try another filter below.
    <: All statuses | Pending | Accepted | Declined | Withdrawn | Expired | Removed>
    <: Sent and received | Sent by you | Received by you>
    "#);
}
