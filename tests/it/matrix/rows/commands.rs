//! Every command that is registered, with what it requires. Must not know what it does.

use super::{Act, Row};
use crate::matrix::agency_fixtures::{MEMBER, NAME};
use crate::matrix::fixtures::{Ids, STRANGER};
use parley::discord::register;
use parley::domain::ids::PersonId;
use parley::words::Language;
use serde_json::{Value, json};

/// All commands, as they are registered, with what they require, aimed at what `ids` name.
pub(crate) fn commands(ids: &Ids) -> Vec<Row> {
    let mut rows = Vec::new();
    for definition in register::definitions(Language::English) {
        let definition = serde_json::to_value(definition).expect("builders serialize");
        let name = definition["name"].as_str().unwrap_or_default().to_owned();
        let kind = definition.get("type").filter(|kind| kind.is_u64()).cloned().unwrap_or_else(|| json!(1));
        let options = definition["options"].as_array().cloned().unwrap_or_default();
        for (path, options) in leaves(&name, &options, ids) {
            let name = name.clone();
            let shown = if kind == json!(1) { format!("/{name}{path}") } else { name.clone() };
            rows.push(Row { name: shown, act: Act::Command(name, kind.clone(), options) });
        }
    }
    rows
}

/// Those that mean something else where an offer goes to an agency.
pub(crate) fn commands_of_agencies(ids: &Ids) -> Vec<Row> {
    let mut rows = commands(ids);
    rows.retain(|row| {
        ["/offer", "/contract", "/feedback", "/agency", "/report"]
            .iter()
            .any(|name| row.name.starts_with(name))
    });
    rows
}

/// Applying and inviting in the name of the agency, to the job for which it has applied and the one to which it's invited.
pub(super) fn commands_in_its_name() -> Vec<Row> {
    let mut rows = Vec::new();
    for (sub, number) in [("apply", "1"), ("apply", "2"), ("invite", "1"), ("invite", "2")] {
        let option = |name: &str, value: &str| json!({ "name": name, "type": 3, "value": value });
        let options = json!([option("number", number), option("agency", NAME)]);
        let options = json!([{ "name": sub, "type": 1, "options": options }]);
        let name = format!("/job {sub} {number} agency");
        rows.push(Row { name, act: Act::Command("job".to_owned(), json!(1), options) });
    }
    rows
}

/// What can be typed after a command: its subcommands, with all options that are required of each and those that name an
/// offer or a person.
fn leaves(path: &str, options: &[Value], ids: &Ids) -> Vec<(String, Value)> {
    let is_sub = |option: &&Value| matches!(option["type"].as_u64(), Some(1 | 2));
    if !options.iter().any(|option| is_sub(&option)) {
        let given = options.iter().filter(|option| is_given(option));
        let given: Vec<Value> = given.map(|option| argument(path, option, ids)).collect();
        return vec![(String::new(), json!(given))];
    }
    let mut leaves_below = Vec::new();
    for sub in options {
        let name = sub["name"].as_str().unwrap_or_default();
        let below = sub["options"].as_array().cloned().unwrap_or_default();
        for (path, options) in leaves(&format!("{path} {name}"), &below, ids) {
            let this = json!([{ "name": name, "type": sub["type"], "options": options }]);
            leaves_below.push((format!(" {name}{path}"), this));
        }
    }
    leaves_below
}

fn is_given(option: &Value) -> bool {
    option["required"] == json!(true)
        || ["offer", "to", "person"].contains(&option["name"].as_str().unwrap_or_default())
}

/// Whom a command is aimed at: somebody with whom it can be done.
fn whom(path: &str, ids: &Ids) -> PersonId {
    match path {
        "agency invite" | "job invite" => STRANGER,
        "agency role" | "agency remove" | "agency transfer" => MEMBER,
        _ => ids.recipient,
    }
}

/// An argument of the kind that the option wants.
fn argument(path: &str, option: &Value, ids: &Ids) -> Value {
    let first = option["choices"].as_array().and_then(|choices| choices.first());
    let value = match (option["type"].as_u64(), first) {
        (_, Some(choice)) => choice["value"].clone(),
        (Some(6), _) => json!(whom(path, ids).to_string()),
        (Some(4), _) => option.get("min_value").cloned().unwrap_or_else(|| json!(1)),
        (Some(5), _) => json!(true),
        (Some(3), _) if path.starts_with("job ") => json!("1"),
        (Some(3), _)
            if ["offer", "number", "contract"].contains(&option["name"].as_str().unwrap_or_default()) =>
        {
            json!(ids.number.to_string())
        }
        (Some(3), _) if option["name"] == json!("agency") => json!(NAME),
        (Some(3), _) if option["name"] == json!("time") => json!("90m"),
        _ => json!("drawing"),
    };
    json!({ "name": option["name"], "type": option["type"], "value": value })
}
