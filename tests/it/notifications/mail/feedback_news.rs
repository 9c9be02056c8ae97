//! Mail about feedback: after the close of a contract and during one.

use super::harness::{MailHarness, named};
use super::office::Office;
use parley::app::Caller;
use parley::domain::feedback::stars::Stars;
use parley::domain::feedback::which::FeedbackRef;
use parley::domain::ids::ContractId;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::time::DAY_MS;

/// The same of feedback: its reminder, what was given, and a reply.
pub(super) async fn play_feedback(harness: &MailHarness, office: &Office, contract: ContractId) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let told = async || harness.tell_all(office).await;
    // Both are reminded; who gives theirs before the mail leaves is told nothing of it.
    harness.clock.advance(8 * DAY_MS);
    while app.step_deadlines().await.expect("a step") > 0 {}
    for by in [ana, ben] {
        let draft = app.begin_feedback(by, contract).await.expect("a draft").draft;
        let preview = app.choose_stars(by, draft, Stars::ALL[3]).await.expect("a preview");
        app.give_feedback(by, draft, preview.hash()).await.expect("given");
        told().await;
    }
    app.reply_to_feedback(ben, contract, "Thank you.").await.expect("replied");
    told().await;
}

/// The same of published feedback: it's edited, hidden, and shown again.
pub(super) async fn play_amendments(harness: &MailHarness, office: &Office, contract: ContractId) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let mia = Caller { manages_server: true, ..named(109, "Mia") };
    let told = async || harness.tell_all(office).await;
    app.allow_feedback_edit(ben, contract).await.expect("allowed");
    told().await;
    let draft = app.begin_feedback(ana, contract).await.expect("a draft").draft;
    let preview = app.choose_stars(ana, draft, Stars::ALL[4]).await.expect("a preview");
    app.give_feedback(ana, draft, preview.hash()).await.expect("edited");
    told().await;
    let what = FeedbackRef::Published(contract);
    app.report_feedback(ben, what, (ReportReason::Other, "")).await.expect("reported");
    let reports = app.list_reports(&mia, ReportFilter::default(), 1).await.expect("a list");
    let report = reports.lines.first().expect("it is there").id;
    app.decide_report(&mia, (report, Outcome::Hidden), "It insults him.", "").await.expect("hidden");
    told().await;
    app.show_feedback(&mia, report, "It's harsh, not more.").await.expect("shown");
    told().await;
}

/// The same during a contract that was paid.
pub(super) async fn play_interim(harness: &MailHarness, office: &Office, contract: ContractId) {
    let (app, ana) = (&harness.app, &harness.ana);
    let draft = app.begin_payment(ana, contract, 0).await.expect("a draft").1.id;
    let preview = app.fill_payment(ana, draft, ("60", "")).await.expect("a preview");
    app.record_payment(ana, draft, preview.hash()).await.expect("recorded");
    harness.tell_all(office).await;
    let draft = app.begin_feedback(ana, contract).await.expect("a draft").draft;
    let preview = app.choose_stars(ana, draft, Stars::ALL[4]).await.expect("a preview");
    app.give_feedback(ana, draft, preview.hash()).await.expect("given");
    harness.tell_all(office).await;
}
