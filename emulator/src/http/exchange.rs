//! Owns the processing of a REST call: route, caller, faults, rate limits, then the handler under the world's lock, its
//! events, and the call log. Must not know what the routes do.

use super::CloseConnection;
use super::api::TABLES;
use super::request::{Request, read_body};
use super::route::{Access, Match, find};
use crate::calls::Call;
use crate::faults::{FaultId, FaultKind};
use crate::ratelimit::{RENAME, Verdict, write_refusal};
use crate::shared::Shared;
use crate::world::state::AuditEntry;
use crate::world::{ApiError, ApiResult, Caller, Id, Outcome};
use axum::body::{Bytes, to_bytes};
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::HashMap;
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
}

/// Handles all paths below `/api/v10`. Unknown routes get 501.
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
        route: None,
        status: 0,
        effect_status: None,
        request: Value::Null,
        response: Value::Null,
        fault: None,
    };
    let mut exchange = Exchange { shared, call, who, verdict: None, triggered: Vec::new() };
    let Ok(bytes) = bytes else { return exchange.refuse(&ApiError::of(40005)) };
    let path = parts.uri.path().strip_prefix("/api/v10");
    let Some(found) = path.and_then(|path| find(TABLES, parts.method.as_str(), path)) else {
        return exchange.refuse_unknown();
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
        let path = parts.uri.path().strip_prefix("/api/v10").unwrap_or_default();
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
        if let Some(wait_s) = self.refused_rename(found.route.template, &major).filter(|_| bot) {
            return self.refuse_limited(wait_s, "user");
        }
        if let Some((wait_s, global)) = self.verdict.as_ref().and_then(|verdict| verdict.refused) {
            return self.refuse_limited(wait_s, if global { "global" } else { "user" });
        }
        let answer = match check_access(found.route.access, self.who) {
            Ok(()) => read.and_then(|(body, files)| {
                let query = read_query(&parts.uri);
                let request = Request { who: self.who, path: found.values, query, body, files };
                self.apply(&label, found.route.run, &request, &parts.headers)
            }),
            Err(error) => Err(error),
        };
        self.apply_faults_after(&triggered, answer).await
    }

    /// Seconds until the channel can be renamed again, if this call is a rename over the limit.
    fn refused_rename(&self, template: &str, channel: &str) -> Option<f64> {
        let changes = |name: &str| self.call.request.get(name).is_some();
        let renames = template == "/channels/{channel_id}" && (changes("name") || changes("topic"));
        let counted = || self.shared.buckets.count(&self.shared.limits, self.call.who, RENAME, channel);
        renames.then(counted).flatten()?.refused.map(|(wait_s, _)| wait_s)
    }

    /// Runs the handler and publishes its events under one lock, so that events are sent in the order of the changes.
    fn apply(
        &self,
        label: &str,
        run: super::route::Handler,
        request: &Request,
        headers: &HeaderMap,
    ) -> ApiResult<Outcome> {
        let reason = read_reason(headers)?;
        let mut world = self.shared.lock();
        let mut outcome = run(&mut world, request)?;
        if let (Some(reason), Some(who)) = (reason, &self.who) {
            let target = request.path.iter().filter_map(|(_, value)| value.parse().ok()).collect();
            world.record_reason(AuditEntry { who: who.id(), action: label.to_owned(), target, reason });
        }
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
        let (status, body) = match answer {
            Ok(outcome) => (outcome.status, outcome.body),
            Err(error) => (error.status, error.body()),
        };
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
        self.respond(status, body)
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
        if let Some(verdict) = &self.verdict {
            verdict.write(response.headers_mut(), self.shared.now_ms());
        }
        response
    }

    fn record(&mut self) {
        self.shared.calls.record(self.call.clone());
        let triggered = std::mem::take(&mut self.triggered);
        if !triggered.is_empty() {
            self.shared.faults.count_hits(&triggered);
        }
    }

    fn refuse(&mut self, error: &ApiError) -> Response {
        self.respond(error.status, error.body())
    }

    fn refuse_limited(&mut self, wait_s: f64, scope: &str) -> Response {
        let body = json!({
            "message": "You are being rate limited.", "retry_after": wait_s, "global": scope == "global", "code": 0,
        });
        let mut response = self.respond(429, body);
        write_refusal(response.headers_mut(), wait_s, scope);
        response
    }

    fn refuse_unknown(&mut self) -> Response {
        let route = format!("{} {}", self.call.method, self.call.path);
        tracing::warn!(route, "this route is not implemented");
        let message = format!("The emulator does not implement {route}");
        self.respond(501, json!({ "message": message, "code": 0 }))
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
    let reason = decode_percent(raw.as_bytes());
    match reason.chars().count() > 512 {
        true => Err(ApiError::field("reason", "BASE_TYPE_MAX_LENGTH", "Must be 512 or fewer in length.")),
        false => Ok(Some(reason)),
    }
}

/// Decodes `%XX` bytes as UTF-8.
fn decode_percent(raw: &[u8]) -> String {
    let mut bytes = Vec::new();
    let mut rest = raw;
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn fault_body(status: u16) -> Value {
    let known = StatusCode::from_u16(status).ok().and_then(|code| code.canonical_reason()).unwrap_or("Fault");
    json!({ "message": format!("{status}: {known}"), "code": 0 })
}

#[cfg(test)]
mod tests {
    use super::decode_percent;

    #[test]
    fn reasons_are_decoded() {
        assert_eq!(decode_percent(b"room%20f%C3%BCr 100%"), "room f\u{fc}r 100%");
    }
}
