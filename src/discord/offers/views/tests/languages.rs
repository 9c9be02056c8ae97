//! An offer's whole story in a language that nobody speaks: what is still in English letters did not come from `locales/`.

use super::*;
use crate::discord::offers::buttons::OfferVersionRef;
use crate::discord::offers::views;
use crate::discord::ui::post::Post;
use crate::discord::wording::{problems, refusals};
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::{Field, OfferForm, Problem};
use crate::domain::ids::DraftId;
use crate::domain::offers::filter::{Direction, OfferFilter};
use crate::domain::offers::offer::{DeclineReason, Side, StateName};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::words::pseudo::english_letters;
use serde_json::Value;
use serenity::builder::CreateModal;

const PSEUDO: Language = Language::Pseudo;

/// Everything that is read in a message or a form. Ids, styles and what somebody typed are not.
fn texts(value: &Value, out: &mut Vec<String>) {
    const READ: [&str; 7] = ["content", "title", "description", "name", "label", "placeholder", "text"];
    match value {
        Value::Array(list) => list.iter().for_each(|inner| texts(inner, out)),
        Value::Object(map) => {
            let is_field = map.contains_key("inline");
            for (key, inner) in map {
                match inner.as_str() {
                    Some(text) if READ.contains(&key.as_str()) || is_field && key == "value" => {
                        out.push(text.to_owned());
                    }
                    Some(_) => {}
                    None => texts(inner, out),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn check(shown: &Value) {
    let mut found = Vec::new();
    texts(shown, &mut found);
    assert!(!found.is_empty(), "nothing to read: {shown}");
    found.iter().for_each(|text| check_text(text));
}

/// A text holds no word of its own.
pub(crate) fn check_text(text: &str) {
    // The marks that messages are found by again, see `marks::card_footer` and `reports::marks`.
    let marks = ["Offer #12 · Version ", "Report #", "Notice #", "Suspension #", "Dispute #", "Job #"];
    let without_mark = marks.iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text);
    assert_eq!(english_letters(without_mark), "", "{text}");
}

/// A form holds none; what stands in its inputs is typed, and stays as Parley reads it.
pub(crate) fn check_form(modal: &CreateModal) {
    let mut modal = serde_json::to_value(modal).expect("builders serialize");
    for row in modal["components"].as_array_mut().expect("rows") {
        row["components"][0]["value"].take();
    }
    check(&modal);
}

/// A message holds none.
pub(crate) fn check_post(post: &Post) {
    check(&serde_json::to_value(post.to_message("n")).expect("builders serialize"));
}

/// Terms that hold no letter that English has.
fn foreign(price: Price) -> Terms {
    let (title, description) = ("Логотип".to_owned(), "Два эскиза, затем один".to_owned());
    Terms { title, description, price, start: None, due: Some(date(2026, 12, 20)) }
}

pub(in crate::discord) fn story() -> (Offer, Terms) {
    let named = |name: &str| Milestone { name: name.to_owned(), amount: usd(500), due: None };
    let milestones = vec![named("Эскиз"), named("Итог")];
    let old = foreign(Price::Fixed { total: usd(1_000), milestones });
    let terms = foreign(Price::Hourly { rate: usd(40), weekly_limit_hours: Some(20) });
    (Offer { version: 2, terms, note: Some("Привет".to_owned()), ..offer() }, old)
}

pub(in crate::discord) fn states() -> [State; 8] {
    let message = Some("Нет".to_owned());
    [
        State::PENDING,
        State::Pending { open_change: Some(change(Fate::Open)) },
        State::Accepted { by: BEN, at: NOW },
        State::Declined { by: BEN, at: NOW, reason: DeclineReason::TooLow, message: message.clone() },
        State::Withdrawn { by: ADA, at: NOW, message },
        State::Withdrawn { by: PersonId(300), at: NOW, message: None },
        State::Removed { by: PersonId(300), at: NOW },
        State::Expired { at: NOW },
    ]
}

#[test]
fn the_room_reads_its_language() {
    let (story, old) = story();
    for state in states() {
        let offer = Offer { state, ..story.clone() };
        let client_name = "Ада";
        let card = CardView { language: PSEUDO, former: Some(&old), client_name, ..card_of(&offer) };
        check_post(&views::card::card(card));
        check_post(&views::card::card(CardView { version: 1, terms: &old, ..card }));
        for to in [ADA, BEN] {
            views::notice::ended(PSEUDO, &offer, to, None).iter().for_each(check_post);
            views::reminder::expiring(PSEUDO, &offer, to, None).iter().for_each(check_post);
            let many = vec![offer.clone(); 20];
            views::expired::expired_in_room(PSEUDO, &many, to, None).iter().for_each(check_post);
        }
    }
    let message = "Нет".to_owned();
    for fate in [Fate::Open, Fate::Approved { version: 2 }, Fate::Rejected { message }, Fate::Closed] {
        let change = Change { terms: old.clone(), message: "Так".to_owned(), ..change(fate) };
        let view = ChangeView { language: PSEUDO, ..change_of(&story, &change, &story.terms) };
        check_post(&views::change::change_request(view));
        views::notice::change_rejected(PSEUDO, &story, &change, None).iter().for_each(check_post);
    }
}

fn list_of<'a>(
    lines: &'a [views::list::ListLine<'a>],
    state: Option<StateName>,
) -> views::list::ListView<'a> {
    let filter = OfferFilter { state, direction: Direction::All };
    views::list::ListView { language: PSEUDO, filter, lines, page: 2, pages: 3, total: 21, has_older: false }
}

#[test]
fn one_person_reads_theirs() {
    let (story, old) = story();
    for state in states() {
        let offer = Offer { state, ..story.clone() };
        let changes = [Change { terms: old.clone(), message: "Так".to_owned(), ..change(Fate::Closed) }];
        let versions = [(NOW, &old), (NOW, &offer.terms)];
        let record = record_of(&offer, &versions, &changes);
        check_post(&views::record::view_offer(
            RecordView { language: PSEUDO, client_name: "Ада", notes: &super::every_note(), ..record },
            0,
        ));
        for reader in [ADA, BEN] {
            check_post(&views::stale::stale(views::stale::StaleView {
                language: PSEUDO,
                offer: &offer,
                seen: 1,
                seen_terms: Some(&old),
                reader,
                client_name: "Ада",
                client_avatar_url: None,
            }));
        }
    }
    let channel = Some(ChannelId(77));
    let price = &old.price;
    let line = views::list::ListLine {
        id: story.id,
        number: story.number,
        title: "Логотип",
        price: Some(price),
        state: story.state.name(),
        change_is_open: true,
        side: Side::Recipient,
        other: ADA,
        agency: None,
        sent: NOW,
        is_held: false,
    };
    let held_line = views::list::ListLine { side: Side::Client, is_held: true, ..line };
    let held = Offer { waits_for: Some(BEN), state: State::PENDING, ..story.clone() };
    [
        views::accept::confirm_accept(PSEUDO, &story, &super::every_note()),
        views::accept::accepted(PSEUDO, &story, None),
        views::decline::decline_reasons(PSEUDO, &story),
        views::decline::declined(PSEUDO, &story, DeclineReason::Spam),
        views::withdraw::withdrawn(PSEUDO, &story),
        views::change::approved(PSEUDO, &story),
        views::change::rejected(PSEUDO, &story),
        views::draft::sent(PSEUDO, &super::sent(&story, None), true),
        views::draft::sent(PSEUDO, &super::sent(&story, None), false),
        views::draft::sent(PSEUDO, &super::sent(&held, None), false),
        views::record::view_offer(
            RecordView { language: PSEUDO, client_name: "Ада", ..record_of(&held, &[], &[]) },
            0,
        ),
        views::list::offers_list(list_of(&[held_line], None)),
        views::draft::sent(PSEUDO, &super::sent(&story, channel), true),
        views::draft::change_sent(PSEUDO, story.number, ADA),
        views::list::offers_list(list_of(&[line], None)),
        views::list::offers_list(views::list::ListView { has_older: true, ..list_of(&[line], None) }),
        views::list::offers_list(list_of(&[], None)),
        views::list::offers_list(list_of(&[], Some(StateName::Accepted))),
    ]
    .iter()
    .for_each(check_post);
    for content in super::drafts() {
        check_post(&views::draft::discarded(PSEUDO, &content));
    }
}

#[test]
fn forms_and_refusals_are_in_their_readers_language() {
    let (drawn, number) = (OfferVersionRef { offer: OfferId(7), version: 1 }, OfferNumber(12));
    check_form(&views::modals::offer_form(PSEUDO, DraftId(1), &OfferForm::from_terms(&terms())));
    for side in [Side::Client, Side::Recipient] {
        let form = OfferForm::from_terms(&terms());
        check_form(&views::modals::terms_form(PSEUDO, DraftId(1), number, side, &form));
    }
    check_form(&views::modals::message_form(PSEUDO, DraftId(1), number, ""));
    check_form(&views::modals::decline_form(PSEUDO, drawn, DeclineReason::Spam, number));
    check_form(&views::modals::withdraw_form(PSEUDO, drawn, number));
    check_form(&views::modals::reject_form(PSEUDO, ChangeId(4), number));
    let problem = Problem::Price(PriceProblem::NoAmount { text: "Нет".to_owned() }).on(Field::Price);
    assert_eq!(english_letters(&problems::problem_text(PSEUDO, &problem)), "");
    for refusal in [
        Refusal::Offer(OfferRefusal::NoSuchOffer),
        Refusal::Offer(OfferRefusal::ToSelf),
        Refusal::Offer(OfferRefusal::TooManyNew { most: 5 }),
    ] {
        check_post(&refusals::refusal(PSEUDO, &refusal, ADA));
    }
    check_post(&refusals::apology(PSEUDO, "7"));
    check_post(&refusals::unknown_action(PSEUDO));
}
