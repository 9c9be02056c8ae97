//! The errors of a person's calls, with enough detail to understand a failing test. Must not know sockets.

/// Why a person's call failed.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// The emulator could not be reached, or its response was not as expected.
    #[error("{what}: {why}")]
    Unreachable {
        /// What was tried.
        what: String,
        /// Why it failed.
        why: String,
    },
    /// Discord refused the call.
    #[error("{method} {path} was refused with {status}: {body}")]
    Refused {
        /// The HTTP method.
        method: String,
        /// The path after `/api/v10`.
        path: String,
        /// The HTTP status.
        status: u16,
        /// The body, with Discord's error code.
        body: serde_json::Value,
    },
    /// The requested thing does not exist, or cannot be used.
    #[error("{name}: no {what} \"{wanted}\"; available: {there_is}")]
    Missing {
        /// The person.
        name: String,
        /// What kind of thing.
        what: &'static str,
        /// What was asked for.
        wanted: String,
        /// What exists instead.
        there_is: String,
    },
    /// Discord's own client would not let a person do this.
    #[error("Discord's client does not allow this: {0}")]
    NotAllowed(String),
    /// The wait ended without a match.
    #[error("{name} waited {waited_ms} ms for {what}. Instead there was:\n{seen}")]
    TimedOut {
        /// The person.
        name: String,
        /// How long, in milliseconds.
        waited_ms: u128,
        /// What it waited for.
        what: String,
        /// What was there instead.
        seen: String,
    },
    /// The bot's response has another kind than expected.
    #[error("expected {expected}, but the response was {answer}")]
    OtherAnswer {
        /// What was expected.
        expected: &'static str,
        /// The response.
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

    /// Discord's error code, when it refused and the body has one.
    #[must_use]
    pub fn code(&self) -> Option<u64> {
        match self {
            PersonError::Refused { body, .. } => body["code"].as_u64(),
            _ => None,
        }
    }
}
