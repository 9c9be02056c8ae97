//! Reporting an offer: the ways in, what whoever reports is told, and that one report of a person about an offer is open at a
//! time.

use crate::harness::database::{Database, engines};
use crate::harness::moderated::{
    ModeratedWorld, describe, numbered_in_order, report, report_number, report_numbers,
};
use crate::harness::moment;
use crate::harness::steps::{
    Table, card_in_state, direct_channel, labels, message, refused, room, stable_room,
};
use crate::harness::use_cases::{addressee, member, open, send_new};
use crate::harness::world::World;
use discord_emulator::person::{Person, opt};
use parley::app::{Caller, Error};
use parley::clock::Random;
use parley::domain::form::OfferForm;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::moderation::refusal::ModerationRefusal;
use parley::domain::moderation::report::ReportReason;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::store::Store;

const WORDS: &str = "She wants me to buy a \"starter kit\" first.\nSee https://evil.example";

/// What a person has in their direct messages with Parley.
async fn letters(world: &World, person: &Person) -> String {
    match direct_channel(person).await {
        Some(channel) => world.transcript(channel, person.name()),
        None => "(no direct messages)\n".to_owned(),
    }
}

#[tokio::test]
async fn a_report_reaches_the_moderators_and_its_reporter_hears_what_became_of_it() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        let told = report(&table.ben, table.room, &table.card, "Asks me to pay to get the work", WORDS).await;
        let received = format!("Report #{} received", moderated.number(1).await);
        assert!(told.ephemeral() && told.says(&received), "{}", told.words());
        let again = table.ben.press(table.room, &table.card, "Report").await;
        assert!(message(again).says("You've already reported this offer"));
        let card = moderated.card(1, "Open").await;
        assert_eq!(
            labels(&card),
            ["Claim", "Dismiss", "Remove offer", "Warn", "Suspend", "Read report"],
            "{}",
            card.words()
        );
        assert!(!card.says("Ben") && !card.says("starter kit"), "the card tells who: {}", card.words());

        message(moderated.mia.press(moderated.queue, &card, "Claim").await);
        let card = moderated.card(1, "Claimed").await;
        message(moderated.mia.press(moderated.queue, &card, "Read report").await);
        moderated.decide(&moderated.mia, &card, "Remove offer", "Nobody pays for work here.").await;
        card_in_state(&table.ben, table.room, 1, 1, "Removed").await;
        moderated.card(1, "Closed").await;
        moderated.world.settled().await.close().await;
        let mut story = moderated.world.transcript(moderated.queue, "Mia");
        story += &format!(
            "\n════ The room, as Ana reads it\n{}",
            stable_room(&moderated.world, table.room, "Ana")
        );
        for person in [&table.ana, &table.ben] {
            let letters = letters(&moderated.world, person).await;
            story += &format!("\n════ Direct messages of {}\n{letters}", person.name());
        }
        story += &format!(
            "\n════ The room, as Ben reads it\n{}",
            stable_room(&moderated.world, table.room, "Ben")
        );
        let numbers = report_numbers(&moderated.world).await;
        insta::assert_snapshot!("reported_and_removed", numbered_in_order(&numbers, &story));
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn there_are_four_ways_in_and_a_message_that_is_no_offer_says_so() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        let Table { ana, ben, room: channel, card } = &table;

        let typed = [opt("offer", "land")];
        let found = ben.autocomplete(world.guild, world.general, "report", &typed, "offer");
        assert_eq!(found.await.expect("suggestions").len(), 1, "his own");
        let mine = message(ana.command(world.guild, world.general, "report", &[opt("offer", "1")]).await);
        assert!(mine.says("Report offer #1"), "{}", mine.words());
        let chidi = world.person("Chidi").await;
        let named = [opt("offer", "1")];
        let other = chidi.command(world.guild, world.general, "report", &named);
        assert!(refused(world, other).await.contains("Offer not found"));

        // What somebody wrote in the room stands in the form already.
        let said = ana.say(*channel, "Send me your bank login first").await.expect("said");
        let asked = message(ben.command_on_message(world.guild, &said, "Report").await);
        let form =
            ben.choose(*channel, &asked, "What's wrong with it?", &["Asks for passwords or documents"]).await;
        let form = form.expect("an answer").modal().expect("a form");
        let typed = form.input("words").expect("an input").value.clone();
        assert_eq!(typed, "Ana wrote: “Send me your bank login first”");
        let on_card = message(ben.command_on_message(world.guild, card, "Report").await);
        assert!(on_card.says("Report offer #1"), "{}", on_card.words());
        let elsewhere = ben.say(world.general, "Hello").await.expect("said");
        let told = refused(world, ben.command_on_message(world.guild, &elsewhere, "Report")).await;
        assert!(told.contains("This message isn't an offer"), "{told}");

        // A reason that is a safety signal leads here, others do not.
        let declined = table.decline(card, "Asks for free work", "").await;
        assert_eq!(labels(&declined), ["Report"], "{}", declined.words());
        let second = table.offer_again(world, 2).await;
        let busy = table.decline(&second, "Too busy", "").await;
        assert!(labels(&busy).is_empty(), "{}", busy.words());
        let asked = message(ben.press(*channel, &declined, "Report").await);
        let done = describe(ben, *channel, &asked, "Asks for free work", "").await;
        assert_eq!(labels(&done), ["Block"], "it is declined already: {}", done.words());
        moderated.card(1, "Open").await;
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn whoever_reported_may_decline_and_block_at_once_also_from_the_direct_message() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        let copy = table.ben.wait_direct_message(|told| told.says("sent you a direct offer")).await;
        let copy = copy.expect("the copy of the card");
        let direct = direct_channel(&table.ben).await.expect("a channel");
        let done = report(&table.ben, direct, &copy, "Spam", "").await;
        assert_eq!(labels(&done), ["Decline and block"], "{}", done.words());
        let away = message(table.ben.press(direct, &done, "Decline and block").await);
        assert!(away.says("Declined and blocked"), "{}", away.words());
        card_in_state(&table.ana, table.room, 1, 1, "Declined").await;
        let told = crate::harness::steps::ask_for_form(&moderated.world, &table.ana, table.ben.id());
        assert!(refused(&moderated.world, told).await.contains("Not accepting offers"));
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn without_a_moderators_channel_the_report_waits_in_the_list_and_its_reporter_knows() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let told = report(&table.ben, table.room, &table.card, "Harassment", "See the room.").await;
        assert!(told.says("has no moderators' channel"), "{}", told.words());
        let told = table.ben.wait_direct_message(|told| told.says("was received")).await.expect("told");
        assert!(told.says("It's in the moderators' list"), "{}", told.words());
        // Mia manages the server; there is no moderators' role.
        let mia = world.person("Mia").await;
        let list = message(mia.command(world.guild, world.general, "parley reports", &[]).await);
        let line = format!("**#{}** Harassment", report_number(&world, 1).await);
        assert!(list.says(&line), "{}", list.words());
        world.close().await;
    }
}

const HERE: GuildId = GuildId(10);

fn logo() -> OfferForm {
    OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "90 USD".to_owned(),
        ..OfferForm::default()
    }
}

/// Two processes at the same moment: one report, and whoever was slower gets their words back.
#[tokio::test]
async fn two_reports_at_once_are_one() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::running(&engine);
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        let (ana, ben) = (member(HERE, PersonId(1)), member(HERE, PersonId(2)));
        let draft = app.begin_offer(&ana, &addressee(ben.person), Default::default()).await.expect("a draft");
        let offer = send_new(&app, &ana, draft.id, logo()).await.offer.id;
        // SQLite's file is one process' alone: there the two are two tasks.
        let beside = if store.is_exclusive() {
            store.clone()
        } else {
            Store::open(&database.address).await.expect("it opens")
        };
        let other = parley::app::App::new(beside, clock, Random::seeded(8), ServerRules::default());
        let (one, two) = tokio::join!(
            app.send_report(&ben, offer, ReportReason::Spam, "One."),
            other.send_report(&ben, offer, ReportReason::Spam, "Two."),
        );
        let lost = match (one, two) {
            (Ok(_), Err(lost)) | (Err(lost), Ok(_)) => lost,
            both => panic!("not exactly one: {both:?}"),
        };
        let Error::Refused(Refusal::Moderation(ModerationRefusal::AlreadyReported { typed })) = lost else {
            panic!("{lost}")
        };
        assert!(["One.", "Two."].contains(&typed.as_str()), "{typed}");
        let mia = Caller { manages_server: true, ..member(HERE, PersonId(3)) };
        assert_eq!(app.list_reports(&mia, ReportFilter::default(), 1).await.expect("a list").total, 1);
        // The other side may report the same offer, and so may a moderator.
        app.send_report(&ana, offer, ReportReason::Other, "").await.expect("hers");
        assert_eq!(app.list_reports(&mia, ReportFilter::default(), 1).await.expect("a list").total, 2);
        store.close().await;
        drop(other);
        database.remove().await;
    }
}

/// The room of the two stays as it was while a report is made and looked at.
#[tokio::test]
async fn nothing_in_the_room_changes_by_reporting() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let table = moderated.table().await;
        moderated.world.settled().await.close().await;
        let before = moderated.world.transcript(table.room, "Ana");
        let last = moderated.world.emulator.newest_call();
        report(&table.ben, table.room, &table.card, "Spam", "Again.").await;
        let card = moderated.card(1, "Open").await;
        message(moderated.mia.press(moderated.queue, &card, "Claim").await);
        let card = moderated.card(1, "Claimed").await;
        moderated.decide(&moderated.mia, &card, "Dismiss", "It is no spam.").await;
        moderated.card(1, "Closed").await;
        moderated.world.settled().await.close().await;
        assert_eq!(moderated.world.transcript(table.room, "Ana"), before);
        let room = room(&moderated.world, &table.ben, "ana-ben").await.to_string();
        let calls = moderated.world.emulator.calls_after(last);
        let touched =
            calls.iter().any(|call| call.who == Some(moderated.world.bot_id()) && call.path.contains(&room));
        assert!(!touched, "Parley touched the room");
        moderated.world.close().await;
    }
}
