//! Hours and statements as people read them: how they look, that 500 entries fit, and that no word of them stands in the code.

use super::records::all_pages;
use super::{EN, PSEUDO, accepted, answer, card, entry};
use crate::app::{ContractAtWork, ContractBrief, ContractRecord, HoursPreview, PreviewOutcome, WorkBrief};
use crate::discord::contracts::buttons::EntryRef;
use crate::discord::contracts::views::hours::{
    choose_hours, hours_removed, objected, objection_withdrawn, pressed_log, preview_hours, review_hours,
};
use crate::discord::contracts::views::modals::{hours_form, objection_form};
use crate::discord::contracts::views::record::view_contract;
use crate::discord::contracts::views::told::told;
use crate::discord::offers::views::tests::languages::{check_form, check_post, story};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, BEN, NOW, any_text, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::entry::{ContractEntry, ContractHappening as What, Hours};
use crate::domain::contracts::refusal::{ContractRefusal, HoursObstacle};
use crate::domain::contracts::weeks::week_of;
use crate::domain::contracts::work::{WORK_MESSAGE_CHARS, Work};
use crate::domain::ids::{ChannelId, DraftId, EffectId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::Offer;
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::time::DAY_MS;
use crate::words::Language;
use chrono::Days;
use chrono_tz::Tz;
use insta::assert_snapshot;
use proptest::prelude::*;

const OBSTACLES: [HoursObstacle; 4] = [
    HoursObstacle::WeeklyLimit { most: 40, left: 0 },
    HoursObstacle::WeeklyLimit { most: 40, left: 90 },
    HoursObstacle::WholeDay { left: 0 },
    HoursObstacle::WholeDay { left: 30 },
];

/// Every refusal about hours.
pub(super) fn refusals() -> impl Iterator<Item = ContractRefusal> {
    let alone = [
        ContractRefusal::NotHourly,
        ContractRefusal::PausedHours,
        ContractRefusal::HoursDay,
        ContractRefusal::NoSuchHours,
        ContractRefusal::NoHours,
        ContractRefusal::HoursRemoved,
        ContractRefusal::OthersHours,
        ContractRefusal::ObjectionOver,
        ContractRefusal::AlreadyObjected,
        ContractRefusal::NotObjected,
    ];
    alone.into_iter().chain(OBSTACLES.map(ContractRefusal::TooManyHours))
}

fn by_the_hour(rate: i64) -> Offer {
    let price =
        Price::Hourly { rate: Money { minor: rate, currency: Currency::USD }, weekly_limit_hours: Some(20) };
    let offer = offer();
    accepted(Offer { terms: Terms { price, ..offer.terms.clone() }, ..offer })
}

fn logged(seq: i64, minutes: u32, back: u64, done: &str) -> ContractEntry {
    let hours = Hours { minutes, day: NOW.day() - Days::new(back) };
    ContractEntry { by: BEN, hours: Some(hours), ..entry(seq, What::HoursLogged, 0, Some(done)) }
}

fn closed(seq: i64, back: u64) -> ContractEntry {
    let week = week_of(NOW.day() - Days::new(back));
    ContractEntry { week: Some(week), ..entry(seq, What::WeekClosed, 0, None) }
}

/// Hours of two weeks with everything that can be said of them.
fn said(done: &str) -> Work {
    Work(vec![
        logged(1, 210, 9, done),
        logged(2, 45, 8, done),
        closed(3, 7),
        ContractEntry { message: Some(done.to_owned()), ..answer(4, ADA, 2, What::HoursObjected) },
        answer(5, ADA, 2, What::ObjectionWithdrawn),
        logged(6, 60, 8, done),
        answer(7, BEN, 1, What::HoursRemoved),
        logged(8, 90, 1, done),
        closed(9, 0),
        logged(10, 30, 0, done),
        ContractEntry { message: Some(done.to_owned()), ..answer(11, ADA, 8, What::HoursObjected) },
        entry(12, What::AutoPaused, 0, None),
    ])
}

fn found(offer: &Offer, work: &Work) -> ContractAtWork {
    ContractAtWork { offer: offer.clone(), contract: contract(offer), work: work.clone(), zone: Tz::UTC }
}

/// Every message about hours.
fn everything(language: Language, offer: &Offer, work: &Work, done: &str) -> Vec<Post> {
    let found = found(offer, work);
    let mut posts = vec![card(language, offer, work)];
    for obstacle in OBSTACLES.into_iter().map(Some).chain([None]) {
        let hours = Hours { minutes: 1_439, day: NOW.day() };
        let done = done.to_owned();
        let preview = HoursPreview {
            draft: DraftId(i64::MAX),
            by: BEN,
            found: found.clone(),
            hours,
            done,
            obstacle,
            today: NOW.day(),
        };
        posts.push(preview_hours(language, &preview));
        for outcome in [PreviewOutcome::Done(preview.clone()), PreviewOutcome::Renewed(preview)] {
            posts.push(pressed_log(language, &outcome));
        }
    }
    for reader in [ADA, BEN] {
        posts.push(choose_hours(language, &found, (reader, NOW)));
        let lines = work.hours().into_iter().map(|one| one.logged.seq);
        for now in [NOW, NOW.plus(30 * DAY_MS)] {
            posts.extend(lines.clone().map(|seq| review_hours(language, &found, seq, (reader, now))));
        }
    }
    let seq = work.hours().first().map_or(1, |one| one.logged.seq);
    posts.extend([
        objected(language, &found, seq),
        objection_withdrawn(language, &found, seq),
        hours_removed(language, &found, seq),
    ]);
    posts.extend(work.0.iter().map(|entry| announced(language, offer, work, entry)));
    let record = ContractRecord { found, room_channel: Some(ChannelId(77)), can_say_something: true };
    posts.extend(all_pages(language, &record, ADA));
    posts
}

/// What is told of a line in the room.
fn announced(language: Language, offer: &Offer, work: &Work, entry: &ContractEntry) -> Post {
    let brief = ContractBrief {
        language,
        offer: offer.clone(),
        contract: contract(offer),
        channel: ChannelId(77),
        work: work.clone(),
        posted: None,
    };
    told(&WorkBrief { contract: brief, entry: entry.clone(), to: ADA }, Some(EffectId(i64::MAX)))
}

#[test]
fn a_statement_says_what_was_worked_and_what_it_comes_to() {
    let (offer, work) = (by_the_hour(4_000), said("A first draft of the *logo*"));
    let [first, second] = [2, 8].map(|at| render(&announced(EN, &offer, &work, &work.0[at])));
    assert_snapshot!(first, @r"
(pings 100)
<@100>
┌ #5865F2
│ Contract for offer #12: The whole contract
│ **Statement for the week of <t:1795428000:D>**
│ Mon, <t:1795428000:D> · 45m
│ 45m × 40 USD/h = **30 USD**
│ Logged later for the week of <t:1794823200:D>: 3h 30m · 140 USD
│ Total: **170 USD**
│ 
│ Until <t:1796558400:f>, the client can object with **Review hours**. Parley doesn't hold money: settle it as agreed, and note it with **Record payment**.
[Review hours grey hours_all:5] [View offer grey view:7:9223372036854775807]
");
    assert_snapshot!(second, @r"
(pings 100)
<@100>
┌ #5865F2
│ Contract for offer #12: The whole contract
│ **Statement for the week of <t:1796032800:D>**
│ Mon, <t:1796032800:D> · 1h 30m
│ 1h 30m × 40 USD/h = **60 USD**
│ Removed from the week of <t:1794823200:D>: 3h 30m · −140 USD
│ Logged later for the week of <t:1795428000:D>: 1h · 40 USD
│ Total: **-40 USD**
│ 
│ Until <t:1796558400:f>, the client can object with **Review hours**. Parley doesn't hold money: settle it as agreed, and note it with **Record payment**.
[Review hours grey hours_all:5] [View offer grey view:7:9223372036854775807]
");
}

#[test]
fn the_contract_shows_the_hours_of_the_week_and_of_all() {
    let (offer, work) = (by_the_hour(4_000), said("A first draft of the *logo*"));
    assert_snapshot!(render(&card(EN, &offer, &work)), @r"
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
│ ▫ Price: **40 USD**/h
│     max 20 h/week
│ ▫ Start: Tue, <t:1796119200:D>
│ ▫ Due: Sun, <t:1797760800:D>
│ ▪ Work: In progress
│ ▪ Hours: Week of <t:1796032800:D>: 2h of 20h
│     3h 45m in all · 150 USD
│     ⚠️ In question: 1h 30m
│ ▪ What happens next: Parley paused it <t:1796126400:f> because nothing happened on it for 30 days. To log hours again, either side can **Resume** it. Until then, nobody is reminded of anything, and nothing is approved automatically.
└ Contract for offer #12 · Version 1
[Submit work blurple work_submit:5] [Record payment grey pay:5] [View offer grey view:7:9223372036854775807]
[Review hours grey hours_all:5] [Change terms grey terms:5] [Resume blurple resume:5] [Close contract grey close:5]
");
}

#[test]
fn a_contract_in_full_lists_its_weeks() {
    let (offer, work) = (by_the_hour(4_000), said("A first draft of the *logo*"));
    let record = ContractRecord { found: found(&offer, &work), room_channel: None, can_say_something: false };
    assert_snapshot!(render(&view_contract(EN, &record, ADA, 0)), @r"
┌ #23A55A
│ Logo for a \*coffee shop\*
│ 🟢 **Active** · from offer #12, version 1
│ **Client** <@100> · **Freelancer** <@200>
│ **Price** 40 USD/h, max 20 h/week
│ **Start** Tue, <t:1796119200:D> · **Due** Sun, <t:1797760800:D>
│ **Started** <t:1796126400:f>
┌ #23A55A
│ What happens next
│ Talk to <@200> about the hours you objected to. Once it's settled, **Review hours** lets you withdraw the objection.
│ Parley paused it <t:1796126400:f> because nothing happened on it for 30 days. To log hours again, either side can **Resume** it. Until then, nobody is reminded of anything, and nothing is approved automatically.
│ The contract is pinned in your private channel.
┌ #23A55A
│ Work
│ In progress
┌ #23A55A
│ Description
│ Two drafts, then one final logo as SVG.
│ \# Not a heading
│ See \[this](https://e.vil)
┌ #23A55A
│ Hours
│ Week of <t:1796032800:D>: 2h of 20h
│ 3h 45m in all · 150 USD
│ ⚠️ In question: 1h 30m
│ **Week of <t:1796032800:D>:** 2h · 80 USD
│ Mon, <t:1796032800:D> · 1h 30m · A first draft of the \*logo\* · ⚠️ in question
│ Tue, <t:1796119200:D> · 30m · A first draft of the \*logo\*
│ **Week of <t:1795428000:D>:** 1h 45m · 70 USD
│ Mon, <t:1795428000:D> · 45m · A first draft of the \*logo\*
│ Mon, <t:1795428000:D> · 1h · A first draft of the \*logo\*
┌ #23A55A
│ Timeline
│ <t:1796126400:f> · Paused because nothing happened for 30 days
│ <t:1796126400:f> · Objection by <@100>: 1h 30m on Mon, <t:1796032800:D>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · 30m on Tue, <t:1796119200:D> logged by <@200>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · Statement for the week of Mon, <t:1796032800:D>: -40 USD
│ <t:1796126400:f> · 1h 30m on Mon, <t:1796032800:D> logged by <@200>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · 3h 30m on Sun, <t:1795341600:D> removed by <@200>
│ <t:1796126400:f> · 1h on Mon, <t:1795428000:D> logged by <@200>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · Objection withdrawn by <@100>: 45m on Mon, <t:1795428000:D>
│ <t:1796126400:f> · Objection by <@100>: 45m on Mon, <t:1795428000:D>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · Statement for the week of Mon, <t:1795428000:D>: 170 USD
│ <t:1796126400:f> · 45m on Mon, <t:1795428000:D> logged by <@200>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · 3h 30m on Sun, <t:1795341600:D> logged by <@200>
│ > A first draft of the \*logo\*
│ <t:1796126400:f> · Offer accepted by <@200>
└ Contract #12 · Page 1 of 1
[Record payment grey pay:5] [Review hours grey hours_all:5]
[Change terms grey terms:5] [Pause grey pause:5] [Close contract grey close:5] [Dispute grey dispute:5]
[View offer grey view:7] [Export grey contract_export:5]
");
}

#[test]
fn everybody_reads_hours_in_their_language() {
    let (first, _) = story();
    let terms =
        Terms { title: first.terms.title, description: first.terms.description, ..by_the_hour(4_000).terms };
    let (offer, done) = (Offer { terms, ..by_the_hour(4_000) }, "Эскиз");
    everything(PSEUDO, &offer, &said(done), done).iter().for_each(check_post);
    check_form(&hours_form(PSEUDO, DraftId(1), ("1", done)));
    check_form(&objection_form(PSEUDO, EntryRef { contract: contract(&offer).id, seq: 1 }));
}

/// 500 entries over the longest time, with the highest rate there is; every tenth has the longest text.
#[test]
fn a_long_contract_stays_within_what_discord_holds() {
    let offer = by_the_hour(i64::MAX);
    let (long, short) = ("Так ".repeat(300), "Так ".repeat(10));
    let done = |at| if at % 10 == 0 { &long } else { &short };
    let hours = (0..500).map(|at| logged(at + 1, 1_440, u64::try_from(at).expect("few"), done(at)));
    let work = Work(hours.collect());
    let found = found(&offer, &work);
    let record = ContractRecord { found: found.clone(), room_channel: None, can_say_something: false };
    let pages = all_pages(EN, &record, ADA);
    pages
        .iter()
        .chain([&card(EN, &offer, &work), &choose_hours(EN, &found, (BEN, NOW))])
        .for_each(limits::check);
    let all: String = pages.iter().map(render).collect();
    assert_eq!(all.matches(" · 24h · ").count(), 500, "each entry is there");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn whatever_was_done_fits_and_forges_nothing(done in any_text(WORK_MESSAGE_CHARS)) {
        everything(EN, &by_the_hour(i64::MAX), &said(&done), &done).iter().for_each(limits::check);
        limits::check_modal(&hours_form(EN, DraftId(i64::MAX), ("3h 30m", &done)));
    }
}
