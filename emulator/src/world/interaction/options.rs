//! Owns the options of a used command: checks them against the command's definition. Must not know how commands are
//! stored.

use crate::world::{ApiResult, Id, Problems, Upload, World};
use serde_json::{Value, json};

/// Checked options.
pub(super) struct Checked {
    /// The options as the bot receives them.
    pub options: Value,
    /// The `resolved` users, roles, channels and attachments.
    pub resolved: Value,
    /// The names of subcommand group and subcommand, each after a space.
    pub path: String,
}

/// The state while options are read.
struct Reading<'a> {
    guild: Option<Id>,
    autocomplete: bool,
    data: &'a Value,
    files: &'a [Upload],
    wanted: Vec<(&'static str, Id)>,
    uploads: Vec<(String, usize)>,
    path: String,
    problems: Problems,
}

impl World {
    /// Checks the options of a slash command. For autocomplete, no option is required and any value is allowed.
    ///
    /// # Errors
    /// 50035 with the path of the option.
    pub(super) fn read_options(
        &mut self,
        command: &Value,
        data: &Value,
        guild: Option<Id>,
        channel: Id,
        files: &[Upload],
        autocomplete: bool,
    ) -> ApiResult<Checked> {
        let mut reading = Reading {
            guild,
            autocomplete,
            data,
            files,
            wanted: Vec::new(),
            uploads: Vec::new(),
            path: String::new(),
            problems: Problems::default(),
        };
        let options = reading.read_level(list(command, "options"), list(data, "options"), "data");
        reading.problems.finish()?;
        let mut options = Value::Array(options);
        let mut resolved = self.resolve(reading.guild, &reading.wanted)?;
        for (pointer, n) in reading.uploads {
            let stored = self.store_file(channel, &files[n], None);
            if let Some(place) = options.pointer_mut(&pointer) {
                *place = json!(stored.id);
            }
            resolved["attachments"][stored.id.to_string()] = self.attachment_json(&stored);
        }
        Ok(Checked { options, resolved, path: reading.path })
    }
}

impl Reading<'_> {
    fn read_level(&mut self, defined: &[Value], given: &[Value], at: &str) -> Vec<Value> {
        let mut read = Vec::new();
        let nested = defined.iter().any(|option| matches!(option["type"].as_u64(), Some(1 | 2)));
        if nested && given.len() != 1 {
            self.problems.add(
                &format!("{at}.options"),
                "BASE_TYPE_BAD_LENGTH",
                "Exactly one subcommand is needed.",
            );
        }
        for (n, option) in given.iter().enumerate() {
            let path = format!("{at}.options.{n}");
            let same = |known: &&Value| known["name"] == option["name"] && known["type"] == option["type"];
            let Some(known) = defined.iter().find(same) else {
                self.problems.add(
                    &path,
                    "APPLICATION_COMMAND_UNKNOWN_OPTION",
                    "The command has no such option",
                );
                continue;
            };
            let mut sent = json!({ "name": option["name"], "type": option["type"] });
            if matches!(known["type"].as_u64(), Some(1 | 2)) {
                self.path.push(' ');
                self.path.push_str(known["name"].as_str().unwrap_or(""));
                sent["options"] =
                    Value::Array(self.read_level(list(known, "options"), list(option, "options"), &path));
            } else {
                sent["value"] = self.read_value(known, option, &path);
                if option["focused"] == true && self.autocomplete {
                    sent["focused"] = json!(true);
                }
            }
            read.push(sent);
        }
        let absent =
            |known: &&Value| known["required"] == true && !given.iter().any(|o| o["name"] == known["name"]);
        for known in defined.iter().filter(absent).filter(|_| !self.autocomplete) {
            let name = known["name"].as_str().unwrap_or("");
            self.problems.require(&format!("{at}.options.{name}"));
        }
        read
    }

    fn read_value(&mut self, known: &Value, option: &Value, path: &str) -> Value {
        let value = &option["value"];
        let kind = known["type"].as_u64().unwrap_or(0);
        if self.autocomplete && matches!(kind, 3 | 4 | 10) {
            return value.clone();
        }
        let fits = match kind {
            3 => value.is_string(),
            4 => value.is_i64() || value.is_u64(),
            5 => value.is_boolean(),
            10 => value.is_number(),
            6..=9 | 11 => value.as_str().is_some_and(|text| text.parse::<Id>().is_ok()),
            _ => false,
        };
        if !fits {
            self.problems.add(
                &format!("{path}.value"),
                "BASE_TYPE_CHOICES",
                "The value is not of the option's type.",
            );
            return value.clone();
        }
        self.check_bounds(known, value, path);
        let id: Id = value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default();
        match kind {
            6 => self.wanted.push(("users", id)),
            7 => self.wanted.push(("channels", id)),
            8 => self.wanted.push(("roles", id)),
            9 => self.wanted.push(("mentionables", id)),
            11 => self.read_upload(id, path),
            _ => {}
        }
        value.clone()
    }

    fn check_bounds(&mut self, known: &Value, value: &Value, path: &str) {
        let path = format!("{path}.value");
        let choices = list(known, "choices");
        if !choices.is_empty() && !choices.iter().any(|choice| choice["value"] == *value) {
            self.problems.add(&path, "BASE_TYPE_CHOICES", "The value is not among the choices.");
        }
        if let Some(text) = value.as_str().filter(|_| known["type"] == 3) {
            let limit = |name: &str, default| {
                known[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(default)
            };
            self.problems.check_length(&path, text, limit("min_length", 0), limit("max_length", 6000));
        }
        if let Some(number) = value.as_f64() {
            let low = known["min_value"].as_f64().is_some_and(|min| number < min);
            let high = known["max_value"].as_f64().is_some_and(|max| number > max);
            if low || high {
                self.problems.add(&path, "NUMBER_TYPE_MAX", "The number is out of range.");
            }
        }
    }

    /// An attachment option has the id of an entry in `data.attachments`, which has the index of a file in the request.
    fn read_upload(&mut self, id: Id, path: &str) {
        let named = list(self.data, "attachments")
            .iter()
            .any(|entry| entry["id"] == *id.to_string() || entry["id"] == id.0);
        let file = self.files.iter().position(|file| file.index == id.0).filter(|_| named);
        match file {
            Some(n) => self.uploads.push((pointer(path), n)),
            None => self.problems.require(&format!("{path}.value")),
        }
    }
}

/// The JSON pointer, inside the options, of the value at a dotted path such as `data.options.0.options.1`.
fn pointer(path: &str) -> String {
    let inner = path.strip_prefix("data.options").unwrap_or(path);
    format!("{}/value", inner.replace('.', "/"))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
