//! Owns the input of a route's handler (caller, path parameters, query, body, files) and how a body is read. Must not
//! know routes or the world.

use crate::world::{ApiError, ApiResult, Caller, Id, Upload};
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart};
use axum::http::{HeaderMap, header};
use serde_json::Value;
use std::collections::HashMap;

/// A REST call, ready for its handler.
#[derive(Debug, Default)]
pub(crate) struct Request {
    pub(crate) who: Option<Caller>,
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: HashMap<String, String>,
    pub(crate) body: Value,
    pub(crate) files: Vec<Upload>,
}

impl Request {
    /// The caller. Routes that need one are never called without one.
    pub(crate) fn who(&self) -> ApiResult<&Caller> {
        self.who.as_ref().ok_or_else(ApiError::unauthorized)
    }

    /// A path parameter by its name.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.path.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// A path parameter that is an id; `@me` is the caller.
    pub(crate) fn id(&self, name: &str) -> ApiResult<Id> {
        let text = self.text(name);
        if let ("@me", Some(who)) = (text, &self.who) {
            return Ok(who.id());
        }
        text.parse().map_err(|_| {
            ApiError::field(name, "NUMBER_TYPE_COERCE", format!("Value \"{text}\" is not snowflake."))
        })
    }

    /// An id in the query.
    pub(crate) fn query_id(&self, name: &str) -> ApiResult<Option<Id>> {
        Ok(self.number(name)?.map(Id))
    }

    /// A number or id in the query.
    pub(crate) fn number(&self, name: &str) -> ApiResult<Option<u64>> {
        let Some(text) = self.query.get(name) else { return Ok(None) };
        let number = text.parse().map_err(|_| {
            ApiError::field(name, "NUMBER_TYPE_COERCE", format!("Value \"{text}\" is not int."))
        });
        number.map(Some)
    }

    /// A flag in the query.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|text| matches!(text.as_str(), "true" | "1" | "True"))
    }
}

/// The body and files of a call, from JSON, or from multipart with `payload_json` or single fields, and `files[n]`.
///
/// # Errors
/// 50109 for invalid JSON, 50035 for a broken multipart body.
pub(crate) async fn read_body(headers: &HeaderMap, bytes: Bytes) -> ApiResult<(Value, Vec<Upload>)> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if kind.starts_with("multipart/form-data") {
        return read_multipart(kind, bytes).await;
    }
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    let body = serde_json::from_slice(&bytes).map_err(|_| ApiError::of(50109))?;
    Ok((body, Vec::new()))
}

async fn read_multipart(kind: &str, bytes: Bytes) -> ApiResult<(Value, Vec<Upload>)> {
    let broken = |error: String| ApiError::field("", "MULTIPART_INVALID", error);
    let request = axum::http::Request::builder().header(header::CONTENT_TYPE, kind).body(Body::from(bytes));
    let mut request = request.map_err(|error| broken(error.to_string()))?;
    // The size of the whole request was checked before; the limit of a single file is the world's.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| broken(error.to_string()))?;
    let (mut body, mut whole) = (Value::Null, false);
    let mut files = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|error| broken(error.to_string()))? {
        let name = part.name().unwrap_or("").to_owned();
        let filename = part.file_name().map(str::to_owned);
        let content_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| broken(error.to_string()))?;
        match filename {
            None if name == "payload_json" => {
                body = serde_json::from_slice(&bytes).map_err(|_| ApiError::of(50109))?;
                whole = true;
            }
            Some(filename) => {
                // A form without `payload_json` names its file as one of its fields.
                let single = if name == "file" { body.as_object_mut().filter(|_| !whole) } else { None };
                if let Some(fields) = single {
                    fields.insert(name.clone(), Value::String(filename.clone()));
                }
                let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
                let next = u64::try_from(files.len()).unwrap_or(u64::MAX);
                let index = number.and_then(|number| number.parse().ok()).unwrap_or(next);
                files.push(Upload { index, filename, content_type, bytes: bytes.to_vec() });
            }
            // A form without `payload_json`, such as that of a sticker.
            None => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                if body.is_null() {
                    body = Value::Object(serde_json::Map::new());
                }
                if let Some(fields) = body.as_object_mut() {
                    fields.insert(name, Value::String(text));
                }
            }
        }
    }
    Ok((body, files))
}
