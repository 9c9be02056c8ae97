//! Buttons and lists, as they are drawn: which colour means what. Knows none of a feature's; whatever is a [`Control`] can be drawn.

use super::custom_id::Control;
use serenity::builder::{CreateButton, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption};
use serenity::model::application::ButtonStyle;

/// A green button: says yes.
pub fn green(control: impl Control, label: impl Into<String>) -> CreateButton {
    draw(control, label, ButtonStyle::Success)
}

/// A blurple button: goes on.
pub fn blurple(control: impl Control, label: impl Into<String>) -> CreateButton {
    draw(control, label, ButtonStyle::Primary)
}

/// A red button: says no, or takes away.
pub fn red(control: impl Control, label: impl Into<String>) -> CreateButton {
    draw(control, label, ButtonStyle::Danger)
}

/// A grey button: everything else.
pub fn grey(control: impl Control, label: impl Into<String>) -> CreateButton {
    draw(control, label, ButtonStyle::Secondary)
}

fn draw(control: impl Control, label: impl Into<String>, style: ButtonStyle) -> CreateButton {
    CreateButton::new(control.to_string()).label(label).style(style)
}

/// A list of texts to choose one from.
pub fn select(control: impl Control, options: Vec<CreateSelectMenuOption>) -> CreateSelectMenu {
    CreateSelectMenu::new(control.to_string(), CreateSelectMenuKind::String { options })
}
