//! Who is let into a room: those who left the server and came back, and moderators where the server wants it. Whoever is
//! away is told to the other side instead of silence.

use crate::database::engines;
use crate::stage::{Stage, workshop};
use crate::steps::{FORM, Table, card, message, preview_offer, send_offer};
use discord_emulator::person::Person;
use parley::domain::ids::RoleId;
use parley::domain::server::{RoomStyle, ServerSettings};

async fn sees(stage: &Stage, person: &Person, table: &Table) -> bool {
    let mut all = person.channels(stage.guild).await.expect("channels");
    all.extend(person.threads(stage.guild).await.expect("threads"));
    all.iter().any(|channel| channel.id == table.room)
}

fn threads() -> ServerSettings {
    ServerSettings { room_style: Some(RoomStyle::Threads), ..ServerSettings::default() }
}

#[tokio::test]
async fn who_comes_back_is_let_in_when_they_use_parley() {
    for engine in engines() {
        for settings in [ServerSettings::default(), threads()] {
            let mut stage = Stage::set(&engine, workshop()).await;
            stage.set_rules(settings).await;
            stage.start().await;
            let table = Table::set(&stage).await;
            stage.settled().await.close().await;
            stage.leaves(table.ben.id());
            stage.joins(table.ben.id());
            assert!(!sees(&stage, &table.ben, &table).await, "Discord shuts out who left");
            message(table.ben.command(stage.guild, stage.general, "offers", &[]).await);
            table.ben.wait_channel(stage.guild, |channel| channel.id == table.room).await.expect("let in");
            table.accept(&table.card).await;
            stage.close().await;
        }
    }
}

#[tokio::test]
async fn who_comes_back_is_let_in_before_they_are_mentioned() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let table = Table::set(&stage).await;
        stage.settled().await.close().await;
        stage.leaves(table.ben.id());
        stage.joins(table.ben.id());
        // Ben does nothing; the offer that follows must reach him.
        send_offer(&stage, &table.ana, table.ben.id(), &FORM).await;
        table.ben.wait_channel(stage.guild, |channel| channel.id == table.room).await.expect("let in");
        let second = card(&table.ben, table.room, 2, 1).await;
        assert_eq!(second.mentions(), [table.ben.id()]);
        stage.close().await;
    }
}

#[tokio::test]
async fn who_was_not_seen_for_long_is_looked_for_before_they_are_mentioned() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, workshop()).await;
        stage.stop_clock();
        stage.start().await;
        let table = Table::set(&stage).await;
        stage.settled().await.close().await;
        stage.leaves(table.ana.id());
        stage.joins(table.ana.id());
        stage.clock.advance(2 * parley::domain::time::HOUR_MS);
        // Ana is mentioned by what Ben does.
        table.decline(&table.card, "Too busy", "").await;
        table.ana.wait_channel(stage.guild, |channel| channel.id == table.room).await.expect("let in");
        let told = table.ana.wait_message(table.room, |message| message.says("declined your offer")).await;
        assert!(told.expect("the notice").mentions().contains(&table.ana.id()));
        stage.close().await;
    }
}

#[tokio::test]
async fn the_client_is_told_that_the_other_side_left() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, workshop()).await;
        stage.stop_clock();
        stage.start().await;
        let table = Table::set(&stage).await;
        let second = table.offer_again(&stage, 2).await;
        stage.settled().await.close().await;
        stage.leaves(table.ben.id());
        stage.clock.advance(2 * parley::domain::time::HOUR_MS);
        table.withdraw(&second, "").await;
        let told = table.ana.wait_message(table.room, |message| message.says("left this server")).await;
        let told = told.expect("the notice");
        assert_eq!(told.mentions(), [table.ana.id()]);
        insta::assert_snapshot!("left", stage.words(&told));
        stage.close().await;
    }
}

#[tokio::test]
async fn nothing_is_sent_to_somebody_who_left_after_the_preview() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let preview = preview_offer(&stage, &ana, ben.id(), &FORM).await;
        stage.leaves(ben.id());
        let refused = message(ana.press(stage.general, &preview, "Send").await);
        assert!(refused.says("They're not in this server"), "{}", refused.words());
        assert!(stage.ledger().await.offers.is_empty());
        // The preview stands, with everything in it.
        stage.joins(ben.id());
        let sent = message(ana.press(stage.general, &preview, "Send").await);
        assert!(sent.says("Offer #1"), "{}", sent.words());
        let room = crate::steps::room(&stage, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        stage.close().await;
    }
}

#[tokio::test]
async fn moderators_see_rooms_where_the_server_wants_it() {
    for engine in engines() {
        let mut scenario = workshop();
        scenario.servers[0].members.insert("Dana".to_owned(), vec!["Moderator".to_owned()]);
        let mut stage = Stage::set(&engine, scenario).await;
        let role = stage.role("Moderator").await;
        let settings = ServerSettings {
            moderator_role: Some(RoleId(i64::try_from(role.0).expect("an id"))),
            moderators_see_rooms: Some(true),
            ..ServerSettings::default()
        };
        stage.set_rules(settings).await;
        stage.start().await;
        let table = Table::set(&stage).await;
        let (chidi, dana) = (stage.person("Chidi").await, stage.person("Dana").await);
        assert!(sees(&stage, &dana, &table).await);
        assert!(!sees(&stage, &chidi, &table).await);
        stage.close().await;
    }
}

#[tokio::test]
async fn rooms_follow_when_moderators_are_let_in_or_out() {
    for engine in engines() {
        let mut scenario = workshop();
        scenario.servers[0].members.insert("Dana".to_owned(), vec!["Moderator".to_owned()]);
        let mut stage = Stage::set(&engine, scenario).await;
        stage.start().await;
        let table = Table::set(&stage).await;
        let (mia, dana) = (stage.person("Mia").await, stage.person("Dana").await);
        assert!(!sees(&stage, &dana, &table).await);
        let shown = message(mia.command(stage.guild, stage.general, "parley settings", &[]).await);
        let role = stage.role("Moderator").await.to_string();
        mia.choose(stage.general, &shown, "Moderator role", &[&role]).await.expect("an answer");
        let shown = message(mia.press(stage.general, &shown, "Let moderators in").await);
        dana.wait_channel(stage.guild, |channel| channel.id == table.room).await.expect("let in");
        message(mia.press(stage.general, &shown, "Keep moderators out").await);
        let gone = |channel: &serde_json::Value| channel["id"] == table.room.to_string();
        dana.wait_event("CHANNEL_DELETE", gone).await.expect("let out");
        assert!(!sees(&stage, &dana, &table).await);
        assert!(sees(&stage, &table.ben, &table).await, "the two sides stay");
        stage.close().await;
    }
}
