//! Answers on the wire: within 3 s, once. Owns deferring, duplicates, and what to do when an answer comes too late; the
//! answer itself is `inbound`'s.
//!
//! An answer is best effort. What a person needs is in the database and in the outbox before anything is answered.

use super::answer::Answer;
use super::button::{Button, Manner};
use super::failure::{Failure, code};
use super::inbound;
use super::wording::refusals;
use crate::app::App;
use crate::domain::ids::OfferId;
use serenity::builder::{
    CreateAttachment, CreateAutocompleteResponse, CreateInteractionResponse as Response,
    CreateInteractionResponseMessage, EditInteractionResponse,
};
use serenity::http::Http;
use serenity::model::application::Interaction;
use serenity::model::id::{GuildId, InteractionId};
use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing::{debug, info, warn};

/// Discord waits 3 s for the first answer; before that we say that we are at it.
pub const DEFER_AFTER: Duration = Duration::from_secs(2);
/// Interactions that are remembered, to answer each once: far more than a resumed session can repeat.
const REMEMBERED: usize = 4_096;

/// Answers interactions.
#[derive(Debug, Clone)]
pub struct Transport {
    app: App,
    defer_after: Duration,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug, Default)]
struct Seen {
    ids: HashSet<InteractionId>,
    order: VecDeque<InteractionId>,
}

impl Seen {
    /// Whether this is the first time that `id` is seen.
    fn note(&mut self, id: InteractionId) -> bool {
        if !self.ids.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        true
    }
}

impl Transport {
    /// Answers with what `app` decides, and after `defer_after` says that it is at it.
    #[must_use]
    pub fn new(app: App, defer_after: Duration) -> Self {
        Self { app, defer_after, seen: Arc::default() }
    }

    /// Something in a server changed: what was stopped there is tried again.
    pub async fn server_changed(&self, guild: GuildId) {
        if let Err(failure) = self.app.server_changed(guild.into()).await {
            warn!(%failure, "what was stopped in a server could not be set going");
        }
    }

    /// Notes what a server is called. Best effort: Discord says it again at the next start.
    pub async fn meet_guild(&self, guild: GuildId, name: &str) {
        if let Err(failure) = self.app.meet_guild(guild.into(), name).await {
            warn!(%failure, "a server's name was not kept");
        }
    }

    /// Answers one interaction. After a resumed session Discord may send it again; then nothing happens.
    pub async fn handle(&self, http: &Http, interaction: Interaction) {
        let id = interaction.id();
        if !self.seen.lock().unwrap_or_else(PoisonError::into_inner).note(id) {
            debug!(interaction = %id, "seen before");
            return;
        }
        let (outcome, to_see_to) = self.reply(http, &interaction).await;
        match outcome {
            Ok(()) => {}
            Err(failure) if failure.code == code::UNKNOWN_INTERACTION => {
                info!(interaction = %id, "answered too late; what was asked is done all the same");
            }
            Err(failure) if failure.code == code::ALREADY_ANSWERED => {
                debug!(interaction = %id, "answered before")
            }
            Err(failure) => warn!(interaction = %id, %failure, "the answer did not arrive"),
        }
        if let Some(offer) = to_see_to
            && let Err(failure) = self.app.see_to_posts(offer).await
        {
            warn!(%failure, %offer, "nobody looked whether the card still stands");
        }
    }

    /// Sends the answer, or says in time that it will come late; gives the offer that is to be seen to after it.
    async fn reply(&self, http: &Http, interaction: &Interaction) -> (Result<(), Failure>, Option<OfferId>) {
        let work = inbound::answer(&self.app, http, interaction);
        tokio::pin!(work);
        if let Ok(answer) = tokio::time::timeout(self.defer_after, &mut work).await {
            let (to_see_to, files) = (answer.offer_to_see_to(), files(&answer));
            return (send(http, interaction, response(answer), files).await, to_see_to);
        }
        let deferred = send(http, interaction, deferral(interaction), Vec::new()).await;
        // Suggestions that come late are of no use: more was typed meanwhile.
        if deferred.is_ok() && matches!(interaction, Interaction::Autocomplete(_)) {
            return (Ok(()), None);
        }
        let answer = work.await;
        let to_see_to = answer.offer_to_see_to();
        match deferred {
            Ok(()) => (complete(http, interaction, answer).await, to_see_to),
            Err(failure) => (Err(failure), to_see_to),
        }
    }
}

/// "Is thinking…", where the answer will stand: in the message that was pressed, or in a new one.
fn deferral(interaction: &Interaction) -> Response {
    let manner = match interaction {
        Interaction::Autocomplete(_) => return Response::Autocomplete(CreateAutocompleteResponse::new()),
        Interaction::Component(press) => Button::parse(&press.data.custom_id).map(Button::manner),
        _ => None,
    };
    match manner {
        Some(Manner::Update) => Response::Acknowledge,
        Some(Manner::Modal | Manner::Say) | None => {
            Response::Defer(CreateInteractionResponseMessage::new().ephemeral(true))
        }
    }
}

fn response(answer: Answer) -> Response {
    match answer {
        Answer::Say(post) | Answer::SayOf(post, _) | Answer::SayWith(post, _) => {
            Response::Message(post.to_response(true))
        }
        Answer::Update(post) => Response::UpdateMessage(post.to_response(false)),
        Answer::Modal(modal) => Response::Modal(modal),
        Answer::Choices(choices) => Response::Autocomplete(choices),
    }
}

/// What goes with an answer.
fn files(answer: &Answer) -> Vec<CreateAttachment> {
    match answer {
        Answer::SayWith(_, file) => vec![CreateAttachment::bytes(file.bytes.clone(), file.name.as_str())],
        Answer::Say(_) | Answer::SayOf(..) | Answer::Update(_) | Answer::Modal(_) | Answer::Choices(_) => {
            Vec::new()
        }
    }
}

async fn send(
    http: &Http,
    interaction: &Interaction,
    response: Response,
    files: Vec<CreateAttachment>,
) -> Result<(), Failure> {
    let sent = http.create_interaction_response(interaction.id(), interaction.token(), &response, files);
    Ok(sent.await?)
}

/// Puts a late answer where "is thinking…" stands. A form cannot come late: the person is asked to press again.
async fn complete(http: &Http, interaction: &Interaction, answer: Answer) -> Result<(), Failure> {
    let files = files(&answer);
    let edit: EditInteractionResponse = match answer {
        Answer::Say(post) | Answer::SayOf(post, _) | Answer::SayWith(post, _) | Answer::Update(post) => {
            post.to_response_edit()
        }
        Answer::Modal(_) | Answer::Choices(_) => {
            refusals::late(inbound::language_of(interaction)).to_response_edit()
        }
    };
    http.edit_original_interaction_response(interaction.token(), &edit, files).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interaction_is_new_once_and_memory_is_bounded() {
        let mut seen = Seen::default();
        assert!(seen.note(InteractionId::new(1)));
        assert!(!seen.note(InteractionId::new(1)));
        for id in 2..=(REMEMBERED as u64 + 5) {
            assert!(seen.note(InteractionId::new(id)));
        }
        assert_eq!((seen.ids.len(), seen.order.len()), (REMEMBERED, REMEMBERED));
    }
}
