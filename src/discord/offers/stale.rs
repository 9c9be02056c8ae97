//! The answer to a button that was drawn for older terms, for presses and for forms.

use super::buttons::OfferButton;
use super::views::stale::{StaleView, stale};
use crate::app::{self, App, Caller, TargetRef};
use crate::discord::safety::views::notes_in_short;
use crate::discord::ui::custom_id::Control;
use crate::discord::ui::names::no_name;
use crate::discord::ui::post::Post;
use crate::discord::ui::response::HandlerError;
use crate::domain::draft::DraftContent;
use crate::domain::ids::OfferId;
use crate::domain::offers::draft::OfferDraft;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;

/// The version that the button was drawn for, if that is why there is no answer.
pub(super) const fn seen_version(error: &HandlerError) -> Option<u32> {
    match error {
        HandlerError::App(app::Error::Refused(Refusal::Offer(OfferRefusal::Stale { seen, .. }))) => {
            Some(*seen)
        }
        HandlerError::App(_) | HandlerError::Malformed(_) => None,
    }
}

/// Says that the terms have changed, and shows the new ones with the buttons that count.
pub(super) async fn show_new_terms(
    app: &App,
    caller: &Caller,
    id: OfferId,
    seen: u32,
) -> Result<Post, HandlerError> {
    let record = app.view_offer(caller, id).await?;
    let client = record.client.as_ref();
    let no_name = no_name(caller.language);
    let post = stale(StaleView {
        language: caller.language,
        offer: &record.offer,
        seen,
        seen_terms: record
            .versions
            .iter()
            .find(|version| version.number == seen)
            .map(|version| &version.terms),
        reader: caller.person,
        client_name: client.map_or(&no_name, |client| &client.name),
        client_avatar_url: client.and_then(|client| client.avatar_url.as_deref()),
    });
    Ok(match notes_in_short(caller.language, &record.notes) {
        Some(embed) => post.with_embed(embed),
        None => post,
    })
}

/// The offer that a button or form is about: it names the offer itself, or a draft that does.
pub(super) async fn offer_of(
    app: &App,
    caller: &Caller,
    button: OfferButton,
) -> Result<Option<OfferId>, HandlerError> {
    let draft = match button.target() {
        Some(TargetRef::Offer(offer)) => return Ok(Some(offer)),
        Some(TargetRef::Draft(draft)) => draft,
        // Their refusals are never about a version.
        Some(
            TargetRef::Change(_)
            | TargetRef::Contract(_)
            | TargetRef::Sanction(_)
            | TargetRef::Invitation(_)
            | TargetRef::Job(_)
            | TargetRef::Proposal(_)
            | TargetRef::JobInvitation(_),
        )
        | None => {
            return Ok(None);
        }
    };
    Ok(match app.open_draft(caller, draft).await?.content {
        DraftContent::Offer(OfferDraft::Change { offer, .. } | OfferDraft::Modify { offer, .. }) => {
            Some(offer)
        }
        DraftContent::Offer(OfferDraft::New { .. })
        | DraftContent::People(_)
        | DraftContent::Moderation(_)
        | DraftContent::Mail(_)
        | DraftContent::Contract(_)
        | DraftContent::Feedback(_)
        | DraftContent::Job(_)
        | DraftContent::Proposal(_) => None,
    })
}
