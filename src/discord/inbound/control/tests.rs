//! `custom_id`s: one text for each value, within Discord's limit, and nothing else is understood.

use super::*;
use crate::discord::offers::buttons::OfferVersionRef;
use crate::discord::ui::custom_id::CUSTOM_ID_CHARS;
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{ChangeId, DraftId, EffectId, InvitationId, ObstacleId, OfferId};
use crate::domain::offers::filter::OfferFilter;
use crate::domain::offers::offer::DeclineReason;
use crate::domain::time::UnixMs;
use proptest::prelude::*;

fn any_offer_button() -> impl Strategy<Value = OfferButton> {
    let terms = (any::<i64>(), any::<u32>())
        .prop_map(|(offer, version)| OfferVersionRef { offer: OfferId(offer), version });
    let reason = (0..DeclineReason::ALL.len()).prop_map(|at| DeclineReason::ALL[at]);
    (0_u8..22, terms, reason, any::<i64>(), any::<u32>(), proptest::option::of(any::<i64>())).prop_map(
        |(which, terms, reason, id, page, tag)| match which {
            0 => OfferButton::AskAccept(terms),
            1 => OfferButton::Accept(terms),
            2 => OfferButton::RequestChanges(terms),
            3 => OfferButton::Decline(terms),
            4 => OfferButton::DeclineReason(terms),
            5 => OfferButton::DeclineForm(terms, reason),
            6 => OfferButton::Withdraw(terms),
            7 => OfferButton::WithdrawForm(terms),
            8 | 9 => OfferButton::View { offer: terms.offer, tag: tag.map(EffectId) },
            10 => OfferButton::Read { offer: terms.offer, page },
            11 => OfferButton::ApproveChange(ChangeId(id)),
            12 => OfferButton::RejectChange(ChangeId(id)),
            13 => OfferButton::RejectForm(ChangeId(id)),
            14 => OfferButton::SendDraft { draft: DraftId(id), seen: PreviewHash(terms.offer.0) },
            21 => OfferButton::UseReading {
                draft: DraftId(id),
                saved: UnixMs(terms.offer.0),
                problem: page,
                reading: page,
            },
            15 => OfferButton::EditDraft(DraftId(id)),
            16 => OfferButton::DiscardDraft(DraftId(id)),
            17 => OfferButton::OfferForm(DraftId(id)),
            18 => OfferButton::Modify(terms),
            19 => OfferButton::Counter(ChangeId(id)),
            20 => OfferButton::Message(DraftId(id)),
            _ => OfferButton::MessageForm(DraftId(id)),
        },
    )
}

fn any_control() -> impl Strategy<Value = AnyControl> {
    let offer = any_offer_button().prop_map(AnyControl::Offer);
    let page = any::<u32>()
        .prop_map(|page| AnyControl::List(ListButton::Page { filter: OfferFilter::default(), page }));
    let room = any::<i64>().prop_map(|id| AnyControl::Rooms(RoomsButton::TryAgain(ObstacleId(id))));
    let invitation = (any::<i64>(), proptest::option::of(any::<i64>())).prop_map(|(id, tag)| {
        AnyControl::Agency(AgencyButton::Accept { invitation: InvitationId(id), tag: tag.map(EffectId) })
    });
    prop_oneof![8 => offer, 1 => page, 1 => room, 1 => invitation]
}

proptest! {
    #[test]
    fn every_button_comes_back_from_its_custom_id(button in any_control()) {
        let custom_id = button.to_string();
        prop_assert!(custom_id.len() <= CUSTOM_ID_CHARS);
        prop_assert_eq!(AnyControl::parse(&custom_id), Some(button));
    }

    #[test]
    fn what_parses_is_the_only_text_of_its_button(text in "[a-z_]{0,14}(:[-+0-9a-z_]{0,3}){0,4}") {
        if let Some(button) = AnyControl::parse(&text) {
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
        assert_eq!(AnyControl::parse(text), None, "{text:?}");
    }
}

#[test]
fn no_text_may_be_two_things() {
    let names = AnyControl::names();
    for (at, name) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            let is_part = |short: &str, long: &str| {
                long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
            };
            assert!(!is_part(name, other) && !is_part(other, name), "{name} and {other}");
        }
    }
}
