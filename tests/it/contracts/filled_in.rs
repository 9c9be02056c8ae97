//! What the migration of contract lists fills in from older rows is what is written since: who each contract waits for, and what it
//! copies of its offer.

use crate::harness::database::{Database, engines};
use crate::harness::use_cases::{addressee, member, open, send_new};
use parley::app::{App, Caller, Error};
use parley::clock::{Clock, Random};
use parley::domain::contracts::entry::ContractHappening;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ContractId, GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::server::ServerRules;
use parley::domain::time::{HOUR_MS, UnixMs};
use sqlx::{AnyConnection, Connection as _, Row as _};

const MIGRATION: &str = include_str!("../../../migrations/0036_contract_lists.sql");

const HERE: GuildId = GuildId(10);
const CLIENT: PersonId = PersonId(101);
const FREELANCER: PersonId = PersonId(102);
const CONTRACTS: usize = 40;
const STEPS: u32 = 400;

/// Those statements of the migration that fill in what older rows lack.
fn fillings() -> Vec<String> {
    let lines = MIGRATION.lines().filter(|line| !line.starts_with("--"));
    let text = lines.collect::<Vec<_>>().join("\n");
    text.split(';').map(|part| part.trim().to_owned()).filter(|part| part.starts_with("UPDATE ")).collect()
}

/// Two people with contracts of two milestones each.
struct Pair {
    app: App,
    client: Caller,
    freelancer: Caller,
    random: Random,
}

impl Pair {
    async fn agree(&self, clock: &Clock) -> ContractId {
        clock.advance(HOUR_MS);
        let form = OfferForm {
            title: "Logo".to_owned(),
            description: "A logo.".to_owned(),
            price: "90 USD".to_owned(),
            milestones: "Drafts: 40\nFinal: 50".to_owned(),
            ..OfferForm::default()
        };
        let begun = self.app.begin_offer(&self.client, &addressee(FREELANCER), OfferOptions::default()).await;
        let offer = send_new(&self.app, &self.client, begun.expect("a draft").id, form).await.offer;
        self.app.accept(&self.freelancer, offer.id, 1).await.expect("accepted").1.id
    }

    fn one_of(&self, most: usize) -> usize {
        let at = self.random.below(i64::try_from(most).expect("few"));
        usize::try_from(at).expect("few")
    }

    /// Somebody does something to a contract; whether that could be done as it stands.
    async fn act(&self, contract: ContractId) -> bool {
        let Self { app, client, freelancer, .. } = self;
        let place = u32::try_from(1 + self.one_of(2)).expect("few");
        let work = app.view_contract(client, contract).await.expect("theirs").found.work;
        let newest = work.0.iter().rev().find(|entry| entry.piece == place && entry.payment.is_none());
        let seen = newest.map_or(0, |entry| entry.seq);
        let payments: Vec<_> =
            work.0.iter().filter(|entry| entry.what == ContractHappening::PaymentRecorded).collect();
        let outcome = match self.one_of(8) {
            0 | 1 => app.submit_work(freelancer, contract, place, "Done.").await.map(drop),
            2 | 3 => app.approve_work(client, contract, (place, seen)).await.map(drop),
            4 => app.request_revision(client, contract, (place, seen), "Larger.").await.map(drop),
            5 => self.pay(contract, place).await,
            _ if payments.is_empty() => return false,
            _ => {
                let recorded = payments[self.one_of(payments.len())];
                let other = if recorded.by == CLIENT { freelancer } else { client };
                app.answer_payment(other, contract, recorded.seq, self.one_of(2) == 0).await.map(drop)
            }
        };
        match outcome {
            Ok(()) => true,
            Err(Error::Refused(_)) => false,
            Err(other) => panic!("{other}"),
        }
    }

    async fn pay(&self, contract: ContractId, place: u32) -> Result<(), Error> {
        let by = if self.one_of(2) == 0 { &self.client } else { &self.freelancer };
        let draft = self.app.begin_payment(by, contract, place).await?.1.id;
        let preview = self.app.fill_payment(by, draft, ("1", "")).await?;
        self.app.record_payment(by, draft, preview.hash()).await.map(drop)
    }
}

/// All that the migration fills in, of each contract.
async fn filled(rows: &mut AnyConnection) -> Vec<[String; 8]> {
    let sql =
        "SELECT guild_id, number, client_id, party_id, waits_client, waits_party, waits_member, party_kind
        FROM contracts ORDER BY id";
    let rows = sqlx::query(sql).fetch_all(rows).await.expect("contracts");
    let text = |row: &sqlx::any::AnyRow, at: usize| match at {
        7 => row.get::<String, _>(at),
        _ => row.get::<i64, _>(at).to_string(),
    };
    rows.iter().map(|row| std::array::from_fn(|at| text(row, at))).collect()
}

#[tokio::test]
async fn what_older_rows_lack_is_filled_in_as_it_is_written_now() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = Clock::manual(UnixMs(1_800_000_000_000));
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        let (client, freelancer) = (member(HERE, CLIENT), member(HERE, FREELANCER));
        let pair = Pair { app, client, freelancer, random: Random::seeded(11) };
        let mut contracts = Vec::new();
        for _ in 0..CONTRACTS {
            contracts.push(pair.agree(&clock).await);
        }
        let mut done = 0;
        for _ in 0..STEPS {
            done += u32::from(pair.act(contracts[pair.one_of(CONTRACTS)]).await);
        }
        assert!(done > STEPS / 4, "only {done} of {STEPS} steps were possible");
        store.close().await;

        let mut rows = database.write().await;
        let written = filled(&mut rows).await;
        for waits in 4..7 {
            let some = written.iter().filter(|row| row[waits] == "1").count();
            assert!((1..CONTRACTS).contains(&some), "{some} of {CONTRACTS} wait: {written:?}");
        }
        let lost = "UPDATE contracts SET client_id = 0, party_id = 0, party_kind = '', waits_client = 0, waits_party = 0, waits_member = 0";
        sqlx::query(lost).execute(&mut rows).await.expect("emptied");
        assert_ne!(filled(&mut rows).await, written);
        let fillings = fillings();
        assert_eq!(fillings.len(), 5, "{fillings:?}");
        for sql in fillings {
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut rows).await.expect("filled in");
        }
        assert_eq!(filled(&mut rows).await, written);
        rows.close().await.expect("it is closed");
        database.remove().await;
    }
}
