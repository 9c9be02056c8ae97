//! Receipts: what a delivery left in the world, stored in the transaction that ends the effect. Owns what follows when
//! the world turned out different from what Parley remembered.

use crate::clock::Chance;
use crate::domain::effect::Effect;
use crate::domain::ids::{ChannelId, EffectId, GuildId, MailCodeId, MessageId, PersonId, RoomId};
use crate::domain::time::UnixMs;
use crate::store::{Claim, Posted, Result, Store, Subject, Tx};

/// What a delivery did, or found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// Done, with nothing to remember; also when there was nothing left to do.
    Done,
    /// The room's channel exists.
    RoomOpened {
        /// Which room.
        room: RoomId,
        /// Its channel.
        channel: ChannelId,
    },
    /// A message exists.
    Posted {
        /// What it shows.
        subject: Subject,
        /// In which room.
        room: RoomId,
        /// The message.
        posted: Posted,
    },
    /// Somebody deleted the room's channel.
    RoomGone {
        /// Which room.
        room: RoomId,
        /// The channel that was.
        channel: ChannelId,
    },
    /// Somebody deleted a message that was to be edited or pinned.
    PostGone {
        /// The message that was.
        message: MessageId,
    },
    /// Mail servers say for good that somebody's address does not exist.
    AddressRefused {
        /// In which server it was given.
        guild: GuildId,
        /// Whose.
        to: PersonId,
        /// When it was proven, which tells it from others.
        confirmed: UnixMs,
    },
    /// Mail servers say for good that the address that a code was to prove does not exist.
    CodeRefused {
        /// Which code.
        code: MailCodeId,
    },
}

/// Stores a receipt and ends the effect, or has it wait for a new room.
pub(super) async fn keep(
    store: &Store,
    chance: &Chance,
    now: UnixMs,
    claim: &Claim,
    receipt: Receipt,
) -> Result<()> {
    let mut tx = store.begin().await?;
    match receipt {
        Receipt::Done => {}
        Receipt::RoomOpened { room, channel } => {
            tx.move_room(room, None, Some(channel)).await?;
        }
        Receipt::Posted { subject, room, posted } => tx.keep_post(subject, room, posted, now).await?,
        Receipt::RoomGone { room, channel } => {
            reopen(&mut tx, chance, now, room, channel).await?;
            tx.postpone(claim, now, "the room's channel was deleted").await?;
            return tx.commit().await;
        }
        Receipt::PostGone { message } => {
            tx.forget_post(message).await?;
            repost(&mut tx, chance, now, &claim.effect).await?;
        }
        Receipt::AddressRefused { guild, to, confirmed } => {
            tx.refuse_mail_address(guild, to, confirmed, now).await?;
        }
        Receipt::CodeRefused { code } => tx.refuse_mail_code(code).await?,
    }
    tx.settle(claim).await?;
    tx.commit().await
}

/// Has a deleted room made again, with the cards and change requests that still wait for an answer.
async fn reopen(tx: &mut Tx, chance: &Chance, now: UnixMs, id: RoomId, channel: ChannelId) -> Result<()> {
    if !tx.move_room(id, Some(channel), None).await? {
        return Ok(());
    }
    tx.forget_channel(channel).await?;
    let mut again = vec![Effect::OpenRoom { room: id }];
    for offer in tx.look().pending_in_room(id).await? {
        again.push(Effect::PostCard { offer: offer.id, version: offer.version });
        again.extend(offer.open_change().map(|change| Effect::PostChange { change: change.id }));
    }
    let Some(room) = tx.look().room(id).await? else { return Ok(()) };
    for effect in again {
        if !tx.look().is_waiting(&effect, room.guild, id).await? {
            tx.enqueue(EffectId(chance.id(now)), &effect, room.guild, id, now).await?;
        }
    }
    Ok(())
}

/// Has a deleted message posted again where somebody still needs it: a card or a change request that waits for an answer.
async fn repost(tx: &mut Tx, chance: &Chance, now: UnixMs, edited: &Effect) -> Result<()> {
    let (offer, again) = match *edited {
        Effect::RefreshCard { offer, version } => (offer, Effect::PostCard { offer, version }),
        Effect::RefreshChange { change } => {
            let Some(found) = tx.look().change(change).await? else { return Ok(()) };
            (found.offer, Effect::PostChange { change })
        }
        Effect::OpenRoom { .. }
        | Effect::PostCard { .. }
        | Effect::PostChange { .. }
        | Effect::PostContract { .. }
        | Effect::PinContract { .. }
        | Effect::Notify { .. }
        | Effect::Direct { .. }
        | Effect::Mail { .. }
        | Effect::MailCode { .. } => return Ok(()),
    };
    let Some(offer) = tx.look().offer(offer).await? else { return Ok(()) };
    let needed = match again {
        Effect::PostCard { version, .. } => {
            version == offer.version && offer.state.name() == crate::domain::offer::StateName::Pending
        }
        _ => offer.open_change().is_some_and(|open| again == Effect::PostChange { change: open.id }),
    };
    if needed {
        tx.enqueue(EffectId(chance.id(now)), &again, offer.guild, offer.room, now).await?;
    }
    Ok(())
}
