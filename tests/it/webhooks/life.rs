//! From an offer to its feedback: each event comes once, in its order, and says what it is about without anybody's words.

use super::receiver::Receiver;
use super::{Heard, endpoint};
use crate::feedback::race::typed;
use crate::harness::database::{Database, engines};
use parley::domain::contracts::entry::CloseReason;
use parley::domain::feedback::stars::Stars;
use std::collections::HashSet;

const LIFE: [&str; 9] = [
    "offer.sent",
    "offer.accepted",
    "contract.started",
    "payment.recorded",
    "payment.confirmed",
    "contract.closed",
    "feedback.published",
    "feedback.published",
    "feedback.replied",
];

#[tokio::test]
async fn everything_about_an_offer_comes_once_and_in_its_order() {
    for engine in engines() {
        let (all, money) = (Receiver::open().await, Receiver::open().await);
        let endpoints = vec![
            endpoint("crm", &all.url(), &["*"]),
            endpoint("books", &money.url(), &["payment.*", "contract.closed"]),
        ];
        let heard = Heard::set(Database::create(&engine).await, endpoints).await;
        let Heard { pair, .. } = &heard;
        let (app, client, freelancer) = (&pair.app, &pair.client, &pair.freelancer);
        let contract = pair.agree().await;
        let draft = app.begin_payment(client, contract, 0).await.expect("a draft").1.id;
        let preview = app.fill_payment(client, draft, ("250", "By hunter2")).await.expect("a preview");
        app.record_payment(client, draft, preview.hash()).await.expect("recorded");
        let (_, seq) = app.load_next_payment(freelancer, contract).await.expect("a payment");
        app.answer_payment(freelancer, contract, seq, true).await.expect("confirmed");
        let draft = app.begin_closing(client, contract, CloseReason::Completed).await.expect("a draft").1.id;
        let preview = app.fill_closing(client, draft, ("Thanks, hunter2", "")).await.expect("a preview");
        app.close_contract(client, draft, preview.hash()).await.expect("closed");
        for (by, stars) in [(client, Stars::ALL[4]), (freelancer, Stars::ALL[3])] {
            let (draft, hash, _) = typed(pair, by, contract, stars).await;
            app.give_feedback(by, draft, hash).await.expect("given");
        }
        app.reply_to_feedback(freelancer, contract, "Gladly, hunter2").await.expect("replied");
        heard.deliver().await;

        assert_eq!(all.kinds(), LIFE);
        assert_eq!(money.kinds(), ["payment.recorded", "payment.confirmed", "contract.closed"]);
        let taken = all.taken();
        let ids: HashSet<_> = taken.iter().map(|taken| taken.id.clone()).collect();
        assert_eq!(ids.len(), LIFE.len(), "each has an id of its own");
        let shared: HashSet<_> = money.taken().into_iter().map(|taken| taken.id).collect();
        assert!(shared.is_subset(&ids), "an event has the same id at each endpoint");
        assert!(taken.iter().all(|taken| !taken.text.contains("hunter2")), "nobody's words are told");
        assert!(taken.iter().all(|taken| taken.seconds == pair.clock.now().seconds()));
        let [sent, .., confirmed, closed, first, second, _] = &taken[..] else { panic!("{taken:?}") };
        assert_eq!(sent.json()["data"]["offer"]["client"], client.person.to_string());
        assert_eq!(sent.json()["data"]["by"], client.person.to_string());
        let paid = &confirmed.json()["data"]["payment"];
        assert_eq!(
            (&paid["kind"], &paid["amount"], &paid["currency"]),
            (&"payment".into(), &"250.00".into(), &"USD".into())
        );
        assert_eq!(confirmed.json()["data"]["by"], freelancer.person.to_string());
        assert_eq!(closed.json()["data"]["reason"], "completed");
        assert_eq!(closed.json()["data"]["contract"]["state"], "closed");
        let mut stars = [first, second].map(|one| one.json()["data"]["stars"].as_u64());
        stars.sort_unstable();
        assert_eq!(stars, [Some(4), Some(5)]);
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (0, 0));
        heard.close().await;
    }
}

#[tokio::test]
async fn without_an_endpoint_nothing_is_written() {
    for engine in engines() {
        let heard = Heard::set(Database::create(&engine).await, Vec::new()).await;
        heard.pair.agree().await;
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (0, 0));
        heard.close().await;
    }
}
