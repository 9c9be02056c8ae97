//! What each use case costs: the number of its statements, so that a new one is seen in review. Over the use cases as the
//! handlers of presses call them, and over the outbox with a Discord that says yes.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::use_cases::{addressee, hash_of, member, open};
use parley::app::{
    Addressee, App, Caller, ContractDelivery, Drawn, Error, NotificationDelivery, OfferDelivery, PressedCard,
    RoomDelivery, SentDraft,
};
use parley::clock::Random;
use parley::domain::contracts::filter::ContractFilter;
use parley::domain::effect::{Carrier, Effect};
use parley::domain::form::OfferForm;
use parley::domain::ids::{ChannelId, DraftId, GuildId, MessageId, OfferId, PersonId, RoomId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::filter::OfferFilter;
use parley::domain::offers::offer::{DeclineReason, Side};
use parley::domain::people::presence::Presence;
use parley::domain::server::{RoomStyle, ServerRules};
use parley::outbox::{
    ContractSubject, Deliver, DeliveryError, DueEffect, LEASE_MS, NotificationSubject, OfferSubject, Outbox,
    Posted, Receipt, Subject,
};
use parley::store::Store;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

const GUILD: GuildId = GuildId(10);
const ANA: PersonId = PersonId(1);
const BEN: PersonId = PersonId(2);
const CLEO: PersonId = PersonId(3);

/// Parley without Discord, and what was counted.
struct Meter {
    store: Store,
    app: App,
    outbox: Outbox<Yes>,
    delivered: Arc<Mutex<Vec<&'static str>>>,
    table: String,
}

impl Meter {
    async fn set(database: &Database, engine: &Engine) -> Self {
        let clock = moment::standing(engine);
        let (store, app) = open(database, &clock, ServerRules::default()).await;
        let delivered = Arc::default();
        let yes = Yes { app: app.clone(), next: AtomicI64::new(1_000), delivered: Arc::clone(&delivered) };
        let outbox = Outbox::new(Carrier::Discord, store.clone(), clock, Random::seeded(3), yes, LEASE_MS);
        Self { store, app, outbox, delivered, table: String::new() }
    }

    /// The card of an offer's first version, as a press on it names it.
    async fn card(&self, offer: OfferId) -> Drawn {
        let mut reader = self.store.reader().await.expect("a reader");
        let posted =
            reader.queries().post(OfferSubject::Card(offer, 1)).await.expect("read").expect("a card");
        Drawn { version: 1, card: Some(PressedCard { message: posted.message, is_in_room: true }) }
    }

    fn note(&mut self, what: &str, statements: u64) {
        writeln!(self.table, "{statements:>3}  {what}").expect("a line");
    }

    /// Counts one interaction: what is done for each of them, and the handler's part.
    async fn count<T>(
        &mut self,
        what: &str,
        caller: &Caller,
        handle: impl AsyncFnOnce(&App, &Caller) -> T,
    ) -> T {
        let before = self.store.statements();
        let app = self.app.clone();
        let mut caller = caller.clone();
        let known = app.arrive(&mut caller).await.expect("read");
        app.readmit_known(&caller, known.presence).await.expect("read");
        let done = handle(&app, &caller).await;
        assert!(!known.is_door_closed && !known.has_obstacles, "more would be looked at");
        self.note(what, self.store.statements() - before);
        done
    }

    /// Counts each delivery of what waits, the claim included.
    async fn deliver(&mut self, after: &str) {
        loop {
            let before = self.store.statements();
            if !self.outbox.step().await.expect("a step") {
                return;
            }
            let kind = self.delivered.lock().expect("kinds").pop().expect("one was delivered");
            self.note(&format!("{after}, delivered: {kind}"), self.store.statements() - before);
        }
    }

    /// Sends an offer of Ana's; counted, if `what` is said.
    async fn send(&mut self, what: &str) -> OfferId {
        let ana = person(ANA);
        let options = OfferOptions::default();
        let to = Addressee { joined: ana.joined, ..addressee(BEN) };
        let begin =
            async |app: &App, caller: &Caller| app.begin_offer(caller, &to, options).await.expect("a draft");
        let draft = self.count(&format!("{what}: the form"), &ana, begin).await;
        let fill =
            async |app: &App, caller: &Caller| app.fill(caller, draft.id, form()).await.expect("a preview");
        let filled = self.count(&format!("{what}: the preview"), &ana, fill).await;
        let send = async |app: &App, caller: &Caller| sent(app, caller, draft.id, &filled).await;
        let SentDraft::Sent(sent) = self.count(&format!("{what}: Send"), &ana, send).await else {
            panic!("not a new offer")
        };
        sent.offer.id
    }
}

/// Presses Send below a preview.
async fn sent(app: &App, caller: &Caller, draft: DraftId, filled: &parley::app::Filled) -> SentDraft {
    if let Some((to, known)) = app.addressee_of(caller, draft).await.expect("a draft") {
        let presence = Presence::Here { joined: person(to).joined, pending: false };
        app.note_sighting((GUILD, to), known, presence).await.expect("noted");
    }
    app.send_draft(caller, draft, hash_of(filled)).await.expect("it is sent")
}

fn person(person: PersonId) -> Caller {
    Caller { joined: Some(parley::domain::time::UnixMs(1_700_000_000_000)), ..member(GUILD, person) }
}

fn form() -> OfferForm {
    OfferForm {
        title: "Logo".to_owned(),
        description: "A logo for the shop.".to_owned(),
        price: "$500".to_owned(),
        ..OfferForm::default()
    }
}

/// Presses View offer.
async fn view(app: &App, caller: &Caller, offer: OfferId) -> bool {
    let record = app.view_offer(caller, offer).await.expect("theirs");
    // What is seen to comes after the answer.
    app.is_to_be_seen_to(caller, &record.offer)
}

/// Presses Accept offer on a card.
async fn ask(app: &App, caller: &Caller, (offer, drawn): (OfferId, Drawn)) -> Result<(), Error> {
    let offer = app.load_drawn(caller, offer, drawn, Side::Recipient).await?;
    app.rules_of(caller.guild).await?;
    app.safety_notes(caller, &offer).await?;
    Ok(())
}

#[tokio::test]
async fn what_a_use_case_costs() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let mut meter = Meter::set(&database, &engine).await;
        play(&mut meter).await;
        let name = if engine == Engine::Sqlite { "sqlite" } else { "postgres" };
        insta::assert_snapshot!(format!("statements_on_{name}"), meter.table);
        meter.store.close().await;
        database.remove().await;
    }
}

async fn play(meter: &mut Meter) {
    let (ana, ben, cleo) = (person(ANA), person(BEN), person(CLEO));
    let first = meter.send("First offer").await;
    meter.deliver("First offer").await;
    let card = meter.card(first).await;
    for again in ["first", "again"] {
        let what = format!("View offer ({again})");
        let is_due = meter.count(&what, &ben, async |app, caller| view(app, caller, first).await).await;
        if is_due {
            let before = meter.store.statements();
            meter.app.see_to_posts(first).await.expect("seen to");
            meter.note(&format!("{what}, seen to after the answer"), meter.store.statements() - before);
        }
        meter.deliver("View offer").await;
    }
    meter
        .count("Accept offer: the question", &ben, async |app, caller| {
            ask(app, caller, (first, card)).await.expect("asked")
        })
        .await;
    meter
        .count("Refused: a stranger", &cleo, async |app, caller| {
            ask(app, caller, (first, card)).await.expect_err("refused")
        })
        .await;
    meter
        .count("Refused: the other side", &ana, async |app, caller| {
            ask(app, caller, (first, card)).await.expect_err("refused")
        })
        .await;
    let accept = async |app: &App, caller: &Caller| {
        let (offer, _) = app.accept(caller, first, 1).await.expect("accepted");
        app.room_channel(offer.room).await.expect("read");
    };
    meter.count("Accept these terms", &ben, accept).await;
    meter.deliver("Accepted").await;
    meter
        .count("Refused: accepted before", &ben, async |app, caller| {
            app.accept(caller, first, 1).await.expect_err("refused")
        })
        .await;
    meter
        .count("/offers", &ben, async |app, caller| {
            app.list_offers(caller, OfferFilter::default(), 1).await.expect("a list");
        })
        .await;
    work(meter).await;
    let second = meter.send("Second offer").await;
    meter.deliver("Second offer").await;
    change(meter, second).await;
    let decline = async |app: &App, caller: &Caller| {
        app.decline(caller, second, 2, DeclineReason::TooBusy, None).await.expect("declined")
    };
    meter.count("Decline", &ben, decline).await;
    meter.deliver("Declined").await;
    let third = meter.send("Third offer").await;
    meter.deliver("Third offer").await;
    meter
        .count("Withdraw", &ana, async |app, caller| {
            app.withdraw(caller, third, 1, None).await.expect("withdrawn")
        })
        .await;
    meter.deliver("Withdrawn").await;
}

/// Ben submits the work of the contract, and Ana reads it.
async fn work(meter: &mut Meter) {
    let (ana, ben) = (person(ANA), person(BEN));
    let list = async |app: &App, caller: &Caller| {
        app.list_contracts(caller, ContractFilter::default(), 1).await.expect("a list").lines[0].id
    };
    let contract = meter.count("/contracts", &ben, list).await;
    meter
        .count("Submit work", &ben, async |app, caller| {
            app.submit_work(caller, contract, 0, "Done.").await.expect("submitted");
        })
        .await;
    meter.deliver("Submitted").await;
    meter
        .count("/contract view", &ana, async |app, caller| {
            app.view_contract_named(caller, "1").await.expect("hers");
        })
        .await;
    meter
        .count("/contract export", &ana, async |app, caller| {
            app.export_contract_named(caller, "1").await.expect("hers");
        })
        .await;
}

/// Ben asks for other terms, which Ana approves.
async fn change(meter: &mut Meter, offer: OfferId) {
    let (ana, ben) = (person(ANA), person(BEN));
    let card = meter.card(offer).await;
    let begin = async |app: &App, caller: &Caller| {
        app.begin_change(caller, offer, card).await.expect("a draft").draft
    };
    let draft = meter.count("Request changes: the form", &ben, begin).await;
    let typed = OfferForm { price: "$600".to_owned(), ..form() };
    let fill = async |app: &App, caller: &Caller| app.fill(caller, draft.id, typed).await.expect("a preview");
    let filled = meter.count("Request changes: the preview", &ben, fill).await;
    let send = async |app: &App, caller: &Caller| sent(app, caller, draft.id, &filled).await;
    let SentDraft::Requested(asked) = meter.count("Request changes: Send", &ben, send).await else {
        panic!("no change request")
    };
    meter.deliver("Requested").await;
    let open = asked.open_change().expect("it is open").id;
    meter
        .count("Approve", &ana, async |app, caller| app.approve_change(caller, open).await.expect("approved"))
        .await;
    meter.deliver("Approved").await;
    let stale = async |app: &App, caller: &Caller| {
        ask(app, caller, (offer, card)).await.expect_err("stale");
        app.view_offer(caller, offer).await.expect("theirs");
    };
    meter.count("Refused: older terms", &ben, stale).await;
}

/// A Discord that says yes.
struct Yes {
    app: App,
    next: AtomicI64,
    delivered: Arc<Mutex<Vec<&'static str>>>,
}

impl Yes {
    fn id(&self) -> i64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// A message in a room, before which its privacy is looked at; or the one that stands.
    async fn posted(
        &self,
        subject: impl Into<Subject>,
        room: RoomId,
        channel: ChannelId,
        posted: Option<Posted>,
    ) -> Receipt {
        if posted.is_some() {
            return Receipt::Done;
        }
        self.app.room_privacy(room).await.expect("read");
        Receipt::Posted {
            subject: subject.into(),
            room,
            posted: Posted { channel, message: MessageId(self.id()) },
        }
    }

    async fn offer(&self, due: &DueEffect, delivery: OfferDelivery) -> Receipt {
        match delivery {
            OfferDelivery::PostCard(brief) => {
                let subject = OfferSubject::Card(brief.offer.id, brief.version);
                self.posted(subject, brief.offer.room, brief.channel, brief.posted).await
            }
            OfferDelivery::PostChange(brief) => {
                let subject = OfferSubject::Change(brief.change.id);
                self.posted(subject, brief.offer.room, brief.channel, brief.posted).await
            }
            OfferDelivery::PostNotice(brief) => {
                self.posted(NotificationSubject::Notice(due.id), brief.offer.room, brief.channel, None).await
            }
            OfferDelivery::RefreshCard(_)
            | OfferDelivery::RefreshChange(_)
            | OfferDelivery::PostFiles(_)
            | OfferDelivery::AwaitScreening(..) => Receipt::Done,
        }
    }

    async fn room(&self, delivery: RoomDelivery) -> Receipt {
        match delivery {
            RoomDelivery::OpenRoom(brief) => {
                let (room, channel) = (brief.room.id, ChannelId(self.id()));
                self.app.remember_place(GUILD, "category", ChannelId(400)).await.expect("remembered");
                Receipt::RoomOpened { room, channel, style: RoomStyle::Channels, moderators: None }
            }
            RoomDelivery::AdmitSides(room) => {
                let here = |side: &PersonId| {
                    (*side, Presence::Here { joined: person(*side).joined, pending: false })
                };
                Receipt::SidesAdmitted { room: room.id, sides: room.members.iter().map(here).collect() }
            }
            _ => Receipt::Done,
        }
    }

    fn told(&self, due: &DueEffect, delivery: NotificationDelivery) -> Receipt {
        let NotificationDelivery::SendDm(brief) = delivery else { return Receipt::Done };
        let personal = brief.personal;
        let subject: Subject = match &brief.copy {
            Some(copy) => NotificationSubject::Copy(copy.offer.id, copy.version, personal.to).into(),
            None => NotificationSubject::Notice(due.id).into(),
        };
        let posted = Posted { channel: ChannelId(500 + personal.to.0), message: MessageId(self.id()) };
        let is_known_door = brief.dm_status.channel == Some(posted.channel);
        Receipt::Told { to: personal.to, subject, room: personal.offer.room, posted, is_known_door }
    }
}

impl Deliver for Yes {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        self.delivered.lock().expect("kinds").push(due.effect.kind());
        let app = &self.app;
        let receipt = match &due.effect {
            Effect::Room(effect) => match app.room_delivery(effect).await.expect("read") {
                Some(delivery) => self.room(delivery).await,
                None => Receipt::Done,
            },
            Effect::Offer(effect) => match app.offer_delivery(effect).await.expect("read") {
                Some(delivery) => self.offer(due, delivery).await,
                None => Receipt::Done,
            },
            Effect::Contract(effect) => match app.contract_delivery(effect).await.expect("read") {
                Some(ContractDelivery::PostContract(brief)) => {
                    let subject = ContractSubject::Contract(brief.contract.id);
                    self.posted(subject, brief.offer.room, brief.channel, brief.posted).await
                }
                Some(ContractDelivery::PostWork(brief)) => {
                    let (found, seq) = (brief.contract, brief.entry.seq);
                    let subject = ContractSubject::Work(found.contract.id, seq);
                    self.posted(subject, found.offer.room, found.channel, found.posted).await
                }
                Some(ContractDelivery::PostWorkFile(_)) => panic!("no story here has files"),
                Some(ContractDelivery::PinContract(_) | ContractDelivery::RefreshContract(_)) | None => {
                    Receipt::Done
                }
            },
            Effect::Notification(effect) => match app.notification_delivery(effect).await.expect("read") {
                Some(delivery) => self.told(due, delivery),
                None => Receipt::Done,
            },
            other => panic!("no story here has {}", other.kind()),
        };
        Ok(receipt)
    }
}
