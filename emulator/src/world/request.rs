//! Owns the input and output of a REST call in the world. Must not know HTTP.

use super::{ApiError, ApiResult, Event, Id};
use serde_json::Value;

/// A file sent with a request.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The `n` of `files[n]`, which `attachments[].id` refers to.
    pub index: u64,
    /// The file's name.
    pub filename: String,
    /// Its media type.
    pub content_type: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A successful response and its consequences.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body; null for none.
    pub body: Value,
    /// Events to publish, in order.
    pub events: Vec<Event>,
    /// An interaction whose response timeout starts now.
    pub started: Option<Id>,
    /// An interaction to send by HTTP.
    pub delivery: Option<Delivery>,
}

/// An interaction that goes to an application's own address.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The application.
    pub application: Id,
    /// Its address.
    pub url: String,
    /// The interaction.
    pub interaction: Id,
    /// Its token.
    pub token: String,
    /// What is sent.
    pub body: Value,
}

impl Outcome {
    /// 200 with a body.
    pub fn ok(body: Value) -> Self {
        Self { status: 200, body, ..Self::default() }
    }

    /// 201 with a body.
    pub fn created(body: Value) -> Self {
        Self { status: 201, body, ..Self::default() }
    }

    /// 204.
    pub fn empty() -> Self {
        Self { status: 204, ..Self::default() }
    }

    /// Adds an event.
    #[must_use]
    pub fn with(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    /// Adds events.
    #[must_use]
    pub fn with_all(mut self, events: Vec<Event>) -> Self {
        self.events.extend(events);
        self
    }
}

/// Whether a list can have this limit.
///
/// # Errors
/// 50035 outside 1 to `max`.
pub(crate) fn check_limit(limit: u64, max: u64) -> ApiResult<()> {
    match (1..=max).contains(&limit) {
        true => Ok(()),
        false => {
            let message = format!("int value should be between 1 and {max}.");
            Err(ApiError::field("limit", "NUMBER_TYPE_MAX", message))
        }
    }
}
