//! Owns the definition of a modal's components: which there can be, and what each must have. Must not know interactions.

use super::component::{
    check_custom_ids, check_row, check_select, check_text_input, complete, component_kind, kind_of,
    without_nulls,
};
use super::{ApiResult, Problems};
use serde_json::Value;
use std::collections::BTreeSet;

/// The components of a modal, as returned by the API: 1 to 5 rows with a text input, labels with a field, or texts.
///
/// # Errors
/// 50035 with the path of the component.
pub(crate) fn read_modal_components(list: &[Value]) -> ApiResult<Vec<Value>> {
    let mut problems = Problems::default();
    let mut values: Vec<Value> = list.iter().map(without_nulls).collect();
    if values.is_empty() || values.len() > 5 {
        problems.add("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
    }
    for (n, value) in values.iter().enumerate() {
        let path = format!("components.{n}");
        match kind_of(value) {
            component_kind::ROW => check_row(value, &path, true, &mut problems),
            component_kind::TEXT_DISPLAY => {
                problems.check_length(&format!("{path}.content"), text(value, "content"), 1, 4000);
            }
            component_kind::LABEL => {
                problems.check_length(&format!("{path}.label"), text(value, "label"), 1, 45);
                problems.check_length(&format!("{path}.description"), text(value, "description"), 0, 100);
                let inner = value.get("component").unwrap_or(&Value::Null);
                check_field(inner, &format!("{path}.component"), &mut problems);
            }
            _ => problems.add(
                &format!("{path}.type"),
                "BASE_TYPE_CHOICES",
                "Value must be one of (1, 10, 18).",
            ),
        }
    }
    check_custom_ids(&values, &mut problems);
    problems.finish()?;
    complete(&mut values);
    Ok(values)
}

/// The field of a label.
fn check_field(field: &Value, path: &str, problems: &mut Problems) {
    let kind = kind_of(field);
    match kind {
        component_kind::TEXT_INPUT => return check_text_input(field, path, false, problems),
        component_kind::STRING_SELECT | component_kind::USER_SELECT..=component_kind::CHANNEL_SELECT => {
            check_select(field, path, problems);
            problems.check_length(&format!("{path}.placeholder"), text(field, "placeholder"), 0, 150);
            check_counts(field, path, 25, problems);
        }
        component_kind::FILE_UPLOAD => check_counts(field, path, 10, problems),
        component_kind::RADIO_GROUP => check_options(field, path, 2, problems),
        component_kind::CHECKBOX_GROUP => {
            check_options(field, path, 1, problems);
            check_counts(field, path, 10, problems);
        }
        component_kind::CHECKBOX => {}
        _ => {
            let message = "Value must be one of (3, 4, 5, 6, 7, 8, 19, 21, 22, 23).";
            return problems.add(&format!("{path}.type"), "BASE_TYPE_CHOICES", message);
        }
    }
    if field.get("disabled").and_then(Value::as_bool) == Some(true) {
        let message = "Components in modals cannot be disabled";
        problems.add(&format!("{path}.disabled"), "COMPONENT_DISABLED_IN_MODAL", message);
    }
    if component_kind::CHANNEL_SELECT < kind {
        problems.check_length(&format!("{path}.custom_id"), text(field, "custom_id"), 1, 100);
    }
}

/// `min_values` and `max_values`: in range, in order, and at least 1 for a required field.
fn check_counts(field: &Value, path: &str, most: u64, problems: &mut Problems) {
    let number = |name: &str| field.get(name).and_then(Value::as_u64);
    let (min, max) = (number("min_values"), number("max_values"));
    let mut refuse = |name: &str, message: String| {
        problems.add(&format!("{path}.{name}"), "NUMBER_TYPE_MAX", message);
    };
    if min.is_some_and(|min| min > most) {
        refuse("min_values", format!("int value should be between 0 and {most}."));
    }
    if max.is_some_and(|max| max == 0 || max > most) {
        refuse("max_values", format!("int value should be between 1 and {most}."));
    }
    if min.unwrap_or(0) > max.unwrap_or(most) {
        refuse("min_values", "min_values must be less than or equal to max_values".to_owned());
    }
    if min == Some(0) && field.get("required").and_then(Value::as_bool) != Some(false) {
        refuse("min_values", "min_values must be at least 1 when the component is required".to_owned());
    }
}

/// The options of a group of radio buttons or checkboxes: `least` to 10, with different values.
fn check_options(group: &Value, path: &str, least: usize, problems: &mut Problems) {
    let options = group.get("options").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if options.len() < least || options.len() > 10 {
        let message = format!("Must be between {least} and 10 in length.");
        problems.add(&format!("{path}.options"), "BASE_TYPE_BAD_LENGTH", message);
    }
    let mut seen = BTreeSet::new();
    for (n, option) in options.iter().enumerate() {
        let path = format!("{path}.options.{n}");
        for (name, least) in [("value", 1), ("label", 1), ("description", 0)] {
            problems.check_length(&format!("{path}.{name}"), text(option, name), least, 100);
        }
        if !seen.insert(text(option, "value")) {
            let message = "The specified option value is already used";
            problems.add(&format!("{path}.value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
    }
    let chosen = options.iter().filter(|option| option["default"] == true).count();
    if kind_of(group) == component_kind::RADIO_GROUP && chosen > 1 {
        let message = "Only one option can be the default";
        problems.add(&format!("{path}.options"), "COMPONENT_VALIDATION_FAILED", message);
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn label(component: Value) -> Value {
        json!({ "type": 18, "label": "A label", "description": "More about it", "component": component })
    }

    fn wrong(component: Value) -> String {
        let error = read_modal_components(&[label(component)]).unwrap_err();
        let path = error.errors.unwrap();
        let mut at = path.pointer("/components/0/component").unwrap();
        let mut names = Vec::new();
        while let Some((name, inner)) = at.as_object().and_then(|at| at.iter().find(|(k, _)| *k != "_errors"))
        {
            names.push(name.clone());
            at = inner;
        }
        names.join(".")
    }

    #[test]
    fn each_field_is_completed_with_its_defaults() {
        let options = json!([{ "label": "A", "value": "a" }, { "label": "B", "value": "b" }]);
        let fields = [
            json!({ "type": 19, "custom_id": "file" }),
            json!({ "type": 21, "custom_id": "one", "options": options }),
            json!({ "type": 22, "custom_id": "some", "options": options }),
            json!({ "type": 23, "custom_id": "yes" }),
        ];
        let mut list: Vec<Value> = fields.into_iter().map(label).collect();
        list.push(json!({ "type": 10, "content": "Read this first." }));
        let read = read_modal_components(&list).unwrap();
        assert_eq!(read[0]["component"]["max_values"], 1);
        assert_eq!(read[1]["component"]["required"], true);
        assert_eq!(read[2]["component"]["max_values"], 2, "as many as there are options");
        assert_eq!(read[3]["component"]["default"], false);
        assert_eq!(read[4]["id"], 9);
    }

    #[test]
    fn what_a_field_must_have_is_named() {
        let option = json!({ "label": "A", "value": "a" });
        assert_eq!(wrong(json!({ "type": 2, "custom_id": "x" })), "type");
        assert_eq!(wrong(json!({ "type": 19 })), "custom_id");
        assert_eq!(wrong(json!({ "type": 19, "custom_id": "x", "min_values": 0 })), "min_values");
        assert_eq!(wrong(json!({ "type": 5, "custom_id": "x", "max_values": 26 })), "max_values");
        assert_eq!(wrong(json!({ "type": 6, "custom_id": "x", "disabled": true })), "disabled");
        assert_eq!(wrong(json!({ "type": 21, "custom_id": "x", "options": [option] })), "options");
        let twice = json!({ "type": 22, "custom_id": "x", "options": [option, option] });
        assert_eq!(wrong(twice), "options.1.value");
    }
}
