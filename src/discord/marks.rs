//! The marks by which a delivery finds its own message again: what a posted message carries in a button or in its footer. The
//! same in every language; decides nothing.

use crate::discord::agencies::buttons::AgencyButton;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::rooms::buttons::RoomsButton;
use crate::discord::ui::custom_id::Control;
use crate::domain::agencies::effects::StaffNews;
use crate::domain::ids::{EffectId, ObstacleId, OfferNumber};
use serenity::model::application::{ActionRowComponent, ButtonKind};
use serenity::model::channel::{EmbedFooter, Message};

/// The effect that a posted message delivers, read from its View offer button, from its Accept button where it asks
/// somebody to join an agency, or from its View proposal or View invitation button.
#[must_use]
pub fn tag_of(message: &Message) -> Option<EffectId> {
    custom_ids(message).find_map(|custom_id| {
        if let Some(InvitationButton::View { tag, .. }) = InvitationButton::parse(custom_id) {
            return tag;
        }
        match OfferButton::parse(custom_id) {
            Some(OfferButton::View { tag, .. }) => tag,
            Some(_) => None,
            None => match (AgencyButton::parse(custom_id), ProposalButton::parse(custom_id)) {
                (Some(AgencyButton::Accept { tag, .. }), _) | (_, Some(ProposalButton::View { tag, .. })) => {
                    tag
                }
                _ => None,
            },
        }
    })
}

/// The obstacle that a message tells moderators of, read from its Try again button.
#[must_use]
pub fn obstacle_of(message: &Message) -> Option<ObstacleId> {
    custom_ids(message).find_map(RoomsButton::parse).map(|RoomsButton::TryAgain(obstacle)| obstacle)
}

fn custom_ids(message: &Message) -> impl Iterator<Item = &str> {
    message.components.iter().flat_map(|row| &row.components).filter_map(|component| match component {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id, .. } => Some(custom_id.as_str()),
            _ => None,
        },
        _ => None,
    })
}

/// How the footer of a card starts: this marks the card, also when its buttons are gone. The same in every language: by it
/// a card is found again.
#[must_use]
pub fn card_footer(number: OfferNumber, version: u32) -> String {
    format!("Offer #{number} · Version {version} · ")
}

/// The footer of a notice that others could read a private channel. The same in every language: by it the notice is found again.
pub const PRIVACY_FOOTER: &str = "Channel privacy";

/// The footer of a message about the people of an agency. The same in every language: by it the message is found again.
#[must_use]
pub fn staff_mark(news: StaffNews) -> String {
    format!("Agency · {}", news.code())
}

/// Whether `message` is the card of this version.
#[must_use]
pub fn is_card(message: &Message, number: OfferNumber, version: u32) -> bool {
    has_footer(message, &card_footer(number, version))
}

/// The number of the offer whose card `message` is.
#[must_use]
pub fn number_on_card(message: &Message) -> Option<OfferNumber> {
    message.embeds.iter().filter_map(|embed| embed.footer.as_ref()).find_map(|footer| {
        let (number, _) = footer.text.strip_prefix("Offer #")?.split_once(" · Version ")?;
        number.parse().ok().map(OfferNumber)
    })
}

/// Whether the footer of `message` starts so.
#[must_use]
pub fn has_footer(message: &Message, start: &str) -> bool {
    let starts = |footer: &EmbedFooter| footer.text.starts_with(start);
    message.embeds.iter().any(|embed| embed.footer.as_ref().is_some_and(starts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OfferId;
    use serde_json::json;

    fn message(components: &serde_json::Value, footer: &str) -> Message {
        serde_json::from_value(json!({
            "id": "1", "channel_id": "2", "content": "", "timestamp": "2026-12-01T00:00:00Z",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
            "attachments": [], "pinned": false, "type": 0, "components": components,
            "author": { "id": "3", "username": "parley", "discriminator": "0", "avatar": null },
            "embeds": [{ "type": "rich", "footer": { "text": footer } }],
        }))
        .expect("a message as Discord sends it")
    }

    #[test]
    fn a_message_is_found_by_its_tag_or_its_footer() {
        let view = |tag| OfferButton::View { offer: OfferId(7), tag }.to_string();
        let row = |custom_id: String| {
            json!([{ "type": 1, "components": [
                { "type": 2, "style": 1, "label": "Approve", "custom_id": "approve:4" },
                { "type": 2, "style": 2, "label": "View offer", "custom_id": custom_id },
            ]}])
        };
        assert_eq!(tag_of(&message(&row(view(Some(EffectId(99)))), "")), Some(EffectId(99)));
        assert_eq!(tag_of(&message(&row(view(None)), "")), None);
        assert_eq!(tag_of(&message(&json!([]), "")), None);

        let footer = format!("{}Pending", card_footer(OfferNumber(12), 1));
        let card = message(&json!([]), &footer);
        assert!(is_card(&card, OfferNumber(12), 1));
        assert_eq!(number_on_card(&card), Some(OfferNumber(12)));
        assert_eq!(number_on_card(&message(&json!([]), "Change request for offer #12 · Open")), None);
        assert!(!is_card(&card, OfferNumber(12), 10) && !is_card(&card, OfferNumber(1), 1));
    }
}
