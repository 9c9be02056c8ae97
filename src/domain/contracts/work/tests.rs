//! Who may say what about the work, and when.

use super::*;
use crate::domain::contracts::contract::ContractState;
use crate::domain::ids::{ContractId, GuildId, OfferId, OfferNumber, RoomId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::{Recipient, State};
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::time::DAY_MS;

pub(in crate::domain) const ANA: PersonId = PersonId(1);
pub(in crate::domain) const BEN: PersonId = PersonId(2);
pub(in crate::domain) const CHIDI: PersonId = PersonId(3);
pub(in crate::domain) const NOW: UnixMs = UnixMs(1_000);

fn terms(milestones: usize) -> Terms {
    let milestone = |at| Milestone {
        name: format!("Part {at}"),
        amount: Money { minor: 500, currency: Currency::USD },
        due: None,
    };
    let total = Money { minor: 1_000, currency: Currency::USD };
    Terms {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: Price::Fixed { total, milestones: (1..=milestones).map(milestone).collect() },
        start: None,
        due: None,
    }
}

/// A contract of Ana and Ben with so many milestones.
pub(in crate::domain) fn agreed(milestones: usize, work: Work) -> ContractAtWork {
    let offer = Offer {
        id: OfferId(7),
        guild: GuildId(1),
        number: OfferNumber(1),
        room: RoomId(4),
        client: ANA,
        recipient: Recipient::Freelancer(BEN),
        version: 1,
        revision: 2,
        terms: terms(milestones),
        note: None,
        files: Vec::new(),
        created: NOW,
        expires: NOW,
        remind: None,
        waits_for: None,
        proposal: None,
        state: State::Accepted { by: BEN, at: NOW },
    };
    let contract = Contract {
        id: ContractId(5),
        offer: offer.id,
        version: 1,
        guild: offer.guild,
        room: offer.room,
        client: ANA,
        contractor: offer.recipient.clone(),
        terms: offer.terms.clone(),
        places: None,
        started: NOW,
        state: ContractState::Active,
        revision: 0,
    };
    ContractAtWork { offer, contract, work, zone: Tz::UTC }
}

/// What somebody does.
#[derive(Debug, Clone, Copy)]
enum Act {
    Submit,
    Approve,
    Revise,
}

const ACTS: [Act; 3] = [Act::Submit, Act::Approve, Act::Revise];

/// `by` does it to a piece as it stands; the work afterwards, or why not.
fn act(milestones: usize, work: &Work, by: PersonId, act: Act, place: u32) -> Result<Work, Refusal> {
    let on = &agreed(milestones, work.clone());
    let seen = work.0.iter().rev().find(|entry| entry.piece == place).map_or(0, |entry| entry.seq);
    let done = match act {
        Act::Submit => submit(on, (by, NOW), place, " It's done. ", 14 * DAY_MS),
        Act::Approve => approve(on, (by, NOW), place, seen),
        Act::Revise => request_revision(on, (by, NOW), (place, seen), "Larger, please."),
    };
    done.map(|decision| {
        assert_eq!(decision.entry.seq, work.revision() + 1);
        assert_eq!(decision.next.work.revision(), decision.entry.seq);
        assert_eq!(decision.effects.len(), 2, "the contract shows it, and one person is told in the room");
        assert_eq!(decision.told.len(), 1);
        decision.next.work
    })
}

fn stage(milestones: usize, work: &Work, place: u32) -> Stage {
    work.piece(&agreed(milestones, Work::default()).contract, place).expect("a piece").stage()
}

#[test]
fn whatever_is_done_in_whatever_order_each_piece_follows_the_table() {
    let allowed = |stage, by, act: Act| {
        let next = match (act, stage) {
            (Act::Submit, Stage::InProgress | Stage::InRevision) => Some(Stage::Submitted),
            (Act::Approve, Stage::Submitted) => Some(Stage::Approved),
            (Act::Revise, Stage::Submitted) => Some(Stage::InRevision),
            _ => None,
        };
        let is_theirs = matches!((act, by), (Act::Submit, BEN) | (Act::Approve | Act::Revise, ANA));
        next.filter(|_| is_theirs)
    };
    let mut reached = 0;
    for milestones in [0, 2] {
        let places: &[u32] = if milestones == 0 { &[0] } else { &[1, 2] };
        // Every way of three people doing three things to each piece, five steps deep.
        let mut worlds = vec![Work::default()];
        for _ in 0..5 {
            let mut next = Vec::new();
            for work in &worlds {
                for (&place, by) in places.iter().flat_map(|place| [ANA, BEN, CHIDI].map(|by| (place, by))) {
                    for what in ACTS {
                        let before = stage(milestones, work, place);
                        let done = act(milestones, work, by, what, place);
                        let wanted = allowed(before, by, what);
                        assert_eq!(
                            done.as_ref().ok().map(|work| stage(milestones, work, place)),
                            wanted,
                            "{by:?} {what:?} {before:?}"
                        );
                        reached += usize::from(done.is_ok());
                        next.extend(done);
                    }
                }
            }
            worlds = next;
        }
    }
    assert!(reached >= 60, "only {reached} steps were possible");
}

#[test]
fn a_stranger_finds_no_contract_and_the_other_side_is_told_whose_it_is() {
    let work = Work::default();
    let refused = |by| act(0, &work, by, Act::Submit, 0).expect_err("refused");
    assert_eq!(refused(CHIDI), ContractRefusal::NoSuchContract.into());
    assert_eq!(refused(ANA), ContractRefusal::OtherSide { needs: Side::Recipient }.into());
}

#[test]
fn an_answer_is_to_what_was_seen() {
    let mut work = Work::default();
    for (by, what) in [(BEN, Act::Submit), (ANA, Act::Revise), (BEN, Act::Submit)] {
        work = act(0, &work, by, what, 0).expect("done");
    }
    let on = &agreed(0, work);
    let refused = approve(on, (ANA, NOW), 0, 1).expect_err("the first submission");
    assert_eq!(refused, ContractRefusal::SubmittedAgain.into());
    assert_eq!(
        approve(on, (ANA, NOW), 3, 3).expect_err("no such piece"),
        ContractRefusal::NoSuchPiece.into()
    );
    assert!(approve(on, (ANA, NOW), 0, 3).is_ok(), "the second one");
}

#[test]
fn a_message_is_neither_empty_nor_too_long() {
    let on = &agreed(0, Work::default());
    let with = |message: &str| {
        submit(on, (BEN, NOW), 0, message, 14 * DAY_MS).map(|decision| decision.entry.message)
    };
    assert_eq!(with(" \n "), Err(ContractRefusal::MessageMissing.into()));
    assert_eq!(with(&"ü".repeat(2_001)), Err(ContractRefusal::MessageLong { is: 2_001 }.into()));
    assert_eq!(with(&format!(" {} ", "ü".repeat(2_000))), Ok(Some("ü".repeat(2_000))));
}
