//! The measurements of the database, on SQLite and, where `PARLEY_TEST_POSTGRES` names a server, on Postgres: how long the use
//! cases take with two hundred offers in it and with a hundred thousand, and what a blocked delivery costs the others of its lane.
//! What matters is the ratio. The same for contracts of ten milestones, and the end of a week for ten thousand contracts by the hour.
//!
//! `benches/measure` runs this. It prints two tables for each engine and asserts nothing about time. With the argument `lanes`
//! it prints the one about lanes alone, with `contracts` those about contracts, with `ratings` those about feedback
//! and scores, with `jobs` those about jobs, with `machines` the one about several processes on one Postgres. Only with `move` it moves a million offers
//! from SQLite to Postgres.
#![expect(clippy::print_stdout, reason = "printing its table is all that a measurement is for")]

mod contracts;
mod database;
mod jobs;
mod lanes;
#[path = "../../tests/it/load.rs"]
mod load;
mod machines;
mod meanwhile;
mod moving;
mod ratings;
mod tasks;

use database::Place;
use lanes::Heads;
use std::time::Duration;
use tasks::{Figures, measure};

/// Few offers, of which the busiest people still have a full page each, and many.
const SIZES: [u32; 2] = [200, 100_000];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    sqlx::any::install_default_drivers();
    if machines::is_worker().await? || moving::is_worker().await? {
        return Ok(());
    }
    let asked = |what: &str| std::env::args().any(|argument| argument == what);
    let (only_lanes, only_contracts, only_ratings) = (asked("lanes"), asked("contracts"), asked("ratings"));
    let only_jobs = asked("jobs");
    let only_machines = asked("machines");
    if asked("move") {
        return moving::measure(&std::env::var("PARLEY_TEST_POSTGRES")?).await;
    }
    let measure = async |name: &str, server: Option<&str>| {
        let all = !only_machines && !only_lanes && !only_contracts && !only_ratings && !only_jobs;
        if all {
            measure_engine(name, server, Kind::Offers).await?;
        }
        if all || only_contracts {
            measure_engine(name, server, Kind::Contracts).await?;
            contracts::measure_weeks(name, server).await?;
        }
        if all || only_ratings {
            measure_engine(name, server, Kind::Ratings).await?;
        }
        if all || only_jobs {
            measure_engine(name, server, Kind::Jobs).await?;
            jobs::measure_alerts(name, server).await?;
        }
        if let Some(server) = server
            && (all || only_machines)
        {
            machines::measure(server).await?;
        }
        if all || only_lanes { measure_lanes(name, server).await } else { Ok(()) }
    };
    measure("SQLite", None).await?;
    match std::env::var("PARLEY_TEST_POSTGRES") {
        Ok(server) => measure("Postgres", Some(&server)).await?,
        Err(_) => println!("\nPARLEY_TEST_POSTGRES is not set: Postgres is left out"),
    }
    Ok(())
}

/// Two lanes of one server, each with a head that cannot be delivered, and what waits behind it.
async fn measure_lanes(name: &str, server: Option<&str>) -> anyhow::Result<()> {
    println!("\n{name}, two lanes, from the decision to the delivery, medians in ms     ratio");
    let place = Place::make(server, SIZES[0]).await?;
    let mut well = None;
    for (what, heads) in [
        ("the heads are delivered", Heads::Well),
        ("both heads are blocked", Heads::Blocked),
        ("both heads fail each time", Heads::Failing),
    ] {
        let median = lanes::measure(&place, heads).await?;
        let before = *well.get_or_insert(median);
        let ratio = median.as_secs_f64() / before.as_secs_f64();
        println!("  {what:<56}{:>9} {ratio:>10.2}", ms(median));
    }
    place.remove().await
}

/// What there are few and many of.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Offers,
    Contracts,
    Ratings,
    Jobs,
}

async fn measure_engine(name: &str, server: Option<&str>, kind: Kind) -> anyhow::Result<()> {
    let [few, many] = match kind {
        Kind::Offers | Kind::Contracts => SIZES,
        Kind::Ratings => ratings::SIZES,
        Kind::Jobs => jobs::SIZES,
    };
    println!("\n{name}, medians in ms                        {few:>9} {many:>9}    ratio");
    let small = measure_size(server, few, kind).await?;
    let big = measure_size(server, many, kind).await?;
    for ((what, small), (_, big)) in small.iter().zip(&big) {
        println!(
            "  {what:<44}{:>7} {:>9} {:>8.2}",
            ms(*small),
            ms(*big),
            big.as_secs_f64() / small.as_secs_f64()
        );
    }
    for (what, time) in big.iter().skip(small.len()) {
        println!("  {what:<52}{:>9}", ms(*time));
    }
    Ok(())
}

async fn measure_size(server: Option<&str>, size: u32, kind: Kind) -> anyhow::Result<Figures> {
    let (place, figures) = match kind {
        Kind::Offers => {
            let place = Place::make(server, size).await?;
            let figures = measure(&place).await;
            (place, figures)
        }
        Kind::Contracts => {
            let place = Place::of_contracts(server, size, false).await?;
            let figures = contracts::measure(&place).await;
            (place, figures)
        }
        Kind::Ratings => {
            let place = Place::of_ratings(server, size).await?;
            let figures = ratings::measure(&place, size > ratings::SIZES[0]).await;
            (place, figures)
        }
        Kind::Jobs => {
            let place = Place::of_jobs(server, size).await?;
            let figures = jobs::measure(&place, size > jobs::SIZES[0]).await;
            (place, figures)
        }
    };
    place.remove().await?;
    figures
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}
