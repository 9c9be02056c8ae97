//! Answers on the wire: within 3 s, once. Owns deferring, duplicates, and what to do when an answer comes too late; the
//! answer itself is `inbound`'s.
//!
//! An answer is best effort. What a person needs is in the database and in the outbox before anything is answered.

mod seen;
mod wire;

use super::deliver::room::privacy::watch;
use super::failure::{Failure, code};
use super::help::pointer::Pointers;
use super::inbound;
use super::inbound::counted::counted_as;
use super::rooms::numbers::number_above_cards;
use crate::app::App;
use crate::domain::ids::OfferId;
use crate::metrics::{Ended, Metrics};
use seen::Seen;
use serenity::http::Http;
use serenity::model::application::Interaction;
use serenity::model::channel::{GuildChannel, Message};
use serenity::model::gateway::Ready;
use serenity::model::guild::Guild;
use serenity::model::id::{GuildId, InteractionId, UserId};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::{debug, info, warn};
use wire::{complete, deferral, has_files, response, send};

/// Discord waits 3 s for the first answer; before that we say that we are at it.
pub const DEFER_AFTER: Duration = Duration::from_secs(2);
/// For so long after it came in, an answer that Discord did not take is sent again.
const ANSWER_WITHIN: Duration = Duration::from_millis(2_800);
/// How long it may take to find out whether another process answers.
const TAKE_WITHIN: Duration = Duration::from_millis(1_500);

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
#[derive(Debug)]
struct Answering {
    under_way: watch::Sender<Option<usize>>,
    seen: Arc<Mutex<Seen>>,
    /// As long as nothing was done for it: then it may come in again.
    not_begun: Option<InteractionId>,
}

/// An interaction that came in, and is to be answered. Dropped unanswered, it may come in again.
#[derive(Debug)]
pub struct Taken {
    interaction: Interaction,
    came: Instant,
    answering: Answering,
}

/// Why an interaction isn't answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// It came in before.
    Seen,
    /// Parley is stopping.
    Stopping,
}

impl Drop for Answering {
    fn drop(&mut self) {
        if let Some(id) = self.not_begun {
            self.seen.lock().unwrap_or_else(PoisonError::into_inner).forget(id);
        }
        self.under_way.send_modify(|under_way| *under_way = under_way.map(|count| count - 1));
    }
}

type Replied = (Result<(), Failure>, Option<OfferId>, Ended);

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

    /// Answers one interaction that came over the gateway. After a resumed session Discord may send it again; then nothing happens.
    pub async fn handle(&self, http: &Http, interaction: Interaction) {
        if let Ok(taken) = self.take(interaction) {
            self.answer(http, taken).await;
        }
    }

    /// Takes an interaction that is to be answered. Until it is, Parley doesn't stop.
    ///
    /// # Errors
    /// See [`NotTaken`].
    pub fn take(&self, interaction: Interaction) -> Result<Taken, NotTaken> {
        let is_open = self.under_way.send_if_modified(|under_way| {
            *under_way = under_way.map(|count| count + 1);
            under_way.is_some()
        });
        if !is_open {
            return Err(NotTaken::Stopping);
        }
        let (under_way, seen) = (self.under_way.clone(), Arc::clone(&self.seen));
        let mut answering = Answering { under_way, seen, not_begun: None };
        let id = interaction.id();
        if !self.seen.lock().unwrap_or_else(PoisonError::into_inner).note(id) {
            debug!(interaction = %id, "skipped an interaction that was seen before");
            return Err(NotTaken::Seen);
        }
        answering.not_begun = Some(id);
        Ok(Taken { interaction, came: Instant::now(), answering })
    }

    /// Answers an interaction that another process may have got as well, if this is the one to do so. Where it can't be known in time,
    /// nothing is done, and Discord says so to the person.
    pub async fn answer_once(&self, http: &Http, taken: Taken) {
        let id = taken.interaction.id();
        // Ids of Discord's use 63 bits for as long as anybody lives.
        let taking = self.app.take_interaction(i64::try_from(id.get()).unwrap_or(i64::MAX));
        match tokio::time::timeout(TAKE_WITHIN, taking).await {
            // An outage is what the answer tells of.
            Ok(Ok(true) | Err(_)) => self.answer(http, taken).await,
            Ok(Ok(false)) => debug!(interaction = %id, "another process answers it"),
            Err(_) => {
                warn!(interaction = %id, "the database is too slow to answer in time, so nothing was done");
                let took = taken.came.elapsed();
                self.metrics.count_interaction(counted_as(&taken.interaction), Ended::Unsaved, took);
            }
        }
    }

    /// Answers an interaction.
    pub async fn answer(&self, http: &Http, Taken { interaction, came, mut answering }: Taken) {
        answering.not_begun = None;
        let id = interaction.id();
        let (outcome, to_see_to, ended) = self.reply(http, &interaction, came).await;
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
        self.metrics.count_interaction(counted_as(&interaction), ended, came.elapsed());
        if let Some(offer) = to_see_to
            && let Err(failure) = self.app.see_to_posts(offer).await
            && !failure.is_outage()
        {
            warn!(%failure, %offer, "couldn't check whether the card still exists");
        }
        drop(answering);
    }

    /// A call waits because of a rate limit.
    pub fn note_rate_limit(&self, is_global: bool) {
        self.metrics.count_rate_limit_wait(is_global);
    }

    /// Sends the answer, or says in time that it will come late; gives the offer that is to be seen to after it, and what the answer means.
    async fn reply(&self, http: &Http, interaction: &Interaction, came: Instant) -> Replied {
        let in_time = tokio::time::sleep_until(came + ANSWER_WITHIN);
        let work = inbound::answer(&self.app, http, interaction);
        tokio::pin!(work, in_time);
        if let Ok((answer, ended)) = tokio::time::timeout_at(came + self.defer_after, &mut work).await {
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
