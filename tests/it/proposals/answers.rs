//! A proposal from the form to its answer: named where it's wrong, told once, edited, put aside, declined, withdrawn, and answered by the
//! end of its job.

use super::files::{apply_with_files, gets_files};
use super::{PROPOSAL, apply, on_new_board, open_own, open_proposal, preview_proposal};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{direct_channel, file_text, labels, message, refused, room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, opt};

/// How often one of a person's direct messages says this.
async fn times_told(person: &Person, words: &str) -> usize {
    let direct = direct_channel(person).await.expect("direct messages");
    let told = person.messages(direct).await.expect("messages");
    told.iter().filter(|told| told.says(words)).count()
}

/// What is typed wrongly is named and nothing is lost; what is right is sent once, and its client is told.
async fn is_sent(world: &World, [ana, ben]: [&Person; 2], (board, job): (Id, &Message)) {
    let told = refused(world, ana.press(board, job, "Apply")).await;
    assert!(told.contains("That's your own job"), "{told}");
    let bad = [("letter", "Hi"), ("price", "a lot"), ("schedule", ""), ("milestones", "")];
    let problems = preview_proposal(ben, board, job, &bad).await;
    assert!(problems.says("Fix 1 problem") && problems.says("Price"), "{}", problems.words());
    let form = ben.press(board, &problems, "Fix it").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("letter").map(|input| input.value.as_str()), Some("Hi"));
    let preview = message(ben.submit(&form, &PROPOSAL).await);
    insta::allow_duplicates! {
        insta::assert_snapshot!("preview", world.words(&preview));
    }
    let other = ("price", "40 EUR/h");
    let form = [PROPOSAL[0], other, PROPOSAL[2], ("milestones", "")];
    let newest = preview_proposal(ben, board, job, &form).await;
    let renewed = message(ben.press(board, &preview, "Send proposal").await);
    assert!(renewed.says("Nothing was sent") && renewed.says("40 EUR"), "{}", renewed.words());
    let sent = message(ben.press(board, &newest, "Send proposal").await);
    assert!(sent.says("Proposal sent for job #1"), "{}", sent.words());
    let twice = refused(world, ben.press(board, &renewed, "Send proposal")).await;
    assert!(twice.contains("Draft not found"), "{twice}");
    let again = refused(world, ben.press(board, job, "Apply")).await;
    assert!(again.contains("You've already applied"), "{again}");
    let told = refused(world, ben.press(board, job, "Proposals")).await;
    assert!(told.contains("This isn't your job"), "{told}");
}

/// The client reads it in the direct message and in the list, and puts it somewhere.
async fn is_read(world: &World, [ana, ben]: [&Person; 2], (board, job): (Id, &Message)) {
    let told = ana.wait_direct_message(|told| told.says("sent you a proposal")).await.expect("told");
    insta::allow_duplicates! {
        insta::assert_snapshot!("told_the_client", world.words(&told));
    }
    let direct = direct_channel(ana).await.expect("direct messages");
    let seen = message(ana.press(direct, &told, "View proposal").await);
    insta::allow_duplicates! {
        insta::assert_snapshot!("as_the_client_reads_it", world.words(&seen));
    }
    let listed = message(ana.press(direct, &told, "All proposals").await);
    assert!(listed.says("Proposals for job #1") && listed.says("40 EUR"), "{}", listed.words());
    let listed = message(ana.press(board, job, "Proposals").await);
    let none = message(ana.press(board, &listed, "Shortlist").await);
    assert!(none.says("Nothing on your shortlist yet"), "{}", none.words());
    let seen = open_proposal(ana, board, job, "Ben").await;
    let liked = message(ana.press(board, &seen, "Shortlist").await);
    assert!(liked.says("Waiting for an answer · Shortlisted"), "{}", liked.words());
    let listed = message(ana.press(board, &none, "Shortlist").await);
    assert!(listed.says("★") && listed.says("1 proposal"), "{}", listed.words());
    let away = message(ana.press(board, &liked, "Archive").await);
    assert!(away.says("Archived") && labels(&away).contains(&"Unarchive".to_owned()), "{}", away.words());

    let own = open_own(world, ben, "#1 Logo for a bakery").await;
    assert_eq!(labels(&own), ["Edit proposal", "Withdraw proposal"]);
    assert!(!own.says("Archived"), "that's the client's own: {}", own.words());
    let form = ben.press(world.general, &own, "Edit proposal").await.expect("an answer").modal();
    let form = form.expect("a form");
    assert_eq!(form.input("price").map(|input| input.value.as_str()), Some("40 EUR/h, no limit"));
    let same = message(ben.submit(&form, &[]).await);
    let told = refused(world, ben.press(world.general, &same, "Save changes")).await;
    assert!(told.contains("says that already"), "{told}");
    let form = ben.press(world.general, &same, "Edit").await.expect("an answer").modal().expect("a form");
    let changed = message(ben.submit(&form, &[("letter", "I draw logos. Here are ten of them.")]).await);
    let saved = message(ben.press(world.general, &changed, "Save changes").await);
    assert!(saved.says("Proposal for job #1 changed"), "{}", saved.words());
    let seen = message(ana.press(direct, &told_again(ana).await, "View proposal").await);
    assert!(seen.says("Here are ten of them") && seen.says("Edited"), "{}", seen.words());
}

async fn told_again(ana: &Person) -> Message {
    ana.wait_direct_message(|told| told.says("sent you a proposal")).await.expect("told")
}

/// The client writes to the freelancer, and says no, once.
async fn is_declined(world: &World, [ana, ben]: [&Person; 2], (board, job): (Id, &Message)) {
    let seen = message(ana.press(board, job, "Proposals").await);
    let seen = message(ana.press(board, &seen, "Archive").await);
    let seen = message(ana.choose(board, &seen, "Open a proposal", &["Ben"]).await);
    let opening = message(ana.press(board, &seen, "Message").await);
    assert!(opening.says("I'm opening a private channel"), "{}", opening.words());
    let channel = room(world, ben, "ana-ben").await;
    world.settled().await.close().await;
    let open = message(ana.press(board, &seen, "Message").await);
    assert!(open.says(&format!("<#{channel}>")), "{}", open.words());

    let asked = message(ana.press(board, &seen, "Decline").await);
    let why = "Why are you declining?";
    let form = ana.choose(board, &asked, why, &["Over my budget"]).await.expect("an answer");
    let form = form.modal().expect("a form");
    let done = message(ana.submit(&form, &[("message", "Thank you, *Ben*.")]).await);
    assert!(done.says("Proposal for job #1 declined") && done.says("Over my budget"), "{}", done.words());
    let told = ben.wait_direct_message(|told| told.says("declined your proposal")).await.expect("told");
    insta::allow_duplicates! {
        insta::assert_snapshot!("told_the_freelancer", world.words(&told));
    }
    let late = refused(world, ana.press(board, &seen, "Decline")).await;
    assert!(late.contains("This proposal is closed"), "{late}");
    let own = open_own(world, ben, "#1 Logo for a bakery").await;
    assert!(own.says("Over my budget") && labels(&own).is_empty(), "{}", own.words());
}

/// Who withdrew applies again; what waits when the job is closed is answered by that, once.
async fn ends(world: &World, [ana, ben]: [&Person; 2], (board, job): (Id, &Message)) {
    // So that it's the newer one.
    world.clock.advance(1_000);
    apply(ben, board, job, &PROPOSAL).await;
    let list = message(ben.command(world.guild, world.general, "proposals", &[]).await);
    // What is withdrawn before its client was told isn't told.
    world.settled().await.close().await;
    assert!(list.says("2 proposals") && list.says("Declined"), "{}", list.words());
    let newest = list.selects()[0].options[0].value.clone();
    let own = message(ben.choose(world.general, &list, "Open a proposal", &[newest.as_str()]).await);
    let asked = message(ben.press(world.general, &own, "Withdraw proposal").await);
    let gone = message(ben.press(world.general, &asked, "Withdraw proposal").await);
    assert!(gone.says("Proposal for job #1 withdrawn"), "{}", gone.words());
    let late = refused(world, ben.press(world.general, &own, "Edit proposal")).await;
    assert!(late.contains("This proposal is closed"), "{late}");

    let sent = apply_with_files(world, ben, &[opt("number", "1")]).await;
    assert!(sent.says("Proposal sent for job #1"), "{}", sent.words());
    world.settled().await.close().await;
    gets_files(ana, (board, job), "Ben").await;
    let number = [opt("number", "1")];
    let viewed = message(ben.command(world.guild, world.general, "job view", &number).await);
    let asked = message(ana.press(board, job, "Close job").await);
    ana.choose(board, &asked, "Why are you closing it?", &["It's on hold"]).await.expect("closed");
    ben.wait_direct_message(|told| told.says("your proposal won't be answered")).await.expect("told");
    let late = refused(world, ben.press(world.general, &viewed, "Apply")).await;
    assert!(late.contains("Job #1 is closed"), "{late}");
    for (who, words, times) in
        [(ben, "won't be answered", 1), (ben, "declined your proposal", 1), (ana, "sent you a proposal", 3)]
    {
        assert_eq!(times_told(who, words).await, times, "{words}");
    }
}

/// Who has their data deleted leaves nothing of what they wrote, and gets all of it before.
async fn is_forgotten(world: &World, [ana, ben]: [&Person; 2]) {
    let exported = message(ben.command(world.guild, world.general, "privacy export", &[]).await);
    let file = file_text(&exported).await;
    for kept in ["Here are ten of them", "Thank you, *Ben*.", "sketch.png"] {
        assert!(file.contains(kept), "{file}");
    }
    let asked = message(ben.command(world.guild, world.general, "privacy delete", &[]).await);
    let form = ben.press(world.general, &asked, "Delete my data…").await.expect("an answer").modal();
    message(ben.submit(&form.expect("a form"), &[("word", "DELETE")]).await);
    let number = [opt("number", "1")];
    let job = message(ana.command(world.guild, world.general, "job view", &number).await);
    let list = message(ana.press(world.general, &job, "Proposals").await);
    let list = message(ana.press(world.general, &list, "Archive").await);
    for option in list.selects()[0].options.clone() {
        let chosen = [option.value.as_str()];
        let seen = message(ana.choose(world.general, &list, "Open a proposal", &chosen).await);
        assert!(seen.says("Deleted proposal") && !seen.says("draw logos"), "{}", seen.words());
        assert!(!seen.says("sketch.png"), "{}", seen.words());
    }
}

#[tokio::test]
async fn a_proposal_is_sent_read_and_answered() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let (ana, ben) = (&world.person("Ana").await, &world.person("Ben").await);
        let (board, job) = on_new_board(world, [ana, mia], &[]).await;
        let place = (board, &job);
        is_sent(world, [ana, ben], place).await;
        is_read(world, [ana, ben], place).await;
        is_declined(world, [ana, ben], place).await;
        ends(world, [ana, ben], place).await;
        is_forgotten(world, [ana, ben]).await;
        moderated.world.close().await;
    }
}
