//! The files of an offer, on their way into its room. Owns what their delivery must know.

use crate::app::brief::placed;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{ChannelId, OfferId};
use crate::domain::offers::offer::Offer;
use crate::store::{OfferSubject, Posted, Queries};
use crate::words::Language;

/// The files of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilesBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The offer as it is now.
    pub offer: Offer,
    /// The room's channel.
    pub channel: ChannelId,
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

impl App {
    pub(in crate::app) async fn files_brief(
        &self,
        queries: &mut Queries<'_>,
        id: OfferId,
    ) -> Result<Option<Box<FilesBrief>>> {
        let Some((offer, channel)) = placed(queries, id).await? else { return Ok(None) };
        let posted = queries.post(OfferSubject::Files(id)).await?;
        let language = self.language(queries, offer.guild).await?;
        Ok(Some(Box::new(FilesBrief { language, offer, channel, posted })))
    }
}
