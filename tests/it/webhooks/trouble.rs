//! Receivers that fail, redirect, hang, are gone, or were taken out of the configuration. None holds up another one, and nothing is lost
//! that somebody may want to send again.

use super::receiver::{Receiver, Reply};
use super::{Heard, another_secret, endpoint};
use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::world::PATIENCE;
use parley::clock::Random;
use parley::domain::effect::Carrier;
use parley::domain::time::{HOUR_MS, MINUTE_MS};
use parley::outbox::LEASE_MS;
use parley::outbox::policy::GIVE_UP_AGE_MS;
use parley::webhooks::{self, Endpoint, Endpoints, SendAgain};
use std::sync::Arc;
use tokio::sync::watch;

const AGREED: [&str; 3] = ["offer.sent", "offer.accepted", "contract.started"];

impl Heard {
    /// What `parley webhooks` prints.
    async fn listed(&self, endpoints: Vec<Endpoint>) -> String {
        let listed =
            webhooks::list(&self.database.address, &Endpoints::new(endpoints), &self.pair.clock).await;
        listed.expect("a list")
    }

    /// What `parley webhooks send-again` prints.
    async fn send_again(&self, which: SendAgain) -> Result<String, webhooks::Error> {
        webhooks::send_again(&self.database.address, which, &self.pair.clock).await
    }
}

#[tokio::test]
async fn what_fails_is_tried_again_under_the_same_id_and_nothing_overtakes_it() {
    for engine in engines() {
        let receiver = Receiver::open().await;
        receiver.plan([500, 404, 429].map(Reply::Status));
        let crm = endpoint("crm", &receiver.url(), &["*"]);
        let crm = Endpoint { secrets: vec![another_secret(), crm.secrets[0].clone()], ..crm };
        let heard = Heard::set(Database::create(&engine).await, vec![crm]).await;
        heard.pair.agree().await;
        for tried in 1..=2 {
            heard.deliver().await;
            assert_eq!(receiver.kinds(), vec!["offer.sent"; tried], "the others wait behind it");
            heard.pair.clock.advance(MINUTE_MS);
        }
        // Once it failed three times, the next one shows whether it's this event or the receiver.
        heard.deliver().await;
        heard.pair.clock.advance(MINUTE_MS);
        heard.deliver().await;
        let taken = receiver.taken();
        let (sent, others): (Vec<_>, Vec<_>) = taken.iter().partition(|taken| taken.kind() == "offer.sent");
        assert_eq!((sent.len(), others.len()), (4, 2), "{:?}", receiver.kinds());
        assert!(sent.iter().all(|try_| try_.id == sent[0].id && try_.text == sent[0].text), "{sent:?}");
        assert!(
            sent.iter().is_sorted_by(|one, next| one.seconds < next.seconds),
            "each try has its own time"
        );
        assert!(taken.iter().all(|taken| taken.signatures == 2), "by the new secret and the one before");
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (0, 0));
        heard.close().await;
    }
}

#[tokio::test]
async fn what_was_taken_before_a_process_died_comes_again_under_the_same_id() {
    for engine in engines() {
        let receiver = Receiver::open().await;
        let endpoints = vec![endpoint("crm", &receiver.url(), &["offer.sent"])];
        let heard = Heard::set(Database::create(&engine).await, endpoints.clone()).await;
        heard.pair.agree().await;
        receiver.plan([Reply::Hang]);
        {
            let dies = heard.outbox.step();
            tokio::pin!(dies);
            tokio::select! {
                ended = &mut dies => panic!("{ended:?}"),
                taken = receiver.wait_for(1) => assert_eq!(taken.len(), 1),
            }
        }
        heard.pair.clock.advance(LEASE_MS + 1);
        let next = Heard::outbox_of(&heard.pair, Endpoints::new(endpoints));
        assert!(next.step().await.expect("a step"));
        let taken = receiver.taken();
        assert_eq!(taken.len(), 2);
        assert_eq!((&taken[0].id, &taken[0].text), (&taken[1].id, &taken[1].text));
        heard.close().await;
    }
}

#[tokio::test]
async fn what_was_given_up_is_listed_and_sent_again() {
    for engine in engines() {
        let receiver = Receiver::open().await;
        receiver.always(Reply::Status(503));
        let crm = || vec![endpoint("crm", &receiver.url(), &["*"])];
        let heard = Heard::set(Database::create(&engine).await, crm()).await;
        heard.pair.agree().await;
        heard.deliver().await;
        let waits = heard.listed(crm()).await;
        assert!(waits.contains("crm: 3 waiting") && waits.contains("503 Service Unavailable"), "{waits}");
        assert!(!waits.contains("Given up"), "{waits}");

        heard.pair.clock.advance(GIVE_UP_AGE_MS);
        for _ in 0..4 {
            heard.deliver().await;
            heard.pair.clock.advance(HOUR_MS);
        }
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (0, 3));
        let dead = heard.listed(crm()).await;
        assert!(dead.contains("crm: nothing waits, 3 given up"), "{dead}");
        for kind in AGREED {
            assert!(dead.contains(&format!("crm  {kind}, 3 days old")), "{dead}");
        }
        assert!(!dead.contains(&receiver.address.to_string()), "no address is shown: {dead}");

        receiver.always(Reply::Status(200));
        let before = receiver.taken().len();
        let wrong = heard.send_again(SendAgain::Ids(vec![4])).await.expect_err("there is none").to_string();
        assert!(wrong.contains("nothing is sent again"), "{wrong}");
        let of_nobody =
            heard.send_again(SendAgain::All(Some("books".to_owned()))).await.expect("it's looked for");
        assert!(of_nobody.contains("Nothing was given up"), "{of_nobody}");
        let id =
            dead.lines().find_map(|line| line.contains("offer.sent").then(|| line.split_whitespace().next()));
        let id: i64 = id.flatten().and_then(|id| id.parse().ok()).expect("an id");
        let one = heard.send_again(SendAgain::Ids(vec![id])).await.expect("sent again");
        assert!(one.starts_with("1 event is sent again"), "{one}");
        heard.deliver().await;
        assert_eq!(receiver.kinds()[before..], ["offer.sent"]);
        let all = heard.send_again(SendAgain::All(Some("crm".to_owned()))).await.expect("sent again");
        assert!(all.starts_with("2 events are sent again"), "{all}");
        heard.deliver().await;
        assert_eq!(receiver.kinds()[before..], AGREED, "in their order");
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (0, 0));
        let ids: std::collections::HashSet<_> = receiver.taken().into_iter().map(|taken| taken.id).collect();
        assert_eq!(ids.len(), AGREED.len(), "sent again, an event keeps its id");
        heard.close().await;
    }
}

#[tokio::test]
async fn what_waits_for_an_endpoint_that_is_no_longer_configured_is_given_up_at_once() {
    for engine in engines() {
        let receiver = Receiver::open().await;
        let crm = endpoint("crm", &receiver.url(), &["*"]);
        let heard = Heard::set(Database::create(&engine).await, vec![crm]).await;
        heard.pair.agree().await;
        let without = Heard::outbox_of(&heard.pair, Endpoints::default());
        while without.step().await.expect("a step") {}
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (0, 3));
        assert!(receiver.taken().is_empty());
        let listed = heard.listed(Vec::new()).await;
        assert!(
            listed.contains("There are no endpoints") && listed.contains("no longer in the configuration"),
            "{listed}"
        );
        assert!(listed.contains("no endpoint called crm is configured any longer"), "{listed}");
        heard.close().await;
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_who_is_gone_is_asked_once() {
    for engine in engines() {
        let (redirecting, elsewhere, gone) =
            (Receiver::open().await, Receiver::open().await, Receiver::open().await);
        redirecting.always(Reply::Redirect(elsewhere.url()));
        gone.plan([Reply::Status(410)]);
        let endpoints = vec![
            endpoint("moved", &redirecting.url(), &["offer.sent"]),
            endpoint("gone", &gone.url(), &["*"]),
        ];
        let heard = Heard::set(Database::create(&engine).await, endpoints.clone()).await;
        heard.pair.agree().await;
        heard.deliver().await;
        assert!(elsewhere.taken().is_empty(), "nothing is sent where a redirect leads");
        assert_eq!(gone.taken().len(), 1, "who wants no more events isn't asked again");
        assert_eq!((heard.count("waiting").await, heard.count("dead").await), (1, 3));
        let listed = heard.listed(endpoints.clone()).await;
        assert!(listed.contains("307, a redirect, and none is followed"), "{listed}");
        assert!(listed.contains("410 Gone: the endpoint wants no more events"), "{listed}");
        // Sent again, it's asked whether that is so still.
        heard.send_again(SendAgain::All(Some("gone".to_owned()))).await.expect("sent again");
        heard.deliver().await;
        assert_eq!(gone.kinds()[1..], AGREED);
        heard.close().await;
    }
}

#[tokio::test]
async fn an_endpoint_that_is_down_or_hangs_delays_no_other_one() {
    for engine in engines() {
        let (hanging, well) = (Receiver::open().await, Receiver::open().await);
        hanging.always(Reply::Hang);
        // Nobody listens there.
        let down = Receiver::open().await.url();
        let endpoints = vec![
            endpoint("hanging", &hanging.url(), &["*"]),
            endpoint("down", &down, &["*"]),
            endpoint("well", &well.url(), &["*"]),
        ];
        let heard = Heard::set(Database::create(&engine).await, endpoints.clone()).await;
        for _ in 0..5 {
            heard.pair.agree().await;
        }
        let workers = endpoints.len();
        let outbox = Arc::new(Heard::outbox_of(&heard.pair, Endpoints::new(endpoints)));
        let (stop, stopping) = watch::channel(false);
        let delivering = tokio::spawn(outbox.run(workers, stopping));
        let taken = well.wait_for(5 * AGREED.len()).await;
        let kinds: Vec<_> = taken.iter().map(super::receiver::Taken::kind).collect();
        assert_eq!(kinds, AGREED.repeat(5), "in their order");
        assert_eq!(hanging.wait_for(1).await.len(), 1, "one at a time");
        // What waits for those two isn't overdue: it's no sign of a Parley that doesn't deliver.
        let mut reader = heard.pair.store.reader().await.expect("a reader");
        let overdue = reader.queries().first_claimable(Carrier::Webhook, heard.pair.clock.now()).await;
        assert_eq!(overdue.expect("a look"), None);
        drop(reader);
        drop(stop);
        tokio::time::timeout(PATIENCE, delivering).await.expect("it ends").expect("well");
        heard.close().await;
    }
}

#[tokio::test]
async fn a_test_is_sent_at_once_and_says_what_was_answered() {
    let receiver = Receiver::open().await;
    let endpoints = Endpoints::new(vec![endpoint("crm", &receiver.url(), &["offer.*"])]);
    let (clock, random) = (moment::standing(&Engine::Sqlite), Random::seeded(1));
    let test = async |name: &str| webhooks::test(&endpoints, name, (&clock, &random)).await;
    assert_eq!(test("crm").await.expect("taken"), "crm took the test: the answer was 204 No Content.");
    assert_eq!(receiver.kinds(), ["parley.test"]);
    receiver.plan([Reply::Status(401)]);
    let refused = test("crm").await.expect_err("refused").to_string();
    assert_eq!(refused, "crm didn't take the test: the answer was 401 Unauthorized");
    assert!(test("books").await.expect_err("nobody").to_string().contains("no endpoint is called books"));
}
