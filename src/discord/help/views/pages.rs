//! The pages of help: all topics, one topic, and the topics that may be meant.

use super::facts::facts;
use super::steps;
use super::topics::{text, title};
use crate::app::{Caller, HelpRecord};
use crate::discord::help::buttons::HelpButton;
use crate::discord::ui::buttons::{blurple, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::calm;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::help::answer::HelpCount;
use crate::domain::help::topic::{Audience, HelpTopic};
use crate::domain::server::ServerRules;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// How much of what was typed is quoted.
const TYPED_UNITS: usize = 200;
/// Most topics that may be meant, each with a row of its own.
const FOUND: usize = 4;

/// All topics, in a list for each audience. `typed` is what was looked for and not found, if anything.
#[must_use]
pub fn overview(language: Language, rules: &ServerRules, audiences: [Audience; 5], typed: &str) -> Post {
    let mut parts = vec![say!(language, "help-all.text"), ask(language, rules)];
    if !typed.is_empty() {
        parts.insert(0, say!(language, "help-not-found", typed = escaped_line(typed, TYPED_UNITS)));
    }
    let post = calm(say!(language, "help-all"), parts.join("\n\n"));
    audiences.into_iter().fold(post, |post, audience| {
        let topics = HelpTopic::ALL.iter().filter(|topic| topic.audience() == audience);
        let options =
            topics.map(|topic| CreateSelectMenuOption::new(title(language, *topic), topic.code())).collect();
        let list = select(HelpButton::Choose(audience), options).placeholder(whose(language, audience));
        post.with_row(CreateActionRow::SelectMenu(list))
    })
}

/// One topic, with what comes next.
#[must_use]
pub fn topic_page(caller: &Caller, record: &HelpRecord, topic: HelpTopic) -> Post {
    let language = caller.language;
    let said = text(language, topic, &facts(language, &record.rules));
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(title(language, topic))
        .description(format!("{said}\n\n{}", ask(language, &record.rules)))
        .footer(CreateEmbedFooter::new(match record.is_helpful {
            None => say!(language, "help-was-it"),
            Some(true) => say!(language, "help-was-it.yes"),
            Some(false) => say!(language, "help-was-it.no"),
        }));
    let answer = |is_helpful, label: String| {
        let button = HelpButton::Helpful { topic, is_helpful };
        if record.is_helpful == Some(is_helpful) { blurple(button, label) } else { grey(button, label) }
    };
    Post::embed(embed).with_buttons(steps::buttons(caller, record, topic)).with_buttons([
        answer(true, say!(language, "help-button-yes")),
        answer(false, say!(language, "help-button-no")),
        grey(HelpButton::All, say!(language, "help-button-all")),
    ])
}

/// How many people found each topic helpful.
#[must_use]
pub fn answers(language: Language, counts: &[HelpCount]) -> Post {
    if counts.is_empty() {
        return calm(say!(language, "help-answers-none"), say!(language, "help-answers-none.text"));
    }
    let line = |count: &HelpCount| {
        let (yes, no) = (count.helpful, count.unhelpful);
        say!(language, "help-answers-line", topic = title(language, count.topic), yes = yes, no = no)
    };
    calm(say!(language, "help-answers"), counts.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The topics that may be meant by what was typed.
#[must_use]
pub fn found(language: Language, typed: &str, topics: &[HelpTopic]) -> Post {
    let heading = say!(language, "help-found", typed = escaped_line(typed, TYPED_UNITS));
    let post = calm(heading, say!(language, "help-found.text"));
    let post = topics.iter().take(FOUND).fold(post, |post, topic| {
        post.with_buttons([grey(HelpButton::Topic(*topic), title(language, *topic))])
    });
    post.with_buttons([grey(HelpButton::All, say!(language, "help-button-all"))])
}

/// What somebody reads who wrote to Parley directly.
#[must_use]
pub fn pointer(language: Language) -> Post {
    Post::text(say!(language, "help-pointer"))
}

/// The way to people who help.
fn ask(language: Language, rules: &ServerRules) -> String {
    match rules.moderator_role {
        Some(role) => say!(language, "help-ask.role", role = format!("<@&{role}>")),
        None => say!(language, "help-ask"),
    }
}

fn whose(language: Language, audience: Audience) -> String {
    match audience {
        Audience::Freelancers => say!(language, "help-for-freelancers"),
        Audience::Clients => say!(language, "help-for-clients"),
        Audience::Agencies => say!(language, "help-for-agencies"),
        Audience::Everyone => say!(language, "help-for-everyone"),
        Audience::Moderators => say!(language, "help-for-moderators"),
    }
}
