//! A large database that moves from SQLite to Postgres: how long that takes and how much memory it needs, and whether sums of what is in both
//! are equal. The move runs in a process of its own: this program, started again.

use crate::database::administer;
use crate::load::fill;
use anyhow::Context as _;
use parley::clock::Clock;
use parley::copies;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection as _, Row as _};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Names both databases, with a space, for the process that is to move one to the other.
const VARIABLE: &str = "PARLEY_BENCH_MOVE";
/// How many offers there are.
const OFFERS: u32 = 1_000_000;
/// What is compared beside what the move compares: every row of every table.
const SUMS: [(&str, &str); 5] = [
    (
        "offers",
        "SELECT count(*), CAST(sum(number + revision) AS TEXT), CAST(sum(expires_ms) AS TEXT) FROM offers",
    ),
    ("versions", "SELECT count(*), CAST(sum(length(terms)) AS TEXT), CAST(sum(at_ms) AS TEXT) FROM versions"),
    ("contracts", "SELECT count(*), CAST(sum(number) AS TEXT), CAST(sum(started_ms) AS TEXT) FROM contracts"),
    ("timeline", "SELECT count(*), CAST(sum(seq) AS TEXT), CAST(sum(at_ms) AS TEXT) FROM timeline"),
    (
        "posts",
        "SELECT count(*), CAST(sum(message_id) AS TEXT), CAST(sum(length(subject)) AS TEXT) FROM posts",
    ),
];

/// Does the move, if this is the process for it.
pub(crate) async fn is_worker() -> anyhow::Result<bool> {
    let Ok(both) = std::env::var(VARIABLE) else { return Ok(false) };
    let (from, to) = both.split_once(' ').context("two addresses")?;
    let said = copies::move_to(from, to, |line| println!("  {line}")).await?;
    println!("  {said}");
    let status = std::fs::read_to_string("/proc/self/status")?;
    let most = status.lines().find(|line| line.starts_with("VmHWM:")).context("the most memory")?;
    println!("  most memory: {}", most.trim_start_matches("VmHWM:").trim());
    Ok(true)
}

pub(crate) async fn measure(server: &str) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("parley.sqlite").display().to_string();
    parley::store::Store::open(&file).await?.close().await;
    let mut source = AnyConnection::connect(&format!("sqlite://{file}")).await?;
    fill(&mut source, OFFERS, Clock::machine().now()).await?;
    let mib = std::fs::metadata(&file)?.len() >> 20;
    println!("\nA SQLite file with {OFFERS} offers, {mib} MiB, moves to Postgres");
    let name = format!("parley_move_{}", std::process::id());
    administer(server, &format!("CREATE DATABASE {name}")).await?;
    let (base, _) = server.rsplit_once('/').context("a URL that ends in a database")?;
    let address = format!("{base}/{name}");
    let before = sums(&mut source).await?;
    source.close().await?;
    let begun = Instant::now();
    let mut command = Command::new(std::env::current_exe()?);
    command.env(VARIABLE, format!("{file} {address}")).stdin(Stdio::null());
    let status = tokio::task::spawn_blocking(move || command.status()).await??;
    anyhow::ensure!(status.success(), "it failed: {status}");
    println!("  took {:.1} s", begun.elapsed().as_secs_f64());
    let mut moved = AnyConnection::connect(&address).await?;
    let after = sums(&mut moved).await?;
    let bytes: i64 =
        sqlx::query_scalar("SELECT pg_database_size(current_database())").fetch_one(&mut moved).await?;
    println!("  there: {} MiB", bytes >> 20);
    moved.close().await?;
    for ((what, before), (_, after)) in before.iter().zip(&after) {
        println!(
            "  {what}: {before}{}",
            if before == after { ", equal" } else { ", which is NOT what is there now" }
        );
    }
    anyhow::ensure!(before == after, "the sums differ: {after:?}");
    administer(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await
}

async fn sums(connection: &mut AnyConnection) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut all = Vec::new();
    for (what, sql) in SUMS {
        let row: AnyRow = sqlx::query(sql).fetch_one(&mut *connection).await?;
        let (count, sums): (i64, [String; 2]) = (row.try_get(0)?, [row.try_get(1)?, row.try_get(2)?]);
        all.push((what, format!("{count} rows, sums {} and {}", sums[0], sums[1])));
    }
    Ok(all)
}
