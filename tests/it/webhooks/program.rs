//! A running Parley with endpoints in its configuration, and what the operator reads and does beside it with `parley webhooks`.

use super::receiver::{Receiver, Reply, written_secret};
use crate::harness::database::{Engine, engines};
use crate::harness::program::{fail, parley, succeed};
use crate::harness::steps::Table;
use crate::harness::world::{PATIENCE, World, workshop};
use parley::config::{WebhookConfig, WrittenAddress};
use sqlx::Row as _;
use std::collections::HashSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const AGREED: [&str; 3] = ["offer.sent", "offer.accepted", "contract.started"];

fn configured(name: &str, receiver: &Receiver, secret_file: &Path) -> WebhookConfig {
    WebhookConfig {
        name: name.to_owned(),
        url: WrittenAddress(receiver.url()),
        secret_file: secret_file.to_owned(),
        events: vec!["offer.*".to_owned(), "contract.started".to_owned()],
    }
}

/// The same as an operator writes it, for a program of its own.
fn written(world: &World, endpoints: &[WebhookConfig]) -> String {
    let mut text = format!("[database]\naddress = {:?}\n", world.database.address);
    for WebhookConfig { name, url, secret_file, events } in endpoints {
        text += &format!("[[webhooks]]\nname = {name:?}\nurl = {:?}\n", url.0);
        text += &format!("secret_file = {:?}\nevents = {events:?}\n", secret_file.display().to_string());
    }
    text
}

async fn until_given_up(world: &World, count: i64) {
    let pool = world.database.pool().await;
    let sql = "SELECT count(*) FROM effects WHERE carrier = 'webhook' AND state = 'dead'";
    let given_up = async {
        while sqlx::query(sql).fetch_one(&pool).await.expect("a count").get::<i64, _>(0) != count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, given_up).await.expect("they are given up");
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_parley_tells_of_an_offer_while_another_endpoint_hangs() {
    for engine in engines() {
        let (crm, hanging) = (Receiver::open().await, Receiver::open().await);
        hanging.always(Reply::Hang);
        let folder = tempfile::tempdir().expect("a folder");
        let secret = folder.path().join("secret");
        std::fs::write(&secret, written_secret()).expect("written");
        let endpoints = vec![configured("crm", &crm, &secret), configured("hanging", &hanging, &secret)];
        let mut world = World::set_for_process(&engine, workshop()).await;
        world.config.webhooks.clone_from(&endpoints);
        let file = folder.path().join("parley.toml");
        std::fs::write(&file, written(&world, &endpoints)).expect("written");
        let program = |arguments: &[&str]| -> Command {
            let config = file.display().to_string();
            parley(&[&["webhooks", "--config", &config], arguments].concat(), folder.path())
        };

        world.start().await;
        let table = Table::set(&world).await;
        // What hangs delays neither Discord nor the other endpoint.
        table.accept(&table.card).await;
        crm.wait_for(AGREED.len()).await;
        assert_eq!(crm.kinds(), AGREED);
        assert_eq!(hanging.wait_for(1).await.len(), 1);
        let listed = succeed(program(&[])).await;
        assert!(listed.contains("crm: nothing waits. It gets offer.*, contract.started."), "{listed}");
        assert!(listed.contains("hanging: 3 waiting"), "{listed}");
        let said = succeed(program(&["test", "crm"])).await;
        assert!(said.contains("crm took the test: the answer was 204"), "{said}");
        let said = fail(program(&["test", "books"])).await;
        assert!(said.contains("no endpoint is called books"), "{said}");

        // Without an endpoint, what waits for one is given up, and no longer waits.
        world.kill().await;
        // Discord lets nobody log in to its gateway again and again, and nobody presses anything any more.
        world.config.discord.gateway = false;
        world.config.webhooks.clear();
        world.start().await;
        until_given_up(&world, 3).await;
        world.kill().await;

        // Back again, it gets what is sent again, also while Parley runs.
        hanging.always(Reply::Status(200));
        world.config.webhooks = endpoints;
        // On Postgres, processes look for what others left anyway.
        let is_running = engine == Engine::Sqlite;
        if is_running {
            world.start().await;
        }
        let listed = succeed(program(&[])).await;
        assert!(listed.contains("hanging: nothing waits, 3 given up"), "{listed}");
        assert!(!listed.contains("127.0.0.1") && !listed.contains("whsec_"), "{listed}");
        let said = succeed(program(&["send-again", "--all", "--endpoint", "hanging"])).await;
        assert!(said.contains("3 events are sent again"), "{said}");
        if !is_running {
            world.start().await;
        }
        let taken = hanging.wait_for(4).await;
        assert_eq!(taken[1..].iter().map(super::receiver::Taken::kind).collect::<Vec<_>>(), AGREED);
        let ids: HashSet<_> = taken.iter().map(|taken| taken.id.as_str()).collect();
        assert_eq!(ids.len(), 3, "sent again, an event keeps its id");
        assert_eq!(crm.taken().len(), 4, "nobody else got anything twice");
        world.close().await;
    }
}
