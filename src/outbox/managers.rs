//! What the owner of an agency couldn't be told, its managers are told: a direct message to the owner couldn't be delivered, or the owner left
//! while an offer waits. When it was decided, it was the owner's to read.

use crate::clock::Random;
use crate::domain::effect::{Effect, InvitationEffect, Lane, NotificationEffect, ProposalEffect};
use crate::domain::ids::{EffectId, GuildId, PersonId};
use crate::domain::notifications::NotificationKind;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::offers::offer::{Offer, Recipient};
use crate::domain::time::UnixMs;
use crate::store::{Claim, NotificationSubject, Result, Tx};

/// Has the managers told what `claim` could not tell the owner of their agency, if that's whom it was for.
pub(super) async fn tell_managers(tx: &mut Tx, random: &Random, now: UnixMs, claim: &Claim) -> Result<()> {
    match claim.effect {
        Effect::Notification(NotificationEffect::SendDm { offer, news, to }) => {
            let Some(offer) = tx.queries().offer(offer).await? else { return Ok(()) };
            for manager in managers_of(&offer.recipient, to) {
                tell_manager(tx, random, now, &offer, (news, manager)).await?;
            }
        }
        Effect::Proposal(ProposalEffect::TellProposal { proposal, news, to }) => {
            let Some(found) = tx.queries().proposal(proposal).await? else { return Ok(()) };
            let mut managers = untold_managers(tx, claim, found.guild, (&found.from, to)).await?;
            // Who sent it is told anyway.
            managers.retain(|manager| *manager != found.sender);
            let tell = |to| (to, ProposalEffect::TellProposal { proposal, news, to }.into());
            tell_of_jobs(tx, random, now, found.guild, managers.into_iter().map(tell).collect()).await?;
        }
        Effect::Invitation(InvitationEffect::TellInvitation { invitation, news, to }) => {
            let Some(found) = tx.queries().job_invitation(invitation).await? else { return Ok(()) };
            let managers = untold_managers(tx, claim, found.guild, (&found.to, to)).await?;
            let tell = |to| (to, InvitationEffect::TellInvitation { invitation, news, to }.into());
            tell_of_jobs(tx, random, now, found.guild, managers.into_iter().map(tell).collect()).await?;
        }
        _ => {}
    }
    Ok(())
}

/// The managers of the agency that `owner` owns, if `side` is such.
fn managers_of(side: &Recipient, owner: PersonId) -> Vec<PersonId> {
    side.agency().filter(|team| team.owner == owner).map_or_else(Vec::new, |team| team.managers.clone())
}

/// The same, but nobody where the owner was known to have left at the decision: managers were told then.
async fn untold_managers(
    tx: &mut Tx,
    claim: &Claim,
    guild: GuildId,
    (side, owner): (&Recipient, PersonId),
) -> Result<Vec<PersonId>> {
    let left = tx.queries().presence(guild, owner).await?.and_then(|known| known.left);
    let were_told = left.is_some_and(|left| left <= claim.created);
    Ok(if were_told { Vec::new() } else { managers_of(side, owner) })
}

/// Has a manager told news of an offer, unless they are being told.
pub(super) async fn tell_manager(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    offer: &Offer,
    (news, to): (NotificationKind, PersonId),
) -> Result<()> {
    let wants =
        tx.queries().notice_choices(offer.guild, to).await?.wants(news.topic(), NotificationChannel::Direct);
    if !wants || tx.queries().dm_status(to).await?.closed.is_some() {
        return Ok(());
    }
    let tell = Effect::from(NotificationEffect::SendDm { offer: offer.id, news, to });
    // An owner who left is noticed in the room and at their door, whichever comes first.
    let copy = NotificationSubject::Copy(offer.id, offer.version, to);
    if tx.queries().is_waiting(&tell, offer.guild, offer.room).await?
        || news.is_of_card() && tx.queries().post(copy).await?.is_some()
    {
        return Ok(());
    }
    tx.enqueue(EffectId(random.id(now)), &tell, offer.guild, offer.room, now).await
}

/// Has managers told something about jobs, by direct messages, if they take such.
async fn tell_of_jobs(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    guild: GuildId,
    tells: Vec<(PersonId, Effect)>,
) -> Result<()> {
    for (to, tell) in tells {
        let reach = tx.queries().reach(guild, to).await?;
        if reach.is_door_open && reach.choices.wants(Topic::Jobs, NotificationChannel::Direct) {
            let lane = Lane::Direct(guild, to);
            tx.enqueue_in(lane, EffectId(random.id(now)), &tell, Some(guild), now).await?;
        }
    }
    Ok(())
}
