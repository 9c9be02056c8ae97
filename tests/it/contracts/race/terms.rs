//! Other terms answered twice at the same moment, or while the work that they are about is.

use super::{Pair, winner};
use crate::harness::contest::Contest;
use crate::harness::database::{Database, engines};
use parley::app::{Error, TypedTerms};
use parley::domain::contracts::refusal::{ContractRefusal, TermsObstacle};
use parley::domain::ids::ContractId;
use parley::domain::refusal::Refusal;

/// The freelancer proposes another description; the line that does so.
async fn proposed(pair: &Pair, contract: ContractId, price: &str) -> i64 {
    let Pair { app, freelancer, .. } = pair;
    let draft = app.begin_terms(freelancer, contract).await.expect("a draft").1.id;
    let description = "A logo, and a favicon.";
    let typed = TypedTerms { description, price, schedule: "", milestones: None, message: "" };
    let preview = app.fill_terms(freelancer, draft, typed).await.expect("a preview");
    app.propose_terms(freelancer, draft, preview.hash()).await.expect("proposed");
    app.load_proposal(freelancer, contract, None).await.expect("it waits").seq
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_agreeing_and_withdrawing_at_once_exactly_one_counts() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            let seq = proposed(&pair, contract, "90 USD").await;
            let approve = app.approve_terms(client, contract, seq);
            let withdraw = app.withdraw_terms(freelancer, contract, seq);
            let (one, two) = race.at_once(approve, withdraw).await;
            let (won, found) = winner([one, two], &[ContractRefusal::NoProposal]);
            race.count(won);
            assert_eq!(found.version(), if won == 0 { 2 } else { 1 });
            let stored = app.view_contract(client, contract).await.expect("a contract").found;
            assert_eq!(stored, found, "what was answered is what is stored");
        }
        race.tell(&engine, ["Approve", "Withdraw"]);
        pair.store.close().await;
        database.remove().await;
    }
}

/// Where the work is approved first, its price stays; where the terms are, the client approves at the new price.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_approving_work_and_another_price_for_it_the_first_decides() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            app.submit_work(freelancer, contract, 0, "Done.").await.expect("submitted");
            let seq = proposed(&pair, contract, "120 USD").await;
            let approve = app.approve_work(client, contract, (0, 1));
            let agree = app.approve_terms(client, contract, seq);
            let (work, terms) = race.at_once(approve, agree).await;
            let found = app.view_contract(client, contract).await.expect("a contract").found;
            assert!(found.work.is_done(&found.contract), "the work is approved either way");
            work.expect("nothing stands in the way of it");
            match terms {
                Ok(_) => {
                    race.count(1);
                    assert_eq!(found.version(), 2);
                }
                Err(Error::Refused(Refusal::Contract(ContractRefusal::TermsCannot(why)))) => {
                    race.count(0);
                    assert_eq!((why, found.version()), (TermsObstacle::WholeApproved, 1));
                }
                Err(other) => panic!("{other}"),
            }
        }
        race.tell(&engine, ["Approve work", "Approve terms"]);
        pair.store.close().await;
        database.remove().await;
    }
}
