//! A database and a local Discord of before, as they were kept (`tests/golden/`, a folder by the last migration that it has seen):
//! Parley starts on them and goes on. Owns what must be so then. `old_database::freeze` says how the files were made.

mod freeze;
mod hiring;
mod letterbox;
mod played;
mod thaw;
mod waiting;

use crate::harness::ledger::settled;
use crate::harness::steps::{card, labels, message};
use discord_emulator::Id;
use discord_emulator::person::{Answer, Message, Person, opt};
use parley::discord::inbound::control::AnyControl;
use serde_json::Value;
use sqlx::{AnyPool, Row as _};
use std::collections::BTreeSet;
use thaw::{Old, unpack};
use waiting::{YOUNGER, YOUNGER_DRAFTS};

const PEOPLE: [&str; 7] = ["Ana", "Ben", "Chidi", "Dana", "Eve", "Finn", "Mia"];

async fn texts(pool: &AnyPool, sql: &'static str) -> BTreeSet<String> {
    let rows = sqlx::query(sql).fetch_all(pool).await.expect(sql);
    rows.iter().map(|row| row.get(0)).collect()
}

/// The kinds of the effects, drafts or other documents that are named in golden rows.
fn kinds(golden: &'static str) -> BTreeSet<String> {
    let kind = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("JSON");
        line["kind"].as_str().expect("a kind").to_owned()
    };
    golden.lines().map(kind).collect()
}

/// All that is worth keeping is in the files, so that none of it can get lost unseen.
#[tokio::test]
async fn the_old_database_holds_something_of_everything() {
    let old = Old::thaw().await;
    let pool = old.world.database.pool().await;
    let waiting =
        "SELECT json_extract(effect, '$.kind') FROM effects WHERE state = 'waiting' AND attempts = 0";
    let mut known = kinds(include_str!("../golden/effects.effect.jsonl"));
    known.retain(|kind| !YOUNGER.split(' ').any(|younger| younger == kind));
    assert_eq!(texts(&pool, waiting).await, known);
    let drafts = "SELECT json_extract(content, '$.kind') FROM drafts WHERE sent_offer IS NULL";
    let mut known = kinds(include_str!("../golden/drafts.content.jsonl"));
    known.retain(|kind| !YOUNGER_DRAFTS.split(' ').any(|younger| younger == kind));
    assert_eq!(texts(&pool, drafts).await, known);
    let states = texts(&pool, "SELECT state FROM offers").await;
    assert_eq!(states.len(), 6, "{states:?}");
    let fates = texts(&pool, "SELECT fate FROM changes").await;
    assert!(fates.len() >= 5, "{fates:?}");
    for (sql, least) in [
        ("SELECT DISTINCT outcome FROM reports WHERE outcome IS NOT NULL", 4),
        ("SELECT DISTINCT stage FROM reports", 3),
        ("SELECT DISTINCT kind FROM sanctions", 2),
        ("SELECT DISTINCT what FROM timeline", 12),
        ("SELECT DISTINCT what FROM audit", 7),
    ] {
        let found = texts(&pool, sql).await;
        assert!(found.len() >= least, "{sql}: {found:?}");
    }
    let rows = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    for table in texts(&pool, rows).await {
        let count = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let count: i64 = sqlx::query(count).fetch_one(&pool).await.expect("a count").get(0);
        assert!(count > 0, "{table} is empty");
    }
    pool.close().await;
    old.world.emulator.stop().await.expect("it stops");
    old.world.database.remove().await;
}

/// A contract from before work could be submitted: View offer leads to its work, and its message shows it from then on.
#[tokio::test]
async fn the_work_of_an_old_contract_is_submitted_and_approved() {
    let mut old = Old::thaw().await;
    old.world.start().await;
    old.world.settled().await.close().await;
    let (ana, ben) = (old.world.person("Ana").await, old.world.person("Ben").await);
    let (guild, general) = (old.world.guild, old.world.general);
    let room = place(&old, &ben, "ana-ben").await;
    let named = [opt("offer", "8")];
    let read = message(ben.command(guild, general, "offer view", &named).await);
    let form = ben.press(general, &read, "Submit work").await.expect("an answer").modal();
    message(ben.submit(&form.expect("a form"), &[("message", "Done.")]).await);
    let shows =
        |words: &'static str| move |shown: &Message| shown.says("Contract for offer #8") && shown.says(words);
    ana.wait_message(room, shows("**Submitted**")).await.expect("the old message");
    let read = message(ana.command(guild, general, "offer view", &named).await);
    let shown = message(ana.press(general, &read, "Review work").await);
    message(ana.press(general, &shown, "Approve").await);
    ben.wait_message(room, shows("✅ Approved")).await.expect("the old message");
    old.world.settled().await.close().await;
    old.world.close().await;
}

#[tokio::test]
async fn everything_that_waited_is_delivered() {
    let mut old = Old::thaw().await;
    old.world.start().await;
    let ledger = old.world.ledger().await;
    assert_eq!((ledger.waiting, ledger.dead), (0, 0));
    let ben = old.world.person("Ben").await;
    let room = place(&old, &ben, "ana-ben").await;
    // What was posted then is changed now, and not posted again.
    let messages = ben.messages(room).await.expect("messages");
    for (number, version, state) in [(8, 3, "Accepted"), (14, 1, "Withdrawn"), (16, 1, ""), (17, 1, "")] {
        let footer = format!("Offer #{number} · Version {version} · {state}");
        let is_it = |message: &&Message| !message.ephemeral() && has_footer(message, &footer);
        assert!(messages.iter().filter(is_it).count() <= 1, "{footer}");
    }
    card(&ben, place(&old, &ben, "dana-ben").await, 16, 1).await;
    let shown = messages.iter().filter(|message| has_footer(message, "Offer #8 · Version 3 · Accepted"));
    assert_eq!(shown.filter(|message| !message.ephemeral()).count(), 1);
    assert!(messages.iter().any(|message| message.says("brief.txt") || attaches(message, "brief.txt")));
    assert!(old.letterbox.taken() >= 3, "{} mails", old.letterbox.taken());
    for (name, words) in [
        ("Ana", "Not on Telegram."),
        ("Ben", "Report #8"),
        ("Chidi", "There is work for you"),
        ("Eve", "They meant no harm."),
        ("Finn", "You can answer until"),
    ] {
        let person = old.world.person(name).await;
        person
            .wait_direct_message(|told| told.says(words))
            .await
            .unwrap_or_else(|_| panic!("{name}: {words}"));
    }
    let mia = old.world.person("Mia").await;
    let queue = mia.channel_named(old.world.guild, "mod-queue").await.expect("the channel").id;
    for words in ["Report #8 · Open", "Report #6 · Closed", "Me, too.", "ended the suspension"] {
        mia.wait_message(queue, |told| told.says(words)).await.unwrap_or_else(|_| panic!("{words}"));
    }
    let sees = mia.channels(old.world.guild).await.expect("channels");
    assert!(sees.iter().any(|channel| channel.name == "ana-ben"), "moderators are let into rooms");
    old.world.close().await;
}

fn has_footer(message: &Message, start: &str) -> bool {
    message
        .embeds()
        .iter()
        .any(|embed| embed["footer"]["text"].as_str().is_some_and(|text| text.starts_with(start)))
}

fn attaches(message: &Message, name: &str) -> bool {
    message.raw["attachments"]
        .as_array()
        .is_some_and(|files| files.iter().any(|file| file["filename"] == name))
}

async fn place(old: &Old, person: &Person, name: &str) -> Id {
    crate::harness::steps::room(&old.world, person, name).await
}

/// What somebody is told, which must not be that it did not work.
fn told(answered: crate::harness::steps::Answered) -> String {
    let words = message(answered).words();
    assert!(!words.contains("Sorry, that did not work"), "{words}");
    words
}

#[tokio::test]
async fn everything_in_it_can_be_read() {
    let mut old = Old::thaw().await;
    old.world.start().await;
    old.world.settled().await.close().await;
    let world = &old.world;
    let pool = world.database.pool().await;
    let sql = "SELECT o.number, c.name, p.name FROM offers o JOIN people c ON c.person_id = o.client_id
        LEFT JOIN agency_staff s ON o.party_kind = 'agency' AND s.agency_id = o.party_id AND s.role = 'owner'
        JOIN people p ON p.person_id = coalesce(s.person_id, o.party_id) ORDER BY o.number";
    let offers = sqlx::query(sql).fetch_all(&pool).await.expect("offers");
    assert!(offers.len() >= 18, "{}", offers.len());
    for offer in offers {
        let number: i64 = offer.get(0);
        for side in [1, 2] {
            let reader = world.person(&offer.get::<String, _>(side)).await;
            let named = [opt("offer", number.to_string().as_str())];
            let words = told(reader.command(world.guild, world.general, "offer view", &named).await);
            assert!(words.contains(&format!("#{number}")), "{}: {words}", reader.name());
        }
    }
    pool.close().await;
    for name in PEOPLE {
        let who = world.person(name).await;
        for command in
            ["offers", "contracts", "profile view", "blocked", "settings", "agency view", "privacy export"]
        {
            told(who.command(world.guild, world.general, command, &[]).await);
        }
    }
    let mia = world.person("Mia").await;
    for command in ["parley settings", "parley setup", "parley check", "parley suspensions", "parley audit"] {
        told(mia.command(world.guild, world.general, command, &[]).await);
    }
    let all = [opt("state", "all")];
    let list = message(mia.command(world.guild, world.general, "parley reports", &all).await);
    let menu = list.selects().remove(0);
    assert!(menu.options.len() >= 8, "{}", list.words());
    for option in &menu.options {
        let report = message(mia.choose(world.general, &list, &menu.custom_id, &[&option.label]).await);
        let read = mia.press(world.general, &report, "Read report").await;
        assert!(told(read).contains("Reported by"), "{}", report.words());
    }
    hiring::an_old_agency_applies(world).await;
    old.world.close().await;
}

/// The messages in a channel that somebody alone reads and that have a button with this label, the newest first.
async fn own(person: &Person, channel: Id, label: &str) -> Vec<Message> {
    let mut messages = person.messages(channel).await.expect("messages");
    messages.reverse();
    messages.retain(|message| message.ephemeral() && message.button(label).is_some());
    messages
}

#[tokio::test]
async fn old_previews_are_sent_edited_and_thrown_away() {
    let mut old = Old::thaw().await;
    old.world.start().await;
    old.world.settled().await.close().await;
    let world = &old.world;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let mut shops = own(&ana, world.general, "Edit").await;
    shops.retain(|preview| preview.says("A shop"));
    let [to_agency, to_chidi] = shops.as_slice() else { panic!("{} previews", shops.len()) };
    let form = ana.press(world.general, to_agency, "Edit").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("title").map(|input| input.value.as_str()), Some("A shop"), "as it was typed");
    told(ana.press(world.general, to_chidi, "Send").await);
    let chidi = world.person("Chidi").await;
    card(&chidi, place(&old, &chidi, "ana-chidi").await, 19, 1).await;
    assert!(told(ana.press(world.general, to_agency, "Discard").await).contains("Draft discarded"));
    let wrong = own(&ben, world.general, "Fix it").await.remove(0);
    let form = ben.press(world.general, &wrong, "Fix it").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("rate").map(|input| input.value.as_str()), Some("a lot"));

    let room = place(&old, &ben, "ana-ben").await;
    let second = card(&ben, room, 2, 1).await;
    assert!(told(ben.press(room, &second, "View offer").await).contains("#2"));
    let wish = own(&ben, room, "Send request").await.remove(0);
    told(ben.press(room, &wish, "Send request").await);
    crate::harness::steps::change_request(&ana, room, 2, "Open").await;
    let mut modified = own(&ana, room, "Send").await;
    modified.retain(|preview| preview.says("1,700"));
    told(ana.press(room, &modified[0], "Send").await);
    card(&ben, room, 2, 2).await;
    old.world.close().await;
}

#[tokio::test]
async fn old_buttons_accept_and_stale_ones_say_so() {
    let mut old = Old::thaw().await;
    old.world.start().await;
    old.world.settled().await.close().await;
    let world = &old.world;
    let (ana, ben, dana) = (world.person("Ana").await, world.person("Ben").await, world.person("Dana").await);
    let room = place(&old, &ben, "ana-ben").await;
    let second = card(&ben, room, 2, 1).await;
    let form = ben.press(room, &second, "Request changes").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("price").map(|input| input.value.as_str()), Some("$1,800"), "as it was typed");

    // He was about to accept when the terms changed.
    let asked = own(&ben, room, "Accept these terms").await.remove(0);
    let form = ana.press(room, &second, "Modify").await.expect("an answer").modal().expect("a form");
    let preview = message(ana.submit(&form, &[("price", "$2,100"), ("milestones", "")]).await);
    message(ana.press(room, &preview, "Send").await);
    let newest = card(&ben, room, 2, 2).await;
    let words = told(ben.press(room, &asked, "Accept these terms").await);
    assert!(words.contains("This offer changed while you were looking"), "{words}");
    let asked = message(ben.press(room, &newest, "Accept offer").await);
    assert!(told(ben.press(room, &asked, "Accept these terms").await).contains("accepted"));

    // In direct messages.
    let copy = |it: &Message| has_footer(it, "Offer #9 · Version 1") && it.button("Accept offer").is_some();
    let copy = dana.wait_direct_message(copy).await.expect("the copy of the card");
    let asked = message(dana.press(copy.channel, &copy, "Accept offer").await);
    assert!(told(dana.press(copy.channel, &asked, "Accept these terms").await).contains("accepted"));
    old.world.close().await;
}

/// Every `custom_id` of a message, with its channel and what it is on.
fn custom_ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(custom_id)) = fields.get("custom_id") {
                found.insert(custom_id.clone());
            }
            fields.values().for_each(|inner| custom_ids(inner, found));
        }
        Value::Array(all) => all.iter().for_each(|inner| custom_ids(inner, found)),
        _ => {}
    }
}

#[test]
fn every_old_button_still_means_something() {
    let world: Value = serde_json::from_slice(&unpack("world.json.zz")).expect("JSON");
    let mut found = BTreeSet::new();
    custom_ids(&world["messages"], &mut found);
    assert!(found.len() > 100, "{found:?}");
    for custom_id in found {
        let written = AnyControl::parse(&custom_id).map(|button| button.to_string());
        assert_eq!(written.as_deref(), Some(custom_id.as_str()));
    }
}

/// Presses a button if it is still there; gives how many presses that were.
async fn press(person: &Person, channel: Id, shown: &Message, label: &str) -> usize {
    let now = person.messages(channel).await.expect("messages");
    let Some(now) = now.into_iter().find(|message| message.id == shown.id) else { return 0 };
    let is_open = now.button(label).is_some_and(|button| button.custom_id.is_some() && !button.disabled);
    if !is_open {
        return 0;
    }
    let what = || format!("{}, {label}, on {}", person.name(), now.words());
    match person.press(channel, &now, label).await {
        Ok(Answer::Message(said) | Answer::Updated(said)) => {
            assert!(!said.says("Sorry, that did not work"), "{}: {}", what(), said.words());
        }
        Ok(Answer::Modal(_) | Answer::Acknowledged) => {}
        Ok(Answer::Failed(why)) => panic!("{}: {why}", what()),
        Err(error) => panic!("{}: {error}", what()),
    }
    1
}

/// Presses every kind of button that somebody sees somewhere, from the oldest on: whatever it comes to, it is an answer.
#[tokio::test]
async fn no_old_button_is_answered_with_an_apology() {
    let mut old = Old::thaw().await;
    old.world.start().await;
    old.world.settled().await.close().await;
    let (mut pressed, pool) = (0, old.world.database.pool().await);
    for name in PEOPLE {
        let person = old.world.person(name).await;
        let mut seen = BTreeSet::new();
        // One of a kind in each channel.
        let mut is_new = |shown: &Message, label: &str| {
            let custom_id = shown.button(label).and_then(|button| button.custom_id);
            let kind = custom_id.map(|id| id.replace(|c: char| c.is_ascii_digit(), ""));
            kind.is_some_and(|kind| seen.insert((shown.channel, kind)))
        };
        let mut channels = person.channels(old.world.guild).await.expect("channels");
        channels.extend(person.direct_channels().await.expect("channels"));
        for channel in channels {
            // Categories have no messages.
            let Ok(messages) = person.messages(channel.id).await else { continue };
            for shown in &messages {
                for label in labels(shown).into_iter().filter(|label| is_new(shown, label)) {
                    pressed += press(&person, channel.id, shown, &label).await;
                    settled(&pool).await;
                }
            }
        }
    }
    assert!(pressed > 100, "only {pressed} buttons");
    pool.close().await;
    old.world.close().await;
}
