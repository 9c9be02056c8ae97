//! What follows when the staff of an agency changes: who answers is let into its rooms and told what waits, and who does not
//! any more is shut out.

use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::agencies::agency::{Agency, Role};
use crate::domain::effect::{Effect, Lane, NotificationEffect, OfferEffect, RoomEffect, ServerEffect};
use crate::domain::ids::{AgencyId, EffectId, GuildId, PersonId};
use crate::domain::notifications::{Notification, OfferNotification};
use crate::domain::offers::offer::Offer;
use crate::domain::people::presence::Presence;
use crate::domain::server::obstacle::Obstacle;
use crate::store::{NotificationSubject, RecordedObstacle, Tx};

impl App {
    /// Enqueues what a change of staff must have in the world; the change is saved.
    pub(super) async fn follow_staff(&self, tx: &mut Tx, before: &Agency, after: &Agency) -> Result<()> {
        let (was, is) = (before.answerers(), after.answerers());
        let lost: Vec<PersonId> = was.iter().copied().filter(|person| !is.contains(person)).collect();
        let has_new = is.iter().any(|person| !was.contains(person));
        self.take_work_back(tx, before, after).await?;
        self.follow_in_rooms(tx, after, &lost, has_new).await?;
        let new_owner = is.first().copied().filter(|owner| was.first() != Some(owner));
        for (id, _) in tx.queries().pending_of_agency(after.guild, after.id).await? {
            let Some(offer) = tx.queries().offer(id).await? else { continue };
            let mut effects = copies_of(tx, &offer, &lost).await?;
            if let Some(to) = new_owner {
                if let Some(former) = offer.waits_for {
                    tx.release_held((offer.guild, offer.id), former, self.now()).await?;
                }
                effects.extend(
                    self.ways_to_tell(
                        tx,
                        &offer,
                        Notification { to, kind: OfferNotification::of_card(offer.version).into() },
                    )
                    .await?,
                );
            }
            for effect in effects {
                let id = EffectId(self.new_id());
                tx.enqueue(id, &effect, offer.guild, offer.room, self.now()).await?;
            }
        }
        if new_owner.is_some() {
            self.solve_no_owner(tx, after.guild, after.id).await?;
        }
        Ok(())
    }

    /// Who is no member any more has no work of the agency: whoever left is shut out, whoever answers now stays.
    async fn take_work_back(&self, tx: &mut Tx, before: &Agency, after: &Agency) -> Result<()> {
        let was_member = before.staff.iter().filter(|staff| staff.role == Role::Member);
        for person in was_member.map(|staff| staff.person) {
            let is = after.role_of(person);
            if is == Some(Role::Member) {
                continue;
            }
            for id in tx.take_offers_back(after.id, person).await? {
                let Some(offer) = tx.queries().offer(id).await? else { continue };
                let mut effects =
                    vec![Effect::from(OfferEffect::RefreshCard { offer: id, version: offer.version })];
                if is.is_none() {
                    effects.push(RoomEffect::RemoveFromRoom { room: offer.room, person }.into());
                }
                for effect in effects {
                    let id = EffectId(self.new_id());
                    tx.enqueue(id, &effect, offer.guild, offer.room, self.now()).await?;
                }
            }
        }
        Ok(())
    }

    async fn follow_in_rooms(
        &self,
        tx: &mut Tx,
        agency: &Agency,
        lost: &[PersonId],
        has_new: bool,
    ) -> Result<()> {
        for room in tx.queries().rooms_of_agency(agency.id).await? {
            let opening = Effect::from(RoomEffect::OpenRoom { room: room.id });
            // A room that is not there, and not on its way, is made for whoever answers then.
            if room.channel.is_none() && !tx.queries().is_waiting(&opening, room.guild, room.id).await? {
                continue;
            }
            if has_new {
                self.enqueue_once(
                    tx,
                    &Effect::from(RoomEffect::AdmitSides { room: room.id }),
                    room.guild,
                    room.id,
                )
                .await?;
            }
            for person in lost.iter().filter(|person| !room.members.contains(person)) {
                let effect = Effect::from(RoomEffect::RemoveFromRoom { room: room.id, person: *person });
                tx.enqueue(EffectId(self.new_id()), &effect, room.guild, room.id, self.now()).await?;
            }
        }
        Ok(())
    }

    /// The owner of an agency has left while an offer needs them: the moderators are told, once.
    pub(super) async fn raise_no_owner(
        &self,
        tx: &mut Tx,
        guild: GuildId,
        agency: AgencyId,
        name: &str,
    ) -> Result<()> {
        let obstacle = Obstacle::NoOwner { agency, name: name.to_owned() };
        let id = crate::domain::ids::ObstacleId(self.new_id());
        let (stands, before) = tx.note_obstacle(id, guild, &obstacle, self.now()).await?;
        let known = |met: &RecordedObstacle| !met.solved && met.alert.is_some();
        if before.as_ref().is_some_and(known) {
            return Ok(());
        }
        self.tell_moderators(tx, &stands).await
    }

    /// An agency has an owner again.
    async fn solve_no_owner(&self, tx: &mut Tx, guild: GuildId, id: AgencyId) -> Result<()> {
        for met in tx.queries().open_obstacles(guild).await? {
            let about = matches!(&met.obstacle, Obstacle::NoOwner { agency, .. } if *agency == id);
            if about && tx.solve_obstacle(met.id, self.now()).await? {
                self.tell_moderators(tx, &met).await?;
            }
        }
        Ok(())
    }

    async fn tell_moderators(&self, tx: &mut Tx, met: &RecordedObstacle) -> Result<()> {
        let alert = Effect::from(ServerEffect::Alert { obstacle: met.id });
        Ok(tx
            .enqueue_in(Lane::Alerts(met.guild), EffectId(self.new_id()), &alert, Some(met.guild), self.now())
            .await?)
    }

    /// Somebody is there again: an agency of theirs has its owner.
    pub(in crate::app) async fn note_owner(
        &self,
        tx: &mut Tx,
        guild: GuildId,
        person: PersonId,
        presence: Presence,
    ) -> Result<()> {
        if presence == Presence::Away {
            return Ok(());
        }
        for met in tx.queries().open_obstacles(guild).await? {
            let Obstacle::NoOwner { agency, .. } = met.obstacle else { continue };
            if tx.queries().team(agency).await?.owner == person {
                self.solve_no_owner(tx, guild, agency).await?;
            }
        }
        Ok(())
    }
}

/// The copies of an offer's card that these people have, or may soon have.
async fn copies_of(tx: &mut Tx, offer: &Offer, people: &[PersonId]) -> Result<Vec<Effect>> {
    let (id, version) = (offer.id, offer.version);
    let mut found = Vec::new();
    for to in people.iter().copied() {
        let copy = NotificationSubject::Copy(id, version, to);
        if tx.queries().is_posted_or_busy(copy, Lane::Direct(offer.guild, to)).await? {
            found.push(NotificationEffect::RefreshCopy { offer: id, version, to }.into());
        }
    }
    Ok(found)
}
