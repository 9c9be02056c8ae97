//! Two things said about the same work at the same moment: exactly one counts, and the other one is refused.

mod terms;

mod disputes;

use crate::harness::contest::{Contest, rounds};
use crate::harness::database::{Database, engines};
use crate::harness::use_cases::{addressee, member, open, send_new};
use parley::app::{App, Caller, ContractAtWork, Error, PreviewOutcome, TypedHours};
use parley::clock::Clock;
use parley::domain::contracts::contract::ContractState;
use parley::domain::contracts::entry::{CloseReason, ContractHappening};
use parley::domain::contracts::refusal::ContractRefusal;
use parley::domain::draft::PreviewHash;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ContractId, DraftId, GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::{HOUR_MS, UnixMs};
use parley::store::Store;

const HERE: GuildId = GuildId(10);
const CLIENT: PersonId = PersonId(101);
const FREELANCER: PersonId = PersonId(102);
/// How often each of different answers to a press wins at least.
pub(crate) const ENOUGH: u32 = 10;

/// Whose went through; exactly one did, and the other is refused for one of these reasons.
fn winner(
    outcomes: [Result<ContractAtWork, Error>; 2],
    reasons: &[ContractRefusal],
) -> (usize, ContractAtWork) {
    let mut won = None;
    for (at, outcome) in outcomes.into_iter().enumerate() {
        match outcome {
            Ok(found) => {
                assert!(won.is_none(), "both went through");
                won = Some((at, found));
            }
            Err(Error::Refused(Refusal::Contract(why))) => {
                assert!(reasons.contains(&why), "refused for {why:?}");
            }
            Err(other) => panic!("{other}"),
        }
    }
    won.expect("one of them went through")
}

/// A client, a freelancer, and the use cases between them.
pub(crate) struct Pair {
    pub(crate) store: Store,
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) client: Caller,
    pub(crate) freelancer: Caller,
}

impl Pair {
    pub(crate) async fn set(database: &Database) -> Self {
        let clock = Clock::manual(UnixMs(1_800_000_000_000));
        let (store, app) = open(database, &clock, ServerRules::default()).await;
        Self { store, app, clock, client: member(HERE, CLIENT), freelancer: member(HERE, FREELANCER) }
    }

    /// A new contract; each an hour after the one before, so that nobody sends too many offers.
    pub(crate) async fn agree(&self) -> ContractId {
        self.agree_for("90 USD").await
    }

    async fn agree_for(&self, price: &str) -> ContractId {
        self.agree_with(&self.client, price).await
    }

    /// A new contract with this client.
    pub(crate) async fn agree_with(&self, client: &Caller, price: &str) -> ContractId {
        self.clock.advance(HOUR_MS);
        let form = OfferForm {
            title: "Logo".to_owned(),
            description: "A logo.".to_owned(),
            price: price.to_owned(),
            ..OfferForm::default()
        };
        let begun = self.app.begin_offer(client, &addressee(FREELANCER), OfferOptions::default()).await;
        let offer = send_new(&self.app, client, begun.expect("a draft").id, form).await.offer;
        self.app.accept(&self.freelancer, offer.id, 1).await.expect("accepted").1.id
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_submissions_or_two_revisions_at_once_exactly_one_counts() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let contract = pair.agree().await;
        for round in 0..i64::from(rounds()) {
            let submitted = 2 * round + 1;
            let (one, two) = tokio::join!(
                app.submit_work(freelancer, contract, 0, "Done."),
                app.submit_work(freelancer, contract, 0, "All done."),
            );
            let (_, found) = winner([one, two], &[ContractRefusal::WaitsForClient]);
            assert_eq!(found.work.revision(), submitted);
            let (one, two) = tokio::join!(
                app.request_revision(client, contract, (0, submitted), "Larger."),
                app.request_revision(client, contract, (0, submitted), "Smaller."),
            );
            let (_, found) = winner([one, two], &[ContractRefusal::NotSubmitted]);
            assert_eq!(found.work.revision(), submitted + 1);
        }
        pair.store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_approval_and_revision_at_once_exactly_one_counts() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            app.submit_work(freelancer, contract, 0, "Done.").await.expect("submitted");
            let approve = app.approve_work(client, contract, (0, 1));
            let revise = app.request_revision(client, contract, (0, 1), "Larger.");
            let (one, two) = race.at_once(approve, revise).await;
            let refused = [ContractRefusal::IsApproved, ContractRefusal::NotSubmitted];
            let (won, found) = winner([one, two], &refused);
            race.count(won);
            let what =
                if won == 0 { ContractHappening::Approved } else { ContractHappening::RevisionRequested };
            let last = found.work.0.last().map(|entry| (entry.seq, entry.what));
            assert_eq!(last, Some((2, what)));
        }
        race.tell(&engine, ["Approve", "Request revision"]);
        pair.store.close().await;
        database.remove().await;
    }
}

/// A payment of the client's that is typed, with what its preview shows.
async fn typed(pair: &Pair, contract: ContractId, amount: &str) -> (DraftId, PreviewHash) {
    let draft = pair.app.begin_payment(&pair.client, contract, 0).await.expect("a draft").1.id;
    let preview = pair.app.fill_payment(&pair.client, draft, (amount, "")).await.expect("a preview");
    (draft, preview.hash())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_is_recorded_once_and_of_two_answers_exactly_one_counts() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            let (draft, seen) = typed(&pair, contract, "40").await;
            // Pressed twice at once.
            let (one, two) = tokio::join!(
                app.record_payment(client, draft, seen),
                app.record_payment(client, draft, seen),
            );
            assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "recorded once");
            let confirm = app.answer_payment(freelancer, contract, 1, true);
            let deny = app.answer_payment(freelancer, contract, 1, false);
            let (one, two) = race.at_once(confirm, deny).await;
            // What was denied can still be confirmed, so that after a denial both may go through.
            let denied_first = matches!((&one, &two), (Ok(one), Ok(_)) if one.work.revision() == 3);
            race.count(usize::from(denied_first));
            if !denied_first {
                let (won, found) = winner([one, two], &[ContractRefusal::PaymentConfirmed]);
                assert_eq!((won, found.work.revision()), (0, 2));
            }
        }
        race.tell(&engine, ["Confirm", "Deny"]);
        pair.store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_payments_at_once_each_stands_on_what_its_preview_showed() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut renewed = 0;
        for _ in 0..rounds() {
            let contract = pair.agree().await;
            let (draft, seen) = typed(&pair, contract, "60").await;
            let other = app.begin_payment(freelancer, contract, 0).await.expect("a draft").1.id;
            let preview = app.fill_payment(freelancer, other, ("60", "")).await.expect("a preview");
            let (one, two) = tokio::join!(
                app.record_payment(client, draft, seen),
                app.record_payment(freelancer, other, preview.hash()),
            );
            // 90 are open: the second one is more than what is left, and its preview didn't say so.
            let outcomes = [one.expect("an outcome"), two.expect("an outcome")];
            renewed +=
                outcomes.iter().filter(|outcome| matches!(outcome, PreviewOutcome::Renewed(_))).count();
        }
        assert_eq!(renewed, usize::try_from(rounds()).expect("few"), "one of two each time");
        pair.store.close().await;
        database.remove().await;
    }
}

/// The end of a contract that the client has typed, with what its preview shows.
async fn typed_end(pair: &Pair, contract: ContractId) -> (DraftId, PreviewHash) {
    let begun = pair.app.begin_closing(&pair.client, contract, CloseReason::Completed).await;
    let draft = begun.expect("a draft").1.id;
    let preview = pair.app.fill_closing(&pair.client, draft, ("", "")).await.expect("a preview");
    (draft, preview.hash())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_submitting_and_closing_at_once_one_comes_first_and_the_other_one_sees_it() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            let (draft, seen) = typed_end(&pair, contract).await;
            let close = app.close_contract(client, draft, seen);
            let submit = app.submit_work(freelancer, contract, 0, "Done.");
            let (one, two) = race.at_once(close, submit).await;
            match (one.expect("an outcome"), two) {
                (
                    PreviewOutcome::Done(_),
                    Err(Error::Refused(Refusal::Contract(ContractRefusal::Closed))),
                ) => {
                    race.count(0);
                }
                // It was submitted first: the preview didn't say so.
                (PreviewOutcome::Renewed(preview), Ok(found)) => {
                    race.count(1);
                    assert_eq!(preview.unanswered.submitted, [0]);
                    assert_eq!(found.work.revision(), 1);
                }
                other => panic!("{other:?}"),
            }
        }
        race.tell(&engine, ["Close contract", "Submit work"]);
        pair.store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contract_is_closed_once_and_of_two_answers_to_reopen_exactly_one_counts() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree().await;
            let (draft, seen) = typed_end(&pair, contract).await;
            // Pressed twice at once.
            let (one, two) = tokio::join!(
                app.close_contract(client, draft, seen),
                app.close_contract(client, draft, seen),
            );
            assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "closed once");
            app.request_reopen(freelancer, contract).await.expect("asked");
            let agree = app.answer_reopen(client, contract, 2, true);
            let keep = app.answer_reopen(client, contract, 2, false);
            let (one, two) = race.at_once(agree, keep).await;
            let refused = [ContractRefusal::NotClosed, ContractRefusal::NoReopenRequest];
            let (won, found) = winner([one, two], &refused);
            race.count(won);
            let runs = found.contract.state == ContractState::Active;
            assert_eq!((runs, found.work.revision()), (won == 0, 3));
        }
        race.tell(&engine, ["Reopen", "Keep closed"]);
        pair.store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hours_are_logged_once_and_never_on_a_contract_that_was_closed() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let mut race = Contest::race();
        while race.goes_on() {
            let contract = pair.agree_for("40 USD/h").await;
            let typed = async || {
                let typed = TypedHours { time: "1h", done: "The logo.", day: None };
                let preview = app.type_hours(freelancer, contract, typed).await.expect("a preview");
                (preview.draft, preview.hash())
            };
            let (draft, seen) = typed().await;
            // Pressed twice at once.
            let (one, two) =
                tokio::join!(app.log_hours(freelancer, draft, seen), app.log_hours(freelancer, draft, seen),);
            assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "logged once");
            let (draft, seen) = typed().await;
            let closing =
                app.begin_closing(client, contract, CloseReason::Completed).await.expect("a draft").1;
            let preview = app.fill_closing(client, closing.id, ("", "")).await.expect("a preview");
            let log = app.log_hours(freelancer, draft, seen);
            let close = app.close_contract(client, closing.id, preview.hash());
            let (log, close) = race.at_once(log, close).await;
            let found = app.view_contract(client, contract).await.expect("the contract").found;
            let is_closed = matches!(close, Ok(PreviewOutcome::Done(_)));
            assert_ne!(log.is_ok(), is_closed, "one of them: {log:?}, {close:?}");
            assert_eq!(found.contract.state == ContractState::Closed, is_closed);
            assert_eq!(found.work.closed_by().is_some(), is_closed, "the lines say the same");
            assert_eq!(found.work.hours().len(), if is_closed { 1 } else { 2 });
            race.count(usize::from(is_closed));
        }
        race.tell(&engine, ["Log hours", "Close contract"]);
        pair.store.close().await;
        database.remove().await;
    }
}
