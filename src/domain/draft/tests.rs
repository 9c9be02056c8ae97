//! Drafts as databases hold them: every kind reads back as what it is, and is written as it was.

use super::*;
use crate::domain::form::{ChangeForm, OfferForm, ProfileForm};
use crate::domain::ids::{AgencyId, ChangeId, ReportId};
use crate::domain::moderation::report::Outcome;
use crate::domain::offers::draft::{Addressed, OfferOptions};

fn form() -> OfferForm {
    OfferForm {
        title: "Page".to_owned(),
        description: "A page.".to_owned(),
        price: "$1,500".to_owned(),
        schedule: String::new(),
        milestones: "Design: 500".to_owned(),
    }
}

const FORM: &str =
    r#""title":"Page","description":"A page.","price":"$1,500","schedule":"","milestones":"Design: 500""#;

/// Each kind, as its row says it.
fn rows() -> Vec<(DraftContent, String)> {
    let typed = |text: &str| text.to_owned();
    let options = OfferOptions { note: Some(typed("Hi")), expires_days: Some(3), files: Vec::new() };
    let new = |to, options: &OfferOptions| OfferDraft::New {
        to,
        form: form(),
        options: options.clone(),
        proposal: None,
    };
    let to_agency = Addressed::Agency { agency: AgencyId(9), member: Some(PersonId(4)) };
    let modify = |answers| OfferDraft::Modify { offer: OfferId(7), version: 2, answers, form: form() };
    let profile =
        ProfileForm { headline: typed("Designer"), bio: typed("I draw."), ..ProfileForm::default() };
    let decision = |outcome| ModerationDraft::Decision {
        report: ReportId(71),
        outcome,
        why: typed("Seen before."),
        length: typed("7d"),
    };
    vec![
        (
            new(Addressed::Person(PersonId(2)), &options).into(),
            format!(
                r#"{{"kind":"offer","to":2,"form":{{{FORM}}},"options":{{"note":"Hi","expires_days":3,"files":[]}}}}"#
            ),
        ),
        (
            new(to_agency, &OfferOptions::default()).into(),
            format!(
                r#"{{"kind":"offer","to":{{"agency":9,"member":4}},"form":{{{FORM}}},"options":{{"note":null,"expires_days":null,"files":[]}}}}"#
            ),
        ),
        (
            OfferDraft::Change {
                offer: OfferId(7),
                version: 1,
                form: ChangeForm { terms: form(), message: typed("More.") },
            }
            .into(),
            format!(r#"{{"kind":"change","offer":7,"version":1,"form":{{{FORM},"message":"More."}}}}"#),
        ),
        (
            modify(None).into(),
            format!(r#"{{"kind":"modify","offer":7,"version":2,"answers":null,"form":{{{FORM}}}}}"#),
        ),
        (
            modify(Some(ChangeId(31))).into(),
            format!(r#"{{"kind":"modify","offer":7,"version":2,"answers":31,"form":{{{FORM}}}}}"#),
        ),
        (
            PeopleDraft::Profile { form: profile }.into(),
            typed(
                r#"{"kind":"profile","form":{"headline":"Designer","bio":"I draw.","skills":"","rate":"","links":""}}"#,
            ),
        ),
        (
            ModerationDraft::Report { offer: OfferId(7), text: typed("Pay first.") }.into(),
            typed(r#"{"kind":"report","offer":7,"text":"Pay first."}"#),
        ),
        (
            decision(Outcome::Suspended).into(),
            typed(
                r#"{"kind":"decision","report":71,"outcome":"suspended","why":"Seen before.","length":"7d"}"#,
            ),
        ),
        (
            MailDraft::Address { typed: typed(" b@x.org") }.into(),
            typed(r#"{"kind":"address","typed":" b@x.org"}"#),
        ),
    ]
}

#[test]
fn each_kind_is_stored_as_it_was_before_drafts_had_features() {
    for (content, row) in rows() {
        assert_eq!(serde_json::to_string(&content).expect("it is written"), row);
        assert_eq!(serde_json::from_str::<DraftContent>(&row).expect("it is read"), content);
    }
}

#[test]
fn rows_from_before_agencies_files_and_messages_are_read() {
    let old = format!(
        r#"{{"kind":"offer","to":2,"form":{{{FORM}}},"options":{{"note":null,"expires_days":null}}}}"#
    );
    let DraftContent::Offer(OfferDraft::New { to, options, .. }) =
        serde_json::from_str(&old).expect("it is read")
    else {
        panic!("an offer's draft")
    };
    assert_eq!((to, options), (Addressed::Person(PersonId(2)), OfferOptions::default()));
    let old = format!(r#"{{"kind":"change","offer":7,"version":1,"form":{{{FORM}}}}}"#);
    let read = serde_json::from_str::<DraftContent>(&old).expect("it is read");
    assert!(matches!(read, DraftContent::Offer(OfferDraft::Change { .. })));
}

#[test]
fn a_kind_that_there_is_not_is_no_draft_of_another_kind() {
    let form = r#"{"headline":"","bio":"","skills":"","rate":"","links":""}"#;
    for row in [format!(r#"{{"kind":"poster","form":{form}}}"#), format!(r#"{{"form":{form}}}"#)] {
        assert!(serde_json::from_str::<DraftContent>(&row).is_err(), "{row}");
    }
}
