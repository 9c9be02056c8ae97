//! The same story twice, once reported by Ben and once by Mia who moderates: what Ana, who is reported, reads in her mail and in
//! the file of what is kept about her is the same in both worlds.

use super::office::Office;
use crate::harness::database::{Engine, engines};
use crate::notifications::mail::harness::{MailHarness, form, named};
use parley::app::Caller;
use parley::domain::ids::RoleId;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::server::setting::Setting;
use serde_json::Value;

const MODERATORS: RoleId = RoleId(900);

/// What Ana gets of one world: her mails, and her file.
#[derive(Debug, PartialEq, Eq)]
struct Got {
    mails: Vec<Value>,
    file: Value,
}

async fn world(engine: &Engine, reporter: &Caller, office: &mut Office) -> Got {
    let harness = MailHarness::set(engine).await;
    let admin = Caller { manages_server: true, ..named(4, "Dana") };
    harness.app.change_settings(&admin, &[Setting::ModeratorRole(Some(MODERATORS))]).await.expect("a role");
    harness.give_address(&harness.ana, "ana@example.net", office).await;
    let offers = [harness.offer(form()).await, harness.offer(form()).await];
    for (offer, outcome) in offers.iter().zip([Outcome::Removed, Outcome::Suspended]) {
        let words = "She calls people names.";
        let reported = harness.app.send_report(reporter, offer.id, ReportReason::Harassment, words).await;
        reported.expect("reported");
        let open = harness.app.list_reports(&admin, ReportFilter::default(), 1).await.expect("a list").lines;
        let [report] = open.as_slice() else { panic!("one report: {open:?}") };
        harness.clock.advance(1_000);
        let decided = harness.app.decide_report(&admin, (report.id, outcome), "Be kind.", "7d").await;
        decided.expect("decided");
        harness.send_all(office).await;
    }
    assert_eq!(harness.mail_left().await, (0, 0));
    let mails = office.rest().await;
    let file = harness.app.export(&harness.ana).await.expect("a file");
    harness.close().await;
    Got { mails, file }
}

#[tokio::test]
async fn mail_and_export_do_not_tell_who_reported() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let ben = named(2, "Ben");
        let mia = Caller { roles: vec![MODERATORS], ..named(3, "Mia") };
        let one = world(&engine, &ben, &mut office).await;
        let two = world(&engine, &mia, &mut office).await;
        assert_eq!(one, two);
        let subjects: Vec<&Value> = one.mails.iter().map(|mail| &mail["headers"]).collect();
        assert_eq!(one.mails.len(), 1, "that an offer was removed: {subjects:?}");
        assert_eq!(one.file["warnings_and_suspensions"][0]["why"], "Be kind.");
    }
}
