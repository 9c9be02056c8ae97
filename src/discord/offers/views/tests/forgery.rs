//! What people type stays text wherever a message shows it: it pings nobody, formats nothing, hides no link, and never
//! stands where Parley's own marks stand. Owns the texts that try, which the properties of the views mix in, and the check.

use serde_json::Value;

/// Texts that would be more than text where Discord reads formatting. Nothing of Parley's holds 777.
pub(super) const ATTEMPTS: [&str; 10] = [
    "<@777>",
    "@everyone",
    "@here",
    "</pay:777>",
    "<t:777:R>",
    "[click777](https://evil.example)",
    "**b777**",
    "`c777`",
    "||s777||",
    "Offer #777 · Version 777 · Pending",
];

/// Their beginnings, which work only when nothing escapes them.
const ACTIVE: [&str; 9] =
    ["<@777", "@everyone", "@here", "</pay:777", "<t:777", "[click777](", "**b777", "`c777", "||s777"];

/// The first attempt that succeeds in a text that Discord reads formatting in.
fn success(text: &str) -> Option<&'static str> {
    ACTIVE.into_iter().find(|attempt| {
        text.match_indices(attempt).any(|(at, _)| {
            let backslashes = text[..at].chars().rev().take_while(|c| *c == '\\').count();
            backslashes % 2 == 0
        })
    })
}

/// Every text of a message in which Discord reads formatting.
fn formatted(message: &Value) -> Vec<&str> {
    let mut texts = vec![&message["content"]];
    for embed in message["embeds"].as_array().into_iter().flatten() {
        texts.extend([&embed["title"], &embed["description"]]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            texts.extend([&field["name"], &field["value"]]);
        }
    }
    texts.into_iter().filter_map(Value::as_str).collect()
}

/// Checks a message as it is sent, which may ping `mention` and nobody else.
pub(super) fn check(message: &Value, mentions: &[i64]) {
    for text in formatted(message) {
        assert_eq!(success(text), None, "somebody's text is more than text in {text}");
    }
    for embed in message["embeds"].as_array().into_iter().flatten() {
        // By its footer a card is found again.
        let footer = embed["footer"]["text"].as_str().unwrap_or_default();
        assert!(!footer.contains("777"), "somebody's text stands among Parley's marks: {footer}");
    }
    let pings = &message["allowed_mentions"];
    assert_eq!(pings["parse"], Value::Array(Vec::new()), "everybody may be pinged");
    let pinged: Vec<String> = mentions.iter().map(ToString::to_string).collect();
    let allowed = pings["users"].as_array().map_or(&[][..], Vec::as_slice);
    let allowed: Vec<&str> = allowed.iter().filter_map(Value::as_str).collect();
    assert_eq!(allowed, pinged, "somebody else may be pinged");
}

#[test]
fn attempts_succeed_without_escaping_and_never_with_it() {
    for attempt in ATTEMPTS.iter().take(ACTIVE.len()) {
        assert!(success(attempt).is_some(), "{attempt}");
        let escaped = crate::discord::ui::text::escaped(attempt, 500);
        assert_eq!(success(&escaped), None, "{escaped}");
    }
}
