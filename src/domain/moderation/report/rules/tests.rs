//! Every moderator and every party, in every stage.

use super::*;
use crate::domain::ids::{GuildId, JobId, JobNumber, OfferId, OfferNumber, ReportId, ReportNumber};
use crate::domain::moderation::report::{JobSnapshot, ReportReason, ReportSubject, Snapshot};
use crate::domain::offers::offer::StateName;

const REPORTER: PersonId = PersonId(1);
const REPORTED: PersonId = PersonId(2);
const MIA: PersonId = PersonId(3);
const NOA: PersonId = PersonId(4);
const NOW: UnixMs = UnixMs(1_000);

fn about_offer() -> ReportSubject {
    let snapshot = Snapshot {
        others: Vec::new(),
        number: OfferNumber(1),
        client: REPORTED,
        recipient: REPORTER,
        state: StateName::Pending,
        note: None,
        versions: Vec::new(),
        feedback: None,
    };
    ReportSubject::Offer { id: OfferId(1), snapshot }
}

fn about_job() -> ReportSubject {
    let snapshot = JobSnapshot { number: JobNumber(1), client: REPORTED, versions: Vec::new() };
    ReportSubject::Job { id: JobId(1), snapshot }
}

fn report(stage: Stage, revision: i64) -> Report {
    Report {
        id: ReportId(1),
        guild: GuildId(1),
        number: ReportNumber(3),
        about: about_offer(),
        reporter: REPORTER,
        reported: REPORTED,
        reason: ReportReason::Spam,
        text: String::new(),
        at: UnixMs(1),
        stage,
        revision,
    }
}

fn dismiss(report: &Report, by: PersonId) -> Result<Report, ModerationRefusal> {
    close(report, by, NOW, Outcome::Dismissed, "Fine.".to_owned())
}

#[test]
fn a_report_is_claimed_once_and_taken_over_only_on_purpose() {
    let open = report(Stage::Open, 1);
    let taken = claim(&open, MIA, 1, NOW).expect("claimed");
    assert_eq!((&taken.stage, taken.revision), (&Stage::Claimed { by: MIA, at: NOW }, 2));
    let held = ModerationRefusal::Claimed { number: ReportNumber(3), by: MIA, at: NOW };
    assert_eq!(claim(&taken, NOA, 1, NOW), Err(held.clone()), "who saw it open did not mean to take it over");
    assert_eq!(claim(&taken, MIA, 2, NOW), Err(held.clone()), "it is theirs already");
    let over = claim(&taken, NOA, 2, NOW).expect("taken over");
    assert_eq!(over.stage, Stage::Claimed { by: NOA, at: NOW });
    assert_eq!(dismiss(&taken, NOA), Err(held));
    assert_eq!(dismiss(&taken, MIA).expect("hers").revision, 3);
    assert_eq!(dismiss(&open, NOA).expect("nobody has it").revision, 2);
}

#[test]
fn what_is_decided_stays_so() {
    let done = dismiss(&report(Stage::Open, 1), MIA).expect("decided");
    let refusal = ModerationRefusal::Closed { number: ReportNumber(3), by: MIA, at: NOW };
    assert_eq!(dismiss(&done, NOA), Err(refusal.clone()));
    assert_eq!(dismiss(&done, MIA), Err(refusal.clone()));
    assert_eq!(claim(&done, NOA, 2, NOW), Err(refusal));
}

#[test]
fn nobody_decides_their_own_case() {
    let claimed = Stage::Claimed { by: MIA, at: NOW };
    let closed = dismiss(&report(Stage::Open, 1), MIA).expect("decided").stage;
    for stage in [Stage::Open, claimed, closed] {
        let of_offer = report(stage, 1);
        for report in [Report { about: about_job(), ..of_offer.clone() }, of_offer] {
            for party in [REPORTER, REPORTED] {
                let refusal = Err(ModerationRefusal::Involved { number: ReportNumber(3) });
                assert_eq!(claim(&report, party, 1, NOW), refusal);
                assert_eq!(dismiss(&report, party), refusal);
                assert!(report.involves(party) && !report.involves(MIA));
            }
            assert_eq!(report.parties_beside_reporter(), [REPORTED]);
        }
    }
}

#[test]
fn stored_names_lead_back() {
    use crate::domain::moderation::report::StageName;
    assert_eq!(Outcome::ALL.map(|outcome| Outcome::from_code(outcome.code())), Outcome::ALL.map(Some));
    assert_eq!(StageName::ALL.map(|stage| StageName::from_code(stage.code())), StageName::ALL.map(Some));
    let reasons = ReportReason::ALL.map(|reason| ReportReason::from_code(reason.code()));
    assert_eq!(reasons, ReportReason::ALL.map(Some));
}
