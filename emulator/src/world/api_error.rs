//! Owns Discord's REST errors: status, JSON code, message and nested field errors. Must not know when they occur.

use serde_json::{Map, Value, json};

/// The error response of an API call.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// The HTTP status.
    pub status: u16,
    /// Discord's JSON error code.
    pub code: u32,
    /// The message.
    pub message: String,
    /// Nested field errors of a 50035.
    pub errors: Option<Value>,
}

/// The result of an API call in the world.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// The error with a JSON code, with Discord's status and message for it.
    pub fn of(code: u32) -> Self {
        let (status, message) = describe(code);
        Self { status, code, message: message.to_owned(), errors: None }
    }

    /// 401, for a missing or unknown token.
    pub fn unauthorized() -> Self {
        Self { status: 401, code: 0, message: "401: Unauthorized".to_owned(), errors: None }
    }

    /// 50035 for one field; the path is dotted, such as `embeds.0.title`.
    pub fn field(path: &str, code: &str, message: impl Into<String>) -> Self {
        let mut problems = Problems::default();
        problems.add(path, code, message);
        problems.into_error()
    }

    /// The body of the response.
    pub fn body(&self) -> Value {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// Status and message by JSON code, from Discord's "Opcodes and Status Codes" page.
fn describe(code: u32) -> (u16, &'static str) {
    match code {
        10002 => (404, "Unknown Application"),
        10003 => (404, "Unknown Channel"),
        10004 => (404, "Unknown Guild"),
        10007 => (404, "Unknown Member"),
        10008 => (404, "Unknown Message"),
        10009 => (404, "Unknown Permission Overwrite"),
        10011 => (404, "Unknown Role"),
        10013 => (404, "Unknown User"),
        10015 => (404, "Unknown Webhook"),
        10062 => (404, "Unknown interaction"),
        10063 => (404, "Unknown application command"),
        20001 => (403, "Bots cannot use this endpoint"),
        20002 => (403, "Only bots can use this endpoint"),
        30003 => (400, "Maximum number of pins reached for the channel (250)"),
        30013 => (400, "Maximum number of guild channels reached (500)"),
        30032 => (400, "Maximum number of application commands reached (100)"),
        30033 => (400, "Max number of thread participants has been reached (1000)"),
        40005 => (413, "Request entity too large"),
        40060 => (400, "Interaction has already been acknowledged."),
        50001 => (403, "Missing Access"),
        50003 => (403, "Cannot execute action on a DM channel"),
        50005 => (403, "Cannot edit a message authored by another user"),
        50006 => (400, "Cannot send an empty message"),
        50007 => (403, "Cannot send messages to this user"),
        50009 => (403, "Channel verification level is too high for you to gain access"),
        50013 => (403, "Missing Permissions"),
        50021 => (403, "Cannot execute action on a system message"),
        50024 => (403, "Cannot execute action on this channel type"),
        50027 => (401, "Invalid Webhook Token"),
        50028 => (400, "Invalid role"),
        50033 => (400, "Invalid Recipient(s)"),
        50035 => (400, "Invalid Form Body"),
        50083 => (400, "Thread is archived"),
        60003 => (403, "Two factor is required for this operation"),
        50109 => (400, "The request body contains invalid JSON."),
        50278 => (403, "Cannot send messages to this user due to having no mutual guilds"),
        160_005 => (400, "This thread is locked"),
        160_006 => (400, "Maximum number of active threads reached"),
        _ => (400, "General error"),
    }
}

/// Collects field errors while a body is read.
#[derive(Debug, Default)]
pub struct Problems {
    errors: Map<String, Value>,
}

impl Problems {
    /// Adds an error at a dotted path; the empty path is the body itself.
    pub fn add(&mut self, path: &str, code: &str, message: impl Into<String>) {
        let mut place = &mut self.errors;
        for step in path.split('.').filter(|step| !step.is_empty()) {
            let next = place.entry(step).or_insert_with(|| json!({}));
            let Value::Object(map) = next else { return };
            place = map;
        }
        let list = place.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({ "code": code, "message": message.into() }));
        }
    }

    /// Adds an error if the length of a text, in characters, is outside `min..=max`.
    pub fn check_length(&mut self, path: &str, text: &str, min: usize, max: usize) {
        let length = text.chars().count();
        if length < min || length > max {
            let message = format!("Must be between {min} and {max} in length.");
            self.add(path, "BASE_TYPE_BAD_LENGTH", message);
        }
    }

    /// Adds an error for a missing field.
    pub fn require(&mut self, path: &str) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// # Errors
    /// 50035 when there are errors.
    pub fn finish(self) -> ApiResult<()> {
        match self.errors.is_empty() {
            true => Ok(()),
            false => Err(self.into_error()),
        }
    }

    fn into_error(self) -> ApiError {
        ApiError { errors: Some(Value::Object(self.errors)), ..ApiError::of(50035) }
    }
}
