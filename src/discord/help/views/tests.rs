//! Help in every language and with every audience: all of it fits, its numbers are values, and no button is dead.

use super::facts::{Fact, facts};
use super::pages::{answers, found, overview, topic_page};
use super::topics::{find, keys, text, title};
use crate::app::{Caller, HelpRecord};
use crate::discord::inbound::control::AnyControl;
use crate::discord::offers::views::tests::languages::{check_post, check_text};
use crate::discord::offers::views::tests::limits;
use crate::discord::ui::text::units;
use crate::domain::help::answer::HelpCount;
use crate::domain::help::topic::{Audience, HelpTopic};
use crate::domain::ids::{GuildId, PersonId, RoleId};
use crate::domain::server::ServerRules;
use crate::domain::time::HOUR_MS;
use crate::words::{Language, Value};

/// What a phone shows of a message without much scrolling.
const PHONE_UNITS: usize = 900;
/// Most characters of a button's label (Discord's limit).
const LABEL_UNITS: usize = 80;

fn admin(language: Language) -> Caller {
    Caller {
        guild: GuildId(1),
        person: PersonId(2),
        name: String::new(),
        username: None,
        avatar_url: None,
        joined: None,
        language,
        zone_hint: None,
        roles: Vec::new(),
        manages_server: true,
        is_known: false,
    }
}

/// As it is in a new server, and where everything is set otherwise.
fn records() -> [HelpRecord; 2] {
    let new = ServerRules::default();
    let mut other = ServerRules {
        expiry_ms: 36 * HOUR_MS,
        confirm_accept: false,
        moderator_role: Some(RoleId(9)),
        moderators_see_rooms: true,
        time_zone: Some(chrono_tz::Tz::Europe__Berlin),
        ..ServerRules::default()
    };
    other.score.minimum.contracts = 1;
    other.score.minimum.clients = 1;
    [
        HelpRecord { rules: new, looks_after_it: true, is_helpful: None },
        HelpRecord { rules: other, looks_after_it: true, is_helpful: Some(false) },
    ]
}

#[test]
fn everything_fits_and_says_all_of_its_values() {
    for language in [Language::English, Language::Pseudo] {
        let caller = admin(language);
        for record in records() {
            for topic in HelpTopic::ALL {
                let page = topic_page(&caller, &record, *topic);
                limits::check(&page);
                let said = text(language, *topic, &facts(language, &record.rules));
                assert!(!said.contains("{$") && !said.contains("{ $"), "{topic:?}: {said}");
                // A line that begins with a sign of Fluent's would end the text, and begin another one's.
                assert_eq!(said.matches("**").count() % 2, 0, "{topic:?}: {said}");
                assert!(keys(*topic).iter().all(|key| language.text(key, &[]) != *key), "{topic:?}");
                assert!(units(&title(language, *topic)) <= LABEL_UNITS, "{topic:?}");
                if language == Language::English {
                    assert!(units(&said) <= PHONE_UNITS, "{topic:?} is too long: {}", units(&said));
                }
            }
            limits::check(&overview(language, &record.rules, Audience::ALL, &"x".repeat(100)));
        }
        limits::check(&found(language, &"x".repeat(100), HelpTopic::ALL));
    }
}

#[test]
fn everything_can_be_translated() {
    let caller = admin(Language::Pseudo);
    let [record, _] = records();
    check_post(&overview(Language::Pseudo, &record.rules, Audience::ALL, "?"));
    let count = |topic: &HelpTopic| HelpCount { topic: *topic, helpful: 12, unhelpful: 3 };
    let all: Vec<HelpCount> = HelpTopic::ALL.iter().map(count).collect();
    limits::check(&answers(Language::English, &all));
    check_post(&answers(Language::Pseudo, &all));
    check_post(&answers(Language::Pseudo, &[]));
    check_post(&found(Language::Pseudo, "?", &HelpTopic::ALL[..2]));
    for topic in HelpTopic::ALL {
        let shown = topic_page(&caller, &record, *topic);
        let rows = crate::discord::ui::post::Post { embeds: Vec::new(), ..shown };
        check_post(&rows);
        // Only what the server's admins and the rules say isn't translated here.
        check_text(&text(Language::Pseudo, *topic, &placeholders()));
    }
}

/// Every value as a sign.
fn placeholders() -> Vec<Fact> {
    let all = facts(Language::English, &ServerRules::default());
    all.into_iter().map(|(name, _)| (name, Value::from("§"))).collect()
}

#[test]
fn no_number_is_written_by_hand() {
    // Where there is nothing to choose from: how many stars there are, from which amount feedback is public.
    let fixed = ["1 to 5 stars", "1.00", "§.00"];
    for topic in HelpTopic::ALL {
        let mut said = text(Language::English, *topic, &placeholders());
        fixed.iter().for_each(|words| said = said.replace(words, ""));
        let outside_of_code: Vec<&str> = said.split('`').step_by(2).collect();
        let has_digit = outside_of_code.concat().chars().any(|c| c.is_ascii_digit());
        assert!(!has_digit, "{topic:?}: {said}");
    }
}

#[test]
fn a_server_reads_its_own_numbers() {
    let [new, other] = records().map(|record| facts(Language::English, &record.rules));
    let said = |topic, facts: &[Fact]| text(Language::English, topic, facts);
    assert!(said(HelpTopic::AnswerTime, &new).contains("stays open for **7 days**"));
    assert!(said(HelpTopic::AnswerTime, &new).contains("shows the terms once more"));
    assert!(said(HelpTopic::AnswerTime, &other).contains("stays open for **36h**"));
    assert!(said(HelpTopic::AnswerTime, &other).contains("makes the contract right away"));
    assert!(
        said(HelpTopic::Score, &new).contains("4 stars or more are a success, 3 are neutral, and 2 or fewer")
    );
    assert!(said(HelpTopic::Score, &new).contains("2 contracts with 2 different clients"));
    assert!(said(HelpTopic::Score, &other).contains("1 contract with 1 client"));
    assert!(said(HelpTopic::Channel, &new).contains("Moderators aren't let in here"));
    assert!(said(HelpTopic::Channel, &other).contains("this server's moderators, and"));
    assert!(said(HelpTopic::Hours, &new).contains("UTC"));
}

#[test]
fn every_topic_reads_as_a_whole() {
    let [record, _] = records();
    let all = facts(Language::English, &record.rules);
    let topics = HelpTopic::ALL.iter().map(|topic| {
        format!("# {}\n\n{}", title(Language::English, *topic), text(Language::English, *topic, &all))
    });
    insta::assert_snapshot!(topics.collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn no_button_is_dead() {
    for looks_after_it in [true, false] {
        let caller = Caller { manages_server: looks_after_it, ..admin(Language::English) };
        for topic in HelpTopic::ALL {
            let [record, _] = records();
            let shown = topic_page(&caller, &HelpRecord { looks_after_it, ..record }, *topic);
            let rows = serde_json::to_value(&shown.rows).expect("builders serialize");
            let buttons = rows.as_array().into_iter().flatten();
            let buttons = buttons.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
            for button in buttons {
                let custom_id = button["custom_id"].as_str().unwrap_or_default();
                assert!(AnyControl::parse(custom_id).is_some(), "{topic:?}: {button}");
            }
        }
    }
}

#[test]
fn people_find_what_they_mean() {
    for (typed, expected) in [
        ("How do I receive offers?", HelpTopic::Receive),
        ("how do I know if I have an offer", HelpTopic::Know),
        ("negotiate", HelpTopic::Negotiate),
        ("negotiatng", HelpTopic::Negotiate),
        ("counter offer higher price", HelpTopic::Negotiate),
        ("client i dont know", HelpTopic::UnknownClient),
        ("can I decline", HelpTopic::Decline),
        ("how long do I have to respond", HelpTopic::AnswerTime),
        ("expired", HelpTopic::AnswerTime),
        ("difference between offer and invitation", HelpTopic::JobInvitation),
        ("somebody invited me to a job", HelpTopic::JobInvitation),
        ("proposal", HelpTopic::DirectOffer),
        ("JSS", HelpTopic::Score),
        ("job success score", HelpTopic::Score),
        ("agency offers", HelpTopic::AgencyOffers),
        ("is this a scam", HelpTopic::Safe),
        ("when do i get paid", HelpTopic::Payments),
        ("escrow", HelpTopic::Payments),
        ("timesheet", HelpTopic::Hours),
        ("delete my account", HelpTopic::Privacy),
        ("gdpr", HelpTopic::Privacy),
        ("turn off emails", HelpTopic::Notifications),
        ("ban", HelpTopic::Suspended),
        ("reopen", HelpTopic::Close),
        ("top rated", HelpTopic::Badges),
        ("vacation", HelpTopic::Pause),
        ("hire someone", HelpTopic::Find),
        ("send an offer", HelpTopic::Send),
        ("submit my work", HelpTopic::Submit),
        ("who can see this channel", HelpTopic::Channel),
        ("permission missing", HelpTopic::Check),
    ] {
        let found = find(Language::English, typed);
        assert_eq!(found.first(), Some(&expected), "{typed}: {found:?}");
    }
    assert_eq!(find(Language::English, "qqqqq"), []);
}
