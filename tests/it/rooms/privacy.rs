//! A private channel that others can read, by accident or on purpose, is put right before anything is posted there again, and
//! both sides and the moderators hear of it once. Where Parley can't put it right, it posts nothing, and check says so.

use super::permissions::watched;
use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::steps::{FORM, Table, card, message, room, send_offer};
use crate::harness::use_cases::{addressee, member, open, send_new};
use crate::harness::world::{World, workshop};
use discord_emulator::Id;
use discord_emulator::person::Person;
use parley::app::{Addressee, App, Caller, RoomDelivery};
use parley::clock::Clock;
use parley::domain::effect::RoomEffect;
use parley::domain::form::OfferForm;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::server::{RoomStyle, ServerRules, ServerSettings};
use serde_json::{Value, json};

/// MANAGE_ROLES.
const MANAGE_ROLES: u64 = 1 << 28;
/// VIEW_CHANNEL.
const VIEW_CHANNEL: u64 = 1 << 10;
const HERE: GuildId = GuildId(10);
/// MANAGE_THREADS.
const MANAGE_THREADS: u64 = 1 << 34;
/// What a notice about it begins with.
const NOTICE: &str = "Others could read";

/// Mia puts a room under a category that everybody sees, and syncs it.
async fn sync(mia: &Person, room: Id) {
    let bare = json!({"permission_overwrites": [], "parent_id": Value::Null});
    mia.call("PATCH", &format!("/channels/{room}"), Some(&bare)).await.expect("the owner may");
}

async fn can_read(who: &Person, room: Id) -> bool {
    who.messages(room).await.is_ok()
}

async fn notices(who: &Person, place: Id) -> usize {
    let posted = who.messages(place).await.expect("messages");
    posted.iter().filter(|message| !message.ephemeral() && message.says(NOTICE)).count()
}

async fn grant(world: &World, mia: &Person, bits: u64) {
    let path = format!("/guilds/{}/roles/{}", world.guild, world.role("Parley").await);
    mia.call("PATCH", &path, Some(&json!({"permissions": bits.to_string()}))).await.expect("the owner may");
}

#[tokio::test]
async fn a_room_that_was_synced_is_private_again_at_once_and_its_people_are_told() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        world.settled().await.close().await;
        let dana = world.person("Dana").await;
        sync(&mia, *room).await;
        let told = ben.wait_message(*room, |message| message.says(NOTICE)).await.expect("the notice");
        assert_eq!(told.mentions(), [ana.id(), ben.id()]);
        let alert = mia.wait_message(queue, |message| message.says(NOTICE)).await.expect("the alert");
        assert!(alert.says(&format!("<#{room}>")), "{}", alert.words());
        assert!(!can_read(&dana, *room).await, "Dana is outside");
        assert!(can_read(ana, *room).await && can_read(ben, *room).await, "its people are let in again");

        // Later offers stay between the two, and nobody is told again.
        table.offer_again(&world, 2).await;
        assert!(world.ledger().await.dead == 0 && !can_read(&dana, *room).await);
        assert_eq!((notices(ana, *room).await, notices(&mia, queue).await), (1, 1));
        world.close().await;
    }
}

#[tokio::test]
async fn what_happened_while_parley_was_away_is_put_right_before_it_posts() {
    for engine in engines() {
        let (mut world, mia, _) = watched(&engine).await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        world.kill().await;
        let role = world.role("Moderator").await;
        let moderator = world.person("Dana").await;
        let shared = world.emulator.shared();
        let by = discord_emulator::Caller::Person { id: mia.id() };
        let given = shared.change(|here| {
            here.set_member_role(&by, world.guild, moderator.id(), role, true).map(|outcome| outcome.events)
        });
        given.expect("the owner may");
        let path = format!("/channels/{}/permissions/{role}", table.room);
        let allow = json!({"type": 0, "allow": VIEW_CHANNEL.to_string(), "deny": "0"});
        mia.call("PUT", &path, Some(&allow)).await.expect("the owner may");
        assert!(can_read(&moderator, table.room).await, "the role was let in");
        let before = world.emulator.newest_call();
        world.start().await;
        table.offer_again(&world, 2).await;
        table.ben.wait_message(table.room, |message| message.says(NOTICE)).await.expect("the notice");
        assert!(!can_read(&moderator, table.room).await);
        let calls = world.emulator.calls_after(before);
        let first = |method: &str, path: String| {
            let found = calls.iter().find(|call| {
                call.who == Some(world.bot_id()) && call.method == method && call.path.ends_with(&path)
            });
            found.map(|call| call.n).expect("the call was made")
        };
        let taken_out = first("DELETE", path);
        let posted = first("POST", format!("/channels/{}/messages", table.room));
        assert!(taken_out < posted, "it was put right before the card came");
        world.close().await;
    }
}

#[tokio::test]
async fn where_it_cannot_be_put_right_nothing_is_posted_and_check_names_it() {
    for engine in engines() {
        let (world, mia, _) = watched(&engine).await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        let all = world.permissions("Parley").await;
        grant(&world, &mia, all & !MANAGE_ROLES).await;
        sync(&mia, table.room).await;
        let dana = world.person("Dana").await;
        send_offer(&world, &table.ana, table.ben.id(), &FORM).await;
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(check.says(&format!("People outside <#{}>", table.room)), "{}", check.words());
        assert!(check.says("Manage Roles"), "{}", check.words());
        let read = dana.messages(table.room).await.expect("it is open to everybody");
        assert!(
            !read.iter().any(|message| message.says("Offer #2 · ")),
            "an outsider reads the second offer"
        );
        grant(&world, &mia, all).await;
        card(&table.ben, table.room, 2, 1).await;
        table.ben.wait_message(table.room, |message| message.says(NOTICE)).await.expect("the notice");
        assert!(!can_read(&dana, table.room).await);
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(!check.says("People outside"), "{}", check.words());
        world.close().await;
    }
}

/// Private threads under one channel. Where `lists_members`, the operator lets Parley see who is in a thread.
async fn threaded(engine: &Engine, lists_members: bool) -> World {
    let mut scenario = workshop();
    if lists_members {
        let intents = vec!["GUILD_MEMBERS".to_owned()];
        scenario.gateway.privileged_intents.insert("Parley".to_owned(), intents);
    }
    let mut world = World::set(engine, scenario).await;
    let room_style = Some(RoomStyle::Threads);
    world.set_rules(ServerSettings { room_style, ..ServerSettings::default() }).await;
    world.start().await;
    world
}

#[tokio::test]
async fn check_names_who_else_reads_a_room_that_is_a_thread() {
    for (engine, lists_members) in engines().iter().flat_map(|engine| [(engine, true), (engine, false)]) {
        let world = threaded(engine, lists_members).await;
        let table = Table::set(&world).await;
        let (mia, chidi) = (world.person("Mia").await, world.person("Chidi").await);
        let check = async || message(mia.command(world.guild, world.general, "parley check", &[]).await);
        let told = check().await;
        assert!(told.says("Everything is ready") && !told.says("on neither side"), "{}", told.words());

        let place = |who: &str| format!("/channels/{}/thread-members/{who}", table.room);
        let chidis = place(&chidi.id().to_string());
        mia.call("PUT", &chidis, None).await.expect("the owner may");
        mia.call("PUT", &place("@me"), None).await.expect("the owner may");
        assert!(can_read(&chidi, table.room).await);
        let told = check().await;
        let named = match lists_members {
            // Mia owns the server.
            true => format!("<#{}>, a private thread, has 1 member who is on neither side", table.room),
            false => format!("<#{}>, a private thread, has 2 members who are on neither side", table.room),
        };
        assert!(told.says(&named) && told.says("Everything is ready"), "{}", told.words());
        mia.call("DELETE", &chidis, None).await.expect("the owner may");
        let told = check().await;
        assert_eq!(told.says("on neither side"), !lists_members, "{}", told.words());

        let hub = mia.channel_named(world.guild, "offer-threads").await.expect("the hub").id;
        let everybody = format!("/channels/{hub}/permissions/{}", world.guild);
        let allow = |bits: u64| json!({"type": 0, "allow": bits.to_string(), "deny": "0"});
        mia.call("PUT", &everybody, Some(&allow(VIEW_CHANNEL | MANAGE_THREADS))).await.expect("she may");
        let told = check().await;
        assert!(told.says(&format!("have **Manage Threads** in <#{hub}>")), "{}", told.words());
        assert!(told.says("Problems found"), "{}", told.words());
        mia.call("PUT", &everybody, Some(&allow(VIEW_CHANNEL))).await.expect("she may");
        let told = check().await;
        assert!(!told.says("Manage Threads"), "{}", told.words());
        world.close().await;
    }
}

#[tokio::test]
async fn a_hidden_category_is_not_made_twice_and_the_missing_permission_is_named() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        let categories = async || {
            let channels = mia.channels(world.guild).await.expect("channels");
            channels
                .iter()
                .filter(|channel| channel.name.starts_with("Offers"))
                .map(|channel| channel.id)
                .collect::<Vec<_>>()
        };
        let before = categories().await;
        let [category] = before[..] else { panic!("one category, not {before:?}") };
        let place = format!("/channels/{category}/permissions/{}", world.bot_id());
        let deny = json!({"type": 1, "allow": "0", "deny": VIEW_CHANNEL.to_string()});
        mia.call("PUT", &place, Some(&deny)).await.expect("the owner may");
        let chidi = world.person("Chidi").await;
        send_offer(&world, &table.ana, chidi.id(), &FORM).await;
        let alert =
            mia.wait_message(queue, |message| message.says("View Channels")).await.expect("the alert");
        assert!(alert.says(&format!("<#{category}>")), "{}", alert.words());
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(check.says(&format!("**View Channels** in <#{category}>")), "{}", check.words());
        assert!(!check.says("was deleted"), "{}", check.words());
        assert_eq!(categories().await, before, "no second category");
        let allow = json!({"type": 1, "allow": (VIEW_CHANNEL | 1 << 4).to_string(), "deny": "0"});
        mia.call("PUT", &place, Some(&allow)).await.expect("the owner may");
        let place = room(&world, &chidi, "ana-chidi").await;
        card(&chidi, place, 2, 1).await;
        assert_eq!(categories().await, before, "the same category");
        world.close().await;
    }
}

#[tokio::test]
async fn a_name_that_discord_refuses_gives_way_to_a_neutral_one() {
    for engine in engines() {
        let mut scenario = workshop();
        scenario.servers[0].refused_words = vec!["ben".to_owned()];
        let mut world = World::set(&engine, scenario).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        send_offer(&world, &ana, ben.id(), &FORM).await;
        let place = room(&world, &ben, "offers").await;
        card(&ana, place, 1, 1).await;
        assert_eq!(world.ledger().await.dead, 0);
        world.close().await;
    }
}

async fn send(app: &App, from: &Caller, to: &Addressee) {
    let draft = app.begin_offer(from, to, OfferOptions::default()).await.expect("a draft");
    let form = OfferForm {
        title: "Logo".to_owned(),
        description: "A logo for the shop.".to_owned(),
        price: "90 USD".to_owned(),
        ..OfferForm::default()
    };
    send_new(app, from, draft.id, form).await;
}

#[tokio::test]
async fn two_people_of_one_name_are_told_apart() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) =
            open(&database, &Clock::manual(moment::begin(&engine)), ServerRules::default()).await;
        let named = |person: i64, name: &str, username: &str| Caller {
            name: name.to_owned(),
            username: Some(username.to_owned()),
            ..member(HERE, PersonId(person))
        };
        // The second name turns the rest of its line around, where it may.
        let (ana, other) = (named(1, "Ana", "ana.k"), named(2, "ANA", "ana_1999"));
        for from in [&ana, &other] {
            let to = Addressee {
                name: "Ben\u{202E}".to_owned(),
                username: Some("ben".to_owned()),
                ..addressee(PersonId(3))
            };
            send(&app, from, &to).await;
        }
        let mut called = Vec::new();
        for person in [PersonId(1), PersonId(2)] {
            let rooms = store.reader().await.expect("one").queries().rooms_with(HERE, person).await;
            for found in rooms.expect("rooms") {
                let delivery = app.room_delivery(&RoomEffect::OpenRoom { room: found.id }).await;
                let Ok(Some(RoomDelivery::OpenRoom(brief))) = delivery else { panic!("it is to be opened") };
                called.push(brief.names);
            }
        }
        let ben = Some("Ben\u{202E}".to_owned());
        let expected = ["Ana (@ana.k)", "ANA (@ana_1999)"].map(|name| [Some(name.to_owned()), ben.clone()]);
        assert_eq!(called, expected);
        store.close().await;
        database.remove().await;
    }
}
