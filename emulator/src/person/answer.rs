//! What an interaction came to, read from the person's own gateway events. Pure; must not know how it was sent.
//!
//! The gateway ties things together like this. INTERACTION_CREATE carries the client's nonce and the interaction's id; every
//! later event about it carries the nonce. A bot's message answer precedes INTERACTION_SUCCESS and names the interaction in
//! `interaction_metadata.id`. An update of the pressed message is the event right before INTERACTION_SUCCESS, in one
//! publication with it, so that somebody else's edit cannot be mistaken for it.

use serde_json::Value;

use super::log::GatewayEvent;
use super::message::id_of;
use super::{Message, Modal, PersonError};
use crate::world::Id;

/// A bot's answer to what a person did.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A form opened.
    Modal(Modal),
    /// A new message; a deferred one once its text came.
    Message(Message),
    /// The message that was pressed changed.
    Updated(Message),
    /// Discord's client shows nothing: the bot has heard it and may edit the message later.
    Acknowledged,
    /// "This interaction failed": the bot did not answer in time, or its answer was not valid.
    Failed(String),
}

impl Answer {
    /// The message, new or updated.
    ///
    /// # Errors
    /// When something else came.
    pub fn message(self) -> Result<Message, PersonError> {
        match self {
            Answer::Message(message) | Answer::Updated(message) => Ok(message),
            other => Err(other.instead_of("a message")),
        }
    }

    /// The form.
    ///
    /// # Errors
    /// When something else came.
    pub fn modal(self) -> Result<Modal, PersonError> {
        match self {
            Answer::Modal(modal) => Ok(modal),
            other => Err(other.instead_of("a form")),
        }
    }

    /// Whether the interaction failed.
    pub fn failed(&self) -> bool {
        matches!(self, Answer::Failed(_))
    }

    fn instead_of(&self, expected: &'static str) -> PersonError {
        let answer = match self {
            Answer::Modal(modal) => format!("the form \"{}\"", modal.title),
            Answer::Message(message) => format!("a message:\n{}", message.words()),
            Answer::Updated(message) => format!("a changed message:\n{}", message.words()),
            Answer::Acknowledged => "a silent acknowledgement".to_owned(),
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
    /// The message that was pressed, or whose press opened the form.
    pub(super) source: Option<Id>,
}

/// The answer, if it is among these events, which begin before the interaction was sent.
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

/// Whether a message answers this interaction. Follow-ups do too, but come after INTERACTION_SUCCESS.
fn answers(message: &Value, interaction: &Value) -> bool {
    message["interaction_metadata"]["id"] == *interaction
}

/// A deferred message is an answer only when its text has come.
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
    fn a_deferred_answer_waits_for_its_text() {
        let thinking = json!({"id": "20", "flags": 192, "interaction_metadata": {"id": "7"}});
        let text = json!({"id": "20", "flags": 64, "content": "done"});
        let mut seen = events(&[(CREATE, ours()), ("MESSAGE_CREATE", thinking), (SUCCESS, ours())]);
        assert_eq!(read(&seen, &asked(None)), None);
        seen.extend(events(&[("MESSAGE_UPDATE", text)]));
        let message = read(&seen, &asked(None)).expect("answered").message().expect("a message");
        assert_eq!(message.content, "done");
    }

    #[test]
    fn somebody_elses_edit_is_not_the_answer() {
        let edit = || ("MESSAGE_UPDATE", json!({"id": "30", "content": "x"}));
        let seen = events(&[edit(), (CREATE, ours()), (SUCCESS, ours()), edit()]);
        assert_eq!(read(&seen, &asked(Some(30))), Some(Answer::Acknowledged));
        let seen = events(&[(CREATE, ours()), edit(), (SUCCESS, ours())]);
        assert!(matches!(read(&seen, &asked(Some(30))), Some(Answer::Updated(_))));
        assert_eq!(read(&seen, &asked(Some(31))), Some(Answer::Acknowledged));
    }
}
