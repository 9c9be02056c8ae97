//! `/parley stats`: what moderators see of what people did, and who sees it.

use crate::harness::database::{Database, engines};
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports};
use crate::harness::moment;
use crate::harness::steps::{Answered, FORM, Table, card, card_in_state, message, room, send_offer};
use crate::harness::use_cases::{member, open};
use crate::harness::world::World;
use discord_emulator::person::{Message, Person, PersonError, opt};
use parley::app::{Caller, Error};
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::moderation::refusal::ModerationRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::statistics::period::Period;
use parley::domain::time::{DAY_MS, HOUR_MS};
use serde_json::Value;

/// `/parley stats` in `#general`.
async fn stats(world: &World, who: &Person, days: Option<i64>) -> Answered {
    let options: Vec<_> = days.map(|days| opt("days", days)).into_iter().collect();
    who.command(world.guild, world.general, "parley stats", &options).await
}

/// What the embed with this title says.
fn said(shown: &Message, title: &str) -> String {
    let found = shown.embeds().iter().find(|embed| embed["title"] == title);
    let found = found.unwrap_or_else(|| panic!("no {title}: {}", shown.words()));
    found["description"].as_str().expect("a text").to_owned()
}

fn attachments(shown: &Message) -> &[Value] {
    shown.raw["attachments"].as_array().expect("a list")
}

fn names(shown: &Message) -> Vec<&str> {
    attachments(shown).iter().map(|file| file["filename"].as_str().expect("a name")).collect()
}

/// The file with the table.
async fn table_of(shown: &Message) -> String {
    let file = attachments(shown).iter().find(|file| file["filename"] == "statistics.txt").expect("a table");
    let url = file["url"].as_str().expect("a link").to_owned();
    reqwest::get(url).await.expect("it is there").text().await.expect("text")
}

const PICTURES: [&str; 4] =
    ["offers.png", "open-offers-and-contracts.png", "answers-and-hires.png", "reports.png"];

#[tokio::test]
async fn moderators_see_what_happened_and_choose_how_far_back() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let none = message(stats(world, mia, None).await);
        assert!(none.ephemeral() && none.says("No statistics yet"), "{}", none.words());
        assert!(attachments(&none).is_empty());

        // One is accepted after 5 hours, one declined after 8, one withdrawn, one waits.
        let table = moderated.table().await;
        let Table { ana, ben, room: place, card: first } = &table;
        world.pass(5 * HOUR_MS).await;
        table.accept(first).await;
        card_in_state(ben, *place, 1, 1, "Accepted").await;
        let second = table.offer_again(world, 2).await;
        world.pass(8 * HOUR_MS).await;
        table.decline(&second, "Too busy", "").await;
        let third = table.offer_again(world, 3).await;
        table.withdraw(&third, "").await;
        world.pass(30 * DAY_MS).await;
        let chidi = world.person("Chidi").await;
        send_offer(world, ana, chidi.id(), &FORM).await;
        let other = room(world, &chidi, "ana-chidi").await;
        let fourth = card(&chidi, other, 4, 1).await;
        report(&chidi, other, &fourth, "Spam", "").await;
        let queue = moderated.card(1, "Open").await;
        world.pass(3 * HOUR_MS).await;
        moderated.decide(mia, &queue, "Dismiss", "It's an offer like others.").await;
        world.settled().await.close().await;

        let shown = message(stats(world, mia, Some(90)).await);
        assert!(shown.ephemeral(), "only its reader sees it");
        let offers = said(&shown, "Offers");
        assert!(
            offers.starts_with("Sent: 4 · accepted: 1 · declined: 1 · expired: 0 · withdrawn: 1"),
            "{offers}"
        );
        let running = said(&shown, "Open offers and contracts");
        assert!(running.starts_with("Now: open offers: 1 · active contracts: 1"), "{running}");
        let answers = said(&shown, "Answers and hires");
        assert!(answers.contains("6 h 30 min (median). Answered so far: 50% (2 of 4)"), "{answers}");
        assert!(answers.contains("Offers accepted: 50% (1 of 2)"), "{answers}");
        let reports = said(&shown, "Reports");
        assert!(
            reports.contains("Reported: 1 · decided: 1 · open now: 0\nTime to decision: 3 hours"),
            "{reports}"
        );
        looks_right(&shown).await;
        let everybody = [ana, ben, &chidi].map(|person| person.id().to_string());
        let whole = format!("{} {}", shown.raw, table_of(&shown).await);
        for words in everybody.iter().map(String::as_str).chain(["Landing page", "Chidi", "ana-ben"]) {
            assert!(!whole.contains(words), "nothing is about a person or an offer: {words}");
        }

        // The same message, with other pictures.
        let week = message(mia.press(world.general, &shown, "7 days").await);
        assert_eq!(week.id, shown.id);
        assert!(said(&week, "Offers").starts_with("Sent: 1 · accepted: 0"), "{}", week.words());
        assert_eq!((names(&week), week.button("7 days").expect("a button").disabled), (names(&shown), true));
        assert_ne!(attachments(&week)[0]["url"], attachments(&shown)[0]["url"]);
        let text = table_of(&week).await;
        // Offers were sent on one of the days, and nothing else happened but a report.
        let dated = text.lines().filter(|line| line.starts_with("20")).count();
        assert!((3..=6).contains(&dated), "{text}");

        assert!(
            matches!(stats(world, ben, None).await, Err(PersonError::NotAllowed(_))),
            "Ben isn't offered it"
        );
        moderated.world.close().await;
    }
}

/// Four pictures that are pictures, each with a text for people who don't see it, and the table.
async fn looks_right(shown: &Message) {
    assert_eq!(names(shown), [&PICTURES[..], &["statistics.txt"]].concat());
    for (file, name) in attachments(shown).iter().zip(PICTURES) {
        let alt = file["description"].as_str().expect("a description");
        assert!(alt.contains(" to ") && alt.contains(": "), "{alt}");
        assert!(file["width"].as_u64().is_some_and(|width| width == 1_000), "{file}");
        assert_eq!(file["content_type"], "image/png");
        let of = |embed: &Value| embed["image"]["url"].as_str().is_some_and(|url| url.contains(name));
        assert_eq!(shown.embeds().iter().filter(|embed| of(embed)).count(), 1, "{name} is in the message");
        let url = file["url"].as_str().expect("a link").to_owned();
        let bytes = reqwest::get(url).await.expect("it is there").bytes().await.expect("bytes");
        assert!(bytes.starts_with(b"\x89PNG\r\n"), "{name}");
    }
}

/// Whatever a server's admins let people see of the command: members read nothing, those who moderate or manage the server do.
#[tokio::test]
async fn only_those_who_moderate_read_statistics() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::standing(&engine), ServerRules::default()).await;
        let ben = member(GuildId(7), PersonId(1));
        let no = app.read_statistics(&ben, Period::Month).await.expect_err("refused");
        let refusal = Refusal::from(ModerationRefusal::ModeratorsOnly);
        assert!(matches!(&no, Error::Refused(found) if *found == refusal), "{no}");
        let admin = Caller { manages_server: true, ..ben };
        assert!(app.read_statistics(&admin, Period::Month).await.expect("statistics").is_empty());
        store.close().await;
        database.remove().await;
    }
}

/// A report about moderators isn't counted for them until it's decided: a number would tell them that there is one.
#[tokio::test]
async fn a_moderator_reads_no_number_of_a_report_about_them() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &["Ana"]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        report(&table.ben, table.room, &table.card, "Spam", "").await;
        // Ana reads the moderators' channel, so the report isn't posted there.
        let list = reports(&moderated, &moderated.mia, None).await;
        let queue = open_report(&moderated, &moderated.mia, &list, 1).await;
        let counted = async |who: &Person| said(&message(stats(world, who, Some(7)).await), "Reports");
        assert!(counted(&moderated.mia).await.starts_with("Reported: 1 · decided: 0 · open now: 1"));
        assert_eq!(counted(&table.ana).await, "No reports.");
        moderated.decide(&moderated.mia, &queue, "Dismiss", "It's one offer.").await;
        assert!(counted(&table.ana).await.starts_with("Reported: 1 · decided: 1 · open now: 0"));
        moderated.world.close().await;
    }
}
