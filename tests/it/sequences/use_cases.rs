//! The same acts through the use cases, on a database: forms, drafts, servers and the compare-and-set take part.

use super::model::{Act, Facts, Outcome, Seen, Step, Who, Wish};
use super::rules::{fate, outcome, price, version};
use crate::harness::use_cases::{addressee, fill_and_send, member, send_new};
use parley::app::{App, Caller, Error, OfferRecord};
use parley::clock::Clock;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ChangeId, GuildId, OfferId, PersonId};
use parley::domain::moderation::report;
use parley::domain::moderation::report::ReportReason;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::money::{Currency, Money};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::offer::{DeclineReason, StateName};
use parley::domain::offers::refusal::OfferRefusal;
use parley::domain::offers::timeline::Happening;
use parley::domain::refusal::Refusal;

const HERE: GuildId = GuildId(10);
const ELSEWHERE: GuildId = GuildId(20);
const CLIENT: PersonId = PersonId(1);
const FREELANCER: PersonId = PersonId(2);
const STRANGER: PersonId = PersonId(3);
const MODERATOR: PersonId = PersonId(4);

/// One offer in a database that holds others, too.
pub(crate) struct Driver<'a> {
    app: &'a App,
    clock: &'a Clock,
    /// As it was after the last act.
    record: OfferRecord,
}

fn form(minor: i64) -> OfferForm {
    OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: Money { minor, currency: Currency::USD }.to_string(),
        ..OfferForm::default()
    }
}

impl<'a> Driver<'a> {
    /// Sends the offer.
    pub(crate) async fn set(app: &'a App, clock: &'a Clock, minor: i64, expires_days: u32) -> Self {
        let client = member(HERE, CLIENT);
        let options = OfferOptions { expires_days: Some(expires_days), ..OfferOptions::default() };
        let draft = app.begin_offer(&client, &addressee(FREELANCER), options).await.expect("a draft");
        let sent = send_new(app, &client, draft.id, form(minor)).await;
        Self { app, clock, record: read(app, sent.offer.id).await }
    }

    pub(crate) fn facts(&self) -> Facts {
        let record = &self.record;
        let numbers: Vec<u32> = record.versions.iter().map(|version| version.number).collect();
        assert_eq!(numbers, (1..=record.offer.version).collect::<Vec<_>>(), "versions follow each other");
        assert_eq!(record.versions.last().map(|version| &version.terms), Some(&record.offer.terms));
        let open = record
            .changes
            .iter()
            .find(|change| Some(change.id) == record.offer.open_change().map(|open| open.id));
        assert_eq!(record.offer.open_change(), open, "the offer and its change requests agree");
        assert_eq!(record.timeline.first().map(|entry| entry.what), Some(Happening::Sent));
        assert!(record.timeline.is_sorted_by_key(|entry| entry.at));
        Facts {
            state: record.offer.state.name(),
            revision: record.offer.revision,
            prices: record.versions.iter().map(|version| price(&version.terms)).collect(),
            fates: record.changes.iter().map(|change| fate(&change.fate)).collect(),
            contracts: record.contract.iter().map(|contract| price(&contract.terms)).collect(),
        }
    }

    pub(crate) async fn play(&mut self, step: &Step) -> Outcome {
        let outcome = self.try_play(step).await;
        let before = self.record.offer.revision;
        self.record = read(self.app, self.record.offer.id).await;
        // Time does what is due to all offers, those of earlier sequences too.
        match step.act {
            Act::Time if self.record.offer.revision == before => Outcome::Nothing,
            _ => outcome,
        }
    }

    async fn try_play(&self, step: &Step) -> Outcome {
        self.clock.advance(step.wait_ms);
        let who = match step.who {
            Who::Client => member(HERE, CLIENT),
            Who::Freelancer => member(HERE, FREELANCER),
            Who::Stranger => member(HERE, STRANGER),
            Who::ClientElsewhere => member(ELSEWHERE, CLIENT),
            Who::FreelancerElsewhere => member(ELSEWHERE, FREELANCER),
        };
        if step.act == Act::Time {
            while self.app.step_deadlines().await.expect("a step") > 0 {}
            return Outcome::Done;
        }
        match self.act(&who, step.act).await {
            Ok(()) => Outcome::Done,
            Err(Error::Refused(refusal)) => outcome(&refusal),
            Err(Error::Store(failure)) => panic!("{failure}"),
        }
    }

    async fn act(&self, who: &Caller, act: Act) -> Result<(), Error> {
        let (app, offer) = (self.app, self.record.offer.id);
        match act {
            Act::Accept(seen) => app.accept(who, offer, self.version(seen)).await.map(drop),
            Act::Decline(seen) => {
                let version = self.version(seen);
                app.decline(who, offer, version, DeclineReason::TooBusy, None).await.map(drop)
            }
            Act::Withdraw(seen) => app.withdraw(who, offer, self.version(seen), None).await.map(drop),
            Act::Request(seen, minor) => {
                let draft = app.begin_change(who, offer, self.version(seen)).await?.draft;
                fill_and_send(app, who, draft.id, form(minor), Some("More.")).await.map(drop)
            }
            Act::Modify(seen, minor) => {
                let draft = app.begin_modify(who, offer, self.version(seen)).await?.draft;
                fill_and_send(app, who, draft.id, form(minor), None).await.map(drop)
            }
            Act::Counter(wish, minor) => {
                let draft = app.begin_counter(who, self.wish(wish)).await?.draft;
                fill_and_send(app, who, draft.id, form(minor), None).await.map(drop)
            }
            Act::Approve(wish) => app.approve_change(who, self.wish(wish)).await.map(drop),
            Act::Reject(wish) => app.reject_change(who, self.wish(wish), "No.").await.map(drop),
            Act::Remove => self.moderate(report::Outcome::Removed).await,
            Act::Suspend => self.moderate(report::Outcome::Suspended).await,
            Act::Time => Ok(()),
        }
    }

    /// The freelancer reports the offer, unless they have, and a moderator decides that.
    async fn moderate(&self, outcome: report::Outcome) -> Result<(), Error> {
        let (app, offer) = (self.app, &self.record.offer);
        let moderator = Caller { manages_server: true, ..member(HERE, MODERATOR) };
        if offer.state.name() != StateName::Pending {
            let over = Refusal::Offer(OfferRefusal::Over {
                number: offer.number,
                state: offer.state.name(),
                by: None,
                at: self.clock.now(),
            });
            return Err(over.into());
        }
        let reported = app.send_report(&member(HERE, FREELANCER), offer.id, ReportReason::Spam, "").await;
        drop(reported.expect("one at a time"));
        let open = app.list_reports(&moderator, ReportFilter::default(), 1).await?;
        let report =
            open.lines.iter().find(|report| report.about.offer() == Some(offer.id)).expect("it is there").id;
        app.decide_report(&moderator, (report, outcome), "No.", "1h").await?;
        // So that the sequences after this one can be sent.
        for suspension in app.list_suspensions(&moderator, 1).await?.lines {
            app.end_suspension(&moderator, suspension.id, "Enough.").await?;
        }
        Ok(())
    }

    fn version(&self, seen: Seen) -> u32 {
        version(seen, self.record.offer.version)
    }

    fn wish(&self, wish: Wish) -> ChangeId {
        let found = match wish {
            Wish::Newest => self.record.changes.last(),
            Wish::Oldest => self.record.changes.first(),
            Wish::Unknown => None,
        };
        found.map_or(ChangeId(i64::MAX), |change| change.id)
    }
}

async fn read(app: &App, offer: OfferId) -> OfferRecord {
    app.view_offer(&member(HERE, CLIENT), offer).await.expect("hers")
}
