//! What a room is called, and the mark by which one that is a channel is known again.

use crate::app::RoomBrief;
use crate::discord::ui::text::plain_line;
use crate::domain::ids::RoomId;
use crate::say;
use crate::words::Language;

/// Of each side's name in the topic: two of them stay far within Discord's 1,024.
const TOPIC_NAME_UNITS: usize = 100;
/// Of each side's name: two of them and a hyphen stay within Discord's hundred.
const NAME_CHARS: usize = 40;

/// What a room's topic ends with: its id, written short because people see it. The same in every language: by it a room
/// is found again.
pub(super) fn mark(room: RoomId) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut rest = usize::try_from(room.0).unwrap_or(0);
    let mut short = String::new();
    while rest > 0 {
        short.insert(0, char::from(DIGITS[rest % DIGITS.len()]));
        rest /= DIGITS.len();
    }
    format!("Room {short}.")
}

/// What stands under its name. Names in it hold no direction signs, which would turn the rest of the line around.
pub(super) fn topic(language: Language, brief: &RoomBrief) -> String {
    let called = |name: Option<String>| {
        name.map_or_else(|| say!(language, "room-somebody"), |name| plain_line(&name, TOPIC_NAME_UNITS))
    };
    let [first, second] = brief.names.clone().map(called);
    let about = say!(language, "room-topic", first = first, second = second);
    format!("{about} {}", mark(brief.room.id))
}

/// What a room is called where Discord refuses its sides' names, and what stands under it then.
pub(super) fn neutral(language: Language, brief: &RoomBrief) -> (String, String) {
    (say!(language, "room-name"), mark(brief.room.id))
}

/// A channel's name, as Discord wants it: small letters, digits and hyphens.
pub(super) fn name(language: Language, names: &[Option<String>; 2]) -> String {
    let slug = |name: &Option<String>| {
        let name = name.as_deref().unwrap_or_default().to_lowercase();
        let mut slug = String::new();
        for letter in name.chars() {
            if letter.is_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.trim_end_matches('-').chars().take(NAME_CHARS).collect::<String>()
    };
    let [first, second] = names.each_ref().map(slug);
    match (first.as_str(), second.as_str()) {
        ("", "") => say!(language, "room-name"),
        (one, "") | ("", one) => one.to_owned(),
        (first, second) => format!("{first}-{second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_have_rooms_of_different_names() {
        let named = |first: &str| name(Language::English, &[Some(first.to_owned()), Some("Ben".to_owned())]);
        assert_eq!(named("Ana (@ana.k)"), "ana-ana-k-ben");
        assert_eq!(named("Ana (@ana_1999)"), "ana-ana-1999-ben");
    }
}
