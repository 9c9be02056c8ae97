//! Owns the processing of a REST call: route, caller, faults, rate limits, then the handler under the world's lock, its
//! events, and the call log. Must not know what the routes do.

use super::api::TABLES;
use super::request::{Request, read_body};
use super::route::{Access, Match, Route, below_version, find, has_path};
use super::{CloseConnection, hidden_limits, percent};
use crate::calls::Call;
use crate::endpoint;
use crate::faults::{FaultId, FaultKind};
use crate::ratelimit::{Verdict, write_refusal};
use crate::shared::{Shared, machine_now_ms};
use crate::world::{ApiError, ApiResult, Caller, Id, Outcome, http_date};
use axum::body::{Bytes, to_bytes};
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

/// The largest request body in bytes: ten files and their message.
const BODY_BYTES_MAX: usize = 110 * 1024 * 1024;

/// A call that is being processed.
struct Exchange {
    shared: Arc<Shared>,
    call: Call,
    who: Option<Caller>,
    verdict: Option<Verdict>,
    triggered: Vec<FaultId>,
    /// Whether the answer doesn't count as an invalid request, whatever its status.
    forgiven: bool,
}

/// Who answered, as all of Discord's answers have it: without this header, libraries take a 429 for one of Cloudflare.
const VIA: &str = "1.1 discord-emulator";

/// Handles all paths. What is not known gets an error that names it: never a 5xx, which libraries try again.
pub(super) async fn exchange(State(shared): State<Arc<Shared>>, request: axum::extract::Request) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, BODY_BYTES_MAX).await;
    let who = authenticate(&shared, &parts.headers);
    let call = Call {
        n: shared.calls.number(),
        at_ms: shared.now_ms(),
        who: who.as_ref().map(Caller::id),
        method: parts.method.to_string(),
        path: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        ..Call::default()
    };
    let mut exchange = Exchange { shared, call, who, verdict: None, triggered: Vec::new(), forgiven: false };
    if let Some(wait_s) = exchange.banned_s() {
        return exchange.refuse_as_cloudflare(wait_s);
    }
    let Ok(bytes) = bytes else { return exchange.refuse(&ApiError::of(40005)) };
    let path = below_version(parts.uri.path());
    let Some(found) = path.and_then(|path| find(TABLES, parts.method.as_str(), path)) else {
        return exchange.refuse_unknown(path);
    };
    exchange.call.route = Some(found.route.template.to_owned());
    exchange.run(found, &parts, bytes).await
}

impl Exchange {
    async fn run(mut self, found: Match, parts: &Parts, bytes: Bytes) -> Response {
        let read = read_body(&parts.headers, bytes).await;
        if let Ok((body, files)) = &read {
            self.call.request = body.clone();
            if let (Value::Object(kept), false) = (&mut self.call.request, files.is_empty()) {
                kept.insert("_files".to_owned(), files.iter().map(|file| json!(file.filename)).collect());
            }
        }
        let label = found.route.label();
        if let Some(who) = self.who.map(|who| who.id()).filter(|who| self.shared.faults.holds(*who)) {
            return self.hang(who, "held").await;
        }
        let bot = self.who.is_none_or(|who| who.is_bot());
        let path = below_version(parts.uri.path()).unwrap_or_default();
        let triggered = self.shared.faults.trigger((&label, path), self.call.who, bot);
        self.triggered = triggered.iter().map(|(id, _)| *id).collect();
        let triggered: Vec<FaultKind> = triggered.into_iter().map(|(_, kind)| kind).collect();
        if let Some(response) = self.apply_faults_before(&triggered).await {
            return response;
        }
        let major = found.values.first().map(|(_, value)| value.clone()).unwrap_or_default();
        if bot {
            self.verdict = self.shared.buckets.count(&self.shared.limits, self.call.who, &label, &major);
        }
        let hidden = bot.then(|| hidden_limits::refusal(&self.shared, &self.call, &label, &found.values));
        if let Some(error) = hidden.flatten() {
            return self.refuse(&error);
        }
        if let Some((wait_s, global)) = self.verdict.as_ref().and_then(|verdict| verdict.refused) {
            return self.refuse_limited(wait_s, if global { "global" } else { "user" });
        }
        let allowed = match check_access(found.route.access, self.who) {
            Ok(()) => self.check_endpoint(&label).await,
            refused => refused,
        };
        let answer = match allowed {
            Ok(()) => read.and_then(|(body, files)| {
                let query = read_query(&parts.uri);
                let request = Request { who: self.who, path: found.values, query, body, files };
                self.apply(found.route.run, &request, &parts.headers)
            }),
            Err(error) => Err(error),
        };
        if answer.is_ok() {
            self.note_ignored(&label, found.route);
        }
        self.apply_faults_after(&triggered, answer).await
    }

    /// Whether the address for interactions that this call saves, if it does, answers as it must.
    async fn check_endpoint(&self, label: &str) -> ApiResult<()> {
        let url = self.call.request.get("interactions_endpoint_url").and_then(Value::as_str);
        match (url.filter(|url| !url.is_empty()), self.who) {
            (Some(url), Some(who)) if label == "PATCH /applications/@me" => {
                endpoint::verify(&self.shared, who.id(), url).await
            }
            _ => Ok(()),
        }
    }

    /// Tells which fields of the body had no effect, once for each route.
    fn note_ignored(&mut self, label: &str, route: &Route) {
        let known = route.fields();
        self.call.ignored = known.map(|known| ignored(&self.call.request, &known)).unwrap_or_default();
        for field in &self.call.ignored {
            if self.shared.calls.is_first(label, field) {
                tracing::warn!(
                    route = label,
                    field,
                    "the local Discord has no such thing: the field had no effect"
                );
            }
        }
    }

    /// Runs the handler and publishes its events under one lock, so that events are sent in the order of the changes.
    fn apply(
        &self,
        run: super::route::Handler,
        request: &Request,
        headers: &HeaderMap,
    ) -> ApiResult<Outcome> {
        let reason = read_reason(headers)?;
        let mut world = self.shared.lock();
        world.check_available(&request.path, &request.body)?;
        world.set_reason(reason);
        let outcome = run(&mut world, request);
        world.set_reason(None);
        let mut outcome = outcome?;
        let mut events = std::mem::take(&mut outcome.events);
        events.iter_mut().for_each(|event| event.origin = Some(self.call.n));
        self.shared.hub.publish(&world, events);
        drop(world);
        if self.call.method != "GET" {
            self.shared.note_change();
        }
        if let Some(interaction) = outcome.started {
            self.shared.clone().expire_later(interaction);
        }
        if let Some(delivery) = outcome.delivery.take() {
            endpoint::deliver(self.shared.clone(), delivery);
        }
        Ok(outcome)
    }

    async fn apply_faults_before(&mut self, triggered: &[FaultKind]) -> Option<Response> {
        for kind in triggered {
            self.call.fault = Some(kind.name().to_owned());
            match kind {
                FaultKind::Latency { ms } => tokio::time::sleep(Duration::from_millis(*ms)).await,
                FaultKind::StatusBefore { status: 429, retry_after, scope } => {
                    let scope = scope.as_deref().unwrap_or("user");
                    return Some(self.refuse_limited(retry_after.unwrap_or(1.0), scope));
                }
                FaultKind::StatusBefore { status, .. } => {
                    return Some(self.respond(*status, fault_body(*status)));
                }
                FaultKind::Refuse { code } => return Some(self.refuse(&ApiError::of(*code))),
                FaultKind::DropBefore => return Some(self.close()),
                FaultKind::HoldBefore => {
                    let who = self.call.who.unwrap_or_default();
                    return Some(self.hang(who, kind.name()).await);
                }
                _ => {}
            }
        }
        None
    }

    async fn apply_faults_after(mut self, triggered: &[FaultKind], answer: ApiResult<Outcome>) -> Response {
        let status = answer.as_ref().map_or_else(|error| error.status, |outcome| outcome.status);
        self.call.effect_status = (!triggered.is_empty()).then_some(status);
        for kind in triggered {
            let who = self.call.who.unwrap_or_default();
            match kind {
                FaultKind::StatusAfter { status } => return self.respond(*status, fault_body(*status)),
                FaultKind::ReplyLost => return self.close(),
                FaultKind::HoldAfter => return self.hang(who, kind.name()).await,
                FaultKind::GatewayDrop => self.shared.hub.drop_connections(who),
                FaultKind::GatewayInvalidate { resumable } => self.shared.hub.invalidate(who, *resumable),
                _ => {}
            }
        }
        // Only an outage ends with such a status, and no document has it.
        if status >= 500 {
            self.call.fault = Some("outage".to_owned());
        }
        match answer {
            Ok(outcome) => self.respond(outcome.status, outcome.body),
            Err(error) => self.refuse(&error),
        }
    }

    /// Logs the call right away and hangs until it is released. Then the connection closes without a response.
    async fn hang(&mut self, who: Id, fault: &str) -> Response {
        self.call.fault = Some(fault.to_owned());
        let closed = self.close();
        self.shared.faults.wait_for_release(who).await;
        closed
    }

    fn close(&mut self) -> Response {
        self.record();
        let mut response = StatusCode::BAD_GATEWAY.into_response();
        response.extensions_mut().insert(CloseConnection);
        response
    }

    fn respond(&mut self, status: u16, body: Value) -> Response {
        self.call.status = status;
        self.call.response = body.clone();
        self.record();
        let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = match body {
            Value::Null => code.into_response(),
            body => (code, axum::Json(body)).into_response(),
        };
        response.headers_mut().insert(header::VIA, HeaderValue::from_static(VIA));
        if let Ok(date) = HeaderValue::try_from(http_date(self.shared.now_ms())) {
            response.headers_mut().insert(header::DATE, date);
        }
        if let Some(verdict) = &self.verdict {
            verdict.write(response.headers_mut(), machine_now_ms());
        }
        response
    }

    /// Seconds until a bot that made too many invalid requests is let in again. People never are kept out.
    fn banned_s(&self) -> Option<f64> {
        let bot = self.who.is_none_or(|who| who.is_bot());
        bot.then(|| self.shared.invalid.banned_s(self.call.who)).flatten()
    }

    /// The answer to a banned client: it's Cloudflare's, so it has none of Discord's headers and no JSON.
    fn refuse_as_cloudflare(&mut self, wait_s: f64) -> Response {
        self.call.fault = Some("cloudflare_ban".to_owned());
        (self.call.status, self.forgiven) = (429, true);
        self.record();
        let wait = [(header::RETRY_AFTER, format!("{:.0}", wait_s.ceil().max(1.0)))];
        (StatusCode::TOO_MANY_REQUESTS, wait, "error code: 1015").into_response()
    }

    fn record(&mut self) {
        if !self.forgiven && self.who.is_none_or(|who| who.is_bot()) {
            self.shared.invalid.note(&self.shared.limits, self.call.who, self.call.status);
        }
        self.shared.calls.record(self.call.clone());
        let triggered = std::mem::take(&mut self.triggered);
        if !triggered.is_empty() {
            self.shared.faults.count_hits(&triggered);
        }
    }

    fn refuse(&mut self, error: &ApiError) -> Response {
        match error.retry_after_s {
            Some(wait_s) => self.limit(error.status, error.body(), wait_s, "user"),
            None => self.respond(error.status, error.body()),
        }
    }

    fn refuse_limited(&mut self, wait_s: f64, scope: &str) -> Response {
        let error = ApiError::limited(wait_s);
        let mut body = error.body();
        body["global"] = json!(scope == "global");
        self.limit(error.status, body, wait_s, scope)
    }

    fn limit(&mut self, status: u16, body: Value, wait_s: f64, scope: &str) -> Response {
        let label = format!("{} {}", self.call.method, self.call.route.as_deref().unwrap_or_default());
        self.verdict.get_or_insert_with(|| Verdict::exhausted(&label, wait_s));
        self.forgiven = scope == "shared";
        let mut response = self.respond(status, body);
        write_refusal(response.headers_mut(), wait_s, scope);
        response
    }

    /// The answer to a call that the emulator doesn't know, with the call in its message. `path` is the one below the version.
    fn refuse_unknown(&mut self, path: Option<&str>) -> Response {
        self.call.unknown = true;
        let route = format!("{} {}", self.call.method, self.call.path);
        let other_version = path.is_some_and(|path| path.starts_with("/v"));
        let error = match path.is_some_and(|path| has_path(TABLES, path)) {
            _ if other_version => ApiError {
                message: format!(
                    "Invalid API version: the local Discord speaks /api/v10 and /api/v9, not {route}"
                ),
                ..ApiError::of(50041)
            },
            true => {
                ApiError::nameless(405, format!("405: Method Not Allowed: the local Discord has no {route}"))
            }
            false => ApiError::nameless(404, format!("404: Not Found: the local Discord has no {route}")),
        };
        tracing::warn!("{}", error.message);
        self.refuse(&error)
    }
}

/// The fields that a body has beyond the known ones, without those that ask for nothing. In a list, those of all items; of an object
/// inside, those beyond the ones that are known as `object.field`.
fn ignored(body: &Value, known: &[&str]) -> Vec<String> {
    let mut beyond = BTreeSet::new();
    let items = body.as_array().map_or(std::slice::from_ref(body), Vec::as_slice);
    for (name, value) in items.iter().filter_map(Value::as_object).flatten() {
        if name.starts_with('_') || !asks(value) {
            continue;
        }
        if !known.contains(&name.as_str()) {
            beyond.insert(name.clone());
        }
        let start = format!("{name}.");
        let inside: Vec<&str> = known.iter().filter_map(|field| field.strip_prefix(&start)).collect();
        if !inside.is_empty() {
            beyond.extend(ignored(value, &inside).into_iter().map(|field| format!("{start}{field}")));
        }
    }
    beyond.into_iter().collect()
}

/// Whether a field asks for anything.
fn asks(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Number(number) => number.as_u64() != Some(0),
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(true) => true,
    }
}

fn authenticate(shared: &Shared, headers: &HeaderMap) -> Option<Caller> {
    let presented = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    shared.lock().authenticate(presented)
}

fn check_access(access: Access, who: Option<Caller>) -> ApiResult<()> {
    match (access, who) {
        (Access::Open, _) | (Access::Account, Some(_)) => Ok(()),
        (_, None) => Err(ApiError::unauthorized()),
        (Access::Bot, Some(who)) if !who.is_bot() => Err(ApiError::of(20002)),
        (Access::Person, Some(who)) if who.is_bot() => Err(ApiError::of(20001)),
        (Access::Bot | Access::Person, Some(_)) => Ok(()),
    }
}

fn read_query(uri: &Uri) -> HashMap<String, String> {
    Query::try_from_uri(uri).map(|Query(query)| query).unwrap_or_default()
}

/// The decoded `X-Audit-Log-Reason`.
fn read_reason(headers: &HeaderMap) -> ApiResult<Option<String>> {
    let Some(raw) = headers.get("x-audit-log-reason") else { return Ok(None) };
    let reason = percent::decode(raw.as_bytes());
    match reason.chars().count() > 512 {
        true => Err(ApiError::field("reason", "BASE_TYPE_MAX_LENGTH", "Must be 512 or fewer in length.")),
        false => Ok(Some(reason)),
    }
}

fn fault_body(status: u16) -> Value {
    let known = StatusCode::from_u16(status).ok().and_then(|code| code.canonical_reason()).unwrap_or("Fault");
    json!({ "message": format!("{status}: {known}"), "code": 0 })
}
