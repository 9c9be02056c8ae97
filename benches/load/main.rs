//! The measurement of size: how long the use cases take with a hundred offers in the database and with a hundred
//! thousand, on SQLite and, where `PARLEY_TEST_POSTGRES` names a server, on Postgres. What matters is the ratio.
//!
//! `benches/measure` runs this. It prints one table for each engine and asserts nothing about time.
#![expect(clippy::print_stdout, reason = "printing its table is all that a measurement is for")]

mod database;
#[path = "../../tests/it/load.rs"]
mod load;
mod tasks;

use database::Place;
use std::time::Duration;
use tasks::{Figures, measure};

/// Few offers, and many.
const SIZES: [u32; 2] = [100, 100_000];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    sqlx::any::install_default_drivers();
    measure_engine("SQLite", None).await?;
    match std::env::var("PARLEY_TEST_POSTGRES") {
        Ok(server) => measure_engine("Postgres", Some(&server)).await?,
        Err(_) => println!("\nPARLEY_TEST_POSTGRES is not set: Postgres is left out"),
    }
    Ok(())
}

async fn measure_engine(name: &str, server: Option<&str>) -> anyhow::Result<()> {
    let [few, many] = SIZES;
    println!("\n{name}, medians in ms                        {few:>9} {many:>9}    ratio");
    let small = measure_size(server, few).await?;
    let big = measure_size(server, many).await?;
    for ((what, small), (_, big)) in small.iter().zip(&big) {
        println!(
            "  {what:<44}{:>7} {:>9} {:>8.2}",
            ms(*small),
            ms(*big),
            big.as_secs_f64() / small.as_secs_f64()
        );
    }
    Ok(())
}

async fn measure_size(server: Option<&str>, offers: u32) -> anyhow::Result<Figures> {
    let place = Place::make(server, offers).await?;
    let figures = measure(&place).await;
    place.remove().await?;
    figures
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}
