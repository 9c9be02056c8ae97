//! The files of an offer, on their way into its room. Owns what their delivery must know.

use crate::app::brief::placed;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{ChannelId, OfferId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Offer;
use crate::store::{OfferRow, OfferSubject, Posted, Queries};
use crate::words::Language;

/// The files of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilesBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The offer as it is now.
    pub offer: Offer,
    /// Those that are to be posted.
    pub files: Vec<Attachment>,
    /// Which of them that is, if it is one.
    pub file: Option<u32>,
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
        file: Option<u32>,
    ) -> Result<Option<Box<FilesBrief>>> {
        let Some((found, channel)) = placed(queries, id, OfferSubject::Files(id, file)).await? else {
            return Ok(None);
        };
        let OfferRow { offer, settings, posted, .. } = found;
        let is_meant = |at: usize| file.is_none_or(|file| u32::try_from(at).is_ok_and(|at| at == file));
        let meant = offer.files.iter().enumerate().filter(|(at, _)| is_meant(*at));
        let files: Vec<Attachment> = meant.map(|(_, file)| file.clone()).collect();
        let language = self.language_in(&settings);
        Ok(Some(Box::new(FilesBrief { language, offer, files, file, channel, posted })))
    }
}
