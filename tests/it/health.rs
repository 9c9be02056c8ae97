//! What an operator's programs read over HTTP: whether Parley lives, what keeps it from working, and its metrics, in which nobody is
//! named. The dashboard and the alerts ask only for what there is.

mod text;

use crate::harness::database::engines;
use crate::harness::log_lines::LogLines;
use crate::harness::program::{finish, parley};
use crate::harness::steps::{Table, message};
use crate::harness::world::{PATIENCE, World, workshop};
use crate::notifications::mail::harness::{MailHarness, form};
use discord_emulator::person::opt;
use parley::domain::effect::Carrier;
use parley::domain::time::MINUTE_MS;
use parley::health::Health;
use parley::http::HttpListener;
use parley::metrics::{DatabaseStep, Ended, Interaction, Metrics, Present};
use reqwest::{Client, Method, StatusCode};
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use text::Exposition;

const HERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

async fn ask(address: &str, path: &str) -> (StatusCode, String) {
    let answer = Client::new().get(format!("http://{address}{path}")).send().await.expect("an answer");
    (answer.status(), answer.text().await.expect("text"))
}

/// Where the Parley that logs here answers.
async fn address(log: &LogLines) -> String {
    let said = async {
        loop {
            let all = log.whole();
            let line = all.lines().find(|line| line.contains("answering health checks"));
            if let Some((_, address)) = line.and_then(|line| line.split_once("address=")) {
                return address.trim().to_owned();
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, said).await.expect("it says where")
}

/// What `parley health` says of the Parley there, and what it exits with.
async fn asked_by_program(address: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("my.toml"), format!("[http]\nlisten = {address:?}\n"))
        .expect("written");
    let output = finish(parley(&["--config", "my.toml", "health"], folder.path())).await;
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

/// The metrics, once what people did last is among them: it's counted after they have their answer.
async fn metrics(address: &str, is_there: impl Fn(&Exposition) -> bool) -> Exposition {
    let counted = async {
        loop {
            let (status, text) = ask(address, "/metrics").await;
            assert_eq!(status, StatusCode::OK, "{text}");
            let found = Exposition::read(&text);
            if is_there(&found) {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, counted).await.expect("it's counted")
}

/// What was pressed and delivered is there, and nobody is named.
fn check_counts(found: &Exposition) {
    for (name, labels, least) in [
        (
            "parley_interactions_total",
            &[("kind", "command"), ("name", "offer"), ("outcome", "answered")][..],
            1.0,
        ),
        ("parley_interactions_total", &[("kind", "form"), ("outcome", "answered")], 1.0),
        (
            "parley_interactions_total",
            &[("kind", "button"), ("name", "accept"), ("outcome", "answered")],
            1.0,
        ),
        (
            "parley_interactions_total",
            &[("kind", "button"), ("name", "confirm"), ("outcome", "answered")],
            1.0,
        ),
        ("parley_interaction_seconds_count", &[("kind", "button"), ("name", "accept")], 1.0),
        (
            "parley_deliveries_total",
            &[("carrier", "discord"), ("effect", "open_room"), ("outcome", "delivered")],
            1.0,
        ),
        ("parley_delivery_seconds_count", &[("carrier", "discord")], 3.0),
        ("parley_database_seconds_count", &[("step", "statement")], 10.0),
        ("parley_database_seconds_count", &[("step", "commit")], 3.0),
        ("parley_database_up", &[], 1.0),
        ("parley_gateway_shards_connected", &[], 1.0),
    ] {
        assert!(found.sum(name, labels) >= least, "{name} {labels:?}: {:?}", found.samples);
    }
    assert_eq!(found.sum("parley_effects_waiting", &[]), 0.0, "everything was delivered");
    for (key, value) in found.samples.iter().flat_map(|sample| &sample.labels) {
        let is_word = value.chars().all(|c| c.is_ascii_lowercase() || "_-: ".contains(c));
        assert!(key == "le" || is_word, "{key}={value} may be somebody's");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_press_is_counted_without_telling_who() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.config.http.listen = Some(HERE);

        // Discord isn't there yet.
        let (there, nobody) =
            (world.config.discord.api_address, std::net::TcpListener::bind(HERE).expect("a port"));
        world.config.discord.api_address = nobody.local_addr().ok();
        drop(nobody);
        world.log = Some(LogLines::default());
        let (early, _never) = world.launch(None);
        let at = address(world.log.as_ref().expect("lines")).await;
        assert_eq!(ask(&at, "/livez").await, (StatusCode::OK, "ok\n".to_owned()));
        let (status, said) = ask(&at, "/readyz").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{said}");
        assert!(
            said.contains("database: ok") && said.contains("gateway: not ready, Parley hasn't"),
            "{said}"
        );
        assert_eq!(asked_by_program(&at).await, (Some(1), said));
        early.kill().await;

        world.config.discord.api_address = there;
        world.log = Some(LogLines::default());
        world.start().await;
        let at = address(world.log.as_ref().expect("lines")).await;
        let table = Table::set(&world).await;
        table.accept(&table.card).await;
        let number = [opt("offer", "99")];
        let refused = message(table.ben.command(world.guild, world.general, "offer view", &number).await);
        assert!(refused.says("Offer not found"), "{}", refused.words());
        world.settled().await.close().await;
        let found =
            metrics(&at, |found| found.sum("parley_interactions_total", &[("outcome", "refused")]) > 0.0)
                .await;
        let (status, said) = ask(&at, "/readyz").await;
        assert_eq!(status, StatusCode::OK, "{said}");
        assert_eq!(asked_by_program(&at).await, (Some(0), said));
        check_counts(&found);
        for (method, path, status) in [
            (Method::POST, "/metrics", StatusCode::METHOD_NOT_ALLOWED),
            (Method::GET, "/", StatusCode::NOT_FOUND),
        ] {
            let asked = Client::new().request(method, format!("http://{at}{path}")).send();
            assert_eq!(asked.await.expect("an answer").status(), status, "{path}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn an_outbox_that_stands_still_and_a_database_that_is_gone_are_named() {
    for engine in engines() {
        let harness = MailHarness::set(&engine).await;
        let (store, clock) = (harness.store.clone(), harness.clock.clone());
        let carriers = vec![Carrier::Discord, Carrier::Uploads];
        let (gateway, is_stopping) = (Some(Arc::default()), Arc::default());
        let health = Health { store: store.clone(), clock, gateway, endpoint: None, carriers, is_stopping };
        let listener = HttpListener::bind(HERE).await.expect("a port");
        let at = listener.address().expect("an address").to_string();
        tokio::spawn(listener.run(move |question| health.clone().respond(question)));
        harness.offer(form()).await;
        let (_, said) = ask(&at, "/readyz").await;
        assert!(said.contains("outbox: ok"), "{said}");
        harness.clock.advance(6 * MINUTE_MS);
        let (status, said) = ask(&at, "/readyz").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{said}");
        assert!(
            said.contains("outbox: not ready, something for discord has been due for 360 seconds"),
            "{said}"
        );
        let found = metrics(&at, |_| true).await;
        assert_eq!(found.sum("parley_effects_waiting", &[("effect", "open_room")]), 1.0);
        assert_eq!(found.sum("parley_effects_oldest_seconds", &[("effect", "open_room")]), 360.0);
        assert_eq!(found.sum("parley_effects_overdue_seconds", &[("carrier", "discord")]), 360.0);
        store.close().await;
        let (status, said) = ask(&at, "/readyz").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{said}");
        assert!(said.contains("database: not ready, "), "{said}");
        assert_eq!(ask(&at, "/livez").await.0, StatusCode::OK);
        assert_eq!(metrics(&at, |_| true).await.sum("parley_database_up", &[]), 0.0);
        harness.close().await;
    }
}

/// The names of everything that there is.
fn offered() -> BTreeSet<String> {
    let metrics = Metrics::default();
    metrics.count_interaction(Interaction { kind: "button", name: "x" }, Ended::Late, Duration::ZERO);
    metrics.count_delivery(Carrier::Mail, ("x", 2), "delivered", Duration::ZERO);
    metrics.count_rate_limit_wait(false);
    drop(metrics.wait_for_database(DatabaseStep::Connection));
    let present = Present {
        is_database_up: true,
        waiting: vec![("x", 1, 1.0)],
        overdue: vec![(Carrier::Mail, 1.0)],
        ..Present::default()
    };
    let text = metrics.text(&present).expect("text");
    Exposition::read(&text).samples.into_iter().map(|sample| sample.name).collect()
}

/// Words that begin as the names of our metrics do.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.starts_with("parley_")).map(str::to_owned).collect()
}

#[tokio::test]
async fn dashboard_alerts_and_guide_name_only_metrics_that_there_are() {
    let offered = offered();
    let read = |path: &str| {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
            .expect("a file of the repository")
    };
    let dashboard: serde_json::Value =
        serde_json::from_str(&read("deploy/grafana/parley.json")).expect("JSON");
    let panels = dashboard["panels"].as_array().expect("panels");
    let asked: String = panels.iter().map(|panel| format!("{}\n", panel["targets"])).collect();
    for (path, text) in
        [("the dashboard", asked), ("deploy/prometheus/alerts.yml", read("deploy/prometheus/alerts.yml"))]
    {
        let named = named(&text);
        assert!(named.len() >= 8, "{path}: {named:?}");
        assert_eq!(named.difference(&offered).collect::<Vec<_>>(), [""; 0], "{path}");
    }
    // The guide names every alert with what to do, and every family.
    let guide = read("docs/operating.md");
    let alerts = read("deploy/prometheus/alerts.yml");
    let alerts: Vec<&str> = alerts.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(
        alerts.len() > 5 && alerts.iter().all(|alert| guide.contains(&format!("| `{alert}` |"))),
        "{alerts:?}"
    );
    let families: BTreeSet<String> = offered
        .iter()
        .filter(|name| !name.ends_with("_bucket") && !name.ends_with("_sum"))
        .map(|name| name.trim_end_matches("_count").to_owned())
        .collect();
    let said: BTreeSet<String> =
        named(&guide).into_iter().filter(|name| !name.starts_with("parley_test")).collect();
    assert_eq!(said, families);
}
