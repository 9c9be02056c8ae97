//! Proving an address: what a code is good for, how often it may be asked for and tried, and what nobody learns by it.

use super::office::Office;
use crate::harness::database::engines;
use crate::notifications::mail::harness::{MailHarness, form, named};
use parley::app::Error;
use parley::domain::notifications::mail::{AddressProblem, CODE_LIFE_MS, CODE_TRIES, MailRefusal};
use parley::domain::refusal::Refusal;
use parley::domain::time::HOUR_MS;

fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>) -> MailRefusal {
    match outcome {
        Err(Error::Refused(Refusal::Mail(refusal))) => refusal,
        other => panic!("{other:?}"),
    }
}

/// Six digits that are not these.
fn other_than(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &code[..5])
}

#[tokio::test]
async fn nothing_but_a_code_goes_to_an_address_that_is_not_proven() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set(&engine).await;
        harness.app.ask_mail_code(&harness.ben, "ben@example.net").await.expect("a code");
        harness.offer(form()).await;
        harness.send_all(&office).await;
        assert_eq!(office.mail().await.subject(), "Your code for Parley");
        assert_eq!((harness.mail_left().await, office.rest().await.len()), ((0, 0), 0));

        // A new address takes the place of the old one only once it is proven.
        harness.give_address(&harness.ben, "ben@example.com", &mut office).await;
        harness.app.ask_mail_code(&harness.ben, "new@example.com").await.expect("a code");
        harness.offer(form()).await;
        harness.send_all(&office).await;
        let mut to: Vec<_> =
            [office.mail().await, office.mail().await].map(|mail| mail.header("To").to_owned()).into();
        to.sort();
        assert_eq!(to, ["ben@example.com", "new@example.com"]);

        // Removed, it gets nothing, also not what waits already.
        harness.offer(form()).await;
        let standing = harness.app.forget_mail_address(&harness.ben).await.expect("it is forgotten");
        assert_eq!((standing.address, standing.code), (None, None));
        harness.send_all(&office).await;
        assert_eq!((harness.mail_left().await, office.rest().await.len()), ((0, 0), 0));
        harness.close().await;
    }
}

#[tokio::test]
async fn a_code_is_tried_a_few_times_and_for_a_while() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set(&engine).await;
        let (app, ben) = (&harness.app, &harness.ben);
        assert_eq!(refused(app.enter_mail_code(ben, "123456").await), MailRefusal::NoCode);
        let no_address = refused(app.ask_mail_code(ben, "ben@example.net\r\nBcc: eve@evil.example").await);
        assert_eq!(no_address, MailRefusal::BadAddress(AddressProblem::Local));

        app.ask_mail_code(ben, "ben@example.net").await.expect("a code");
        harness.send_all(&office).await;
        let code = office.mail().await.code();
        // In another server, and for somebody else, there is no such code.
        let elsewhere = parley::app::Caller { guild: parley::domain::ids::GuildId(20), ..ben.clone() };
        assert_eq!(refused(app.enter_mail_code(&elsewhere, &code).await), MailRefusal::NoCode);
        assert_eq!(refused(app.enter_mail_code(&harness.ana, &code).await), MailRefusal::NoCode);
        for left in (1..CODE_TRIES).rev() {
            let wrong = refused(app.enter_mail_code(ben, &other_than(&code)).await);
            assert_eq!(wrong, MailRefusal::WrongCode { left });
        }
        assert_eq!(refused(app.enter_mail_code(ben, &other_than(&code)).await), MailRefusal::NoCode);
        assert_eq!(
            refused(app.enter_mail_code(ben, &code).await),
            MailRefusal::NoCode,
            "the right one is too late"
        );

        app.ask_mail_code(ben, "ben@example.net").await.expect("a second code");
        harness.send_all(&office).await;
        let late = office.mail().await.code();
        harness.clock.advance(CODE_LIFE_MS);
        assert_eq!(refused(app.enter_mail_code(ben, &late).await), MailRefusal::NoCode);

        app.ask_mail_code(ben, "ben@example.net").await.expect("a third code");
        assert_eq!(
            refused(app.ask_mail_code(ben, "ben@example.net").await),
            MailRefusal::TooManyCodes { most: 3 }
        );
        harness.send_all(&office).await;
        let third = office.mail().await.code();
        let spaced = format!(" {}-{} ", &third[..3], &third[3..]);
        app.enter_mail_code(ben, &spaced).await.expect("as people type it");
        assert_eq!(refused(app.enter_mail_code(ben, &third).await), MailRefusal::NoCode, "once");
        harness.close().await;
    }
}

#[tokio::test]
async fn of_two_tries_at_once_each_counts() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set(&engine).await;
        let (app, ben) = (&harness.app, &harness.ben);
        app.ask_mail_code(ben, "ben@example.net").await.expect("a code");
        harness.send_all(&office).await;
        let wrong = other_than(&office.mail().await.code());
        let try_it = || app.enter_mail_code(ben, &wrong);
        let (a, b, c, d) = tokio::join!(try_it(), try_it(), try_it(), try_it());
        let mut left: Vec<u32> = [a, b, c, d]
            .into_iter()
            .map(|outcome| match refused(outcome) {
                MailRefusal::WrongCode { left } => left,
                other => panic!("{other:?}"),
            })
            .collect();
        left.sort_unstable();
        assert_eq!(left, [1, 2, 3, 4]);

        // Of many who ask at once, three are answered.
        let asking = || app.ask_mail_code(&harness.ana, "ana@example.net");
        let (a, b, c, d) = tokio::join!(asking(), asking(), asking(), asking());
        assert_eq!([a, b, c, d].iter().filter(|outcome| outcome.is_ok()).count(), 3);
        harness.close().await;
    }
}

#[tokio::test]
async fn nobody_learns_who_else_has_an_address() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set(&engine).await;
        let load: Vec<_> = (10..15).map(|person| named(person, "Somebody")).collect();
        let mut answers = Vec::new();
        for somebody in &load {
            // In different letters it is the same mailbox.
            let typed = if somebody.person.0 % 2 == 0 { "Ben@example.net" } else { "ben@EXAMPLE.net" };
            let asked = harness.app.ask_mail_code(somebody, typed).await.expect("an answer");
            let code = asked.code.expect("a code");
            answers.push((asked.has_mail, asked.address, asked.no_such, code.address.key(), code.tries));
        }
        assert!(answers.windows(2).all(|two| two[0] == two[1]), "all are answered alike: {answers:?}");
        harness.send_all(&office).await;
        let mails = [office.mail().await, office.mail().await, office.mail().await];
        assert_eq!(
            (office.rest().await.len(), harness.mail_left().await),
            (0, (0, 0)),
            "an address gets three in an hour"
        );
        let codes: std::collections::BTreeSet<String> = mails.iter().map(super::office::Mail::code).collect();
        assert_eq!(codes.len(), 3, "each has its own: {codes:?}");

        harness.clock.advance(HOUR_MS);
        harness.app.sweep_drafts().await.expect("old codes are forgotten");
        harness.give_address(&load[4], "ben@example.net", &mut office).await;
        harness.close().await;
    }
}
