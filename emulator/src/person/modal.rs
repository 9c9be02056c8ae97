//! A modal that a bot opened: its inputs, and filling it in with the checks of Discord's client.
//!
//! Pure. Must not know how it is sent.

use serde_json::{Value, json};

use super::PersonError;
use super::message::id_of;
use crate::json::list;
use crate::world::Id;

const LABEL: u64 = 18;

/// An open modal.
#[derive(Debug, Clone, PartialEq)]
pub struct Modal {
    /// The title.
    pub title: String,
    /// The custom id.
    pub custom_id: String,
    /// The inputs from top to bottom.
    pub inputs: Vec<Input>,
    /// The interaction that opened it.
    pub(super) interaction: Id,
    pub(super) application: Id,
    pub(super) channel: Id,
    pub(super) guild: Option<Id>,
    /// The message whose button opened it. The response to the submit can update it.
    pub(super) source: Option<Id>,
    /// The raw modal object.
    pub raw: Value,
}

/// One text input of a modal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The label.
    pub label: String,
    /// The custom id.
    pub custom_id: String,
    /// The value when the modal opens.
    pub value: String,
    /// The text shown while it is empty.
    pub placeholder: Option<String>,
    /// Whether it is required, which is the default.
    pub required: bool,
    /// Fewest characters, if there are any.
    pub min_length: usize,
    /// Most characters.
    pub max_length: usize,
    /// Whether it has several lines.
    pub paragraph: bool,
}

impl Modal {
    /// Reads INTERACTION_MODAL_CREATE's data.
    pub(super) fn read(raw: Value, guild: Option<Id>, source: Option<Id>) -> Modal {
        let application =
            if raw["application"].is_object() { &raw["application"]["id"] } else { &raw["application_id"] };
        Modal {
            title: raw["title"].as_str().unwrap_or_default().to_owned(),
            custom_id: raw["custom_id"].as_str().unwrap_or_default().to_owned(),
            inputs: list(&raw["components"]).iter().flat_map(inputs_of).collect(),
            interaction: id_of(&raw["id"]),
            application: id_of(application),
            channel: id_of(&raw["channel_id"]),
            guild,
            source,
            raw,
        }
    }

    /// The input with this label or custom id.
    pub fn input(&self, name: &str) -> Option<&Input> {
        let by_label = self.inputs.iter().find(|input| input.label == name);
        by_label.or_else(|| self.inputs.iter().find(|input| input.custom_id == name))
    }

    /// The components to submit: the inputs in `filled` by label or custom id, all others with their current value.
    pub(super) fn fill(&self, filled: &[(&str, &str)]) -> Result<Value, PersonError> {
        for (name, _) in filled {
            if self.input(name).is_none() {
                let labels: Vec<_> = self.inputs.iter().map(|input| input.label.as_str()).collect();
                let text = format!("the modal \"{}\" has no input \"{name}\", only {labels:?}", self.title);
                return Err(PersonError::NotAllowed(text));
            }
        }
        let value_of = |input: &Input| {
            let given = filled.iter().find(|(name, _)| *name == input.label || *name == input.custom_id);
            given.map_or(input.value.as_str(), |(_, value)| *value).to_owned()
        };
        for input in &self.inputs {
            input.check(&value_of(input))?;
        }
        let answer = |row: &Value| {
            let values = inputs_of(row).into_iter();
            let values: Vec<Value> = values
                .map(|input| json!({"type": 4, "custom_id": input.custom_id, "value": value_of(&input)}))
                .collect();
            if row["type"].as_u64() == Some(LABEL) {
                json!({"type": LABEL, "component": values.first()})
            } else {
                json!({"type": 1, "components": values})
            }
        };
        Ok(list(&self.raw["components"]).iter().map(answer).collect())
    }
}

impl Input {
    fn read(component: &Value, label: &Value) -> Input {
        let number = |key: &str| component[key].as_u64().and_then(|number| usize::try_from(number).ok());
        Input {
            label: component["label"].as_str().or(label.as_str()).unwrap_or_default().to_owned(),
            custom_id: component["custom_id"].as_str().unwrap_or_default().to_owned(),
            value: component["value"].as_str().unwrap_or_default().to_owned(),
            placeholder: component["placeholder"].as_str().map(str::to_owned),
            required: component["required"].as_bool().unwrap_or(true),
            min_length: number("min_length").unwrap_or(0),
            max_length: number("max_length").unwrap_or(4_000),
            paragraph: component["style"].as_u64() == Some(2),
        }
    }

    fn check(&self, value: &str) -> Result<(), PersonError> {
        let length = value.chars().count();
        let wrong = if self.required && value.trim().is_empty() {
            "it is required".to_owned()
        } else if length > self.max_length {
            format!("{length} characters are more than {}", self.max_length)
        } else if length > 0 && length < self.min_length {
            format!("{length} characters are fewer than {}", self.min_length)
        } else {
            return Ok(());
        };
        Err(PersonError::NotAllowed(format!("input \"{}\": {wrong}", self.label)))
    }
}

/// The text inputs of an action row or of a label.
fn inputs_of(row: &Value) -> Vec<Input> {
    if row["type"].as_u64() == Some(LABEL) {
        return vec![Input::read(&row["component"], &row["label"])];
    }
    list(&row["components"]).iter().map(|component| Input::read(component, &Value::Null)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Modal;

    fn form() -> Modal {
        let input = |id: &str, label: &str, more: Value| {
            let mut input = json!({"type": 4, "custom_id": id, "label": label, "style": 1});
            input.as_object_mut().expect("object").extend(more.as_object().expect("object").clone());
            json!({"type": 1, "components": [input]})
        };
        let components = json!([
            input("t", "Title", json!({"max_length": 5})),
            input("n", "Note", json!({"required": false, "min_length": 3, "value": "kept"})),
        ]);
        Modal::read(json!({"title": "Offer", "custom_id": "o", "components": components}), None, None)
    }

    #[test]
    fn what_is_not_named_keeps_its_value() {
        let filled = form().fill(&[("Title", "Site")]).expect("allowed");
        assert_eq!(filled[0]["components"][0]["value"], "Site");
        assert_eq!(filled[1]["components"][0], json!({"type": 4, "custom_id": "n", "value": "kept"}));
    }

    #[test]
    fn the_client_keeps_lengths_and_required_inputs() {
        for filled in
            [vec![], vec![("Title", "too long")], vec![("Title", "ok"), ("Note", "ab")], vec![("No", "")]]
        {
            assert!(form().fill(&filled).is_err(), "{filled:?}");
        }
        assert!(form().fill(&[("t", "ok"), ("Note", "")]).is_ok());
    }
}
