//! What an interaction is called where it's counted: always one of a list in this program, whatever Discord sends.

use super::control::AnyControl;
use crate::discord::register::command_name;
use crate::metrics;
use serenity::model::application::Interaction;

/// Of what isn't on the list.
const UNKNOWN: &str = "unknown";

/// Its kind and its name.
pub(in crate::discord) fn counted_as(interaction: &Interaction) -> metrics::Interaction {
    let command = |name: &str| command_name(name).unwrap_or(UNKNOWN);
    let control = |custom_id: &str| AnyControl::parse(custom_id).map_or(UNKNOWN, AnyControl::name);
    let (kind, name) = match interaction {
        Interaction::Command(given) => ("command", command(&given.data.name)),
        Interaction::Autocomplete(typing) => ("suggestions", command(&typing.data.name)),
        Interaction::Component(press) => ("button", control(&press.data.custom_id)),
        Interaction::Modal(form) => ("form", control(&form.data.custom_id)),
        _ => ("other", UNKNOWN),
    };
    metrics::Interaction { kind, name }
}
