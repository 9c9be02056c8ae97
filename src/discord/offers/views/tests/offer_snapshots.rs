//! What the two sides read in the room.

use super::render::render;
use super::*;
use crate::discord::offers::views::card::card;
use crate::discord::offers::views::change::change_request;
use crate::discord::offers::views::notice;
use crate::domain::offers::offer::DeclineReason;
use insta::assert_snapshot;

fn in_state(state: State) -> Offer {
    Offer { state, ..offer() }
}

fn declined() -> State {
    let message = Some("Sorry, **no**.".to_owned());
    State::Declined { by: BEN, at: NOW, reason: DeclineReason::TooBusy, message }
}

#[test]
fn card_pending() {
    assert_snapshot!(render(&card(card_of(&offer()))), @r#"
    (pings 200)
    <@200>, you have a direct offer from <@100>.
    ┌ #5865F2
    │ Ada
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,500 USD**
    │     fixed, 2 milestones
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Sun, <t:1797760800:D>
    │ ▫ Expires: <t:1796731200:f>
    │     <t:1796731200:R>
    │ ▫ Version: 1
    │ ▪ Milestones: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▪ Note from the client: > I liked your last work.
    │ ▪ About the client: New here: one of their first offers
    │     Member since <t:1796119200:D> · on Discord since <t:1420106400:D>
    │ ▪ What happens next: <@200> can answer with the buttons below. There's no contract until **Accept offer** is confirmed.
    └ Offer #12 · Version 1 · Pending
    [Accept offer green accept:7:1] [Request changes blurple changes:7:1] [Decline offer red decline:7:1] [View offer grey view:7] [Report grey reports:begin:7]
    [Edit offer grey modify:7:1] [Withdraw grey withdraw:7:1]
    "#);
}

#[test]
fn card_of_a_new_version_tells_what_changed() {
    let (offer, former) = (Offer { version: 2, terms: dearer(), note: None, ..offer() }, terms());
    assert_snapshot!(render(&card(CardView { former: Some(&former), ..card_of(&offer) })), @r#"
    (pings 200)
    <@200>, the offer from <@100> has new terms. Here's version 2.
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
    │ ▪ About the client: New here: one of their first offers
    │     Member since <t:1796119200:D> · on Discord since <t:1420106400:D>
    │ ▪ What happens next: <@200> can answer with the buttons below. There's no contract until **Accept offer** is confirmed.
    └ Offer #12 · Version 2 · Pending
    [Accept offer green accept:7:2] [Request changes blurple changes:7:2] [Decline offer red decline:7:2] [View offer grey view:7] [Report grey reports:begin:7]
    [Edit offer grey modify:7:2] [Withdraw grey withdraw:7:2]
    "#);
}

#[test]
fn card_with_an_open_change_keeps_its_buttons() {
    let offer = in_state(State::Pending { open_change: Some(change(Fate::Open)) });
    assert_snapshot!(render(&card(card_of(&offer))), @r#"
    (pings 200)
    <@200>, you have a direct offer from <@100>.
    ┌ #F0B232
    │ Ada
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,500 USD**
    │     fixed, 2 milestones
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Sun, <t:1797760800:D>
    │ ▫ Expires: <t:1796731200:f>
    │     <t:1796731200:R>
    │ ▫ Version: 1
    │ ▪ Milestones: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▪ Note from the client: > I liked your last work.
    │ ▪ About the client: New here: one of their first offers
    │     Member since <t:1796119200:D> · on Discord since <t:1420106400:D>
    │ ▪ Changes requested: <@100> hasn't answered yet. Until then, <@200> can still accept the terms above.
    └ Offer #12 · Version 1 · Changes requested
    [Accept offer green accept:7:1] [Request changes blurple changes:7:1] [Decline offer red decline:7:1] [View offer grey view:7] [Report grey reports:begin:7]
    [Edit offer grey modify:7:1] [Withdraw grey withdraw:7:1]
    "#);
}

#[test]
fn cards_of_offers_that_are_over() {
    let ends = [
        State::Accepted { by: BEN, at: NOW },
        declined(),
        State::Withdrawn { by: ADA, at: NOW, message: None },
        State::Withdrawn { by: PersonId(300), at: NOW, message: None },
        State::Removed { by: PersonId(300), at: NOW },
        State::Expired { at: NOW },
    ];
    let tail = |state| {
        let text = render(&card(card_of(&in_state(state))));
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        [&lines[..2], &lines[lines.len() - 2..]].concat().join("\n")
    };
    assert_snapshot!(ends.map(tail).join("\n\n"), @r#"
    Offer from <@100> to <@200>
    ┌ #23A55A
    │ ▪ Accepted: <@200> accepted this offer <t:1796126400:R>. The contract is pinned in this channel.
    └ Offer #12 · Version 1 · Accepted

    Offer from <@100> to <@200>
    ┌ #959BA6
    │ ▪ Declined: <@200> declined this offer <t:1796126400:R>. Reason: Too busy. <@100> can send a new offer with `/offer send`.
    └ Offer #12 · Version 1 · Declined

    Offer from <@100> to <@200>
    ┌ #959BA6
    │ ▪ Withdrawn: <@100> withdrew this offer <t:1796126400:R>. No answer is needed.
    └ Offer #12 · Version 1 · Withdrawn

    Offer from <@100> to <@200>
    ┌ #959BA6
    │ ▪ Withdrawn: This offer was withdrawn <t:1796126400:R>. No answer is needed.
    └ Offer #12 · Version 1 · Withdrawn

    Offer from <@100> to <@200>
    ┌ #DA373C
    │ ▪ Removed: This server's moderators removed this offer <t:1796126400:R>. No answer is needed.
    └ Offer #12 · Version 1 · Removed

    Offer from <@100> to <@200>
    ┌ #4E5058
    │ ▪ Expired: There was no answer by <t:1796731200:f>. <@100> can send a new offer with `/offer send`.
    └ Offer #12 · Version 1 · Expired
    "#);
}

#[test]
fn card_of_a_former_version() {
    let (offer, former) = (Offer { version: 2, terms: dearer(), ..offer() }, terms());
    let view = CardView { version: 1, terms: &former, ..card_of(&offer) };
    assert_snapshot!(render(&card(view)), @r#"
    Offer from <@100> to <@200>
    ┌ #4E5058
    │ Ada
    │ Logo for a \*coffee shop\*
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    │ ▫ Price: **1,500 USD**
    │     fixed, 2 milestones
    │ ▫ Start: Tue, <t:1796119200:D>
    │ ▫ Due: Sun, <t:1797760800:D>
    │ ▫ Version: 1
    │ ▪ Milestones: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▪ Note from the client: > I liked your last work.
    │ ▪ Replaced by version 2: These terms no longer apply. The latest version has its own card in this channel.
    └ Offer #12 · Version 1 · Replaced
    "#);
}

#[test]
fn change_side_by_side() {
    let change = change(Fate::Open);
    assert_snapshot!(render(&change_request(change_of(&offer(), &change, &terms()))), @r#"
    (pings 100)
    <@100>, <@200> requested changes.
    ┌ #F0B232
    │ Change request for offer #12
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
    │ ▪ Message: > Two drafts take me longer.
    ┌ #F0B232
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: None
    │ ▪ What happens next: <@100> can answer below. **Approve** makes these terms version 2, which <@200> can then accept. **Edit offer** sends terms in between. **Reject** keeps the current terms.
    │     Until then, <@200> can still accept the offer as it is.
    └ Change request for offer #12 · Open
    [Approve green approve:4] [Reject grey reject:4] [Edit offer grey counter:4] [View offer grey view:7:9]
    "#);
}

#[test]
fn change_requests_that_are_over() {
    let fates = [
        Fate::Approved { version: 2 },
        Fate::Modified { version: 2 },
        Fate::Rejected { message: "The budget is fixed.".to_owned() },
        Fate::Closed,
    ];
    let tail = |fate| {
        let text = render(&change_request(change_of(&offer(), &change(fate), &terms())));
        let lines: Vec<_> = text.lines().skip_while(|line| !line.contains("Message")).skip(1).collect();
        lines.join("\n")
    };
    assert_snapshot!(fates.map(tail).join("\n\n"), @r#"
    ┌ #23A55A
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: None
    │ ▪ Approved: now version 2: <@100> approved these terms. <@200> can accept them on the new card below.
    └ Change request for offer #12 · Approved
    [View offer grey view:7:9]

    ┌ #23A55A
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: None
    │ ▪ Edited: now version 2: <@100> edited the offer instead. <@200> can accept the new terms on the card below.
    └ Change request for offer #12 · Edited
    [View offer grey view:7:9]

    ┌ #959BA6
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: None
    │ ▪ Rejected: <@100> rejected these changes. <@200> can still accept the current terms or decline.
    │     > The budget is fixed.
    └ Change request for offer #12 · Rejected
    [View offer grey view:7:9]

    ┌ #4E5058
    │ 🔸 Milestones
    │ ▫ Current · version 1: 1. Drafts · 500 USD · Thu, <t:1796896800:D>
    │     2. Final · 1,000 USD · Sun, <t:1797760800:D>
    │ ▫ Requested: None
    │ ▪ Closed: The offer was answered or ended first. No answer is needed.
    └ Change request for offer #12 · Closed
    [View offer grey view:7:9]
    "#);
}

#[test]
fn notices() {
    let told = |state, to| notice::ended(EN, &in_state(state), to, Some(EffectId(9))).as_ref().map(render);
    let rejected = change(Fate::Rejected { message: "The budget is fixed.".to_owned() });
    let posts = [
        told(declined(), ADA),
        told(State::Withdrawn { by: ADA, at: NOW, message: Some("Postponed.".to_owned()) }, BEN),
        told(State::Expired { at: NOW }, BEN),
        told(State::Expired { at: NOW }, ADA),
        notice::change_rejected(EN, &offer(), &rejected, Some(EffectId(9))).as_ref().map(render),
    ];
    assert_snapshot!(posts.map(|post| post.expect("there is news")).join("\n"), @r#"
    (pings 100)
    <@100>
    ┌ #959BA6
    │ Offer #12: Logo for a \*coffee shop\*
    │ <@200> declined your offer. Reason: Too busy.
    │ > Sorry, \*\*no\*\*.
    │ 
    │ Talk it over here, or send a new offer with `/offer send`.
    [View offer grey view:7:9]

    (pings 200)
    <@200>
    ┌ #959BA6
    │ Offer #12: Logo for a \*coffee shop\*
    │ <@100> withdrew the offer.
    │ > Postponed.
    │ 
    │ You don't need to do anything.
    [View offer grey view:7:9]

    (pings 200)
    <@200>
    ┌ #4E5058
    │ Offer #12: Logo for a \*coffee shop\*
    │ There was no answer by <t:1796731200:f>, so the offer expired.
    │ 
    │ Still interested? Tell <@100> here. They can send a new offer.
    [View offer grey view:7:9]

    (pings 100)
    <@100>
    ┌ #4E5058
    │ Offer #12: Logo for a \*coffee shop\*
    │ <@200> didn't answer by <t:1796731200:f>, so the offer expired.
    │ 
    │ Still interested? Send a new offer with `/offer send`.
    [View offer grey view:7:9]

    (pings 200)
    <@200>
    ┌ #959BA6
    │ Offer #12: Logo for a \*coffee shop\*
    │ <@100> rejected your changes.
    │ > The budget is fixed.
    │ 
    │ On the card above, you can still accept the current terms, request other changes or decline.
    [View offer grey view:7:9]
    "#);
    assert_eq!(told(State::PENDING, ADA), None);
    assert_eq!(notice::change_rejected(EN, &offer(), &change(Fate::Open), None), None);
}

#[test]
fn notices_of_what_moderators_did_name_none_of_them() {
    let told = |state, to| notice::ended(EN, &in_state(state), to, Some(EffectId(9))).as_ref().map(render);
    let posts = [
        told(State::Withdrawn { by: PersonId(300), at: NOW, message: None }, BEN),
        told(State::Removed { by: PersonId(300), at: NOW }, ADA),
    ];
    assert_snapshot!(posts.map(|post| post.expect("there is news")).join("\n"), @r#"
    (pings 200)
    <@200>
    ┌ #959BA6
    │ Offer #12: Logo for a \*coffee shop\*
    │ The offer was withdrawn.
    │ 
    │ You don't need to do anything.
    [View offer grey view:7:9]

    (pings 100)
    <@100>
    ┌ #DA373C
    │ Offer #12: Logo for a \*coffee shop\*
    │ This server's moderators removed the offer.
    │ 
    │ It can no longer be answered. If you have questions, ask the moderators.
    [View offer grey view:7:9]
    "#);
}
