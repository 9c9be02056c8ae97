//! The result of an interaction, read from the person's own gateway events. Pure; must not know how it was sent.
//!
//! How events are matched: INTERACTION_CREATE has the client's nonce and the interaction's id; all later events of the
//! interaction have the nonce. A message response comes before INTERACTION_SUCCESS and has the interaction's id in
//! `interaction_metadata.id`. An update of the clicked message is the event right before INTERACTION_SUCCESS, published
//! together with it, so that another account's edit cannot be mistaken for it.

use serde_json::Value;

use super::log::GatewayEvent;
use super::message::id_of;
use super::{Message, Modal, PersonError};
use crate::world::Id;

/// A bot's response to an interaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A modal opened.
    Modal(Modal),
    /// A new message. A deferred one is returned once it has its content.
    Message(Message),
    /// The message with the component was updated.
    Updated(Message),
    /// A deferred update: Discord's client shows nothing, and the bot can edit the message later.
    Acknowledged,
    /// "This interaction failed": the bot did not respond in time, or its response was not valid.
    Failed(String),
}

impl Answer {
    /// The message, new or updated.
    ///
    /// # Errors
    /// When the response is something else.
    pub fn message(self) -> Result<Message, PersonError> {
        match self {
            Answer::Message(message) | Answer::Updated(message) => Ok(message),
            other => Err(other.instead_of("a message")),
        }
    }

    /// The modal.
    ///
    /// # Errors
    /// When the response is something else.
    pub fn modal(self) -> Result<Modal, PersonError> {
        match self {
            Answer::Modal(modal) => Ok(modal),
            other => Err(other.instead_of("a modal")),
        }
    }

    /// Whether the interaction failed.
    pub fn failed(&self) -> bool {
        matches!(self, Answer::Failed(_))
    }

    fn instead_of(&self, expected: &'static str) -> PersonError {
        let answer = match self {
            Answer::Modal(modal) => format!("the modal \"{}\"", modal.title),
            Answer::Message(message) => format!("a message:\n{}", message.words()),
            Answer::Updated(message) => format!("an updated message:\n{}", message.words()),
            Answer::Acknowledged => "a deferred update".to_owned(),
            Answer::Failed(why) => format!("a failure: {why}"),
        };
        PersonError::OtherAnswer { expected, answer }
    }
}

/// What is known about an interaction when it is sent.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) nonce: String,
    pub(super) guild: Option<Id>,
    /// The message whose component was used, also for a modal that it opened.
    pub(super) source: Option<Id>,
}

/// The response, if it is among these events. They start before the interaction was sent.
pub(super) fn read(events: &[GatewayEvent], asked: &Asked) -> Option<Answer> {
    let is_ours = |event: &&GatewayEvent| event.data["nonce"].as_str() == Some(asked.nonce.as_str());
    let find = |name: &str| events.iter().filter(is_ours).find(|event| event.name == name);
    if let Some(failure) = find("INTERACTION_FAILURE") {
        let reason = &failure.data["reason_code"];
        return Some(Answer::Failed(format!("This interaction failed (reason code {reason})")));
    }
    if let Some(modal) = find("INTERACTION_MODAL_CREATE") {
        return Some(Answer::Modal(Modal::read(modal.data.clone(), asked.guild, asked.source)));
    }
    let id = &find("INTERACTION_CREATE")?.data["id"];
    let done = events.iter().position(|event| event.name == "INTERACTION_SUCCESS" && is_ours(&event))?;
    let created =
        events[..done].iter().find(|event| event.name == "MESSAGE_CREATE" && answers(&event.data, id));
    if let Some(created) = created {
        return settled(events, Message::read(created.data.clone())).map(Answer::Message);
    }
    let before = done.checked_sub(1).and_then(|index| events.get(index));
    let changed = before.filter(|event| {
        event.name == "MESSAGE_UPDATE"
            && asked.source.is_some_and(|source| id_of(&event.data["id"]) == source)
    });
    Some(changed.map_or(Answer::Acknowledged, |event| Answer::Updated(Message::read(event.data.clone()))))
}

/// Whether a message responds to this interaction. Follow-ups do too, but come after INTERACTION_SUCCESS.
fn answers(message: &Value, interaction: &Value) -> bool {
    message["interaction_metadata"]["id"] == *interaction
}

/// A deferred message is a response only once it has its content.
fn settled(events: &[GatewayEvent], message: Message) -> Option<Message> {
    if !message.loading() {
        return Some(message);
    }
    let updates = events.iter().filter(|event| event.name == "MESSAGE_UPDATE");
    let mut later = updates.filter(|event| id_of(&event.data["id"]) == message.id);
    later.find_map(|event| Some(Message::read(event.data.clone())).filter(|message| !message.loading()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Answer, Asked, GatewayEvent, read};
    use crate::world::Id;

    fn events(all: &[(&str, Value)]) -> Vec<GatewayEvent> {
        all.iter().map(|(name, data)| GatewayEvent { name: (*name).to_owned(), data: data.clone() }).collect()
    }

    fn asked(source: Option<u64>) -> Asked {
        Asked { nonce: "n".to_owned(), guild: None, source: source.map(Id) }
    }

    const CREATE: &str = "INTERACTION_CREATE";
    const SUCCESS: &str = "INTERACTION_SUCCESS";

    fn ours() -> Value {
        json!({"id": "7", "nonce": "n"})
    }

    #[test]
    fn a_deferred_response_waits_for_its_content() {
        let thinking = json!({"id": "20", "flags": 192, "interaction_metadata": {"id": "7"}});
        let text = json!({"id": "20", "flags": 64, "content": "done"});
        let mut seen = events(&[(CREATE, ours()), ("MESSAGE_CREATE", thinking), (SUCCESS, ours())]);
        assert_eq!(read(&seen, &asked(None)), None);
        seen.extend(events(&[("MESSAGE_UPDATE", text)]));
        let message = read(&seen, &asked(None)).expect("answered").message().expect("a message");
        assert_eq!(message.content, "done");
    }

    #[test]
    fn another_accounts_edit_is_not_the_response() {
        let edit = || ("MESSAGE_UPDATE", json!({"id": "30", "content": "x"}));
        let seen = events(&[edit(), (CREATE, ours()), (SUCCESS, ours()), edit()]);
        assert_eq!(read(&seen, &asked(Some(30))), Some(Answer::Acknowledged));
        let seen = events(&[(CREATE, ours()), edit(), (SUCCESS, ours())]);
        assert!(matches!(read(&seen, &asked(Some(30))), Some(Answer::Updated(_))));
        assert_eq!(read(&seen, &asked(Some(31))), Some(Answer::Acknowledged));
    }
}
