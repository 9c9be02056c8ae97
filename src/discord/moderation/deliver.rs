//! Delivery about reports, sanctions and appeals. Owns which effect is which message, and what it is called where it could not
//! be delivered; the messages themselves are in `discord::deliver::reports`.

use crate::app::ModerationDelivery;
use crate::discord::deliver::{DiscordDelivery, loaded};
use crate::domain::effect::ModerationEffect;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what concerns a report, a sanction or an appeal.
    pub(in crate::discord) async fn deliver_moderation(
        &self,
        due: &DueEffect,
        effect: &ModerationEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.moderation_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            ModerationDelivery::PostReport(brief) => self.post_report(due, &brief).await,
            ModerationDelivery::RefreshReport(brief) => self.refresh_report(&brief).await,
            ModerationDelivery::TellReporter { brief, closed } => {
                self.tell_reporter(due, &brief, closed).await
            }
            ModerationDelivery::TellSanction(brief) => self.tell_sanction(due, &brief).await,
            ModerationDelivery::PostAppeal(brief) => self.post_appeal(due, &brief).await,
            ModerationDelivery::RefreshAppeal(brief) => self.refresh_appeal(&brief).await,
            ModerationDelivery::PostDispute(brief) => self.post_dispute(due, &brief).await,
            ModerationDelivery::RefreshDispute(brief) => self.refresh_dispute(&brief).await,
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &ModerationEffect) -> String {
    match effect {
        ModerationEffect::PostReport { .. } | ModerationEffect::RefreshReport { .. } => {
            say!(language, "check-effect-report")
        }
        ModerationEffect::PostAppeal { .. } | ModerationEffect::RefreshAppeal { .. } => {
            say!(language, "check-effect-appeal")
        }
        ModerationEffect::PostDispute { .. } | ModerationEffect::RefreshDispute { .. } => {
            say!(language, "check-effect-dispute")
        }
        // Like any other one: nobody may learn here that somebody reported.
        ModerationEffect::TellReporter { .. } | ModerationEffect::TellSanction { .. } => {
            say!(language, "check-effect-direct")
        }
    }
}
