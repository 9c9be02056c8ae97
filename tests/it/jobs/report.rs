//! A job that is reported: by its button, by its number and from the menu of its post. Moderators who posted it learn nothing; others decide,
//! and can close it.

use super::{JOB, choose_board, on_board, post_job};
use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, describe, open_report, report, reports};
use crate::harness::steps::{labels, message, refused};
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, opt};

/// Who didn't post it reports it, once at a time.
async fn is_reported(moderated: &ModeratedWorld, [ana, ben]: [&Person; 2], (board, shown): (Id, &Message)) {
    let world = &moderated.world;
    let told = refused(world, ana.press(board, shown, "Report")).await;
    assert!(told.contains("This is your own job"), "{told}");
    let asked = message(ben.press(board, shown, "Report").await);
    assert!(asked.says("Report job #1") && asked.says("won't be told"), "{}", asked.words());
    let done = describe(ben, board, &asked, "Asks for free work", "A sample for nothing.").await;
    assert!(done.says("The moderators have it in their channel"), "{}", done.words());
    for again in [
        ben.press(board, shown, "Report").await,
        ben.command(world.guild, world.general, "job report", &[opt("number", "1")]).await,
        ben.command_on_message(world.guild, shown, "Report").await,
    ] {
        let told = message(again);
        assert!(told.says("already reported this job"), "{}", told.words());
    }
    ben.wait_direct_message(|told| told.says("Your report about job #1")).await.expect("told");
}

#[tokio::test]
async fn a_reported_job_is_closed_by_moderators_who_did_not_post_it() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let ModeratedWorld { world, mia, dana, queue } = &moderated;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let board = choose_board(world, mia, "find-work").await;
        post_job(world, &ana, &[], &JOB).await;
        let shown = on_board(&ben, board, 1, "Open").await;
        is_reported(&moderated, [&ana, &ben], (board, &shown)).await;

        let card = moderated.card(1, "Open").await;
        assert!(card.says("**Job** #1 Logo for a bakery") && !card.says("Ben"), "{}", card.words());
        assert_eq!(labels(&card), ["Claim", "Dismiss", "Close job", "Warn", "Suspend", "Read report"]);
        let read = message(mia.press(*queue, &card, "Read report").await);
        assert!(read.says("A sample for nothing.") && read.says("up to 900 EUR"), "{}", read.words());
        let list = reports(&moderated, dana, None).await;
        assert!(list.says("job #1"), "{}", list.words());
        let done = moderated.decide(dana, &card, "Close job", "Against our rules.").await;
        assert!(done.says("I'm closing the job"), "{}", done.words());
        let closed = on_board(&ben, board, 1, "Closed").await;
        assert!(closed.says("Closed by this server's moderators"), "{}", closed.words());
        assert!(!closed.says("rules"), "the reason is the moderators'");
        let is_hers = |told: &Message| told.says("closed your job");
        let told = ana.wait_direct_message(is_hers).await.expect("told");
        assert!(labels(&told).is_empty() && !told.says("rules"), "{}", told.words());
        insta::allow_duplicates! {
            insta::assert_snapshot!("closed_by_moderators", world.words(&told));
        }
        ben.wait_direct_message(|told| told.says("is closed") && told.says("took action"))
            .await
            .expect("told");
        let audit = message(moderated.stage_audit(mia).await);
        assert!(audit.says("Closed the job in report"), "{}", audit.words());

        // A moderator's own: the card isn't posted where they read it, and the list keeps it from them.
        post_job(world, dana, &[], &JOB).await;
        let shown = on_board(&ben, board, 2, "Open").await;
        report(&ben, board, &shown, "Spam", "Again.").await;
        moderated.number(2).await;
        world.settled().await.close().await;
        let of_second = |told: &Message| told.says("**Job** #2");
        assert!(!mia.messages(*queue).await.expect("messages").iter().any(of_second), "Dana reads there");
        let list = reports(&moderated, dana, None).await;
        assert!(list.says("No reports found"), "{}", list.words());
        let card = open_report(&moderated, mia, &reports(&moderated, mia, None).await, 2).await;
        moderated.decide(mia, &card, "Dismiss", "It's fine.").await;
        on_board(&ben, board, 2, "Open").await;
        moderated.world.close().await;
    }
}
