//! `/freelancers find`: by skill in any spelling, by availability, up to a rate; ten a page, each a way into a profile.

use crate::harness::database::engines;
use crate::harness::steps::{labels, message};
use crate::harness::use_cases::{member, open};
use crate::harness::world::{World, workshop};
use crate::people::profiles::write_profile;
use discord_emulator::person::{CommandOption, Message, OptionValue, Person, opt};
use parley::app::{App, Found, FreelancerFilter};
use parley::domain::form::ProfileForm;
use parley::domain::ids::{GuildId, PersonId, SkillId};
use parley::domain::server::ServerRules;
use parley::domain::time::{HOUR_MS, MINUTE_MS};

async fn find(world: &World, person: &Person, options: &[CommandOption]) -> Message {
    let found = message(person.command(world.guild, world.general, "freelancers find", options).await);
    assert!(found.ephemeral(), "a list is for the one who asked");
    found
}

fn lines(page: &Message) -> Vec<String> {
    let text = page.embeds()[0]["description"].as_str().unwrap_or_default();
    text.lines().filter(|line| line.contains("<@")).map(str::to_owned).collect()
}

/// Ben, Chidi and Dana can do something.
async fn prepare(world: &World) -> Person {
    let profiles = [
        ("Ben", "Front-end developer", "Web design, Node.js", "45"),
        ("Chidi", "Designer [click](https://evil.example)", "web  DESIGN, Logo design", "€30"),
        ("Dana", "Studio for everything", "Web-Design, nodejs", ""),
    ];
    for (name, headline, skills, rate) in profiles {
        let person = world.person(name).await;
        let form = [("headline", headline), ("skills", skills), ("rate", rate)];
        let saved = write_profile(world, &person, &form).await;
        assert!(saved.says("Profile saved"), "{}", saved.words());
    }
    world.person("Ana").await
}

#[tokio::test]
async fn people_are_found_by_what_they_can_do() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ana = prepare(&world).await;
        let found = find(&world, &ana, &[opt("skill", "WEB-design")]).await;
        assert_eq!(lines(&found).len(), 3, "{}", found.words());
        let menu = found.selects().remove(0);
        let opened = message(ana.choose(world.general, &found, &menu.custom_id, &["Ben"]).await);
        assert!(opened.says("Front-end developer") && opened.ephemeral(), "{}", opened.words());
        assert_eq!(labels(&opened), ["Send direct offer"]);

        let ben = world.person("Ben").await;
        let own = message(ben.command(world.guild, world.general, "profile view", &[]).await);
        message(ben.press(world.general, &own, "Stop accepting offers").await);
        let found = find(&world, &ana, &[opt("skill", "web design")]).await;
        assert!(lines(&found)[2].contains("not accepting offers"), "last: {}", found.words());
        let open = find(&world, &ana, &[opt("skill", "web design"), opt("availability", "open")]).await;
        assert_eq!(lines(&open).len(), 2, "{}", open.words());
        let cheap = find(&world, &ana, &[opt("skill", "web design"), opt("max_rate", "50 USD")]).await;
        assert!(lines(&cheap).len() == 1 && cheap.says("Front-end"), "{}", cheap.words());
        let cheaper = find(&world, &ana, &[opt("skill", "web design"), opt("max_rate", "$44.99")]).await;
        assert!(cheaper.says("No freelancers match your search"), "{}", cheaper.words());
        find(&world, &ben, &[opt("skill", "node.JS")]).await;
        insta::assert_snapshot!("as_ana", world.transcript(world.general, "Ana"));
        world.close().await;
    }
}

#[tokio::test]
async fn who_left_and_whom_one_blocked_are_not_found() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let ana = prepare(&world).await;
        let found = async || find(&world, &ana, &[opt("skill", "web design")]).await;
        world.leaves(world.id("Ben"));
        assert_eq!(lines(&found().await).len(), 3, "he was here a moment ago");
        world.pass(2 * HOUR_MS).await;
        let page = found().await;
        assert!(lines(&page).len() == 2 && !page.says("Front-end developer"), "{}", page.words());
        assert_eq!(lines(&found().await).len(), 2);

        // Whoever comes back is found once they use Parley.
        world.joins(world.id("Ben"));
        let ben = world.person("Ben").await;
        message(ben.command(world.guild, world.general, "profile view", &[]).await);
        assert_eq!(lines(&found().await).len(), 3);

        let chidi = OptionValue::User(world.id("Chidi"));
        message(ana.command(world.guild, world.general, "block", &[opt("member", chidi)]).await);
        let page = found().await;
        assert!(lines(&page).len() == 2 && !page.says("Designer"), "{}", page.words());
        let chidi = world.person("Chidi").await;
        let theirs = find(&world, &chidi, &[opt("skill", "web design")]).await;
        assert_eq!(lines(&theirs).len(), 3, "nobody else's search changes");
        world.close().await;
    }
}

#[tokio::test]
async fn what_nobody_can_do_and_what_is_no_rate_is_said() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ana = prepare(&world).await;
        let nothing = find(&world, &ana, &[opt("skill", "logo animation *now*")]).await;
        assert!(nothing.says("Nobody here lists") && nothing.says("Logo design"), "{}", nothing.words());
        let nothing = find(&world, &ana, &[opt("skill", "\u{200b}")]).await;
        assert!(nothing.says("Nobody here lists"), "{}", nothing.words());
        for rate in ["cheap", "20h/week", "0", "40-50", "500 fixed", "10 XYZ"] {
            let told = find(&world, &ana, &[opt("skill", "web design"), opt("max_rate", rate)]).await;
            assert!(
                told.says("**Hourly rate**: ") && told.says("You searched for: web design"),
                "{}",
                told.words()
            );
        }
        world.close().await;
    }
}

#[tokio::test]
async fn skills_are_suggested_while_one_is_typed() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ana = prepare(&world).await;
        let suggest = async |typed: &str| {
            let options = [opt("skill", typed)];
            let choices = ana.autocomplete(world.guild, world.general, "freelancers find", &options, "skill");
            let choices = choices.await.expect("choices");
            choices.into_iter().map(|choice| choice.name).collect::<Vec<_>>()
        };
        assert_eq!(
            suggest("").await,
            ["Web design · 3 people", "Node.js · 2 people", "Logo design · 1 person"]
        );
        assert_eq!(suggest("des").await, ["Web design · 3 people", "Logo design · 1 person"]);
        assert_eq!(suggest("NODE.j").await, ["Node.js · 2 people"]);
        assert_eq!(suggest("%").await, Vec::<String>::new());
        assert_eq!(suggest(&"x".repeat(100)).await, Vec::<String>::new());
        world.close().await;
    }
}

async fn add(app: &App, guild: GuildId, person: i64, skills: &str) {
    let caller = member(guild, PersonId(person));
    let form = ProfileForm {
        headline: format!("Number {person}"),
        skills: skills.to_owned(),
        ..ProfileForm::default()
    };
    let draft = app.begin_profile(&caller).await.expect("a draft").id;
    app.save_profile(&caller, draft, form).await.expect("saved");
}

#[tokio::test]
async fn ten_lines_make_a_page_and_other_servers_have_their_own() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        let here = GuildId(i64::try_from(world.guild.0).expect("an id"));
        let (store, app) = open(&world.database, &world.clock, ServerRules::default()).await;
        for person in 1..=21 {
            world.pass(MINUTE_MS).await;
            add(&app, here, person, "Rust").await;
        }
        add(&app, GuildId(5), 500, "Rust, Haskell").await;
        store.close().await;
        drop((store, app));
        world.start().await;

        let ana = world.person("Ana").await;
        let first = find(&world, &ana, &[opt("skill", "rust")]).await;
        assert_eq!((lines(&first).len(), labels(&first)), (10, vec!["More".to_owned()]));
        assert!(lines(&first)[0].contains("Number 21"), "{}", first.words());
        let second = message(ana.press(world.general, &first, "More").await);
        assert_eq!((second.id, lines(&second).len(), labels(&second).len()), (first.id, 10, 2));
        let third = message(ana.press(world.general, &second, "More").await);
        assert_eq!((lines(&third).len(), labels(&third)), (1, vec!["Back".to_owned()]));
        let menu = third.selects().remove(0);
        let opened = message(ana.choose(world.general, &third, &menu.custom_id, &["Person 1"]).await);
        assert!(opened.says("Number 1"), "{}", opened.words());
        let nothing = find(&world, &ana, &[opt("skill", "haskell")]).await;
        assert!(nothing.says("Nobody here lists"), "{}", nothing.words());
        world.close().await;
    }
}

#[tokio::test]
async fn another_servers_skill_is_known_to_nobody_here() {
    for engine in engines() {
        let database = crate::harness::database::Database::create(&engine).await;
        let clock = crate::harness::moment::running(&engine);
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        add(&app, GuildId(10), 1, "Rust").await;
        let wish = |skill| FreelancerFilter { skill, open_only: false, most: None };
        let here = member(GuildId(10), PersonId(7));
        let Ok(Found::Page(page)) = app.find_freelancers(&here, "rust", wish).await else {
            panic!("Rust is known here")
        };
        let there = member(GuildId(20), PersonId(7));
        for skill in [page.filter.skill, SkillId(0), SkillId(i64::MIN)] {
            let found = app.page_freelancers(&there, wish(skill), 1).await.expect("an answer");
            assert_eq!(found, Found::NoSuchSkill { related: Vec::new() });
        }
        assert_eq!(app.suggest_skills(&there, "").await.expect("an answer"), []);
        store.close().await;
        database.remove().await;
    }
}
