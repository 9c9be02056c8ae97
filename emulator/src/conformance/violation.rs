//! Owns the description of a violation of the OpenAPI file. Must not know how it was found.

use crate::calls::Call;
use serde_json::Value;
use std::fmt;

/// Which half of a call has the violation: the client's or the server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The request: method, path, query or body.
    Request,
    /// The response: status or body.
    Response,
}

/// Something that the OpenAPI file does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The number of the call.
    pub call: u64,
    /// `METHOD /path?query` of the call.
    pub called: String,
    /// `METHOD /template` in the file; the path of the call when the file has no such path.
    pub operation: String,
    /// The response status; `0` for none.
    pub status: u16,
    /// The request or the response.
    pub side: Side,
    /// Where: a JSON pointer into the body, `?name` for a query parameter, `{name}` for one in the path, or empty for the
    /// whole.
    pub place: String,
    /// The value there; null for none.
    pub value: Value,
    /// The description of the problem.
    pub problem: String,
}

impl Violation {
    /// A violation of this call as a whole; `operation` as in [`Violation::operation`].
    pub(super) fn of(call: &Call, operation: &str, side: Side, problem: impl Into<String>) -> Self {
        Self {
            call: call.n,
            called: format!("{} {}", call.method, call.path),
            operation: operation.to_owned(),
            status: call.status,
            side,
            place: String::new(),
            value: Value::Null,
            problem: problem.into(),
        }
    }

    /// The same violation at a place.
    pub(super) fn at(self, place: String, value: Value) -> Self {
        Self { place, value, ..self }
    }

    /// Whether the server refused the call (status 4xx or 5xx), such as for an invalid request in a test.
    pub fn was_refused(&self) -> bool {
        self.status >= 400
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            Side::Request => "request".to_owned(),
            Side::Response => format!("response {}", self.status),
        };
        write!(formatter, "call {}, {}, {side}", self.call, self.called)?;
        if !self.place.is_empty() {
            write!(formatter, " at {}", self.place)?;
        }
        write!(formatter, ": {}", self.problem)
    }
}
