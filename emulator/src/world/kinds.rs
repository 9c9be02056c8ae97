//! Owns what only some kinds of channels have: names as they are, a voice channel's bitrate, a forum's tags. Must not know who may
//! change them.

use super::Problems;
use super::account::read_id;
use super::state::{Channel, channel_kind};
use serde_json::{Map, Value, json};

/// The kinds of channels that can be created.
pub(crate) const CREATABLE: [u8; 7] = [
    channel_kind::TEXT,
    channel_kind::VOICE,
    channel_kind::CATEGORY,
    channel_kind::ANNOUNCEMENT,
    channel_kind::STAGE,
    channel_kind::FORUM,
    channel_kind::MEDIA,
];
/// Most tags of a forum.
const TAGS_MAX: usize = 20;

/// Whether a channel has threads only.
pub(crate) fn is_forum(kind: u8) -> bool {
    matches!(kind, channel_kind::FORUM | channel_kind::MEDIA)
}

/// Whether a channel has messages, or threads with messages.
pub(crate) fn has_text(kind: u8) -> bool {
    kind != channel_kind::CATEGORY
}

/// Whether a channel's name can have capitals and spaces.
pub(crate) fn has_free_name(kind: u8) -> bool {
    matches!(kind, channel_kind::CATEGORY | channel_kind::VOICE | channel_kind::STAGE)
}

/// The settings beside those of all kinds, with their first values.
fn first_values(kind: u8) -> Map<String, Value> {
    let values = match kind {
        channel_kind::VOICE | channel_kind::STAGE => {
            json!({ "bitrate": 64_000, "user_limit": 0, "rtc_region": null, "video_quality_mode": 1 })
        }
        channel_kind::FORUM | channel_kind::MEDIA => json!({
            "available_tags": [], "default_reaction_emoji": null, "default_sort_order": null,
            "default_forum_layout": 0, "default_thread_rate_limit_per_user": 0, "default_auto_archive_duration": 4320,
        }),
        _ => json!({}),
    };
    values.as_object().cloned().unwrap_or_default()
}

/// Adds them to a channel's JSON.
pub(crate) fn show_more(channel: &Channel, body: &mut Value) {
    if let Some(fields) = body.as_object_mut() {
        fields.extend(first_values(channel.kind));
        fields.extend(channel.more.clone());
    }
}

/// Reads them from a request.
pub(super) fn read_more(channel: &mut Channel, body: &Value, problems: &mut Problems) {
    let mut names: Vec<String> = first_values(channel.kind).keys().cloned().collect();
    if matches!(channel.kind, channel_kind::TEXT | channel_kind::ANNOUNCEMENT) {
        names.extend(
            ["default_auto_archive_duration", "default_thread_rate_limit_per_user"].map(str::to_owned),
        );
    }
    if has_text(channel.kind) {
        names.push("flags".to_owned());
    }
    for name in names {
        let Some(value) = body.get(&name) else { continue };
        let most = match name.as_str() {
            "bitrate" => 96_000,
            "user_limit" if channel.kind == channel_kind::STAGE => 10_000,
            "user_limit" => 99,
            "default_thread_rate_limit_per_user" => 21_600,
            _ => u64::MAX,
        };
        if value.as_u64().is_some_and(|value| value > most) {
            let message = format!("int value should be less than or equal to {most}.");
            problems.add(&name, "NUMBER_TYPE_MAX", message);
        }
        let kept = match (name.as_str(), value) {
            ("available_tags", _) => read_tags(value, problems),
            ("default_reaction_emoji", Value::Object(emoji)) => json!({
                "emoji_id": emoji.get("emoji_id"), "emoji_name": emoji.get("emoji_name"),
            }),
            ("flags", _) => json!(value.as_u64().unwrap_or(0) & REQUIRE_TAG),
            _ => value.clone(),
        };
        if kept.is_null() && first_values(channel.kind).get(&name).is_none_or(|first| !first.is_null()) {
            channel.more.remove(&name);
        } else {
            channel.more.insert(name, kept);
        }
    }
    let wanted = body.get("type").and_then(Value::as_u64).and_then(|kind| u8::try_from(kind).ok());
    let both = [channel_kind::TEXT, channel_kind::ANNOUNCEMENT];
    if let Some(kind) = wanted.filter(|kind| *kind != channel.kind) {
        match both.contains(&kind) && both.contains(&channel.kind) {
            true => channel.kind = kind,
            false => {
                problems.add("type", "BASE_TYPE_CHOICES", "A channel of this kind can't become that one.")
            }
        }
    }
}

/// The flag of a forum whose posts need a tag.
pub(crate) const REQUIRE_TAG: u64 = 1 << 4;

fn read_tags(list: &Value, problems: &mut Problems) -> Value {
    let list = list.as_array().map_or(&[][..], Vec::as_slice);
    if list.len() > TAGS_MAX {
        problems.add("available_tags", "BASE_TYPE_MAX_LENGTH", "Must be 20 or fewer in length.");
    }
    let mut names = Vec::new();
    let read = |(n, tag): (usize, &Value)| {
        let name = tag["name"].as_str().unwrap_or("").trim().to_owned();
        problems.check_length(&format!("available_tags.{n}.name"), &name, 1, 50);
        if names.contains(&name) {
            problems.add(&format!("available_tags.{n}.name"), "TAG_NAMES_UNIQUE", "Tag names must be unique");
        }
        names.push(name.clone());
        json!({
            "id": read_id(tag.get("id")), "name": name, "moderated": tag["moderated"].as_bool().unwrap_or(false),
            "emoji_id": read_id(tag.get("emoji_id")), "emoji_name": tag["emoji_name"].as_str(),
        })
    };
    list.iter().enumerate().map(read).collect()
}
