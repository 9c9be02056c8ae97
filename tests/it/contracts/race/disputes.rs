//! Disputes at the same moment as something else: what comes first counts, and the other one sees it.

use super::{HERE, Pair};
use crate::harness::contest::Contest;
use crate::harness::database::{Database, engines};
use crate::harness::use_cases::member;
use parley::app::{Caller, Error, PreviewOutcome, VerdictPress};
use parley::domain::contracts::contract::ContractState;
use parley::domain::contracts::entry::{ContractHappening, DisputeOutcome, DisputeReason};
use parley::domain::contracts::refusal::ContractRefusal;
use parley::domain::draft::PreviewHash;
use parley::domain::ids::{ContractId, DisputeId, DraftId, PersonId};
use parley::domain::moderation::refusal::ModerationRefusal;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::refusal::Refusal;

/// A dispute that somebody has typed, with what its preview shows.
async fn typed_dispute(pair: &Pair, by: &Caller, contract: ContractId) -> (DraftId, PreviewHash) {
    let draft = pair.app.begin_dispute(by, contract, DisputeReason::Work).await.expect("a draft").id;
    let preview = pair.app.fill_dispute(by, draft, "Half of it is missing.").await.expect("a preview");
    (draft, preview.hash())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_approving_and_opening_a_dispute_at_once_one_comes_first_and_the_other_one_sees_it() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            app.submit_work(freelancer, contract, 0, "Done.").await.expect("submitted");
            let (draft, seen) = typed_dispute(&pair, freelancer, contract).await;
            let open = app.open_dispute(freelancer, draft, seen);
            let approve = app.approve_work(client, contract, (0, 1));
            let (open, approve) = race.at_once(open, approve).await;
            assert!(matches!(open.expect("an outcome"), PreviewOutcome::Done(_)), "it waits for nothing");
            let found = app.view_contract(client, contract).await.expect("the contract").found;
            assert_eq!(found.contract.state, ContractState::Disputed);
            let is_first = match approve {
                Err(Error::Refused(Refusal::Contract(ContractRefusal::Disputed))) => true,
                Ok(_) => false,
                Err(other) => panic!("{other}"),
            };
            let approved = found.work.0.iter().filter(|entry| entry.what == ContractHappening::Approved);
            assert_eq!(approved.count(), usize::from(!is_first));
            race.count(usize::from(!is_first));
        }
        race.tell(&engine, ["Dispute", "Approve"]);
        pair.store.close().await;
        database.remove().await;
    }
}

/// The open dispute of a contract.
async fn open_dispute_of(pair: &Pair, moderator: &Caller, contract: ContractId) -> DisputeId {
    let page = pair.app.list_disputes(moderator, ReportFilter::default(), 1).await.expect("a list");
    page.lines.iter().find(|dispute| dispute.contract == contract).expect("it is there").id
}

/// Both sides open one at once; whose is opened.
async fn open_at_once<'p>(pair: &'p Pair, sides: &mut Contest<2>, contract: ContractId) -> &'p Caller {
    let Pair { app, client, freelancer, .. } = pair;
    let (one, two) =
        (typed_dispute(pair, client, contract).await, typed_dispute(pair, freelancer, contract).await);
    let one = app.open_dispute(client, one.0, one.1);
    let two = app.open_dispute(freelancer, two.0, two.1);
    let (opener, first) = match sides.at_once(one, two).await {
        (Ok(_), Err(Error::Refused(Refusal::Contract(ContractRefusal::AlreadyDisputed)))) => (client, 0),
        (Err(Error::Refused(Refusal::Contract(ContractRefusal::AlreadyDisputed))), Ok(_)) => (freelancer, 1),
        other => panic!("{other:?}"),
    };
    sides.count(first);
    opener
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dispute_is_opened_once_and_of_two_moderators_and_a_withdrawal_exactly_one_ends_it() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, .. } = &pair;
        let moderators = [109, 110].map(|id| Caller { manages_server: true, ..member(HERE, PersonId(id)) });
        let mut race = Contest::<3>::race();
        let mut sides = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            let opener = open_at_once(&pair, &mut sides, contract).await;
            let dispute = open_dispute_of(&pair, &moderators[0], contract).await;
            let mut typed = Vec::new();
            for moderator in &moderators {
                let draft = app.begin_verdict(moderator, dispute, DisputeOutcome::Nothing).await;
                let draft = draft.expect("a draft").1.id;
                let preview = app.fill_verdict(moderator, draft, ("So it is.", None)).await;
                typed.push((draft, preview.expect("a preview").hash()));
            }
            let decide = async |at: usize, closes: bool| {
                let (draft, seen) = typed[at];
                app.decide_dispute(&moderators[at], draft, (seen, closes)).await
            };
            let (first, second, third) = tokio::join!(
                race.start(0, decide(0, true)),
                race.start(1, decide(1, false)),
                race.start(2, app.withdraw_dispute(opener, contract, 1)),
            );
            let is_decided = |outcome: &Result<VerdictPress, Error>| match outcome {
                Ok(VerdictPress::Decided(_)) => true,
                Err(Error::Refused(Refusal::Moderation(ModerationRefusal::DisputeClosed { .. }))) => false,
                other => panic!("{other:?}"),
            };
            let is_withdrawn = match &third {
                Ok(_) => true,
                Err(Error::Refused(Refusal::Contract(ContractRefusal::NotDisputed))) => false,
                Err(other) => panic!("{other}"),
            };
            let ended = [is_decided(&first), is_decided(&second), is_withdrawn];
            assert_eq!(ended.iter().filter(|ended| **ended).count(), 1, "{ended:?}");
            race.count(ended.iter().position(|ended| *ended).expect("one of them"));
            let found = app.view_contract(client, contract).await.expect("the contract").found;
            let state = if ended[0] { ContractState::Closed } else { ContractState::Active };
            assert_eq!((found.contract.state, found.work.revision()), (state, 2));
        }
        sides.tell(&engine, ["Dispute of the client", "Dispute of the freelancer"]);
        race.tell(&engine, ["Decide", "Decide of another moderator", "Withdraw"]);
        pair.store.close().await;
        database.remove().await;
    }
}
