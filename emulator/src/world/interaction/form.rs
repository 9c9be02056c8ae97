//! Owns a submitted modal: checks it against the opened modal and brings it into the format that bots receive.

use crate::world::component::{component_kind, interactive, kind_of};
use crate::world::{ApiResult, Problems};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The components of a submit as the bot receives them: the modal's structure with the entered values.
///
/// # Errors
/// 50035 for a missing, too short or too long value, or an unknown input.
pub(super) fn read_submit(modal: &Value, data: &Value) -> ApiResult<Value> {
    let sent = data.get("components").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let typed: BTreeMap<&str, &str> = interactive(sent)
        .into_iter()
        .filter_map(|input| {
            Some((input["custom_id"].as_str()?, input.get("value").and_then(Value::as_str).unwrap_or("")))
        })
        .collect();
    let asked = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
    let mut problems = Problems::default();
    let inputs = interactive(asked);
    for unknown in typed.keys().filter(|name| !inputs.iter().any(|input| input["custom_id"] == ***name)) {
        problems.add(&format!("data.components.{unknown}"), "COMPONENT_VALIDATION_FAILED", "Unknown input");
    }
    for input in inputs {
        let custom_id = input["custom_id"].as_str().unwrap_or("");
        check_value(input, typed.get(custom_id).copied().unwrap_or(""), &mut problems);
    }
    problems.finish()?;
    Ok(asked.iter().map(|component| fill(component, &typed)).collect())
}

fn check_value(input: &Value, value: &str, problems: &mut Problems) {
    let path = format!("data.components.{}", input["custom_id"].as_str().unwrap_or(""));
    let limit = |name: &str, default: u64| {
        usize::try_from(input.get(name).and_then(Value::as_u64).unwrap_or(default)).unwrap_or(usize::MAX)
    };
    if value.is_empty() {
        if input["required"] != false {
            problems.require(&path);
        }
        return;
    }
    problems.check_length(&path, value, limit("min_length", 0), limit("max_length", 4000));
}

fn fill(component: &Value, typed: &BTreeMap<&str, &str>) -> Value {
    let mut shape = json!({ "type": component["type"], "id": component["id"] });
    match kind_of(component) {
        component_kind::ROW => {
            let inner = component["components"].as_array().map_or(&[][..], Vec::as_slice);
            shape["components"] = inner.iter().map(|inner| fill(inner, typed)).collect();
        }
        component_kind::LABEL => shape["component"] = fill(&component["component"], typed),
        _ => {
            let custom_id = component["custom_id"].as_str().unwrap_or("");
            shape["custom_id"] = json!(custom_id);
            shape["value"] = json!(typed.get(custom_id).copied().unwrap_or(""));
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modal() -> Value {
        json!({ "custom_id": "m", "components": [
            { "type": 1, "id": 1, "components": [
                { "type": 4, "id": 2, "custom_id": "title", "required": true, "max_length": 5 } ] },
            { "type": 1, "id": 3, "components": [ { "type": 4, "id": 4, "custom_id": "note", "required": false } ] },
        ] })
    }

    fn submit(title: &str) -> Value {
        json!({ "components": [ { "type": 1, "components": [ { "type": 4, "custom_id": "title", "value": title } ] } ] })
    }

    #[test]
    fn a_value_left_out_is_empty_when_it_is_optional() {
        let sent = read_submit(&modal(), &submit("Logo")).unwrap();
        assert_eq!(sent[0]["components"][0]["value"], "Logo");
        assert_eq!(sent[1]["components"][0]["value"], "");
    }

    #[test]
    fn required_and_length_are_enforced() {
        assert_eq!(read_submit(&modal(), &submit("")).unwrap_err().code, 50035);
        assert_eq!(read_submit(&modal(), &submit("too long")).unwrap_err().code, 50035);
    }
}
