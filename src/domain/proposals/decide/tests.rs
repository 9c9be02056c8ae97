//! What becomes of proposals: by whom, when, and once.

use super::*;
use crate::domain::agencies::agency::Team;
use crate::domain::ids::{AgencyId, GuildId, JobId, JobNumber, ProposalId};
use crate::domain::jobs::budget::{Budget, BudgetAmount};
use crate::domain::jobs::decide::close_for;
use crate::domain::jobs::job::{CloseReason, JobState, JobTerms};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Price;

const ANA: PersonId = PersonId(1);
const BEN: PersonId = PersonId(2);
const EVE: PersonId = PersonId(3);
const NUMBER: JobNumber = JobNumber(3);
const OFFER: OfferId = OfferId(9);
const NOW: UnixMs = UnixMs(50);

fn money() -> Money {
    Money { minor: 50_000, currency: Currency::USD }
}

fn job(places: u32) -> Job {
    Job {
        id: JobId(7),
        guild: GuildId(2),
        number: NUMBER,
        client: ANA,
        visibility: Visibility::Everyone,
        terms: JobTerms {
            title: "Logo".to_owned(),
            description: "A logo.".to_owned(),
            skills: Vec::new(),
            budget: Budget { hourly: false, amount: BudgetAmount::Exactly(money()) },
            length: None,
            places,
        },
        state: JobState::Open,
        revision: 4,
        posted: UnixMs(5),
        edited: None,
        active: UnixMs(5),
        warned: None,
        due: None,
    }
}

fn closed() -> Job {
    close_for(&job(1), NOW, CloseReason::Other)
}

fn terms(letter: &str) -> ProposalTerms {
    let price = Price::Fixed { total: money(), milestones: Vec::new() };
    ProposalTerms { letter: letter.to_owned(), price, start: None, due: None, files: Vec::new() }
}

fn with(state: ProposalState) -> Proposal {
    Proposal {
        id: ProposalId(8),
        guild: GuildId(2),
        job: JobId(7),
        from: Recipient::Freelancer(BEN),
        sender: BEN,
        terms: terms("Hello"),
        shelf: Shelf::New,
        state,
        revision: 2,
        sent: UnixMs(6),
        edited: None,
    }
}

fn studio(owner: PersonId, managers: &[PersonId]) -> Recipient {
    Recipient::Agency(Team {
        id: AgencyId(4),
        name: "Studio".to_owned(),
        owner,
        managers: managers.to_vec(),
        members: Vec::new(),
        wished: None,
        delegate: None,
    })
}

fn over() -> [ProposalState; 4] {
    [
        ProposalState::Hired { offer: OFFER },
        ProposalState::Declined { reason: ProposalDecline::Spam, message: None, at: NOW },
        ProposalState::Withdrawn { at: NOW },
        ProposalState::Closed { at: NOW },
    ]
}

fn taken(offered: u32, hired: u32) -> TakenPlaces {
    TakenPlaces { offered, hired }
}

#[test]
fn nobody_applies_for_their_own_job_or_for_one_that_isn_t_open_to_them() {
    let [ana, ben] = [ANA, BEN].map(Recipient::Freelancer);
    assert_eq!(check_job(&job(1), &ben, false), Ok(()));
    assert_eq!(check_job(&job(1), &ana, true), Err(ProposalRefusal::OwnJob { number: NUMBER }.into()));
    assert_eq!(check_job(&closed(), &ben, true), Err(JobRefusal::Closed { number: NUMBER }.into()));
    assert_eq!(check_job(&job(1), &studio(BEN, &[EVE]), false), Ok(()));
    for of_ana in [studio(ANA, &[BEN]), studio(BEN, &[ANA])] {
        let theirs = ProposalRefusal::AgencysJob { number: NUMBER, agency: "Studio".to_owned() };
        assert_eq!(check_job(&job(1), &of_ana, true), Err(theirs.into()));
    }
    let hidden = Job { visibility: Visibility::Invited, ..job(1) };
    assert_eq!(check_job(&hidden, &ben, false), Err(JobRefusal::NoSuchJob.into()));
    assert_eq!(check_job(&hidden, &ben, true), Ok(()), "whoever is invited may");
}

#[test]
fn one_freelancer_has_and_sends_so_many() {
    let ben = Recipient::Freelancer(BEN);
    let limit = |open, new, for_job| check_limits(&job(1), &ben, ProposalCounts { open, new, for_job });
    assert_eq!(limit(OPEN_PROPOSALS - 1, NEW_PROPOSALS - 1, 0), Ok(()));
    assert_eq!(limit(1, 1, 1), Err(ProposalRefusal::Waits { number: NUMBER }.into()));
    assert_eq!(limit(OPEN_PROPOSALS, 0, 0), Err(ProposalRefusal::ManyOpen { most: OPEN_PROPOSALS }.into()));
    assert_eq!(limit(0, NEW_PROPOSALS, 0), Err(ProposalRefusal::ManyNew { most: NEW_PROPOSALS }.into()));
}

#[test]
fn one_agency_has_and_sends_so_many_and_is_named() {
    let (team, agency) = (studio(BEN, &[EVE]), || "Studio".to_owned());
    let limit = |open, new, for_job| check_limits(&job(1), &team, ProposalCounts { open, new, for_job });
    assert_eq!(limit(OPEN_PROPOSALS - 1, NEW_PROPOSALS - 1, 0), Ok(()));
    let waits = ProposalRefusal::AgencyWaits { number: NUMBER, agency: agency() };
    assert_eq!(limit(1, 1, 1), Err(waits.into()));
    let open = ProposalRefusal::AgencyManyOpen { most: OPEN_PROPOSALS, agency: agency() };
    assert_eq!(limit(OPEN_PROPOSALS, 0, 0), Err(open.into()));
    let new = ProposalRefusal::AgencyManyNew { most: NEW_PROPOSALS, agency: agency() };
    assert_eq!(limit(0, NEW_PROPOSALS, 0), Err(new.into()));
}

#[test]
fn until_it_is_answered_its_freelancer_edits_and_withdraws_it() {
    let open = with(ProposalState::Open);
    let edited = edit(&open, &job(1), (BEN, NOW), terms("Hi")).expect("it's edited");
    assert_eq!((edited.terms.letter.as_str(), edited.edited, edited.revision), ("Hi", Some(NOW), 3));
    let same = edit(&open, &job(1), (BEN, NOW), terms("Hello"));
    assert_eq!(same, Err(ProposalRefusal::Same { number: NUMBER }.into()));
    let gone = withdraw(&open, &job(1), (BEN, NOW)).expect("it's withdrawn");
    assert_eq!(gone.state, ProposalState::Withdrawn { at: NOW });
    for other in [ANA, EVE] {
        let no = Err(ProposalRefusal::NoSuchProposal.into());
        assert_eq!(edit(&open, &job(1), (other, NOW), terms("Hi")), no);
        assert_eq!(withdraw(&open, &job(1), (other, NOW)), no);
    }
    let offered = with(ProposalState::Offered { offer: OFFER });
    let waits = Err(ProposalRefusal::Offered { number: NUMBER }.into());
    assert_eq!(edit(&offered, &job(1), (BEN, NOW), terms("Hi")), waits);
    assert_eq!(withdraw(&offered, &job(1), (BEN, NOW)), waits);
    for state in over() {
        let late = Err(ProposalRefusal::Over { number: NUMBER }.into());
        assert_eq!(edit(&with(state.clone()), &job(1), (BEN, NOW), terms("Hi")), late);
        assert_eq!(withdraw(&with(state), &job(1), (BEN, NOW)), late);
    }
}

#[test]
fn whoever_answers_for_its_agency_edits_and_withdraws_it_and_learns_the_answer() {
    let open = Proposal { from: studio(BEN, &[EVE]), sender: EVE, ..with(ProposalState::Open) };
    for by in [BEN, EVE] {
        assert!(
            withdraw(&open, &job(1), (by, NOW)).is_ok()
                && edit(&open, &job(1), (by, NOW), terms("Hi")).is_ok()
        );
    }
    assert_eq!(withdraw(&open, &job(1), (ANA, NOW)), Err(ProposalRefusal::NoSuchProposal.into()));
    assert_eq!(open.told(), [BEN, EVE]);
    let left = Proposal { from: studio(BEN, &[]), ..open };
    assert_eq!(left.told(), [BEN], "who left isn't told");
    assert_eq!(withdraw(&left, &job(1), (EVE, NOW)), Err(ProposalRefusal::NoSuchProposal.into()));
    assert_eq!(with(ProposalState::Open).told(), [BEN]);
}

#[test]
fn its_client_alone_declines_and_shelves_it() {
    let open = with(ProposalState::Open);
    let why = || (ProposalDecline::TooLate, Some("Thanks".to_owned()));
    let declined = decline(&open, &job(1), (ANA, NOW), why()).expect("it's declined");
    let (reason, message) = why();
    assert_eq!(declined.state, ProposalState::Declined { reason, message, at: NOW });
    let again = decline(&declined, &job(1), (ANA, NOW), why());
    assert_eq!(again, Err(ProposalRefusal::Over { number: NUMBER }.into()));
    let shelved = shelve(&declined, &job(1), ANA, Shelf::Archived).expect("it's put away");
    assert_eq!((shelved.shelf, shelved.revision), (Shelf::Archived, 4));
    for other in [BEN, EVE] {
        let no = Err(ProposalRefusal::NoSuchProposal.into());
        assert_eq!(decline(&open, &job(1), (other, NOW), why()), no);
        assert_eq!(shelve(&open, &job(1), other, Shelf::Shortlisted), no);
    }
}

#[test]
fn no_more_offers_are_sent_than_the_job_has_places() {
    let open = with(ProposalState::Open);
    for (places, spoken_for) in [(1, taken(0, 0)), (3, taken(1, 1))] {
        let sent = offer(&open, &job(places), ANA, (OFFER, spoken_for)).expect("there's a place");
        assert_eq!(sent.state, ProposalState::Offered { offer: OFFER });
        assert_eq!(sent.offer(), Some(OFFER));
    }
    for (places, spoken_for) in [(1, taken(1, 0)), (1, taken(0, 1)), (3, taken(2, 1))] {
        let full = offer(&open, &job(places), ANA, (OFFER, spoken_for));
        assert_eq!(full, Err(ProposalRefusal::NoPlace { number: NUMBER, places }.into()));
    }
    let late = offer(&open, &closed(), ANA, (OFFER, taken(0, 0)));
    assert_eq!(late, Err(JobRefusal::Closed { number: NUMBER }.into()));
    let theirs = offer(&open, &job(1), EVE, (OFFER, taken(0, 0)));
    assert_eq!(theirs, Err(ProposalRefusal::NoSuchProposal.into()));
}

#[test]
fn the_end_of_its_offer_hires_opens_or_closes_it_once() {
    let offered = with(ProposalState::Offered { offer: OFFER });
    let state = |job: &Job, accepted| follow(&offered, job, (OFFER, accepted), NOW).map(|next| next.state);
    assert_eq!(state(&job(1), true), Some(ProposalState::Hired { offer: OFFER }));
    assert_eq!(state(&closed(), true), Some(ProposalState::Hired { offer: OFFER }));
    assert_eq!(state(&job(1), false), Some(ProposalState::Open));
    assert_eq!(state(&closed(), false), Some(ProposalState::Closed { at: NOW }));
    assert_eq!(follow(&offered, &job(1), (OfferId(1), true), NOW), None, "another offer");
    assert_eq!(follow(&with(ProposalState::Open), &job(1), (OFFER, true), NOW), None);
    assert!(
        is_full(&job(2), taken(0, 2)) && !is_full(&job(2), taken(2, 1)) && !is_full(&closed(), taken(0, 1))
    );
    assert_eq!(close(&with(ProposalState::Open), NOW).state, ProposalState::Closed { at: NOW });
}
