//! Delivery of offers in their rooms. Owns which message each effect is, how it is found again, and what it is called where it
//! could not be delivered.

use super::views::card::{CardView, card as card_view};
use super::views::change::{ChangeView, change_request};
use super::views::files::{FilesView, files as files_view, heading_of};
use super::views::{expired, notice, reminder};
use crate::app::{CardBrief, ChangeBrief, FilesBrief, NoticeBrief, OfferDelivery};
use crate::discord::deliver::{DiscordDelivery, MessageMarker, RoomMessage, loaded};
use crate::discord::ui::names::no_name;
use crate::domain::effect::OfferEffect;
use crate::domain::notifications::{NotificationKind, OfferNotification};
use crate::domain::offers::attachment::Attachment;
use crate::outbox::{DeliveryError, DueEffect, NotificationSubject, OfferSubject, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what is to be shown of an offer.
    pub(in crate::discord) async fn deliver_offer(
        &self,
        due: &DueEffect,
        effect: &OfferEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.offer_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            OfferDelivery::PostCard(brief) => self.post(due, card(&brief)).await,
            OfferDelivery::RefreshCard(brief) => self.edit(card(&brief)).await,
            OfferDelivery::PostFiles(brief) => {
                let message = |lost: &[&Attachment], are_too_large| files(due, &brief, lost, are_too_large);
                self.post_files(due, &brief.files, message).await
            }
            OfferDelivery::PostChange(brief) => self.post(due, change(due, &brief)).await,
            OfferDelivery::RefreshChange(brief) => self.edit(change(due, &brief)).await,
            OfferDelivery::AwaitScreening(guild, person) => self.await_screening(guild, person).await,
            OfferDelivery::PostNotice(brief) => self.post_if_any(due, notice_message(due, &brief)).await,
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &OfferEffect) -> String {
    match effect {
        // What it lets go is the card.
        OfferEffect::PostCard { .. } | OfferEffect::AwaitScreening { .. } => {
            say!(language, "check-effect-card")
        }
        OfferEffect::RefreshCard { .. } => say!(language, "check-effect-refresh"),
        OfferEffect::PostFiles { .. } => say!(language, "check-effect-files"),
        OfferEffect::PostChange { .. } | OfferEffect::RefreshChange { .. } => {
            say!(language, "check-effect-change")
        }
        OfferEffect::PostNotice { .. } => say!(language, "check-effect-notice"),
    }
}

fn card(brief: &CardBrief) -> RoomMessage {
    let no_name = no_name(brief.language);
    RoomMessage {
        guild: brief.offer.guild,
        language: brief.language,
        marker: MessageMarker::Footer(brief.offer.number, brief.version),
        subject: OfferSubject::Card(brief.offer.id, brief.version).into(),
        room: brief.offer.room,
        channel: brief.channel,
        posted: brief.posted,
        post: card_view(CardView {
            language: brief.language,
            offer: &brief.offer,
            version: brief.version,
            terms: &brief.terms,
            former: brief.former.as_ref(),
            client_name: brief.client.as_ref().map_or(no_name.as_str(), |client| client.name.as_str()),
            client_avatar_url: brief.client.as_ref().and_then(|client| client.avatar_url.as_deref()),
            about: &brief.about,
        }),
    }
}

fn files(due: &DueEffect, brief: &FilesBrief, lost: &[&Attachment], are_too_large: bool) -> RoomMessage {
    let FilesBrief { language, offer, file, channel, posted, .. } = brief;
    let post = files_view(FilesView {
        language: *language,
        offer: offer.id,
        by: offer.client,
        heading: &|count| heading_of(*language, offer, count),
        meant: brief.files.len(),
        lost,
        are_too_large,
        tag: Some(due.id),
    });
    RoomMessage::tagged(offer, *language, (*channel, *posted), OfferSubject::Files(offer.id, *file), post)
}

fn change(due: &DueEffect, brief: &ChangeBrief) -> RoomMessage {
    let subject = OfferSubject::Change(brief.change.id);
    let post = change_request(ChangeView {
        language: brief.language,
        offer: &brief.offer,
        change: &brief.change,
        present: &brief.present,
        tag: Some(due.id),
    });
    RoomMessage::tagged(&brief.offer, brief.language, (brief.channel, brief.posted), subject, post)
}

/// `None` when the news is not true any more: nobody is to be told.
fn notice_message(due: &DueEffect, brief: &NoticeBrief) -> Option<RoomMessage> {
    let (language, tag) = (brief.language, Some(due.id));
    let (offer, to) = (&brief.offer, brief.to);
    let post = match brief.news {
        NotificationKind::Offer(news) => match news {
            OfferNotification::ChangeRejected { .. } => {
                let change = brief.change.as_ref()?;
                notice::change_rejected(language, offer, change, tag)
            }
            OfferNotification::Expiring { .. } => reminder::expiring(language, offer, to, tag),
            OfferNotification::Expired if !brief.together.is_empty() => {
                expired::expired_in_room(language, &brief.together, to, tag)
            }
            OfferNotification::Declined
            | OfferNotification::Withdrawn
            | OfferNotification::Expired
            | OfferNotification::Removed => notice::ended(language, offer, to, tag),
            // Told in the room by the card and the change request themselves.
            OfferNotification::Received
            | OfferNotification::Modified { .. }
            | OfferNotification::ChangeRequested { .. }
            | OfferNotification::ChangeApproved { .. } => None,
        },
        // Told in the room by the contract and its own messages.
        NotificationKind::Contract(_) | NotificationKind::Feedback(_) => None,
    };
    let subject = NotificationSubject::Notice(due.id);
    Some(RoomMessage::tagged(&brief.offer, language, (brief.channel, None), subject, post?))
}
