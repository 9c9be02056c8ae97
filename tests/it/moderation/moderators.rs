//! The moderators' queue: who may decide, that one wins, and that a party to a case neither decides it nor learns who reported.

use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports};
use crate::harness::steps::{labels, let_in, message, refused, told_in_time};
use crate::harness::world::{PATIENCE, World};
use discord_emulator::person::Message;
use serde_json::json;
use sqlx::Row as _;
use std::time::Duration;

/// VIEW_CHANNEL.
const VIEW_CHANNEL: u64 = 1 << 10;

#[tokio::test]
async fn of_two_moderators_at_once_one_wins_and_the_other_is_told() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        report(&table.ben, table.room, &table.card, "Spam", "").await;
        let card = moderated.card(1, "Open").await;
        let claim = card.button("Claim").expect("a button").custom_id.expect("an id");
        let (one, two) = tokio::join!(
            moderated.mia.press_id(moderated.queue, &card, &claim),
            moderated.dana.press_id(moderated.queue, &card, &claim),
        );
        let number = moderated.number(1).await;
        let claimed = format!("Report #{number} claimed");
        let already = format!("Report #{number} is already claimed");
        let words = [one, two].map(|answer| told_in_time(answer).unwrap_or_else(|| already.clone()));
        let won = words.iter().filter(|told| told.contains(&claimed)).count();
        let lost = words.iter().filter(|told| told.contains(&already)).count();
        assert_eq!((won, lost), (1, 1), "{words:#?}");

        // Whoever lost takes it over on purpose, and then decides; a second press finds it decided.
        let held = moderated.card(1, "Claimed").await;
        let (winner, loser) = match words[0].contains(&claimed) {
            true => (&moderated.mia, &moderated.dana),
            false => (&moderated.dana, &moderated.mia),
        };
        let told = refused(&moderated.world, loser.press(moderated.queue, &held, "Dismiss")).await;
        assert!(told.contains("is already claimed"), "{told}");
        let form =
            winner.press(moderated.queue, &held, "Dismiss").await.expect("an answer").modal().expect("one");
        message(loser.press(moderated.queue, &held, "Take over").await);
        let late = refused(&moderated.world, winner.submit(&form, &[("why", "I had it.")])).await;
        assert!(late.contains("is already claimed"), "{late}");
        // Cards that only one of them sees stay as they were drawn.
        let mut own = Vec::new();
        for who in [winner, loser] {
            let list = reports(&moderated, who, Some("all")).await;
            own.push(open_report(&moderated, who, &list, 1).await);
        }
        moderated.decide(loser, &held, "Dismiss", "Seen, and fine.").await;
        let closed = moderated.card(1, "Closed").await;
        assert_eq!(labels(&closed), ["Read report"], "{}", closed.words());
        let twice = refused(&moderated.world, loser.press(moderated.queue, &own[1], "Dismiss")).await;
        assert!(twice.contains("You already decided it"), "{twice}");
        let stale = refused(&moderated.world, winner.press(moderated.queue, &own[0], "Take over")).await;
        assert!(stale.contains("is closed"), "{stale}");
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn a_moderator_who_is_the_reported_client_knows_nothing_of_it_until_it_is_closed() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &["Ana"]).await;
        let table = moderated.table().await;
        report(&table.ben, table.room, &table.card, "Harassment", "She calls me names.").await;
        moderated.world.settled().await.close().await;
        // Ana reads the moderators' channel: nothing is posted there. Neither her list nor the audit log has it.
        let posted = moderated.mia.messages(moderated.queue).await.expect("messages");
        assert!(posted.iter().all(Message::ephemeral), "{posted:?}");
        for state in [None, Some("all")] {
            let list = reports(&moderated, &table.ana, state).await;
            assert!(list.says("No reports found"), "{}", list.words());
        }

        // Mia has it in her list, and decides there; the same message follows.
        let list = reports(&moderated, &moderated.mia, None).await;
        let own = open_report(&moderated, &moderated.mia, &list, 1).await;
        let claimed = message(moderated.mia.press(moderated.queue, &own, "Claim").await);
        assert!(claimed.id == own.id && claimed.says("Claimed"), "{}", claimed.words());
        let audit = message(moderated.stage_audit(&table.ana).await);
        assert!(!audit.says(&format!("#{}", moderated.number(1).await)), "{}", audit.words());
        let read = message(moderated.mia.press(moderated.queue, &claimed, "Read report").await);
        assert!(read.says("Reported by") && read.says("She calls me names."), "{}", read.words());
        let form =
            moderated.mia.press(moderated.queue, &claimed, "Dismiss").await.expect("an answer").modal();
        let done =
            message(moderated.mia.submit(&form.expect("a form"), &[("why", "A misunderstanding.")]).await);
        assert!(done.id == own.id && done.says("Dismissed"), "{}", done.words());

        // Once it is closed she reads that there was one, and neither who reported it nor what they wrote.
        let list = reports(&moderated, &table.ana, Some("closed")).await;
        let own = open_report(&moderated, &table.ana, &list, 1).await;
        assert!(own.says("You're involved in this report") && labels(&own).is_empty(), "{}", own.words());
        for seen in [&list, &own] {
            assert!(!seen.says("Ben") && !seen.says("calls me names"), "{}", seen.words());
        }
        moderated.world.close().await;
    }
}

/// Ana, who is reported, is no moderator: somebody let her into their channel, before a report or while its card stands there.
#[tokio::test]
async fn a_reported_client_in_the_moderators_channel_reads_of_no_report_that_is_open() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, mia, queue) = (&moderated.world, &moderated.mia, moderated.queue);
        let table = moderated.table().await;
        let place = format!("/channels/{queue}/permissions/{}", table.ana.id());
        let posted = async || {
            world.settled().await.close().await;
            let mut all = mia.messages(queue).await.expect("messages");
            all.retain(|message| !message.ephemeral());
            all.iter().map(Message::words).collect::<Vec<_>>()
        };

        let_in(mia, queue, &table.ana).await;
        report(&table.ben, table.room, &table.card, "Harassment", "She calls me names.").await;
        assert_eq!(posted().await, Vec::<String>::new(), "she would read it");
        let list = reports(&moderated, mia, None).await;
        let own = open_report(&moderated, mia, &list, 1).await;
        moderated.decide(mia, &own, "Dismiss", "A misunderstanding.").await;
        assert_eq!(posted().await, Vec::<String>::new(), "it was never there");

        mia.call("DELETE", &place, None).await.expect("the moderator may");
        let second = table.offer_again(world, 2).await;
        report(&table.ben, table.room, &second, "Harassment", "Again.").await;
        let card = moderated.card(2, "Open").await;
        let_in(mia, queue, &table.ana).await;
        let claimed = message(mia.press(queue, &card, "Claim").await);
        assert!(claimed.says("claimed"), "{}", claimed.words());
        assert_eq!(posted().await, Vec::<String>::new(), "the card goes with the next thing that happens");
        let list = reports(&moderated, mia, Some("all")).await;
        let own = open_report(&moderated, mia, &list, 2).await;
        let done = moderated.decide(mia, &own, "Dismiss", "All is well.").await;
        assert!(done.says("Dismissed"), "{}", done.words());
        assert_eq!(posted().await, Vec::<String>::new());
        moderated.world.close().await;
    }
}

/// Waits until a delivery has met an obstacle.
async fn noted(world: &World) {
    let pool = world.database.pool().await;
    let stopped = "SELECT count(*) FROM effects WHERE obstacle_id IS NOT NULL";
    let noted = async {
        while sqlx::query(stopped).fetch_one(&pool).await.expect("a count").get::<i64, _>(0) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, noted).await.expect("it is noted");
    pool.close().await;
}

#[tokio::test]
async fn a_moderators_channel_that_others_can_read_is_refused_named_and_never_posted_to() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let settings = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
        let general = world.general.to_string();
        let told = message(mia.choose(world.general, &settings, "Moderators' channel", &[&general]).await);
        assert!(told.says("People outside the team can read that channel"), "{}", told.words());
        assert!(told.says("View Channels"), "{}", told.words());
        let table = moderated.table().await;
        world.settled().await.close().await;

        // Somebody opens the present one to everybody: nothing is posted there, check says how to mend it, and then it is.
        let place = format!("/channels/{}/permissions/{}", moderated.queue, world.guild);
        let overwrite =
            |allow: u64, deny: u64| json!({"type": 0, "allow": allow.to_string(), "deny": deny.to_string()});
        mia.call("PUT", &place, Some(&overwrite(VIEW_CHANNEL, 0))).await.expect("the owner may");
        report(&table.ben, table.room, &table.card, "Spam", "").await;
        table.ben.wait_direct_message(|told| told.says("was received")).await.expect("told");
        noted(world).await;
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(check.says("People outside the team can read"), "{}", check.words());
        let posted = table.ana.messages(moderated.queue).await.expect("it is open to everybody");
        assert!(posted.iter().all(Message::ephemeral), "{posted:?}");
        mia.call("PUT", &place, Some(&overwrite(0, VIEW_CHANNEL))).await.expect("the owner may");
        moderated.card(1, "Open").await;
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn strangers_learn_nothing_of_reports() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        report(&table.ben, table.room, &table.card, "Spam", "").await;
        let card = moderated.card(1, "Open").await;
        // Somebody who was let into the channel and is no moderator.
        let chidi = moderated.world.person("Chidi").await;
        let_in(&moderated.mia, moderated.queue, &chidi).await;
        for button in ["Claim", "Dismiss", "Remove offer", "Warn", "Suspend", "Read report"] {
            let told = refused(&moderated.world, chidi.press(moderated.queue, &card, button)).await;
            assert!(told.contains("Report not found"), "{button}: {told}");
        }
        moderated.world.close().await;
    }
}
