//! Owns what is checked in a call: route, parameters, request body, response body. Must not know how schemas are
//! compiled.

use super::document::{Content, Document, Found, Operation};
use super::schema::{Problem, Schemas};
use super::violation::{Side, Violation};
use crate::calls::Call;
use axum::extract::Query;
use axum::http::Uri;
use serde_json::Value;

/// The prefix of all checked paths. The document has it in the server URL.
const BASE_PATH: &str = "/api/v10";

/// The error code of routes that bots cannot use.
const ONLY_FOR_PEOPLE: u64 = 20001;

/// Everything in one call that the document does not allow.
pub(super) fn judge(document: &Document, schemas: &Schemas, call: &Call) -> Vec<Violation> {
    let Some(path) = call.path.split('?').next().and_then(|path| path.strip_prefix(BASE_PATH)) else {
        return Vec::new();
    };
    let decoded = crate::http::decoded(path);
    let path = decoded.as_str();
    let operation = match document.find(&call.method, path) {
        Found::Operation(operation) => operation,
        _ if is_for_people(call, path) => return Vec::new(),
        Found::OtherMethods(template) => {
            let name = format!("{} {template}", call.method);
            let words = format!("{template} is documented, but not with the method {}", call.method);
            return vec![Violation::of(call, &name, Side::Request, words)];
        }
        Found::Nothing => {
            let name = format!("{} {path}", call.method);
            return vec![Violation::of(call, &name, Side::Request, "no such path is documented")];
        }
    };
    let judge = Judge { schemas, call, operation: &operation };
    let mut found = judge.path();
    found.extend(judge.query());
    found.extend(judge.request());
    if answers_itself(call) {
        found.extend(judge.response());
    }
    found
}

/// Whether the route is only for user clients, and a user called it.
fn is_for_people(call: &Call, path: &str) -> bool {
    crate::http::is_for_people(&call.method, path) && call.response["code"] != ONLY_FOR_PEOPLE
}

/// Whether the response is the emulator's own: not lost, held or replaced by a fault.
fn answers_itself(call: &Call) -> bool {
    call.status != 0 && (call.fault.is_none() || call.effect_status == Some(call.status))
}

struct Judge<'a> {
    schemas: &'a Schemas,
    call: &'a Call,
    operation: &'a Operation<'a>,
}

impl Judge<'_> {
    fn path(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        for parameter in self.operation.parameters("path") {
            let given = self.operation.segments.iter().find(|(name, _)| *name == parameter.name);
            let Some((_, value)) = given else { continue };
            let readings = readings(&[value.as_str()]);
            let checked = readings.iter().map(|reading| self.schemas.check(&parameter.schema, reading));
            let problems = checked.min_by_key(Vec::len).unwrap_or_default();
            let place = format!("{{{}}}", parameter.name);
            found.extend(problems.into_iter().map(|problem| self.request_at(&place, problem)));
        }
        found
    }

    fn query(&self) -> Vec<Violation> {
        let given = read_query(&self.call.path);
        let parameters = self.operation.parameters("query");
        let mut found = Vec::new();
        let mut names: Vec<&String> = given.iter().map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        for name in names {
            let place = format!("?{name}");
            let Some(parameter) = parameters.iter().find(|parameter| parameter.name == name) else {
                found.push(self.request_at(&place, whole("no such query parameter is documented")));
                continue;
            };
            let values: Vec<&str> =
                given.iter().filter(|(other, _)| other == name).map(|(_, value)| &**value).collect();
            let readings = readings(&values);
            let checked = readings.iter().map(|reading| self.schemas.check(&parameter.schema, reading));
            let best = checked.min_by_key(Vec::len).unwrap_or_default();
            found.extend(best.into_iter().map(|problem| self.request_at(&place, problem)));
        }
        let missing =
            parameters.iter().filter(|one| one.required && !given.iter().any(|(name, _)| name == one.name));
        found.extend(missing.map(|parameter| {
            self.request_at(&format!("?{}", parameter.name), whole("this query parameter is required"))
        }));
        found
    }

    fn request(&self) -> Vec<Violation> {
        let mut body = self.call.request.clone();
        let files = body.as_object_mut().and_then(|body| body.remove("_files")).is_some();
        let problems = match self.operation.request() {
            None if body.is_null() => Vec::new(),
            None => vec![whole("a body was sent where none is documented")],
            Some(content) if body.is_null() && content.required => {
                vec![whole("the required body is missing")]
            }
            Some(_) if body.is_null() => Vec::new(),
            Some(content) => self.check(&content, if files { MULTIPART } else { JSON }, &body),
        };
        problems.into_iter().map(|problem| self.request_at("", problem)).collect()
    }

    fn response(&self) -> Vec<Violation> {
        let body = &self.call.response;
        let problems = match self.operation.response(self.call.status) {
            None => vec![whole("this status is not documented")],
            Some(content) if content.is_empty() && body.is_null() => Vec::new(),
            Some(content) if content.is_empty() => {
                vec![whole("a body was answered where none is documented")]
            }
            Some(_) if body.is_null() => vec![whole("the documented body is missing")],
            Some(content) => self.check(&content, JSON, body),
        };
        let of = |problem: Problem| {
            let violation = Violation::of(self.call, &self.operation.name, Side::Response, problem.words);
            violation.at(problem.pointer, problem.value)
        };
        problems.into_iter().map(of).collect()
    }

    fn check(&self, content: &Content, content_type: &str, body: &Value) -> Vec<Problem> {
        match content.schema(content_type) {
            Some(schema) => self.schemas.check(&schema, body),
            None => vec![whole(&format!("no body of type {content_type} is documented"))],
        }
    }

    fn request_at(&self, place: &str, problem: Problem) -> Violation {
        let place = format!("{place}{}", problem.pointer);
        let violation = Violation::of(self.call, &self.operation.name, Side::Request, problem.words);
        violation.at(place, problem.value)
    }
}

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";

fn whole(words: &str) -> Problem {
    Problem { pointer: String::new(), value: Value::Null, words: words.to_owned() }
}

fn read_query(path: &str) -> Vec<(String, String)> {
    let uri: Option<Uri> = path.parse().ok();
    uri.and_then(|uri| Query::try_from_uri(&uri).ok()).map(|Query(pairs)| pairs).unwrap_or_default()
}

/// The possible JSON values of a parameter. A path and a query have no JSON types, so any value that matches the schema is
/// right.
fn readings(values: &[&str]) -> Vec<Value> {
    let text = |value: &&str| Value::String((*value).to_owned());
    let mut readings = Vec::new();
    if let [value] = values {
        readings.push(text(value));
        // Discord's reference, under Boolean Query Strings.
        readings.extend(matches!(*value, "True" | "true" | "1").then_some(Value::Bool(true)));
        readings.extend(matches!(*value, "False" | "false" | "0").then_some(Value::Bool(false)));
        readings.extend(serde_json::from_str(value).ok().filter(Value::is_number));
    }
    readings.push(values.iter().map(text).collect());
    readings
}
