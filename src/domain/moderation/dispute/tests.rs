//! Every moderator and every side, in every stage.

use super::*;
use crate::domain::agencies::agency::Team;
use crate::domain::contracts::contract::ContractState;
use crate::domain::ids::{AgencyId, OfferId, RoomId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::{Price, Terms};

const ANA: PersonId = PersonId(1);
const MIA: PersonId = PersonId(3);
const NOA: PersonId = PersonId(4);
const NOW: UnixMs = UnixMs(1_000);

fn contract() -> Contract {
    let total = Money { minor: 1_000, currency: Currency::USD };
    let team = Team {
        id: AgencyId(1),
        name: "Studio".to_owned(),
        owner: PersonId(10),
        managers: vec![PersonId(11)],
        members: vec![PersonId(12)],
        wished: None,
        delegate: Some(PersonId(12)),
    };
    Contract {
        id: ContractId(5),
        offer: OfferId(7),
        version: 1,
        guild: GuildId(1),
        room: RoomId(1),
        client: ANA,
        contractor: Recipient::Agency(team),
        terms: Terms {
            title: "Logo".to_owned(),
            description: String::new(),
            price: Price::Fixed { total, milestones: Vec::new() },
            start: None,
            due: None,
        },
        places: None,
        started: NOW,
        state: ContractState::Disputed,
        revision: 1,
    }
}

fn dispute() -> Dispute {
    Dispute {
        id: DisputeId(1),
        guild: GuildId(1),
        number: DisputeNumber(3),
        contract: ContractId(5),
        contract_number: OfferNumber(7),
        seq: 1,
        opener: ANA,
        reason: DisputeReason::Work,
        title: "Logo".to_owned(),
        // Somebody who has left the agency since.
        parties: vec![ANA, PersonId(10), PersonId(20)],
        at: NOW,
        stage: DisputeStage::Open,
        revision: 1,
    }
}

#[test]
fn a_dispute_is_claimed_once_and_taken_over_only_on_purpose() {
    let (contract, open) = (contract(), dispute());
    let taken = open.claim(&contract, (MIA, NOW), 1).expect("claimed");
    assert_eq!((taken.stage, taken.revision), (DisputeStage::Claimed { by: MIA, at: NOW }, 2));
    let held = ModerationRefusal::DisputeClaimed { number: DisputeNumber(3), by: MIA, at: NOW };
    assert_eq!(
        taken.claim(&contract, (NOA, NOW), 1),
        Err(held.clone()),
        "who saw it open meant no such thing"
    );
    assert_eq!(taken.claim(&contract, (MIA, NOW), 2), Err(held.clone()), "it is theirs already");
    assert_eq!(taken.check_may_act(&contract, NOA), Err(held));
    assert_eq!(taken.check_may_act(&contract, MIA), Ok(()));
    let over = taken.claim(&contract, (NOA, NOW), 2).expect("taken over");
    assert_eq!(over.stage, DisputeStage::Claimed { by: NOA, at: NOW });
    assert_eq!(open.check_may_act(&contract, NOA), Ok(()), "nobody has it");
}

#[test]
fn nobody_on_a_side_moves_it_in_any_stage() {
    let contract = contract();
    let stages = [
        DisputeStage::Open,
        DisputeStage::Claimed { by: MIA, at: NOW },
        DisputeStage::Closed { by: MIA, at: NOW, outcome: None },
    ];
    for stage in stages {
        let dispute = Dispute { stage, ..dispute() };
        for person in [1, 10, 11, 12, 20].map(PersonId) {
            let refusal = Err(ModerationRefusal::InDispute { number: DisputeNumber(3) });
            assert_eq!(dispute.check_may_act(&contract, person), refusal.clone(), "{person}");
            assert_eq!(dispute.claim(&contract, (person, NOW), 1).map(drop), refusal, "{person}");
        }
    }
}

#[test]
fn what_ended_stays_so() {
    let contract = contract();
    for outcome in [None, Some(DisputeOutcome::Split)] {
        let ended = dispute().ended(MIA, NOW, outcome);
        assert_eq!((ended.revision, ended.stage.name()), (2, StageName::Closed));
        let withdrawn = outcome.is_none();
        let refusal =
            ModerationRefusal::DisputeClosed { number: DisputeNumber(3), by: MIA, at: NOW, withdrawn };
        for person in [MIA, NOA] {
            assert_eq!(ended.check_may_act(&contract, person), Err(refusal.clone()));
            assert_eq!(ended.claim(&contract, (person, NOW), 2), Err(refusal.clone()));
        }
    }
}
