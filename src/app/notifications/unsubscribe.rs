//! Ending somebody's email without Discord, by the link in one. Owns what that turns off: the same that they can turn off in
//! `/settings`, where they turn it on again.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::notifications::mail::MailSubscription;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::store::Queries;
use crate::words::Language;

/// The secret with which the links are signed.
const SECRET: &str = "unsubscribe";

/// What the page behind a link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsubscribePage {
    /// What the server is called, if that is known.
    pub server: Option<String>,
    /// The language of the emails.
    pub language: Language,
}

impl App {
    /// The secret with which links are signed: `fresh`, unless there is one already.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn unsubscribe_secret(&self, fresh: &str) -> Result<String> {
        retry(|| async {
            if let Some(kept) = self.store.reader().await?.queries().secret(SECRET).await? {
                return Ok(kept);
            }
            let mut tx = self.store.begin().await?;
            tx.keep_secret(SECRET, fresh).await?;
            let kept = tx.queries().secret(SECRET).await?;
            tx.commit().await?;
            Ok(kept.unwrap_or_else(|| fresh.to_owned()))
        })
        .await
    }

    /// What somebody reads who opens the link.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn unsubscribe_page(&self, from: MailSubscription) -> Result<UnsubscribePage> {
        let mut reader = self.store.reader().await?;
        page(&mut reader.queries(), from).await
    }

    /// Turns off all email to somebody about one server. An address that was changed or removed since gets none anyway, and
    /// its link ends nothing at the one that came after it.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn unsubscribe(&self, from: MailSubscription) -> Result<UnsubscribePage> {
        retry(|| async {
            let MailSubscription { guild, person, confirmed } = from;
            let mut tx = self.store.begin().await?;
            let page = page(&mut tx.queries(), from).await?;
            let kept = tx.queries().mail_address(guild, person).await?;
            if kept.is_some_and(|kept| kept.confirmed == confirmed) {
                let way = NotificationChannel::Mail;
                for topic in Topic::ALL.into_iter().filter(|topic| topic.ways().contains(&way)) {
                    tx.choose_notice(guild, person, (topic, way), false).await?;
                }
            }
            tx.commit().await?;
            Ok(page)
        })
        .await
    }
}

async fn page(queries: &mut Queries<'_>, from: MailSubscription) -> Result<UnsubscribePage> {
    let kept = queries.mail_address(from.guild, from.person).await?;
    let language = kept.map_or(Language::English, |kept| Language::of_locale(&kept.language));
    Ok(UnsubscribePage { server: queries.guild_name(from.guild).await?, language })
}
