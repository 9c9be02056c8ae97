//! Commands as a user client sends them: finds one in the command index and fills in its options.
//!
//! Pure. Must not know how it is sent.

use serde_json::{Value, json};

use super::PersonError;
use super::rest::Upload;
use crate::json::list;
use crate::world::Id;

/// The value of an option.
#[derive(Debug, Clone, PartialEq)]
pub enum OptionValue {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A person or bot.
    User(Id),
    /// A channel.
    Channel(Id),
    /// A role.
    Role(Id),
    /// A file: name and bytes.
    File(String, Vec<u8>),
}

impl From<&str> for OptionValue {
    fn from(text: &str) -> Self {
        OptionValue::Text(text.to_owned())
    }
}

impl From<i64> for OptionValue {
    fn from(number: i64) -> Self {
        OptionValue::Integer(number)
    }
}

impl From<bool> for OptionValue {
    fn from(flag: bool) -> Self {
        OptionValue::Boolean(flag)
    }
}

/// A filled-in option.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandOption {
    name: String,
    value: OptionValue,
}

/// An option by name: `opt("to", OptionValue::User(ben))`.
pub fn opt(name: &str, value: impl Into<OptionValue>) -> CommandOption {
    CommandOption { name: name.to_owned(), value: value.into() }
}

/// An autocomplete choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The label that a person sees.
    pub name: String,
    /// The value that is sent: text or a number.
    pub value: Value,
}

/// A command with its filled-in options.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) application: Value,
    pub(super) data: Value,
    pub(super) files: Vec<Upload>,
}

/// Finds `name` ("offer send": command and subcommands) in the index and fills in its options. `focused` is the option
/// that is being typed, for autocomplete: then no option is required.
pub(super) fn fill(
    index: &Value,
    name: &str,
    entered: &[CommandOption],
    focused: Option<&str>,
) -> Result<Filled, PersonError> {
    let words: Vec<&str> = name.trim_start_matches('/').split_whitespace().collect();
    let (first, rest) = words.split_first().ok_or_else(|| refuse("an empty command name"))?;
    let commands = list(&index["application_commands"]);
    let is_slash = |command: &&Value| command["type"].as_u64().unwrap_or(1) == 1;
    let command = commands.iter().filter(is_slash).find(|command| command["name"].as_str() == Some(*first));
    let command =
        command.ok_or_else(|| refuse(&format!("no command /{first}; available: {}", names(commands))))?;
    let mut files = vec![];
    let options = descend(command, rest, entered, focused, &mut files)?;
    Ok(head(command, json!(options), files))
}

/// Finds a user (`kind` 2) or message command (3) by its name.
pub(super) fn fill_context(index: &Value, name: &str, kind: u64, target: Id) -> Result<Filled, PersonError> {
    let commands = list(&index["application_commands"]);
    let fits =
        |command: &&Value| command["type"].as_u64() == Some(kind) && command["name"].as_str() == Some(name);
    let command = commands.iter().find(fits);
    let command =
        command.ok_or_else(|| refuse(&format!("no command \"{name}\"; available: {}", names(commands))))?;
    let mut filled = head(command, json!([]), vec![]);
    filled.data["target_id"] = json!(target);
    Ok(filled)
}

fn head(command: &Value, options: Value, files: Vec<Upload>) -> Filled {
    let attachment =
        |(index, (name, _)): (usize, &Upload)| json!({"id": index.to_string(), "filename": name});
    let attachments: Vec<Value> = files.iter().enumerate().map(attachment).collect();
    let kind = command["type"].as_u64().unwrap_or(1);
    let data = json!({"id": command["id"], "version": command["version"], "name": command["name"], "type": kind,
        "options": options, "attachments": attachments});
    Filled { application: command["application_id"].clone(), data, files }
}

/// Walks down the subcommands, then writes the options of the last one.
fn descend(
    level: &Value,
    path: &[&str],
    entered: &[CommandOption],
    focused: Option<&str>,
    files: &mut Vec<Upload>,
) -> Result<Vec<Value>, PersonError> {
    let known = list(&level["options"]);
    let is_step = |option: &&Value| matches!(option["type"].as_u64(), Some(1 | 2));
    let Some((step, rest)) = path.split_first() else {
        if known.iter().any(|option| is_step(&option)) {
            return Err(refuse(&format!("a subcommand is missing: {}", names(known))));
        }
        return write_options(known, entered, focused, files);
    };
    let next = known.iter().filter(is_step).find(|option| option["name"].as_str() == Some(*step));
    let next =
        next.ok_or_else(|| refuse(&format!("no subcommand \"{step}\"; available: {}", names(known))))?;
    let options = descend(next, rest, entered, focused, files)?;
    Ok(vec![json!({"type": next["type"], "name": step, "options": options})])
}

fn write_options(
    known: &[Value],
    entered: &[CommandOption],
    focused: Option<&str>,
    files: &mut Vec<Upload>,
) -> Result<Vec<Value>, PersonError> {
    let given = |name: &str| entered.iter().any(|option| option.name == name);
    let missing = known.iter().find(|option| {
        option["required"].as_bool() == Some(true) && !given(option["name"].as_str().unwrap_or_default())
    });
    if let (Some(option), None) = (missing, focused) {
        return Err(refuse(&format!(
            "the option \"{}\" is required",
            option["name"].as_str().unwrap_or_default()
        )));
    }
    entered.iter().map(|option| write_option(known, option, focused, files)).collect()
}

fn write_option(
    known: &[Value],
    entered: &CommandOption,
    focused: Option<&str>,
    files: &mut Vec<Upload>,
) -> Result<Value, PersonError> {
    let name = entered.name.as_str();
    let option = known.iter().find(|option| option["name"].as_str() == Some(name));
    let option =
        option.ok_or_else(|| refuse(&format!("no option \"{name}\"; available: {}", names(known))))?;
    let typing = focused == Some(name);
    let kind = option["type"].as_u64().unwrap_or(0);
    let value = match (&entered.value, kind) {
        (OptionValue::Text(text), 3) => json!(text),
        (OptionValue::Text(text), 4 | 10) if typing => json!(text),
        (OptionValue::Integer(number), 4 | 10) => json!(number),
        (OptionValue::Number(number), 10) => json!(number),
        (OptionValue::Boolean(flag), 5) => json!(flag),
        (OptionValue::User(id), 6 | 9) | (OptionValue::Channel(id), 7) | (OptionValue::Role(id), 8 | 9) => {
            json!(id)
        }
        (OptionValue::File(file, bytes), 11) => {
            files.push((file.clone(), bytes.clone()));
            json!((files.len() - 1).to_string())
        }
        (value, _) => {
            return Err(refuse(&format!("the option \"{name}\" of type {kind} cannot be {value:?}")));
        }
    };
    let choices = list(&option["choices"]);
    if !choices.is_empty() && !choices.iter().any(|choice| choice["value"] == value) {
        return Err(refuse(&format!("{value} is not a choice of \"{name}\"; available: {}", names(choices))));
    }
    let mut written = json!({"type": kind, "name": name, "value": value});
    if typing {
        written["focused"] = json!(true);
    }
    Ok(written)
}

fn names(all: &[Value]) -> String {
    let names: Vec<&str> = all.iter().filter_map(|each| each["name"].as_str()).collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

fn refuse(text: &str) -> PersonError {
    PersonError::NotAllowed(text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{OptionValue, fill, opt};
    use crate::world::Id;

    fn index() -> Value {
        json!({"application_commands": [{"id": "1", "version": "2", "application_id": "9", "type": 1, "name": "offer",
            "options": [{"type": 1, "name": "send", "options": [
                {"type": 6, "name": "to", "required": true},
                {"type": 3, "name": "template", "autocomplete": true},
                {"type": 4, "name": "days", "choices": [{"name": "a week", "value": 7}]}]}]}]})
    }

    #[test]
    fn subcommands_nest_and_types_come_from_the_index() {
        let entered = [opt("to", OptionValue::User(Id(5))), opt("days", 7)];
        let filled = fill(&index(), "/offer send", &entered, None).expect("fills");
        let expected = json!([{"type": 1, "name": "send", "options": [
            {"type": 6, "name": "to", "value": "5"}, {"type": 4, "name": "days", "value": 7}]}]);
        assert_eq!(filled.data["options"], expected);
        assert_eq!((filled.data["id"].as_str(), filled.application.as_str()), (Some("1"), Some("9")));
    }

    #[test]
    fn what_the_client_would_not_send_is_refused() {
        let ben = || opt("to", OptionValue::User(Id(5)));
        let cases = [
            ("offer", vec![]),
            ("offer sent", vec![ben()]),
            ("offer send", vec![]),
            ("offer send", vec![opt("to", "Ben")]),
            ("offer send", vec![ben(), opt("days", 8)]),
            ("offer send", vec![ben(), opt("color", "red")]),
            ("deal", vec![]),
        ];
        for (name, entered) in cases {
            assert!(fill(&index(), name, &entered, None).is_err(), "{name} {entered:?}");
        }
    }

    #[test]
    fn autocomplete_marks_the_option_that_is_typed() {
        let filled = fill(&index(), "offer send", &[opt("template", "we")], Some("template")).expect("fills");
        let expected = json!([{"type": 3, "name": "template", "value": "we", "focused": true}]);
        assert_eq!(filled.data["options"][0]["options"], expected);
    }
}
