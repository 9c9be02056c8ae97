//! What somebody typed, given back to copy where it has no other place left: a form is gone once it is answered.

use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{File, Response};
use crate::discord::ui::text::{clean, units};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;
use serenity::model::application::{
    ActionRow, ActionRowComponent, CommandDataOption, CommandDataOptionValue, Interaction,
};

/// How much of what was typed is shown in the message itself. What is longer comes as a file.
const SHOWN: usize = 3_000;
/// Shorter options of a command are quickly typed again.
const WORTH_KEEPING: usize = 30;

/// `post`, a short one, with what was typed below it, or as a file. Nothing is added where nothing was typed.
pub(in crate::discord) fn give_back(language: Language, post: Post, typed: &[&str]) -> Response {
    if typed.is_empty() {
        return Response::Reply(post);
    }
    let said = say!(language, "refusal-typed");
    match blocks(typed) {
        Some(blocks) => {
            let embed = CreateEmbed::new().colour(Colour::Quiet.rgb()).description(said + &blocks);
            Response::Reply(post.with_embed(embed))
        }
        None => {
            let embed = CreateEmbed::new().colour(Colour::Quiet.rgb()).description(said);
            Response::ReplyWith(post.with_embed(embed), vec![file(typed)])
        }
    }
}

/// The same for a post that may fill its message: what was typed, if it is anything, comes as a file.
pub(in crate::discord) fn give_back_beside(language: Language, post: Post, typed: &[&str]) -> Response {
    let said = format!("{}\n{}", post.content, say!(language, "refusal-typed"));
    Response::ReplyWith(post.saying(said.trim_start()), vec![file(typed)])
}

/// Each text in a block of its own, which Discord copies with one press; `None` if they don't fit, or would break out.
pub(super) fn blocks(typed: &[&str]) -> Option<String> {
    let can_be_shown = typed.iter().all(|text| !text.contains("```"));
    let fits = typed.iter().map(|text| units(text) + 10).sum::<usize>() <= SHOWN;
    (can_be_shown && fits).then(|| typed.iter().map(|text| format!("\n```\n{}\n```", clean(text))).collect())
}

/// All of it, as it was typed.
pub(super) fn file(typed: &[&str]) -> File {
    File { name: "what-you-typed.txt".to_owned(), bytes: typed.join("\n\n").into_bytes(), about: None }
}

/// What somebody typed into a form, or into a command's longer options.
pub(in crate::discord) fn typed(interaction: &Interaction) -> Vec<&str> {
    match interaction {
        Interaction::Modal(form) => typed_into(&form.data.components),
        Interaction::Command(command) => {
            let mut typed = Vec::new();
            command.data.options.iter().for_each(|option| read_option(option, &mut typed));
            typed
        }
        _ => Vec::new(),
    }
}

/// What stands in the inputs of a form; empty ones are left out.
pub(in crate::discord) fn typed_into(rows: &[ActionRow]) -> Vec<&str> {
    let inputs = rows.iter().flat_map(|row| &row.components);
    inputs.filter_map(input).filter(|text| !text.trim().is_empty()).collect()
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

    fn given_back(typed: &[&str]) -> (usize, Option<String>) {
        match give_back(Language::English, Post::text("Too late"), typed) {
            Response::ReplyWith(post, mut files) => {
                (post.embeds.len(), files.pop().and_then(|file| String::from_utf8(file.bytes).ok()))
            }
            Response::Reply(post) => (post.embeds.len(), None),
            _ => (0, None),
        }
    }

    #[test]
    fn what_is_long_or_would_break_out_of_its_block_comes_as_a_file() {
        assert_eq!(given_back(&[]), (0, None));
        assert_eq!(given_back(&["Landing page", "1500 USD"]), (1, None));
        assert_eq!(given_back(&["Landing page", "a ``` b"]), (1, Some("Landing page\n\na ``` b".to_owned())));
        let long = "x".repeat(4_000);
        assert_eq!(given_back(&["Landing page", &long]), (1, Some(format!("Landing page\n\n{long}"))));
    }
}
