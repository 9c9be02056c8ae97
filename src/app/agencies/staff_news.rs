//! Who joined an agency, left it, or has another role: told to everybody of it but whoever did it. Owns who is told, and what
//! telling them needs.

use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::agencies::agency::{Agency, Role};
use crate::domain::agencies::effects::StaffNews;
use crate::domain::effect::{AgencyEffect, Effect, Lane};
use crate::domain::ids::{AgencyId, EffectId, PersonId};
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::store::{DmStatus, Queries, Tx};
use crate::words::Language;

/// What telling somebody of a change in their agency needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What the agency is called.
    pub agency: String,
    /// What the server is called.
    pub server: Option<String>,
    /// Who joined, left, or has another role.
    pub person: PersonId,
    /// What it is.
    pub news: StaffNews,
    /// Who is told.
    pub to: PersonId,
    /// The way to them.
    pub dm_status: DmStatus,
}

/// What changed about whom.
fn news_of(before: &Agency, after: &Agency) -> Vec<(PersonId, StaffNews)> {
    let owner_changed = before.answerers().first() != after.answerers().first();
    let mut found = Vec::new();
    for staff in &after.staff {
        let news = match (before.role_of(staff.person), staff.role) {
            (was, Role::Owner) if was != Some(Role::Owner) => StaffNews::Owner,
            (None, _) => StaffNews::Joined,
            // Whoever handed the agency over knows; the others hear who owns it now.
            (Some(Role::Owner), Role::Manager) if owner_changed => continue,
            (Some(Role::Member), Role::Manager) => StaffNews::Manager,
            (Some(Role::Manager), Role::Member) => StaffNews::Member,
            _ => continue,
        };
        found.push((staff.person, news));
    }
    let gone = before.staff.iter().filter(|staff| after.role_of(staff.person).is_none());
    found.extend(gone.map(|staff| (staff.person, StaffNews::Left)));
    found
}

impl App {
    /// Has the people of an agency told what `by` changed among them.
    pub(super) async fn tell_staff(
        &self,
        tx: &mut Tx,
        by: PersonId,
        before: &Agency,
        after: &Agency,
    ) -> Result<()> {
        for (person, news) in news_of(before, after) {
            let others = after.staff.iter().map(|staff| staff.person).filter(|other| *other != person);
            for to in others.chain([person]).filter(|to| *to != by) {
                let choices = tx.queries().notice_choices(after.guild, to).await?;
                if !choices.wants(Topic::Offers, NotificationChannel::Direct)
                    || tx.queries().dm_status(to).await?.closed.is_some()
                {
                    continue;
                }
                let tell = Effect::from(AgencyEffect::TellStaff { agency: after.id, person, news, to });
                let id = EffectId(self.new_id());
                tx.enqueue_in(Lane::Direct(after.guild, to), id, &tell, Some(after.guild), self.now())
                    .await?;
            }
        }
        Ok(())
    }

    pub(in crate::app) async fn staff_brief(
        &self,
        queries: &mut Queries<'_>,
        agency: AgencyId,
        (person, news, to): (PersonId, StaffNews, PersonId),
    ) -> Result<Option<Box<StaffBrief>>> {
        let Some(agency) = queries.agency(agency).await? else { return Ok(None) };
        Ok(Some(Box::new(StaffBrief {
            language: self.language(queries, agency.guild).await?,
            server: queries.guild_name(agency.guild).await?,
            agency: agency.name,
            person,
            news,
            to,
            dm_status: queries.dm_status(to).await?,
        })))
    }
}
