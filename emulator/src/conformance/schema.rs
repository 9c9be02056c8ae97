//! Owns compiling the document's schemas, checking values against them and saying what is wrong so that a person can act
//! on it. Must not know calls.

use jsonschema::{Draft, Registry, ValidationError, Validator, error::ValidationErrorKind};
use serde_json::{Value, json};
use std::{
    cmp::Reverse,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The name under which the document is registered, so that its inner references are found.
const BASE: &str = "urn:discord:openapi";

/// Characters of a wrong value that are shown.
const SHOWN_MAX: usize = 120;

/// The document's schemas by pointer, compiled when first asked for.
pub(super) struct Schemas {
    registry: Registry<'static>,
    compiled: Mutex<HashMap<String, Arc<Validator>>>,
}

/// Something wrong in a value, at a JSON pointer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) pointer: String,
    pub(super) value: Value,
    pub(super) words: String,
}

impl Schemas {
    pub(super) fn prepare(root: Value) -> Result<Self, String> {
        let builder = Registry::new().draft(Draft::Draft202012).add(BASE, root);
        let registry = builder.and_then(|builder| builder.prepare()).map_err(|error| error.to_string())?;
        Ok(Self { registry, compiled: Mutex::default() })
    }

    /// What is wrong with a value by the schema at a pointer into the document.
    pub(super) fn check(&self, pointer: &str, value: &Value) -> Vec<Problem> {
        match self.compile(pointer) {
            Ok(validator) if validator.is_valid(value) => Vec::new(),
            Ok(validator) => {
                let mut problems = Vec::new();
                validator.iter_errors(value).for_each(|error| explain(&error, &mut problems));
                problems
            }
            Err(words) => vec![Problem { pointer: String::new(), value: value.clone(), words }],
        }
    }

    fn compile(&self, pointer: &str) -> Result<Arc<Validator>, String> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(validator) = compiled.get(pointer) {
            return Ok(validator.clone());
        }
        let reference = format!("{BASE}#{}", encode(pointer));
        let options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .with_format("snowflake", |text: &str| text.parse::<u64>().is_ok());
        let built = options.build(&json!({ "$ref": reference }));
        let validator =
            Arc::new(built.map_err(|error| format!("the schema {pointer} is unusable: {error}"))?);
        compiled.insert(pointer.to_owned(), validator.clone());
        Ok(validator)
    }
}

/// Adds what an error means. Of a union that fits in no way, only the form that was most likely meant is told.
fn explain(error: &ValidationError<'_>, problems: &mut Vec<Problem>) {
    let at = error.instance_path().as_str();
    let forms = match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => context,
        _ => {
            let value = error.instance().as_ref().clone();
            let words = format!("{} ({})", error.masked(), shorten(&value.to_string()));
            problems.push(Problem { pointer: at.to_owned(), value, words });
            return;
        }
    };
    let meant = forms.iter().filter(|errors| !errors.iter().any(|error| tells_apart(error, at)));
    let explained = meant.map(|errors| {
        let mut inner = Vec::new();
        errors.iter().for_each(|error| explain(error, &mut inner));
        inner
    });
    // The nearest miss: fewest problems, and of those the one that fits furthest down.
    let depth = |inner: &[Problem]| inner.iter().map(|problem| problem.pointer.matches('/').count()).max();
    match explained.min_by_key(|inner| (inner.len(), Reverse(depth(inner)))) {
        Some(inner) => problems.extend(inner),
        None => {
            let value = error.instance().as_ref().clone();
            let shown = shorten(&value.to_string());
            let words = format!("it has none of the {} allowed forms ({shown})", forms.len());
            problems.push(Problem { pointer: at.to_owned(), value, words });
        }
    }
}

/// Whether the error shows that this form of the union at `at` was not meant at all: the wrong JSON type, another `type`,
/// or names that a closed form does not know.
fn tells_apart(error: &ValidationError<'_>, at: &str) -> bool {
    let inner = error.instance_path().as_str().strip_prefix(at).unwrap_or_default();
    match error.kind() {
        ValidationErrorKind::Type { .. } | ValidationErrorKind::AdditionalProperties { .. } => {
            inner.is_empty()
        }
        ValidationErrorKind::Constant { .. } | ValidationErrorKind::Enum { .. } => {
            inner == "/type" || inner.is_empty()
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let told = |errors: &Vec<ValidationError<'_>>| errors.iter().any(|error| tells_apart(error, at));
            (inner == "/type" || inner.is_empty()) && context.iter().all(told)
        }
        _ => false,
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Percent-encodes what a URI's fragment cannot hold.
fn encode(pointer: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte);
    pointer.bytes().fold(String::new(), |mut encoded, byte| {
        match plain(byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
        encoded
    })
}
