//! Two people who trade over the use cases, and the outbox that mails what they are told. Owns their addresses, and that a
//! test says which server they send through.

use super::office::{Mail, Office};
use crate::harness::database::{Database, Engine};
use crate::harness::moment;
use crate::harness::use_cases::{addressee, member, open, send_new};
use parley::app::{App, Caller};
use parley::clock::{Clock, Random};
use parley::domain::effect::Carrier;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ChannelId, GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::offer::Offer;
use parley::domain::server::ServerRules;
use parley::domain::time::UnixMs;
use parley::mail::{Account, Links, MailDelivery, Security, Sender};
use parley::outbox::{LEASE_MS, Outbox};
use parley::store::Store;
use sqlx::Row;
use std::sync::Arc;
use std::time::Duration;

/// When the mails that are kept as snapshots are sent, whatever the day and the other stories' moment: people read dates in
/// them. 26 November 2025.
pub(crate) const DATED: UnixMs = UnixMs(1_764_158_400_000);
pub(crate) const HERE: GuildId = GuildId(10);

/// A place to trade at.
pub(crate) struct MailHarness {
    pub(crate) database: Database,
    pub(crate) store: Store,
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) ana: Caller,
    pub(crate) ben: Caller,
    /// What ends mail without Discord; none, as long as a story sets none.
    pub(crate) links: Option<Arc<Links>>,
}

/// The mail server that nobody asks who they are, on this machine.
pub(crate) fn account(port: u16) -> Account {
    Account {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        login: None,
        from: Sender::parse("Parley <parley@example.org>").expect("a sender"),
        certificate_pem: None,
        patience: Duration::from_secs(20),
    }
}

pub(crate) fn named(person: i64, name: &str) -> Caller {
    Caller { name: name.to_owned(), ..member(HERE, PersonId(person)) }
}

/// An offer that is right.
pub(crate) fn form() -> OfferForm {
    OfferForm {
        title: "Landing page".to_owned(),
        description: "A landing page for the spring campaign.\nIn our colours.".to_owned(),
        price: "$1,500".to_owned(),
        schedule: "due in 66 days".to_owned(),
        milestones: String::new(),
    }
}

/// Other terms.
pub(crate) fn change() -> OfferForm {
    OfferForm { price: "$1,800".to_owned(), schedule: "due in 81 days".to_owned(), ..form() }
}

impl MailHarness {
    /// Ana and Ben, without addresses.
    pub(crate) async fn set(engine: &Engine) -> Self {
        Self::set_at(engine, moment::begin(engine)).await
    }

    /// The same at a moment of the story's own.
    pub(crate) async fn set_at(engine: &Engine, begin: UnixMs) -> Self {
        let database = Database::create(engine).await;
        let clock = Clock::manual(begin);
        let rules = ServerRules { job_board: Some(ChannelId(9)), ..ServerRules::default() };
        let (store, app) = open(&database, &clock, rules).await;
        let (ana, ben) = (named(1, "Ana"), named(2, "Ben"));
        Self { database, store, app: app.with_mail(true), clock, ana, ben, links: None }
    }

    /// The outbox that sends through `account`.
    pub(crate) fn outbox(&self, account: Account) -> Outbox<MailDelivery> {
        self.outboxes(account).0
    }

    /// The same, and the one of what waits beside all other mail.
    pub(crate) fn outboxes(&self, account: Account) -> (Outbox<MailDelivery>, Outbox<MailDelivery>) {
        let delivery = MailDelivery::new(self.app.clone(), account).with_links(self.links.clone());
        let (store, clock) = (self.store.clone(), self.clock.clone());
        let slow = delivery.patient();
        let slow =
            Outbox::new(Carrier::SlowMail, store.clone(), clock.clone(), Random::seeded(4), slow, LEASE_MS);
        (Outbox::new(Carrier::Mail, store, clock, Random::seeded(3), delivery, LEASE_MS), slow)
    }

    /// Sends everything. News wait a while for the room to show them first, and nobody makes rooms here.
    pub(crate) async fn send_all(&self, office: &Office) {
        self.clock.advance(30_000);
        let (outbox, slow) = self.outboxes(account(office.port));
        while outbox.step().await.expect("a step") || slow.step().await.expect("a step") {}
    }

    /// The same, after which time passes, so that ids tell the order of what comes next.
    pub(crate) async fn tell_all(&self, office: &Office) {
        self.send_all(office).await;
        self.clock.advance(1_000);
    }

    /// Gives an address and proves it without a mail: the server's moods begin after that.
    pub(crate) async fn prove(&self, caller: &Caller, address: &str) {
        self.app.ask_mail_code(caller, address).await.expect("a code");
        let pool = self.database.pool().await;
        let code: (String,) =
            sqlx::query_as("SELECT code FROM mail_codes WHERE person_id = $1 AND state = 'open'")
                .bind(caller.person.0)
                .fetch_one(&pool)
                .await
                .expect("the code");
        pool.close().await;
        self.app.enter_mail_code(caller, &code.0).await.expect("it is right");
    }

    /// Gives and proves an address; the mail with its code is the next one to come.
    pub(crate) async fn give_address(&self, caller: &Caller, address: &str, office: &mut Office) -> Mail {
        let asked = self.app.ask_mail_code(caller, address).await.expect("a code");
        assert_eq!(asked.code.map(|code| code.address.to_string()).as_deref(), Some(address));
        self.send_all(office).await;
        let mail = office.mail().await;
        let given = self.app.enter_mail_code(caller, &mail.code()).await.expect("it is right");
        assert_eq!(given.address.map(|kept| kept.address.to_string()).as_deref(), Some(address));
        mail
    }

    /// Ana's offer to Ben.
    pub(crate) async fn offer(&self, form: OfferForm) -> Offer {
        self.offer_to(&self.ben, form).await
    }

    /// Ana's offer to somebody.
    pub(crate) async fn offer_to(&self, to: &Caller, form: OfferForm) -> Offer {
        let options = OfferOptions::default();
        let to = parley::app::Addressee { name: to.name.clone(), ..addressee(to.person) };
        let draft = self.app.begin_offer(&self.ana, &to, options).await.expect("a draft");
        send_new(&self.app, &self.ana, draft.id, form).await.offer
    }

    /// How many mails wait, and how many were given up.
    pub(crate) async fn mail_left(&self) -> (i64, i64) {
        let pool = self.database.pool().await;
        let counted = sqlx::query(
            "SELECT state, count(*) AS n FROM effects WHERE carrier IN ('mail', 'slow_mail') GROUP BY state",
        )
        .fetch_all(&pool)
        .await
        .expect("a count");
        pool.close().await;
        let of = |state: &str| {
            let found = counted.iter().find(|row| row.get::<String, _>("state") == state);
            found.map_or(0, |row| row.get::<i64, _>("n"))
        };
        (of("waiting"), of("dead"))
    }

    pub(crate) async fn close(self) {
        self.store.close().await;
        self.database.remove().await;
    }
}
