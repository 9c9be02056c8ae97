//! Commands in the languages of those who type them. Owns which of Discord's locales speak which of our languages, and that
//! whatever differs from English is registered beside it; says nothing itself.

use crate::words::Language;
use serde_json::{Map, Value};
use serenity::builder::CreateCommand;

/// What a person can set their Discord to (docs: reference, locales).
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
    "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
    "zh-TW", "ko",
];

/// Discord's locales with the language of ours that each is answered in, those left out that are answered in English.
pub(super) fn locales() -> impl Iterator<Item = (&'static str, Language)> {
    let speaks = |locale: &'static str| (locale, Language::of_locale(locale));
    LOCALES.into_iter().map(speaks).filter(|(_, language)| *language != Language::English)
}

/// The commands as Discord takes them: in English, and for each of `others` what its language says differently.
///
/// # Errors
/// A command that is no JSON, which is a fault of ours.
pub(super) fn localized(
    define: impl Fn(Language) -> Vec<CreateCommand>,
    others: impl IntoIterator<Item = (&'static str, Language)>,
) -> serde_json::Result<Value> {
    let mut commands = serde_json::to_value(define(Language::English))?;
    for (locale, language) in others {
        add(&mut commands, &serde_json::to_value(define(language))?, locale);
    }
    Ok(commands)
}

/// Notes in `english` each name and description that `other` has differently. Both have the same shape, because both
/// come from the same definitions.
fn add(english: &mut Value, other: &Value, locale: &str) {
    match (english, other) {
        (Value::Array(english), Value::Array(other)) => {
            english.iter_mut().zip(other).for_each(|(english, other)| add(english, other, locale));
        }
        (Value::Object(english), Value::Object(other)) => {
            for what in ["name", "description"] {
                if let Some(text) = other.get(what).filter(|text| english.get(what) != Some(text)) {
                    note(english, format!("{what}_localizations"), locale, text);
                }
            }
            for lists in ["options", "choices"] {
                if let (Some(english), Some(other)) = (english.get_mut(lists), other.get(lists)) {
                    add(english, other, locale);
                }
            }
        }
        _ => {}
    }
}

fn note(english: &mut Map<String, Value>, key: String, locale: &str, text: &Value) {
    let notes = english.entry(key).or_insert(Value::Null);
    if !notes.is_object() {
        *notes = Value::Object(Map::new());
    }
    notes[locale] = text.clone();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::register::definitions;
    use crate::discord::ui::text::units;
    use crate::words::pseudo::english_letters;

    /// Every text of a command that a person reads, with its most UTF-16 units.
    fn texts(command: &Value, locale: &str, out: &mut Vec<(Option<String>, usize)>) {
        let text = |what: &str| command[format!("{what}_localizations")][locale].as_str().map(str::to_owned);
        if command["description"].as_str().is_some_and(|text| !text.is_empty()) {
            out.push((text("description"), 100));
        }
        let lists = [&command["options"], &command["choices"]];
        for inner in lists.into_iter().filter_map(Value::as_array).flatten() {
            texts(inner, locale, out);
        }
    }

    #[test]
    fn every_description_is_registered_in_every_language_and_fits() {
        let commands = localized(definitions, [("de", Language::Pseudo)]).expect("JSON");
        let mut found = Vec::new();
        for command in commands.as_array().expect("a list") {
            texts(command, "de", &mut found);
        }
        assert!(found.len() > 5, "{found:?}");
        for (text, most) in found {
            let text = text.expect("a text in the other language");
            assert_eq!(english_letters(&text), "", "{text}");
            assert!(units(&text) <= most, "{text}");
        }
    }

    #[test]
    fn english_alone_needs_nothing_beside_it() {
        let commands = localized(definitions, locales()).expect("JSON");
        let english = serde_json::to_value(definitions(Language::English)).expect("JSON");
        assert_eq!(commands == english, Language::ALL == [Language::English]);
    }
}
