//! What each event says, as a receiver reads it: all of them in one text, so that a change of it is seen.

use super::receiver::{Receiver, Taken};
use super::{Heard, endpoint};
use crate::harness::database::{Database, engines};
use crate::harness::use_cases::{addressee, fill_and_send, member, send_new};
use parley::app::{Caller, TypedHours, TypedTerms};
use parley::domain::contracts::entry::{CloseReason, DisputeOutcome, DisputeReason};
use parley::domain::feedback::stars::Stars;
use parley::domain::feedback::which::FeedbackRef;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ContractId, OfferId, PersonId};
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::offer::{DeclineReason, Offer};
use parley::domain::time::{DAY_MS, HOUR_MS};
use parley::domain::webhooks::event::EventKind;
use std::collections::BTreeSet;

/// The kind that no decision causes.
const TEST: &str = "parley.test";

const WORDS: &str = "hunter2";

impl Heard {
    fn mia(&self) -> Caller {
        Caller { manages_server: true, ..member(self.pair.client.guild, PersonId(103)) }
    }

    async fn offer(&self, price: &str) -> Offer {
        let pair = &self.pair;
        pair.clock.advance(HOUR_MS);
        let form = OfferForm {
            title: WORDS.to_owned(),
            description: WORDS.to_owned(),
            price: price.to_owned(),
            milestones: String::new(),
            schedule: String::new(),
        };
        let to = addressee(pair.freelancer.person);
        let draft =
            pair.app.begin_offer(&pair.client, &to, OfferOptions::default()).await.expect("a draft").id;
        send_new(&pair.app, &pair.client, draft, form).await.offer
    }

    /// Other terms, from whichever side.
    async fn other_terms(&self, offer: OfferId, version: u32, price: &str) {
        let pair = &self.pair;
        let (app, by) = (&pair.app, if price.starts_with('7') { &pair.freelancer } else { &pair.client });
        let begun = match by.person == pair.freelancer.person {
            true => app.begin_change(by, offer, version).await,
            false => app.begin_modify(by, offer, version).await,
        };
        let form = OfferForm {
            title: WORDS.to_owned(),
            description: WORDS.to_owned(),
            price: price.to_owned(),
            ..OfferForm::default()
        };
        fill_and_send(app, by, begun.expect("a draft").draft.id, form, None).await.expect("sent");
    }

    async fn open_change(&self, offer: OfferId) -> parley::domain::ids::ChangeId {
        let mut reader = self.pair.store.reader().await.expect("a reader");
        let offer = reader.queries().offer(offer).await.expect("it is read").expect("the offer");
        offer.open_change().expect("it waits").id
    }

    async fn play_offers(&self) {
        let (app, client, freelancer) = (&self.pair.app, &self.pair.client, &self.pair.freelancer);
        let one = self.offer("90 USD").await.id;
        self.other_terms(one, 1, "70 USD").await;
        let change = self.open_change(one).await;
        app.reject_change(client, change, WORDS).await.expect("rejected");
        self.other_terms(one, 1, "75 USD").await;
        let change = self.open_change(one).await;
        app.approve_change(client, change).await.expect("approved");
        self.other_terms(one, 2, "80 USD").await;
        app.withdraw(client, one, 3, Some(WORDS.to_owned())).await.expect("withdrawn");
        let two = self.offer("90 USD").await.id;
        let words = Some(WORDS.to_owned());
        app.decline(freelancer, two, 1, DeclineReason::TooBusy, words).await.expect("declined");
        let three = self.offer("90 USD").await.id;
        app.send_report(freelancer, three, ReportReason::Spam, WORDS).await.expect("reported");
        let report =
            app.list_reports(&self.mia(), ReportFilter::default(), 1).await.expect("a list").lines[0].id;
        app.decide_report(&self.mia(), (report, Outcome::Removed), WORDS, "").await.expect("removed");
        self.offer("90 USD").await;
        self.pass(8).await;
    }

    async fn pass(&self, days: i64) {
        self.pair.clock.advance(days * DAY_MS);
        while self.pair.app.step_deadlines().await.expect("a step") > 0 {}
    }

    async fn play_hours(&self) -> ContractId {
        let (app, client, freelancer) = (&self.pair.app, &self.pair.client, &self.pair.freelancer);
        let offer = self.offer("40 EUR/h").await.id;
        let contract = app.accept(freelancer, offer, 1).await.expect("accepted").1.id;
        for _ in 0..2 {
            let typed = TypedHours { time: "1:30", done: WORDS, day: None };
            let preview = app.type_hours(freelancer, contract, typed).await.expect("a preview");
            app.log_hours(freelancer, preview.draft, preview.hash()).await.expect("logged");
        }
        app.object_to_hours(client, contract, 2, WORDS).await.expect("objected");
        app.withdraw_objection(client, contract, 2).await.expect("withdrawn");
        app.remove_hours(freelancer, contract, 2).await.expect("removed");
        self.pass(7).await;
        app.pause_contract(client, contract, WORDS).await.expect("paused");
        app.resume_contract(client, contract).await.expect("resumed");
        contract
    }

    async fn play_work(&self) {
        let (app, client, freelancer) = (&self.pair.app, &self.pair.client, &self.pair.freelancer);
        let offer = self.offer("90 USD").await.id;
        let contract = app.accept(freelancer, offer, 1).await.expect("accepted").1.id;
        app.submit_work(freelancer, contract, 0, WORDS).await.expect("submitted");
        app.request_revision(client, contract, (0, 1), WORDS).await.expect("asked for");
        app.submit_work(freelancer, contract, 0, WORDS).await.expect("submitted");
        app.approve_work(client, contract, (0, 3)).await.expect("approved");
        self.play_money(contract).await;
        self.play_feedback(contract).await;
    }

    /// Feedback that is replied to, hidden, shown again and edited.
    async fn play_feedback(&self, contract: ContractId) {
        let (app, client, freelancer, mia) =
            (&self.pair.app, &self.pair.client, &self.pair.freelancer, self.mia());
        for by in [client, freelancer] {
            self.rate(by, contract, Stars::ALL[4]).await;
        }
        app.reply_to_feedback(freelancer, contract, WORDS).await.expect("replied");
        let what = FeedbackRef::Published(contract);
        app.report_feedback(freelancer, what, (ReportReason::Other, WORDS)).await.expect("reported");
        let report = app.list_reports(&mia, ReportFilter::default(), 1).await.expect("a list").lines[0].id;
        app.decide_report(&mia, (report, Outcome::Hidden), WORDS, "").await.expect("hidden");
        app.show_feedback(&mia, report, WORDS).await.expect("shown");
        app.allow_feedback_edit(freelancer, contract).await.expect("allowed");
        self.rate(client, contract, Stars::ALL[3]).await;
    }

    async fn rate(&self, by: &Caller, contract: ContractId, stars: Stars) {
        let app = &self.pair.app;
        let draft = app.begin_feedback(by, contract).await.expect("a draft").draft;
        app.choose_stars(by, draft, stars).await.expect("a preview");
        let preview = app.fill_feedback(by, draft, (WORDS, WORDS)).await.expect("a preview");
        app.give_feedback(by, draft, preview.hash()).await.expect("given");
    }

    /// Feedback during a contract.
    async fn play_interim(&self) {
        let (app, client) = (&self.pair.app, &self.pair.client);
        let contract = self.pair.agree().await;
        self.pass(31).await;
        let draft = app.begin_payment(client, contract, 0).await.expect("a draft").1.id;
        let preview = app.fill_payment(client, draft, ("1", "")).await.expect("a preview");
        app.record_payment(client, draft, preview.hash()).await.expect("recorded");
        self.rate(client, contract, Stars::ALL[2]).await;
    }

    /// Payments, a refund, and a close that is taken back.
    async fn play_money(&self, contract: ContractId) {
        let (app, client, freelancer) = (&self.pair.app, &self.pair.client, &self.pair.freelancer);
        let draft = app.begin_payment(client, contract, 0).await.expect("a draft").1.id;
        let preview = app.fill_payment(client, draft, ("90", WORDS)).await.expect("a preview");
        app.record_payment(client, draft, preview.hash()).await.expect("recorded");
        app.answer_payment(freelancer, contract, 5, false).await.expect("denied");
        app.answer_payment(freelancer, contract, 5, true).await.expect("confirmed");
        let draft = app.begin_refund(freelancer, contract).await.expect("a draft").1.id;
        let preview = app.fill_payment(freelancer, draft, ("10", "")).await.expect("a preview");
        app.record_payment(freelancer, draft, preview.hash()).await.expect("recorded");
        for agrees in [true, false] {
            let draft =
                app.begin_closing(client, contract, CloseReason::Completed).await.expect("a draft").1.id;
            let preview = app.fill_closing(client, draft, ("", "")).await.expect("a preview");
            app.close_contract(client, draft, preview.hash()).await.expect("closed");
            let asked = app.request_reopen(freelancer, contract).await.expect("asked").contract.revision;
            app.answer_reopen(client, contract, asked, agrees).await.expect("answered");
        }
    }

    async fn play_terms(&self, contract: ContractId) {
        let (app, client, freelancer) = (&self.pair.app, &self.pair.client, &self.pair.freelancer);
        for answer in ["withdrawn", "rejected", "approved"] {
            let draft = app.begin_terms(freelancer, contract).await.expect("a draft").1.id;
            let typed = TypedTerms {
                description: WORDS,
                price: "50 EUR/h",
                schedule: "",
                milestones: None,
                message: WORDS,
            };
            let preview = app.fill_terms(freelancer, draft, typed).await.expect("a preview");
            app.propose_terms(freelancer, draft, preview.hash()).await.expect("proposed");
            let seq = app.load_proposal(client, contract, None).await.expect("it waits").seq;
            let answered = match answer {
                "withdrawn" => app.withdraw_terms(freelancer, contract, seq).await,
                "rejected" => app.reject_terms(client, contract, seq, WORDS).await,
                _ => app.approve_terms(client, contract, seq).await,
            };
            answered.expect(answer);
        }
    }

    async fn play_disputes(&self, contract: ContractId) {
        let (app, client, mia) = (&self.pair.app, &self.pair.client, self.mia());
        for decides in [false, true] {
            let draft = app.begin_dispute(client, contract, DisputeReason::Work).await.expect("a draft").id;
            let preview = app.fill_dispute(client, draft, WORDS).await.expect("a preview");
            app.open_dispute(client, draft, preview.hash()).await.expect("opened");
            if !decides {
                let seq = preview.found.contract.revision + 1;
                app.withdraw_dispute(client, contract, seq).await.expect("withdrawn");
            }
        }
        let list = app.list_disputes(&mia, ReportFilter::default(), 1).await.expect("a list");
        let dispute = list.lines.first().expect("it is there").id;
        let draft = app.begin_verdict(&mia, dispute, DisputeOutcome::Nothing).await.expect("a draft").1.id;
        let preview = app.fill_verdict(&mia, draft, (WORDS, None)).await.expect("a preview");
        app.decide_dispute(&mia, draft, (preview.hash(), false)).await.expect("decided");
    }
}

/// Each kind of event once, as its first one came. Nobody can guess a report's number.
fn first_of_each(taken: &[Taken]) -> String {
    let mut seen = BTreeSet::new();
    let written = |taken: &Taken| match taken.json()["data"]["report"].as_i64() {
        Some(number) => taken.text.replace(&format!("\"report\":{number}"), "\"report\":‹number›"),
        None => taken.text.clone(),
    };
    taken.iter().filter(|taken| seen.insert(taken.kind())).map(|taken| written(taken) + "\n").collect()
}

#[tokio::test]
async fn every_other_event_says_what_it_is_about() {
    for engine in engines() {
        let receiver = Receiver::open().await;
        let heard =
            Heard::set(Database::create(&engine).await, vec![endpoint("crm", &receiver.url(), &["*"])]).await;
        heard.play_offers().await;
        heard.play_work().await;
        let contract = heard.play_hours().await;
        heard.play_terms(contract).await;
        heard.play_disputes(contract).await;
        heard.play_interim().await;
        heard.deliver().await;
        let taken = receiver.taken();
        assert!(taken.iter().all(|taken| !taken.text.contains(WORDS)), "nobody's words are told");
        let kinds: BTreeSet<_> = receiver.kinds().into_iter().chain([TEST.to_owned()]).collect();
        let all: BTreeSet<_> = EventKind::ALL.iter().map(|kind| kind.code().to_owned()).collect();
        assert_eq!(
            all.difference(&kinds).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "a kind that nothing shows"
        );
        insta::allow_duplicates! {
            insta::assert_snapshot!("events", first_of_each(&taken));
        }
        heard.close().await;
    }
}
