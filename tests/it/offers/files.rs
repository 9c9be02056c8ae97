//! Files that go with an offer: named in the preview, posted again in the room, and asked for where that is not possible.

use crate::harness::database::engines;
use crate::harness::steps::{Answered, FORM, Table, card, labels, message, refused, room, stable_room};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Message, OptionValue, Person, opt};
use discord_emulator::{Fault, FaultKind, Id};

/// `/offer send` with files, up to the form.
async fn ask_with(world: &World, from: &Person, to: Id, files: &[(&str, usize)]) -> Answered {
    let mut options = vec![opt("to", OptionValue::User(to))];
    for (at, (name, bytes)) in files.iter().enumerate() {
        let option = ["file1", "file2", "file3"][at];
        options.push(opt(option, OptionValue::File((*name).to_owned(), vec![7; *bytes])));
    }
    from.command(world.guild, world.general, "offer send", &options).await
}

/// The same up to the preview.
async fn preview_with(world: &World, from: &Person, to: Id, files: &[(&str, usize)]) -> Message {
    let form = ask_with(world, from, to, files).await.expect("an answer").modal().expect("a form");
    message(from.submit(&form, &FORM).await)
}

/// The names and sizes of a message's files.
fn files_of(message: &Message) -> Vec<(String, u64)> {
    let files = message.raw["attachments"].as_array().cloned().unwrap_or_default();
    let file = |file: &serde_json::Value| {
        (file["filename"].as_str().unwrap_or_default().to_owned(), file["size"].as_u64().unwrap_or_default())
    };
    files.iter().map(file).collect()
}

#[tokio::test]
async fn files_are_named_in_the_preview_and_posted_again_in_the_room() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let files = [("brief *final*.pdf", 2_048), ("logo.svg", 300)];
        let preview = preview_with(&world, &ana, ben.id(), &files).await;
        let named = preview.field("Files").unwrap_or_default();
        assert!(named.contains("2 KB") && named.contains("logo.svg · 300 bytes"), "{named}");
        message(ana.press(world.general, &preview, "Send").await);
        let room = room(&world, &ben, "ana-ben").await;
        let first = card(&ben, room, 1, 1).await;
        assert_eq!(first.field("Files"), Some(named));
        // One a message: a large one takes its time, and none fails because of another.
        for size in [2_048, 300] {
            let has_it = |message: &Message| files_of(message).iter().any(|file| file.1 == size);
            let posted = ben.wait_message(room, has_it).await.expect("the file");
            assert_eq!(files_of(&posted).len(), 1);
            assert_eq!((posted.mentions(), labels(&posted)), (Vec::new(), vec!["View offer".to_owned()]));
        }
        // Other terms keep the files, and do not post them again.
        let form = ana.press(room, &first, "Edit offer").await.expect("an answer").modal().expect("a form");
        let preview = message(ana.submit(&form, &[("price", "$1,500"), ("title", "Page")]).await);
        message(ana.press(room, &preview, "Send").await);
        let second = card(&ben, room, 1, 2).await;
        assert_eq!(second.field("Files"), first.field("Files"));
        let view = message(ben.press(room, &second, "View offer").await);
        assert!(view.says("logo.svg · 300 bytes"), "{}", view.words());
        world.settled().await.close().await;
        let with_files = |message: &&Message| !files_of(message).is_empty();
        assert_eq!(ben.messages(room).await.expect("messages").iter().filter(with_files).count(), 2);
        insta::assert_snapshot!("room_as_ben", stable_room(&world, room, "Ben"));
        world.close().await;
    }
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_before_anything_is_typed() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.id("Ben"));
        let most = 10 * 1_024 * 1_024;
        let told = refused(&world, ask_with(&world, &ana, ben, &[("film.mp4", most + 1)])).await;
        assert!(told.contains("film.mp4") && told.contains("10.1 MB") && told.contains("10.0 MB"), "{told}");
        let allowed = ask_with(&world, &ana, ben, &[("film.mp4", most)]).await.expect("an answer");
        assert!(allowed.modal().is_ok());
        world.close().await;
    }
}

#[tokio::test]
async fn files_are_kept_in_the_draft() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.id("Ben"));
        preview_with(&world, &ana, ben, &[("brief.pdf", 2_048)]).await;
        let again = preview_with(&world, &ana, ben, &[]).await;
        assert_eq!(again.field("Files"), Some("brief.pdf · 2 KB"));
        let other = preview_with(&world, &ana, ben, &[("other.pdf", 10)]).await;
        assert_eq!(other.field("Files"), Some("other.pdf · 10 bytes"));
        world.close().await;
    }
}

#[tokio::test]
async fn a_file_whose_link_has_expired_is_asked_for_in_the_room() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let preview = preview_with(&world, &ana, ben.id(), &[("brief.pdf", 2_048)]).await;
        world.emulator.shared().advance_clock(24 * 60 * 60 * 1_000);
        message(ana.press(world.general, &preview, "Send").await);
        let room = room(&world, &ben, "ana-ben").await;
        let asked = ana.wait_message(room, |message| message.says("I couldn't post")).await;
        let asked = asked.expect("the room is told");
        assert!(asked.says("brief.pdf · 2 KB") && asked.says("Please attach it here"), "{}", asked.words());
        assert_eq!((asked.mentions(), files_of(&asked)), (vec![ana.id()], Vec::new()));
        world.close().await;
    }
}

#[tokio::test]
async fn files_are_posted_once_though_discords_answer_is_lost() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let preview = preview_with(&world, &ana, ben.id(), &[("brief.pdf", 2_048)]).await;
        // The card's answer arrives; that of the message with the files does not.
        let lost =
            Fault::new(FaultKind::ReplyLost).on("POST /channels/{channel_id}/messages").after(1).times(1);
        let fault = world.emulator.add_fault(lost);
        message(ana.press(world.general, &preview, "Send").await);
        world.emulator.wait_for_hit(fault).await;
        let room = room(&world, &ben, "ana-ben").await;
        world.settled().await.close().await;
        let messages = ben.messages(room).await.expect("messages");
        assert_eq!(messages.iter().filter(|message| !files_of(message).is_empty()).count(), 1);
        world.close().await;
    }
}

#[tokio::test]
async fn a_file_that_discord_finds_too_large_is_named_for_what_it_is() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let preview = preview_with(&world, &table.ana, table.ben.id(), &[("film.mp4", 2_048)]).await;
        world.settled().await.close().await;
        // The card comes first.
        let path = format!("/channels/{}/messages", table.room);
        let large = Fault::new(FaultKind::Refuse { code: 40005 });
        let large = large.on("POST /channels/{channel_id}/messages").at(&path).after(1).times(1);
        world.emulator.add_fault(large);
        message(table.ana.press(world.general, &preview, "Send").await);
        let asked = table
            .ana
            .wait_message(table.room, |message| message.says("larger than Discord allows here"))
            .await;
        let asked = asked.expect("the room is told");
        assert!(asked.says("film.mp4 · 2 KB"), "{}", asked.words());
        assert_eq!(asked.mentions(), [table.ana.id()]);
        world.close().await;
    }
}
