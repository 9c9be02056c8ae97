//! Answers on the wire: within 3 s, once. Owns deferring, duplicates, and what to do when an answer comes too late; the
//! answer itself is `inbound`'s.
//!
//! An answer is best effort. What a person needs is in the database and in the outbox before anything is answered.

use super::deliver::room::privacy::watch;
use super::failure::{Failure, code};
use super::help::pointer::Pointers;
use super::inbound;
use super::inbound::control::AnyControl;
use super::inbound::counted::counted_as;
use super::rooms::numbers::number_above_cards;
use super::ui::custom_id::ResponseKind;
use super::ui::response::{File, Response};
use super::wording::refusals;
use crate::app::App;
use crate::domain::ids::OfferId;
use crate::metrics::{Ended, Metrics};
use serenity::builder::{
    Builder, CreateAttachment, CreateAutocompleteResponse, CreateInteractionResponse,
    CreateInteractionResponseMessage, EditAttachments,
};
use serenity::http::Http;
use serenity::model::application::Interaction;
use serenity::model::channel::{GuildChannel, Message};
use serenity::model::gateway::Ready;
use serenity::model::guild::Guild;
use serenity::model::id::{GuildId, InteractionId, UserId};
use std::collections::{HashSet, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::Sleep;
use tracing::{debug, info, warn};

/// Discord waits 3 s for the first answer; before that we say that we are at it.
pub const DEFER_AFTER: Duration = Duration::from_secs(2);
/// For so long after it came in, an answer that Discord did not take is sent again.
const ANSWER_WITHIN: Duration = Duration::from_millis(2_800);
/// How long one try may take while another one still comes in time.
const ANSWER_TRY: Duration = Duration::from_millis(1_200);
/// Between two tries.
const ANSWER_PAUSE: Duration = Duration::from_millis(150);
/// How often a late answer is tried: nobody waits for it in seconds.
const LATE_TRIES: u32 = 4;
/// Interactions that are remembered, to answer each once: far more than a resumed session can repeat.
const REMEMBERED: usize = 4_096;

/// Answers interactions.
#[derive(Debug, Clone)]
pub struct Transport {
    app: App,
    defer_after: Duration,
    seen: Arc<Mutex<Seen>>,
    pointers: Arc<Pointers>,
    metrics: Metrics,
    /// How many interactions are being answered; `None` once no more are taken.
    under_way: watch::Sender<Option<usize>>,
}

/// An interaction that is being answered.
struct Answering<'a>(&'a watch::Sender<Option<usize>>);

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|under_way| *under_way = under_way.map(|count| count - 1));
    }
}

type Replied = (Result<(), Failure>, Option<OfferId>, Ended);

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
        Self {
            metrics: app.metrics(),
            app,
            defer_after,
            seen: Arc::default(),
            pointers: Arc::default(),
            under_way: watch::Sender::new(Some(0)),
        }
    }

    /// Waits up to `patience` until no interaction is being answered; from then on none is taken.
    pub async fn end(&self, patience: Duration) {
        let mut under_way = self.under_way.subscribe();
        let all_answered = under_way.wait_for(|count| count.is_none_or(|count| count == 0));
        if tokio::time::timeout(patience, all_answered).await.is_err() {
            info!("stopping while some presses are still being answered");
        }
        self.under_way.send_replace(None);
    }

    /// `None` once no more are taken.
    fn begin(&self) -> Option<Answering<'_>> {
        let is_begun = self.under_way.send_if_modified(|under_way| {
            *under_way = under_way.map(|count| count + 1);
            under_way.is_some()
        });
        is_begun.then(|| Answering(&self.under_way))
    }

    /// Something in a server changed: what was stopped there is tried again.
    pub async fn server_changed(&self, guild: GuildId) {
        if let Err(failure) = self.app.server_changed(guild.into()).await
            && !failure.is_outage()
        {
            warn!(%failure, "couldn't retry the stopped deliveries of a server");
        }
    }

    /// Parley is in a server, perhaps again: what was stopped there is tried again.
    pub async fn server_joined(&self, guild: GuildId) {
        if let Err(failure) = self.app.server_joined(guild.into()).await
            && !failure.is_outage()
        {
            warn!(%failure, "couldn't retry the stopped deliveries of a server");
        }
    }

    /// Parley was removed from a server: what is to be delivered there waits for its return.
    pub async fn server_left(&self, guild: GuildId) {
        info!(%guild, "removed from a server; its deliveries wait until Parley is invited back");
        if let Err(failure) = self.app.server_left(guild.into()).await
            && !failure.is_outage()
        {
            warn!(%failure, "couldn't save that Parley was removed from a server");
        }
    }

    /// Notes which servers Parley was removed from while it was not connected: those of this shard that Discord doesn't name.
    /// Discord is asked about each once, because it may have been invited back a moment ago.
    pub async fn note_absences(&self, http: &Http, ready: &Ready) {
        let here: HashSet<GuildId> = ready.guilds.iter().map(|guild| guild.id).collect();
        let known = match self.app.servers_not_left().await {
            Ok(known) => known,
            Err(failure) if failure.is_outage() => return,
            Err(failure) => return warn!(%failure, "couldn't look for servers that Parley was removed from"),
        };
        let ours =
            |guild: &GuildId| ready.shard.is_none_or(|shard| guild.shard_id(shard.total) == shard.id.0);
        for guild in known.into_iter().map(GuildId::from).filter(|guild| !here.contains(guild) && ours(guild))
        {
            let asked = http.get_guild(guild).await.map_err(Failure::from);
            if asked.is_err_and(|failure| failure.is_forbidden() || failure.status == 404) {
                self.server_left(guild).await;
            }
        }
    }

    /// A channel changed: what was stopped in its server is tried again, and a private channel stays private.
    pub async fn channel_changed(&self, http: &Http, channel: &GuildChannel) {
        self.server_changed(channel.guild_id).await;
        if let Err(failure) = watch(&self.app, http, channel).await {
            warn!(?failure, "couldn't check whether a private channel is still private");
        }
    }

    /// Notes what a server is called. Best effort: Discord says it again at the next start.
    pub async fn upsert_guild(&self, guild: GuildId, name: &str) {
        if let Err(failure) = self.app.upsert_guild(guild.into(), name).await
            && !failure.is_outage()
        {
            warn!(%failure, "couldn't save a server's name");
        }
    }

    /// Whatever a server's cards say, its new offers are numbered above them, and none is sent before that is known.
    pub async fn number_above_cards(&self, http: &Http, bot: UserId, guild: &Guild) {
        self.app.check_numbers(guild.id.into());
        number_above_cards(&self.app, http, bot, guild).await;
    }

    /// Points somebody who wrote to Parley directly to its help.
    pub async fn answer_message(&self, http: &Http, message: &Message) {
        self.pointers.answer(http, message, self.app.now()).await;
    }

    /// Answers one interaction. After a resumed session Discord may send it again; then nothing happens.
    pub async fn handle(&self, http: &Http, interaction: Interaction) {
        let id = interaction.id();
        let Some(_answering) = self.begin() else { return };
        if !self.seen.lock().unwrap_or_else(PoisonError::into_inner).note(id) {
            debug!(interaction = %id, "skipped an interaction that was seen before");
            return;
        }
        let began = Instant::now();
        let (outcome, to_see_to, ended) = self.reply(http, &interaction).await;
        let ended = match outcome {
            Ok(()) => ended,
            Err(failure) if failure.code == code::UNKNOWN_INTERACTION => {
                info!(interaction = %id, "answered too late; the action itself is done");
                Ended::Late
            }
            Err(failure) if failure.code == code::ALREADY_ANSWERED => {
                debug!(interaction = %id, "already answered");
                ended
            }
            Err(failure) => {
                warn!(interaction = %id, %failure, "couldn't deliver the answer");
                Ended::Lost
            }
        };
        self.metrics.count_interaction(counted_as(&interaction), ended, began.elapsed());
        if let Some(offer) = to_see_to
            && let Err(failure) = self.app.see_to_posts(offer).await
            && !failure.is_outage()
        {
            warn!(%failure, %offer, "couldn't check whether the card still exists");
        }
    }

    /// A call waits because of a rate limit.
    pub fn note_rate_limit(&self, is_global: bool) {
        self.metrics.count_rate_limit_wait(is_global);
    }

    /// Sends the answer, or says in time that it will come late; gives the offer that is to be seen to after it, and what the answer means.
    async fn reply(&self, http: &Http, interaction: &Interaction) -> Replied {
        let in_time = tokio::time::sleep(ANSWER_WITHIN);
        let work = inbound::answer(&self.app, http, interaction);
        tokio::pin!(work, in_time);
        if let Ok((answer, ended)) = tokio::time::timeout(self.defer_after, &mut work).await {
            let (to_see_to, has_files) = (answer.offer_to_see_to(), has_files(&answer));
            let sent = send(http, interaction, (&response(answer), has_files), in_time.as_ref()).await;
            return (sent, to_see_to, ended);
        }
        let deferred = send(http, interaction, (&deferral(interaction), false), in_time.as_ref()).await;
        // Suggestions that come late are of no use: more was typed meanwhile.
        if deferred.is_ok() && matches!(interaction, Interaction::Autocomplete(_)) {
            return (Ok(()), None, Ended::Late);
        }
        let (answer, ended) = work.await;
        let to_see_to = answer.offer_to_see_to();
        match deferred {
            Ok(()) => (complete(http, interaction, answer).await, to_see_to, ended),
            Err(failure) => (Err(failure), to_see_to, ended),
        }
    }
}

/// "Is thinking…", where the answer will stand: in the message that was pressed, or in a new one.
fn deferral(interaction: &Interaction) -> CreateInteractionResponse {
    let kind = match interaction {
        Interaction::Autocomplete(_) => {
            return CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new());
        }
        Interaction::Component(press) => {
            AnyControl::parse(&press.data.custom_id).map(AnyControl::response_kind)
        }
        _ => None,
    };
    match kind {
        Some(ResponseKind::Update) => CreateInteractionResponse::Acknowledge,
        Some(ResponseKind::Modal | ResponseKind::Reply) | None => {
            CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true))
        }
    }
}

fn response(answer: Response) -> CreateInteractionResponse {
    match answer {
        Response::Reply(post) | Response::ReplyAbout(post, _) => {
            CreateInteractionResponse::Message(post.to_response(true))
        }
        Response::ReplyWith(post, files) => {
            CreateInteractionResponse::Message(post.to_response(true).add_files(attachments(files)))
        }
        Response::Update(post) => CreateInteractionResponse::UpdateMessage(post.to_response(false)),
        Response::UpdateWith(post, files) => {
            CreateInteractionResponse::UpdateMessage(post.to_response(false).add_files(attachments(files)))
        }
        Response::Modal(modal) => CreateInteractionResponse::Modal(modal),
        Response::Choices(choices) => CreateInteractionResponse::Autocomplete(choices),
    }
}

fn attachments(files: Vec<File>) -> impl Iterator<Item = CreateAttachment> {
    files.into_iter().map(|File { name, bytes, about }| {
        let attachment = CreateAttachment::bytes(bytes, name);
        match about {
            Some(about) => attachment.description(about),
            None => attachment,
        }
    })
}

/// Whether anything goes with an answer.
const fn has_files(answer: &Response) -> bool {
    matches!(answer, Response::ReplyWith(..) | Response::UpdateWith(..))
}

/// Sends the first answer; again while there is time, when Discord failed or the connection broke.
async fn send(
    http: &Http,
    interaction: &Interaction,
    (response, has_files): (&CreateInteractionResponse, bool),
    in_time: Pin<&Sleep>,
) -> Result<(), Failure> {
    let mut tries = 0;
    loop {
        tries += 1;
        let (id, token) = (interaction.id(), interaction.token());
        let sent = http.create_interaction_response(id, token, response, Vec::new());
        let outcome = match (has_files, in_time.is_elapsed()) {
            (true, _) => response.clone().execute(http, (id, token)).await.map_err(Failure::from),
            (false, true) => sent.await.map_err(Failure::from),
            // Longer than that, and a second one would come too late.
            (false, false) => tokio::time::timeout(ANSWER_TRY, sent)
                .await
                .map_or_else(|_| Err(silence()), |sent| sent.map_err(Failure::from)),
        };
        match outcome {
            // A try before it arrived, and only its receipt was lost.
            Err(failure) if tries > 1 && failure.code == code::ALREADY_ANSWERED => return Ok(()),
            Err(failure) if failure.may_pass() && !in_time.is_elapsed() => {
                tokio::time::sleep(ANSWER_PAUSE).await;
            }
            outcome => return outcome,
        }
    }
}

fn silence() -> Failure {
    Failure {
        status: 0,
        code: 0,
        message: "timed out".to_owned(),
        field_codes: Vec::new(),
        fields: Vec::new(),
    }
}

/// Puts a late answer where "is thinking…" stands. A form cannot come late: the person is asked to press again.
async fn complete(http: &Http, interaction: &Interaction, answer: Response) -> Result<(), Failure> {
    let (post, files) = match answer {
        Response::Reply(post) | Response::ReplyAbout(post, _) | Response::Update(post) => (post, Vec::new()),
        Response::ReplyWith(post, files) | Response::UpdateWith(post, files) => (post, files),
        Response::Modal(_) | Response::Choices(_) => {
            (refusals::late(inbound::language_of(interaction)), Vec::new())
        }
    };
    // What the message had before goes, as in an answer that comes in time.
    let files = attachments(files).fold(EditAttachments::new(), EditAttachments::add);
    let edit = post.to_response_edit().attachments(files);
    let mut tries = 0;
    loop {
        tries += 1;
        let edited = edit.clone().execute(http, interaction.token()).await;
        match edited.map_err(Failure::from) {
            Err(failure) if failure.may_pass() && tries < LATE_TRIES => {
                tokio::time::sleep(ANSWER_PAUSE * tries).await;
            }
            outcome => return outcome.map(drop),
        }
    }
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
