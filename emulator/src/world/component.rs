//! Owns components in messages, and what modals share with them: validated with twilight and by Discord's rules, and completed as the
//! API returns them. Must not know messages or interactions.

use super::{ApiError, ApiResult, Problems};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use twilight_model::channel::message::Component;

/// Component types by Discord's number.
pub mod component_kind {
    /// A row of buttons, or of one select or text input.
    pub const ROW: u64 = 1;
    /// A button.
    pub const BUTTON: u64 = 2;
    /// A select with given options.
    pub const STRING_SELECT: u64 = 3;
    /// A text input of a modal.
    pub const TEXT_INPUT: u64 = 4;
    /// The first of the user, role, mentionable and channel selects, 5 to 8.
    pub const USER_SELECT: u64 = 5;
    /// The last of them.
    pub const CHANNEL_SELECT: u64 = 8;
    /// A block of text.
    pub const TEXT_DISPLAY: u64 = 10;
    /// A small picture beside a text.
    pub const THUMBNAIL: u64 = 11;
    /// Pictures.
    pub const MEDIA_GALLERY: u64 = 12;
    /// A file.
    pub const FILE: u64 = 13;
    /// A line or a gap.
    pub const SEPARATOR: u64 = 14;
    /// A frame around others.
    pub const CONTAINER: u64 = 17;
    /// A labeled field of a modal.
    pub const LABEL: u64 = 18;
    /// A file field of a modal.
    pub const FILE_UPLOAD: u64 = 19;
    /// Radio buttons of a modal.
    pub const RADIO_GROUP: u64 = 21;
    /// Checkboxes of a modal.
    pub const CHECKBOX_GROUP: u64 = 22;
    /// One checkbox of a modal.
    pub const CHECKBOX: u64 = 23;
}

/// The components of a message, as returned by the API.
///
/// # Errors
/// 50035 with the path of the component.
pub fn read_message_components(list: &[Value], is_v2: bool) -> ApiResult<Vec<Value>> {
    let mut problems = Problems::default();
    let mut parsed = Vec::new();
    for (n, value) in list.iter().enumerate() {
        let value = without_nulls(value);
        match serde_json::from_value::<Component>(value.clone()) {
            Ok(component) => parsed.push((component, value)),
            Err(error) => problems.add(&format!("components.{n}"), "UNION_TYPE_CHOICES", error.to_string()),
        }
    }
    problems.finish()?;
    let components: Vec<Component> = parsed.iter().map(|(component, _)| component.clone()).collect();
    twilight_validate::message::components(&components, is_v2)
        .map_err(|error| ApiError::field("components", "BASE_TYPE_BAD_LENGTH", error.to_string()))?;
    let mut values: Vec<Value> = parsed.into_iter().map(|(_, value)| value).collect();
    let mut problems = Problems::default();
    for (n, value) in values.iter().enumerate() {
        if !is_v2 && kind_of(value) != component_kind::ROW {
            problems.add(&format!("components.{n}.type"), "BASE_TYPE_CHOICES", "Value must be one of (1).");
        }
        check_row(value, &format!("components.{n}"), false, &mut problems);
    }
    check_custom_ids(&values, &mut problems);
    problems.finish()?;
    complete(&mut values);
    Ok(values)
}

/// All components with a custom id, at any depth.
pub fn interactive(components: &[Value]) -> Vec<&Value> {
    let mut found = Vec::new();
    for component in components {
        if component.get("custom_id").is_some() {
            found.push(component);
        }
        let inner = component.get("components").and_then(Value::as_array);
        found.extend(interactive(inner.map_or(&[], Vec::as_slice)));
        for name in ["component", "accessory"] {
            found.extend(component.get(name).map(std::slice::from_ref).map(interactive).unwrap_or_default());
        }
    }
    found
}

/// A component's type.
pub fn kind_of(component: &Value) -> u64 {
    component.get("type").and_then(Value::as_u64).unwrap_or(0)
}

pub(super) fn check_row(row: &Value, path: &str, modal: bool, problems: &mut Problems) {
    let inner = row.get("components").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if kind_of(row) != component_kind::ROW {
        return;
    }
    let alone = inner.len() == 1;
    if inner.is_empty() || inner.len() > 5 || (modal && !alone) {
        problems.add(
            &format!("{path}.components"),
            "BASE_TYPE_BAD_LENGTH",
            "Must be between 1 and 5 in length.",
        );
    }
    for (n, component) in inner.iter().enumerate() {
        let path = format!("{path}.components.{n}");
        match kind_of(component) {
            component_kind::BUTTON if !modal => check_button(component, &path, problems),
            3 | 5..=8 if !modal => {
                if !alone {
                    problems.add(
                        &path,
                        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                        "The specified component exceeds the width",
                    );
                }
                check_select(component, &path, problems);
            }
            component_kind::TEXT_INPUT if modal => check_text_input(component, &path, true, problems),
            _ => problems.add(&format!("{path}.type"), "BASE_TYPE_CHOICES", "This type is not allowed here."),
        }
    }
}

fn check_button(button: &Value, path: &str, problems: &mut Problems) {
    if button.get("label").and_then(Value::as_str).is_none_or(str::is_empty) && button.get("emoji").is_none()
    {
        problems.add(path, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji");
    }
    if button.get("custom_id").and_then(Value::as_str).is_some_and(str::is_empty) {
        problems.add(
            &format!("{path}.custom_id"),
            "BASE_TYPE_BAD_LENGTH",
            "Must be between 1 and 100 in length.",
        );
    }
}

pub(super) fn check_select(select: &Value, path: &str, problems: &mut Problems) {
    let custom_id = select.get("custom_id").and_then(Value::as_str).unwrap_or("");
    problems.check_length(&format!("{path}.custom_id"), custom_id, 1, 100);
    if kind_of(select) != component_kind::STRING_SELECT {
        return;
    }
    let options = select.get("options").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if options.is_empty() || options.len() > 25 {
        problems.add(
            &format!("{path}.options"),
            "BASE_TYPE_BAD_LENGTH",
            "Must be between 1 and 25 in length.",
        );
    }
    let mut seen = BTreeSet::new();
    for (n, option) in options.iter().enumerate() {
        let value = option.get("value").and_then(Value::as_str).unwrap_or("");
        problems.check_length(&format!("{path}.options.{n}.value"), value, 1, 100);
        let label = option.get("label").and_then(Value::as_str).unwrap_or("");
        problems.check_length(&format!("{path}.options.{n}.label"), label, 1, 100);
        if !seen.insert(value) {
            let message = "The specified option value is already used";
            problems.add(
                &format!("{path}.options.{n}.value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                message,
            );
        }
    }
}

pub(super) fn check_text_input(input: &Value, path: &str, labelled: bool, problems: &mut Problems) {
    let text = |name: &str| input.get(name).and_then(Value::as_str).unwrap_or("");
    if kind_of(input) != component_kind::TEXT_INPUT {
        return problems.add(&format!("{path}.type"), "BASE_TYPE_CHOICES", "Value must be one of (4).");
    }
    problems.check_length(&format!("{path}.custom_id"), text("custom_id"), 1, 100);
    if labelled {
        problems.check_length(&format!("{path}.label"), text("label"), 1, 45);
    }
    problems.check_length(&format!("{path}.placeholder"), text("placeholder"), 0, 100);
    if !matches!(input.get("style").and_then(Value::as_u64), Some(1 | 2)) {
        problems.add(&format!("{path}.style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
    }
    let min = input.get("min_length").and_then(Value::as_u64).unwrap_or(0);
    let max = input.get("max_length").and_then(Value::as_u64).unwrap_or(4000);
    if max == 0 || max > 4000 || min > max {
        problems.add(
            &format!("{path}.max_length"),
            "NUMBER_TYPE_MAX",
            "int value should be between 1 and 4000.",
        );
    }
    let limit = usize::try_from(max).unwrap_or(4000);
    problems.check_length(&format!("{path}.value"), text("value"), 0, limit);
}

pub(super) fn check_custom_ids(components: &[Value], problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for custom_id in interactive(components).into_iter().filter_map(|c| c.get("custom_id")?.as_str()) {
        if !seen.insert(custom_id) {
            let message = format!("Component custom id cannot be duplicated: {custom_id}");
            problems.add("components", "COMPONENT_CUSTOM_ID_DUPLICATED", message);
        }
    }
}

/// Numbers components and fills in the defaults that responses always have.
pub(super) fn complete(components: &mut [Value]) {
    let mut next = 1;
    components.iter_mut().for_each(|component| number(component, &mut next));
}

fn number(component: &mut Value, next: &mut u64) {
    if component.get("id").and_then(Value::as_u64).unwrap_or(0) == 0 {
        component["id"] = json!(*next);
    }
    *next += 1;
    let kind = kind_of(component);
    let Value::Object(fields) = component else { return };
    match kind {
        component_kind::STRING_SELECT | component_kind::USER_SELECT..=component_kind::CHANNEL_SELECT => {
            fields.entry("min_values").or_insert(json!(1));
            fields.entry("max_values").or_insert(json!(1));
        }
        component_kind::TEXT_INPUT | component_kind::RADIO_GROUP => {
            fields.entry("required").or_insert(json!(true));
        }
        component_kind::FILE_UPLOAD | component_kind::CHECKBOX_GROUP => {
            let options = fields.get("options").and_then(Value::as_array).map_or(1, Vec::len);
            fields.entry("required").or_insert(json!(true));
            fields.entry("min_values").or_insert(json!(1));
            fields.entry("max_values").or_insert(json!(options));
        }
        component_kind::CHECKBOX => {
            fields.entry("default").or_insert(json!(false));
        }
        component_kind::SEPARATOR => {
            fields.entry("spacing").or_insert(json!(1));
            fields.entry("divider").or_insert(json!(true));
        }
        component_kind::CONTAINER => {
            fields.entry("spoiler").or_insert(json!(false));
            fields.entry("accent_color").or_insert(Value::Null);
        }
        component_kind::THUMBNAIL => describe_media(fields),
        component_kind::MEDIA_GALLERY => {
            let items = fields.get_mut("items").and_then(Value::as_array_mut);
            items.into_iter().flatten().filter_map(Value::as_object_mut).for_each(describe_media);
        }
        component_kind::FILE => {
            fields.entry("spoiler").or_insert(json!(false));
            fields.entry("name").or_insert(Value::Null);
            fields.entry("size").or_insert(Value::Null);
        }
        _ => {}
    }
    for name in ["components", "component", "accessory"] {
        match fields.get_mut(name) {
            Some(Value::Array(list)) => list.iter_mut().for_each(|inner| number(inner, next)),
            Some(inner @ Value::Object(_)) => number(inner, next),
            _ => {}
        }
    }
}

fn describe_media(fields: &mut Map<String, Value>) {
    fields.entry("description").or_insert(Value::Null);
    fields.entry("spoiler").or_insert(json!(false));
}

/// The value without null fields. Responses leave them out.
pub(crate) fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(_, inner)| !inner.is_null());
            Value::Object(kept.map(|(name, inner)| (name.clone(), without_nulls(inner))).collect())
        }
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}
