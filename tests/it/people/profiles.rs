//! Profiles: written, mended, seen by others and by their owner, and closed for a while. Owns the snapshots of what both
//! read.

use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::steps::{FORM, Table, labels, message, refused, room};
use crate::harness::use_cases::{member, open};
use crate::harness::world::World;
use discord_emulator::person::{Message, OptionValue, Person, PersonError, opt};
use parley::app::Error;
use parley::domain::draft::refusal::DraftRefusal;
use parley::domain::form::{OfferForm, ProfileForm};
use parley::domain::ids::{DraftId, GuildId, PersonId};
use parley::domain::offers::refusal::OfferRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;

/// A profile that is right.
pub(crate) const BEN: [(&str, &str); 5] = [
    ("headline", "Front-end developer *who listens*"),
    ("bio", "Landing pages and shops since 2016.\nI answer within a day. @everyone"),
    ("skills", "Web design, Node.js; TypeScript\nweb Design"),
    ("rate", "45"),
    ("links", "behance.example/ben\nhttps://Code.Example/~ben"),
];

/// Somebody writes their profile.
pub(crate) async fn write_profile(world: &World, person: &Person, form: &[(&str, &str)]) -> Message {
    let asked = person.command(world.guild, world.general, "profile edit", &[]).await.expect("an answer");
    message(person.submit(&asked.modal().expect("a form"), form).await)
}

/// What `reader` sees of somebody's profile.
pub(crate) async fn view(world: &World, reader: &Person, whose: &str) -> Message {
    let options = [opt("member", OptionValue::User(world.id(whose)))];
    let shown = message(reader.command(world.guild, world.general, "profile view", &options).await);
    assert!(shown.ephemeral(), "a profile is shown to the one who asked");
    shown
}

async fn own(world: &World, person: &Person) -> Message {
    message(person.command(world.guild, world.general, "profile view", &[]).await)
}

#[tokio::test]
async fn a_profile_is_written_seen_and_closed_for_a_while() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        view(&world, &ana, "Ben").await;
        let none = own(&world, &ben).await;
        let form = ben.press(world.general, &none, "Create profile").await.expect("an answer");
        let saved = message(ben.submit(&form.modal().expect("a form"), &BEN).await);
        assert_eq!(
            (saved.id, labels(&saved)),
            (none.id, vec!["Edit profile".to_owned(), "Stop accepting offers".to_owned()])
        );
        view(&world, &ana, "Ben").await;

        let again = ben
            .press(world.general, &saved, "Edit profile")
            .await
            .expect("an answer")
            .modal()
            .expect("a form");
        let kept: Vec<&str> = again.inputs.iter().map(|input| input.value.as_str()).collect();
        assert_eq!(
            kept[2..],
            [
                "Web design, Node.js, TypeScript",
                "45 USD/h",
                "https://behance.example/ben\nhttps://code.example/%7Eben"
            ]
        );
        let edited = message(ben.submit(&again, &[("bio", ""), ("rate", "")]).await);
        let closed = message(ben.press(world.general, &edited, "Stop accepting offers").await);
        assert_eq!(labels(&closed), ["Edit profile", "Accept offers again"]);
        let seen = view(&world, &ana, "Ben").await;
        assert!(seen.buttons().is_empty(), "{}", seen.words());
        let opened = message(ben.press(world.general, &closed, "Accept offers again").await);
        assert_eq!(labels(&opened), ["Edit profile", "Stop accepting offers"]);
        insta::assert_snapshot!("as_ana", world.transcript(world.general, "Ana"));
        insta::assert_snapshot!("as_ben", world.transcript(world.general, "Ben"));
        world.close().await;
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_told_and_the_form_comes_back_as_it_was_typed() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ben = world.person("Ben").await;
        let skills = (1..=16).map(|at| format!("skill {at}")).collect::<Vec<_>>().join(", ");
        let wrong = [
            ("headline", "\u{200b}"),
            ("bio", "Hello"),
            ("skills", skills.as_str()),
            ("rate", "500 a week"),
            ("links", "http://ben.example"),
        ];
        let problem = write_profile(&world, &ben, &wrong).await;
        insta::assert_snapshot!("problems", problem.words());
        assert_eq!(labels(&problem), ["Fix it", "Discard"]);
        assert!(view(&world, &ben, "Ben").await.says("You don't have a profile yet"));

        // Also by the command, until it is right or a day has passed.
        let asked = ben.command(world.guild, world.general, "profile edit", &[]).await.expect("an answer");
        for form in [asked, ben.press(world.general, &problem, "Fix it").await.expect("an answer")] {
            let form = form.modal().expect("the form");
            let kept: Vec<_> =
                form.inputs.iter().map(|input| (input.custom_id.as_str(), input.value.as_str())).collect();
            assert_eq!(kept, wrong);
        }
        // In two windows at once: what is saved is not written over by what stands in the other one.
        let mut windows = Vec::new();
        for _ in 0..2 {
            let form = ben.press(world.general, &problem, "Fix it").await.expect("an answer").modal();
            windows.push(form.expect("the form"));
        }
        let saved = message(ben.submit(&windows[0], &BEN).await);
        assert!(saved.id == problem.id && saved.says("Profile saved"), "{}", saved.words());
        let told = refused(&world, ben.submit(&windows[1], &BEN)).await;
        assert!(told.contains("Draft not found"), "{told}");
        world.close().await;
    }
}

#[tokio::test]
async fn a_profile_leads_to_an_offer_and_shows_what_came_of_it() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        write_profile(&world, &ben, &BEN).await;
        let menu = ana.command_on_user(world.guild, world.general, "View profile", ben.id()).await;
        let menu = message(menu);
        assert!(menu.says("No contracts here yet"), "{}", menu.words());
        let form = ana.press(world.general, &menu, "Send direct offer").await.expect("an answer").modal();
        let preview = message(ana.submit(&form.expect("a form"), &FORM).await);
        message(ana.press(world.general, &preview, "Send").await);
        let room = room(&world, &ben, "ana-ben").await;
        let card = crate::harness::steps::card(&ben, room, 1, 1).await;
        let table = Table { ana, ben, room, card };
        table.accept(&table.card).await;
        let seen = view(&world, &table.ana, "Ben").await;
        assert!(seen.says("**1** contract"), "{}", seen.words());
        assert!(seen.says("orked together before: offer #1, Landing page"), "{}", seen.words());
        let stranger = view(&world, &world.person("Chidi").await, "Ben").await;
        assert!(!stranger.says("offer #1"), "what two agreed on is theirs: {}", stranger.words());
        world.close().await;
    }
}

#[tokio::test]
async fn bots_have_no_profile_and_nobody_sends_an_offer_to_themselves() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ana = world.person("Ana").await;
        let options = [opt("member", OptionValue::User(world.bot_id()))];
        let act = ana.command(world.guild, world.general, "profile view", &options);
        assert!(refused(&world, act).await.contains("Bots don't have profiles"));
        let own = view(&world, &ana, "Ana").await;
        assert_eq!(labels(&own), ["Create profile", "Stop accepting offers"]);
        world.close().await;
    }
}

#[tokio::test]
async fn pressing_twice_or_late_changes_nothing_more() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ben = world.person("Ben").await;
        let shown = own(&world, &ben).await;
        let (first, second) = tokio::join!(
            ben.press(world.general, &shown, "Stop accepting offers"),
            ben.press(world.general, &shown, "Stop accepting offers"),
        );
        // The second may come when Discord itself no longer knows the button.
        assert!(first.is_ok() || second.is_ok(), "{first:?} {second:?}");
        for pressed in [first, second] {
            assert!(matches!(pressed, Ok(_) | Err(PersonError::Refused { status: 400, .. })), "{pressed:?}");
        }
        let told = own(&world, &ben).await;
        assert!(told.says("Not accepting offers right now"), "{}", told.words());
        world.close().await;
    }
}

/// A draft belongs to its author, is of one kind, and a profile to one server.
#[tokio::test]
async fn nobody_writes_anothers_profile() {
    const HERE: GuildId = GuildId(10);
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let (ana, ben) = (member(HERE, PersonId(1)), member(HERE, PersonId(2)));
        let elsewhere = member(GuildId(20), PersonId(2));
        let form = ProfileForm { headline: "Illustrator".to_owned(), ..ProfileForm::default() };
        let draft = app.begin_profile(&ben).await.expect("a draft").id;
        for (who, id) in [(&ana, draft), (&elsewhere, draft), (&ben, DraftId(1)), (&ben, DraftId(i64::MIN))] {
            let told = app.save_profile(who, id, form.clone()).await;
            assert!(
                matches!(told, Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft)))),
                "{told:?}"
            );
        }
        let offer = app.fill(&ben, draft, OfferForm::default()).await;
        assert!(matches!(offer, Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft)))), "{offer:?}");
        let change = app.fill_message(&ben, draft, "Hello").await;
        assert!(
            matches!(change, Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft)))),
            "{change:?}"
        );

        app.save_profile(&ben, draft, form.clone()).await.expect("saved");
        assert!(app.view_profile(&ana, ben.person).await.expect("seen").profile.is_some());
        // The ids that a forged button may carry: oneself, somebody of another server, nobody.
        for (who, to, expected) in [
            (&ben, ben.person, Refusal::Offer(OfferRefusal::ToSelf)),
            (&elsewhere, ana.person, Refusal::Offer(OfferRefusal::NotMember)),
            (&ana, PersonId(i64::MIN), Refusal::Offer(OfferRefusal::NotMember)),
        ] {
            let told = app.begin_offer_to(who, to).await;
            assert!(matches!(&told, Err(Error::Refused(refusal)) if *refusal == expected), "{told:?}");
        }
        app.begin_offer_to(&ana, ben.person).await.expect("a draft");
        let there = app.view_profile(&elsewhere, ben.person).await.expect("seen");
        assert_eq!((there.profile, there.known), (None, None), "each server has profiles of its own");
        let twice = app.save_profile(&ben, draft, form).await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft)))), "{twice:?}");
        store.close().await;
        database.remove().await;
    }
}
