//! The program under a service manager that waits to hear of it: ready once it's connected, alive again and again, and stopping.

use crate::harness::database::Engine;
use crate::harness::program::{local_discord, parley, start};
use crate::harness::world::{PATIENCE, World, workshop};
use std::time::Duration;
use tokio::net::UnixDatagram;

/// The next message that is none of a watchdog's, and how many of those came before.
async fn heard(socket: &UnixDatagram) -> (String, usize) {
    let (mut bytes, mut lives) = ([0; 256], 0);
    loop {
        let length =
            tokio::time::timeout(PATIENCE, socket.recv(&mut bytes)).await.expect("it says something");
        let message = String::from_utf8_lossy(&bytes[..length.expect("a message")]).into_owned();
        if message != "WATCHDOG=1" {
            return (message, lives);
        }
        lives += 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_manager_hears_that_parley_is_ready_lives_and_stops() {
    let world = World::set_for_process(&Engine::Sqlite, workshop()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let ready = world.emulator.ready();
    std::fs::write(folder.path().join("local.toml"), local_discord(ready)).expect("written");
    let socket = UnixDatagram::bind(folder.path().join("notify")).expect("a socket");
    let mut command = parley(&["--config", "local.toml", "run"], folder.path());
    command.env("PARLEY_DATABASE", "parley.db").env("PARLEY_TOKEN", &ready.bots["Parley"].token);
    command.env("NOTIFY_SOCKET", folder.path().join("notify")).env("WATCHDOG_USEC", "20000");
    // Whoever reads from the socket lets the program go on.
    let hearing = tokio::spawn(async move {
        let first = heard(&socket).await;
        (first, socket)
    });
    let (mut running, _) = start(command, "Parley is ready").await;
    let ((first, lives), socket) = hearing.await.expect("no panic");
    assert!(first.starts_with("READY=1\n"), "{first}");
    assert!(lives > 0, "it lives before it's ready");
    let stopping = tokio::spawn(async move { running.stop().await });
    let (last, _) = heard(&socket).await;
    assert!(last.starts_with("STOPPING=1\n"), "{last}");
    // Whether it reads or not, the program ends.
    tokio::time::timeout(PATIENCE + Duration::from_secs(1), stopping)
        .await
        .expect("in time")
        .expect("no panic");
    world.emulator.stop().await.expect("it stops");
    world.database.remove().await;
}
