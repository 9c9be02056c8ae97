//! The moderators' queue: who may decide, that one wins, and that a party to a case neither decides it nor learns who reported.

use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports};
use crate::harness::steps::{labels, message, refused};

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
        let words = [message(one).words(), message(two).words()];
        let won = words.iter().filter(|told| told.contains("Report #1 created")).count();
        let lost = words.iter().filter(|told| told.contains("Report #1 is already claimed")).count();
        assert_eq!((won, lost), (1, 1), "{words:#?}");

        // Whoever lost takes it over on purpose, and then decides; a second press finds it decided.
        let held = moderated.card(1, "Claimed").await;
        let (winner, loser) = match words[0].contains("created") {
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
async fn a_moderator_who_is_the_reported_client_decides_nothing_and_does_not_learn_who_reported() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &["Ana"]).await;
        let table = moderated.table().await;
        report(&table.ben, table.room, &table.card, "Harassment", "She calls me names.").await;
        let card = moderated.card(1, "Open").await;
        for button in ["Claim", "Dismiss", "Warn", "Read report"] {
            let told = refused(&moderated.world, table.ana.press(moderated.queue, &card, button)).await;
            assert!(told.contains("You're involved in report #1"), "{button}: {told}");
        }
        let list = reports(&moderated, &table.ana, None).await;
        let own = open_report(&moderated, &table.ana, &list, 1).await;
        assert!(own.says("You're involved in this report") && labels(&own).is_empty(), "{}", own.words());
        for seen in [&card, &list, &own] {
            assert!(!seen.says("Ben") && !seen.says("calls me names"), "{}", seen.words());
        }

        // Mia decides from the list; the same message follows.
        let list = reports(&moderated, &moderated.mia, None).await;
        let own = open_report(&moderated, &moderated.mia, &list, 1).await;
        let claimed = message(moderated.mia.press(moderated.queue, &own, "Claim").await);
        assert!(claimed.id == own.id && claimed.says("Claimed"), "{}", claimed.words());
        let read = message(moderated.mia.press(moderated.queue, &claimed, "Read report").await);
        assert!(read.says("Reported by") && read.says("She calls me names."), "{}", read.words());
        let form =
            moderated.mia.press(moderated.queue, &claimed, "Dismiss").await.expect("an answer").modal();
        let done =
            message(moderated.mia.submit(&form.expect("a form"), &[("why", "A misunderstanding.")]).await);
        assert!(done.id == own.id && done.says("Dismissed"), "{}", done.words());
        let none = reports(&moderated, &moderated.mia, None).await;
        assert!(none.says("No reports found"), "{}", none.words());
        let closed = reports(&moderated, &moderated.mia, Some("closed")).await;
        assert!(closed.says("**#1** Harassment"), "{}", closed.words());
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
        crate::harness::steps::let_in(&moderated.mia, moderated.queue, &chidi).await;
        for button in ["Claim", "Dismiss", "Remove offer", "Warn", "Suspend", "Read report"] {
            let told = refused(&moderated.world, chidi.press(moderated.queue, &card, button)).await;
            assert!(told.contains("Report not found"), "{button}: {told}");
        }
        moderated.world.close().await;
    }
}
