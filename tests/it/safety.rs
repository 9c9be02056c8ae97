//! Safety notes: what the addressed side reads beside an offer, wherever they can answer it, and what nobody else reads. Owns
//! that the client never sees them.

use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{FORM, Table, card, direct_channel, message, room, send_offer, stable_room};
use crate::harness::world::{World, roomy, workshop};
use crate::jobs::{JOB, choose_board, post_job};
use crate::proposals::{PROPOSAL, open_own};
use discord_emulator::person::{Message, opt};
use parley::clock::Random;
use parley::run::{RunError, Setup};
use parley::shutdown::Stop;

const NOTES: &str = "Before you accept";

/// An offer that asks for several things that it should not.
const SUSPICIOUS: [(&str, &str); 5] = [
    ("title", "Easy work from home"),
    (
        "description",
        "Message me on W h a t s A p p to begin. I pay you directly by PayPal. The brief is at https://bit.ly/3abcde.",
    ),
    ("price", "$1,500"),
    ("schedule", ""),
    ("milestones", ""),
];

/// What is noted about the texts, by its first words.
const ASKED: [&str; 3] =
    ["Contact outside this server", "Payment outside the contract", "A link that hides where it goes"];

fn noted(message: &Message) -> bool {
    message.says(NOTES) || ASKED.iter().any(|words| message.says(words)) || message.says("first contact")
}

#[tokio::test]
async fn the_addressed_side_reads_them_wherever_it_answers_and_the_client_nowhere() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let sent = send_offer(&world, &ana, ben.id(), &SUSPICIOUS).await;
        assert!(!noted(&sent), "{}", sent.words());
        let room = room(&world, &ben, "ana-ben").await;
        let card = card(&ben, room, 1, 1).await;
        assert!(!noted(&card), "everybody in the room reads the card: {}", card.words());

        let view = message(ben.press(room, &card, "View offer").await);
        let asked = message(ben.press(room, &card, "Accept offer").await);
        let copy =
            ben.wait_direct_message(|message| message.says("Easy work")).await.expect("the copy of the card");
        let direct = direct_channel(&ben).await.expect("a direct message");
        for (place, message) in [("View offer", &view), ("Accept offer", &asked), ("direct message", &copy)] {
            assert!(message.says(NOTES), "{place}: {}", message.words());
            for words in ASKED.into_iter().chain(["first contact"]) {
                assert!(message.says(words), "{place} lacks {words}: {}", message.words());
            }
        }
        assert!(view.says("pay you directly by PayPal"), "what was typed is quoted: {}", view.words());

        // The advice is one press away, also outside the server.
        for (place, message) in [(room, &view), (room, &asked), (direct, &copy)] {
            let advice = crate::harness::steps::message(ben.press(place, message, "Get safety tips").await);
            assert!(advice.says("Stay safe with offers"), "{}", advice.words());
        }
        let advice = message(ana.command(world.guild, world.general, "safety", &[]).await);
        assert!(advice.ephemeral() && advice.says("Stay safe with offers"), "{}", advice.words());

        // A moderator and the client read everything else.
        let own = message(ana.press(room, &card, "View offer").await);
        assert!(own.says("Easy work from home") && !noted(&own), "{}", own.words());
        insta::assert_snapshot!("room_as_ben", stable_room(&world, room, "Ben"));
        insta::assert_snapshot!("direct_as_ben", stable_room(&world, direct, "Ben"));
        let seen = world.transcript(room, "Ana");
        assert!(!seen.contains(NOTES) && !ASKED.iter().any(|words| seen.contains(words)), "{seen}");
        world.close().await;
    }
}

#[tokio::test]
async fn notes_are_of_the_present_terms_and_end_with_the_offer() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let view = async |who: &discord_emulator::person::Person, card| {
            message(who.press(*room, card, "View offer").await)
        };
        let plain = view(ben, first).await;
        assert!(plain.says("first contact") && !plain.says("Gift cards"), "{}", plain.words());

        let asks =
            [("description", "First buy two Steam gift cards and send me the codes."), ("milestones", "")];
        let confirm = message(ben.press(*room, first, "Accept offer").await);
        table.modify(first, &asks).await;
        let second = card(ben, *room, 1, 2).await;
        let noted = view(ben, &second).await;
        assert!(noted.says("Gift cards") && noted.says("buy two Steam gift cards"), "{}", noted.words());
        let stale = message(ben.press(*room, &confirm, "Accept these terms").await);
        assert!(stale.says("Gift cards"), "the new terms come with their notes: {}", stale.words());
        let own = view(ana, &second).await;
        assert!(!own.says(NOTES), "{}", own.words());

        table.decline(&second, "too_busy", "").await;
        let first = [opt("offer", "1")];
        let over = message(ben.command(world.guild, world.general, "offer view", &first).await);
        assert!(!over.says(NOTES), "nothing is left to decide: {}", over.words());

        // Who had an offer from somebody before is no first contact, whoever sends the next one.
        send_offer(&world, ben, ana.id(), &FORM).await;
        let back = card(ana, *room, 2, 1).await;
        let known = view(ana, &back).await;
        assert!(!known.says("first contact"), "{}", known.words());
        world.close().await;
    }
}

#[tokio::test]
async fn a_price_is_held_against_what_others_pay_here() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.allow_many_offers();
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let chidi = world.person("Chidi").await;
        let form = |price| [FORM[0], FORM[1], ("price", price), ("schedule", ""), ("milestones", "")];
        for at in 0..20 {
            send_offer(&world, &chidi, ben.id(), &form(if at % 2 == 0 { "$900" } else { "$1,000" })).await;
        }
        for (price, said) in [("$3,000", None), ("$3,001", Some("Far above")), ("$299", Some("Far below"))] {
            send_offer(&world, &ana, ben.id(), &form(price)).await;
            let newest = [opt(
                "offer",
                match price {
                    "$3,000" => "21",
                    "$3,001" => "22",
                    _ => "23",
                },
            )];
            let view = message(ben.command(world.guild, world.general, "offer view", &newest).await);
            match said {
                Some(words) => assert!(view.says(words) && view.says("3 "), "{price}: {}", view.words()),
                None => assert!(!view.says("usual prices here"), "{price}: {}", view.words()),
            }
        }
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_may_apply_reads_them_on_a_job_and_its_client_on_a_proposal() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        choose_board(world, &moderated.mia, "find-work").await;
        let asking = [JOB[0], ("description", "Message me on WhatsApp before you apply."), JOB[2], JOB[3]];
        let posted = post_job(world, &ana, &[], &asking).await;
        assert!(!noted(&posted), "{}", posted.words());
        let first = [opt("number", "1")];
        let own = message(ana.command(world.guild, world.general, "job view", &first).await);
        assert!(own.says(JOB[0].1) && !own.says("Before you") && !noted(&own), "{}", own.words());
        let view = message(ben.command(world.guild, world.general, "job view", &first).await);
        for words in ["Before you apply", ASKED[0], "Message me on WhatsApp", "It doesn't block the job"] {
            assert!(view.says(words), "it lacks {words}: {}", view.words());
        }

        let asked = ben.press(world.general, &view, "Apply").await.expect("an answer");
        let letter =
            ("letter", "I draw logos. Pay me by PayPal friends and family, without a contract here.");
        let form = [letter, PROPOSAL[1], PROPOSAL[2], PROPOSAL[3]];
        let preview = message(ben.submit(&asked.modal().expect("a form"), &form).await);
        assert!(preview.says("Before you apply") && preview.says(ASKED[0]), "{}", preview.words());
        let sent = message(ben.press(world.general, &preview, "Send proposal").await);
        let own = open_own(world, &ben, "#1 Logo for a bakery").await;
        assert!(!noted(&sent) && own.says("PayPal friends") && !noted(&own), "{}", own.words());
        let list = message(ana.command(world.guild, world.general, "job view", &first).await);
        let list = message(ana.press(world.general, &list, "Proposals").await);
        let seen = message(ana.choose(world.general, &list, "Open a proposal", &["Ben"]).await);
        for words in ["Before you hire", ASKED[1], "It doesn't block the proposal"] {
            assert!(seen.says(words), "it lacks {words}: {}", seen.words());
        }
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn parley_does_not_start_with_a_pattern_that_is_none() {
    let engine = engines().remove(0);
    let mut world = World::set(&engine, workshop()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("patterns.toml");
    std::fs::write(&path, "[[note]]\ncategory = \"haste\"\nfind = [\n    '(now',\n]\n").expect("written");
    world.config.safety.patterns = Some(path);
    let (ready, _) = tokio::sync::oneshot::channel();
    let setup = Setup {
        config: world.config.clone(),
        token: world.token(),
        clock: world.clock.clone(),
        defer_after: crate::harness::world::DEFER_AFTER,
        random: Random::seeded(1),
        after_commit: None,
    };
    let ended: Result<(), RunError> = parley::run::run(setup, ready, Stop::never()).await;
    let Err(RunError::Config(error)) = ended else { panic!("it starts") };
    let said = error.to_string();
    assert!(said.contains("patterns.toml") && said.contains("line 4"), "{said}");
    world.emulator.stop().await.expect("it stops");
    world.database.remove().await;
}
