//! Owns a submitted modal: checks it against the opened modal and brings it into the format that bots receive.

use crate::world::account::read_id;
use crate::world::component::{component_kind, interactive, kind_of};
use crate::world::{ApiResult, Id, Problems, Upload, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a person entered, checked. Files are not stored yet.
#[derive(Debug, Default)]
pub(super) struct Entered {
    /// `value` or `values` by the field's custom id.
    fields: BTreeMap<String, (&'static str, Value)>,
    /// Chosen people, roles and channels.
    wanted: Vec<(&'static str, Id)>,
    /// Files, by the field's custom id and their place in the request.
    uploads: Vec<(String, usize)>,
}

/// Checks a submit against its modal.
///
/// # Errors
/// 50035 for a missing or wrong value, or an unknown field.
pub(super) fn read_submit(modal: &Value, data: &Value, files: &[Upload]) -> ApiResult<Entered> {
    let sent = data.get("components").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let sent: BTreeMap<&str, &Value> = interactive(sent)
        .into_iter()
        .filter_map(|field| Some((field["custom_id"].as_str()?, field)))
        .collect();
    let asked = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
    let mut problems = Problems::default();
    let fields = interactive(asked);
    for unknown in sent.keys().filter(|name| !fields.iter().any(|field| field["custom_id"] == ***name)) {
        problems.add(&format!("data.components.{unknown}"), "COMPONENT_VALIDATION_FAILED", "Unknown input");
    }
    let mut entered = Entered::default();
    for field in fields {
        let custom_id = field["custom_id"].as_str().unwrap_or("");
        let given = sent.get(custom_id).copied().unwrap_or(&Value::Null);
        entered.read(field, given, (data, files), &mut problems);
    }
    problems.finish()?;
    Ok(entered)
}

impl World {
    /// The components and `resolved` objects of a submit as the bot receives them. Its files are stored.
    ///
    /// # Errors
    /// 50035 for an unknown person, role or channel.
    pub(super) fn finish_submit(
        &mut self,
        modal: &Value,
        (guild, channel): (Option<Id>, Id),
        mut entered: Entered,
        files: &[Upload],
    ) -> ApiResult<(Value, Value)> {
        let mut resolved = self.resolve(guild, &entered.wanted)?;
        let uploads = std::mem::take(&mut entered.uploads);
        for (custom_id, n) in uploads {
            let Some(file) = files.get(n) else { continue };
            let stored = self.store_file(channel, file, None);
            let entry = entered.fields.entry(custom_id).or_insert_with(|| ("values", json!([])));
            entry.1.as_array_mut().into_iter().for_each(|ids| ids.push(json!(stored.id)));
            resolved["attachments"][stored.id.to_string()] = self.attachment_json(&stored);
        }
        let asked = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
        Ok((asked.iter().map(|component| entered.fill(component)).collect(), resolved))
    }
}

impl Entered {
    /// Reads what was entered in one field.
    fn read(
        &mut self,
        field: &Value,
        given: &Value,
        (data, files): (&Value, &[Upload]),
        problems: &mut Problems,
    ) {
        let custom_id = field["custom_id"].as_str().unwrap_or("").to_owned();
        let path = format!("data.components.{custom_id}");
        let (name, value) = match kind_of(field) {
            component_kind::CHECKBOX => ("value", json!(given.get("value") == Some(&json!(true)))),
            component_kind::RADIO_GROUP => ("value", read_radio(field, given, &path, problems)),
            component_kind::FILE_UPLOAD => {
                let values = read_values(field, given, &path, problems);
                let found = values.iter().map(|value| place_of(value, data, files));
                for place in found {
                    match place {
                        Some(n) => self.uploads.push((custom_id.clone(), n)),
                        None => problems.require(&path),
                    }
                }
                ("values", json!([]))
            }
            kind @ component_kind::USER_SELECT..=component_kind::CHANNEL_SELECT => {
                let values = read_values(field, given, &path, problems);
                let of = ["users", "roles", "mentionables", "channels"];
                let place = usize::try_from(kind - component_kind::USER_SELECT).unwrap_or(0);
                let ids = values.iter().map(|value| (of[place], value.parse().unwrap_or_default()));
                self.wanted.extend(ids);
                ("values", json!(values))
            }
            component_kind::STRING_SELECT | component_kind::CHECKBOX_GROUP => {
                ("values", json!(read_values(field, given, &path, problems)))
            }
            _ => {
                let value = given.get("value").and_then(Value::as_str).unwrap_or("");
                check_text(field, value, &path, problems);
                ("value", json!(value))
            }
        };
        self.fields.insert(custom_id, (name, value));
    }

    /// A component of the modal as the bot receives it.
    fn fill(&self, component: &Value) -> Value {
        let mut shape = json!({ "type": component["type"], "id": component["id"] });
        match kind_of(component) {
            component_kind::ROW => {
                let inner = component["components"].as_array().map_or(&[][..], Vec::as_slice);
                shape["components"] = inner.iter().map(|inner| self.fill(inner)).collect();
            }
            component_kind::LABEL => shape["component"] = self.fill(&component["component"]),
            component_kind::TEXT_DISPLAY => {}
            _ => {
                let custom_id = component["custom_id"].as_str().unwrap_or("");
                shape["custom_id"] = json!(custom_id);
                if let Some((name, value)) = self.fields.get(custom_id) {
                    shape[*name] = value.clone();
                }
            }
        }
        shape
    }
}

fn check_text(input: &Value, value: &str, path: &str, problems: &mut Problems) {
    let limit = |name: &str, default: u64| {
        usize::try_from(input.get(name).and_then(Value::as_u64).unwrap_or(default)).unwrap_or(usize::MAX)
    };
    if value.is_empty() {
        if input["required"] != false {
            problems.require(path);
        }
        return;
    }
    problems.check_length(path, value, limit("min_length", 0), limit("max_length", 4000));
}

/// The chosen option of radio buttons; null for none.
fn read_radio(group: &Value, given: &Value, path: &str, problems: &mut Problems) -> Value {
    let value = given.get("value").filter(|value| !value.is_null());
    match value {
        None if group["required"] != false => problems.require(path),
        Some(value) if !is_option(group, value) => problems.add(path, "BASE_TYPE_CHOICES", NOT_OFFERED),
        _ => {}
    }
    value.cloned().unwrap_or(Value::Null)
}

const NOT_OFFERED: &str = "A chosen value is not among the options";

fn is_option(field: &Value, value: &Value) -> bool {
    let options = field.get("options").and_then(Value::as_array);
    options.is_none_or(|options| options.iter().any(|option| option["value"] == *value))
}

/// The chosen values of a menu, a group of checkboxes or a file field: an allowed number, no duplicates, all among the options.
/// A field that is not required can be left empty.
fn read_values(field: &Value, given: &Value, path: &str, problems: &mut Problems) -> Vec<String> {
    let given = given.get("values").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let values: Vec<String> = given.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect();
    let count = |name: &str| field[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
    if values.is_empty() {
        if field["required"] != false {
            problems.require(path);
        }
        return values;
    }
    if values.len() < count("min_values") || values.len() > count("max_values") {
        problems.add(path, "COMPONENT_VALIDATION_FAILED", "The number of chosen values is not allowed");
    }
    let repeated = values.iter().enumerate().any(|(n, value)| values[..n].contains(value));
    if repeated || !values.iter().all(|value| is_option(field, &json!(value))) {
        problems.add(path, "COMPONENT_VALIDATION_FAILED", NOT_OFFERED);
    }
    values
}

/// Where a file field's value is among the request's files: it is the id of an entry in `data.attachments`.
fn place_of(value: &str, data: &Value, files: &[Upload]) -> Option<usize> {
    let id: Id = value.parse().ok()?;
    let listed = data.get("attachments").and_then(Value::as_array)?;
    listed.iter().find(|entry| read_id(entry.get("id")) == Some(id))?;
    files.iter().position(|file| file.index == id.0)
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
        let modal = modal();
        let entered = read_submit(&modal, &submit("Logo"), &[]).unwrap();
        let sent: Vec<Value> =
            modal["components"].as_array().unwrap().iter().map(|row| entered.fill(row)).collect();
        assert_eq!(sent[0]["components"][0]["value"], "Logo");
        assert_eq!(sent[1]["components"][0]["value"], "");
    }

    #[test]
    fn required_and_length_are_enforced() {
        assert_eq!(read_submit(&modal(), &submit(""), &[]).unwrap_err().code, 50035);
        assert_eq!(read_submit(&modal(), &submit("too long"), &[]).unwrap_err().code, 50035);
    }

    #[test]
    fn choices_are_among_the_options_and_as_many_as_allowed() {
        let options = json!([{ "label": "A", "value": "a" }, { "label": "B", "value": "b" }]);
        let field = |kind: u64, required: bool| {
            let field = json!({ "type": kind, "custom_id": "x", "required": required, "min_values": 1, "max_values": 1, "options": options });
            json!({ "components": [{ "type": 18, "component": field }] })
        };
        let enter = |modal: &Value, entered: Value| {
            let component =
                json!({ "type": 18, "component": { "custom_id": "x", "value": entered, "values": entered } });
            read_submit(modal, &json!({ "components": [component] }), &[]).is_ok()
        };
        for kind in [3, 22] {
            assert!(enter(&field(kind, true), json!(["a"])) && enter(&field(kind, false), json!([])));
            for wrong in [json!([]), json!(["c"]), json!(["a", "b"]), json!(["a", "a"])] {
                assert!(!enter(&field(kind, true), wrong));
            }
        }
        assert!(enter(&field(21, true), json!("a")) && enter(&field(21, false), Value::Null));
        assert!(!enter(&field(21, true), json!("c")) && !enter(&field(21, true), Value::Null));
        assert!(!enter(&field(19, true), json!(["0"])), "there is no such file");
    }
}
