//! The same story twice: in one world Ana has given feedback, in the other one she only looked at how. Until it is published, nothing that
//! Ben, their private channel, the moderators, Ben's own export or the operator's log show says which world it is.

use super::{closed, give, published, reminded};
use crate::contracts::payments::record;
use crate::contracts::work::contract;
use crate::harness::database::{Engine, engines};
use crate::harness::log_lines::LogLines;
use crate::harness::moderated::{self, ModeratedWorld};
use crate::harness::steps::{Table, direct_channel, file_text, labels, message, stable_room};
use crate::harness::world::World;
use discord_emulator::Call;
use discord_emulator::person::{Message, OptionValue, Person, opt};
use parley::domain::time::{DAY_MS, HOUR_MS};

/// A text as it is in every world: people by their names, and no number that was drawn.
fn stable(world: &World, text: &str) -> String {
    let people = &world.emulator.ready().people;
    let named = people.iter().fold(text.to_owned(), |text, (name, account)| {
        text.replace(&account.id.to_string(), &format!("‹{name}›"))
    });
    let mut out = String::new();
    for part in named.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        match digits.len() {
            15.. => out += &part.replace(digits, "#"),
            _ => out += part,
        }
    }
    out
}

/// What somebody reads who asks, word for word.
async fn asked(world: &World, who: &Person, command: &str, number: Option<(&str, &str)>) -> String {
    let options: Vec<_> = number.map(|(name, value)| opt(name, value)).into_iter().collect();
    let told = message(who.command(world.guild, world.general, command, &options).await);
    whole(world, &told)
}

/// All that stands in a message, and all that can be pressed and chosen there.
fn whole(world: &World, told: &Message) -> String {
    let lists: Vec<_> =
        told.selects().into_iter().flat_map(|list| list.options).map(|one| one.label).collect();
    stable(world, &format!("{}\n{:?}\n{lists:?}", world.words(told), labels(told)))
}

/// The file with all that is kept about somebody.
async fn exported(world: &World, who: &Person) -> String {
    let told = message(who.command(world.guild, world.general, "privacy export", &[]).await);
    stable(world, &file_text(&told).await)
}

/// All that Ben, the room and the moderators see, with its name.
async fn seen(moderated: &ModeratedWorld, table: &Table, told: &Message, last: u64) -> Vec<(String, String)> {
    let ModeratedWorld { world, dana, queue, .. } = moderated;
    let Table { ben, room, .. } = table;
    world.settled().await.close().await;
    let mut seen = vec![
        ("Ben's export".to_owned(), exported(world, ben).await),
        ("Dana's export".to_owned(), exported(world, dana).await),
    ];
    let commands = [
        ("contract view", Some(("number", "1"))),
        ("contracts", None),
        ("offer view", Some(("offer", "1"))),
        ("feedback give", Some(("contract", "1"))),
        ("settings", None),
        ("feedback list", None),
        ("profile view", None),
    ];
    for (command, number) in commands {
        seen.push((format!("Ben: /{command}"), asked(world, ben, command, number).await));
    }
    let of = [
        ("feedback list", "person", "Ben"),
        ("feedback list", "person", "Ana"),
        ("profile view", "member", "Ben"),
    ];
    for (command, option, whose) in of {
        let options = [opt(option, OptionValue::User(world.id(whose)))];
        let told = message(dana.command(world.guild, world.general, command, &options).await);
        seen.push((format!("Dana: /{command} of {whose}"), whole(world, &told)));
    }
    for command in ["parley notes", "parley audit", "parley reports", "parley check"] {
        seen.push((format!("Dana: /{command}"), asked(world, dana, command, None).await));
    }
    let begun = message(ben.press(*room, told, "Give feedback").await);
    seen.push(("Ben begins".to_owned(), whole(world, &begun)));
    let starred = message(ben.press(*room, &begun, "2 ★").await);
    seen.push(("Ben chooses".to_owned(), whole(world, &starred)));
    message(ben.press(*room, &starred, "Discard").await);
    seen.push(("the room".to_owned(), stable_room(world, *room, "Ben")));
    seen.push(("the moderators' channel".to_owned(), stable_room(world, *queue, "Dana")));
    let direct = direct_channel(ben).await.expect("a channel");
    seen.push(("Ben's direct messages".to_owned(), world.transcript(direct, "Ben")));
    let done = world.emulator.calls_after(last);
    for (name, place) in [("the room", *room), ("the queue", *queue), ("Ben's direct messages", direct)] {
        let is_there =
            |call: &&Call| call.who == Some(world.bot_id()) && call.path.contains(&place.to_string());
        let words = |call: &Call| format!("{} {}", call.method, call.route.clone().unwrap_or_default());
        let calls: Vec<_> = done.iter().filter(is_there).map(words).collect();
        seen.push((format!("calls in {name}"), calls.join("\n")));
    }
    seen
}

/// What is seen right after Ana could have given it, and an hour before the time is over.
async fn world(engine: &Engine, gives: bool) -> Vec<(String, String)> {
    let mut stage = moderated::set(engine, &["Dana"]).await;
    stage.set_rules(moderated::rules(&stage).await).await;
    stage.stop_clock();
    let log = LogLines::default();
    stage.log = Some(log.clone());
    stage.start().await;
    let moderated = ModeratedWorld::sit(stage).await;
    let (table, told) = closed(&moderated.world).await;
    let shown = contract(&table.ana, table.room, "closed the contract").await;
    record(&table.ana, table.room, &shown, "The whole contract", ["100", "So it's public later."]).await;
    let is_told = |told: &Message| !told.ephemeral() && told.says("says they paid");
    let notice = table.ben.wait_message(table.room, is_told).await.expect("told of the payment");
    // What he is told of it directly is there as well: once he confirmed it, it wouldn't be.
    moderated.world.settled().await.close().await;
    let asked = message(table.ben.press(table.room, &notice, "Review payment").await);
    message(table.ben.press(table.room, &asked, "Confirm").await);
    moderated.world.settled().await.close().await;
    let last = moderated.world.emulator.newest_call();
    let Table { ana, ben, room, .. } = &table;
    let begun = message(ana.press(*room, &told, "Give feedback").await);
    if gives {
        let starred = message(ana.press(*room, &begun, "1 ★").await);
        let form = ana.press(*room, &starred, "Write comment").await.expect("an answer").modal();
        let typed = [("comment", "Never again."), ("note", "He shouted.")];
        let preview = message(ana.submit(&form.expect("a form"), &typed).await);
        let done = message(ana.press(*room, &preview, "Send feedback").await);
        assert!(done.says("Feedback saved"), "{}", done.words());
    }
    assert_eq!(moderated.world.ledger().await.feedback, i64::from(gives), "the worlds differ in this");
    let mut all = seen(&moderated, &table, &told, last).await;
    moderated.world.pass(14 * DAY_MS - HOUR_MS).await;
    reminded(&moderated.world).await;
    all.extend(seen(&moderated, &table, &told, last).await);
    all.push(("the log".to_owned(), log.told().join("\n")));
    if gives {
        // It was there all the time.
        give(ben, *room, &told, "5 ★", "Thanks.").await;
        assert!(published(ben, *room).await.says("Never again."));
        let of_ben = [opt("person", OptionValue::User(ben.id()))];
        let (dana, world) = (&moderated.dana, &moderated.world);
        let shown = message(dana.command(world.guild, world.general, "feedback list", &of_ben).await);
        assert!(shown.says("Never again.") && shown.says("**1.0** from 1"), "{}", shown.words());
    }
    moderated.world.settled().await.close().await;
    moderated.world.close().await;
    all
}

#[tokio::test]
async fn whether_the_other_side_gave_feedback_cannot_be_seen() {
    for engine in engines() {
        let (with, without) = tokio::join!(world(&engine, true), world(&engine, false));
        assert_eq!(with.len(), without.len());
        for ((what, with), (_, without)) in with.iter().zip(&without) {
            assert_eq!(with, without, "{what}");
            assert!(!with.contains("Never again") && !with.contains("He shouted"), "{what}: {with}");
        }
        let is_empty = with.iter().filter(|(_, text)| text.is_empty()).count();
        assert!(is_empty <= 4, "nothing was compared: {with:?}");
    }
}
