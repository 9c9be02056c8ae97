//! Two things said about the same work at the same moment: exactly one counts, and the other one is refused.

use crate::harness::database::{Database, engines};
use crate::harness::use_cases::{addressee, member, open, send_new};
use parley::app::{App, Caller, ContractAtWork, Error};
use parley::clock::Clock;
use parley::domain::contracts::refusal::ContractRefusal;
use parley::domain::contracts::work::WorkHappening;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ContractId, GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::{HOUR_MS, UnixMs};
use parley::store::Store;

const HERE: GuildId = GuildId(10);
const CLIENT: PersonId = PersonId(101);
const FREELANCER: PersonId = PersonId(102);
/// Pieces of work about which both sides say something twice at the same moment, on each engine.
const ROUNDS: u32 = 200;
/// How often each of two different answers wins at least.
const ENOUGH: u32 = 10;

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
struct Pair {
    store: Store,
    app: App,
    clock: Clock,
    client: Caller,
    freelancer: Caller,
}

impl Pair {
    async fn set(database: &Database) -> Self {
        let clock = Clock::manual(UnixMs(1_800_000_000_000));
        let (store, app) = open(database, &clock, ServerRules::default()).await;
        Self { store, app, clock, client: member(HERE, CLIENT), freelancer: member(HERE, FREELANCER) }
    }

    /// A new contract; each an hour after the one before, so that nobody sends too many offers.
    async fn agree(&self) -> ContractId {
        self.clock.advance(HOUR_MS);
        let form = OfferForm {
            title: "Logo".to_owned(),
            description: "A logo.".to_owned(),
            price: "90 USD".to_owned(),
            ..OfferForm::default()
        };
        let begun = self.app.begin_offer(&self.client, &addressee(FREELANCER), OfferOptions::default()).await;
        let offer = send_new(&self.app, &self.client, begun.expect("a draft").id, form).await.offer;
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
        for round in 0..i64::from(ROUNDS) {
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
        let (mut approved, mut rounds) = (0, 0);
        while rounds < ROUNDS || (approved.min(rounds - approved) < ENOUGH && rounds < 2 * ROUNDS) {
            rounds += 1;
            let contract = pair.agree().await;
            app.submit_work(freelancer, contract, 0, "Done.").await.expect("submitted");
            let approve = app.approve_work(client, contract, (0, 1));
            let revise = app.request_revision(client, contract, (0, 1), "Larger.");
            // Whoever is asked first is a little ahead.
            let (one, two) = if rounds % 2 == 0 {
                tokio::join!(approve, revise)
            } else {
                let (two, one) = tokio::join!(revise, approve);
                (one, two)
            };
            let refused = [ContractRefusal::IsApproved, ContractRefusal::NotSubmitted];
            let (won, found) = winner([one, two], &refused);
            approved += u32::from(won == 0);
            let what = if won == 0 { WorkHappening::Approved } else { WorkHappening::RevisionRequested };
            let last = found.work.0.last().map(|entry| (entry.seq, entry.what));
            assert_eq!(last, Some((2, what)));
        }
        println!("{engine:?}: {approved} of {rounds} races were won by Approve");
        assert!(approved.min(rounds - approved) >= ENOUGH, "no race: Approve won {approved} of {rounds}");
        pair.store.close().await;
        database.remove().await;
    }
}
