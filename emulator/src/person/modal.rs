//! A modal that a bot opened: its fields, and filling it in with the checks of Discord's client.
//!
//! Pure. Must not know how it is sent.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::PersonError;
use super::message::id_of;
use crate::json::list;
use crate::world::Id;
use crate::world::component::component_kind as kind;

/// An open modal.
#[derive(Debug, Clone, PartialEq)]
pub struct Modal {
    /// The title.
    pub title: String,
    /// The custom id.
    pub custom_id: String,
    /// The fields from top to bottom.
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

/// One field of a modal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its type, by Discord's number: 4 for text.
    pub kind: u64,
    /// The label.
    pub label: String,
    /// The words below the label.
    pub description: Option<String>,
    /// The custom id.
    pub custom_id: String,
    /// The text when the modal opens.
    pub value: String,
    /// What is chosen when the modal opens.
    pub chosen: Vec<String>,
    /// What can be chosen; empty where the choice is free.
    pub options: Vec<InputOption>,
    /// The text shown while it is empty.
    pub placeholder: Option<String>,
    /// Whether it is required, which is the default.
    pub required: bool,
    /// Fewest characters, if there are any; of a choice or files, fewest of them.
    pub min_length: usize,
    /// Most characters, choices or files.
    pub max_length: usize,
    /// Whether it has several lines.
    pub paragraph: bool,
}

/// One option of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputOption {
    /// What the person reads.
    pub label: String,
    /// What the bot gets.
    pub value: String,
}

/// A file for a field of a modal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFile {
    /// The field, by label or custom id.
    pub field: String,
    /// The file's name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
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

    /// The components to submit: the fields in `filled` and `files` by label or custom id, all others as they are. A field that is named
    /// several times has several choices.
    pub(super) fn fill(&self, filled: &[(&str, &str)], files: &[FormFile]) -> Result<Value, PersonError> {
        let named = filled.iter().map(|(name, _)| *name).chain(files.iter().map(|file| file.field.as_str()));
        for name in named {
            if self.input(name).is_none() {
                let labels: Vec<_> = self.inputs.iter().map(|input| input.label.as_str()).collect();
                let text = format!("the modal \"{}\" has no input \"{name}\", only {labels:?}", self.title);
                return Err(PersonError::NotAllowed(text));
            }
        }
        let answers =
            self.inputs.iter().map(|input| Ok((input.custom_id.as_str(), input.answer(filled, files)?)));
        let answers = answers.collect::<Result<BTreeMap<&str, Value>, PersonError>>()?;
        let written = |component: &Value| {
            let custom_id = component["custom_id"].as_str().unwrap_or_default();
            answers.get(custom_id).cloned().unwrap_or(Value::Null)
        };
        let row = |row: &Value| match row["type"].as_u64() {
            Some(kind::LABEL) => {
                json!({"type": kind::LABEL, "id": row["id"], "component": written(&row["component"])})
            }
            Some(kind::TEXT_DISPLAY) => json!({"type": kind::TEXT_DISPLAY, "id": row["id"]}),
            _ => {
                json!({"type": 1, "components": list(&row["components"]).iter().map(written).collect::<Value>()})
            }
        };
        Ok(list(&self.raw["components"]).iter().map(row).collect())
    }
}

impl Input {
    fn read(component: &Value, label: &Value) -> Input {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let kind = component["type"].as_u64().unwrap_or(kind::TEXT_INPUT);
        let (least, most) = if kind == kind::TEXT_INPUT {
            ("min_length", "max_length")
        } else {
            ("min_values", "max_values")
        };
        let number = |key: &str| component[key].as_u64().and_then(|number| usize::try_from(number).ok());
        let given = list(&component["options"]);
        let mut chosen: Vec<String> = given
            .iter()
            .filter(|option| option["default"] == true)
            .map(|option| text(&option["value"]))
            .collect();
        chosen.extend(list(&component["default_values"]).iter().map(|value| text(&value["id"])));
        chosen.extend((component["default"] == true).then(|| "true".to_owned()));
        let option =
            |option: &Value| InputOption { label: text(&option["label"]), value: text(&option["value"]) };
        Input {
            kind,
            label: text(if component["label"].is_string() { &component["label"] } else { &label["label"] }),
            description: label["description"].as_str().map(str::to_owned),
            custom_id: text(&component["custom_id"]),
            value: text(&component["value"]),
            chosen,
            options: given.iter().map(option).collect(),
            placeholder: component["placeholder"].as_str().map(str::to_owned),
            required: component["required"].as_bool().unwrap_or(kind != kind::CHECKBOX),
            min_length: number(least).unwrap_or(usize::from(kind != kind::TEXT_INPUT)),
            max_length: number(most).unwrap_or(if kind == kind::TEXT_INPUT { 4_000 } else { 1 }),
            paragraph: component["style"].as_u64() == Some(2),
        }
    }

    fn is_named(&self, name: &str) -> bool {
        name == self.label || name == self.custom_id
    }

    /// The component that is sent for it.
    fn answer(&self, filled: &[(&str, &str)], files: &[FormFile]) -> Result<Value, PersonError> {
        let given: Vec<&str> =
            filled.iter().filter(|(name, _)| self.is_named(name)).map(|(_, value)| *value).collect();
        let sent = |name: &str, value: Value| {
            let mut component = json!({"type": self.kind, "custom_id": self.custom_id});
            component[name] = value;
            component
        };
        if self.kind == kind::TEXT_INPUT {
            let value = given.first().copied().unwrap_or(&self.value);
            self.check_text(value)?;
            return Ok(sent("value", json!(value)));
        }
        if self.kind == kind::FILE_UPLOAD {
            let own = files.iter().enumerate().filter(|(_, file)| self.is_named(&file.field));
            let values: Vec<String> = own.map(|(n, _)| n.to_string()).collect();
            self.check_count(values.len())?;
            return Ok(sent("values", json!(values)));
        }
        let values = match given.is_empty() {
            true => self.chosen.clone(),
            false => given.iter().map(|wanted| self.choice(wanted)).collect::<Result<_, _>>()?,
        };
        if self.kind == kind::CHECKBOX {
            return Ok(sent("value", json!(values.first().is_some_and(|value| value == "true"))));
        }
        self.check_count(values.len())?;
        Ok(match self.kind {
            kind::RADIO_GROUP => sent("value", json!(values.first())),
            _ => sent("values", json!(values)),
        })
    }

    /// An option's value, by label or value; where the choice is free, what was wanted.
    fn choice(&self, wanted: &str) -> Result<String, PersonError> {
        let known = self.options.iter().find(|option| option.value == wanted || option.label == wanted);
        match known {
            Some(option) => Ok(option.value.clone()),
            None if self.options.is_empty() => Ok(wanted.to_owned()),
            None => Err(self.refuse(&format!("it has no option \"{wanted}\""))),
        }
    }

    fn check_count(&self, count: usize) -> Result<(), PersonError> {
        let (least, most) = (self.min_length, self.max_length);
        match count {
            0 if !self.required => Ok(()),
            0 => Err(self.refuse("it is required")),
            _ if (least..=most).contains(&count) => Ok(()),
            _ => Err(self.refuse(&format!("{count} are not between {least} and {most}"))),
        }
    }

    fn check_text(&self, value: &str) -> Result<(), PersonError> {
        let length = value.chars().count();
        if self.required && value.trim().is_empty() {
            Err(self.refuse("it is required"))
        } else if length > self.max_length {
            Err(self.refuse(&format!("{length} characters are more than {}", self.max_length)))
        } else if length > 0 && length < self.min_length {
            Err(self.refuse(&format!("{length} characters are fewer than {}", self.min_length)))
        } else {
            Ok(())
        }
    }

    fn refuse(&self, why: &str) -> PersonError {
        PersonError::NotAllowed(format!("input \"{}\": {why}", self.label))
    }
}

/// The fields of an action row or of a label.
fn inputs_of(row: &Value) -> Vec<Input> {
    if row["type"].as_u64() == Some(kind::LABEL) {
        return vec![Input::read(&row["component"], row)];
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
        let filled = form().fill(&[("Title", "Site")], &[]).expect("allowed");
        assert_eq!(filled[0]["components"][0]["value"], "Site");
        assert_eq!(filled[1]["components"][0], json!({"type": 4, "custom_id": "n", "value": "kept"}));
    }

    #[test]
    fn the_client_keeps_lengths_and_required_inputs() {
        for filled in
            [vec![], vec![("Title", "too long")], vec![("Title", "ok"), ("Note", "ab")], vec![("No", "")]]
        {
            assert!(form().fill(&filled, &[]).is_err(), "{filled:?}");
        }
        assert!(form().fill(&[("t", "ok"), ("Note", "")], &[]).is_ok());
    }
}
