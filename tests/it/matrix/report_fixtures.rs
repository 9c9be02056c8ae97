//! Reports and what moderators decided of them: one that is open, an offer that was removed, and a suspension.

use super::fixtures::{CLIENT, HERE, PARTY, SUSPENDED, To, begin_offer, form};
use crate::harness::use_cases::{addressee, member, send_new};
use parley::app::{App, Caller};
use parley::domain::ids::{OfferId, PersonId, ReportId, SanctionId};
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::offers::draft::OfferOptions;

/// Whoever decides reports.
fn admin() -> Caller {
    Caller { manages_server: true, ..member(HERE, PersonId(105)) }
}

/// The open report about an offer.
async fn open_report(app: &App, admin: &Caller, offer: OfferId) -> ReportId {
    let mut page = 1;
    loop {
        let open = app.list_reports(admin, ReportFilter::default(), page).await.expect("a list");
        if let Some(found) = open.lines.iter().find(|report| report.about.offer() == Some(offer)) {
            return found.id;
        }
        assert!(page < open.pages, "it is there");
        page += 1;
    }
}

/// A report of the freelancer's about another offer of the client's.
pub(super) async fn begin_reported(app: &App) -> ReportId {
    let draft = begin_offer(app, To::Freelancer, "60 USD").await;
    let offer = send_new(app, &member(HERE, CLIENT), draft, form("60 USD")).await.offer;
    let words = "See what they wrote.";
    app.send_report(&member(HERE, PARTY), offer.id, ReportReason::Spam, words).await.expect("reported");
    let admin = admin();
    open_report(app, &admin, offer.id).await
}

/// Has a moderator remove an offer, by a report of the freelancer's.
pub(super) async fn remove(app: &App, offer: OfferId) {
    let admin = admin();
    app.send_report(&member(HERE, PARTY), offer, ReportReason::Spam, "").await.expect("reported");
    let report = open_report(app, &admin, offer).await;
    app.decide_report(&admin, (report, Outcome::Removed), "Spam.", "").await.expect("removed");
}

/// A suspension of somebody who is in nothing else.
pub(super) async fn begin_suspended(app: &App) -> SanctionId {
    let admin = admin();
    let spammer = member(HERE, SUSPENDED);
    let to = addressee(PersonId(107));
    let draft = app.begin_offer(&spammer, &to, OfferOptions::default()).await.expect("a draft").id;
    app.fill(&spammer, draft, form("50 USD")).await.expect("a preview");
    let offer = send_new(app, &spammer, draft, form("50 USD")).await.offer;
    let by = member(HERE, PersonId(107));
    app.send_report(&by, offer.id, ReportReason::Spam, "").await.expect("reported");
    let report = open_report(app, &admin, offer.id).await;
    app.decide_report(&admin, (report, Outcome::Suspended), "Spam.", "30d").await.expect("suspended");
    app.list_suspensions(&admin, 1).await.expect("a list").lines.first().expect("it is there").id
}
