//! What can go wrong for a person, in words that a failing test can be understood from. Must not know sockets.

/// Why a person could not do something.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// The local Discord could not be reached, or did not speak as expected.
    #[error("{what}: {why}")]
    Unreachable {
        /// What was tried.
        what: String,
        /// Why it failed.
        why: String,
    },
    /// Discord said no.
    #[error("{method} {path} was refused with {status}: {body}")]
    Refused {
        /// The HTTP method.
        method: String,
        /// The path after `/api/v10`.
        path: String,
        /// The HTTP status.
        status: u16,
        /// The body, which names Discord's error code.
        body: serde_json::Value,
    },
    /// What was meant is not there, or cannot be used so.
    #[error("{name}: there is no {what} \"{wanted}\"; there is {there_is}")]
    Missing {
        /// The person.
        name: String,
        /// The kind of thing.
        what: &'static str,
        /// What was asked for.
        wanted: String,
        /// What there is instead.
        there_is: String,
    },
    /// Discord's own client would not let a person do this.
    #[error("Discord's client would not allow it: {0}")]
    NotAllowed(String),
    /// What was waited for did not come.
    #[error("{name} waited {waited_ms} ms for {what}, and saw instead:\n{seen}")]
    TimedOut {
        /// The person.
        name: String,
        /// How long, in milliseconds.
        waited_ms: u128,
        /// For what.
        what: String,
        /// What was seen in that time.
        seen: String,
    },
    /// Another kind of answer came than the caller counted on.
    #[error("expected {expected}, but the answer was {answer}")]
    OtherAnswer {
        /// What was expected.
        expected: &'static str,
        /// What came.
        answer: String,
    },
}

impl PersonError {
    /// The HTTP status, when Discord refused.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            PersonError::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Discord's error code, when it refused and named one.
    #[must_use]
    pub fn code(&self) -> Option<u64> {
        match self {
            PersonError::Refused { body, .. } => body["code"].as_u64(),
            _ => None,
        }
    }
}
