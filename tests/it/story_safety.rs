//! Safety notes: what the addressed side reads beside an offer, wherever they can answer it, and what nobody else reads. Owns
//! that the client never sees them.

use crate::database::engines;
use crate::stage::{Stage, roomy, workshop};
use crate::steps::{FORM, Table, card, direct_channel, message, room, send_offer, stable_room};
use discord_emulator::person::{Message, opt};
use parley::clock::Chance;
use parley::run::{RunError, Setup};

const NOTES: &str = "Worth a second look";

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
    ["Contact somewhere else", "Payment beside the contract", "A link that hides where it leads"];

fn noted(message: &Message) -> bool {
    message.says(NOTES) || ASKED.iter().any(|words| message.says(words)) || message.says("first contact")
}

#[tokio::test]
async fn the_addressed_side_reads_them_wherever_it_answers_and_the_client_nowhere() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let sent = send_offer(&stage, &ana, ben.id(), &SUSPICIOUS).await;
        assert!(!noted(&sent), "{}", sent.words());
        let room = room(&stage, &ben, "ana-ben").await;
        let card = card(&ben, room, 1, 1).await;
        assert!(!noted(&card), "everybody in the room reads the card: {}", card.words());

        let view = message(ben.press(room, &card, "View offer").await);
        let asked = message(ben.press(room, &card, "Accept").await);
        let copy =
            ben.wait_direct_message(|message| message.says("Easy work")).await.expect("the copy of the card");
        let direct = direct_channel(&ben).await.expect("a direct message");
        for (place, message) in [("View offer", &view), ("Accept", &asked), ("direct message", &copy)] {
            assert!(message.says(NOTES), "{place}: {}", message.words());
            for words in ASKED.into_iter().chain(["first contact"]) {
                assert!(message.says(words), "{place} lacks {words}: {}", message.words());
            }
        }
        assert!(view.says("pay you directly by PayPal"), "what was typed is quoted: {}", view.words());

        // The advice is one press away, also outside the server.
        for (place, message) in [(room, &view), (room, &asked), (direct, &copy)] {
            let advice = crate::steps::message(ben.press(place, message, "Safety advice").await);
            assert!(advice.says("Staying safe with offers"), "{}", advice.words());
        }
        let advice = message(ana.command(stage.guild, stage.general, "safety", &[]).await);
        assert!(advice.ephemeral() && advice.says("Staying safe with offers"), "{}", advice.words());

        // A moderator and the client read everything else.
        let own = message(ana.press(room, &card, "View offer").await);
        assert!(own.says("Easy work from home") && !noted(&own), "{}", own.words());
        insta::assert_snapshot!("room_as_ben", stable_room(&stage, room, "Ben"));
        insta::assert_snapshot!("direct_as_ben", stable_room(&stage, direct, "Ben"));
        let seen = stage.transcript(room, "Ana");
        assert!(!seen.contains(NOTES) && !ASKED.iter().any(|words| seen.contains(words)), "{seen}");
        stage.close().await;
    }
}

#[tokio::test]
async fn notes_are_of_the_present_terms_and_end_with_the_offer() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, roomy()).await;
        stage.start().await;
        let table = Table::set(&stage).await;
        let Table { ana, ben, room, card: first } = &table;
        let view = async |who: &discord_emulator::person::Person, card| {
            message(who.press(*room, card, "View offer").await)
        };
        let plain = view(ben, first).await;
        assert!(plain.says("first contact") && !plain.says("Gift cards"), "{}", plain.words());

        let asks =
            [("description", "First buy two Steam gift cards and send me the codes."), ("milestones", "")];
        let confirm = message(ben.press(*room, first, "Accept").await);
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
        let over = message(ben.command(stage.guild, stage.general, "offer view", &first).await);
        assert!(!over.says(NOTES), "nothing is left to decide: {}", over.words());

        // Who had an offer from somebody before is no first contact, whoever sends the next one.
        send_offer(&stage, ben, ana.id(), &FORM).await;
        let back = card(ana, *room, 2, 1).await;
        let known = view(ana, &back).await;
        assert!(!known.says("first contact"), "{}", known.words());
        stage.close().await;
    }
}

#[tokio::test]
async fn a_price_is_held_against_what_others_pay_here() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, roomy()).await;
        stage.allow_many_offers();
        stage.start().await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let chidi = stage.person("Chidi").await;
        let form = |price| [FORM[0], FORM[1], ("price", price), ("schedule", ""), ("milestones", "")];
        for at in 0..20 {
            send_offer(&stage, &chidi, ben.id(), &form(if at % 2 == 0 { "$900" } else { "$1,000" })).await;
        }
        for (price, said) in [("$3,000", None), ("$3,001", Some("Far above")), ("$299", Some("Far below"))] {
            send_offer(&stage, &ana, ben.id(), &form(price)).await;
            let newest = [opt(
                "offer",
                match price {
                    "$3,000" => "21",
                    "$3,001" => "22",
                    _ => "23",
                },
            )];
            let view = message(ben.command(stage.guild, stage.general, "offer view", &newest).await);
            match said {
                Some(words) => assert!(view.says(words) && view.says("3 "), "{price}: {}", view.words()),
                None => assert!(!view.says("usual here"), "{price}: {}", view.words()),
            }
        }
        stage.close().await;
    }
}

#[tokio::test]
async fn parley_does_not_start_with_a_pattern_that_is_none() {
    let engine = engines().remove(0);
    let mut stage = Stage::set(&engine, workshop()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("patterns.toml");
    std::fs::write(&path, "[[note]]\ncategory = \"haste\"\nfind = [\n    '(now',\n]\n").expect("written");
    stage.config.safety.patterns = Some(path);
    let (ready, _) = tokio::sync::oneshot::channel();
    let setup = Setup {
        config: stage.config.clone(),
        token: stage.token(),
        clock: stage.clock.clone(),
        defer_after: crate::stage::DEFER_AFTER,
        chance: Chance::seeded(1),
        after_commit: None,
    };
    let ended: Result<(), RunError> = parley::run::run(setup, ready, std::future::pending()).await;
    let Err(RunError::Config(error)) = ended else { panic!("it starts") };
    let said = error.to_string();
    assert!(said.contains("patterns.toml") && said.contains("line 4"), "{said}");
    stage.emulator.stop().await.expect("it stops");
    stage.database.remove().await;
}
