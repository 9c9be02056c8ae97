//! Owns Discord's REST errors: status, JSON code, message and nested field errors. Must not know when they occur.

use super::error_codes;
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
    /// Seconds to wait, for a limit.
    pub retry_after_s: Option<f64>,
}

/// The result of an API call in the world.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// The error with a JSON code, with Discord's status and message for it.
    pub fn of(code: u32) -> Self {
        let (status, message) = error_codes::describe(code);
        Self { status, code, message: message.to_owned(), errors: None, retry_after_s: None }
    }

    /// The error of a limit with a code of its own.
    pub fn wait(code: u32, retry_after_s: f64) -> Self {
        Self { retry_after_s: Some(retry_after_s), ..Self::of(code) }
    }

    /// 429 without a code of its own.
    pub fn limited(retry_after_s: f64) -> Self {
        Self { retry_after_s: Some(retry_after_s), ..Self::nameless(429, "You are being rate limited.") }
    }

    /// 401, for a missing or unknown token.
    pub fn unauthorized() -> Self {
        Self::nameless(401, "401: Unauthorized")
    }

    /// 50035 for a field that must be there.
    pub fn required(path: &str) -> Self {
        let mut problems = Problems::default();
        problems.require(path);
        problems.into_error()
    }

    /// An error without a JSON code.
    pub fn nameless(status: u16, message: impl Into<String>) -> Self {
        Self { status, code: 0, message: message.into(), errors: None, retry_after_s: None }
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
        if let Some(wait_s) = self.retry_after_s {
            body["retry_after"] = json!(wait_s);
            body["global"] = json!(false);
        }
        body
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
