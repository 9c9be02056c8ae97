//! What stands in a document, and that nothing of what it costs stands in the one of a member.

use super::*;
use crate::domain::agencies::agency::Team;
use crate::domain::contracts::closing::close;
use crate::domain::contracts::entry::{CloseReason, Payment};
use crate::domain::contracts::payments::{answer, record, record_refund};
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::contracts::work::{Work, submit};
use crate::domain::ids::{AgencyId, ChangeId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::change::Fate;
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::{Milestone, Price};
use crate::domain::offers::timeline::Happening;
use crate::domain::time::date;
use serde_json::{Value, json};

fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

fn terms(title: &str, minor: i64) -> Terms {
    let milestone = Milestone { name: "Drafts".to_owned(), amount: usd(minor), due: Some(date(1970, 2, 1)) };
    Terms {
        title: title.to_owned(),
        description: "A logo.".to_owned(),
        price: Price::Fixed { total: usd(minor), milestones: vec![milestone] },
        start: None,
        due: None,
    }
}

/// A contract with an agency, whose member Chidi does the work: on its second version, with payments, a refund and an end.
pub(crate) fn of_agency(title: &str) -> ContractAtWork {
    let mut on = agreed(1, Work::default());
    let team = Team {
        id: AgencyId(3),
        name: "Studio North".to_owned(),
        owner: BEN,
        managers: Vec::new(),
        members: vec![CHIDI],
        wished: None,
        delegate: Some(CHIDI),
    };
    on.offer.recipient = Recipient::Agency(team);
    on.offer.note = Some("Up to 98,765.43, between us.".to_owned());
    on.contract.contractor = on.offer.recipient.clone();
    on.contract.terms = terms(title, 9_876_543);
    on.contract.version = 2;
    let paid = |minor| Payment { amount: usd(minor), day: NOW.day() };
    let on = submit(&on, (CHIDI, NOW.plus(1)), 1, "Done.", 1_000).expect("submitted").next;
    let on = record(&on, (ANA, NOW.plus(2), NOW.day()), 1, paid(9_876_543), Some("All 98,765.43"));
    let on = answer(&on.expect("recorded").next, (BEN, NOW.plus(3)), 2, true).expect("confirmed").next;
    let on = record_refund(&on, (BEN, NOW.plus(4), NOW.day()), paid(1_111), Some("11.11 back"));
    let closed =
        close(&on.expect("given back").next, (ANA, NOW.plus(5)), (CloseReason::Other, None), Some("Enough."));
    closed.expect("closed").next
}

fn document(on: &ContractAtWork, seat: Seat) -> ContractDocument {
    let (old, new) = (terms("Old logo", 8_888_888), on.contract.terms.clone());
    let versions = [(1, NOW, &old), (2, NOW.plus(1), &new)];
    let entry = |what, by, after| Entry { what, by, at: NOW.plus(after) };
    let timeline = [
        entry(Happening::Sent, Some(ANA), -2),
        entry(Happening::ChangeRequested, Some(BEN), -1),
        entry(Happening::Accepted, Some(BEN), 0),
        entry(Happening::Delegated, Some(BEN), 2),
        entry(Happening::Removed, Some(CHIDI), 9),
    ];
    let change = Change {
        id: ChangeId(1),
        offer: on.offer.id,
        version: 1,
        by: BEN,
        at: NOW,
        terms: on.contract.terms.clone(),
        message: "98,765.43, please.".to_owned(),
        fate: Fate::Approved { version: 2 },
    };
    let source = DocumentSource {
        on,
        server: Some("Workshop"),
        versions: &versions,
        changes: &[change],
        timeline: &timeline,
    };
    ContractDocument::of(source, seat).naming(|person| (person == ANA).then(|| ("Ana".to_owned(), None)))
}

fn value(document: &ContractDocument) -> Value {
    serde_json::to_value(document).expect("it is written")
}

#[test]
fn those_who_read_amounts_all_read_the_same() {
    let on = of_agency("Logo");
    let client = document(&on, Seat::Client);
    assert_eq!(client, document(&on, Seat::Agency));
    assert_eq!(client, document(&on, Seat::Freelancer));
    let read = value(&client);
    assert_eq!(
        (&read["format"], &read["state"], &read["entries"]),
        (&json!(FORMAT), &json!("closed"), &json!(5))
    );
    assert_eq!(read["client"], "1");
    let agency = json!({"kind": "agency", "name": "Studio North", "owner": "2", "member": "3"});
    assert_eq!(read["contractor"], agency);
    let unknown = |id: &str| json!({"id": id, "name": null, "username": null});
    assert_eq!(
        read["people"],
        json!([{"id": "1", "name": "Ana", "username": null}, unknown("2"), unknown("3")])
    );
    assert_eq!(
        read["terms"]["price"],
        json!({"kind": "fixed", "total": {"amount": "98765.43", "currency": "USD"}})
    );
    assert_eq!(read["work"][0]["state"], "submitted");
    assert_eq!(read["work"][0]["approved_without_answer"], Value::Null, "a closed contract approves nothing");
    assert_eq!(read["sums"]["paid"]["confirmed"]["amount"], "98765.43");
    assert_eq!(read["sums"]["refunded"]["waiting"]["amount"], "11.11");
    assert_eq!(
        (&read["payments"][0]["state"], &read["payments"][1]["kind"]),
        (&json!("confirmed"), &json!("refund"))
    );
    assert_eq!(read["change_requests"][0]["became"], 2);
    assert_eq!(read["versions"][0]["title"], "Old logo");
}

#[test]
fn a_member_who_does_the_work_reads_nothing_of_what_it_costs() {
    let on = of_agency("Logo");
    let read = value(&document(&on, Seat::Member));
    let text = read.to_string();
    for figure in ["98765", "98,765", "9876543", "88888", "11.11", "1111", "between us", "Old logo", "please"]
    {
        assert!(!text.contains(figure), "{figure}: {text}");
    }
    let names = ["price", "amount", "currency", "sums", "note", "day"];
    for name in names {
        assert!(!text.contains(&format!("\"{name}\"")), "{name}: {text}");
    }
    assert_eq!(read["has_amounts"], false);
    assert_eq!(read["terms"]["milestones"], json!([{"name": "Drafts", "due": "1970-02-01"}]));
    assert_eq!(
        read["payments"][0]["state"], "confirmed",
        "that a payment was recorded is in their timeline as well"
    );
    assert_eq!(read["versions"].as_array().map(Vec::len), Some(1));
    assert_eq!(read["change_requests"], json!([]));
}

#[test]
fn the_timeline_has_everything_in_its_order_and_names_no_moderator() {
    let on = of_agency("Logo");
    let lines = |seat| {
        let read = value(&document(&on, seat));
        let lines = read["timeline"].as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .map(|line| format!("{} {} by {}", line["about"], line["what"], line["by"]))
            .collect::<Vec<_>>()
    };
    insta::assert_snapshot!(lines(Seat::Client).join("\n"), @r#"
    "offer" "sent" by "1"
    "offer" "change_requested" by "2"
    "offer" "accepted" by "2"
    "contract" "submitted" by "3"
    "offer" "delegated" by "2"
    "contract" "payment_recorded" by "1"
    "contract" "payment_confirmed" by "2"
    "contract" "refund_recorded" by "2"
    "contract" "closed" by "1"
    "offer" "removed" by null
    "#);
    insta::assert_snapshot!(lines(Seat::Member).join("\n"), @r#"
    "offer" "accepted" by "2"
    "contract" "submitted" by "3"
    "offer" "delegated" by "2"
    "contract" "payment_recorded" by "1"
    "contract" "payment_confirmed" by "2"
    "contract" "refund_recorded" by "2"
    "contract" "closed" by "1"
    "#);
    let read = value(&document(&on, Seat::Client));
    insta::assert_snapshot!(read["timeline"][5], @r#"{"about":"contract","at":"1970-01-01T00:00:01.002Z","by":"1","entry":2,"message":"All 98,765.43","milestone":1,"payment":{"amount":{"amount":"98765.43","currency":"USD"},"day":"1970-01-01"},"what":"payment_recorded"}"#);
}
