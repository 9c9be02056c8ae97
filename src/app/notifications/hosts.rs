//! What mail hosts make of Parley's mail: one that refuses everybody's blocks Parley, which is no address's fault. Owns when that is
//! so; an operator is told by whoever finds it out.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::notifications::mail::{BLOCKED_PEOPLE, EmailAddress, REFUSAL_COUNTS_MS};

/// What a refusal says of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostStanding {
    /// Nothing: few were refused.
    Unclear,
    /// It refuses everybody's mail.
    Blocks {
        /// Whether this is the refusal that showed it.
        is_new: bool,
    },
}

impl App {
    /// A mail host refused mail to somebody whose address it once took mail for.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn mail_refused(
        &self,
        address: &EmailAddress,
        (guild, person): (GuildId, PersonId),
    ) -> Result<HostStanding> {
        let (host, now) = (address.host(), self.now());
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let since = now.plus(-REFUSAL_COUNTS_MS);
            let people = tx.note_mail_refusal(host, (guild, person), since, now).await?;
            let standing = match people >= BLOCKED_PEOPLE {
                true => HostStanding::Blocks { is_new: tx.note_mail_block(host, now).await? },
                false => HostStanding::Unclear,
            };
            tx.commit().await?;
            Ok(standing)
        })
        .await
    }

    /// A mail host took mail; whether it refused everybody's before.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn mail_taken(&self, address: &EmailAddress) -> Result<bool> {
        let host = address.host();
        if !self.store.reader().await?.queries().refuses_mail(host).await? {
            return Ok(false);
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let was_blocked = tx.note_mail_taken(host).await?;
            tx.commit().await?;
            Ok(was_blocked)
        })
        .await
    }
}
