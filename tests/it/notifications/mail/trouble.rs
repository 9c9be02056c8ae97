//! A mail server that is down, slow, or says no: nothing is lost, nothing is sent to whom it should not be, and what arrives
//! twice says that it is one.

use super::office::Office;
use crate::harness::database::{Engine, engines};
use crate::notifications::mail::harness::{MailHarness, account, form};
use parley::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use parley::mail::Account;
use std::time::Duration;

/// An address is proven with a code, so it takes mail at first; the moods begin after that.
async fn told(engine: &Engine, mood: &str) -> Option<(Office, MailHarness)> {
    let mut office = Office::open(&[]).await?;
    let harness = MailHarness::set(engine).await;
    let address = format!("{mood}@example.net");
    harness.prove(&harness.ben, &address).await;
    harness.send_all(&office).await;
    assert!(office.rest().await.is_empty(), "a code that was used is not sent");
    harness.offer(form()).await;
    Some((office, harness))
}

#[tokio::test]
async fn an_address_that_does_not_exist_gets_no_more_mail() {
    for engine in engines() {
        let Some((mut office, harness)) = told(&engine, "refused").await else { return };
        harness.send_all(&office).await;
        assert_eq!(harness.mail_left().await, (0, 0));
        let standing = harness.app.mail_standing(&harness.ben).await.expect("a standing");
        assert!(standing.address.is_some_and(|address| address.refused.is_some()), "the person is told");
        harness.offer(form()).await;
        assert_eq!(
            (harness.mail_left().await, office.rest().await.len()),
            ((0, 0), 0),
            "nothing is even begun"
        );

        // The same for an address that was to be proven.
        harness.app.ask_mail_code(&harness.ana, "refused2@example.net").await.expect("a code");
        harness.send_all(&office).await;
        let standing = harness.app.mail_standing(&harness.ana).await.expect("a standing");
        assert_eq!(
            standing.no_such.map(|address| address.to_string()).as_deref(),
            Some("refused2@example.net")
        );
        assert_eq!(standing.code, None);

        // Proven anew, it is trusted again.
        harness.give_address(&harness.ben, "ben@example.net", &mut office).await;
        harness.offer(form()).await;
        harness.send_all(&office).await;
        assert!(office.mail().await.subject().starts_with("New offer #3"));
        harness.close().await;
    }
}

#[tokio::test]
async fn one_bare_no_condemns_no_address_but_two_days_apart_do() {
    for engine in engines() {
        let Some((office, harness)) = told(&engine, "bare").await else { return };
        for (days, refused) in [(0, false), (1, false), (2, true)] {
            harness.clock.advance(days * DAY_MS);
            if days > 0 {
                harness.offer(form()).await;
            }
            harness.send_all(&office).await;
            let standing = harness.app.mail_standing(&harness.ben).await.expect("a standing");
            let address = standing.address.expect("it is kept");
            assert_eq!(
                (address.refused.is_some(), address.doubted.is_some()),
                (refused, true),
                "after {days}"
            );
        }
        harness.close().await;
    }
}

#[tokio::test]
async fn a_no_to_one_mail_is_kept_for_the_operator_and_blames_no_address() {
    for mood in ["policy", "spam"] {
        let Some((_office, harness)) = told(&Engine::Sqlite, mood).await else { return };
        harness.send_all(&_office).await;
        assert_eq!(harness.mail_left().await, (0, 1), "{mood}");
        let dead =
            harness.store.reader().await.expect("a reader").queries().dead_effects().await.expect("a list");
        assert!(dead[0].last_error.contains("5.7.1") && !dead[0].last_error.contains('@'), "{dead:?}");
        let standing = harness.app.mail_standing(&harness.ben).await.expect("a standing");
        assert!(standing.address.is_some_and(|address| address.refused.is_none()));
        harness.close().await;
    }
}

#[tokio::test]
async fn what_may_pass_is_tried_again_until_it_does() {
    for (mood, event, arrivals) in [("later2", "later", 1), ("cut2", "cut", 1), ("lost2", "lost", 3)] {
        let Some((mut office, harness)) = told(&Engine::Sqlite, mood).await else { return };
        let mut tries = 0;
        while harness.mail_left().await.0 > 0 {
            harness.send_all(&office).await;
            harness.clock.advance(HOUR_MS);
            tries += 1;
            assert!(tries < 10, "{mood}");
        }
        let events = office.rest().await;
        assert_eq!(events.iter().filter(|seen| seen["event"] == event).count(), 2, "{mood}: {events:?}");
        let mails: Vec<_> = events.into_iter().filter(|seen| seen["event"] == "mail").collect();
        // A server that took a mail and did not say so gets it again; to the byte, under the same name.
        assert_eq!(mails.len(), arrivals, "{mood}");
        assert!(mails.windows(2).all(|two| two[0] == two[1]), "{mood}: {mails:?}");
        assert_eq!(harness.mail_left().await, (0, 0), "{mood}");
        harness.close().await;
    }
}

#[tokio::test]
async fn a_slow_server_is_left_and_a_code_goes_past_what_hangs() {
    let Some((mut office, harness)) = told(&Engine::Sqlite, "slow").await else { return };
    let port = office.port;
    let hasty = Account { patience: Duration::from_secs(3), ..account(port) };
    harness.clock.advance(MINUTE_MS);
    assert!(harness.outbox(hasty).step().await.expect("a step"));
    assert_eq!(office.event().await["event"], "slow");
    assert_eq!(harness.mail_left().await, (1, 0), "it waits for its next try");
    // Another address of the same person: its code is not behind the news that hang.
    harness.app.ask_mail_code(&harness.ben, "ben@example.net").await.expect("a code");
    assert!(harness.outbox(account(port)).step().await.expect("a step"));
    let code = office.mail().await.code();
    harness.app.enter_mail_code(&harness.ben, &code).await.expect("it is right");
    harness.clock.advance(5 * MINUTE_MS);
    // What hung goes to where Ben reads now.
    harness.send_all(&office).await;
    assert_eq!(office.mail().await.header("To"), "ben@example.net");
    harness.close().await;
}

#[tokio::test]
async fn mail_waits_for_a_server_that_is_down_but_not_for_ever() {
    let Some((office, harness)) = told(&Engine::Sqlite, "ben").await else { return };
    drop(office);
    let nobody = account(1);
    harness.clock.advance(MINUTE_MS);
    assert!(harness.outbox(nobody.clone()).step().await.expect("a step"));
    assert_eq!(harness.mail_left().await, (1, 0));
    let mut office = Office::open(&[]).await.expect("there was one before");
    harness.clock.advance(5 * MINUTE_MS);
    harness.send_all(&office).await;
    assert!(office.mail().await.subject().starts_with("New offer #1"));

    // Three days later nobody calls it news any more, whether it was tried before or not.
    harness.offer(form()).await;
    harness.clock.advance(3 * DAY_MS);
    harness.send_all(&office).await;
    assert_eq!((harness.mail_left().await, office.rest().await.len()), ((0, 0), 0));
    harness.close().await;
}

#[tokio::test]
async fn a_claim_that_died_is_made_again_under_the_same_name() {
    for engine in engines() {
        let Some((mut office, harness)) = told(&engine, "ben").await else { return };
        harness.clock.advance(MINUTE_MS);
        // Taken by the server, and the process is gone before it can write that down.
        let outbox = harness.outbox(account(office.port));
        let first = tokio::select! {
            biased;
            first = office.mail() => first,
            () = async { while outbox.step().await.expect("a step") {} std::future::pending().await } => panic!("it ends"),
        };
        drop(outbox);
        harness.clock.advance(parley::outbox::LEASE_MS + MINUTE_MS);
        harness.send_all(&office).await;
        for again in office.rest().await {
            assert_eq!(again, first.0);
        }
        assert_eq!(harness.mail_left().await, (0, 0));
        harness.close().await;
    }
}

#[tokio::test]
async fn two_processes_send_each_mail_once() {
    for engine in engines() {
        let Some((mut office, harness)) = told(&engine, "ben").await else { return };
        harness.send_all(&office).await;
        assert!(office.mail().await.subject().starts_with("New offer #1"));
        harness.give_address(&harness.ana, "ana@example.net", &mut office).await;
        // Ben hears of one, Ana that the other is accepted; what Ben did himself he need not be told.
        harness.offer(form()).await;
        let offer = harness.offer(form()).await;
        harness.app.accept(&harness.ben, offer.id, 1).await.expect("accepted");
        harness.clock.advance(MINUTE_MS);
        let (one, two) = (harness.outbox(account(office.port)), harness.outbox(account(office.port)));
        let work = async |outbox: &parley::outbox::Outbox<parley::mail::MailDelivery>| {
            while harness.mail_left().await.0 > 0 {
                outbox.step().await.expect("a step");
            }
        };
        tokio::join!(work(&one), work(&two));
        let ids: Vec<String> = office
            .rest()
            .await
            .into_iter()
            .map(|mail| super::office::Mail(mail).header("Message-ID").to_owned())
            .collect();
        let different: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!((ids.len(), different.len()), (2, 2), "{ids:?}");
        harness.close().await;
    }
}
