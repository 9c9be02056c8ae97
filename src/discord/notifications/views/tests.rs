//! What people are told outside the room, and `/settings`: within Discord's limits whatever people typed, never more than
//! text, and with no word of its own.

use super::copy::copy;
use super::news::news;
use super::settings::{SettingsView, settings};
use crate::app::{
    CopyBrief, DmStatus, Expired, FeedbackNews, MailStanding, NoticeSettings, Person, PersonalBrief, Place,
    WorkNews,
};
use crate::discord::notifications::email::views::{address_form, code_form, mail_refusal, with_typed};
use crate::discord::offers::views::tests::{
    ABOUT, ADA, BEN, NOW, any_terms, any_text, change, every_note, languages, limits, offer,
};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::contracts::disputes::{AfterDispute, Judgement};
use crate::domain::contracts::entry::{
    CloseReason, Closing, ContractEntry, ContractHappening, DisputeLine, DisputeOutcome, DisputeReason,
    Hours, Payment, Verdict,
};
use crate::domain::contracts::statement::{Statement, WeekSum};
use crate::domain::ids::{
    ChangeId, ChannelId, ContractId, EffectId, GuildId, MailCodeId, MessageId, OfferId, PersonId,
};
use crate::domain::money::{Currency, Money};
use crate::domain::notifications::mail::{AddressProblem, EmailAddress, MailAddress, MailCode, MailRefusal};
use crate::domain::notifications::settings::{Choices, NotificationChannel, Topic};
use crate::domain::notifications::{
    ContractNotification, FeedbackNotification, NotificationKind, OfferNotification,
};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::diff::Part;
use crate::domain::offers::offer::{Offer, State};
use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;
use crate::words::Language;
use proptest::prelude::*;

/// An address that Discord would read as formatting, as long as one can be.
fn long_address() -> EmailAddress {
    let local = "_*~`|".repeat(12);
    let typed = format!("{local}@{}.example", ["a".repeat(60).as_str(); 3].join("."));
    EmailAddress::parse(&typed).expect("an address")
}

/// Everything that can be so about somebody's mail, with this address.
fn standings(address: &EmailAddress) -> Vec<MailStanding> {
    let kept = |refused| MailAddress {
        doubted: None,
        address: address.clone(),
        language: "en".to_owned(),
        confirmed: UnixMs(1),
        refused,
    };
    let code = MailCode {
        id: MailCodeId(1),
        guild: GuildId(1),
        person: PersonId(1),
        address: address.clone(),
        language: "en".to_owned(),
        code: "123456".to_owned(),
        made: UnixMs(1),
        tries: 0,
    };
    let mut all = Vec::new();
    for has_mail in [false, true] {
        for kept in [None, Some(kept(None)), Some(kept(Some(UnixMs(2))))] {
            for code in [None, Some(code.clone())] {
                for no_such in [None, Some(address.clone())] {
                    all.push(MailStanding { has_mail, address: kept.clone(), code: code.clone(), no_such });
                }
            }
        }
    }
    all
}

/// Everything that can be chosen, reached or not.
fn notice_settings(server: Option<&str>) -> Vec<NoticeSettings> {
    let nothing = Topic::ALL.into_iter().flat_map(|topic| NotificationChannel::ALL.map(|way| (topic, way)));
    let nothing = nothing.fold(Choices::default(), |choices, (topic, way)| choices.with(topic, way, false));
    let mut all = Vec::new();
    for choices in [Choices::default(), nothing] {
        for closed in [None, Some(NOW)] {
            let server = server.map(str::to_owned);
            all.push(NoticeSettings {
                choices: choices.clone(),
                dm_status: DmStatus { closed, ..DmStatus::default() },
                server,
            });
        }
    }
    all
}

fn pages(language: Language, server: Option<&str>, address: &EmailAddress) -> Vec<(MailStanding, Post)> {
    let mut all = Vec::new();
    for mail in standings(address) {
        for notices in notice_settings(server) {
            all.push((mail.clone(), settings(&SettingsView { language, notices: &notices, mail: &mail })));
        }
    }
    all
}

#[test]
fn settings_fit_and_hold_no_code() {
    for language in Language::ALL {
        for (mail, page) in pages(language, Some(&"*".repeat(100)), &long_address()) {
            limits::check(&page);
            let shown = serde_json::to_value(page.to_message("n")).expect("builders serialize").to_string();
            assert!(!shown.contains("123456") && !shown.contains("**`"), "{shown}");
            assert_eq!(shown.contains("email:set"), mail.has_mail, "{mail:?}");
            let is_reached = mail.address.is_some_and(|kept| kept.refused.is_none());
            assert_eq!(shown.contains(":mail:"), mail.has_mail && is_reached, "{shown}");
        }
        limits::check_modal(&address_form(language, &"*".repeat(254)));
        limits::check_modal(&code_form(language));
    }
}

#[test]
fn settings_are_in_their_readers_language() {
    let address = EmailAddress::parse("1@2.x").expect("an address");
    let shown_address = escaped_line(address.as_str(), 100);
    for (_, page) in pages(Language::Pseudo, Some("Сервер"), &address) {
        let mut page = page;
        // The address is theirs, in whatever letters.
        for embed in &mut page.embeds {
            let shown = serde_json::to_value(&embed).expect("builders serialize");
            if let Some(text) = shown["description"].as_str() {
                *embed = embed.clone().description(text.replace(&shown_address, "1"));
            }
        }
        languages::check_post(&page);
    }
    for refusal in [
        MailRefusal::Off,
        MailRefusal::NoCode,
        MailRefusal::TooManyCodes { most: 3 },
        MailRefusal::WrongCode { left: 2 },
    ] {
        languages::check_post(&mail_refusal(Language::Pseudo, refusal));
    }
    languages::check_form(&code_form(Language::Pseudo));
}

#[test]
fn what_was_typed_as_an_address_is_shown_as_text() {
    let refusal = mail_refusal(Language::English, MailRefusal::BadAddress(AddressProblem::NoAt));
    limits::check(&with_typed(Language::English, refusal.clone(), "**@everyone** <@777>\n# hello"));
    limits::check(&with_typed(Language::English, refusal, &"*".repeat(254)));
}

fn named(id: PersonId, name: &str) -> Option<Person> {
    Some(Person { id, name: name.to_owned(), username: None, avatar_url: None, joined: None })
}

const PLACES: [Option<Place>; 2] = [
    None,
    Some(Place {
        guild: GuildId(i64::MAX),
        channel: ChannelId(i64::MAX),
        message: Some(MessageId(i64::MAX)),
    }),
];

/// What can be told of a contract, each with its line.
fn works(message: &str) -> Vec<(ContractNotification, ContractEntry)> {
    use ContractHappening as What;
    let closing = Some(Closing { reason: CloseReason::NotResponsive, paid: None });
    let line = |(seq, (what, message)): (i64, (What, Option<&str>))| {
        let by = if what == What::Submitted { BEN } else { ADA };
        let entry = ContractEntry {
            seq,
            what,
            piece: 1,
            by,
            at: NOW,
            message: message.map(str::to_owned),
            payment: None,
            closing: closing.filter(|_| what == What::Closed),
            approves: None,
            answers: None,
            hours: None,
            week: None,
            terms: None,
            counts_from: (what == What::TermsApproved).then(|| NOW.day()),
            files: Vec::new(),
            dispute: (what == What::DisputeOpened)
                .then_some(DisputeLine::Opened { reason: DisputeReason::NoAnswer }),
        };
        (ContractNotification::of(what, seq), entry)
    };
    let said = [
        (What::Submitted, Some(message)),
        (What::Reminded, None),
        (What::DueSoon, None),
        (What::Overdue, None),
        (What::RevisionRequested, Some(message)),
        (What::Approved, None),
        (What::AutoApproved, None),
        (What::PaymentRecorded, Some(message)),
        (What::RefundRecorded, Some(message)),
        (What::PaymentConfirmed, None),
        (What::PaymentDenied, None),
        (What::PaymentUnconfirmed, None),
        (What::Paused, Some(message)),
        (What::Resumed, None),
        (What::Closed, Some(message)),
        (What::ReopenRequested, None),
        (What::Reopened, None),
        (What::ReopenDeclined, None),
        (What::AutoPaused, None),
        (What::HoursLogged, Some(message)),
        (What::HoursRemoved, None),
        (What::HoursObjected, Some(message)),
        (What::ObjectionWithdrawn, None),
        (What::WeekClosed, None),
        (What::TermsProposed, Some(message)),
        (What::TermsApproved, None),
        (What::TermsRejected, Some(message)),
        (What::TermsWithdrawn, None),
        (What::DisputeOpened, Some(message)),
        (What::DisputeWithdrawn, None),
        (What::DisputeAsked, Some(message)),
        (What::DisputeDecided, Some(message)),
    ];
    (1..).zip(said).map(line).collect()
}

/// The longest statement in a message: of a full week, and one that was corrected.
fn statement() -> Statement {
    let rate = Money { minor: i64::MAX, currency: Currency::USD };
    let week = WeekSum::of(NOW.day(), [Hours { minutes: 1_439, day: NOW.day() }], |_| rate);
    Statement { week, corrections: Vec::new(), total: rate }
}

/// Everything that news of a contract can say.
fn news_of(entry: ContractEntry, changed: &Change) -> WorkNews {
    let amount = Money { minor: i64::MAX, currency: Currency::USD };
    WorkNews {
        entry,
        piece: Some(changed.terms.title.clone()),
        payment: Some(Payment { amount, day: NOW.day() }),
        due: Some(NOW.day()),
        approves: Some(NOW),
        hours: Some(Hours { minutes: 1_439, day: NOW.day() }),
        statement: Some(statement()),
        changed: Part::ALL.to_vec(),
        version: 2,
        judgement: Some(Judgement {
            verdict: Verdict { outcome: DisputeOutcome::Split, amount: Some(amount), closes: true },
            after: AfterDispute::Closed,
        }),
    }
}

/// Everything that is told of feedback.
const OF_FEEDBACK: [FeedbackNotification; 7] = [
    FeedbackNotification::Published,
    FeedbackNotification::Replied,
    FeedbackNotification::EditAllowed,
    FeedbackNotification::Edited,
    FeedbackNotification::Hidden,
    FeedbackNotification::Shown,
    FeedbackNotification::Waiting { seq: 1 },
];

/// Every message about `offer` in one of the states, with its change request.
fn direct(language: Language, offer: &Offer, former: &Terms, changed: &Change, name: &str) -> Vec<Post> {
    let change = changed.id;
    let of_offer = [
        OfferNotification::Received,
        OfferNotification::Modified { version: 2 },
        OfferNotification::Withdrawn,
        OfferNotification::Expiring { hours: 24 },
        OfferNotification::Expired,
        OfferNotification::Removed,
        OfferNotification::ChangeRequested { change },
        OfferNotification::ChangeApproved { change },
        OfferNotification::ChangeRejected { change },
        OfferNotification::Declined,
    ];
    let mut all = of_offer.map(NotificationKind::from).to_vec();
    all.push(ContractNotification::Started.into());
    all.extend(works(&changed.message).into_iter().map(|(kind, _)| NotificationKind::from(kind)));
    all.extend(OF_FEEDBACK.map(NotificationKind::from));
    let mut posts = Vec::new();
    for (to, place) in [ADA, BEN].into_iter().zip(PLACES) {
        let brief = CopyBrief {
            language,
            offer: offer.clone(),
            version: offer.version,
            terms: offer.terms.clone(),
            former: Some(former.clone()),
            client: named(ADA, name),
            about: ABOUT,
            notes: every_note(),
            server: Some(name.to_owned()),
            to,
            place,
            posted: None,
        };
        posts.push(copy(&brief, Some(OfferNotification::Received.into()), Some(EffectId(i64::MAX))));
        posts.push(copy(
            &brief,
            Some(OfferNotification::ChangeApproved { change }.into()),
            Some(EffectId(i64::MAX)),
        ));
        posts.push(copy(&CopyBrief { version: 1, terms: former.clone(), ..brief }, None, None));
        let told = |news, together| PersonalBrief {
            language,
            offer: offer.clone(),
            news,
            change: Some(changed.clone()),
            feedback: Some(FeedbackNews { contract: ContractId(i64::MAX), until: NOW }),
            work: works(&changed.message).into_iter().find_map(|(kind, entry)| {
                (news == NotificationKind::from(kind)).then(|| news_of(entry, changed))
            }),
            client: named(ADA, name),
            recipient: named(BEN, name).map(|person| person.name),
            server: Some(name.to_owned()),
            to,
            place,
            together,
        };
        posts.extend(all.iter().copied().filter_map(|kind| news(&told(kind, Vec::new()), Some(EffectId(1)))));
        let one = |id| Offer { id: OfferId(id), ..offer.clone() };
        let many = (0..20).map(|id| Expired { offer: one(id), other: Some(name.to_owned()) }).collect();
        posts.extend(news(&told(OfferNotification::Expired.into(), many), Some(EffectId(1))));
    }
    posts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn direct_messages_fit(old in any_terms(), new in any_terms(), message in any_text(500), name in any_text(32)) {
        for state in limits::states(&message) {
            let state_waits = matches!(state, State::Pending { .. });
            let offer = Offer { terms: new.clone(), version: 2, note: Some(message.clone()), state, ..offer() };
            let fates = limits::fates(&message).into_iter();
            // A change request says something only while the offer waits.
            for fate in fates.take(if state_waits { 5 } else { 1 }) {
                let change = Change { terms: new.clone(), message: message.clone(), fate, ..change(Fate::Open) };
                direct(Language::English, &offer, &old, &change, &name).iter().for_each(limits::check);
            }
        }
        for notices in notice_settings(Some(&name)) {
            let mail = MailStanding::default();
            limits::check(&settings(&SettingsView { language: Language::English, notices: &notices, mail: &mail }));
        }
    }
}

#[test]
fn direct_messages_are_in_their_readers_language() {
    let (story, old) = languages::story();
    for state in languages::states() {
        let offer = Offer { state, ..story.clone() };
        for fate in [Fate::Open, Fate::Approved { version: 2 }, Fate::Rejected { message: "Нет".to_owned() }]
        {
            let change =
                Change { id: ChangeId(4), terms: old.clone(), message: "Так".to_owned(), ..change(fate) };
            direct(Language::Pseudo, &offer, &old, &change, "Ада").iter().for_each(languages::check_post);
        }
    }
}
