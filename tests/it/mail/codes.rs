//! Proving an address: what a code is good for, how often it may be asked for and tried, and what nobody learns by it.

use super::desk::{Desk, form, named};
use super::office::Office;
use crate::database::engines;
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
        let desk = Desk::set(&engine).await;
        desk.app.ask_mail_code(&desk.ben, "ben@example.net").await.expect("a code");
        desk.offer(form()).await;
        desk.send_all(&office).await;
        assert_eq!(office.mail().await.subject(), "Your code for Parley");
        assert_eq!((desk.mail_left().await, office.rest().len()), ((0, 0), 0));

        // A new address takes the place of the old one only once it is proven.
        desk.give_address(&desk.ben, "ben@example.com", &mut office).await;
        desk.app.ask_mail_code(&desk.ben, "new@example.com").await.expect("a code");
        desk.offer(form()).await;
        desk.send_all(&office).await;
        let mut to: Vec<_> =
            [office.mail().await, office.mail().await].map(|mail| mail.header("To").to_owned()).into();
        to.sort();
        assert_eq!(to, ["ben@example.com", "new@example.com"]);

        // Removed, it gets nothing, also not what waits already.
        desk.offer(form()).await;
        let standing = desk.app.forget_mail_address(&desk.ben).await.expect("it is forgotten");
        assert_eq!((standing.address, standing.code), (None, None));
        desk.send_all(&office).await;
        assert_eq!((desk.mail_left().await, office.rest().len()), ((0, 0), 0));
        desk.close().await;
    }
}

#[tokio::test]
async fn a_code_is_tried_a_few_times_and_for_a_while() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let desk = Desk::set(&engine).await;
        let (app, ben) = (&desk.app, &desk.ben);
        assert_eq!(refused(app.enter_mail_code(ben, "123456").await), MailRefusal::NoCode);
        let no_address = refused(app.ask_mail_code(ben, "ben@example.net\r\nBcc: eve@evil.example").await);
        assert_eq!(no_address, MailRefusal::BadAddress(AddressProblem::Local));

        app.ask_mail_code(ben, "ben@example.net").await.expect("a code");
        desk.send_all(&office).await;
        let code = office.mail().await.code();
        // In another server, and for somebody else, there is no such code.
        let elsewhere = parley::app::Caller { guild: parley::domain::ids::GuildId(20), ..ben.clone() };
        assert_eq!(refused(app.enter_mail_code(&elsewhere, &code).await), MailRefusal::NoCode);
        assert_eq!(refused(app.enter_mail_code(&desk.ana, &code).await), MailRefusal::NoCode);
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
        desk.send_all(&office).await;
        let late = office.mail().await.code();
        desk.clock.advance(CODE_LIFE_MS);
        assert_eq!(refused(app.enter_mail_code(ben, &late).await), MailRefusal::NoCode);

        app.ask_mail_code(ben, "ben@example.net").await.expect("a third code");
        assert_eq!(
            refused(app.ask_mail_code(ben, "ben@example.net").await),
            MailRefusal::TooManyCodes { most: 3 }
        );
        desk.send_all(&office).await;
        let third = office.mail().await.code();
        let spaced = format!(" {}-{} ", &third[..3], &third[3..]);
        app.enter_mail_code(ben, &spaced).await.expect("as people type it");
        assert_eq!(refused(app.enter_mail_code(ben, &third).await), MailRefusal::NoCode, "once");
        desk.close().await;
    }
}

#[tokio::test]
async fn of_two_tries_at_once_each_counts() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let desk = Desk::set(&engine).await;
        let (app, ben) = (&desk.app, &desk.ben);
        app.ask_mail_code(ben, "ben@example.net").await.expect("a code");
        desk.send_all(&office).await;
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
        let asking = || app.ask_mail_code(&desk.ana, "ana@example.net");
        let (a, b, c, d) = tokio::join!(asking(), asking(), asking(), asking());
        assert_eq!([a, b, c, d].iter().filter(|outcome| outcome.is_ok()).count(), 3);
        desk.close().await;
    }
}

#[tokio::test]
async fn nobody_learns_who_else_has_an_address() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let desk = Desk::set(&engine).await;
        let crowd: Vec<_> = (10..15).map(|person| named(person, "Somebody")).collect();
        let mut answers = Vec::new();
        for somebody in &crowd {
            // In different letters it is the same mailbox.
            let typed = if somebody.person.0 % 2 == 0 { "Ben@example.net" } else { "ben@EXAMPLE.net" };
            let asked = desk.app.ask_mail_code(somebody, typed).await.expect("an answer");
            let code = asked.code.expect("a code");
            answers.push((asked.has_mail, asked.address, asked.no_such, code.address.key(), code.tries));
        }
        assert!(answers.windows(2).all(|two| two[0] == two[1]), "all are answered alike: {answers:?}");
        desk.send_all(&office).await;
        let mails = [office.mail().await, office.mail().await, office.mail().await];
        assert_eq!(
            (office.rest().len(), desk.mail_left().await),
            (0, (0, 0)),
            "an address gets three in an hour"
        );
        let codes: std::collections::BTreeSet<String> = mails.iter().map(super::office::Mail::code).collect();
        assert_eq!(codes.len(), 3, "each has its own: {codes:?}");

        desk.clock.advance(HOUR_MS);
        desk.app.sweep_drafts().await.expect("old codes are forgotten");
        desk.give_address(&crowd[4], "ben@example.net", &mut office).await;
        desk.close().await;
    }
}
