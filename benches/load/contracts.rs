//! Contracts: what people ask for of them with few and with very many, and the end of a week for ten thousand contracts by the hour.
//! Must not know how use cases work.

use crate::database::Place;
use crate::load::{BUSY_CLIENT, BUSY_FREELANCER};
use crate::meanwhile::pressed_during;
use crate::tasks::{Figures, caller, median, times};
use anyhow::Context as _;
use parley::domain::contracts::filter::ContractFilter;
use parley::domain::ids::ContractId;
use parley::domain::money::{Currency, Money};
use parley::domain::offers::terms::{Milestone, Price, Terms};
use parley::domain::time::{DAY_MS, UnixMs};
use sqlx::AnyConnection;
use std::time::Instant;

/// Contracts by the hour whose week ends at once.
const WEEKLY: u32 = 10_000;

/// Every offer became a contract.
const CONTRACTS: [&str; 3] = [
    "INSERT INTO contracts (id, offer_id, version, started_ms, revision, guild_id, number, client_id, party_kind, party_id)
         SELECT id, id, version, created_ms + 60000, 0, guild_id, number, client_id, party_kind, party_id
         FROM offers WHERE state <> 'accepted'",
    "UPDATE offers SET state = 'accepted', ended_by = party_id, ended_ms = created_ms + 60000, decline_reason = NULL
         WHERE state <> 'accepted'",
    "UPDATE versions SET terms = $1",
];

/// On each of them hours were logged, and its week is over.
const HOURS: [&str; 2] = [
    "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, message, hours, at_ms)
         SELECT id, revision + 1, 'hours_logged', 0, party_id, 'A second draft.', $1, started_ms FROM contracts",
    "UPDATE contracts SET revision = revision + 1, due_ms = CAST($1 AS BIGINT)",
];

/// Milestones of each contract.
const MILESTONES: usize = 10;

fn terms(price: Price) -> Terms {
    let description = "What there is to do, in a few lines. ".repeat(12);
    Terms { title: "Work".to_owned(), description, price, start: None, due: None }
}

fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

/// Makes contracts of all offers in a database: by milestones, or by the hour with hours that wait for their statement.
pub(crate) async fn agree(
    connection: &mut AnyConnection,
    is_hourly: bool,
    now: UnixMs,
) -> anyhow::Result<()> {
    let milestone = |at| Milestone { name: format!("Part {at}"), amount: usd(15_000), due: None };
    let price = match is_hourly {
        true => Price::Hourly { rate: usd(4_000), weekly_limit_hours: Some(40) },
        false => Price::Fixed { total: usd(150_000), milestones: (1..=MILESTONES).map(milestone).collect() },
    };
    let terms = serde_json::to_string(&terms(price))?;
    for statement in CONTRACTS {
        let query = sqlx::query(statement);
        let query = if statement.contains("$1") { query.bind(&terms) } else { query };
        query.execute(&mut *connection).await?;
    }
    if is_hourly {
        let day = now.plus(-8 * DAY_MS).day();
        let hours = format!("{{\"minutes\":210,\"day\":\"{day}\"}}");
        sqlx::query(HOURS[0]).bind(hours).execute(&mut *connection).await?;
        sqlx::query(HOURS[1]).bind(now.0).execute(&mut *connection).await?;
    }
    Ok(())
}

/// What people ask for of their contracts.
pub(crate) async fn measure(place: &Place) -> anyhow::Result<Figures> {
    let app = &place.app;
    let (client, freelancer) = (caller(BUSY_CLIENT), caller(BUSY_FREELANCER));
    let list = async |page| app.list_contracts(&client, ContractFilter::default(), page).await;
    let (last_page, shown) = (list(u32::MAX).await?.page, list(1).await?.lines[0].id);
    let mut figures = vec![
        ("/contracts, first page", median(times(async || list(1).await.map(drop)).await?)),
        ("/contracts, last page", median(times(async || list(last_page).await.map(drop)).await?)),
        ("/contract view", median(times(async || app.view_contract(&client, shown).await.map(drop)).await?)),
    ];
    let own = app.list_contracts(&freelancer, ContractFilter::default(), 1).await?;
    let own: Vec<ContractId> = own.lines.iter().map(|line| line.id).collect();
    let mut submitted = Vec::new();
    for (place, id) in (1..=6_u32).flat_map(|place| own.iter().map(move |id| (place, *id))) {
        let begun = Instant::now();
        app.submit_work(&freelancer, id, place, "It is done.").await?;
        submitted.push(begun.elapsed());
    }
    figures.push(("a press: submit work", median(submitted)));
    Ok(figures)
}

/// How long it takes to state the week of all contracts, and how long a press takes meanwhile and before.
pub(crate) async fn measure_weeks(name: &str, server: Option<&str>) -> anyhow::Result<()> {
    let place = Place::of_contracts(server, WEEKLY, true).await?;
    let app = &place.app;
    let client = caller(BUSY_CLIENT);
    let shown = app.list_contracts(&client, ContractFilter::default(), 1).await?.lines;
    let shown = shown.first().context("a contract")?.id;
    let press = async |at: u32| {
        // Of ten presses one changes something.
        match at % 20 {
            0 => drop(app.pause_contract(&client, shown, "For a while.").await?),
            10 => drop(app.resume_contract(&client, shown).await?),
            _ => drop(app.view_contract(&client, shown).await?),
        }
        Ok(())
    };
    let closing = async {
        let mut closed = 0;
        loop {
            match place.app.step_deadlines().await? {
                0 => return Ok(closed),
                met => closed += met,
            }
        }
    };
    println!("\n{name}, the week of all contracts by the hour");
    let (closed, took) = pressed_during(press, closing).await?;
    println!("  {closed} weeks closed in {:.1} s", took.as_secs_f64());
    place.remove().await
}
