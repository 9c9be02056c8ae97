//! Files that go with a proposal: named in its preview and where its client reads it, and sent to them, because links to them expire.

use super::{PROPOSAL, open_proposal};
use crate::harness::steps::{labels, message};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{CommandOption, Message, OptionValue, Person, opt};

/// The names and sizes of a message's files.
fn files_of(message: &Message) -> Vec<(String, u64)> {
    let files = message.raw["attachments"].as_array().cloned().unwrap_or_default();
    let file = |file: &serde_json::Value| {
        (file["filename"].as_str().unwrap_or_default().to_owned(), file["size"].as_u64().unwrap_or_default())
    };
    files.iter().map(file).collect()
}

/// Somebody applies for the job that `options` name with two files, in their own name or an agency's.
pub(super) async fn apply_with_files(world: &World, who: &Person, options: &[CommandOption]) -> Message {
    let file = |name: &str, bytes| OptionValue::File(name.to_owned(), vec![7; bytes]);
    let files = [opt("file1", file("sketch.png", 2_048)), opt("file2", file("logo.svg", 300))];
    let options = [options, &files].concat();
    let asked = who.command(world.guild, world.general, "job apply", &options).await.expect("an answer");
    let preview = message(who.submit(&asked.modal().expect("a form"), &PROPOSAL).await);
    let named = preview.field("Files").unwrap_or_default();
    assert!(named.contains("sketch.png · 2 KB") && named.contains("logo.svg · 300 bytes"), "{named}");
    // The draft that was begun keeps its files, whichever way it's opened again.
    let again = who.press(world.general, &preview, "Edit").await.expect("an answer").modal().expect("a form");
    let preview = message(who.submit(&again, &[]).await);
    message(who.press(world.general, &preview, "Send proposal").await)
}

/// The client gets them once, and reads their names.
pub(super) async fn gets_files(ana: &Person, (board, job): (Id, &Message), name: &str) {
    let told = ana.wait_direct_message(|told| !files_of(told).is_empty()).await.expect("the files");
    let files = [("sketch.png".to_owned(), 2_048), ("logo.svg".to_owned(), 300)];
    assert_eq!(files_of(&told), files);
    let whose = format!("Here are the files of **{name}**'s proposal");
    assert!(told.says(&whose) && labels(&told) == ["View proposal"], "{}", told.words());
    let seen = open_proposal(ana, board, job, name).await;
    let named = seen.field("Files").unwrap_or_default();
    assert!(named.contains("sketch.png · 2 KB"), "{}", seen.words());
}
