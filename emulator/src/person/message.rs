//! A message as a person sees it, read from Discord's JSON. Must not know how it was fetched.

use serde_json::Value;

use crate::json::{display_name, list};
use crate::world::Id;

const EPHEMERAL: u64 = 1 << 6;
const LOADING: u64 = 1 << 7;

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its id; later messages have larger ones.
    pub id: Id,
    /// Its channel.
    pub channel: Id,
    /// Its server; none in direct messages.
    pub guild: Option<Id>,
    /// Who wrote it.
    pub author: Id,
    /// The author's display name.
    pub author_name: String,
    /// The text, with Discord's markup.
    pub content: String,
    /// The raw message object.
    pub raw: Value,
}

/// A button on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// The label.
    pub label: String,
    /// The custom id; a link button has none.
    pub custom_id: Option<String>,
    /// 1 primary, 2 secondary, 3 success, 4 danger, 5 link.
    pub style: u64,
    /// Whether it is disabled.
    pub disabled: bool,
}

/// A select menu on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageSelect {
    /// The custom id.
    pub custom_id: String,
    /// 3 string, 5 user, 6 role, 7 mentionable, 8 channel.
    pub kind: u64,
    /// The text shown while nothing is chosen.
    pub placeholder: Option<String>,
    /// The options of a string select.
    pub options: Vec<SelectOption>,
    /// Whether it is disabled.
    pub disabled: bool,
}

/// One option of a select menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    /// The label that a person sees.
    pub label: String,
    /// The value that is sent.
    pub value: String,
}

impl Message {
    /// Reads a message object.
    #[must_use]
    pub fn read(raw: Value) -> Message {
        Message {
            id: id_of(&raw["id"]),
            channel: id_of(&raw["channel_id"]),
            guild: raw["guild_id"].as_str().and_then(|id| id.parse().ok()),
            author: id_of(&raw["author"]["id"]),
            author_name: display_name(&raw["author"]),
            content: raw["content"].as_str().unwrap_or_default().to_owned(),
            raw,
        }
    }

    /// The embeds, as JSON.
    pub fn embeds(&self) -> &[Value] {
        list(&self.raw["embeds"])
    }

    /// The value of the embed field with this name.
    pub fn field(&self, name: &str) -> Option<&str> {
        let fields = self.embeds().iter().flat_map(|embed| list(&embed["fields"]));
        fields.filter(|field| field["name"].as_str() == Some(name)).find_map(|field| field["value"].as_str())
    }

    /// The message's flag bits.
    pub fn flags(&self) -> u64 {
        self.raw["flags"].as_u64().unwrap_or(0)
    }

    /// Whether it is ephemeral.
    pub fn ephemeral(&self) -> bool {
        self.flags() & EPHEMERAL != 0
    }

    /// Whether it is a deferred response ("is thinking…").
    pub fn loading(&self) -> bool {
        self.flags() & LOADING != 0
    }

    /// Whether it is pinned.
    pub fn pinned(&self) -> bool {
        self.raw["pinned"].as_bool() == Some(true)
    }

    /// The ids of the users that it pings.
    pub fn mentions(&self) -> Vec<Id> {
        list(&self.raw["mentions"]).iter().map(|user| id_of(&user["id"])).collect()
    }

    /// The buttons, from left to right and top to bottom.
    pub fn buttons(&self) -> Vec<Button> {
        let read = |component: &Value| Button {
            label: component["label"].as_str().unwrap_or_default().to_owned(),
            custom_id: component["custom_id"].as_str().map(str::to_owned),
            style: component["style"].as_u64().unwrap_or(0),
            disabled: component["disabled"].as_bool() == Some(true),
        };
        self.components().filter(|component| component["type"].as_u64() == Some(2)).map(read).collect()
    }

    /// The button with this label.
    pub fn button(&self, label: &str) -> Option<Button> {
        self.buttons().into_iter().find(|button| button.label == label)
    }

    /// The select menus.
    pub fn selects(&self) -> Vec<MessageSelect> {
        let option = |option: &Value| SelectOption {
            label: option["label"].as_str().unwrap_or_default().to_owned(),
            value: option["value"].as_str().unwrap_or_default().to_owned(),
        };
        let read = |component: &Value| MessageSelect {
            custom_id: component["custom_id"].as_str().unwrap_or_default().to_owned(),
            kind: component["type"].as_u64().unwrap_or(0),
            placeholder: component["placeholder"].as_str().map(str::to_owned),
            options: list(&component["options"]).iter().map(option).collect(),
            disabled: component["disabled"].as_bool() == Some(true),
        };
        let is_select = |kind: Option<u64>| matches!(kind, Some(3 | 5..=8));
        self.components().filter(|component| is_select(component["type"].as_u64())).map(read).collect()
    }

    /// All text of the message, one part per line: content, embeds, buttons. For searching and for error messages.
    pub fn words(&self) -> String {
        let mut parts = vec![self.content.clone()];
        let mut add = |value: &Value| parts.extend(value.as_str().map(str::to_owned));
        for embed in self.embeds() {
            [&embed["author"]["name"], &embed["title"], &embed["description"]].into_iter().for_each(&mut add);
            for field in list(&embed["fields"]) {
                [&field["name"], &field["value"]].into_iter().for_each(&mut add);
            }
            add(&embed["footer"]["text"]);
        }
        parts.extend(self.buttons().iter().map(|button| format!("[{}]", button.label)));
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }

    /// Whether the message has this text. What is inside a mention or a moment, such as the digits of `<t:2147483640:R>`,
    /// nobody reads: there, only the whole is found.
    pub fn says(&self, words: &str) -> bool {
        has_text(&self.words(), words)
    }

    fn components(&self) -> impl Iterator<Item = &Value> {
        list(&self.raw["components"]).iter().flat_map(|row| list(&row["components"]))
    }
}

/// Reads an id; 0, which is never used, when there is none.
pub(super) fn id_of(value: &Value) -> Id {
    value.as_str().and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// See [`Message::says`].
fn has_text(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, found)| {
        let before = &text[..start];
        let inside = before.rfind('<').is_some_and(|open| {
            let token = &text[open + 1..];
            let length = token.find(['>', '<', ' ', '\n']).unwrap_or(token.len());
            let closed = token[length..].starts_with('>');
            closed && token.starts_with(['t', '@', '#']) && start + found.len() <= open + 1 + length
        });
        !inside
    })
}

#[cfg(test)]
mod tests {
    use super::has_text;

    #[test]
    fn digits_of_a_moment_or_a_mention_are_not_read() {
        let text = "640 USD\nMade <t:2147483642:R> by <@1100640>, for <#1200640>, if 5 < 6402 > 3";
        assert!(has_text(text, "640 USD") && has_text(text, "6402"));
        assert!(has_text(text, "<t:2147483642:R>") && has_text(text, "<@1100640>, for <#1200640>"));
        assert!(has_text(text, "Made <t:") && has_text(text, "42:R> by") && has_text(text, ""));
        for unread in ["3642", "1100640", "1200640", "t:2147", "R"] {
            assert!(!has_text(text, unread), "{unread}");
        }
        assert!(has_text("<@1> or 1", "1"), "it is there once more");
        assert!(has_text("<t:1", "1"), "it isn't closed");
    }
}
