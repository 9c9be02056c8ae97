//! Interactions as Discord sends them, and what an answer to one is, in a word. Must not know who may do what.

use parley::discord::ui::response::Response;
use parley::domain::ids::{GuildId, MessageId, PersonId, RoleId};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Somebody who interacts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who {
    /// `None` in a direct message.
    pub(crate) guild: Option<GuildId>,
    pub(crate) person: PersonId,
    pub(crate) role: Option<RoleId>,
    pub(crate) manages_server: bool,
}

/// The card of the offer, as it is posted.
pub(crate) const CARD: MessageId = MessageId(6);

/// Everything that some form of Parley's asks for, filled in rightly: a form takes what it knows.
const INPUTS: [(&str, &str); 40] = [
    ("title", "Logo"),
    ("description", "A logo."),
    ("price", "95 USD"),
    ("schedule", ""),
    ("milestones", ""),
    ("message", "So I think."),
    ("letter", "I draw as well."),
    ("amount", "50 USD"),
    ("note", "By bank transfer"),
    ("time", "90m"),
    ("done", "A second draft."),
    ("headline", "Designer"),
    ("bio", "I draw."),
    ("skills", "drawing"),
    ("budget", "95 USD"),
    ("rate", "40 USD/h"),
    ("links", ""),
    ("currency", "EUR"),
    ("address", "ana@example.com"),
    ("code", "000000"),
    ("word", "no"),
    ("expiry", "6d"),
    ("approval", "9d"),
    ("time_zone", ""),
    ("pending_per_client", "9"),
    ("pending_per_pair", "9"),
    ("new_per_hour", "9"),
    ("changes_per_hour", "9"),
    ("words", "They asked for my password."),
    ("why", "Seen before."),
    ("length", "7d"),
    ("question", "What was agreed?"),
    ("comment", "A pleasure."),
    ("reply", "Thank you."),
    ("contracts", "3"),
    ("clients", "2"),
    ("windows", "3, 6, 12"),
    ("excellent", "95"),
    ("good", "85"),
    ("rates", "CHF 1.12"),
];

fn user(person: PersonId) -> Value {
    let name = format!("person{person}");
    json!({ "id": person.to_string(), "username": name, "global_name": null, "discriminator": "0", "avatar": null })
}

fn member(person: PersonId) -> Value {
    json!({ "roles": [], "joined_at": "2026-01-01T00:00:00Z", "deaf": false, "mute": false, "pending": false,
            "flags": 0, "permissions": "0", "nick": null, "avatar": null, "user": user(person) })
}

/// What all interactions have; `kind` is Discord's number of it.
fn interaction(who: &Who, kind: u8, data: &Value) -> Value {
    const MANAGE_GUILD: u64 = 1 << 5;
    let mut member = member(who.person);
    member["roles"] = json!(who.role.iter().map(ToString::to_string).collect::<Vec<_>>());
    member["permissions"] = json!(if who.manages_server { MANAGE_GUILD } else { 0 }.to_string());
    let mut sent = json!({
        "id": "1", "application_id": "2", "type": kind, "token": "t", "version": 1, "channel_id": "3",
        "data": data, "app_permissions": "0", "locale": "en-US", "entitlements": [],
        "authorizing_integration_owners": {}, "context": 1, "attachment_size_limit": 1_000_000,
    });
    match who.guild {
        Some(guild) => {
            (sent["guild_id"], sent["member"]) = (json!(guild.to_string()), member);
            sent["context"] = json!(0);
        }
        None => sent["user"] = user(who.person),
    }
    sent
}

/// A press of a button, or a choice from a list; `component` is Discord's number of its kind.
pub(crate) fn press(who: &Who, custom_id: &str, component: u8, values: &[String]) -> Value {
    let mut data = json!({ "custom_id": custom_id, "component_type": component, "values": values });
    // A list of people comes with them.
    if component == 5 {
        for id in values {
            let person = PersonId(id.parse().expect("an id"));
            data["resolved"]["users"][id] = user(person);
            data["resolved"]["members"][id] = member(person);
        }
    }
    let mut pressed = interaction(who, 3, &data);
    pressed["message"] = message(&CARD.0.to_string());
    pressed
}

/// A message of Parley's.
fn message(id: &str) -> Value {
    json!({
        "id": id, "channel_id": "3", "author": user(PersonId(2)), "content": "", "timestamp": "2026-01-01T00:00:00Z",
        "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": false, "type": 0, "components": [],
    })
}

/// A form that is submitted.
pub(crate) fn submit(who: &Who, custom_id: &str) -> Value {
    let row = |(name, value): &(&str, &str)| json!({ "type": 1, "components": [{ "type": 4, "custom_id": name, "value": value }] });
    let rows: Vec<Value> = INPUTS.iter().map(row).collect();
    interaction(who, 5, &json!({ "custom_id": custom_id, "components": rows }))
}

/// A command with its options, which may name these people; the menu of a message is [`CARD`]'s.
pub(crate) fn command(who: &Who, name: &str, kind: &Value, options: &Value, people: &[PersonId]) -> Value {
    let mut data = json!({ "id": "5", "name": name, "type": kind, "options": options, "resolved": {} });
    for person in people {
        let id = person.to_string();
        data["resolved"]["users"][&id] = user(*person);
        data["resolved"]["members"][&id] = member(*person);
    }
    match (kind.as_u64(), people) {
        (Some(2), [target, ..]) => data["target_id"] = json!(target.to_string()),
        (Some(3), _) => {
            let card = CARD.to_string();
            data["resolved"]["messages"][&card] = message(&card);
            data["target_id"] = json!(card);
        }
        _ => {}
    }
    interaction(who, 2, &data)
}

/// The files that have refusals.
const TEXTS: [&str; 11] = [
    include_str!("../../../locales/en/common.ftl"),
    include_str!("../../../locales/en/server.ftl"),
    include_str!("../../../locales/en/people.ftl"),
    include_str!("../../../locales/en/agencies.ftl"),
    include_str!("../../../locales/en/offers.ftl"),
    include_str!("../../../locales/en/contracts.ftl"),
    include_str!("../../../locales/en/moderation.ftl"),
    include_str!("../../../locales/en/feedback.ftl"),
    include_str!("../../../locales/en/jobs.ftl"),
    include_str!("../../../locales/en/proposals.ftl"),
    include_str!("../../../locales/en/invitations.ftl"),
];

/// The refusals that there are, by the names of their texts, with their title and the first line below it.
static REFUSALS: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    let mut found = Vec::new();
    let mut lines = TEXTS.iter().flat_map(|texts| texts.lines()).peekable();
    while let Some(line) = lines.next() {
        let Some((name, title)) = line.strip_prefix("refusal-").and_then(|line| line.split_once(" = "))
        else {
            continue;
        };
        let below = lines.peek().and_then(|line| line.trim().strip_prefix(".text = ")).unwrap_or_default();
        found.push((name, title, below));
    }
    found
});

/// Whether `text` is made of `pattern`, with anything in the places of its values.
fn is_made_of(text: &str, pattern: &str) -> bool {
    let mut rest = text;
    pattern.split('{').map(|part| part.rsplit('}').next().unwrap_or(part)).all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

/// What an answer is: a form, suggestions, the name of a refusal, or some other message.
pub(crate) fn word_for(answer: &Response) -> String {
    let post = match answer {
        Response::Modal(_) => return "form".to_owned(),
        Response::Choices(_) => return "choices".to_owned(),
        Response::Reply(post)
        | Response::ReplyAbout(post, _)
        | Response::ReplyWith(post, _)
        | Response::Update(post)
        | Response::UpdateWith(post, _) => post,
    };
    let message = serde_json::to_value(post.to_message("n")).expect("builders serialize");
    let embed = &message["embeds"][0];
    let text = |name: &str| embed[name].as_str().unwrap_or_default().to_owned();
    let (title, below) = (text("title"), text("description"));
    let fitting =
        REFUSALS.iter().filter(|(_, with, then)| is_made_of(&title, with) && is_made_of(&below, then));
    // The longest that fits, where one stands within another.
    fitting
        .max_by_key(|(_, with, then)| with.len() + then.len())
        .map_or("message", |(name, ..)| name)
        .to_owned()
}
