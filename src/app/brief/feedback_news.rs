//! What somebody is told of feedback outside the room. Owns whether it is still news.

use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::feedback::due;
use crate::domain::feedback::edit::{Purpose, check_write};
use crate::domain::feedback::reminders::is_waited_for;
use crate::domain::ids::{ContractId, PersonId};
use crate::domain::notifications::{FeedbackNotification, NotificationKind};
use crate::domain::time::UnixMs;
use crate::store::{OfferRow, Queries};

/// Something that the reader of news can do about feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedbackNews {
    /// On which contract.
    pub contract: ContractId,
    /// Until when.
    pub until: UnixMs,
}

/// What the reader can do, where the news ask for something; `None` where they don't, or it's over.
pub(super) async fn feedback_told(
    app: &App,
    queries: &mut Queries<'_>,
    found: &OfferRow,
    (news, to): (NotificationKind, PersonId),
) -> Result<Option<FeedbackNews>> {
    let NotificationKind::Feedback(news) = news else { return Ok(None) };
    if matches!(
        news,
        FeedbackNotification::Published
            | FeedbackNotification::Replied
            | FeedbackNotification::Edited
            | FeedbackNotification::During { .. }
            | FeedbackNotification::Hidden
            | FeedbackNotification::Shown
    ) {
        return Ok(None);
    }
    let (Some(contract), Some(side)) = (&found.contract, found.offer.side_of(to)) else { return Ok(None) };
    let work = queries.work_of(contract).await?;
    let zone = app.zone_of(&found.settings);
    let on = ContractAtWork { offer: found.offer.clone(), contract: contract.clone(), work, zone };
    let given = queries.feedback_of(contract.id).await?;
    let until = match news {
        FeedbackNotification::Waiting { seq } => {
            let is_of_this_close = on.work.closed_by().is_some_and(|closed| closed.seq == seq);
            due(&on).filter(|_| is_of_this_close && is_waited_for(&on, &given, side, app.now()))
        }
        _ => match check_write(&on, &given, (to, app.now())) {
            Ok((_, Purpose::Edit { until })) => Some(until),
            Ok((_, Purpose::Give | Purpose::During)) | Err(_) => None,
        },
    };
    Ok(until.map(|until| FeedbackNews { contract: contract.id, until }))
}
