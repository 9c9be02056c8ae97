//! Email from the first `/settings` to news of an offer, over the local Discord and a real mail server at once.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card, labels, message, send_offer};
use crate::harness::world::{World, workshop};
use crate::notifications::mail::office::Office;
use discord_emulator::person::{Message, Person};
use parley::domain::notifications::settings::Topic;
use parley::mail::Security;

/// A stage whose Parley sends mail through `office`.
pub(crate) async fn world(engine: &crate::harness::database::Engine, office: &Office) -> World {
    let mut world = World::set(engine, workshop()).await;
    world.config.mail.host = Some("127.0.0.1".to_owned());
    world.config.mail.port = office.port;
    world.config.mail.security = Security::None;
    world.config.mail.from = Some("Parley <parley@example.org>".to_owned());
    world.start().await;
    world
}

pub(crate) async fn settings(world: &World, person: &Person) -> Message {
    message(person.command(world.guild, world.general, "settings", &[]).await)
}

/// Presses a button that opens a form, and submits that.
pub(crate) async fn fill(
    world: &World,
    person: &Person,
    on: &Message,
    button: &str,
    input: (&str, &str),
) -> Message {
    let modal = person.press(world.general, on, button).await.expect("an answer").modal().expect("a form");
    message(person.submit(&modal, &[input]).await)
}

/// What Ben alone was answered in the general channel.
pub(crate) fn answer_of(world: &World) -> String {
    let seen = world.transcript(world.general, "Ben");
    seen.split_once("╭ Ben used /settings").map_or_else(String::new, |(_, answer)| answer.to_owned())
}

#[tokio::test]
async fn an_address_is_given_proven_used_and_removed() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let world = world(&engine, &office).await;
        let ben = world.person("Ben").await;
        // Each answer takes the place of the one before, so each is read when it is there.
        let mut pages = Vec::new();
        let mut read = |what: &str| pages.push(format!("════ {what}\n{}", answer_of(&world)));
        let first = settings(&world, &ben).await;
        read("Ben has given no address");
        assert_eq!(labels(&first)[Topic::ALL.len()..], ["Add address"]);
        let wrong = fill(&world, &ben, &first, "Add address", ("address", "ben(at)example.net")).await;
        read("He types one that is none");
        // What was typed is still there.
        let form = ben.press(world.general, &wrong, "Edit address").await.expect("an answer");
        let form = form.modal().expect("a form");
        assert_eq!(form.input("address").map(|input| input.value.as_str()), Some("ben(at)example.net"));
        let asked = message(ben.submit(&form, &[("address", "ben@example.net")]).await);
        read("He types a good one");
        assert_eq!(labels(&asked)[Topic::ALL.len()..], ["Enter code", "Add address", "Remove address"]);
        let code = office.mail().await.code();
        let other = if code == "123456" { "654321" } else { "123456" };
        let missed = fill(&world, &ben, &asked, "Enter code", ("code", other)).await;
        read("He types another code");
        let proven = fill(&world, &ben, &missed, "Enter code", ("code", &code)).await;
        read("He types the right code");
        assert_eq!(labels(&proven)[13..], ["Change address", "Remove address"]);

        let table = Table::set(&world).await;
        let news = office.mail().await;
        news.check("ben@example.net");
        assert!(news.html().contains(&format!("https://discord.com/channels/{}", world.guild)));
        table.offer_again(&world, 2).await;
        assert!(office.mail().await.subject().starts_with("New offer #2"));

        let removed = message(ben.press(world.general, &proven, "Remove address").await);
        read("He removes it");
        assert_eq!(labels(&removed)[Topic::ALL.len()..], ["Add address"]);
        table.offer_again(&world, 3).await;
        world.settled().await.close().await;
        assert_eq!(office.rest().await.len(), 0);
        insta::assert_snapshot!("email_as_ben", pages.join("\n"));
        world.close().await;
    }
}

#[tokio::test]
async fn without_a_mail_server_nobody_is_asked_for_an_address() {
    let world = World::open(&crate::harness::database::Engine::Sqlite).await;
    let ben = world.person("Ben").await;
    let shown = settings(&world, &ben).await;
    assert!(!shown.says("mail") && labels(&shown).len() == Topic::ALL.len(), "{shown:?}");
    world.close().await;
}

/// The mail server hangs in the middle of a mail, and rooms go on as ever.
#[tokio::test]
async fn a_mail_server_that_hangs_delays_no_room() {
    let engine = crate::harness::database::Engine::Sqlite;
    let Some(mut office) = Office::open(&[]).await else { return };
    let mut world = world(&engine, &office).await;
    let ben = world.person("Ben").await;
    let first = settings(&world, &ben).await;
    let asked = fill(&world, &ben, &first, "Add address", ("address", "slow-later@example.net")).await;
    // The code itself would hang, so it is read where it is kept.
    assert_eq!(office.event().await["event"], "slow");
    let pool = world.database.pool().await;
    let code: (String,) =
        sqlx::query_as("SELECT code FROM mail_codes").fetch_one(&pool).await.expect("the code");
    fill(&world, &ben, &asked, "Enter code", ("code", &code.0)).await;
    let ana = world.person("Ana").await;
    send_offer(&world, &ana, ben.id(), &FORM).await;
    let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
    card(&ben, room, 1, 1).await;
    // The card is there, and the mail server has not let go of anything.
    assert!(office.rest().await.iter().all(|event| event["event"] == "slow"));
    let waiting: (i64,) =
        sqlx::query_as("SELECT count(*) FROM effects WHERE carrier = 'mail' AND state = 'waiting'")
            .fetch_one(&pool)
            .await
            .expect("a count");
    assert_eq!(waiting.0, 2, "the code and the news");
    pool.close().await;
    world.kill().await;
    drop(office);
    world.emulator.stop().await.expect("it stops");
    world.database.remove().await;
}
