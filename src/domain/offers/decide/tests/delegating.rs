//! Handing the work of an offer to a member of its agency: who may, to whom, and exactly what follows.

use super::*;
use crate::domain::agencies::agency::Team;
use crate::domain::effect::{AgencyEffect, RoomEffect};
use crate::domain::ids::AgencyId;
use crate::domain::offers::refusal::OfferRefusal;

const DANA: PersonId = PersonId(4);
const ELI: PersonId = PersonId(5);

/// Ana's offer to Dana's agency, which Ben manages; Chidi and Eli work there.
fn for_agency(delegate: Option<PersonId>) -> Offer {
    let team = Team {
        id: AgencyId(6),
        name: "Studio North".to_owned(),
        owner: DANA,
        managers: vec![BEN],
        members: vec![CHIDI, ELI],
        wished: None,
        delegate: None,
    };
    Offer { recipient: Recipient::Agency(team.of_offer(Some(ELI), delegate)), ..pending() }
}

#[test]
fn whoever_answers_hands_it_to_a_member_and_takes_it_back() {
    let (room, admit) = (RoomId(60), Effect::from(RoomEffect::AdmitSides { room: RoomId(60) }));
    let out = |person| Effect::from(RoomEffect::RemoveFromRoom { room, person });
    let told = |to| Effect::from(AgencyEffect::PostHandover { offer: OFFER, to });
    for by in [DANA, BEN] {
        for (former, to, then) in [
            (None, Some(CHIDI), vec![admit.clone(), told(CHIDI)]),
            (Some(CHIDI), Some(ELI), vec![out(CHIDI), admit.clone(), told(ELI)]),
            (Some(CHIDI), None, vec![out(CHIDI)]),
        ] {
            let offer = for_agency(former);
            let decision = delegate(&offer, by, to, NOW).expect("they may");
            assert_moved(&decision.next, &offer, |offer| offer.recipient = for_agency(to).recipient);
            assert_eq!(decision.effects, [vec![refresh_card()], then].concat());
            let what = if to.is_some() { Happening::Delegated } else { Happening::TakenBack };
            assert_eq!(decision.entry, Entry { what, by: Some(by), at: NOW });
            assert!(decision.told.is_empty() && decision.next.change.is_none());
        }
    }
}

#[test]
fn nobody_else_does_and_to_nobody_else() {
    let refusal = |former, by, to| delegate(&for_agency(former), by, to, NOW).expect_err("refused");
    assert_eq!(
        refusal(None, ANA, Some(CHIDI)),
        Refusal::Offer(OfferRefusal::OtherSide { needs: Side::Recipient })
    );
    for stranger in [ELI, PersonId(9)] {
        assert_eq!(refusal(Some(CHIDI), stranger, Some(ELI)), Refusal::Offer(OfferRefusal::NoSuchOffer));
    }
    assert_eq!(refusal(Some(CHIDI), CHIDI, None), AgencyRefusal::OthersAnswer.into());
    assert_eq!(refusal(None, DANA, Some(BEN)), AgencyRefusal::AnswersThemselves { person: BEN }.into());
    for person in [ANA, PersonId(9)] {
        assert_eq!(refusal(None, DANA, Some(person)), AgencyRefusal::NotStaff { person }.into());
    }
    assert_eq!(refusal(Some(ELI), DANA, Some(ELI)), AgencyRefusal::IsSo { person: ELI }.into());
    assert_eq!(refusal(None, DANA, None), AgencyRefusal::NotHanded.into());
    assert_eq!(delegate(&pending(), BEN, Some(CHIDI), NOW), Err(Refusal::Offer(OfferRefusal::NoSuchOffer)));
}

#[test]
fn there_must_be_work_or_there_may_be() {
    for (ended, state, by) in over() {
        let offer = Offer { state: ended.state, ..for_agency(None) };
        let outcome = delegate(&offer, DANA, Some(CHIDI), NOW);
        match state {
            StateName::Accepted => assert!(outcome.is_ok(), "the work can begin"),
            _ => {
                let refused = Refusal::Offer(OfferRefusal::Over { number: offer.number, state, by, at: NOW });
                assert_eq!(outcome, Err(refused));
            }
        }
    }
}

#[test]
fn to_whom_it_was_handed_answers_nothing() {
    let offer = for_agency(Some(CHIDI));
    let refused = Refusal::from(AgencyRefusal::OthersAnswer);
    assert_eq!(accept(&offer, press(CHIDI, 3, NOW), CONTRACT), Err(refused.clone()));
    assert_eq!(withdraw(&offer, press(CHIDI, 3, NOW), None), Err(refused));
    // Who left, or answers by now, is not named any more.
    let team = offer.recipient.agency().expect("an agency").clone();
    assert_eq!(team.clone().of_offer(Some(PersonId(9)), Some(BEN)).delegate, None);
    assert_eq!(team.of_offer(Some(PersonId(9)), Some(BEN)).wished, None);
}
