//! The gateway connection. Owns which events are asked for, how the connection ends, and the guard on the day's
//! identifies; what an interaction means is `transport`'s.

mod gate;

use super::limiter::keep_swept;
use super::login::Login;
use super::transport::Transport;
use crate::clock::Random;
use gate::{Gate, Losses};
use serenity::all::{
    Context, EventHandler, GatewayIntents, GuildMemberUpdateEvent, Interaction, Member, Ready, ResumedEvent,
};
use serenity::client::ClientBuilder;
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager};
use serenity::http::{Http, RatelimitInfo};
use serenity::model::channel::{GuildChannel, Message, PartialGuildChannel};
use serenity::model::gateway::SessionStartLimit;
use serenity::model::guild::{Guild, PartialGuild, Role, UnavailableGuild};
use serenity::model::id::UserId;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use tokio::sync::Notify;
use tracing::{error, info};

/// Discord resets the token after 1,000 identifies in a day; we stop before, so that people can still restart us.
const IDENTIFY_RESERVE: u64 = 50;
/// Interactions need no intent. GUILDS tells which servers there are, and DIRECT_MESSAGES brings what people write to Parley, so that it
/// can point them to `/help`. Nothing privileged, and no messages of servers: those would come by the thousand, to be dropped.
const INTENTS: GatewayIntents = GatewayIntents::GUILDS.union(GatewayIntents::DIRECT_MESSAGES);

/// Why the gateway connection ended. None of these goes away by connecting again at once.
#[derive(Debug, Error)]
pub enum GatewayEnd {
    /// The token was refused, or reset while we were connected.
    #[error("Discord refused the token. Copy a new one from the Bot page of your application")]
    Refused,
    /// Discord will not let this configuration in.
    #[error("Discord's gateway refused the connection: {0}")]
    NotLetIn(String),
    /// The day's identifies are nearly used up.
    #[error(
        "Discord allows only {remaining} more logins today, so Parley is saving them. They reset in {hours} h"
    )]
    TooManyLogins {
        /// Logins left today.
        remaining: u64,
        /// Until there are new ones.
        hours: u64,
    },
    /// Anything else.
    #[error("the gateway connection ended: {0}")]
    Other(String),
}

/// Which shards a process serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shards {
    /// The first one, from 0.
    pub first: u32,
    /// The last one, this included.
    pub last: u32,
    /// Of how many over all processes.
    pub total: u32,
}

/// An open connection. The library keeps it open by itself, so whoever stops must close it.
#[derive(Debug)]
pub struct Connection {
    manager: Arc<ShardManager>,
    shards: u32,
}

/// How much of a connection stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GatewayState {
    /// Shards that this process serves; 0 before it begins.
    pub shards: u32,
    /// Those of them that get events.
    pub connected: u32,
}

/// How long the library is waited for to say how it's connected.
const LOOK: Duration = Duration::from_secs(1);

impl Connection {
    /// How much of it stands at the moment. Nothing, as far as anybody knows, while the library doesn't say.
    pub async fn state(&self) -> GatewayState {
        let runners = tokio::time::timeout(LOOK, self.manager.runners.lock()).await;
        let connected = runners.map_or(0, |runners| {
            runners.values().filter(|runner| runner.stage == ConnectionStage::Connected).count()
        });
        GatewayState { shards: self.shards, connected: u32::try_from(connected).unwrap_or(u32::MAX) }
    }

    /// Says goodbye to Discord, which takes a while: the library looks only twice a second whether it is to end. Discord ends a session
    /// by itself that nobody says goodbye to.
    pub async fn close(&self) {
        self.manager.shutdown_all().await;
    }
}

struct Handler {
    transport: Transport,
    bot: UserId,
    ready: Arc<Notify>,
    losses: Arc<Losses>,
}

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn ready(&self, context: Context, ready: Ready) {
        if self.losses.are_few() {
            info!(servers = ready.guilds.len(), shard = ?ready.shard.map(|shard| shard.id.0), "connected");
        }
        // Before anybody hears that Parley is there: what is refused in a server means something else if it isn't in it.
        self.transport.note_absences(&context.http, &ready).await;
        self.ready.notify_one();
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        if self.losses.are_few() {
            info!("reconnected");
        }
    }

    async fn guild_create(&self, context: Context, guild: Guild, _: Option<bool>) {
        tokio::join!(
            self.transport.number_above_cards(&context.http, self.bot, &guild),
            self.transport.upsert_guild(guild.id, &guild.name),
        );
        // After it was asked in again, or was away: what was stopped there may not be any more.
        self.transport.server_joined(guild.id).await;
    }

    async fn guild_delete(&self, _: Context, guild: UnavailableGuild, _: Option<Guild>) {
        // One that is only unavailable comes back by itself.
        if !guild.unavailable {
            self.transport.server_left(guild.id).await;
        }
    }

    async fn guild_update(&self, _: Context, _: Option<Guild>, guild: PartialGuild) {
        self.transport.upsert_guild(guild.id, &guild.name).await;
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        self.transport.handle(&context.http, interaction).await;
    }

    async fn message(&self, context: Context, message: Message) {
        self.transport.answer_message(&context.http, &message).await;
    }

    async fn ratelimit(&self, limit: RatelimitInfo) {
        self.transport.note_rate_limit(limit.global);
    }

    // What can end an obstacle, as far as the intent GUILDS tells of it.

    async fn guild_role_update(&self, _: Context, _: Option<Role>, new: Role) {
        self.transport.server_changed(new.guild_id).await;
    }

    async fn guild_role_create(&self, _: Context, new: Role) {
        self.transport.server_changed(new.guild_id).await;
    }

    /// Discord sends this of the bot's own member, such as when it gets a role, also without the intent GUILD_MEMBERS (docs:
    /// events, gateway, "Caveats"), and of nobody else.
    async fn guild_member_update(
        &self,
        _: Context,
        _: Option<Member>,
        _: Option<Member>,
        event: GuildMemberUpdateEvent,
    ) {
        self.transport.server_changed(event.guild_id).await;
    }

    async fn channel_update(&self, context: Context, _: Option<GuildChannel>, new: GuildChannel) {
        self.transport.channel_changed(&context.http, &new).await;
    }

    async fn channel_delete(&self, _: Context, channel: GuildChannel, _: Option<Vec<Message>>) {
        self.transport.server_changed(channel.guild_id).await;
    }

    async fn thread_update(&self, _: Context, _: Option<GuildChannel>, new: GuildChannel) {
        self.transport.server_changed(new.guild_id).await;
    }

    async fn thread_delete(&self, _: Context, thread: PartialGuildChannel, _: Option<GuildChannel>) {
        self.transport.server_changed(thread.guild_id).await;
    }
}

/// What a connection needs besides the login.
#[derive(Debug)]
pub struct Wiring {
    /// What an event means.
    pub transport: Transport,
    /// Which shards; all of them if left out.
    pub shards: Option<Shards>,
    /// Notified at each start of a session.
    pub ready: Arc<Notify>,
    /// Draws the pauses between connections.
    pub random: Random,
}

/// Stays connected until something ends it for good. The HTTP client made for the connection, and the connection itself, are
/// handed to `begun` before it begins.
///
/// # Errors
/// Always ends with one: see [`GatewayEnd`], or that of `begun`.
pub async fn stay_connected<E: From<GatewayEnd>>(
    login: Login,
    wiring: Wiring,
    begun: impl FnOnce(Arc<Http>, Connection) -> Result<(), E>,
) -> Result<std::convert::Infallible, E> {
    check_identifies(&login.gateway.session_start_limit)?;
    let Wiring { transport, shards, ready, random } = wiring;
    let wanted = login.gateway.shards.max(1);
    let shards = shards.unwrap_or(Shards { first: 0, last: wanted - 1, total: wanted });
    let served = (shards.last + 1).saturating_sub(shards.first);
    let losses = Arc::new(Losses::none(served));
    let url = login.gateway.url.clone();
    let builder = ClientBuilder::new_with_http(login.http, INTENTS).event_handler(Handler {
        transport,
        bot: login.bot,
        ready,
        losses: Arc::clone(&losses),
    });
    let mut client = builder.await.map_err(|failure| end(&failure))?;
    // The library falls back to the real gateway when it could not ask; we have asked.
    *client.ws_url.lock().await = url;
    let connection = Connection { manager: Arc::clone(&client.shard_manager), shards: served };
    begun(Arc::clone(&client.http), connection)?;
    let sweeper = tokio::spawn(keep_swept(Arc::clone(&client.http)));
    let gate = Gate::shut(&client.ws_url, losses, random, Arc::clone(&client.http)).await;
    let ended = tokio::select! {
        ended = client.start_shard_range(shards.first..shards.last, shards.total) => {
            ended.map_or_else(|failure| end(&failure), |()| GatewayEnd::Other("it was shut down".to_owned()))
        }
        end = gate.keep() => end,
    };
    sweeper.abort();
    Err(ended.into())
}

/// Whether enough of the day's identifies are left.
fn check_identifies(limit: &SessionStartLimit) -> Result<(), GatewayEnd> {
    if limit.remaining >= IDENTIFY_RESERVE.min(limit.total / 2) {
        return Ok(());
    }
    let hours = limit.reset_after.div_ceil(3_600_000);
    Err(GatewayEnd::TooManyLogins { remaining: limit.remaining, hours })
}

fn end(failure: &serenity::Error) -> GatewayEnd {
    match failure {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => GatewayEnd::Refused,
        serenity::Error::Gateway(GatewayError::InvalidShardData | GatewayError::OverloadedShard) => {
            GatewayEnd::NotLetIn("the shards in the configuration don't fit. Leave them out".to_owned())
        }
        serenity::Error::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        ) => GatewayEnd::NotLetIn("it doesn't allow the GUILDS intent".to_owned()),
        // The library's other errors can hold URLs with tokens in them.
        serenity::Error::Gateway(other) => GatewayEnd::Other(other.to_string()),
        _ => {
            error!("the Discord library stopped for a reason that can't be logged");
            GatewayEnd::Other("see the log".to_owned())
        }
    }
}

#[cfg(test)]
mod tests;
