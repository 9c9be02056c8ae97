//! Files that go with submitted work: given with `/contract submit`, posted in the room after what tells of the work, and asked for where
//! that is not possible.

use super::work::{assigned, contract, review, submit};
use crate::harness::database::engines;
use crate::harness::steps::{Answered, Table, labels, message, refused, stable_room};
use crate::harness::world::World;
use discord_emulator::person::{CommandOption, Message, Modal, OptionValue, Person, opt};
use discord_emulator::{Fault, FaultKind, Id};

const MOST_BYTES: usize = 10 * 1_024 * 1_024;

/// `/contract submit`.
async fn command(
    world: &World,
    person: &Person,
    milestone: Option<&str>,
    files: &[(&str, usize)],
) -> Answered {
    let mut options: Vec<CommandOption> = vec![opt("number", "1")];
    options.extend(milestone.map(|milestone| opt("milestone", milestone)));
    for ((name, bytes), option) in files.iter().zip(["file1", "file2", "file3", "file4", "file5"]) {
        options.push(opt(option, OptionValue::File((*name).to_owned(), vec![7; *bytes])));
    }
    person.command(world.guild, world.general, "contract submit", &options).await
}

async fn form(world: &World, person: &Person, milestone: Option<&str>, files: &[(&str, usize)]) -> Modal {
    command(world, person, milestone, files).await.expect("an answer").modal().expect("a form")
}

/// The same up to the preview, for the first milestone.
async fn preview(world: &World, person: &Person, files: &[(&str, usize)], words: &str) -> Message {
    let form = form(world, person, Some("1"), files).await;
    message(person.submit(&form, &[("message", words)]).await)
}

/// The names and sizes of a message's files.
fn files_of(message: &Message) -> Vec<(String, u64)> {
    let files = message.raw["attachments"].as_array().cloned().unwrap_or_default();
    let file = |file: &serde_json::Value| {
        (file["filename"].as_str().unwrap_or_default().to_owned(), file["size"].as_u64().unwrap_or_default())
    };
    files.iter().map(file).collect()
}

/// What stands in the file of an answer whose name ends so.
async fn read(answer: &Message, ending: &str) -> String {
    let files = answer.raw["attachments"].as_array().expect("files");
    let is_it =
        |file: &&serde_json::Value| file["filename"].as_str().is_some_and(|name| name.ends_with(ending));
    let url = files.iter().find(is_it).expect("the file")["url"].as_str().expect("a link");
    reqwest::get(url).await.expect("it is there").text().await.expect("text")
}

async fn with_files(person: &Person, room: Id) -> Vec<Message> {
    let mut messages = person.messages(room).await.expect("messages");
    messages.retain(|message| !message.ephemeral() && !files_of(message).is_empty());
    messages
}

/// Ana and Ben with a contract of two milestones.
async fn agreed(world: &World) -> Table {
    let table = Table::set(world).await;
    table.accept(&table.card).await;
    contract(&table.ben, table.room, "0 of 2 milestones approved").await;
    table
}

#[tokio::test]
async fn files_are_posted_after_the_work_that_they_go_with_and_named_wherever_it_is_read() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = agreed(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let files = [("draft *one*.pdf", 2_048), ("logo.svg", 300)];
        let asked = preview(&world, ben, &files, "Two drafts.").await;
        assert_eq!(labels(&asked), ["Submit work", "Edit", "Discard"]);
        let named = asked.field("Files").unwrap_or_default().to_owned();
        assert!(named.contains("2 KB") && named.contains("logo.svg · 300 bytes"), "{named}");
        assert!(asked.says("Preview: submit 1. Design") && asked.says("Two drafts."), "{}", asked.words());
        assert!(with_files(ben, *room).await.is_empty(), "nothing is submitted yet");

        let again = ben.press(world.general, &asked, "Edit").await.expect("an answer").modal();
        assert_eq!(again.expect("a form").inputs[0].value, "Two drafts.");
        let newer = preview(&world, ben, &[], "Two drafts, the second is better.").await;
        assert_eq!(newer.field("Files"), Some(named.as_str()), "they are kept");
        // What stands below the first preview submits nothing else than that showed.
        let renewed = message(ben.press(world.general, &asked, "Submit work").await);
        assert!(renewed.says("Nothing was submitted"), "{}", renewed.words());
        assert!(renewed.says("the second is better"), "{}", renewed.words());
        let done = message(ben.press(world.general, &newer, "Submit work").await);
        assert!(done.says("Submitted: 1. Design"), "{}", done.words());
        let said = refused(&world, ben.press(world.general, &renewed, "Submit work")).await;
        assert!(said.contains("Draft not found"), "{said}");

        let is_told = |told: &Message| told.says("submitted this") && told.field("Files").is_some();
        let told = ana.wait_message(*room, is_told).await.expect("told");
        assert_eq!((told.field("Files"), told.mentions()), (Some(named.as_str()), vec![ana.id()]));
        world.settled().await.close().await;
        let posted = with_files(ana, *room).await;
        let names: Vec<_> = posted.iter().flat_map(files_of).map(|(_, size)| size).collect();
        assert_eq!(names, [2_048, 300], "one each, in their order");
        for file in &posted {
            assert!(file.id > told.id && file.says("1. Design"), "{}", file.words());
            assert_eq!((file.mentions(), labels(file)), (Vec::new(), vec!["View offer".to_owned()]));
        }
        let reviewed = review(ana, *room, &told).await;
        assert_eq!(reviewed.field("Files"), Some(named.as_str()));
        let number = [opt("number", "1")];
        let viewed = message(ana.command(world.guild, *room, "contract view", &number).await);
        assert!(viewed.says("📎 draft") && viewed.says("logo.svg"), "{}", viewed.words());
        insta::allow_duplicates! {
            insta::assert_snapshot!("files_as_ana", stable_room(&world, *room, "Ana"));
        }
        // Each side takes their names along, and whoever gave them reads them in what is kept about him.
        let exported = message(ana.command(world.guild, *room, "contract export", &number).await);
        let kept = message(ben.command(world.guild, world.general, "privacy export", &[]).await);
        for (file, size) in
            [(read(&exported, ".html").await, "3 KB"), (read(&exported, ".json").await, "2048")]
        {
            assert!(file.contains("logo.svg") && file.contains("draft *one*.pdf"), "{file}");
            assert!(file.contains(size), "{file}");
        }
        let kept = read(&kept, ".json").await;
        assert!(kept.contains("logo.svg") && kept.contains("2048"), "{kept}");
        world.close().await;
    }
}

#[tokio::test]
async fn a_milestone_is_suggested_asked_for_or_known_and_what_was_typed_comes_back() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = agreed(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let typing = [opt("number", "1"), opt("milestone", "bui")];
        let choices = ben.autocomplete(world.guild, *room, "contract submit", &typing, "milestone").await;
        let choices = choices.expect("choices");
        assert_eq!(choices.iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>(), ["2. Build"]);
        let suggested = choices[0].value.as_str().expect("text").to_owned();
        let choices = ana.autocomplete(world.guild, *room, "contract submit", &typing, "milestone").await;
        assert!(choices.expect("choices").is_empty(), "she submits nothing");

        // Several are open: which one?
        let list = message(command(&world, ben, None, &[("draft.pdf", 10)]).await);
        assert!(list.says("Which milestone is ready?"), "{}", list.words());
        let form = ben.choose(world.general, &list, "Choose a milestone", &["2. Build"]).await;
        let form = form.expect("an answer").modal().expect("a form");
        let asked = message(ben.submit(&form, &[("message", "All of it.")]).await);
        assert!(asked.says("Preview: submit 2. Build"), "{}", asked.words());
        assert_eq!(asked.field("Files"), Some("draft.pdf · 10 bytes"));

        // What was typed comes back, also by name, and with other files.
        assert_eq!(self::form(&world, ben, Some(&suggested), &[]).await.title, "Submit: Build");
        let form = self::form(&world, ben, Some("build"), &[("other.pdf", 20)]).await;
        assert_eq!(form.inputs[0].value, "All of it.");
        let asked = message(ben.submit(&form, &[]).await);
        assert_eq!(asked.field("Files"), Some("other.pdf · 20 bytes"));
        message(ben.press(world.general, &asked, "Discard").await);

        // Nothing is asked where only one is open, and none needs files.
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let form = self::form(&world, ben, None, &[]).await;
        let asked = message(ben.submit(&form, &[("message", "Built.")]).await);
        assert!(asked.says("submit 2. Build") && asked.field("Files").is_none(), "{}", asked.words());
        message(ben.press(world.general, &asked, "Submit work").await);
        let said = refused(&world, command(&world, ben, Some("2"), &[])).await;
        assert!(said.contains("Already submitted"), "{said}");
        let said = refused(&world, command(&world, ben, Some("9"), &[])).await;
        assert!(said.contains("I can't find that milestone"), "{said}");
        world.close().await;
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_posted_is_asked_for_in_the_room() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = agreed(&world).await;
        let Table { ben, room, .. } = &table;
        let told = refused(&world, command(&world, ben, Some("1"), &[("film.mp4", MOST_BYTES + 1)])).await;
        assert!(told.contains("film.mp4") && told.contains("10.1 MB"), "{told}");

        // Discord finds it larger than it lets anybody post here.
        let asked = preview(&world, ben, &[("film.mp4", 2_048)], "The film.").await;
        world.settled().await.close().await;
        let path = format!("/channels/{room}/messages");
        let large = Fault::new(FaultKind::Refuse { code: 40005 });
        // What tells of the work comes first.
        let large = large.on("POST /channels/{channel_id}/messages").at(&path).after(1).times(1);
        world.emulator.add_fault(large);
        message(ben.press(world.general, &asked, "Submit work").await);
        let told = ben.wait_message(*room, |told| told.says("larger than Discord allows here")).await;
        let told = told.expect("the room is told");
        assert!(told.says("film.mp4 · 2 KB"), "{}", told.words());
        assert_eq!(told.mentions(), [ben.id()]);

        // A day later, the link to another one no longer works.
        let form = form(&world, ben, Some("2"), &[("build.zip", 2_048)]).await;
        let asked = message(ben.submit(&form, &[("message", "Built.")]).await);
        world.emulator.shared().advance_clock(24 * 60 * 60 * 1_000);
        message(ben.press(world.general, &asked, "Submit work").await);
        let told = ben.wait_message(*room, |told| told.says("I couldn't post this file")).await;
        let told = told.expect("the room is told");
        assert!(told.says("build.zip · 2 KB") && told.says("Please attach it here"), "{}", told.words());
        assert_eq!((told.mentions(), with_files(ben, *room).await.len()), (vec![ben.id()], 0));
        world.close().await;
    }
}

#[tokio::test]
async fn a_file_is_posted_once_though_parley_dies_or_discords_answer_is_lost() {
    const POST: &str = "POST /channels/{channel_id}/messages";
    for engine in engines() {
        let mut world = World::open(&engine).await;
        let table = agreed(&world).await;
        let Table { ben, room, .. } = &table;
        let asked = preview(&world, ben, &[("draft.pdf", 2_048)], "A draft.").await;
        world.settled().await.close().await;
        let path = format!("/channels/{room}/messages");
        let died = Fault::new(FaultKind::HoldAfter).on(POST).at(&path).after(1).times(1);
        let fault = world.emulator.add_fault(died);
        message(ben.press(world.general, &asked, "Submit work").await);
        world.emulator.wait_for_hit(fault).await;
        world.kill().await;
        world.emulator.clear_faults();
        world.start().await;
        world.settled().await.close().await;
        assert_eq!(with_files(ben, *room).await.len(), 1);

        let form = form(&world, ben, Some("2"), &[("build.zip", 2_048)]).await;
        let asked = message(ben.submit(&form, &[("message", "Built.")]).await);
        world.settled().await.close().await;
        let lost = Fault::new(FaultKind::ReplyLost).on(POST).at(&path).after(1).times(1);
        let fault = world.emulator.add_fault(lost);
        message(ben.press(world.general, &asked, "Submit work").await);
        world.emulator.wait_for_hit(fault).await;
        world.settled().await.close().await;
        assert_eq!(with_files(ben, *room).await.len(), 2);
        world.close().await;
    }
}

#[tokio::test]
async fn only_who_does_the_work_submits_it_and_a_member_of_an_agency_does() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, _) = assigned(&world).await;
        let file = [("draft.pdf", 10)];
        let mia = world.person("Mia").await;
        for (person, words) in [(&fixture.ana, "other side"), (&mia, "I can't find that contract")] {
            let said = refused(&world, command(&world, person, Some("1"), &file)).await;
            assert!(said.contains(words), "{}: {said}", person.name());
        }
        let chidi = &fixture.chidi;
        let asked = preview(&world, chidi, &file, "A draft.").await;
        assert!(!asked.says("USD"), "{}", asked.words());
        message(chidi.press(world.general, &asked, "Submit work").await);
        let is_file = |told: &Message| files_of(told) == [("draft.pdf".to_owned(), 10)];
        let posted = fixture.ana.wait_message(place, is_file).await.expect("the file");
        assert!(posted.says("1. Design") && !posted.says("USD"), "{}", posted.words());
        world.close().await;
    }
}
