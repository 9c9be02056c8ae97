//! A store that can't save for a while.

use super::*;
use std::io::{self, Write};
use std::sync::Mutex;
use tracing::subscriber::{DefaultGuard, set_default};

#[tokio::test]
async fn a_full_database_refuses_one_transaction_and_takes_the_next_once_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = folder.path().join("parley.sqlite").display().to_string();
    let store = Store::open(&address).await.expect("it opens");
    for _ in 0..3 {
        // As small as it can be: as large as it is. It counts for the one connection that writes.
        let full = sqlx::query("PRAGMA max_page_count = 1");
        full.execute(&store.pools.writer).await.expect("it is full");
        let mut tx = store.begin().await.expect("a transaction");
        let refused = tx.count(&"x".repeat(100_000)).await;
        assert!(matches!(refused, Err(Error::Unsaved(Outage::Full))), "{refused:?}");
        drop(tx);
        // The connection and its limit are gone.
        let mut tx = store.begin().await.expect("a transaction after a full disk");
        tx.count("room again").await.expect("counted");
        tx.commit().await.expect("committed");
    }
    assert_eq!(
        store.begin().await.expect("a transaction").queries().counted("room again").await.expect("a count"),
        3
    );
    store.close().await;
}

/// The log of this thread from now on.
fn log() -> (Arc<Mutex<Vec<u8>>>, DefaultGuard) {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let subscriber = tracing_subscriber::fmt().with_writer({
        let lines = Arc::clone(&lines);
        move || Lines(Arc::clone(&lines))
    });
    (lines, set_default(subscriber.finish()))
}

struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics in here").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_end_of_an_outage_is_told_by_the_database_that_had_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let open = async |name: &str| {
        let address = folder.path().join(name).display().to_string();
        Store::open(&address).await.expect("it opens")
    };
    let (full, other) = (open("full.sqlite").await, open("other.sqlite").await);
    let (lines, _guard) = log();
    let is_told = |line: &str| {
        let bytes = lines.lock().expect("nobody panics in here").clone();
        String::from_utf8(bytes).expect("text").matches(line).count()
    };
    for _ in 0..2 {
        sqlx::query("PRAGMA max_page_count = 1").execute(&full.pools.writer).await.expect("it is full");
        let mut tx = full.begin().await.expect("a transaction");
        tx.count(&"x".repeat(100_000)).await.expect_err("it is full");
    }
    assert_eq!(is_told("nothing can be saved"), 1, "once for a while");
    let mut tx = other.begin().await.expect("a transaction");
    tx.count("fine all the time").await.expect("counted");
    tx.commit().await.expect("committed");
    assert_eq!(is_told("changes are saved again"), 0);
    sqlx::query("PRAGMA max_page_count = 100000").execute(&full.pools.writer).await.expect("room again");
    let mut tx = full.begin().await.expect("a transaction");
    tx.count("room again").await.expect("counted");
    tx.commit().await.expect("committed");
    assert_eq!(is_told("changes are saved again"), 1);
    full.close().await;
    other.close().await;
}
