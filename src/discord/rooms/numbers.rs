//! What the cards in a server say of its offers' numbers. A database that was put back from a backup knows fewer offers than
//! people have seen: the next number is above all of them.

use crate::app::App;
use crate::discord::deliver::message::first_id_at;
use crate::discord::deliver::room::channel::is_category;
use crate::discord::failure::Failure;
use crate::discord::marks::number_on_card;
use crate::domain::ids::OfferNumber;
use crate::domain::time::MINUTE_MS;
use serenity::http::{Http, MessagePagination};
use serenity::model::channel::{ChannelType, GuildChannel};
use serenity::model::guild::Guild;
use serenity::model::id::{ChannelId, MessageId, UserId};
use tracing::{info, warn};

/// Messages of one page, Discord's most.
const PAGE: u8 = 100;
/// The machine's clock and Discord's may differ by so much.
const MARGIN_MS: i64 = 15 * MINUTE_MS;

/// Sees to it that new offers of a server are numbered above what its cards say. Only messages are read that came after
/// everything that the database knows of, so that a usual start reads next to nothing.
pub async fn number_above_cards(app: &App, http: &Http, bot: UserId, guild: &Guild) {
    let id = guild.id.into();
    let began = app.now();
    let Ok(seen) = app.cards_seen(id).await else { return app.numbers_checked(id) };
    let first = first_id_at(seen.plus(-MARGIN_MS));
    let mut highest = None;
    let mut is_complete = true;
    for channel in places(guild).filter(|place| place.newest.is_some_and(|newest| newest > first)) {
        match highest_in(http, bot, channel.id, first).await {
            Ok(found) => highest = highest.max(found),
            // Nobody answers an offer where Parley sees nothing.
            Err(failure) => {
                is_complete = false;
                info!(%failure, channel = %channel.id, "couldn't look at the cards in a channel");
            }
        }
    }
    match app.number_above(id, highest, is_complete.then_some(began)).await {
        Ok(Some(next)) => {
            warn!(guild = %guild.id, next, "the database is older than the cards in a server; new offers are numbered above them");
        }
        Ok(None) => {}
        Err(failure) if failure.is_outage() => {}
        Err(failure) => warn!(%failure, "couldn't number a server's offers above its cards"),
    }
    app.numbers_checked(id);
}

/// Where cards may be, and the newest message there.
struct Place {
    id: ChannelId,
    newest: Option<u64>,
}

/// Rooms: text channels in categories for them, and private threads.
fn places(guild: &Guild) -> impl Iterator<Item = Place> {
    let in_category = |channel: &&GuildChannel| {
        let category = channel.parent_id.and_then(|parent| guild.channels.get(&parent));
        channel.kind == ChannelType::Text && category.is_some_and(|category| is_category(&category.name))
    };
    let channels = guild.channels.values().filter(in_category);
    let threads = guild.threads.iter().filter(|thread| thread.kind == ChannelType::PrivateThread);
    channels
        .chain(threads)
        .map(|channel| Place { id: channel.id, newest: channel.last_message_id.map(|message| message.get()) })
}

async fn highest_in(
    http: &Http,
    bot: UserId,
    channel: ChannelId,
    first: u64,
) -> Result<Option<OfferNumber>, Failure> {
    let (mut after, mut highest) = (MessageId::new(first), None);
    loop {
        let messages = http.get_messages(channel, Some(MessagePagination::After(after)), Some(PAGE)).await?;
        let own = messages.iter().filter(|message| message.author.id == bot);
        highest = highest.max(own.filter_map(number_on_card).max());
        match messages.iter().map(|message| message.id).max() {
            Some(newest) if messages.len() == usize::from(PAGE) => after = newest,
            _ => return Ok(highest),
        }
    }
}
