//! `/settings`: what somebody hears of outside the room, with a button for each group of news and each way; their email; and
//! what to do where direct messages do not reach them. Seen by them alone.

use super::server_name;
use crate::app::{MailStanding, NoticeSettings};
use crate::discord::notifications::buttons::{NoticesButton, OnOff};
use crate::discord::notifications::email;
use crate::discord::ui::buttons::{green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::ago;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// Most buttons in one row (Discord's limit).
const ROW_BUTTONS: usize = 5;

/// What the page shows.
#[derive(Debug, Clone, Copy)]
pub struct SettingsView<'a> {
    /// The reader's.
    pub language: Language,
    /// What they chose, and whether they can be reached.
    pub notices: &'a NoticeSettings,
    /// How it stands with their email.
    pub mail: &'a MailStanding,
}

/// The page.
#[must_use]
pub fn settings(view: &SettingsView<'_>) -> Post {
    let SettingsView { language, notices, mail } = *view;
    let ways = ways(mail);
    let server = server_name(language, notices.server.as_deref());
    let mut embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "notice-settings"))
        .description(say!(language, "notice-settings.text", server = server));
    for topic in Topic::ALL {
        let (name, covers) = topic_words(language, topic);
        let told = ways.iter().filter(|way| topic.ways().contains(way));
        let states: Vec<String> =
            told.map(|way| state_words(language, *way, notices.choices.wants(topic, *way))).collect();
        embed = embed.field(name, format!("{covers}\n{}", states.join(" · ")), false);
    }
    if let Some(since) = notices.dm_status.closed {
        let text = say!(language, "notice-door-closed.text", since = ago(since));
        embed = embed.field(say!(language, "notice-door-closed"), text, false);
    }
    let mut post = Post::embed(embed);
    for way in ways {
        let told = Topic::ALL.into_iter().filter(|topic| topic.ways().contains(way));
        let buttons: Vec<_> = told.map(|topic| toggle(view, topic, *way)).collect();
        post = buttons.chunks(ROW_BUTTONS).fold(post, |post, row| post.with_buttons(row.to_vec()));
    }
    match email::views::part(language, mail) {
        Some((embed, buttons)) => post.with_embed(embed).with_buttons(buttons),
        None => post,
    }
}

/// The ways that there are for somebody: mail only where it would go somewhere.
fn ways(mail: &MailStanding) -> &'static [NotificationChannel] {
    let is_reached = mail.address.as_ref().is_some_and(|kept| kept.refused.is_none());
    if mail.has_mail && is_reached { &NotificationChannel::ALL } else { &[NotificationChannel::Direct] }
}

/// Turns what is on off, and what is off on.
fn toggle(view: &SettingsView<'_>, topic: Topic, way: NotificationChannel) -> CreateButton {
    let language = view.language;
    let (topic_name, _) = topic_words(language, topic);
    let is_on = view.notices.choices.wants(topic, way);
    let on = code_of(is_on);
    let label = match way {
        NotificationChannel::Direct => say!(language, "notice-button-direct", on = on, topic = topic_name),
        NotificationChannel::Mail => say!(language, "notice-button-mail", on = on, topic = topic_name),
    };
    let button = NoticesButton::Choose { topic, way, wanted: OnOff(!is_on) };
    if is_on { grey(button, label) } else { green(button, label) }
}

/// What a group of news is called, and what is in it.
fn topic_words(language: Language, topic: Topic) -> (String, String) {
    match topic {
        Topic::Offers => (say!(language, "notice-topic-offers"), say!(language, "notice-topic-offers.text")),
        Topic::Changes => {
            (say!(language, "notice-topic-changes"), say!(language, "notice-topic-changes.text"))
        }
        Topic::Answers => {
            (say!(language, "notice-topic-answers"), say!(language, "notice-topic-answers.text"))
        }
        Topic::Contracts => {
            (say!(language, "notice-topic-contracts"), say!(language, "notice-topic-contracts.text"))
        }
        Topic::Jobs => (say!(language, "notice-topic-jobs"), say!(language, "notice-topic-jobs.text")),
        Topic::JobAlerts => {
            (say!(language, "notice-topic-job-alerts"), say!(language, "notice-topic-job-alerts.text"))
        }
        Topic::Reports => {
            (say!(language, "notice-topic-reports"), say!(language, "notice-topic-reports.text"))
        }
    }
}

fn state_words(language: Language, way: NotificationChannel, is_on: bool) -> String {
    let on = code_of(is_on);
    match way {
        NotificationChannel::Direct => say!(language, "notice-state-direct", on = on),
        NotificationChannel::Mail => say!(language, "notice-state-mail", on = on),
    }
}

/// What texts call on and off.
const fn code_of(is_on: bool) -> &'static str {
    if is_on { "yes" } else { "no" }
}
