//! The inputs of forms: drawing them, with what was typed before, and reading what was submitted, loudly where one is
//! missing. Knows no form and no wording.

use super::response::HandlerError;
use serenity::builder::{CreateActionRow, CreateInputText};
use serenity::model::application::{ActionRow, ActionRowComponent, InputTextStyle, ModalInteraction};
use serenity::model::channel::MessageFlags;

/// Discord's own limit of an input.
pub const INPUT_CHARS: usize = 4_000;

/// What was typed into a form, input by input.
#[derive(Debug)]
pub struct Inputs<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Inputs<'a> {
    /// The inputs of a submit, as Discord sends them.
    #[must_use]
    pub fn read(rows: &'a [ActionRow]) -> Self {
        let inputs = rows.iter().flat_map(|row| &row.components).filter_map(|component| match component {
            ActionRowComponent::InputText(input) => Some((input.custom_id.as_str(), input.value.as_deref()?)),
            _ => None,
        });
        Self(inputs.collect())
    }

    /// What was typed into one input; empty when nothing was. An input that is not there at all means that the submit
    /// was not understood, and taking it for empty would throw away what somebody typed.
    ///
    /// # Errors
    /// No such input.
    pub fn get(&self, name: &str) -> Result<&'a str, HandlerError> {
        let found = self.0.iter().find(|(have, _)| *have == name);
        found
            .map(|(_, value)| *value)
            .ok_or_else(|| HandlerError::Malformed(format!("a form without its input {name}")))
    }
}

impl Inputs<'_> {
    /// Whether the form has this input: one that an older Parley opened may lack it.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(have, _)| *have == name)
    }
}

/// Whether a form was opened from a message that only the person sees, so that the answer may replace that.
#[must_use]
pub fn opened_on_own(submit: &ModalInteraction) -> bool {
    let flags = submit.message.as_ref().and_then(|message| message.flags);
    flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// A title within Discord's 45 characters.
#[must_use]
pub fn fitting(title: &str) -> String {
    crate::discord::ui::text::plain_line(title, 45)
}

/// One input of a form, on its way there.
#[derive(Debug)]
pub struct Input {
    name: &'static str,
    label: String,
    style: InputTextStyle,
    example: String,
    required: bool,
}

/// An input of one line.
#[must_use]
pub const fn one_line(name: &'static str, label: String) -> Input {
    Input { name, label, style: InputTextStyle::Short, example: String::new(), required: false }
}

/// An input of several lines.
#[must_use]
pub const fn paragraph(name: &'static str, label: String) -> Input {
    Input { name, label, style: InputTextStyle::Paragraph, example: String::new(), required: false }
}

impl Input {
    /// What stands there in grey while it is empty.
    #[must_use]
    pub fn example(self, example: String) -> Self {
        Self { example, ..self }
    }

    /// Discord takes no form in which it is empty.
    #[must_use]
    pub fn must_be_filled(self) -> Self {
        Self { required: true, ..self }
    }

    /// The input with `value` in it. Discord refuses a form whose text is longer than the input takes, so a longer one
    /// widens it.
    pub fn row(self, value: &str, most_chars: usize) -> CreateActionRow {
        let value: String = value.chars().take(INPUT_CHARS).collect();
        let most = most_chars.max(value.encode_utf16().count()).min(INPUT_CHARS);
        let input = CreateInputText::new(self.style, self.label, self.name)
            .placeholder(self.example)
            .required(self.required)
            .max_length(u16::try_from(most).unwrap_or(u16::MAX));
        CreateActionRow::InputText(if value.is_empty() { input } else { input.value(value) })
    }
}

#[cfg(test)]
mod tests {
    //! Submits as Discord sends them.

    use super::*;
    use serde_json::{Value, json};

    fn rows(rows: &Value) -> Vec<ActionRow> {
        serde_json::from_value(rows.clone()).expect("rows as Discord sends them")
    }

    #[test]
    fn inputs_are_found_by_name_and_may_be_empty() {
        let rows = rows(&json!([
            { "type": 1, "components": [{ "type": 4, "custom_id": "title", "value": "Logo" }] },
            { "type": 1, "components": [{ "type": 4, "custom_id": "message", "value": "" }] },
        ]));
        let inputs = Inputs::read(&rows);
        assert_eq!(inputs.get("title").expect("an input"), "Logo");
        assert_eq!(inputs.get("message").expect("an input"), "");
    }

    #[test]
    fn a_missing_input_is_loud() {
        // What the library makes of an input inside a Label: a row with nothing in it.
        let rows = rows(&json!([{ "type": 1, "components": [] }]));
        let missing = Inputs::read(&rows).get("title").expect_err("no input");
        assert_eq!(missing.to_string(), "malformed interaction: a form without its input title");
    }
}
