//! Owns compiling the document's schemas, checking values against them, and readable descriptions of the problems. Must
//! not know calls.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The URI of the document, for references inside it.
const BASE: &str = "urn:discord:openapi";

/// Most characters of a wrong value that are shown.
const SHOWN_MAX: usize = 120;

/// The document's schemas by pointer, compiled on first use.
pub(super) struct Schemas {
    registry: Registry<'static>,
    compiled: Mutex<HashMap<String, Arc<Validator>>>,
}

/// A problem in a value, at a JSON pointer.
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

    /// The problems of a value with the schema at a pointer into the document.
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

/// Adds the problems of an error. If no variant of a union matches, only the most likely variant is explained.
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
    let meant = forms.iter().filter(|errors| !errors.iter().any(|error| rules_out(error, at)));
    let explained = meant.map(|errors| {
        let mut inner = Vec::new();
        errors.iter().for_each(|error| explain(error, &mut inner));
        inner
    });
    // The most likely variant: fewest problems, then the deepest one.
    let depth = |inner: &[Problem]| inner.iter().map(|problem| problem.pointer.matches('/').count()).max();
    match explained.min_by_key(|inner| (inner.len(), Reverse(depth(inner)))) {
        Some(inner) => problems.extend(inner),
        None => {
            let value = error.instance().as_ref().clone();
            let shown = shorten(&value.to_string());
            let words = format!("it matches none of the {} variants ({shown})", forms.len());
            problems.push(Problem { pointer: at.to_owned(), value, words });
        }
    }
}

/// Whether the error rules out this variant of the union at `at`: the wrong JSON type, another `type`, or fields that
/// the variant does not allow.
fn rules_out(error: &ValidationError<'_>, at: &str) -> bool {
    let inner = error.instance_path().as_str().strip_prefix(at).unwrap_or_default();
    match error.kind() {
        ValidationErrorKind::Type { .. } | ValidationErrorKind::AdditionalProperties { .. } => {
            inner.is_empty()
        }
        ValidationErrorKind::Constant { .. } | ValidationErrorKind::Enum { .. } => {
            inner == "/type" || inner.is_empty()
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let ruled_out =
                |errors: &Vec<ValidationError<'_>>| errors.iter().any(|error| rules_out(error, at));
            (inner == "/type" || inner.is_empty()) && context.iter().all(ruled_out)
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

/// Percent-encodes characters that a URI fragment cannot have.
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
