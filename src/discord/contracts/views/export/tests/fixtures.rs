//! Contracts to take away: one with all there is, one of an agency, one with next to nothing, one that is long.

use crate::app::{ContractAtWork, ContractExport};
use crate::discord::offers::views::tests::{NOW, contract, offer};
use crate::domain::agencies::agency::Team;
use crate::domain::contracts::ahead::ahead;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::document::{ContractDocument, DocumentSource};
use crate::domain::contracts::entry::{
    CloseReason, Closing, ContractEntry, ContractHappening, Hours, Payment,
};
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::weeks::week_of;
use crate::domain::contracts::work::Work;
use crate::domain::ids::{AgencyId, ChangeId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Recipient, State};
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::domain::offers::timeline::{Entry, Happening};
use crate::domain::time::{DAY_MS, HOUR_MS, date};
use chrono::Days;
use chrono_tz::Tz;

pub(super) use crate::discord::offers::views::tests::{ADA, BEN};
pub(super) const CHIDI: PersonId = PersonId(300);

/// A contract with all that it is taken away with.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) found: ContractAtWork,
    former: Vec<Terms>,
    changes: Vec<Change>,
    names: [String; 3],
    server: String,
}

impl Made {
    pub(super) fn export(&self, seat: Seat) -> ContractExport {
        let Self { found, former, changes, names, server } = self;
        let terms = former.iter().chain([&found.contract.terms]);
        let versions: Vec<_> = (1..)
            .zip(terms)
            .map(|(number, terms)| (number, NOW.plus(-DAY_MS * (9 - i64::from(number))), terms))
            .collect();
        let happened = |what, by, days: i64| Entry { what, by: Some(by), at: NOW.plus(-days * DAY_MS) };
        let timeline = [
            happened(Happening::Sent, ADA, 8),
            happened(Happening::ChangeRequested, BEN, 7),
            happened(Happening::ChangeApproved, ADA, 6),
            happened(Happening::Accepted, BEN, 0),
        ];
        let source = DocumentSource {
            on: found,
            server: Some(server),
            versions: &versions,
            changes,
            timeline: &timeline,
        };
        let document = ContractDocument::of(source, seat).naming(|person| {
            let at = [ADA, BEN, CHIDI].into_iter().position(|known| known == person)?;
            Some((names[at].clone(), (at == 0).then(|| format!("{}_1", names[0].to_lowercase()))))
        });
        let taken = NOW.plus(20 * DAY_MS);
        let ahead = ahead(found, seat, (taken, taken.day()));
        ContractExport { found: found.clone(), seat, document, ahead, taken }
    }

    /// The same with one text wherever people write one.
    pub(super) fn written_as(mut self, text: &str) -> Self {
        let put = |terms: &mut Terms| {
            text.clone_into(&mut terms.title);
            text.clone_into(&mut terms.description);
            if let Price::Fixed { milestones, .. } = &mut terms.price {
                milestones.iter_mut().for_each(|milestone| text.clone_into(&mut milestone.name));
            }
        };
        put(&mut self.found.contract.terms);
        self.former.iter_mut().for_each(put);
        for change in &mut self.changes {
            put(&mut change.terms);
            text.clone_into(&mut change.message);
        }
        for entry in &mut self.found.work.0 {
            entry.message = entry.message.as_ref().map(|_| text.to_owned());
        }
        for file in &mut self.found.offer.files {
            text.clone_into(&mut file.name);
        }
        for recipient in [&mut self.found.offer.recipient, &mut self.found.contract.contractor] {
            if let Recipient::Agency(team) = recipient {
                text.clone_into(&mut team.name);
            }
        }
        self.found.offer.note = Some(text.to_owned());
        self.names = [text, text, text].map(str::to_owned);
        text.clone_into(&mut self.server);
        self
    }

    /// The same without a letter that English has.
    pub(super) fn foreign(self) -> Self {
        self.written_as("Логотип")
    }
}

fn usd(major: i64) -> Money {
    Money { minor: major * 100, currency: Currency::USD }
}

fn line(
    seq: i64,
    what: ContractHappening,
    (by, hours): (PersonId, i64),
    message: Option<&str>,
) -> ContractEntry {
    let message = message.map(str::to_owned);
    ContractEntry { message, ..ContractEntry::bare(seq, what, (by, NOW.plus(hours * HOUR_MS))) }
}

fn submitted(seq: i64, piece: u32, hours: i64, message: &str) -> ContractEntry {
    let line = line(seq, ContractHappening::Submitted, (BEN, hours), Some(message));
    ContractEntry { piece, approves: Some(line.at.plus(14 * DAY_MS)), ..line }
}

fn answered(
    seq: i64,
    piece: u32,
    what: ContractHappening,
    hours: i64,
    message: Option<&str>,
) -> ContractEntry {
    ContractEntry { piece, ..line(seq, what, (ADA, hours), message) }
}

fn paid(seq: i64, piece: u32, (by, hours): (PersonId, i64), major: i64, note: Option<&str>) -> ContractEntry {
    let line = line(seq, ContractHappening::PaymentRecorded, (by, hours), note);
    ContractEntry { piece, payment: Some(Payment { amount: usd(major), day: line.at.day() }), ..line }
}

fn on_payment(
    seq: i64,
    answers: i64,
    what: ContractHappening,
    (by, hours): (PersonId, i64),
) -> ContractEntry {
    ContractEntry { answers: Some(answers), ..line(seq, what, (by, hours), None) }
}

fn terms(milestones: &[(&str, i64, u32)]) -> Terms {
    let milestone = |(name, major, day): &(&str, i64, u32)| Milestone {
        name: (*name).to_owned(),
        amount: usd(*major),
        due: Some(date(2026, 12, *day)),
    };
    let milestones: Vec<_> = milestones.iter().map(milestone).collect();
    let total = milestones.iter().map(|milestone| milestone.amount.minor / 100).sum();
    Terms {
        title: "Website for a coffee shop".to_owned(),
        description: "Five pages: home, menu, about us, events, contact. Works well on phones.\n\n\
                      We have texts and photos. Design in our colors, code in plain HTML and CSS, \
                      so that we can change prices and opening hours on our own.\n\n\
                      Not included: hosting, translations."
            .to_owned(),
        price: Price::Fixed { total: usd(total), milestones },
        start: Some(date(2026, 12, 1)),
        due: Some(date(2026, 12, 31)),
    }
}

fn accepted(terms: Terms) -> (Offer, Contract) {
    let state = State::Accepted { by: BEN, at: NOW };
    let files = vec![
        Attachment { name: "logo.svg".to_owned(), size_bytes: 18_204, url: String::new() },
        Attachment { name: "brief (final).pdf".to_owned(), size_bytes: 1_204_331, url: String::new() },
    ];
    let offer = Offer { terms, state, files, version: 2, ..offer() };
    let contract = contract(&offer);
    (offer, contract)
}

/// A contract of two people with everything that can happen.
pub(super) fn shop() -> Made {
    use ContractHappening::{
        Approved, AutoApproved, Paused, PaymentConfirmed, PaymentDenied, PaymentUnconfirmed, RefundRecorded,
        Reminded, Resumed, RevisionRequested,
    };
    let (offer, contract) = accepted(terms(&[
        ("Wireframes", 300, 8),
        ("Design of all pages", 600, 15),
        ("Home and menu", 700, 22),
        ("The other pages", 500, 29),
        ("Launch", 150, 31),
    ]));
    let refund = ContractEntry {
        what: RefundRecorded,
        ..paid(15, 0, (BEN, 330), 50, Some("Stock photo we didn't use"))
    };
    let work = Work(vec![
        submitted(
            1,
            1,
            30,
            "Wireframes of all five pages: https://example.com/wireframes\nThe menu has two variants.",
        ),
        answered(
            2,
            1,
            RevisionRequested,
            52,
            Some("Lovely. Please move the opening hours to the top, people look for them first."),
        ),
        submitted(3, 1, 75, "Opening hours are on top now."),
        answered(4, 1, Approved, 80, None),
        paid(5, 1, (ADA, 81), 300, Some("By bank transfer, invoice 2026-114")),
        on_payment(6, 5, PaymentConfirmed, (BEN, 90)),
        line(7, Paused, (BEN, 100), Some("Down with the flu. Back on Monday.")),
        line(8, Resumed, (BEN, 190), None),
        submitted(9, 2, 200, "All pages, desktop and phone."),
        answered(10, 2, Reminded, 260, None),
        answered(11, 2, AutoApproved, 300, None),
        paid(12, 2, (BEN, 310), 600, None),
        on_payment(13, 12, PaymentUnconfirmed, (ADA, 315)),
        paid(14, 0, (ADA, 320), 50, Some("For the stock photo")),
        refund,
        on_payment(16, 15, PaymentConfirmed, (ADA, 340)),
        paid(17, 3, (ADA, 350), 700, None),
        on_payment(18, 17, PaymentDenied, (BEN, 360)),
        submitted(19, 3, 400, "Home and menu are online: https://example.com"),
        paid(20, 0, (ADA, 410), 700, Some("Second try, the bank had sent it back")),
    ]);
    let mut former = contract.terms.clone();
    former.price = terms(&[("Design", 800, 15), ("Website", 1_000, 31)]).price;
    let change = Change {
        id: ChangeId(4),
        offer: offer.id,
        version: 1,
        by: BEN,
        at: NOW.plus(-7 * DAY_MS),
        terms: contract.terms.clone(),
        message: "Smaller steps suit both of us better: you see something every week.".to_owned(),
        fate: Fate::Approved { version: 2 },
    };
    Made {
        found: ContractAtWork { offer, contract, work, zone: Tz::UTC },
        former: vec![former],
        changes: vec![change],
        names: ["Ada Lovelace", "Ben", "Chidi"].map(str::to_owned),
        server: "Workshop".to_owned(),
    }
}

/// A contract with an agency, whose member Chidi does the work.
pub(super) fn agency() -> Made {
    let mut made = shop();
    let team = Team {
        id: AgencyId(3),
        name: "Studio North".to_owned(),
        owner: BEN,
        managers: Vec::new(),
        members: vec![CHIDI],
        wished: None,
        delegate: Some(CHIDI),
    };
    made.found.offer.recipient = Recipient::Agency(team);
    made.found.contract.contractor = made.found.offer.recipient.clone();
    made.found.contract.terms = terms(&[("Drafts", 500, 10), ("Final", 1_000, 20)]);
    made.found.work.0.truncate(6);
    made.found.offer.note = Some("Invoice to the shop, please.".to_owned());
    made
}

/// The same by the hour, with two weeks of hours, of which some are in question and some were removed.
pub(super) fn by_the_hour() -> Made {
    use ContractHappening::{HoursLogged, HoursObjected, HoursRemoved, WeekClosed};
    let mut made = agency();
    made.found.contract.terms.price = Price::Hourly { rate: usd(40), weekly_limit_hours: Some(20) };
    let logged = |seq, by, (day, minutes): (u64, u32), done| {
        let hours = Hours { minutes, day: NOW.day() + Days::new(day) };
        let at = i64::try_from(day).expect("few") * 24;
        ContractEntry { hours: Some(hours), ..line(seq, HoursLogged, (by, at), Some(done)) }
    };
    let week = Some(week_of(NOW.day()));
    made.found.work = Work(vec![
        logged(1, CHIDI, (0, 210), "First sketches of the menu"),
        logged(2, BEN, (1, 45), "Review with the shop"),
        logged(3, CHIDI, (2, 390), "Design of all pages, on phones as well"),
        ContractEntry { answers: Some(2), ..line(4, HoursRemoved, (BEN, 60), None) },
        ContractEntry { week, ..line(5, WeekClosed, (ADA, 150), None) },
        logged(6, CHIDI, (7, 95), "The menu in HTML"),
        ContractEntry { answers: Some(3), ..line(7, HoursObjected, (ADA, 180), Some("We agreed on four.")) },
    ]);
    made
}

/// An hourly contract without anything, closed.
pub(super) fn plain() -> Made {
    let mut made = shop();
    let contract = &mut made.found.contract;
    contract.terms.price = Price::Hourly { rate: usd(40), weekly_limit_hours: Some(20) };
    (contract.terms.start, contract.terms.due, contract.version) = (None, None, 1);
    contract.state = ContractState::Closed;
    made.found.offer.files = Vec::new();
    made.found.offer.note = None;
    let closing = Closing { reason: CloseReason::Completed, paid: Some(usd(1_220)) };
    let closed = line(1, ContractHappening::Closed, (ADA, 2), Some("Thank you, it was a pleasure."));
    made.found.work = Work(vec![ContractEntry { closing: Some(closing), ..closed }]);
    made.former = Vec::new();
    made.changes = Vec::new();
    made
}

/// Twenty milestones and two hundred payments.
pub(super) fn many() -> Made {
    let mut made = shop();
    let names: Vec<_> = (1..=20).map(|place| format!("Part {place} of the work")).collect();
    let parts: Vec<_> = (1..).zip(&names).map(|(day, name)| (name.as_str(), 100, day)).collect();
    made.found.contract.terms = terms(&parts);
    let payments = (1..=200).flat_map(|nth: i64| {
        let piece = u32::try_from(1 + nth % 20).unwrap_or(1);
        let recorded = paid(2 * nth - 1, piece, (ADA, nth), nth, Some("By bank transfer"));
        [recorded, on_payment(2 * nth, 2 * nth - 1, ContractHappening::PaymentConfirmed, (BEN, nth))]
    });
    made.found.work = Work(payments.collect());
    made
}
