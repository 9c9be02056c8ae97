//! Owns the control API below `/_emulator`: call log, reasons in audit logs, faults, transcripts, people, servers, clock, health. Must
//! not know Discord's routes.

use crate::faults::Fault;
use crate::shared::Shared;
use crate::world::{Id, World, timestamp};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/_emulator/health", get(async || "ok"))
        .route("/_emulator/calls", get(list_calls))
        .route("/_emulator/audit", get(list_audit))
        .route("/_emulator/endpoints", get(list_endpoints))
        .route("/_emulator/faults", get(list_faults).post(add_fault).delete(clear_faults))
        .route("/_emulator/transcripts/{channel}", get(read_transcript))
        .route("/_emulator/people/{id}", patch(change_person))
        .route("/_emulator/servers/{id}", patch(change_server))
        .route("/_emulator/clock", get(read_clock).post(move_clock))
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
    /// Only the newest `last` of them.
    last: Option<usize>,
}

/// The header with the number of the newest dropped call; absent when all requested calls are there.
const CALLS_GONE: &str = "x-emulator-calls-gone";

async fn list_calls(State(shared): State<Arc<Shared>>, Query(wanted): Query<After>) -> Response {
    let calls = shared.calls.after(wanted.after);
    let gone = shared.calls.gone();
    let skipped = wanted.last.map_or(0, |last| calls.len().saturating_sub(last));
    let lines = calls.into_iter().skip(skipped).filter_map(|call| serde_json::to_string(&call).ok());
    let text: String = lines.map(|line| line + "\n").collect();
    let answer = [("content-type", "application/jsonl")];
    match gone > wanted.after {
        true => (answer, [(CALLS_GONE, gone.to_string())], text).into_response(),
        false => (answer, text).into_response(),
    }
}

async fn list_audit(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(shared.lock().reasons())
}

async fn list_endpoints(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!(shared.endpoints.counts()))
}

async fn list_faults(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let faults = shared.faults.list();
    let described =
        faults.into_iter().map(|fault| json!({ "hits": shared.faults.hits(fault.id), "fault": fault }));
    Json(described.collect())
}

async fn add_fault(State(shared): State<Arc<Shared>>, Json(fault): Json<Fault>) -> Response {
    match shared.add_fault(fault) {
        Some(id) => (StatusCode::CREATED, Json(json!({ "id": id }))).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

async fn clear_faults(State(shared): State<Arc<Shared>>) -> StatusCode {
    shared.faults.clear();
    StatusCode::NO_CONTENT
}

async fn read_transcript(
    State(shared): State<Arc<Shared>>,
    Path(channel): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let person = query
        .get("as")
        .and_then(|name| name.parse().ok().or_else(|| shared.lock().account_named(name).map(|user| user.id)));
    let text = person.and_then(|person| shared.transcript(channel, person));
    text.map_or_else(|| StatusCode::NOT_FOUND.into_response(), IntoResponse::into_response)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonChange {
    dms: Option<crate::scenario::Dms>,
    /// Servers to join.
    #[serde(default)]
    join: Vec<Id>,
    /// Servers to leave.
    #[serde(default)]
    leave: Vec<Id>,
    two_factor: Option<bool>,
    /// A server whose onboarding they complete.
    onboard: Option<Onboard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Onboard {
    server: Id,
    /// The options that they choose.
    #[serde(default)]
    options: Vec<Id>,
}

async fn change_person(
    State(shared): State<Arc<Shared>>,
    Path(person): Path<Id>,
    Json(change): Json<PersonChange>,
) -> StatusCode {
    let changed = shared.change(|world: &mut World| {
        let mut events = Vec::new();
        if let Some(dms) = change.dms {
            world.set_dms(person, dms == crate::scenario::Dms::Open)?;
        }
        if let Some(on) = change.two_factor {
            world.set_own_two_factor(person, on)?;
        }
        for guild in change.join {
            events.extend(world.join_guild(guild, person)?);
        }
        for guild in change.leave {
            events.extend(world.leave_guild(guild, person)?);
        }
        if let Some(done) = change.onboard {
            events.extend(world.complete_onboarding(done.server, person, &done.options)?);
        }
        Ok(events)
    });
    if changed.is_ok() { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServerChange {
    /// Whether it has an outage.
    unavailable: Option<bool>,
    /// Whether moderators need two-factor sign-in.
    two_factor: Option<bool>,
}

async fn change_server(
    State(shared): State<Arc<Shared>>,
    Path(guild): Path<Id>,
    Json(change): Json<ServerChange>,
) -> StatusCode {
    let changed = shared.change(|world: &mut World| {
        let mut events = Vec::new();
        if let Some(asked) = change.two_factor {
            events.extend(world.set_two_factor(guild, asked)?);
        }
        if let Some(out) = change.unavailable {
            events.extend(world.set_outage(guild, out)?);
        }
        Ok(events)
    });
    if changed.is_ok() { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND }
}

async fn read_clock(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(clock_json(shared.now_ms()))
}

/// The clock as a number, and as a text that all languages read.
fn clock_json(now_ms: u64) -> Value {
    json!({ "now_ms": now_ms, "now": timestamp(now_ms) })
}

#[derive(Deserialize)]
struct ClockMove {
    advance_ms: u64,
}

async fn move_clock(State(shared): State<Arc<Shared>>, Json(moved): Json<ClockMove>) -> Json<Value> {
    shared.advance_clock(moved.advance_ms);
    Json(clock_json(shared.now_ms()))
}
