//! What a person reads while the database takes nothing: that nothing changed, and what they typed, to copy. It is the only
//! place where what was typed is left, because a form is gone once it is answered.

use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::response::{File, Response};
use crate::discord::ui::text::{clean, units};
use crate::say;
use crate::words::Language;
use serenity::model::application::{
    ActionRowComponent, CommandDataOption, CommandDataOptionValue, Interaction,
};

/// How much of what was typed is shown in the message itself. What is longer comes as a file.
const SHOWN: usize = 3_000;
/// Shorter options of a command are quickly typed again.
const WORTH_KEEPING: usize = 30;

/// Nothing was saved, or, where it is not certain, perhaps nothing; with what was typed.
pub(in crate::discord) fn unsaved(language: Language, is_certain: bool, typed: &[&str]) -> Response {
    let (title, text) = match is_certain {
        true => (say!(language, "refusal-unsaved"), say!(language, "refusal-unsaved.text")),
        false => (say!(language, "refusal-uncertain"), say!(language, "refusal-uncertain.text")),
    };
    if typed.is_empty() {
        return Response::Reply(notice_of(Colour::Red, title, text));
    }
    let text = format!("{text}\n\n{}", say!(language, "refusal-unsaved-typed"));
    let can_be_shown = typed.iter().all(|text| !text.contains("```"));
    if can_be_shown && typed.iter().map(|text| units(text) + 10).sum::<usize>() <= SHOWN {
        let blocks: String = typed.iter().map(|text| format!("\n```\n{}\n```", clean(text))).collect();
        return Response::Reply(notice_of(Colour::Red, title, text + &blocks));
    }
    let file = File { name: "what-you-typed.txt".to_owned(), bytes: typed.join("\n\n").into_bytes() };
    Response::ReplyWith(notice_of(Colour::Red, title, text), file)
}

/// What somebody typed into a form, or into a command's longer options.
pub(in crate::discord) fn typed(interaction: &Interaction) -> Vec<&str> {
    match interaction {
        Interaction::Modal(form) => {
            let inputs = form.data.components.iter().flat_map(|row| &row.components);
            inputs.filter_map(input).filter(|text| !text.is_empty()).collect()
        }
        Interaction::Command(command) => {
            let mut typed = Vec::new();
            command.data.options.iter().for_each(|option| read_option(option, &mut typed));
            typed
        }
        _ => Vec::new(),
    }
}

fn input(component: &ActionRowComponent) -> Option<&str> {
    match component {
        ActionRowComponent::InputText(input) => input.value.as_deref(),
        _ => None,
    }
}

fn read_option<'a>(option: &'a CommandDataOption, typed: &mut Vec<&'a str>) {
    match &option.value {
        CommandDataOptionValue::String(text) if text.chars().count() > WORTH_KEEPING => typed.push(text),
        CommandDataOptionValue::SubCommand(options) | CommandDataOptionValue::SubCommandGroup(options) => {
            options.iter().for_each(|option| read_option(option, typed));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(typed: &[&str]) -> Option<String> {
        match unsaved(Language::English, true, typed) {
            Response::ReplyWith(_, file) => String::from_utf8(file.bytes).ok(),
            _ => None,
        }
    }

    #[test]
    fn what_is_long_or_would_break_out_of_its_block_comes_as_a_file() {
        assert_eq!(file(&[]), None);
        assert_eq!(file(&["Landing page", "1500 USD"]), None);
        assert_eq!(file(&["Landing page", "a ``` b"]).as_deref(), Some("Landing page\n\na ``` b"));
        let long = "x".repeat(4_000);
        assert_eq!(file(&["Landing page", &long]), Some(format!("Landing page\n\n{long}")));
    }
}
