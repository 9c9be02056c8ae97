//! Discord's limits of messages and forms (docs: message, component and embed limits), kept by every view for any terms.

use super::*;
use crate::app::{OtherTerms, Way};
use crate::discord::feedback::views::tests::most_said;
use crate::discord::offers::buttons::OfferVersionRef;
use crate::discord::offers::views;
use crate::discord::ui::custom_id::CUSTOM_ID_CHARS;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::units;
use crate::domain::draft::Draft;
use crate::domain::draft::PreviewHash;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::{Field, OfferForm, Problem};
use crate::domain::ids::DraftId;
use crate::domain::offers::attachment::{ATTACHMENTS, Attachment};
use crate::domain::offers::draft::{Addressed, OfferDraft, OfferOptions};
use crate::domain::offers::filter::OfferFilter;
use crate::domain::offers::offer::{DeclineReason, Side, StateName};
use crate::domain::safety::{Found, Note};
use serde_json::Value;
use serenity::builder::CreateModal;
use std::collections::HashSet;

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Checks a text that must be there, and gives its length.
fn text(value: &Value, most: usize, what: &str) -> usize {
    let text = value.as_str().unwrap_or_else(|| panic!("{what} is missing"));
    assert!(!text.trim().is_empty(), "{what} is empty");
    assert!(units(text) <= most, "{what} has {} of {most}: {text}", units(text));
    units(text)
}

fn optional(value: &Value, most: usize, what: &str) -> usize {
    if value.is_null() { 0 } else { text(value, most, what) }
}

fn check_embed(embed: &Value) -> usize {
    let fields = list(&embed["fields"]);
    assert!(fields.len() <= 25, "{} fields", fields.len());
    let fields = fields
        .iter()
        .map(|field| text(&field["name"], 256, "field name") + text(&field["value"], 1_024, "field value"));
    fields.sum::<usize>()
        + optional(&embed["title"], 256, "title")
        + optional(&embed["description"], 4_096, "description")
        + optional(&embed["footer"]["text"], 2_048, "footer")
        + optional(&embed["author"]["name"], 256, "author")
}

pub(crate) fn check(post: &Post) {
    let message = serde_json::to_value(post.to_message("n")).expect("builders serialize");
    let mentions: Vec<i64> = post.mentions.iter().map(|person| person.0).collect();
    super::forgery::check(&message, &mentions);
    assert!(units(&post.content) <= 2_000, "content has {}", units(&post.content));
    let embeds = list(&message["embeds"]);
    assert!(embeds.len() <= 10);
    assert!(!embeds.is_empty() || !post.content.is_empty(), "an empty message");
    let total: usize = embeds.iter().map(check_embed).sum();
    assert!(total <= 6_000, "{total} in all embeds");
    let rows = list(&message["components"]);
    assert!(rows.len() <= 5, "{} rows", rows.len());
    let mut ids = HashSet::new();
    for component in rows.iter().flat_map(|row| list(&row["components"])) {
        optional(&component["label"], 80, "label");
        if !component["url"].is_null() {
            text(&component["url"], 512, "address");
            continue;
        }
        text(&component["custom_id"], CUSTOM_ID_CHARS, "custom_id");
        assert!(ids.insert(component["custom_id"].to_string()), "{} twice", component["custom_id"]);
        optional(&component["placeholder"], 150, "placeholder");
        let options = list(&component["options"]);
        assert!(options.len() <= 25);
        for option in options {
            text(&option["label"], 100, "option");
            text(&option["value"], 100, "option value");
            optional(&option["description"], 100, "option description");
        }
    }
    assert!(rows.iter().all(|row| (1..=5).contains(&list(&row["components"]).len())));
    assert!(post.mentions.iter().all(|person| post.content.contains(&format!("<@{person}>"))));
}

pub(crate) fn check_modal(modal: &CreateModal) {
    let modal = serde_json::to_value(modal).expect("builders serialize");
    text(&modal["custom_id"], CUSTOM_ID_CHARS, "custom_id");
    text(&modal["title"], 45, "modal title");
    let rows = list(&modal["components"]);
    assert!((1..=5).contains(&rows.len()));
    for row in rows {
        let [input] = list(&row["components"]) else { panic!("one input a row") };
        text(&input["label"], 45, "label");
        text(&input["placeholder"], 100, "placeholder");
        let most = input["max_length"].as_u64().expect("a limit");
        assert!((1..=4_000).contains(&most));
        let value = input["value"].as_str().map_or(0, |value| value.chars().count());
        assert!(value as u64 <= most, "value of {value} in an input of {most}");
    }
}

/// The most and the longest that a person can give.
fn files() -> Vec<Attachment> {
    let file = |at: usize| Attachment {
        name: "*".repeat(250 + at),
        size_bytes: 10_000_000,
        url: "https://cdn.discordapp.com/ephemeral-attachments/1/2/a".to_owned(),
    };
    (0..ATTACHMENTS).map(file).collect()
}

/// Other terms, typed and not sent.
fn typed(offer: Offer, terms: Terms, way: Way) -> OtherTerms {
    let content = OfferDraft::New {
        to: Addressed::Person(BEN),
        form: OfferForm::default(),
        options: OfferOptions::default(),
        proposal: None,
    }
    .into();
    let draft =
        Draft { id: DraftId(i64::MAX), guild: offer.guild, author: ADA, saved: NOW, content, sent: None };
    OtherTerms { draft, offer, terms, remarks: Vec::new(), way }
}

pub(in crate::discord) fn states(message: &str) -> [State; 6] {
    let message = Some(message.to_owned());
    [
        State::PENDING,
        State::Pending { open_change: Some(super::change(Fate::Open)) },
        State::Accepted { by: BEN, at: NOW },
        State::Declined { by: BEN, at: NOW, reason: DeclineReason::OutsideRules, message: message.clone() },
        State::Withdrawn { by: ADA, at: NOW, message },
        State::Expired { at: NOW },
    ]
}

pub(in crate::discord) fn fates(message: &str) -> [Fate; 5] {
    let message = message.to_owned();
    let (approved, modified) = (Fate::Approved { version: 2 }, Fate::Modified { version: 2 });
    [Fate::Open, approved, modified, Fate::Rejected { message }, Fate::Closed]
}

fn any_language() -> impl Strategy<Value = Language> {
    proptest::sample::select(Language::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn messages_in_the_room_fit(language in any_language(), old in any_terms(), new in any_terms(), message in any_text(500), name in any_text(32)) {
        for state in states(&message) {
            let offer = Offer { terms: new.clone(), version: 2, note: Some(message.clone()), files: files(), state, ..super::offer() };
            for lost in 0..=ATTACHMENTS {
                let lost: Vec<&Attachment> = offer.files.iter().take(lost).collect();
                check(&views::files::files(views::files::FilesView { language, offer: offer.id, by: offer.client, heading: &|count| views::files::heading_of(language, &offer, count), meant: 3, lost: &lost, are_too_large: true, tag: None }));
            }
            let card = CardView { language, former: Some(&old), client_name: &name, ..card_of(&offer) };
            check(&views::card::card(card));
            check(&views::card::card(CardView { version: 1, terms: &old, ..card }));
            for to in [ADA, BEN] {
                views::notice::ended(language, &offer, to, Some(EffectId(1))).iter().for_each(check);
                let many: Vec<_> = (0..20).map(|id| Offer { id: OfferId(id), ..offer.clone() }).collect();
                views::expired::expired_in_room(language, &many, to, Some(EffectId(1))).iter().for_each(check);
                views::reminder::expiring(language, &offer, to, Some(EffectId(1))).iter().for_each(check);
            }
            for fate in fates(&message) {
                let change = Change { terms: new.clone(), message: message.clone(), fate, ..super::change(Fate::Open) };
                check(&views::change::change_request(ChangeView { language, ..change_of(&offer, &change, &old) }));
                views::notice::change_rejected(language, &offer, &change, None).iter().for_each(check);
            }
        }
    }

    #[test]
    fn messages_for_one_person_fit(language in any_language(), old in any_terms(), new in any_terms(), message in any_text(500), name in any_text(32)) {
        let notes: Vec<Note> = every_note().into_iter().map(|note| match note {
            Note::Text(found) => Note::Text(Found { quote: message.clone(), say: Some(message.clone()), ..found }),
            note => note,
        }).collect();
        for state in states(&message) {
            let offer = Offer { terms: new.clone(), version: 2, note: Some(message.clone()), files: files(), state, ..super::offer() };
            check(&views::accept::confirm_accept(language, &offer, &notes));
            check(&views::accept::accepted(language, &offer, None));
            check(&views::decline::decline_reasons(language, &offer));
            check(&views::draft::sent(language, &super::sent(&offer, None), false));
            for reader in [ADA, BEN] {
                check(&views::stale::stale(views::stale::StaleView { language,
                    offer: &offer, seen: 1, seen_terms: Some(&old), reader,
                    client_name: &name, client_avatar_url: None,
                }));
            }
            let changes: Vec<_> = fates(&message).into_iter()
                .map(|fate| Change { terms: new.clone(), message: message.clone(), fate, ..super::change(Fate::Open) })
                .collect();
            let versions = [(NOW, &old), (NOW, &new), (NOW, &old), (NOW, &new)];
            let view = RecordView { language, notes: &notes, ..record_of(&offer, &versions, &changes) };
            for page in [0, 1, 2, 3, u32::MAX] {
                check(&views::record::view_offer(view, page));
            }
        }
        check(&views::draft::preview(views::draft::PreviewView { language,
            draft: DraftId(1), seen: PreviewHash(i64::MIN), remarks: &[], to: &Recipient::Freelancer(BEN), terms: &new, files: &files(), note: Some(&message), expires: NOW,
            client_name: &name, client_avatar_url: None, about: &super::ABOUT, party: &most_said(|most| "*".repeat(most)),
        }));
        for way in [Way::Request { message: message.clone() }, Way::Modify { answers: None }] {
            let offer = Offer { terms: old.clone(), ..super::offer() };
            check(&views::other_terms::other_terms(language, &typed(offer.clone(), new.clone(), way.clone())));
            check(&views::other_terms::other_terms(language, &typed(offer.clone(), old.clone(), way)));
            check(&views::other_terms::modified(language, &offer, true));
        }
        let problem = Problem::Text(TextProblem::TooLong { most: 500, is: 501 }).on(Field::Message);
        check(&views::draft::message_problem(language, &problem, &old.description));
    }

    #[test]
    fn lists_fit(language in any_language(), offers in proptest::collection::vec((any_text(100), any_price()), 0..=10)) {
        let lines: Vec<_> = offers.iter().map(|(title, price)| views::list::ListLine {
            id: OfferId(i64::MAX), number: OfferNumber(999_999), title, price: Some(price), state: StateName::Pending,
            change_is_open: true, side: Side::Client, other: PersonId(i64::MAX), agency: Some(title), sent: NOW, is_held: true,
        }).enumerate().map(|(at, line)| views::list::ListLine { id: OfferId(at as i64), ..line }).collect();
        check(&views::list::offers_list(views::list::ListView { language, filter: OfferFilter::default(), lines: &lines, page: 2, pages: 3, total: 21, has_older: false }));
    }

    #[test]
    fn forms_fit(language in any_language(), terms in any_terms()) {
        let form = OfferForm::from_terms(&terms);
        check_modal(&views::modals::offer_form(language, DraftId(i64::MAX), &form));
        for side in [Side::Client, Side::Recipient] {
            check_modal(&views::modals::terms_form(language, DraftId(1), OfferNumber(i64::MAX), side, &form));
        }
    }
}

#[test]
fn small_forms_fit() {
    Language::ALL.into_iter().for_each(check_small_forms);
}

fn check_small_forms(language: Language) {
    let (drawn, number) =
        (OfferVersionRef { offer: OfferId(i64::MAX), version: u32::MAX }, OfferNumber(i64::MAX));
    for reason in DeclineReason::ALL {
        check_modal(&views::modals::decline_form(language, drawn, reason, number));
    }
    check_modal(&views::modals::withdraw_form(language, drawn, number));
    check_modal(&views::modals::reject_form(language, ChangeId(i64::MAX), number));
    check_modal(&views::modals::message_form(language, DraftId(1), number, &"*".repeat(500)));
    check_modal(&views::modals::offer_form(language, DraftId(1), &OfferForm::default()));
}

#[test]
fn problems_fit_however_many() {
    let problem = |line: usize| {
        let inner = Problem::Price(PriceProblem::NotANumber { text: "*".repeat(4_000) });
        Problem::OnLine { line, problem: Box::new(inner) }.on(Field::Milestones)
    };
    let problems: Vec<_> = (1..=60).map(problem).collect();
    for language in Language::ALL {
        check(&views::draft::form_problems(language, DraftId(1), NOW, &problems));
    }
}
