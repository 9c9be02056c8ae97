//! Reading values out of Discord's JSON. Must not know where the JSON comes from.

use serde_json::Value;

/// The items of a JSON array; none for any other value.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The name that a user object shows.
pub(crate) fn display_name(user: &Value) -> String {
    let names = [&user["global_name"], &user["username"]];
    names.iter().find_map(|name| name.as_str()).unwrap_or("someone").to_owned()
}
