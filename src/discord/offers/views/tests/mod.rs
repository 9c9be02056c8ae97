//! Views as people read them, and within Discord's limits whatever the terms hold.

mod answer_snapshots;
mod forgery;
pub(crate) mod languages;
pub(crate) mod limits;
mod offer_snapshots;
mod refusal_snapshots;
pub(in crate::discord) mod render;

use super::card::CardView;
use super::change::ChangeView;
use super::record::RecordView;
use crate::app::Sent;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::draft::DraftContent;
use crate::domain::form::{OfferForm, ProfileForm};
use crate::domain::ids::{
    ChangeId, ChannelId, ContractId, EffectId, GuildId, OfferId, OfferNumber, PersonId, RoomId,
};
use crate::domain::money::{Currency, Money};
use crate::domain::notifications::draft::MailDraft;
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::draft::{Addressed, OfferDraft, OfferOptions};
use crate::domain::offers::offer::{Offer, Recipient, State};
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::domain::offers::timeline::{Entry, Happening};
use crate::domain::people::draft::PeopleDraft;
use crate::domain::people::standing::{ClientConduct, ClientRecord, OfferCounts, StarCount};
use crate::domain::safety::{Category, Found, Note, PriceNote};
use crate::domain::time::{UnixMs, date};
use crate::words::Language;
use proptest::prelude::*;

const EN: Language = Language::English;
pub(in crate::discord) const ADA: PersonId = PersonId(100);
pub(in crate::discord) const BEN: PersonId = PersonId(200);
pub(in crate::discord) const NOW: UnixMs = UnixMs(1_796_126_400_000);

/// As its sender is told of it.
fn sent(offer: &Offer, room_channel: Option<ChannelId>) -> Sent {
    Sent { offer: offer.clone(), room_channel }
}

fn usd(major: i64) -> Money {
    Money { minor: major * 100, currency: Currency::USD }
}

fn terms() -> Terms {
    let milestone =
        |name: &str, major, due| Milestone { name: name.to_owned(), amount: usd(major), due: Some(due) };
    Terms {
        title: "Logo for a *coffee shop*".to_owned(),
        description: "Two drafts, then one final logo as SVG.\n# Not a heading\nSee [this](https://e.vil)"
            .to_owned(),
        price: Price::Fixed {
            total: usd(1_500),
            milestones: vec![
                milestone("Drafts", 500, date(2026, 12, 10)),
                milestone("Final", 1_000, date(2026, 12, 20)),
            ],
        },
        start: Some(date(2026, 12, 1)),
        due: Some(date(2026, 12, 20)),
    }
}

fn dearer() -> Terms {
    Terms {
        price: Price::Fixed { total: usd(1_800), milestones: Vec::new() },
        due: Some(date(2026, 12, 23)),
        ..terms()
    }
}

pub(in crate::discord) fn offer() -> Offer {
    Offer {
        id: OfferId(7),
        guild: GuildId(1),
        number: OfferNumber(12),
        room: RoomId(3),
        client: ADA,
        recipient: Recipient::Freelancer(BEN),
        version: 1,
        revision: 1,
        terms: terms(),
        note: Some("I liked your last work.".to_owned()),
        files: Vec::new(),
        created: NOW,
        expires: NOW.plus(604_800_000),
        remind: None,
        waits_for: None,
        proposal: None,
        state: State::PENDING,
    }
}

pub(in crate::discord) fn change(fate: Fate) -> Change {
    Change {
        id: ChangeId(4),
        offer: OfferId(7),
        version: 1,
        by: BEN,
        at: NOW,
        terms: dearer(),
        message: "Two drafts take me longer.".to_owned(),
        fate,
    }
}

/// One of each kind of draft.
fn drafts() -> [DraftContent; 5] {
    let form = OfferForm::default();
    [
        OfferDraft::New {
            to: Addressed::Person(BEN),
            form: form.clone(),
            options: OfferOptions::default(),
            proposal: None,
        }
        .into(),
        OfferDraft::Modify { offer: OfferId(7), version: 1, answers: None, form }.into(),
        PeopleDraft::Profile { form: ProfileForm::default() }.into(),
        MailDraft::Address { typed: String::new() }.into(),
        ContractDraft::Hours { contract: ContractId(5), time: String::new(), done: String::new(), day: None }
            .into(),
    ]
}

/// The contract that an offer became.
pub(in crate::discord) fn contract(offer: &Offer) -> Contract {
    Contract {
        id: ContractId(5),
        offer: offer.id,
        version: offer.version,
        guild: offer.guild,
        room: offer.room,
        client: offer.client,
        contractor: offer.recipient.clone(),
        terms: offer.terms.clone(),
        places: None,
        started: NOW,
        state: ContractState::Active,
        revision: 0,
    }
}

/// Somebody of whom little is known yet.
pub(in crate::discord) const ABOUT: ClientRecord = ClientRecord {
    client: ADA,
    offers: OfferCounts { total: 1, accepted: 0, declined: 0 },
    received: StarCount { count: 0, stars: 0 },
    given: StarCount { count: 0, stars: 0 },
    conduct: ClientConduct { answers: 0, answer_ms: 0, paid_in_time: 0, paid_late: 0 },
    joined: Some(NOW),
    together: None,
    upheld: 0,
    warned_until: None,
};

fn card_of(offer: &Offer) -> CardView<'_> {
    CardView {
        language: EN,
        offer,
        version: offer.version,
        terms: &offer.terms,
        former: None,
        client_name: "Ada",
        client_avatar_url: Some("https://cdn.discordapp.com/avatars/100/a.png"),
        about: &ABOUT,
    }
}

fn change_of<'a>(offer: &'a Offer, change: &'a Change, present: &'a Terms) -> ChangeView<'a> {
    ChangeView { language: EN, offer, change, present, tag: Some(EffectId(9)) }
}

fn record_of<'a>(
    offer: &'a Offer,
    versions: &'a [(UnixMs, &'a Terms)],
    changes: &'a [Change],
) -> RecordView<'a> {
    const TIMELINE: [Entry; 3] = [
        Entry { what: Happening::Sent, by: Some(ADA), at: NOW },
        Entry { what: Happening::ChangeRequested, by: Some(BEN), at: NOW },
        Entry { what: Happening::Expired, by: None, at: NOW },
    ];
    RecordView {
        language: EN,
        offer,
        versions,
        changes,
        timeline: &TIMELINE,
        contract: None,
        room_channel: Some(ChannelId(77)),
        client_name: "Ada",
        client_avatar_url: None,
        about: &ABOUT,
        notes: &[],
    }
}

/// A note of each kind.
pub(in crate::discord) fn every_note() -> Vec<Note> {
    let found =
        Category::ALL.map(|category| Note::Text(Found { category, quote: "…".to_owned(), say: None }));
    let price = |is_high, is_hourly| {
        Note::Price(PriceNote { is_high, is_hourly, bound: usd(40), compared: 30, times: 3 })
    };
    let prices = [price(true, true), price(true, false), price(false, true), price(false, false)];
    found
        .into_iter()
        .chain(prices)
        .chain([Note::YoungAccount { since: NOW }, Note::FirstContact, Note::FirstOffer])
        .collect()
}

/// Texts of up to `most` characters that grow when escaped, or are wide, or are not there.
pub(in crate::discord) fn any_text(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("*".to_owned()),
        Just("🦀".to_owned()),
        Just("https://a.b/|".to_owned()),
        Just("👩\u{200D}👧🏽".to_owned()),
        Just("e\u{301}\u{302}".to_owned()),
        Just("\u{202E}".to_owned()),
        Just("\n".to_owned()),
        Just("1. ".to_owned()),
        "[a-z .]{1,12}",
        "\\PC{1,3}",
        proptest::sample::select(&forgery::ATTEMPTS[..]).prop_map(str::to_owned),
    ];
    let mixed = proptest::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat());
    (mixed, 1_usize..=most, any::<bool>()).prop_map(move |(unit, length, full)| {
        unit.chars().cycle().take(if full { most } else { length }).collect()
    })
}

/// Any price that is within the product's limits.
fn any_price() -> impl Strategy<Value = Price> {
    let milestones =
        proptest::collection::vec((any_text(80), 500..99_999_999_999_i64, any::<bool>()), 0..=20);
    prop_oneof![
        milestones.prop_map(|milestones| Price::Fixed {
            total: Money { minor: 100_000_000_000, currency: Currency::USD },
            milestones: milestones
                .into_iter()
                .map(|(name, minor, dated)| Milestone {
                    name,
                    amount: Money { minor, currency: Currency::USD },
                    due: dated.then(|| date(2029, 12, 31)),
                })
                .collect(),
        }),
        proptest::option::of(1_u32..=168)
            .prop_map(|weekly_limit_hours| Price::Hourly { rate: usd(999_999_999), weekly_limit_hours }),
    ]
}

/// Any terms that are within the product's limits.
pub(in crate::discord) fn any_terms() -> impl Strategy<Value = Terms> {
    (any_text(100), any_text(4_000), any_price(), any::<[bool; 2]>()).prop_map(
        |(title, description, price, dated)| Terms {
            title,
            description,
            price,
            start: dated[0].then(|| date(2026, 12, 1)),
            due: dated[1].then(|| date(2029, 12, 31)),
        },
    )
}
