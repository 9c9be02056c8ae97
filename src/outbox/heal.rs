//! What follows when the world turned out different from what Parley remembered: a deleted room is made again, a deleted
//! message is posted again where somebody still needs it, and who left the server is told to the other side.

use super::managers::tell_manager;
use super::obstacle;
use crate::clock::Random;
use crate::domain::contracts::effects::posts_of_contract;
use crate::domain::effect::{ContractEffect, Effect, NotificationEffect, RoomEffect};
use crate::domain::ids::{ChannelId, EffectId, PersonId, RoomId};
use crate::domain::notifications::OfferNotification;
use crate::domain::offers::decide::posts_to_answer;
use crate::domain::offers::effects::posts_for_new_room;
use crate::domain::offers::offer::Offer;
use crate::domain::people::presence::Presence;
use crate::domain::server::obstacle::Obstacle;
use crate::domain::time::UnixMs;
use crate::store::{ContractSubject, NewEffect, OfferSubject, Result, Room, Subject, Tx};

/// Has a deleted room made again, with the cards and change requests that still wait for an answer, and the contracts whose
/// work is not done.
pub(super) async fn reopen(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    id: RoomId,
    channel: ChannelId,
) -> Result<()> {
    if !tx.close_room(id, channel).await? {
        return Ok(());
    }
    tx.forget_channel(channel).await?;
    let mut again: Vec<Effect> = vec![RoomEffect::OpenRoom { room: id }.into()];
    for offer in tx.queries().pending_in_room(id).await? {
        again.extend(posts_for_new_room(&offer).into_iter().map(Effect::from));
    }
    for contract in tx.queries().contracts_in_room(id).await? {
        if !tx.queries().work_of(&contract).await?.is_done(&contract) {
            again.extend(posts_of_contract(contract.id).map(Effect::from));
        }
    }
    let Some(room) = tx.queries().room(id).await? else { return Ok(()) };
    obstacle::solve_all(tx, random, now, room.guild, |gone| gone.channel() == Some(channel)).await?;
    for effect in again {
        if !tx.queries().is_waiting(&effect, room.guild, id).await? {
            tx.enqueue(EffectId(random.id(now)), &effect, room.guild, id, now).await?;
        }
    }
    Ok(())
}

/// Has a deleted message posted again where somebody still needs it: a card or a change request that waits for an answer, and
/// a contract, which is pinned again.
pub(super) async fn repost(tx: &mut Tx, random: &Random, now: UnixMs, missed: &Effect) -> Result<()> {
    let Some(again) = missed.posted_again() else { return Ok(()) };
    let Some(offer) = offer_of(tx, &again).await? else { return Ok(()) };
    let mut wanted = Vec::new();
    if let Effect::Contract(ContractEffect::PostContract { contract }) = again {
        wanted.extend(posts_of_contract(contract).map(Effect::from));
    } else if posts_to_answer(&offer).contains(&again) {
        wanted.push(again);
    }
    for effect in wanted {
        tx.enqueue(EffectId(random.id(now)), &effect, offer.guild, offer.room, now).await?;
    }
    Ok(())
}

/// The offer that an effect is about, if there is one.
async fn offer_of(tx: &mut Tx, effect: &Effect) -> Result<Option<Offer>> {
    let Some(about) = effect.about() else { return Ok(None) };
    let Some(offer) = tx.queries().offer_about(about).await? else { return Ok(None) };
    tx.queries().offer(offer).await
}

/// A contract that was posted late, after what comes after it: it is pinned now, since there was nothing to pin then.
pub(super) async fn pin_late(tx: &mut Tx, random: &Random, now: UnixMs, posted: Subject) -> Result<()> {
    let Subject::Contract(ContractSubject::Contract(contract)) = posted else { return Ok(()) };
    let pin = Effect::from(ContractEffect::PinContract { contract });
    let Some(offer) = offer_of(tx, &pin).await? else { return Ok(()) };
    if !tx.queries().is_waiting(&pin, offer.guild, offer.room).await? {
        tx.enqueue(EffectId(random.id(now)), &pin, offer.guild, offer.room, now).await?;
    }
    Ok(())
}

/// A message that landed after its claim was lost, and so perhaps after what changed it since: it shows what is true now.
pub(super) async fn refresh_late(tx: &mut Tx, random: &Random, now: UnixMs, posted: Subject) -> Result<()> {
    let Some(refresh) = posted.refresh() else { return Ok(()) };
    let Some(offer) = offer_of(tx, &refresh).await? else { return Ok(()) };
    tx.enqueue(EffectId(random.id(now)), &refresh, offer.guild, offer.room, now).await
}

/// Has the copy of a card, in direct messages, lead to the message that shows the card now: it was posted before the card
/// was, or before the room or the card was made again.
pub(super) async fn link_copy(tx: &mut Tx, random: &Random, now: UnixMs, posted: Subject) -> Result<()> {
    let Subject::Offer(OfferSubject::Card(id, version)) = posted else { return Ok(()) };
    let copies = tx.queries().copies_of(id, version).await?;
    let refreshed = copies.into_iter().map(|(guild, room, to)| {
        let refresh = NotificationEffect::RefreshCopy { offer: id, version, to }.into();
        NewEffect::in_room(EffectId(random.id(now)), refresh, guild, room)
    });
    tx.enqueue_all(refreshed.collect(), now).await
}

/// Has somebody who came back let into their other rooms as well.
async fn admit_elsewhere(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    room: &Room,
    person: PersonId,
) -> Result<()> {
    for other in tx.queries().rooms_with(room.guild, person).await? {
        let admit = Effect::from(RoomEffect::AdmitSides { room: other.id });
        if other.id != room.id
            && other.channel.is_some()
            && !tx.queries().is_waiting(&admit, room.guild, other.id).await?
        {
            tx.enqueue(EffectId(random.id(now)), &admit, room.guild, other.id, now).await?;
        }
    }
    Ok(())
}

/// The owner of an agency has left: while an offer waits, its managers are told of it, and the moderators that there is no
/// owner. Where a manager left, the others answer.
async fn note_absent_owner(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    room: &Room,
    person: PersonId,
) -> Result<()> {
    for offer in tx.queries().pending_in_room(room.id).await? {
        let Some(team) = offer.recipient.agency().filter(|team| team.owner == person) else { continue };
        let obstacle = Obstacle::NoOwner { agency: team.id, name: team.name.clone() };
        obstacle::raise(tx, random, now, room.guild, &obstacle).await?;
        let news = OfferNotification::of_card(offer.version).into();
        for to in team.managers.iter().copied() {
            tell_manager(tx, random, now, &offer, (news, to)).await?;
        }
    }
    Ok(())
}

/// Remembers who of a room's sides is in the server. Whoever left is told to the other side, once, while an offer waits or a contract runs.
pub(super) async fn note_sides(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    id: RoomId,
    sides: &[(PersonId, Presence)],
) -> Result<()> {
    let Some(room) = tx.queries().room(id).await? else { return Ok(()) };
    for (person, presence) in sides.iter().copied() {
        let just_noticed = tx.note_presence(room.guild, person, presence, now).await?;
        // Both sides were let in by this delivery, whoever came back.
        if tx.note_admitted(room.guild, person).await? {
            admit_elsewhere(tx, random, now, &room, person).await?;
        }
        if just_noticed && room.agency.is_some() && room.members.first() != Some(&person) {
            note_absent_owner(tx, random, now, &room, person).await?;
            continue;
        }
        let to = room.other(person);
        let other_is_here = sides.iter().any(|(side, is)| *side == to && *is != Presence::Away);
        if !just_noticed || !other_is_here {
            continue;
        }
        let newest = tx.queries().pending_in_room(id).await?.into_iter().max_by_key(|offer| offer.number);
        // Or one whose contract goes on without them.
        let newest = match newest {
            Some(offer) => Some(offer),
            None => tx.queries().running_in_room(id).await?,
        };
        if let Some(offer) = newest {
            let tell = Effect::from(RoomEffect::TellLeft { offer: offer.id, left: person, to });
            tx.enqueue(EffectId(random.id(now)), &tell, room.guild, id, now).await?;
        }
    }
    Ok(())
}
