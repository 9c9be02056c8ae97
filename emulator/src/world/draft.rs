//! Owns reading the body of a message, from any route: types, limits, normal form. Must not know who can send it or
//! where it goes.

use super::account::read_id;
use super::component::{read_message_components, without_nulls};
use super::media::check_media;
use super::poll::PollDraft;
use super::state::AttachmentRef;
use super::timestamp::{parse_timestamp, timestamp};
use super::{ApiError, ApiResult, Id, Problems, Upload};
use serde_json::{Value, json};
use twilight_model::channel::message::Embed;

/// Flags that a sender can set: suppress embeds, ephemeral, silent, components v2.
const SETTABLE_FLAGS: u64 = 4 | 64 | 4096 | IS_V2;
/// The flag of a message with only components (components v2).
const IS_V2: u64 = 1 << 15;
/// The largest file in bytes, for a server without boosts.
pub(crate) const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;

/// A checked message body. `None` means that the field is absent.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The text; null counts as empty.
    pub content: Option<String>,
    /// Embeds, as returned by the API.
    pub embeds: Option<Vec<Value>>,
    /// Components, as returned by the API.
    pub components: Option<Vec<Value>>,
    /// `allowed_mentions`, as sent.
    pub allowed_mentions: Option<Value>,
    /// Existing attachments to keep.
    pub kept: Option<Vec<Id>>,
    /// New files.
    pub files: Vec<Upload>,
    /// Descriptions of new files, by index.
    pub descriptions: Vec<(u64, String)>,
    /// Flag bits.
    pub flags: Option<u64>,
    /// The nonce.
    pub nonce: Option<Value>,
    /// Whether a repeated nonce returns the first message.
    pub enforce_nonce: bool,
    /// The message that it replies to.
    pub reply_to: Option<Id>,
    /// Whether it is an error if `reply_to` does not exist.
    pub reply_must_exist: bool,
    /// The channel and message that it forwards.
    pub forward: Option<(Id, Id)>,
    /// Its poll.
    pub poll: Option<PollDraft>,
    /// Stickers.
    pub stickers: Vec<Id>,
    /// Whether it is read aloud.
    pub tts: bool,
}

impl Draft {
    /// Reads and checks a body.
    ///
    /// # Errors
    /// 50035 with the paths of the fields; 40005 for a file that is too large.
    pub fn read(body: &Value, files: &[Upload]) -> ApiResult<Self> {
        Self::read_change(body, files, 0)
    }

    /// Reads and checks the body of an edit. A message that has only components stays one, whether the edit says so or not.
    ///
    /// # Errors
    /// As [`Draft::read`].
    pub(crate) fn read_change(body: &Value, files: &[Upload], flags_before: u64) -> ApiResult<Self> {
        if !body.is_object() {
            return Err(ApiError::field(
                "",
                "DICT_TYPE_CONVERT",
                "Only dictionaries may be used in a DictType",
            ));
        }
        if files.iter().any(|file| file.bytes.len() > FILE_BYTES_MAX) {
            return Err(ApiError::of(40005));
        }
        let mut problems = Problems::default();
        let mut draft = Self { files: files.to_vec(), ..Self::default() };
        draft.read_content(body, &mut problems);
        draft.read_attachments(body, &mut problems);
        draft.read_nonce(body, &mut problems);
        check_mentions(body.get("allowed_mentions").unwrap_or(&Value::Null), &mut problems);
        problems.finish()?;
        draft.allowed_mentions = body.get("allowed_mentions").filter(|value| !value.is_null()).cloned();
        draft.flags = body.get("flags").and_then(Value::as_u64).map(|flags| flags & SETTABLE_FLAGS);
        draft.embeds = list_of(body, "embeds").map(read_embeds).transpose()?;
        let is_v2 = (draft.flags.unwrap_or(0) | flags_before) & IS_V2 != 0;
        draft.components =
            list_of(body, "components").map(|list| read_message_components(list, is_v2)).transpose()?;
        let classic = draft.content.as_ref().is_some_and(|text| !text.is_empty())
            || draft.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty());
        if is_v2 && classic {
            let message =
                "The 'content' and 'embeds' fields cannot be used with MessageFlags.IS_COMPONENTS_V2";
            return Err(ApiError::field(
                "flags",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                message,
            ));
        }
        if let Some(reference) = body.get("message_reference").filter(|value| !value.is_null()) {
            draft.read_reference(reference)?;
        }
        draft.poll = body.get("poll").filter(|poll| !poll.is_null()).map(PollDraft::read).transpose()?;
        draft.stickers =
            list_of(body, "sticker_ids").unwrap_or(&[]).iter().filter_map(|id| read_id(Some(id))).collect();
        draft.tts = body.get("tts") == Some(&json!(true));
        Ok(draft)
    }

    /// `message_reference`: a reply, or with type 1 a forward.
    fn read_reference(&mut self, reference: &Value) -> ApiResult<()> {
        let message = read_id(reference.get("message_id"));
        if reference.get("type").and_then(Value::as_u64) != Some(1) {
            self.reply_to = message;
            self.reply_must_exist = reference.get("fail_if_not_exists") != Some(&json!(false));
            return Ok(());
        }
        let mut problems = Problems::default();
        let channel = read_id(reference.get("channel_id"));
        for (name, id) in [("channel_id", channel), ("message_id", message)] {
            if id.is_none() {
                problems.require(&format!("message_reference.{name}"));
            }
        }
        problems.finish()?;
        self.forward = channel.zip(message);
        Ok(())
    }

    /// Whether a new message from this draft would be empty.
    pub fn is_empty(&self) -> bool {
        let blank = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        self.content.as_ref().is_none_or(|text| text.trim().is_empty())
            && blank(&self.embeds)
            && blank(&self.components)
            && self.files.is_empty()
            && self.poll.is_none()
            && self.stickers.is_empty()
    }

    /// Whether all files that its components name are among its own and those of the message that it changes.
    ///
    /// # Errors
    /// 50035 with the place of the component.
    pub(super) fn check_media(&self, before: &[AttachmentRef]) -> ApiResult<()> {
        let is_kept = |id: Id| self.kept.as_ref().is_none_or(|kept| kept.contains(&id));
        let names = |name: &str| {
            self.files.iter().any(|file| file.filename == name)
                || before.iter().any(|file| file.filename == name && is_kept(file.id))
        };
        check_media(self.components.as_deref().unwrap_or_default(), &names, "components")
    }

    /// The nonce as text, if it is enforced.
    pub fn enforced_nonce(&self) -> Option<String> {
        let nonce = self.nonce.as_ref().filter(|_| self.enforce_nonce)?;
        Some(nonce.as_str().map_or_else(|| nonce.to_string(), str::to_owned))
    }

    fn read_content(&mut self, body: &Value, problems: &mut Problems) {
        self.content = match body.get("content") {
            None => None,
            Some(Value::Null) => Some(String::new()),
            Some(Value::String(text)) => Some(text.trim().to_owned()),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(_) => {
                return problems.add("content", "STRING_TYPE_CONVERT", "Could not interpret as a string.");
            }
        };
        if self.content.as_ref().is_some_and(|text| text.chars().count() > 2000) {
            problems.add("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
        }
        for (name, max) in [("embeds", 10), ("components", 40)] {
            match body.get(name) {
                None | Some(Value::Null) => {}
                Some(Value::Array(list)) if list.len() <= max => {}
                Some(Value::Array(_)) => {
                    problems.add(name, "BASE_TYPE_MAX_LENGTH", format!("Must be {max} or fewer in length."));
                }
                Some(_) => {
                    problems.add(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
                }
            }
        }
    }

    fn read_attachments(&mut self, body: &Value, problems: &mut Problems) {
        let list = list_of(body, "attachments");
        for (n, entry) in list.unwrap_or_default().iter().enumerate() {
            let Some(id) = read_id(entry.get("id")) else {
                problems.require(&format!("attachments.{n}.id"));
                continue;
            };
            if let Some(file) = self.files.iter_mut().find(|file| file.index == id.0) {
                if let Some(name) = entry.get("filename").and_then(Value::as_str) {
                    name.clone_into(&mut file.filename);
                }
                let description = entry.get("description").and_then(Value::as_str);
                self.descriptions.extend(description.map(|text| (id.0, text.to_owned())));
            } else {
                self.kept.get_or_insert_default().push(id);
            }
        }
        if list.is_some() {
            self.kept.get_or_insert_default();
        }
        if self.files.len() > 10 {
            problems.add("attachments", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }
    }

    fn read_nonce(&mut self, body: &Value, problems: &mut Problems) {
        self.nonce = body.get("nonce").filter(|nonce| !nonce.is_null()).cloned();
        self.enforce_nonce = body.get("enforce_nonce") == Some(&json!(true));
        match &self.nonce {
            Some(Value::String(text)) if text.chars().count() > 25 => {
                problems.add("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
            }
            None | Some(Value::String(_) | Value::Number(_)) => {}
            Some(_) => problems.add("nonce", "STRING_TYPE_CONVERT", "Could not interpret as a string."),
        }
    }
}

fn list_of<'a>(body: &'a Value, name: &str) -> Option<&'a [Value]> {
    match body.get(name)? {
        Value::Null => Some(&[]),
        value => value.as_array().map(Vec::as_slice),
    }
}

/// Embeds, validated with twilight, as returned by the API.
fn read_embeds(list: &[Value]) -> ApiResult<Vec<Value>> {
    let mut problems = Problems::default();
    let mut embeds: Vec<Embed> = Vec::new();
    for (n, value) in list.iter().enumerate() {
        let mut value = without_nulls(value);
        if let Value::Object(fields) = &mut value {
            fields.insert("type".to_owned(), json!("rich"));
            let inner = fields.get_mut("fields").and_then(Value::as_array_mut);
            inner.into_iter().flatten().filter_map(Value::as_object_mut).for_each(|field| {
                field.entry("inline").or_insert(json!(false));
            });
            if let Some(moment) = fields.get("timestamp").and_then(Value::as_str).and_then(read_moment) {
                fields.insert("timestamp".to_owned(), json!(moment));
            }
        }
        match serde_json::from_value::<Embed>(value) {
            Ok(embed) => {
                for (k, field) in embed.fields.iter().enumerate() {
                    let path = format!("embeds.{n}.fields.{k}");
                    problems.check_length(&format!("{path}.name"), field.name.trim(), 1, 256);
                    problems.check_length(&format!("{path}.value"), field.value.trim(), 1, 1024);
                }
                embeds.push(embed);
            }
            Err(error) => problems.add(&format!("embeds.{n}"), "MODEL_TYPE_CONVERT", error.to_string()),
        }
    }
    problems.finish()?;
    twilight_validate::message::embeds(&embeds)
        .map_err(|error| ApiError::field("embeds", "BASE_TYPE_MAX_LENGTH", error.to_string()))?;
    let shown = embeds.iter().filter_map(|embed| serde_json::to_value(embed).ok());
    // An embed with only its type is empty.
    Ok(shown
        .map(|embed| without_nulls(&embed))
        .filter(|e| e.as_object().is_some_and(|e| e.len() > 1))
        .collect())
}

/// An ISO 8601 timestamp in the format that Discord returns and twilight reads.
fn read_moment(text: &str) -> Option<String> {
    parse_timestamp(text).map(timestamp)
}

fn check_mentions(allowed: &Value, problems: &mut Problems) {
    let parse = allowed.get("parse").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for (n, kind) in parse.iter().enumerate() {
        if !matches!(kind.as_str(), Some("users" | "roles" | "everyone")) {
            let message = "Value must be one of ('users', 'roles', 'everyone').";
            problems.add(&format!("allowed_mentions.parse.{n}"), "BASE_TYPE_CHOICES", message);
        }
    }
    for name in ["users", "roles"] {
        let listed = allowed.get(name).and_then(Value::as_array).map_or(0, Vec::len);
        if listed > 100 {
            problems.add(
                &format!("allowed_mentions.{name}"),
                "BASE_TYPE_MAX_LENGTH",
                "Must be 100 or fewer in length.",
            );
        }
        if listed > 0 && parse.iter().any(|kind| kind.as_str() == Some(name)) {
            let message = format!("parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
            problems.add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
        }
    }
}
