//! A job with which nothing happens: its client is warned, once each time, and can keep it open; then it closes, also where Parley was away.

use super::{JOB, choose_board, is_away, on_board, post_job, told_directly};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{direct_channel, labels, message};
use discord_emulator::person::{Message, Person, opt};

/// The warnings that somebody got, once there are so many: deadlines are looked at every few seconds.
async fn warnings(person: &Person, wanted: usize) -> Vec<Message> {
    told_directly(person, "because nothing has happened with it", wanted).await
}

#[tokio::test]
async fn a_quiet_job_is_warned_of_kept_open_and_closes() {
    for engine in engines() {
        let ModeratedWorld { mut world, mia, .. } = ModeratedWorld::open(&engine, &[]).await;
        let ana = world.person("Ana").await;
        let board = choose_board(&world, &mia, "find-work").await;
        post_job(&world, &ana, &[], &JOB).await;
        on_board(&ana, board, 1, "Open").await;

        is_away(&mut world, 25).await;
        let first = warnings(&ana, 1).await.remove(0);
        assert_eq!(labels(&first), ["Keep job open", "Edit job", "Close job"]);
        insta::allow_duplicates! {
            insta::assert_snapshot!("closes_soon", world.words(&first));
        }
        let direct = direct_channel(&ana).await.expect("a channel");
        let viewed =
            message(ana.command(world.guild, world.general, "job view", &[opt("number", "1")]).await);
        assert_eq!(labels(&viewed)[2..5], labels(&first), "also where messages are off");
        let kept = message(ana.press(direct, &first, "Keep job open").await);
        assert!(kept.says("Job #1 stays open"), "{}", kept.words());

        // Late, so that it closes late as well.
        is_away(&mut world, 40).await;
        warnings(&ana, 2).await;
        on_board(&ana, board, 1, "Open").await;
        is_away(&mut world, 5).await;
        let closed = on_board(&ana, board, 1, "Closed").await;
        assert!(closed.says("Nothing happened with it for 30 days"), "{}", closed.words());
        world.settled().await.close().await;
        warnings(&ana, 2).await;
        let told = message(ana.press(direct, &first, "Keep job open").await);
        assert!(told.says("Job #1 is closed"), "{}", told.words());
        world.close().await;
    }
}
