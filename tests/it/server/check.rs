//! `/parley check`: each permission that Parley needs is taken away, one after the other, in the whole server and in each kind
//! of channel, and the right one is named each time; what was given up is named and tried again.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::steps::{Table, labels, message};
use crate::harness::use_cases::{member, open};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Message, Person};
use discord_emulator::{Fault, FaultKind, Id};
use parley::app::{Caller, Error};
use parley::domain::ids::{ChannelId, GuildId, PersonId};
use parley::domain::refusal::Refusal;
use parley::domain::server::checkup::PlaceKind;
use parley::domain::server::obstacle::Permission;
use parley::domain::server::refusal::ServerRefusal;
use parley::domain::server::{ServerRules, ServerSettings};
use serde_json::{Value, json};

/// As Discord's settings call them.
const fn called(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewChannel => "View Channels",
        Permission::SendMessages => "Send Messages",
        Permission::EmbedLinks => "Embed Links",
        Permission::AttachFiles => "Attach Files",
        Permission::ReadMessageHistory => "Read Message History",
        Permission::PinMessages => "Pin Messages",
        Permission::ManageChannels => "Manage Channels",
        Permission::ManageRoles => "Manage Roles",
        Permission::CreatePrivateThreads => "Create Private Threads",
        Permission::SendMessagesInThreads => "Send Messages in Threads",
        Permission::ManageThreads => "Manage Threads",
    }
}

async fn check(world: &World, who: &Person) -> Message {
    let shown = message(who.command(world.guild, world.general, "parley check", &[]).await);
    assert!(shown.ephemeral(), "it is for the one who asked");
    shown
}

/// The permissions that an answer names.
fn named(shown: &Message) -> Vec<&'static str> {
    let is_named = |name: &&str| shown.says(&format!("**{name}**"));
    Permission::ALL.into_iter().map(called).filter(is_named).collect()
}

fn stored(id: Id) -> ChannelId {
    ChannelId(i64::try_from(id.0).expect("an id"))
}

/// A server in which every kind of channel that Parley uses exists, and those channels.
async fn furnished(engine: &Engine) -> (World, Person, Table, [(PlaceKind, Id); 4]) {
    let mut world = World::set(engine, roomy()).await;
    let mia = world.person("Mia").await;
    let queue = mia.channel_named(world.guild, "mod-queue").await.expect("the channel").id;
    let hub = mia.channel_named(world.guild, "find-work").await.expect("the channel").id;
    let settings = ServerSettings {
        moderators_channel: Some(stored(queue)),
        hub_channel: Some(stored(hub)),
        ..ServerSettings::default()
    };
    world.set_rules(settings).await;
    world.start().await;
    let table = Table::set(&world).await;
    world.settled().await.close().await;
    let category = mia.channel_named(world.guild, "Offers").await.expect("the category").id;
    let places = [
        (PlaceKind::ModeratorsChannel, queue),
        (PlaceKind::Hub, hub),
        (PlaceKind::Category, category),
        (PlaceKind::Room, table.room),
    ];
    (world, mia, table, places)
}

/// What a channel says about Parley itself.
async fn own_overwrite(world: &World, mia: &Person, channel: Id) -> Option<Value> {
    let raw = mia.call("GET", &format!("/channels/{channel}"), None).await.expect("the channel");
    let all = raw["permission_overwrites"].as_array().cloned().unwrap_or_default();
    all.into_iter().find(|overwrite| overwrite["id"] == world.bot_id().to_string())
}

#[tokio::test]
async fn each_missing_permission_is_named_wherever_it_is_missing() {
    for engine in engines() {
        let (world, mia, _table, places) = furnished(&engine).await;
        let well = check(&world, &mia).await;
        assert!(well.says("Everything is ready"), "{}", well.words());
        assert_eq!(named(&well), Vec::<&str>::new());

        // What everybody may do counts for Parley, too, so it is taken from both roles.
        let path = |id: Id| format!("/guilds/{}/roles/{id}", world.guild);
        let roles = [path(world.role("Parley").await), path(world.guild)];
        let before = [world.permissions("Parley").await, world.permissions("@everyone").await];
        let grant = async |bits: [u64; 2]| {
            for (role, bits) in roles.iter().zip(bits) {
                let bits = json!({"permissions": bits.to_string()});
                mia.call("PATCH", role, Some(&bits)).await.expect("the owner may");
            }
        };
        for permission in Permission::ALL {
            grant(before.map(|bits| bits & !permission.bit())).await;
            let shown = check(&world, &mia).await;
            assert!(shown.says("Problems found"), "{permission:?}: {}", shown.words());
            assert!(shown.says("Server settings"), "{permission:?}: {}", shown.words());
            assert_eq!(named(&shown), [called(permission)], "in the server: {}", shown.words());
        }
        grant(before).await;

        for (kind, channel) in places {
            let path = format!("/channels/{channel}/permissions/{}", world.bot_id());
            let before = own_overwrite(&world, &mia, channel).await;
            let allowed: u64 =
                before.as_ref().and_then(|own| own["allow"].as_str()?.parse().ok()).unwrap_or_default();
            for permission in kind.needs() {
                let bit = permission.bit();
                let change =
                    json!({"type": 1, "allow": (allowed & !bit).to_string(), "deny": bit.to_string()});
                mia.call("PUT", &path, Some(&change)).await.expect("the owner may");
                let shown = check(&world, &mia).await;
                assert!(shown.says(&format!("<#{channel}>")), "{kind:?}: {}", shown.words());
                assert_eq!(named(&shown), [called(*permission)], "{kind:?}: {}", shown.words());
            }
            match before {
                Some(own) => {
                    let own = json!({"type": 1, "allow": own["allow"], "deny": own["deny"]});
                    mia.call("PUT", &path, Some(&own)).await.expect("the owner may")
                }
                None => mia.call("DELETE", &path, None).await.expect("the owner may"),
            };
        }
        let well = check(&world, &mia).await;
        assert!(well.says("Everything is ready"), "{}", well.words());
        world.close().await;
    }
}

#[tokio::test]
async fn channels_that_are_gone_are_named_with_what_to_do() {
    for engine in engines() {
        let (world, mia, _table, places) = furnished(&engine).await;
        let [(_, queue), (_, hub), _, (_, room)] = places;
        for (channel, words) in [
            (queue, "The moderators' channel was deleted"),
            (hub, "The channel for private threads was deleted"),
            (room, "A private channel was deleted"),
        ] {
            mia.call("DELETE", &format!("/channels/{channel}"), None).await.expect("the owner may");
            let shown = check(&world, &mia).await;
            assert!(shown.says(words), "{words}: {}", shown.words());
        }
        world.close().await;
    }
}

#[tokio::test]
async fn what_was_given_up_is_named_and_tried_again() {
    for engine in engines() {
        let (world, mia, table, _) = furnished(&engine).await;
        let refuse = FaultKind::StatusBefore { status: 400, retry_after: None, scope: None };
        let pin = "PUT /channels/{channel_id}/pins/{message_id}";
        world.emulator.add_fault(Fault::new(refuse).on(pin).times(1));
        table.accept(&table.card).await;
        world.settled().await.close().await;
        assert_eq!(world.ledger().await.dead, 1);

        let shown = check(&world, &mia).await;
        assert_eq!(labels(&shown), ["Try again"]);
        insta::assert_snapshot!("given_up", shown.words());
        let again = message(mia.press(world.general, &shown, "Try again").await);
        assert!(again.says("I'm trying 1 delivery again"), "{}", again.words());
        table.ana.wait_message(table.room, Message::pinned).await.expect("the contract is pinned");
        let twice = message(mia.press(world.general, &again, "Try again").await);
        assert!(twice.says("There's nothing to try again"), "{}", twice.words());
        assert!(twice.says("Everything is ready"), "{}", twice.words());
        world.close().await;
    }
}

#[tokio::test]
async fn only_who_looks_after_the_server_may_check() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let ben = member(GuildId(70), PersonId(2));
        assert!(matches!(
            app.health(&ben).await,
            Err(Error::Refused(Refusal::Server(ServerRefusal::AdminsOnly)))
        ));
        assert!(matches!(
            app.try_all_again(&ben).await,
            Err(Error::Refused(Refusal::Server(ServerRefusal::AdminsOnly)))
        ));
        let mia = Caller { manages_server: true, ..ben };
        assert_eq!(app.health(&mia).await.expect("she may").given_up, []);
        assert_eq!(app.try_all_again(&mia).await.expect("she may"), 0);
        store.close().await;
        database.remove().await;
    }
}
