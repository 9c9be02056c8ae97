//! The link in an email that ends them, followed without Discord: by a person, by their mail program, and by what opens links by
//! itself.

use super::harness::{HERE, MailHarness, form};
use super::office::{Mail, Office};
use crate::harness::database::{Engine, engines};
use parley::app::Caller;
use parley::domain::ids::GuildId;
use parley::domain::notifications::settings::{NotificationChannel, Topic};
use parley::mail::{Links, Listener};
use reqwest::{Client, Method, StatusCode};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// What the operator set.
const PUBLIC: &str = "https://parley.example/mail";

/// Mail with links, and a listener that answers them.
async fn set(engine: &Engine) -> (MailHarness, SocketAddr) {
    let mut harness = MailHarness::set(engine).await;
    let links = Arc::new(Links::new(&harness.app, PUBLIC).await.expect("a secret"));
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let listener = Listener::bind(here, Arc::clone(&links)).await.expect("a port");
    let address = listener.address().expect("an address");
    tokio::spawn(listener.run(harness.app.clone()));
    harness.links = Some(links);
    (harness, address)
}

/// Where a proxy passes a link on to.
fn behind(address: SocketAddr, link: &str) -> String {
    link.replacen(PUBLIC, &format!("http://{address}"), 1)
}

/// The link in a mail, which stands in its head and in both parts, alike.
fn link_of(mail: &Mail) -> String {
    let head = mail.header("List-Unsubscribe");
    let link = head.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).expect("one link");
    assert!(link.starts_with("https://parley.example/mail/unsubscribe/"), "{link}");
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert!(mail.text().lines().any(|line| line == link), "{}", mail.text());
    assert!(mail.html().contains(&format!("href=\"{link}\"")), "{}", mail.html());
    link.to_owned()
}

async fn ask(client: &Client, method: Method, url: &str, body: String) -> (StatusCode, String) {
    let sent = client.request(method, url).body(body).send().await.expect("an answer");
    assert_eq!(sent.headers()["referrer-policy"], "no-referrer");
    assert_eq!(sent.headers()["cache-control"], "no-store");
    (sent.status(), sent.text().await.expect("text"))
}

/// Which topics somebody wants by mail.
async fn wanted(harness: &MailHarness, who: &Caller, way: NotificationChannel) -> Vec<Topic> {
    let settings = harness.app.notice_settings(who).await.expect("settings");
    let topics = Topic::ALL.into_iter().filter(|topic| topic.ways().contains(&way));
    topics.filter(|topic| settings.choices.wants(*topic, way)).collect()
}

#[tokio::test]
async fn a_link_ends_one_persons_mail_in_one_server_by_a_press_and_never_by_being_opened() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let (harness, address) = set(&engine).await;
        let client = Client::new();
        let code = harness.give_address(&harness.ben, "ben@example.net", &mut office).await;
        assert_eq!(code.headers("List-Unsubscribe"), [""; 0], "a code is sent to whoever asked");
        harness.app.upsert_guild(HERE, "<b>Workshop</b>").await.expect("named");
        harness.offer(form()).await;
        harness.send_all(&office).await;
        let mail = office.mail().await;
        mail.check("ben@example.net");
        let link = link_of(&mail);
        let url = behind(address, &link);
        let (mail_way, all) = (
            NotificationChannel::Mail,
            [Topic::Offers, Topic::Changes, Topic::Answers, Topic::Contracts, Topic::Jobs, Topic::JobAlerts],
        );

        // Opened, by whomever, it asks.
        for method in [Method::GET, Method::HEAD, Method::GET] {
            let (status, page) = ask(&client, method.clone(), &url, String::new()).await;
            assert_eq!(status, StatusCode::OK);
            assert_eq!(page.matches("<button").count(), usize::from(method == Method::GET), "{page}");
            assert!(!page.contains("<b>") && !page.contains("ben@"), "{page}");
        }
        for method in [Method::PUT, Method::DELETE, Method::OPTIONS] {
            let (status, _) = ask(&client, method, &url, String::new()).await;
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        }
        let (status, _) = ask(&client, Method::POST, &url, "x".repeat(100_000)).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(wanted(&harness, &harness.ben, mail_way).await, all, "nothing happened so far");

        // Whoever changes a link changes nothing else.
        let (before, token) = url.rsplit_once('/').expect("a token");
        let mut altered = token.to_owned();
        altered.replace_range(20..21, if &token[20..21] == "0" { "1" } else { "0" });
        for other in [altered.as_str(), "", &token[1..], &token[..token.len() - 2], "..%2f"] {
            for method in [Method::GET, Method::POST] {
                let (status, page) = ask(&client, method, &format!("{before}/{other}"), String::new()).await;
                assert_eq!(status, StatusCode::NOT_FOUND, "{other}");
                assert!(page.contains("This link doesn't work".replace('\'', "&#39;").as_str()), "{page}");
            }
        }
        assert_eq!(wanted(&harness, &harness.ben, mail_way).await, all);

        // What waits at that moment is not sent any more either.
        harness.offer(form()).await;
        let one_click = "List-Unsubscribe=One-Click".to_owned();
        let (status, page) = ask(&client, Method::POST, &url, one_click).await;
        assert!(status == StatusCode::OK && page.contains("Emails stopped"), "{page}");
        assert_eq!(wanted(&harness, &harness.ben, mail_way).await, []);
        assert_eq!(wanted(&harness, &harness.ben, NotificationChannel::Direct).await, Topic::ALL);
        let elsewhere = Caller { guild: GuildId(20), ..harness.ben.clone() };
        assert_eq!(wanted(&harness, &elsewhere, mail_way).await, all, "another server's mail goes on");
        assert_eq!(wanted(&harness, &harness.ana, mail_way).await, all);
        harness.send_all(&office).await;
        assert_eq!((harness.mail_left().await, office.rest().await.len()), ((0, 0), 0));

        // Twice is once, and /settings turns it on again.
        let (status, _) = ask(&client, Method::POST, &url, String::new()).await;
        assert_eq!(status, StatusCode::OK);
        harness.app.choose_notice(&harness.ben, Topic::Offers, mail_way, true).await.expect("chosen");
        harness.offer(form()).await;
        harness.send_all(&office).await;
        assert_eq!(link_of(&office.mail().await), link, "the same link, always");
        harness.close().await;
    }
}

#[tokio::test]
async fn a_link_outlives_parley_and_ends_nothing_at_a_later_address() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let (harness, _) = set(&engine).await;
        harness.give_address(&harness.ben, "old@example.net", &mut office).await;
        harness.offer(form()).await;
        harness.send_all(&office).await;
        let link = link_of(&office.mail().await);
        harness.give_address(&harness.ben, "new@example.net", &mut office).await;

        // Parley starts anew over the same database, and knows the link.
        let links = Arc::new(Links::new(&harness.app, PUBLIC).await.expect("a secret"));
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listener = Listener::bind(here, links).await.expect("a port");
        let url = behind(listener.address().expect("an address"), &link);
        tokio::spawn(listener.run(harness.app.clone()));
        let (status, page) = ask(&Client::new(), Method::POST, &url, String::new()).await;
        assert!(status == StatusCode::OK && page.contains("Emails stopped"), "{page}");
        let wanted = wanted(&harness, &harness.ben, NotificationChannel::Mail).await;
        assert_eq!(wanted.len(), 6, "the old address gets none anyway, and the new one is not its own");

        // Another database's secret makes other links.
        let (other, address) = set(&engine).await;
        let (status, _) = ask(&Client::new(), Method::POST, &behind(address, &link), String::new()).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        other.close().await;
        harness.close().await;
    }
}

#[tokio::test]
async fn without_a_public_address_an_email_has_no_link() {
    let Some(mut office) = Office::open(&[]).await else { return };
    let harness = MailHarness::set(&Engine::Sqlite).await;
    harness.give_address(&harness.ben, "ben@example.net", &mut office).await;
    harness.offer(form()).await;
    harness.send_all(&office).await;
    let mail = office.mail().await;
    assert_eq!((mail.headers("List-Unsubscribe").len(), mail.headers("List-Unsubscribe-Post").len()), (0, 0));
    assert!(
        !mail.text().contains("/unsubscribe/") && !mail.html().contains("Unsubscribe"),
        "{}",
        mail.text()
    );
    harness.close().await;
}
