//! Failures of calls to Discord, told apart by what can be done about them. Owns the words about them that may reach a
//! log: never a URL or a body, because both can hold an interaction's token or somebody's text.

use crate::outbox::DeliveryError;
use serenity::Error;
use serenity::http::{HttpError, StatusCode};
use std::fmt;

/// Discord's error codes that Parley knows what to do about (docs: topics, opcodes and status codes, JSON).
pub mod code {
    /// The channel does not exist.
    pub const UNKNOWN_CHANNEL: isize = 10_003;
    /// Not a member of the server.
    pub const UNKNOWN_MEMBER: isize = 10_007;
    /// The role does not exist.
    pub const UNKNOWN_ROLE: isize = 10_011;
    /// There is no overwrite for that role or person.
    pub const UNKNOWN_OVERWRITE: isize = 10_009;
    /// No such account.
    pub const UNKNOWN_USER: isize = 10_013;
    /// The message does not exist.
    pub const UNKNOWN_MESSAGE: isize = 10_008;
    /// The interaction is more than 3 s old.
    pub const UNKNOWN_INTERACTION: isize = 10_062;
    /// The server is full: 500 channels.
    pub const SERVER_FULL: isize = 30_013;
    /// The channel has as many pinned messages as it may.
    pub const PINS_FULL: isize = 30_003;
    /// Edits of messages older than an hour are limited.
    pub const OLD_EDITS_LIMITED: isize = 30_046;
    /// Channels to people are opened too fast.
    pub const OPENING_TOO_FAST: isize = 40_003;
    /// The request is larger than Discord takes.
    pub const TOO_LARGE: isize = 40_005;
    /// The interaction was answered before.
    pub const ALREADY_ANSWERED: isize = 40_060;
    /// The bot does not see the channel.
    pub const MISSING_ACCESS: isize = 50_001;
    /// The role is everybody's, or belongs to a bot or an integration.
    pub const INVALID_ROLE: isize = 50_028;
    /// The person takes no messages from the bot.
    pub const CANNOT_MESSAGE: isize = 50_007;
    /// The bot may not do this.
    pub const MISSING_PERMISSION: isize = 50_013;
    /// Nobody can be reached under this id.
    pub const INVALID_RECIPIENT: isize = 50_033;
    /// The body breaks a rule.
    pub const INVALID_BODY: isize = 50_035;
    /// Nothing in an archived thread can be changed; in one that is locked as well, also not by waking it.
    pub const THREAD_ARCHIVED: isize = 50_083;
    /// Whoever manages something must have two-factor sign-in; of a bot, the account that owns it.
    pub const TWO_FACTOR: isize = 60_003;
    /// The thread is locked.
    pub const THREAD_LOCKED: isize = 160_005;
    /// The server has as many active threads as it may.
    pub const TOO_MANY_THREADS: isize = 160_006;
    /// The person and the bot are in no server together.
    pub const NO_MUTUAL_SERVERS: isize = 50_278;
}

/// A failed call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// HTTP status; 0 when no answer came.
    pub status: u16,
    /// Discord's own code; 0 when there was none.
    pub code: isize,
    /// Discord's words, without what we sent.
    pub message: String,
    /// Codes of the single fields, e.g. `CHANNEL_PARENT_MAX_CHANNELS`.
    pub field_codes: Vec<String>,
    /// The fields that are wrong, e.g. `name`.
    pub fields: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, self.code) {
            (0, _) => write!(f, "no answer from Discord ({})", self.message),
            (status, 0) => write!(f, "Discord answered {status} ({})", self.message),
            (status, code) => write!(f, "Discord answered {status}, code {code} ({})", self.message),
        }?;
        if self.field_codes.is_empty() { Ok(()) } else { write!(f, " [{}]", self.field_codes.join(", ")) }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let silent = |message: &str| Self {
            status: 0,
            code: 0,
            message: message.to_owned(),
            field_codes: Vec::new(),
            fields: Vec::new(),
        };
        match error {
            Error::Http(HttpError::UnsuccessfulRequest(response)) => Self {
                status: response.status_code.as_u16(),
                code: response.error.code.max(0),
                message: response.error.message,
                fields: response.error.errors.iter().map(|field| field.path.clone()).collect(),
                field_codes: response.error.errors.into_iter().map(|field| field.code).collect(),
            },
            Error::Http(HttpError::Request(request)) if request.is_timeout() => silent("timed out"),
            Error::Http(HttpError::Request(request)) if request.is_connect() => silent("couldn't connect"),
            Error::Http(HttpError::Request(_)) => silent("the connection broke"),
            Error::Json(_) => silent("couldn't read the answer"),
            Error::Model(model) => Self { status: 400, ..silent(&model.to_string()) },
            _ => silent("the Discord library failed"),
        }
    }
}

/// Wait before a permission is tried again: somebody has to give it back first.
const PERMISSION_WAIT_MS: i64 = crate::domain::time::MINUTE_MS;

impl From<Failure> for DeliveryError {
    /// A body that Discord refuses will be refused for ever. Everything else may pass: an outage, a limit, and also a
    /// missing permission, which somebody can give back.
    fn from(failure: Failure) -> Self {
        let why = failure.to_string();
        match failure.status {
            400 if !failure.is_want_of_space() && !failure.is_category_gone() => Self::GiveUp { why },
            403 | 404 => Self::Retry { after_ms: Some(PERMISSION_WAIT_MS), why },
            _ => Self::Retry { after_ms: None, why },
        }
    }
}

impl Failure {
    /// Whether the server has no space for what was to be made; that changes.
    #[must_use]
    pub const fn is_want_of_space(&self) -> bool {
        matches!(self.code, code::SERVER_FULL | code::TOO_MANY_THREADS)
    }

    /// Whether the category in which a channel was to be made was deleted meanwhile; the next try makes another one.
    #[must_use]
    pub fn is_category_gone(&self) -> bool {
        self.field_codes.iter().any(|code| code == "CHANNEL_PARENT_INVALID")
    }

    /// Whether what is refused is what a channel is called, as servers in Server Discovery refuse some words.
    #[must_use]
    pub fn is_name_refused(&self) -> bool {
        let names = |field: &String| matches!(field.split('.').next(), Some("name" | "topic"));
        self.code == code::INVALID_BODY && self.fields.iter().any(names)
    }

    /// Whether the bot lacks a permission, or does not see the place.
    #[must_use]
    pub const fn is_forbidden(&self) -> bool {
        self.status == StatusCode::FORBIDDEN.as_u16()
    }

    /// Whether the same call may well be taken a moment later: Discord failed, or nothing came back.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        self.status == 0 || self.status >= 500
    }

    /// Whether the bot's token was refused.
    #[must_use]
    pub const fn is_unauthorized(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED.as_u16()
    }
}
