//! Agencies: made, joined, changed and deleted, as the people in them read it; and what wrong people and wrong names are told.

use crate::harness::database::engines;
use crate::harness::steps::{Answered, message, refused, send_to_agency};
use crate::harness::world::World;
use discord_emulator::person::{Answer, CommandOption, Message, OptionValue, Person, opt};

/// One of the commands of `/agency`.
pub(crate) async fn agency(
    world: &World,
    person: &Person,
    command: &str,
    options: &[CommandOption],
) -> Message {
    let command = format!("agency {command}");
    let told = message(person.command(world.guild, world.general, &command, options).await);
    assert!(told.ephemeral(), "more than one person reads {}", told.words());
    told
}

/// Somebody leaves their agency, and says so twice.
pub(crate) async fn leave(world: &World, person: &Person) {
    let before = agency(world, person, "leave", &[]).await;
    let asked = agency(world, person, "leave", &[]).await;
    let told = message(person.press(world.general, &asked, "Leave agency").await);
    assert!(told.says("You left"), "{}", told.words());
    let again = refused(world, person.press(world.general, &before, "Leave agency")).await;
    assert!(again.contains("Agency not found"), "{again}");
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
pub(crate) fn shut_door(world: &World, person: &Person) {
    let shut =
        |discord: &mut discord_emulator::World| discord.set_dms(person.id(), false).map(|()| Vec::new());
    world.emulator.shared().change(shut).expect("everybody may");
}

/// Somebody is asked in this role, and says yes in their direct messages.
pub(crate) async fn joins(world: &World, owner: &Person, person: &Person, role: &str) {
    agency(world, owner, "invite", &[member(person), opt("role", role)]).await;
    let asked = question(person).await;
    let told = message(person.press(asked.channel, &asked, "Accept invitation").await);
    assert!(told.says("Welcome to Studio North"), "{}", told.words());
}

async fn told(world: &World, person: &Person, command: &str, options: &[CommandOption]) -> String {
    let command = format!("agency {command}");
    refused(world, person.command(world.guild, world.general, &command, options)).await
}

#[tokio::test]
async fn an_agency_from_its_beginning_to_its_end() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben) = (world.person("Dana").await, world.person("Ben").await);
        let chidi = world.person("Chidi").await;
        agency(&world, &dana, "create", &[opt("name", "  Studio   North ")]).await;
        joins(&world, &dana, &ben, "manager").await;
        // Nothing depends on the direct message.
        shut_door(&world, &chidi);
        agency(&world, &ben, "invite", &[member(&chidi)]).await;
        let asked = agency(&world, &chidi, "view", &[]).await;
        message(chidi.press(world.general, &asked, "Accept invitation").await);
        agency(&world, &ana(&world).await, "view", &[opt("agency", "studio north")]).await;

        agency(&world, &dana, "role", &[member(&chidi), opt("role", "manager")]).await;
        agency(&world, &dana, "transfer", &[member(&ben)]).await;
        let asked = agency(&world, &ben, "view", &[]).await;
        message(ben.press(world.general, &asked, "Accept invitation").await);
        leave(&world, &dana).await;
        agency(&world, &ben, "remove", &[member(&chidi)]).await;
        agency(&world, &ben, "view", &[]).await;
        agency(&world, &ben, "delete", &[opt("agency", "Studio North")]).await;
        let gone = told(&world, &dana, "view", &[opt("agency", "Studio North")]).await;
        assert!(gone.contains("Agency not found"), "{gone}");
        world.settled().await.close().await;
        for name in ["Dana", "Ben", "Chidi"] {
            insta::assert_snapshot!(
                format!("agency_as_{}", name.to_lowercase()),
                world.transcript(world.general, name)
            );
        }
        world.close().await;
    }
}

async fn ana(world: &World) -> Person {
    world.person("Ana").await
}

#[tokio::test]
async fn wrong_people_and_wrong_names_change_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben) = (world.person("Dana").await, world.person("Ben").await);
        let (chidi, ana) = (world.person("Chidi").await, ana(&world).await);
        for (name, words) in
            [("\u{200B}", "1 to 50 visible characters"), ("discord.gg/free", "Choose a name without a link")]
        {
            let said = told(&world, &dana, "create", &[opt("name", name)]).await;
            assert!(said.contains(words), "{said}");
        }
        // Discord's own field takes no longer name.
        let long = [opt("name", "x".repeat(51).as_str())];
        assert!(dana.command(world.guild, world.general, "agency create", &long).await.is_err());
        let said = told(&world, &dana, "leave", &[]).await;
        assert!(said.contains("You're not in an agency"), "{said}");
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        let said = told(&world, &ben, "create", &[opt("name", "STUDIO north")]).await;
        assert!(said.contains("This name is taken"), "{said}");
        joins(&world, &dana, &ben, "manager").await;
        joins(&world, &dana, &chidi, "member").await;

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
                vec![opt("member", OptionValue::User(world.bot_id()))],
                "Bots can't join agencies",
            ),
        ] {
            let said = told(&world, person, command, &options).await;
            assert!(said.contains(words), "{} /agency {command}: {said}", person.name());
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_question_is_answered_once_by_whom_it_asks() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben) = (world.person("Dana").await, world.person("Ben").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&world, &dana, "invite", &[member(&ben)]).await;
        let first = question(&ben).await;
        // Asked again, otherwise: the first question is over.
        agency(&world, &dana, "invite", &[member(&ben), opt("role", "manager")]).await;
        let is_newer = |told: &Message| told.id != first.id && told.says("Your role: Manager");
        let second = ben.wait_direct_message(is_newer).await.expect("the second question");
        let over = ben.wait_update(&first, |told| told.buttons().is_empty()).await.expect("it is over");
        assert!(over.says("has ended"), "{}", over.words());
        // Pressed twice at once.
        let ben_too = world.person("Ben").await;
        let (one, two) = tokio::join!(
            ben.press(second.channel, &second, "Accept invitation"),
            ben_too.press(second.channel, &second, "Accept invitation"),
        );
        // The slower one finds the button gone, or is told that the question is over.
        let words =
            |told: Answered| told.and_then(Answer::message).map_or(String::new(), |told| told.words());
        let said = [words(one), words(two)];
        let readmit = said.iter().filter(|said| said.contains("Welcome to Studio North: Manager")).count();
        assert_eq!(readmit, 1, "{said:?}");
        // Taken back before it is answered.
        let chidi = world.person("Chidi").await;
        agency(&world, &dana, "invite", &[member(&chidi)]).await;
        let asked = question(&chidi).await;
        agency(&world, &dana, "remove", &[member(&chidi)]).await;
        let over = chidi.wait_update(&asked, |told| told.buttons().is_empty()).await.expect("it is over");
        assert!(over.says("has ended"), "{}", over.words());
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_is_exclusive_is_reached_through_the_agency() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben, ana) = (world.person("Dana").await, world.person("Ben").await, ana(&world).await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&world, &dana, "invite", &[member(&ben), opt("exclusive", true)]).await;
        let asked = question(&ben).await;
        assert!(asked.says("you get offers only through the agency"), "{}", asked.words());
        message(ben.press(asked.channel, &asked, "Accept invitation").await);
        let to = [opt("to", OptionValue::User(ben.id()))];
        let said = refused(&world, ana.command(world.guild, world.general, "offer send", &to)).await;
        assert!(said.contains("Send it to their agency") && said.contains("Studio North"), "{said}");
        let said = refused(&world, ana.command(world.guild, world.general, "offer send", &[])).await;
        assert!(said.contains("A member or an agency?"), "{said}");
        let both = [to[0].clone(), opt("agency", "Studio North")];
        let said = refused(&world, ana.command(world.guild, world.general, "offer send", &both)).await;
        assert!(said.contains("A member or an agency?"), "{said}");
        let own = [opt("agency", "Studio North")];
        let said = refused(&world, ben.command(world.guild, world.general, "offer send", &own)).await;
        assert!(said.contains("You can't send your own agency an offer"), "{said}");
        let sent = send_to_agency(&world, &ana, "studio NORTH").await;
        assert!(sent.says("**Studio North**"), "{}", sent.words());
        world.close().await;
    }
}

#[tokio::test]
async fn people_of_an_agency_hear_who_joined_left_and_became_manager() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben, chidi) =
            (world.person("Dana").await, world.person("Ben").await, world.person("Chidi").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        joins(&world, &dana, &ben, "member").await;
        joins(&world, &dana, &chidi, "member").await;
        let about = |person: &Person, words: &str| format!("<@{}> {words}", person.id());
        for (reader, words) in
            [(&dana, about(&ben, "joined the agency")), (&ben, about(&chidi, "joined the agency"))]
        {
            reader.wait_direct_message(|told| told.says(&words)).await.expect("told");
        }
        agency(&world, &dana, "role", &[member(&ben), opt("role", "manager")]).await;
        ben.wait_direct_message(|told| told.says("You're now a manager")).await.expect("told");
        let words = about(&ben, "is now a manager");
        chidi.wait_direct_message(|told| told.says(&words)).await.expect("told");
        leave(&world, &chidi).await;
        let words = about(&chidi, "is no longer in the agency");
        for reader in [&dana, &ben] {
            reader.wait_direct_message(|told| told.says(&words)).await.expect("told");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_transfer_that_somebody_accepted_ends_the_other_question() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (dana, ben, chidi) =
            (world.person("Dana").await, world.person("Ben").await, world.person("Chidi").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        agency(&world, &dana, "transfer", &[member(&ben)]).await;
        agency(&world, &dana, "transfer", &[member(&chidi)]).await;
        let (first, second) = (question(&ben).await, question(&chidi).await);
        let told = message(ben.press(first.channel, &first, "Accept invitation").await);
        assert!(told.says("You now own Studio North"), "{}", told.words());
        let view = agency(&world, &chidi, "view", &[]).await;
        assert!(view.says("You're not in an agency"), "{}", view.words());
        let over = chidi.wait_update(&second, |told| told.buttons().is_empty()).await.expect("it is over");
        assert!(over.says("is no longer needed"), "{}", over.words());
        world.close().await;
    }
}

#[tokio::test]
async fn an_invitation_keeps_to_blocks_pauses_settings_and_a_days_limits() {
    use crate::harness::database::Database;
    use crate::harness::moment;
    use crate::harness::use_cases::{addressee, member, open};
    use parley::app::{App, Caller, Error};
    use parley::clock::Clock;
    use parley::domain::agencies::agency::{AgencyRefusal, Role};
    use parley::domain::ids::{GuildId, PersonId};
    use parley::domain::offers::refusal::OfferRefusal;
    use parley::domain::refusal::Refusal;
    use parley::domain::server::ServerRules;
    use parley::domain::time::DAY_MS;

    async fn ask(app: &App, from: &Caller, whom: i64) -> Result<(), Refusal> {
        let asked = app.invite_to_agency(from, None, &addressee(PersonId(whom)), (Role::Member, false)).await;
        match asked {
            Ok(_) => Ok(()),
            Err(Error::Refused(refusal)) => Err(refusal),
            Err(other) => panic!("{other}"),
        }
    }

    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = Clock::manual(moment::begin(&engine));
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        let person = |id: i64| member(GuildId(10), PersonId(id));
        let dana = person(1);
        app.create_agency(&dana, "Studio North").await.expect("an agency");
        // Whoever blocked her, and whoever takes no offers, read the same to her.
        app.block(&person(2), &addressee(PersonId(1))).await.expect("blocked");
        app.set_accepting(&person(3), false).await.expect("paused");
        for whom in [2, 3] {
            let person = PersonId(whom);
            assert_eq!(ask(&app, &dana, whom).await, Err(OfferRefusal::NotAccepting { person }.into()));
        }
        for _ in 0..5 {
            ask(&app, &dana, 4).await.expect("asked");
        }
        let often = AgencyRefusal::AskedOften { person: PersonId(4) };
        assert_eq!(ask(&app, &dana, 4).await, Err(often.into()));
        for whom in 100..135 {
            ask(&app, &dana, whom).await.expect("asked");
        }
        assert_eq!(ask(&app, &dana, 200).await, Err(AgencyRefusal::AskedMany.into()));
        clock.advance(DAY_MS + 1);
        ask(&app, &dana, 4).await.expect("another day");
        store.close().await;
        database.remove().await;
    }
}
