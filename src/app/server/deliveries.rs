//! What deliveries for those who look after a server must know. Owns loading it, at the moment of delivery.

use crate::app::{App, Result};
use crate::domain::effect::ServerEffect;
use crate::domain::ids::{ChannelId, ObstacleId};
use crate::store::{Queries, RecordedObstacle};
use crate::words::Language;

/// A delivery for those who look after a server, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerDelivery {
    /// Post, change or take away the message about an obstacle.
    Alert(Box<AlertBrief>),
}

/// The moderators' message about an obstacle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What is wrong, and the message if there is one.
    pub met: RecordedObstacle,
    /// Where moderators are told things, if the server set it.
    pub moderators_channel: Option<ChannelId>,
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn server_delivery(&self, effect: &ServerEffect) -> Result<Option<ServerDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            ServerEffect::Alert { obstacle } => {
                alert(self, queries, obstacle).await?.map(ServerDelivery::Alert)
            }
        })
    }
}

async fn alert(app: &App, queries: &mut Queries<'_>, id: ObstacleId) -> Result<Option<Box<AlertBrief>>> {
    let Some(met) = queries.obstacle(id).await? else { return Ok(None) };
    let rules = app.rules(queries, met.guild).await?;
    let language = Language::of_locale(&rules.language);
    let moderators_channel = rules.moderators_channel;
    Ok(Some(Box::new(AlertBrief { language, met, moderators_channel })))
}
