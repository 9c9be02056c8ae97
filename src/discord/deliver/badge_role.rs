//! Giving and taking the roles that a server tied to badges. Owns what Discord's refusals mean: that the person isn't there, or an obstacle.

use super::DiscordDelivery;
use crate::app::BadgeRoleBrief;
use crate::discord::failure::{Failure, code};
use crate::domain::ids::RoleId;
use crate::domain::server::obstacle::{Blocked, Obstacle, Permission, RoleLack};
use crate::outbox::{DeliveryError, Receipt};

impl DiscordDelivery {
    /// Brings the roles of somebody in line with their badge. Each step can be repeated.
    pub(in crate::discord) async fn keep_badge_role(
        &self,
        brief: &BadgeRoleBrief,
    ) -> Result<Receipt, DeliveryError> {
        let whose = (brief.guild, brief.person);
        let note = async |role, has| {
            self.app.note_badge_role(whose, role, has).await.map_err(DeliveryError::not_loaded)
        };
        for role in &brief.take {
            self.pace.turn().await;
            let taken =
                self.http.remove_member_role(brief.guild.into(), brief.person.into(), (*role).into(), None);
            match taken.await.map_err(Failure::from) {
                Ok(()) => {}
                // There is nobody to take it from, or nothing to take.
                Err(failure) if is_away(&failure) || failure.code == code::UNKNOWN_ROLE => {}
                Err(failure) => return Err(self.cannot_keep(brief, *role, failure).await),
            }
            note(*role, false).await?;
        }
        let Some(role) = brief.give else { return Ok(Receipt::Done) };
        // Known first: whatever happens now, it's Parley's to take back.
        note(role, true).await?;
        self.pace.turn().await;
        let given = self.http.add_member_role(brief.guild.into(), brief.person.into(), role.into(), None);
        match given.await.map_err(Failure::from) {
            Ok(()) => Ok(Receipt::Done),
            // They get it when they come back.
            Err(failure) if is_away(&failure) => note(role, false).await.map(|()| Receipt::Done),
            Err(failure) => Err(self.cannot_keep(brief, role, failure).await),
        }
    }

    async fn cannot_keep(&self, brief: &BadgeRoleBrief, role: RoleId, failure: Failure) -> DeliveryError {
        let lack = match failure.code {
            code::UNKNOWN_ROLE => RoleLack::Gone,
            code::INVALID_ROLE => RoleLack::Managed,
            code::TWO_FACTOR => return blocked(brief, Obstacle::TwoFactor, &failure),
            _ if failure.is_forbidden() => {
                let have = self.rights(brief.guild, None).await.unwrap_or(u64::MAX);
                match Permission::missing(&[Permission::ManageRoles], have).is_empty() {
                    true => RoleLack::Above,
                    false => RoleLack::Permission,
                }
            }
            _ => return failure.into(),
        };
        blocked(brief, Obstacle::BadgeRole { role, lack }, &failure)
    }
}

fn blocked(brief: &BadgeRoleBrief, obstacle: Obstacle, failure: &Failure) -> DeliveryError {
    DeliveryError::Blocked { by: Blocked { guild: brief.guild, obstacle }, why: failure.to_string() }
}

const fn is_away(failure: &Failure) -> bool {
    matches!(failure.code, code::UNKNOWN_MEMBER | code::UNKNOWN_USER)
}
