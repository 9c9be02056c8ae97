//! Contracts in each state.

use super::fixtures::{CLIENT, HERE, Ids, PARTY, State};
use crate::harness::use_cases::member;
use crate::matrix::MODERATORS;
use parley::app::{App, Caller, TypedHours, TypedTerms};
use parley::domain::contracts::entry::{CloseReason, DisputeOutcome, DisputeReason};
use parley::domain::draft::PreviewHash;
use parley::domain::feedback::stars::Stars;
use parley::domain::ids::{ContractId, DraftId, PersonId};
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::offers::attachment::Attachment;

/// A payment that the client has typed.
async fn begin_payment(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let client = member(HERE, CLIENT);
    let draft = app.begin_payment(&client, contract, 0).await.expect("a draft").1.id;
    let preview = app.fill_payment(&client, draft, ("40 USD", "")).await.expect("a preview");
    (draft, preview.hash())
}

/// Hours that the freelancer has typed.
async fn begin_hours(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let typed = TypedHours { time: "2h", done: "A first draft.", day: None };
    let preview = app.type_hours(&member(HERE, PARTY), contract, typed).await.expect("a preview");
    (preview.draft, preview.hash())
}

/// Work that the freelancer has typed, with a file.
async fn begin_work(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let recipient = member(HERE, PARTY);
    let (name, url) = ("draft.pdf".to_owned(), "https://cdn.discordapp.com/a".to_owned());
    let file = Attachment { name, size_bytes: 10, url };
    let draft = app.begin_submission(&recipient, contract, None, &[file]).await.expect("a draft").draft;
    let preview = app.fill_submission(&recipient, draft, "A first draft.").await.expect("a preview");
    (draft, preview.hash())
}

/// Hours that were logged, others to which the client objects, and some that are typed.
async fn work_by_the_hour(app: &App, ids: &mut Ids) {
    let recipient = member(HERE, PARTY);
    for _ in 0..2 {
        let (draft, seen) = begin_hours(app, ids.contract).await;
        app.log_hours(&recipient, draft, seen).await.expect("logged");
    }
    let client = member(HERE, CLIENT);
    app.object_to_hours(&client, ids.contract, 2, "That was ours.").await.expect("objected");
    ids.hours = begin_hours(app, ids.contract).await;
}

/// Other terms that somebody has typed.
async fn begin_terms(app: &App, by: PersonId, contract: ContractId) -> (DraftId, PreviewHash) {
    let caller = member(HERE, by);
    let draft = app.begin_terms(&caller, contract).await.expect("a draft").1.id;
    let typed = TypedTerms {
        description: "A logo, and a favicon.",
        price: "120 USD",
        schedule: "",
        milestones: None,
        message: "The favicon is extra.",
    };
    let preview = app.fill_terms(&caller, draft, typed).await.expect("a preview");
    (draft, preview.hash())
}

/// The end of a contract that the client has typed.
async fn begin_closing(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let client = member(HERE, CLIENT);
    let draft = app.begin_closing(&client, contract, CloseReason::Other).await.expect("a draft").1.id;
    let preview = app.fill_closing(&client, draft, ("We stop here.", "")).await.expect("a preview");
    (draft, preview.hash())
}

/// A dispute that the client has typed.
async fn begin_dispute(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let client = member(HERE, CLIENT);
    let draft = app.begin_dispute(&client, contract, DisputeReason::Work).await.expect("a draft").id;
    let preview = app.fill_dispute(&client, draft, "Half of it is missing.").await.expect("a preview");
    (draft, preview.hash())
}

/// Feedback that the client has typed.
async fn begin_feedback(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let client = member(HERE, CLIENT);
    let draft = app.begin_feedback(&client, contract).await.expect("a draft").draft;
    let [.., five] = Stars::ALL;
    let preview = app.choose_stars(&client, draft, five).await.expect("a preview");
    (draft, preview.hash())
}

/// The dispute is opened, both sides are asked, and a moderator has typed what they decide.
async fn open_dispute(app: &App, ids: &mut Ids) {
    let (draft, seen) = ids.disputing;
    app.open_dispute(&member(HERE, CLIENT), draft, seen).await.expect("opened");
    let moderator = Caller { roles: vec![MODERATORS], ..member(HERE, PersonId(104)) };
    let open = app.list_disputes(&moderator, ReportFilter::default(), 1).await.expect("a list");
    ids.dispute = open.lines.first().expect("it is there").id;
    app.ask_sides(&moderator, ids.dispute, "What was agreed?").await.expect("asked");
    let begun = app.begin_verdict(&moderator, ids.dispute, DisputeOutcome::Split).await.expect("a draft");
    let typed = ("Both have a point.", Some("40 USD"));
    let preview = app.fill_verdict(&moderator, begun.1.id, typed).await.expect("a preview");
    ids.verdict = (preview.draft, preview.hash());
}

/// The offer is accepted; its work is submitted, and approved with a payment recorded, or hours are logged, or other terms are proposed, or the
/// contract is paused or closed, as far as `state` says.
pub(super) async fn agree(app: &App, ids: &mut Ids, state: State) {
    let (client, recipient) = (member(HERE, CLIENT), member(HERE, PARTY));
    let contract = app.accept(&recipient, ids.offer, 1).await.expect("accepted").1.id;
    ids.contract = contract;
    ids.work = begin_work(app, contract).await;
    if matches!(state, State::Submitted | State::Approved | State::Disputed) {
        app.submit_work(&recipient, contract, 0, "Done.").await.expect("submitted");
    }
    if state == State::Approved {
        app.approve_work(&client, contract, (0, 1)).await.expect("approved");
        let (draft, seen) = begin_payment(app, contract).await;
        app.record_payment(&client, draft, seen).await.expect("recorded");
    }
    if state == State::Hourly {
        work_by_the_hour(app, ids).await;
    }
    if state == State::TermsOpen {
        let (draft, seen) = begin_terms(app, PARTY, contract).await;
        app.propose_terms(&recipient, draft, seen).await.expect("proposed");
    }
    if state != State::Hourly {
        ids.terms = begin_terms(app, CLIENT, contract).await;
    }
    ids.closing = begin_closing(app, contract).await;
    ids.payment = begin_payment(app, contract).await;
    ids.disputing = begin_dispute(app, contract).await;
    if state == State::Paused {
        app.pause_contract(&recipient, contract, "Until Monday.").await.expect("paused");
    }
    if state == State::Closed {
        let (draft, seen) = ids.closing;
        app.close_contract(&client, draft, seen).await.expect("closed");
        app.request_reopen(&recipient, contract).await.expect("asked");
        ids.feedback = begin_feedback(app, contract).await;
    }
    if state == State::Disputed {
        open_dispute(app, ids).await;
    }
}
