//! Storing receipts: what a delivery left in the world, in the transaction that ends the effect.

use super::managers::tell_managers;
use super::receipt::Receipt;
use super::{heal, obstacle};
use crate::clock::Random;
use crate::domain::ids::PersonId;
use crate::domain::notifications::mail::DOUBT_APART_MS;
use crate::domain::time::UnixMs;
use crate::store::{Claim, Posted, Result, Tx};

/// Stores a receipt and ends the effect, or has it wait for a new room.
pub(super) async fn keep(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    claim: &Claim,
    receipt: Receipt,
) -> Result<()> {
    match receipt.clone() {
        Receipt::Done => {}
        Receipt::RoomOpened { room, channel, style, moderators } => {
            tx.open_room(room, channel, style, moderators).await?;
        }
        Receipt::SidesAdmitted { room, sides } => {
            heal::note_sides(tx, random, now, room, &sides).await?;
        }
        Receipt::ModeratorsShown { room, channel, moderators } => {
            tx.set_room_moderators(room, channel, moderators).await?;
        }
        Receipt::Alerted { obstacle, alert } => tx.keep_alert(obstacle, alert).await?,
        Receipt::Posted { subject, room, posted } => {
            tx.keep_post(subject, room, posted, now).await?;
            heal::link_copy(tx, random, now, subject).await?;
            if claim.is_aside {
                heal::pin_late(tx, random, now, subject).await?;
            }
        }
        Receipt::ReportShown { report, card } => tx.keep_report_card(report, card).await?,
        Receipt::AppealShown { appeal, card } => tx.keep_appeal_card(appeal, card).await?,
        Receipt::DisputeShown { dispute, card } => tx.keep_dispute_card(dispute, card).await?,
        Receipt::JobShown { job, post } => tx.keep_job_post(job, post).await?,
        Receipt::Told { to, subject, room, posted, is_known_door } => {
            tx.keep_post(subject, room, posted, now).await?;
            learn_door(tx, to, posted, is_known_door).await?;
        }
        Receipt::Asked { invitation, to, posted, is_known_door } => {
            tx.keep_question(invitation, posted, now).await?;
            learn_door(tx, to, posted, is_known_door).await?;
        }
        Receipt::QuestionEnded { invitation } => tx.forget_question(invitation).await?,
        Receipt::DmsClosed { to } => {
            tx.close_door(to, now).await?;
            tell_managers(tx, random, now, claim).await?;
        }
        Receipt::RoomGone { room, channel } => {
            heal::reopen(tx, random, now, room, channel).await?;
            tx.postpone(claim, now, "the room's channel was deleted").await?;
            return Ok(());
        }
        Receipt::PostGone { message } => {
            tx.forget_post(message).await?;
            heal::repost(tx, random, now, &claim.effect).await?;
        }
        Receipt::AddressRefused { guild, to, confirmed } => {
            tx.refuse_mail_address(guild, to, confirmed, now).await?;
        }
        Receipt::AddressDoubted { guild, to, confirmed } => {
            tx.doubt_mail_address((guild, to, confirmed), DOUBT_APART_MS, now).await?;
        }
        Receipt::AddressTrusted { guild, to, confirmed } => {
            tx.trust_mail_address(guild, to, confirmed).await?;
        }
        Receipt::CodeRefused { code } => tx.refuse_mail_code(code).await?,
    }
    obstacle::prove(tx, random, now, claim, &receipt).await?;
    let was_its_own = tx.settle(claim).await?;
    if let Receipt::Posted { subject, .. } | Receipt::Told { subject, .. } = receipt
        && !was_its_own
    {
        heal::refresh_late(tx, random, now, subject).await?;
    }
    Ok(())
}

/// Remembers the way to somebody by which a message reached them, unless it is known.
async fn learn_door(tx: &mut Tx, to: PersonId, posted: Posted, is_known: bool) -> Result<()> {
    if is_known { Ok(()) } else { tx.find_door(to, posted.channel).await }
}
