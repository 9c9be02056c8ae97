//! `custom_id`s: one text for each value, within Discord's limit, and nothing else is understood.

use super::*;
use crate::domain::filter::OfferFilter;
use crate::domain::ids::InvitationId;
use proptest::prelude::*;
use serde_json::json;

fn any_button() -> impl Strategy<Value = Button> {
    let drawn =
        (any::<i64>(), any::<u32>()).prop_map(|(offer, version)| Drawn { offer: OfferId(offer), version });
    let reason = (0..DeclineReason::ALL.len()).prop_map(|at| DeclineReason::ALL[at]);
    (0_u8..23, drawn, reason, any::<i64>(), any::<u32>(), proptest::option::of(any::<i64>())).prop_map(
        |(which, drawn, reason, id, page, tag)| match which {
            0 => Button::Accept(drawn),
            1 => Button::Confirm(drawn),
            2 => Button::RequestChanges(drawn),
            3 => Button::Decline(drawn),
            4 => Button::DeclineReason(drawn),
            5 => Button::DeclineForm(drawn, reason),
            6 => Button::Withdraw(drawn),
            7 => Button::WithdrawForm(drawn),
            8 | 9 => Button::View { offer: drawn.offer, tag: tag.map(EffectId) },
            10 => Button::Read { offer: drawn.offer, page },
            11 => Button::ApproveChange(ChangeId(id)),
            12 => Button::RejectChange(ChangeId(id)),
            13 => Button::RejectForm(ChangeId(id)),
            14 => Button::SendDraft { draft: DraftId(id), saved: UnixMs(drawn.offer.0) },
            15 => Button::EditDraft(DraftId(id)),
            16 => Button::DiscardDraft(DraftId(id)),
            17 => Button::OfferForm(DraftId(id)),
            18 => Button::Terms(match page % 4 {
                0 => TermsButton::Modify(drawn),
                1 => TermsButton::Counter(ChangeId(id)),
                2 => TermsButton::Message(DraftId(id)),
                _ => TermsButton::MessageForm(DraftId(id)),
            }),
            19 => Button::List(ListButton::Page { filter: OfferFilter::default(), page }),
            20 => Button::Rooms(RoomsButton::TryAgain(ObstacleId(id))),
            21 => {
                Button::Agency(AgencyButton::Accept { invitation: InvitationId(id), tag: tag.map(EffectId) })
            }
            _ => Button::List(ListButton::Open),
        },
    )
}

proptest! {
    #[test]
    fn every_button_comes_back_from_its_custom_id(button in any_button()) {
        let custom_id = button.to_string();
        prop_assert!(custom_id.len() <= CUSTOM_ID_CHARS);
        prop_assert_eq!(Button::parse(&custom_id), Some(button));
    }

    #[test]
    fn what_parses_is_the_only_text_of_its_button(text in "[a-z_]{0,14}(:[-+0-9a-z_]{0,3}){0,4}") {
        if let Some(button) = Button::parse(&text) {
            prop_assert_eq!(button.to_string(), text);
        }
    }
}

#[test]
fn texts_that_no_button_has_mean_nothing() {
    for text in [
        "",
        ":",
        "accept",
        "accept:",
        "accept:1",
        "accept:1:",
        "accept:1:2:",
        "accept:1:2:3",
        "accept:+1:2",
        "accept:01:2",
        "accept:1:-2",
        "accept: 1:2",
        "Accept:1:2",
        "accept:1:4294967296",
        "accept:9223372036854775808:1",
        "decline_form:1:1:nonsense",
        "decline_form:1:1",
        "rooms:",
        "rooms:try",
        "rooms:try:x",
        "rooms:try:1:",
        "rooms:keep:1",
        "view:",
        "view:1:",
        "view:1:x",
        "view:1:2:3",
        "open:1",
        "offers:-1",
        "offers",
        "unknown:1",
        "accept:１:1",
    ] {
        assert_eq!(Button::parse(text), None, "{text:?}");
    }
}

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
    let view = |tag| Button::View { offer: OfferId(7), tag }.to_string();
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
    assert!(!is_card(&card, OfferNumber(12), 10) && !is_card(&card, OfferNumber(1), 1));
}
