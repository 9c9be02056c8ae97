//! Owns what is told about a departure from the OpenAPI file. Must not know how it was found.

use crate::calls::Call;
use std::fmt;

/// Which half of a call departs from the file: the client's or the server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What was sent: method, path, query or body.
    Request,
    /// What was answered: status or body.
    Response,
}

/// One thing that the OpenAPI file does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The number of the call.
    pub call: u64,
    /// `METHOD /path?query` as it was called.
    pub called: String,
    /// `METHOD /template` as the file has it; as it was called when the file has no such path.
    pub operation: String,
    /// The status that was answered; `0` for none.
    pub status: u16,
    /// Whose mistake it is.
    pub side: Side,
    /// Where: a JSON pointer into the body, `?name` for a query parameter, `{name}` for one in the path, or empty for the
    /// whole.
    pub place: String,
    /// What is wrong, in words.
    pub problem: String,
}

impl Violation {
    /// A violation of this call at a place.
    pub(super) fn of(call: &Call, operation: &str, side: Side, place: String, problem: String) -> Self {
        let called = format!("{} {}", call.method, call.path);
        Self {
            call: call.n,
            called,
            operation: operation.to_owned(),
            status: call.status,
            side,
            place,
            problem,
        }
    }

    /// Whether the server refused the call (status 4xx or 5xx), as it does with requests that are wrong on purpose.
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
