//! Agencies: made, joined, changed and deleted, as the people in them read it; and what wrong people and wrong names are told.

use crate::database::engines;
use crate::stage::Stage;
use crate::steps::{Answered, message, refused, send_to_agency};
use discord_emulator::World;
use discord_emulator::person::{Answer, CommandOption, Message, OptionValue, Person, opt};

/// One of the commands of `/agency`.
pub(crate) async fn agency(
    stage: &Stage,
    person: &Person,
    command: &str,
    options: &[CommandOption],
) -> Message {
    let command = format!("agency {command}");
    let told = message(person.command(stage.guild, stage.general, &command, options).await);
    assert!(told.ephemeral(), "more than one person reads {}", told.words());
    told
}

/// Somebody whom a command names.
pub(crate) fn member(person: &Person) -> CommandOption {
    opt("member", OptionValue::User(person.id()))
}

/// The newest question that somebody has in their direct messages.
pub(crate) async fn question(person: &Person) -> Message {
    let asks =
        |told: &Message| told.says("You can answer until") && told.button("Accept invitation").is_some();
    person.wait_direct_message(asks).await.expect("the question")
}

/// Somebody takes no direct messages any more.
pub(crate) fn shut_door(stage: &Stage, person: &Person) {
    let shut = |world: &mut World| world.set_dms(person.id(), false).map(|()| Vec::new());
    stage.emulator.shared().change(shut).expect("everybody may");
}

/// Somebody is asked in this role, and says yes in their direct messages.
pub(crate) async fn joins(stage: &Stage, owner: &Person, person: &Person, role: &str) {
    agency(stage, owner, "invite", &[member(person), opt("role", role)]).await;
    let asked = question(person).await;
    let told = message(person.press(asked.channel, &asked, "Accept invitation").await);
    assert!(told.says("Welcome to Studio North"), "{}", told.words());
}

async fn told(stage: &Stage, person: &Person, command: &str, options: &[CommandOption]) -> String {
    let command = format!("agency {command}");
    refused(stage, person.command(stage.guild, stage.general, &command, options)).await
}

#[tokio::test]
async fn an_agency_from_its_beginning_to_its_end() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (dana, ben) = (stage.person("Dana").await, stage.person("Ben").await);
        let chidi = stage.person("Chidi").await;
        agency(&stage, &dana, "create", &[opt("name", "  Studio   North ")]).await;
        joins(&stage, &dana, &ben, "manager").await;
        // Nothing depends on the direct message.
        shut_door(&stage, &chidi);
        agency(&stage, &ben, "invite", &[member(&chidi)]).await;
        let asked = agency(&stage, &chidi, "view", &[]).await;
        message(chidi.press(stage.general, &asked, "Accept invitation").await);
        agency(&stage, &ana(&stage).await, "view", &[opt("agency", "studio north")]).await;

        agency(&stage, &dana, "role", &[member(&chidi), opt("role", "manager")]).await;
        agency(&stage, &dana, "transfer", &[member(&ben)]).await;
        let asked = agency(&stage, &ben, "view", &[]).await;
        message(ben.press(stage.general, &asked, "Accept invitation").await);
        agency(&stage, &dana, "leave", &[]).await;
        agency(&stage, &ben, "remove", &[member(&chidi)]).await;
        agency(&stage, &ben, "view", &[]).await;
        agency(&stage, &ben, "delete", &[opt("agency", "Studio North")]).await;
        let gone = told(&stage, &dana, "view", &[opt("agency", "Studio North")]).await;
        assert!(gone.contains("Agency not found"), "{gone}");
        stage.settled().await.close().await;
        for name in ["Dana", "Ben", "Chidi"] {
            insta::assert_snapshot!(
                format!("agency_as_{}", name.to_lowercase()),
                stage.transcript(stage.general, name)
            );
        }
        stage.close().await;
    }
}

async fn ana(stage: &Stage) -> Person {
    stage.person("Ana").await
}

#[tokio::test]
async fn wrong_people_and_wrong_names_change_nothing() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (dana, ben) = (stage.person("Dana").await, stage.person("Ben").await);
        let (chidi, ana) = (stage.person("Chidi").await, ana(&stage).await);
        for (name, words) in [("\u{200B}", "1 to 50 characters"), (&"x".repeat(51), "this one has 51")] {
            let said = told(&stage, &dana, "create", &[opt("name", name)]).await;
            assert!(said.contains(words), "{said}");
        }
        let said = told(&stage, &dana, "leave", &[]).await;
        assert!(said.contains("You're not in an agency"), "{said}");
        agency(&stage, &dana, "create", &[opt("name", "Studio North")]).await;
        let said = told(&stage, &ben, "create", &[opt("name", "STUDIO north")]).await;
        assert!(said.contains("This name is taken"), "{said}");
        joins(&stage, &dana, &ben, "manager").await;
        joins(&stage, &dana, &chidi, "member").await;

        let named = opt("agency", "Studio North");
        let manager = opt("role", "manager");
        for (person, command, options, words) in [
            (&ben, "invite", vec![member(&ana), manager.clone()], "Only the owner can do this"),
            (&ben, "role", vec![member(&chidi), manager.clone()], "Only the owner can do this"),
            (&ben, "remove", vec![member(&dana)], "Only the owner can do this"),
            (&ben, "transfer", vec![member(&ben)], "Only the owner can do this"),
            (&ben, "delete", vec![named.clone()], "Only the owner can do this"),
            (&chidi, "invite", vec![member(&ana)], "Only the owner and managers can do this"),
            (&chidi, "remove", vec![member(&ben)], "Only the owner and managers can do this"),
            (&ana, "invite", vec![member(&ana), named.clone()], "Agency not found"),
            (&ana, "remove", vec![member(&chidi), named.clone()], "Agency not found"),
            (&ana, "delete", vec![named.clone()], "Agency not found"),
            (&ana, "view", vec![opt("agency", "Studio'; DROP TABLE agencies")], "Agency not found"),
            (&dana, "leave", vec![], "Transfer your agency first"),
            (&dana, "role", vec![member(&ana), manager], "Not in this agency"),
            (&dana, "invite", vec![member(&chidi)], "Nothing changed"),
            (
                &dana,
                "invite",
                vec![opt("member", OptionValue::User(stage.bot_id()))],
                "Bots can't join agencies",
            ),
        ] {
            let said = told(&stage, person, command, &options).await;
            assert!(said.contains(words), "{} /agency {command}: {said}", person.name());
        }
        stage.close().await;
    }
}

#[tokio::test]
async fn a_question_is_answered_once_by_whom_it_asks() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (dana, ben) = (stage.person("Dana").await, stage.person("Ben").await);
        agency(&stage, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&stage, &dana, "invite", &[member(&ben)]).await;
        let first = question(&ben).await;
        // Asked again, otherwise: the first question is over.
        agency(&stage, &dana, "invite", &[member(&ben), opt("role", "manager")]).await;
        let is_newer = |told: &Message| told.id != first.id && told.says("Your role: Manager");
        let second = ben.wait_direct_message(is_newer).await.expect("the second question");
        let said = refused(&stage, ben.press(first.channel, &first, "Accept invitation")).await;
        assert!(said.contains("This invitation has ended"), "{said}");
        // Pressed twice at once.
        let ben_too = stage.person("Ben").await;
        let (one, two) = tokio::join!(
            ben.press(second.channel, &second, "Accept invitation"),
            ben_too.press(second.channel, &second, "Accept invitation"),
        );
        // The slower one finds the button gone, or is told that the question is over.
        let words =
            |told: Answered| told.and_then(Answer::message).map_or(String::new(), |told| told.words());
        let said = [words(one), words(two)];
        let welcome = said.iter().filter(|said| said.contains("Welcome to Studio North: Manager")).count();
        assert_eq!(welcome, 1, "{said:?}");
        // Taken back before it is answered.
        let chidi = stage.person("Chidi").await;
        agency(&stage, &dana, "invite", &[member(&chidi)]).await;
        let asked = question(&chidi).await;
        agency(&stage, &dana, "remove", &[member(&chidi)]).await;
        let said = refused(&stage, chidi.press(asked.channel, &asked, "Accept invitation")).await;
        assert!(said.contains("This invitation has ended"), "{said}");
        stage.close().await;
    }
}

#[tokio::test]
async fn whoever_is_exclusive_is_reached_through_the_agency() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (dana, ben, ana) = (stage.person("Dana").await, stage.person("Ben").await, ana(&stage).await);
        agency(&stage, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&stage, &dana, "invite", &[member(&ben), opt("exclusive", true)]).await;
        let asked = question(&ben).await;
        assert!(asked.says("you get offers only through the agency"), "{}", asked.words());
        message(ben.press(asked.channel, &asked, "Accept invitation").await);
        let to = [opt("to", OptionValue::User(ben.id()))];
        let said = refused(&stage, ana.command(stage.guild, stage.general, "offer send", &to)).await;
        assert!(said.contains("Send it to their agency") && said.contains("Studio North"), "{said}");
        let said = refused(&stage, ana.command(stage.guild, stage.general, "offer send", &[])).await;
        assert!(said.contains("A member or an agency?"), "{said}");
        let both = [to[0].clone(), opt("agency", "Studio North")];
        let said = refused(&stage, ana.command(stage.guild, stage.general, "offer send", &both)).await;
        assert!(said.contains("A member or an agency?"), "{said}");
        let own = [opt("agency", "Studio North")];
        let said = refused(&stage, ben.command(stage.guild, stage.general, "offer send", &own)).await;
        assert!(said.contains("You can't send your own agency an offer"), "{said}");
        let sent = send_to_agency(&stage, &ana, "studio NORTH").await;
        assert!(sent.says("**Studio North**"), "{}", sent.words());
        stage.close().await;
    }
}
