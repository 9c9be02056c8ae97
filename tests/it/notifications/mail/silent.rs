//! A mail server that takes the mail and never says so: few repeats, and no other mail waits for them.

use super::harness::{MailHarness, account, form, named};
use super::office::Office;
use crate::harness::database::engines;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::time::{HOUR_MS, MINUTE_MS};
use parley::mail::Account;
use std::time::Duration;

/// How often the server kept somebody waiting since it was asked last.
async fn waits(office: &mut Office) -> usize {
    office.rest().await.iter().filter(|seen| seen["event"] == "slow").count()
}

#[tokio::test]
async fn what_is_never_answered_is_repeated_three_times_beside_all_other_mail() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set(&engine).await;
        let chidi = named(3, "Chidi");
        harness.prove(&harness.ben, "slow@silent.example").await;
        harness.prove(&chidi, "slow2@silent.example").await;
        harness.prove(&harness.ana, "ana@example.net").await;
        let hasty = Account { patience: Duration::from_secs(1), ..account(office.port) };
        let (outbox, slow) = harness.outboxes(hasty);
        harness.offer(form()).await;
        harness.clock.advance(MINUTE_MS);
        while outbox.step().await.expect("a step") {}
        assert_eq!(waits(&mut office).await, 1, "the first try");

        // More mail to that host, to whomever, waits beside all other mail, which goes out.
        harness.offer_to(&chidi, form()).await;
        let offer = harness.offer(form()).await;
        harness.app.decline(&harness.ben, offer.id, 1, DeclineReason::Other, None).await.expect("declined");
        harness.clock.advance(MINUTE_MS);
        while outbox.step().await.expect("a step") {}
        let seen = office.rest().await;
        let to = |to: &str| seen.iter().filter(|seen| seen["to"][0] == to || seen["to"] == to).count();
        assert_eq!((seen.len(), to("ana@example.net")), (1, 1), "{seen:?}");

        let mut tries = 1;
        for _ in 0..12 {
            harness.clock.advance(6 * HOUR_MS);
            while outbox.step().await.expect("a step") {}
            assert_eq!(waits(&mut office).await, 0, "nothing of it is tried where others wait");
            while slow.step().await.expect("a step") {}
            tries += waits(&mut office).await;
            if harness.mail_left().await.0 == 0 {
                break;
            }
        }
        // The declined one says nothing any more.
        assert_eq!((tries, harness.mail_left().await), (8, (0, 2)), "each once, and three times more");
        for who in [&harness.ben, &chidi] {
            let standing = harness.app.mail_standing(who).await.expect("a standing");
            assert!(standing.address.is_some_and(|kept| kept.refused.is_none() && kept.doubted.is_none()));
        }
        harness.close().await;
    }
}
