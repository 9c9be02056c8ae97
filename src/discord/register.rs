//! Telling Discord which commands there are. Owns when: only when the set changed, because a server takes 200 creations
//! a day.

mod localized;

use super::failure::Failure;
use super::{
    agencies, contracts, feedback, help, invitations, jobs, notifications, offers, people, privacy,
    proposals, safety, server,
};
use crate::discord::moderation::reports;
use crate::words::Language;
use localized::{locales, localized};
use serde_json::{Map, Value};
use serenity::builder::CreateCommand;
use serenity::http::Http;
use std::sync::{Arc, LazyLock};
use tracing::{info, warn};

/// Every command, with the texts of one language. Names by which handlers know a command are the same in all.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let features = [
        offers::commands::definitions,
        contracts::commands::definitions,
        feedback::commands::definitions,
        jobs::commands::definitions,
        proposals::commands::definitions,
        invitations::commands::definitions,
        people::commands::definitions,
        server::commands::definitions,
        notifications::commands::definitions,
        safety::commands::definitions,
        privacy::commands::definitions,
        reports::commands::definitions,
        agencies::commands::definitions,
        help::commands::definitions,
    ];
    features.into_iter().flat_map(|definitions| definitions(language)).collect()
}

/// The names of all commands, made once.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let commands = definitions(Language::default());
    let named = commands.iter().filter_map(|command| serde_json::to_value(command).ok());
    named.filter_map(|command| command["name"].as_str().map(str::to_owned)).collect()
});

/// The name of one of our commands, from the list of them; `None` for any other text.
#[must_use]
pub fn command_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|known| *known == name).map(String::as_str)
}

/// The same, without waiting for it: no press does.
pub async fn keep_registered(http: Arc<Http>) {
    if let Err(failure) = register(&http).await {
        warn!(%failure, "couldn't register the commands; Discord keeps the old ones");
    }
}

/// Makes Discord's list of our commands equal to ours, with one call that replaces it, or none.
///
/// # Errors
/// A failed call.
pub async fn register(http: &Http) -> Result<(), Failure> {
    let wanted = localized(definitions, locales()).map_err(serenity::Error::Json)?;
    let present = http.get_global_commands_with_localizations().await?;
    if serde_json::to_value(&present).is_ok_and(|present| covers(&present, &wanted)) {
        return Ok(());
    }
    let made = http.create_global_commands(&wanted).await?;
    info!(commands = made.len(), "commands registered");
    Ok(())
}

/// What narrows a command or an option when it's there, and which Discord never adds by itself. If ours says nothing of it,
/// Discord must not either, or people meet a limit that is gone.
const LIMITS: [&str; 13] = [
    "required",
    "autocomplete",
    "choices",
    "options",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
    "default_member_permissions",
    "name_localizations",
    "description_localizations",
    "nsfw",
];

/// Whether `present`, as Discord shows it, says what `wanted` says: all of it, and no limit beyond it. Discord adds ids and
/// defaults, and leaves out what is empty; lists must be of the same length. Commands come back in any order, so they are
/// found by name.
fn covers(present: &Value, wanted: &Value) -> bool {
    match (present, wanted) {
        (Value::Array(present), Value::Array(wanted)) => {
            present.len() == wanted.len()
                && wanted
                    .iter()
                    .all(|want| present.iter().any(|have| same_name(have, want) && covers(have, want)))
        }
        (Value::Object(present), Value::Object(wanted)) => {
            let says =
                |object: &Map<String, Value>, key: &str| object.get(key).is_some_and(|it| !is_empty(it));
            LIMITS.iter().all(|limit| says(wanted, limit) || !says(present, limit))
                && wanted.iter().all(|(key, want)| {
                    is_empty(want) || present.get(key).is_some_and(|have| covers(have, want))
                })
        }
        (present, wanted) => {
            present == wanted || number(present) == number(wanted) && number(wanted).is_some()
        }
    }
}

fn same_name(have: &Value, want: &Value) -> bool {
    want.get("name").is_none_or(|name| have.get("name") == Some(name))
}

/// Permissions and ids come as texts or numbers.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_a_real_difference_counts() {
        let wanted = json!([{"name": "offer", "type": 1, "options": [{"name": "send", "required": false}]}]);
        let same = json!([{"id": "1", "name": "offer", "type": 1, "options": [{"name": "send", "type": 1}]}]);
        let renamed = json!([{"id": "1", "name": "offer", "type": 1, "options": [{"name": "sent"}]}]);
        let more = json!([{"name": "offer", "type": 1, "options": [{"name": "send"}]}, {"name": "old"}]);
        assert!(covers(&same, &wanted));
        assert!(!covers(&renamed, &wanted));
        assert!(!covers(&more, &wanted));
        assert!(!covers(&json!([]), &wanted));
    }

    #[test]
    fn a_limit_that_is_gone_counts() {
        let wanted =
            json!({"name": "offer", "options": [{"name": "send", "required": false, "choices": []}]});
        let present = |limit: &str, value: &Value| {
            let mut option = json!({"name": "send", "type": 3, "required": false});
            option[limit] = value.clone();
            json!({"id": "1", "name": "offer", "nsfw": false, "options": [option]})
        };
        assert!(covers(&present("description", &json!("Send an offer")), &wanted));
        for (limit, value) in [
            ("required", json!(true)),
            ("autocomplete", json!(true)),
            ("choices", json!([{"name": "a", "value": "a"}])),
            ("min_length", json!(5)),
            ("max_value", json!(9.5)),
            ("channel_types", json!([0])),
        ] {
            let limited = present(limit, &value);
            assert!(!covers(&limited, &wanted), "{limit} was there, and isn't any more");
            assert!(covers(&limited, &limited), "{limit} is still there");
        }
        let everyone = json!({"name": "offer", "default_member_permissions": null});
        let moderators = json!({"name": "offer", "default_member_permissions": "8192"});
        assert!(!covers(&moderators, &everyone) && !covers(&everyone, &moderators));
    }
}
