//! A job from the form to the board, and how it ends there: by its client alone, once, and with them.

use super::{JOB, choose_board, on_board, post_job, preview_job};
use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, report};
use crate::harness::steps::{Table, file_text, labels, message, refused};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Answer, CommandOption, Message, Person, PersonError, opt};

async fn named(world: &World, who: &Person, command: &str, number: &str) -> Result<Answer, PersonError> {
    who.command(world.guild, world.general, command, &[opt("number", number)]).await
}

/// Without a board nobody posts for everybody; once there is one, what is typed wrongly is named and nothing is lost.
async fn is_posted(world: &World, ana: &Person, mia: &Person) -> (Id, Message) {
    let told = refused(world, ana.command(world.guild, world.general, "job post", &[])).await;
    assert!(told.contains("no job board") && told.contains("Nothing was posted"), "{told}");
    let board = choose_board(world, mia, "find-work").await;

    let bad = [
        ("title", "Logo"),
        ("description", "A logo."),
        ("skills", "a very long name of one single skill"),
        ("budget", "500 EUR - 900 USD"),
    ];
    let problems = preview_job(world, ana, &[opt("hire", 2), opt("length", "weeks")], &bad).await;
    assert!(problems.says("Fix 2 problems") && problems.says("Skills") && problems.says("Budget"));
    let form =
        ana.press(world.general, &problems, "Fix it").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("budget").map(|input| input.value.as_str()), Some("500 EUR - 900 USD"));
    let preview = message(ana.submit(&form, &JOB).await);
    insta::allow_duplicates! {
        insta::assert_snapshot!("preview", world.words(&preview));
    }
    // The command again shows the same draft.
    let again = preview_job(world, ana, &[], &JOB).await;
    assert_eq!(world.words(&again), world.words(&preview));
    let other = ("budget", "30-50 EUR/h");
    let edited = ana.press(world.general, &again, "Edit").await.expect("an answer").modal().expect("a form");
    let newest = message(ana.submit(&edited, &[JOB[0], JOB[1], JOB[2], other]).await);
    let renewed = message(ana.press(world.general, &preview, "Post job").await);
    assert!(renewed.says("Nothing was posted") && renewed.says("30 EUR to 50 EUR/h"), "{}", renewed.words());
    let posted = message(ana.press(world.general, &newest, "Post job").await);
    assert!(posted.says("Job #1 posted"), "{}", posted.words());
    let twice = refused(world, ana.press(world.general, &renewed, "Post job")).await;
    assert!(twice.contains("Draft not found"), "{twice}");

    let shown = on_board(ana, board, 1, "Open").await;
    assert!(shown.mentions().is_empty(), "nobody is pinged");
    insta::allow_duplicates! {
        insta::assert_snapshot!("on_the_board", world.words(&shown));
    }
    (board, shown)
}

/// Everybody reads what is on the board.
async fn is_read(world: &World, [ana, ben, mia]: [&Person; 3]) {
    let seen = message(named(world, ben, "job view", "#1").await);
    assert!(
        seen.says("Logo for a bakery") && labels(&seen) == ["Apply", "Save", "Report"],
        "{}",
        seen.words()
    );
    let own = message(named(world, ana, "job view", "1").await);
    assert_eq!(labels(&own), ["Proposals", "Invite", "Edit job", "Close job", "Who fits", "Invited people"]);
    assert!(own.says("discord.com/channels/") && own.says("30 EUR to 50 EUR/h"), "{}", own.words());
    assert!(message(named(world, mia, "job view", "1").await).says("Logo for a bakery"));
    let told = refused(world, named(world, ben, "job view", "99")).await;
    assert!(told.contains("no such job here"), "{told}");
    let told = refused(world, named(world, ben, "job view", "the logo")).await;
    assert!(told.contains("not a job number"), "{told}");
}

/// Everybody finds what is open on the board, and nothing else.
async fn is_found(world: &World, ben: &Person) {
    let find = async |options: &[CommandOption]| {
        message(ben.command(world.guild, world.general, "job find", options).await)
    };
    let all = find(&[]).await;
    assert!(all.says("**#1** Logo for a bakery") && all.says("1 job"), "{}", all.words());
    let fitting = find(&[opt("skill", "Branding"), opt("budget", "45 EUR/h"), opt("age", "day")]).await;
    let opened = message(
        ben.choose(world.general, &fitting, "Choose a job to view", &["#1 · Logo for a bakery"]).await,
    );
    assert!(opened.says("30 EUR to 50 EUR/h"), "{}", opened.words());
    for options in [[opt("skill", "Plumbing")], [opt("budget", "60 EUR/h")], [opt("budget", "45 EUR")]] {
        let none = find(&options).await;
        assert!(none.says("No jobs found"), "{}", none.words());
    }
    assert!(find(&[opt("budget", "a lot")]).await.says("couldn't read that budget"));
}

/// Somebody saves it, once.
async fn is_saved(ben: &Person, (board, shown): (Id, &Message)) {
    for told in ["Job #1 saved", "Job #1 is already saved"] {
        let saved = message(ben.press(board, shown, "Save").await);
        assert!(saved.says(told), "{}", saved.words());
        assert_eq!(labels(&saved), ["Remove from saved", "Saved jobs"]);
    }
}

/// Closed, it's still among what they saved, until they remove it.
async fn is_still_saved(world: &World, ben: &Person) {
    let list = message(ben.command(world.guild, world.general, "jobs", &[]).await);
    let saved = message(ben.press(world.general, &list, "Saved jobs").await);
    assert!(saved.says("Closed") && saved.says("1 job"), "{}", saved.words());
    let line = "#1 · Logo for a bakery";
    let opened = message(ben.choose(world.general, &saved, "Choose a job to view", &[line]).await);
    assert_eq!(labels(&opened), ["Remove from saved", "Report"]);
    let removed = message(ben.press(world.general, &opened, "Remove from saved").await);
    assert!(removed.says("removed from your saved jobs"), "{}", removed.words());
    let none = message(ben.press(world.general, &removed, "Saved jobs").await);
    assert!(none.says("No saved jobs"), "{}", none.words());
}

/// Its client changes what it says, and the post says so; what was typed over how it was before changes nothing.
async fn is_edited(world: &World, [ana, ben]: [&Person; 2], (board, shown): (Id, &Message)) {
    let told = refused(world, ben.press(board, shown, "Edit job")).await;
    assert!(told.contains("This isn't your job"), "{told}");
    let form = ana.press(board, shown, "Edit job").await.expect("an answer").modal().expect("a form");
    assert_eq!(form.input("budget").map(|input| input.value.as_str()), Some("30 EUR - 50 EUR/h"));
    let told = refused(world, ana.submit(&form, &[])).await;
    assert!(told.contains("No changes yet"), "{told}");
    let stale = ana.press(board, shown, "Edit job").await.expect("an answer").modal().expect("a form");
    let options = [opt("number", "1"), opt("hire", 3)];
    let again = ana.command(world.guild, world.general, "job edit", &options).await.expect("an answer");
    let preview = message(ana.submit(&again.modal().expect("a form"), &[("budget", "40 EUR/h")]).await);
    assert!(preview.says("this is what job #1 will say") && preview.says("3 people"), "{}", preview.words());
    let done = message(ana.press(world.general, &preview, "Save changes").await);
    assert!(done.says("Job #1 edited"), "{}", done.words());
    let told = refused(world, ana.submit(&stale, &[("budget", "60 EUR/h")])).await;
    assert!(told.contains("Draft not found"), "{told}");
    let edited = on_board(ben, board, 1, "Open · edited").await;
    assert_eq!(edited.id, shown.id, "it's the same post");
    assert!(edited.says("40 EUR/h") && edited.says("3 people"), "{}", edited.words());
    let list = message(ana.command(world.guild, world.general, "jobs", &[]).await);
    assert!(list.says("#1") && list.says("1 job"), "{}", list.words());
    let opened =
        message(ana.choose(world.general, &list, "Choose a job to view", &["#1 · Logo for a bakery"]).await);
    assert!(
        opened.says("40 EUR/h")
            && labels(&opened)
                == ["Proposals", "Invite", "Edit job", "Close job", "Who fits", "Invited people"],
        "{}",
        opened.words()
    );
    let none = message(ben.command(world.guild, world.general, "jobs", &[]).await);
    assert!(none.says("No jobs yet"), "{}", none.words());
}

/// Its client closes it once, and nobody else does.
async fn is_closed(world: &World, [ana, ben]: [&Person; 2], (board, shown): (Id, &Message)) {
    let told = refused(world, ben.press(board, shown, "Close job")).await;
    assert!(told.contains("This isn't your job") && told.contains("can change it"), "{told}");
    let asked = message(ana.press(board, shown, "Close job").await);
    let second = message(named(world, ana, "job close", "1").await);
    assert_eq!(world.words(&second), world.words(&asked));
    let why = "Why are you closing it?";
    let done = message(ana.choose(board, &asked, why, &["Nobody was a fit"]).await);
    assert!(done.says("Job #1 closed") && done.says("Nobody was a fit"), "{}", done.words());
    let told = refused(world, ana.choose(world.general, &second, why, &["I found someone"])).await;
    assert!(told.contains("Job #1 is closed"), "{told}");
    let closed = on_board(ben, board, 1, "Closed").await;
    assert_eq!(closed.id, shown.id, "it's the same post");
    assert_eq!(labels(&closed), ["Report"]);
    assert!(closed.says("Nobody was a fit"), "{}", closed.words());
    let told = refused(world, named(world, ana, "job close", "1")).await;
    assert!(told.contains("Job #1 is closed"), "{told}");
}

/// A board that is deleted loses no job: what is open appears on the next one.
async fn follows_the_board(world: &World, [ana, mia]: [&Person; 2], board: Id) -> Id {
    post_job(world, ana, &[], &JOB).await;
    on_board(ana, board, 2, "Open").await;
    mia.call("DELETE", &format!("/channels/{board}"), None).await.expect("Mia may");
    post_job(world, ana, &[], &JOB).await;
    world.settled().await.close().await;
    let seen = message(named(world, ana, "job view", "3").await);
    assert!(seen.says("Not yet"), "{}", seen.words());
    let checked = message(mia.command(world.guild, world.general, "parley check", &[]).await);
    assert!(checked.says("The job board was deleted"), "{}", checked.words());
    let board = choose_board(world, mia, "general").await;
    for number in [2, 3] {
        on_board(ana, board, number, "Open").await;
    }
    board
}

/// Who is suspended has no open job and posts none; who has their data deleted leaves nothing of what they wrote.
async fn ends_with_its_client(moderated: &ModeratedWorld, table: &Table, board: Id) {
    let ModeratedWorld { world, mia, .. } = moderated;
    let Table { ana, ben, room, card } = table;
    report(ben, *room, card, "Spam", "It's spam.").await;
    let queue_card = moderated.card(1, "Open").await;
    moderated.decide(mia, &queue_card, "Suspend", "Be kind.").await;
    let closed = on_board(ben, board, 2, "Closed").await;
    assert!(closed.says("Closed by this server's moderators"), "{}", closed.words());
    on_board(ben, board, 3, "Closed").await;
    let told = refused(world, ana.command(world.guild, world.general, "job post", &[])).await;
    assert!(told.contains("Moderators suspended you"), "{told}");

    let exported = message(ana.command(world.guild, world.general, "privacy export", &[]).await);
    assert!(file_text(&exported).await.contains("Logo for a bakery"));
    let asked = message(ana.command(world.guild, world.general, "privacy delete", &[]).await);
    let form = ana.press(world.general, &asked, "Delete my data…").await.expect("an answer").modal();
    message(ana.submit(&form.expect("a form"), &[("word", "DELETE")]).await);
    let is_left = |shown: &Message| shown.says("Job #3 · Closed") && shown.says("Deleted job");
    let left = ben.wait_message(board, is_left).await.expect("nothing of it is left");
    assert!(!left.says("bakery"), "{}", left.words());
}

#[tokio::test]
async fn a_job_is_posted_read_and_closed() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let (ana, ben) = (&table.ana, &table.ben);
        let (board, shown) = is_posted(world, ana, mia).await;
        is_read(world, [ana, ben, mia]).await;
        is_found(world, ben).await;
        is_saved(ben, (board, &shown)).await;
        is_edited(world, [ana, ben], (board, &shown)).await;
        is_closed(world, [ana, ben], (board, &shown)).await;
        is_still_saved(world, ben).await;
        let board = follows_the_board(world, [ana, mia], board).await;
        ends_with_its_client(&moderated, &table, board).await;
        moderated.world.close().await;
    }
}
