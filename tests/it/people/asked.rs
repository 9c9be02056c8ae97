//! `/freelancers find` asks Discord who is still here: once for each person on a page, however many search at once, and not
//! again for an hour.

use crate::harness::database::engines;
use crate::harness::steps::message;
use crate::harness::use_cases::{member, open};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Message, Person, opt};
use parley::domain::form::ProfileForm;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::server::ServerRules;
use parley::domain::time::{HOUR_MS, MINUTE_MS};

/// How many people can do what is searched for: a full page, and two on the next.
const PEOPLE: usize = 12;
/// The calls that are counted.
const ROUTE: &str = "/guilds/{guild_id}/members/{user_id}";

fn name(number: usize) -> String {
    format!("Rustacean {number}")
}

async fn find(world: &World, person: &Person) -> Message {
    let skill = [opt("skill", "rust")];
    message(person.command(world.guild, world.general, "freelancers find", &skill).await)
}

/// Whom Parley asked about since call `after`, in order; none of these calls may have been one too many.
fn asked(world: &World, after: u64) -> Vec<String> {
    let calls = world.emulator.calls_after(after).into_iter();
    let about = calls.filter(|call| {
        call.who == Some(world.bot_id()) && call.method == "GET" && call.route.as_deref() == Some(ROUTE)
    });
    about
        .map(|call| {
            assert_eq!(call.status, 200, "{call:?}");
            call.path.rsplit('/').next().unwrap_or_default().to_owned()
        })
        .collect()
}

fn last_call(world: &World) -> u64 {
    world.emulator.newest_call()
}

/// Twelve members can do it, and nobody has seen them for two hours.
async fn prepare(engine: &crate::harness::database::Engine) -> World {
    let mut scenario = workshop();
    for number in 0..PEOPLE {
        let person = discord_emulator::scenario::Person { name: name(number), ..scenario.people[0].clone() };
        scenario.people.push(person);
        scenario.servers[0].members.insert(name(number), Vec::new());
    }
    let mut world = World::set(engine, scenario).await;
    world.stop_clock();
    let here = GuildId(i64::try_from(world.guild.0).expect("an id"));
    let (store, app) = open(&world.database, &world.clock, ServerRules::default()).await;
    for number in 0..PEOPLE {
        world.pass(MINUTE_MS).await;
        let person = PersonId(i64::try_from(world.id(&name(number)).0).expect("an id"));
        let caller = member(here, person);
        let form =
            ProfileForm { headline: name(number), skills: "Rust".to_owned(), ..ProfileForm::default() };
        let draft = app.begin_profile(&caller).await.expect("a draft").id;
        app.save_profile(&caller, draft, form).await.expect("saved");
    }
    store.close().await;
    drop((store, app));
    world.pass(2 * HOUR_MS).await;
    world.start().await;
    world
}

#[tokio::test]
async fn a_search_asks_discord_once_about_each_person_however_many_search() {
    for engine in engines() {
        let world = prepare(&engine).await;
        let (ana, chidi, dana) =
            (world.person("Ana").await, world.person("Chidi").await, world.person("Dana").await);
        let before = last_call(&world);
        let (first, same, also) = tokio::join!(find(&world, &ana), find(&world, &chidi), find(&world, &dana));
        for page in [&first, &same, &also] {
            assert!(page.says("Rustacean 11"), "{}", page.words());
        }
        let mut about = asked(&world, before);
        about.sort();
        let mut on_page: Vec<_> = (2..PEOPLE).map(|number| world.id(&name(number)).to_string()).collect();
        on_page.sort();
        assert_eq!(about, on_page, "those on the page, each once");

        let before = last_call(&world);
        find(&world, &chidi).await;
        assert_eq!(asked(&world, before), Vec::<String>::new(), "Discord said so a moment ago");
        message(ana.press(world.general, &first, "More").await);
        assert_eq!(asked(&world, before).len(), 2, "those on the next page");

        let before = last_call(&world);
        world.leaves(world.id(&name(5)));
        world.pass(2 * HOUR_MS).await;
        let page = find(&world, &ana).await;
        assert!(!page.says("Rustacean 5"), "{}", page.words());
        let calls = world.emulator.calls_after(before).into_iter();
        let about =
            calls.filter(|call| call.who == Some(world.bot_id()) && call.route.as_deref() == Some(ROUTE));
        assert_eq!(about.count(), 10, "an hour later the same people are asked about once more");
        world.close().await;
    }
}
