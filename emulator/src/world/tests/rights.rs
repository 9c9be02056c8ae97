//! Tests permissions and visibility.

use super::{channel, code, guild, id, room, who, workshop};
use crate::scenario::Scenario;
use crate::world::{Audience, Caller, World};
use serde_json::json;

#[test]
fn a_private_channel_is_visible_to_its_members_and_the_owner() {
    let mut world = workshop();
    let room = room(&mut world, "Ana");
    assert!(world.can_view(room, who(&world, "Ana").id()));
    assert!(world.can_view(room, who(&world, "Mia").id()), "the owner sees all");
    assert!(!world.can_view(room, who(&world, "Ben").id()));
    assert!(!world.is_in_audience(who(&world, "Ben").id(), &Audience::Channel(room)));
    assert_eq!(code(world.read_channel(&who(&world, "Ben"), room)), 50001);
}

#[test]
fn only_own_bits_can_be_granted() {
    let mut world = workshop();
    let (bot, guild) = (who(&world, "Parley"), guild(&world));
    let grant = |bits: u64| json!({ "name": "x", "permission_overwrites": [{ "id": guild, "type": 0, "allow": bits.to_string() }] });
    assert_eq!(code(world.create_channel(&bot, guild, &grant(1 << 2))), 50013);
    assert_eq!(
        code(world.create_channel(&bot, guild, &grant(1 << 28))),
        50013,
        "MANAGE_ROLES is for administrators"
    );
    assert!(world.create_channel(&bot, guild, &grant(1 << 51)).is_ok());
}

#[test]
fn a_bot_that_hides_a_channel_from_itself_is_out() {
    let mut world = workshop();
    let (bot, guild) = (who(&world, "Parley"), guild(&world));
    let body = json!({ "name": "x", "permission_overwrites": [{ "id": guild, "type": 0, "deny": "1024" }] });
    let made = id(&world.create_channel(&bot, guild, &body).unwrap().body["id"]);
    assert_eq!(code(world.create_message(&bot, made, &json!({ "content": "hi" }), &[])), 50001);
}

#[test]
fn a_category_takes_fifty_channels() {
    let mut world = workshop();
    let (bot, guild) = (who(&world, "Parley"), guild(&world));
    let category = world.create_channel(&bot, guild, &json!({ "name": "Rooms", "type": 4 })).unwrap();
    let body = json!({ "name": "x", "parent_id": category.body["id"] });
    for _ in 0..50 {
        world.create_channel(&bot, guild, &body).unwrap();
    }
    let refused = world.create_channel(&bot, guild, &body).unwrap_err();
    let errors = refused.errors.unwrap();
    assert_eq!(
        (refused.code, &errors["parent_id"]["_errors"][0]["code"]),
        (50035, &json!("CHANNEL_PARENT_MAX_CHANNELS"))
    );
    let left = 500 - world.channels_of(guild).count();
    for _ in 0..left {
        world.create_channel(&bot, guild, &json!({ "name": "y" })).unwrap();
    }
    assert_eq!(code(world.create_channel(&bot, guild, &json!({ "name": "z" }))), 30013);
}

#[test]
fn a_private_thread_is_for_its_members_and_moderators_of_threads() {
    let mut world = workshop();
    let (bot, ana) = (who(&world, "Parley"), who(&world, "Ana"));
    let general = channel(&world, "general");
    let thread = world
        .create_thread(&bot, general, &json!({ "name": "t", "type": 12, "invitable": false }), &[])
        .unwrap();
    let thread = id(&thread.body["id"]);
    assert!(!world.can_view(thread, ana.id()));
    world.add_thread_member(&bot, thread, ana.id()).unwrap();
    assert!(world.can_view(thread, ana.id()));
    assert_eq!(code(world.add_thread_member(&ana, thread, who(&world, "Ben").id())), 50013);
    world.create_message(&ana, thread, &json!({ "content": "hi" }), &[]).unwrap();
    world.edit_thread(&bot, thread, &json!({ "archived": true })).unwrap();
    assert_eq!(code(world.edit_thread(&bot, thread, &json!({ "archived": true, "name": "n" }))), 50083);
    world.create_message(&ana, thread, &json!({ "content": "awake" }), &[]).unwrap();
    assert!(!world.channel(thread).unwrap().thread.as_ref().unwrap().archived);
}

#[test]
fn closed_dms_refuse_a_message_but_not_the_channel() {
    let mut world = workshop();
    let (bot, ana) = (who(&world, "Parley"), who(&world, "Ana"));
    world.set_dms(ana.id(), false).unwrap();
    let dm = id(&world.open_dm(&bot, &json!({ "recipient_id": ana.id() })).unwrap().body["id"]);
    assert_eq!(code(world.create_message(&bot, dm, &json!({ "content": "hi" }), &[])), 50007);
    world.set_dms(ana.id(), true).unwrap();
    assert!(world.create_message(&bot, dm, &json!({ "content": "hi" }), &[]).is_ok());
    world.leave_guild(guild(&world), ana.id()).unwrap();
    let refused = world.create_message(&bot, dm, &json!({ "content": "hi" }), &[]);
    assert_eq!(code(refused), 50278, "in no server together");
}

#[test]
fn a_member_who_rejoins_is_no_longer_in_private_channels() {
    let mut world = workshop();
    let (bot, ana, guild) = (who(&world, "Parley"), who(&world, "Ana").id(), guild(&world));
    let (room, general) = (room(&mut world, "Ana"), channel(&world, "general"));
    let thread = id(&world.create_thread(&bot, general, &json!({ "name": "t" }), &[]).unwrap().body["id"]);
    world.add_thread_member(&bot, thread, ana).unwrap();
    let joined = |world: &World| world.read_member(&bot, guild, ana).unwrap().body["joined_at"].clone();
    let before = joined(&world);
    world.leave_guild(guild, ana).unwrap();
    assert_eq!(code(world.read_member(&bot, guild, ana)), 10007);
    let allowed = json!({ "type": 1, "allow": "1024" });
    world.put_overwrite(&bot, room, ana, &allowed).unwrap();
    world.join_guild(guild, ana).unwrap();
    assert_ne!(joined(&world), before);
    assert!(!world.can_view(room, ana), "not even with an overwrite from before she rejoined");
    assert!(!world.can_view(thread, ana));
    world.put_overwrite(&bot, room, ana, &allowed).unwrap();
    world.add_thread_member(&bot, thread, ana).unwrap();
    assert!(world.can_view(room, ana) && world.can_view(thread, ana));
}

#[test]
fn a_role_changes_what_its_members_may() {
    let mut world = workshop();
    let (bot, mia, guild) = (who(&world, "Parley"), who(&world, "Mia"), guild(&world));
    let roles = world.list_roles(&bot, guild).unwrap().body;
    let named = |name: &str| roles.as_array().unwrap().iter().find(|role| role["name"] == name).unwrap();
    let (own, moderator) = (named("Parley"), named("Moderator"));
    let body = json!({ "permissions": "1024" });
    assert_eq!(code(world.edit_role(&bot, guild, id(&moderator["id"]), &body)), 50013, "it is above");
    assert_eq!(code(world.edit_role(&who(&world, "Ana"), guild, id(&own["id"]), &body)), 50013);
    world.edit_role(&mia, guild, id(&own["id"]), &body).unwrap();
    assert_eq!(code(world.create_channel(&bot, guild, &json!({ "name": "x" }))), 50013);
    world.edit_role(&mia, guild, id(&own["id"]), &json!({ "permissions": own["permissions"] })).unwrap();
    assert!(world.create_channel(&bot, guild, &json!({ "name": "x" })).is_ok());
}

#[test]
fn who_is_above_a_role_moves_gives_and_deletes_it() {
    let mut world = workshop();
    let (bot, mia, guild) = (who(&world, "Parley"), who(&world, "Mia"), guild(&world));
    let ana = who(&world, "Ana").id();
    let roles = world.list_roles(&bot, guild).unwrap().body;
    let named = |name: &str| {
        let found = roles.as_array().unwrap().iter().find(|role| role["name"] == name).unwrap();
        (id(&found["id"]), found["position"].as_i64().unwrap())
    };
    let ((own, low), (moderator, high)) = (named("Parley"), named("Moderator"));
    let give = |world: &mut World, role| world.set_member_role(&bot, guild, ana, role, true);
    assert_eq!(code(give(&mut world, moderator)), 50013, "it is above");
    assert_eq!(code(give(&mut world, own)), 50028, "a bot's own");
    assert_eq!(code(world.delete_role(&bot, guild, moderator)), 50013);
    let moved = json!([{ "id": own, "position": high }, { "id": moderator, "position": low }]);
    assert_eq!(code(world.move_roles(&bot, guild, &moved)), 50013);
    assert_eq!(code(world.move_roles(&mia, guild, &json!([{ "id": "1", "position": 1 }]))), 10011);
    assert_eq!(code(world.move_roles(&mia, guild, &json!([{ "id": guild, "position": 1 }]))), 50013);
    assert_eq!(code(world.move_roles(&mia, guild, &json!([{ "position": 1 }]))), 50035);
    let outcome = world.move_roles(&mia, guild, &moved).unwrap();
    assert_eq!(outcome.events.len(), 2, "each of them is told");
    give(&mut world, moderator).unwrap();
    let has = |world: &World| {
        world.read_member(&bot, guild, ana).unwrap().body["roles"]
            .as_array()
            .unwrap()
            .contains(&json!(moderator))
    };
    assert!(has(&world));
    assert_eq!(code(world.delete_role(&mia, guild, guild)), 50028);
    assert_eq!(code(world.delete_role(&who(&world, "Ana"), guild, moderator)), 50013);
    world.delete_role(&bot, guild, moderator).unwrap();
    assert!(!has(&world));
    assert_eq!(code(give(&mut world, moderator)), 10011);
    let made = id(&world
        .create_role(&bot, guild, &json!({ "name": "New", "permissions": "0" }))
        .unwrap()
        .body["id"]);
    assert_eq!(code(world.create_role(&who(&world, "Ana"), guild, &json!({}))), 50013);
    assert_eq!(code(world.create_role(&bot, guild, &json!({ "permissions": "8" }))), 50013, "it lacks that");
    assert_eq!(code(world.create_role(&mia, guild, &json!({ "name": "" }))), 50035);
    give(&mut world, made).unwrap();
    world.leave_guild(guild, ana).unwrap();
    assert_eq!(code(give(&mut world, made)), 10007);
}

#[test]
fn archived_threads_do_not_change_and_at_most_a_thousand_are_active() {
    let mut world = workshop();
    let (bot, general) = (who(&world, "Parley"), channel(&world, "general"));
    let new = |world: &mut World| world.create_thread(&bot, general, &json!({ "name": "t" }), &[]);
    let first = id(&new(&mut world).unwrap().body["id"]);
    let posted = world.create_message(&bot, first, &json!({ "content": "a" }), &[]).unwrap();
    let posted = id(&posted.body["id"]);
    let archive = |archived: bool| json!({ "archived": archived });
    world.edit_thread(&bot, first, &archive(true)).unwrap();
    let edit = json!({ "content": "b" });
    assert_eq!(code(world.edit_message(&bot, first, posted, &edit, &[])), 50083);
    assert_eq!(code(world.set_pinned(&bot, first, posted, true)), 50083);
    for _ in 0..1000 {
        new(&mut world).unwrap();
    }
    assert_eq!(code(new(&mut world)), 160_006);
    assert_eq!(code(world.edit_thread(&bot, first, &archive(false))), 160_006);
    assert_eq!(code(world.create_message(&bot, first, &json!({ "content": "c" }), &[])), 160_006);
    let other = world.channels_of(guild(&world)).find(|it| it.thread.is_some() && it.id != first).unwrap().id;
    world.edit_thread(&bot, other, &archive(true)).unwrap();
    world.edit_thread(&bot, first, &archive(false)).unwrap();
    world.edit_message(&bot, first, posted, &edit, &[]).unwrap();
}

#[test]
fn a_bot_gets_a_stub_of_a_channel_that_it_cannot_view_and_no_line_in_the_list() {
    let mut world = workshop();
    let (bot, mia, guild) = (who(&world, "Parley"), who(&world, "Mia"), guild(&world));
    let general = channel(&world, "general");
    let deny = json!({ "type": 1, "deny": "1024" });
    let outcome = world.put_overwrite(&mia, general, bot.id(), &deny).unwrap();
    let stub = outcome.events.iter().find(|event| event.audience == Audience::Users(vec![bot.id()])).unwrap();
    assert_eq!((stub.name, &stub.data["name"]), ("CHANNEL_UPDATE", &json!("___hidden___")));
    assert_eq!(stub.data["flags"], 1 << 17);
    let denied = json!([{ "id": guild, "type": 0, "allow": "0", "deny": "1024" }]);
    assert_eq!((&stub.data["permission_overwrites"], &stub.data["topic"]), (&denied, &json!(null)));
    let listed = |who: &Caller| {
        let list = world.list_channels(who, guild).unwrap().body;
        list.as_array().unwrap().iter().any(|channel| channel["id"] == json!(general))
    };
    assert!(!listed(&bot) && listed(&mia));
    assert_eq!(code(world.read_channel(&bot, general)), 50001);
    let created = world.guild_create(guild, &bot);
    let stub = created["channels"].as_array().unwrap().iter().find(|channel| channel["id"] == json!(general));
    assert_eq!(stub.unwrap()["name"], "___hidden___");
    assert!(world.guild_create(guild, &mia).to_string().contains("\"general\""));
}

#[test]
fn a_server_in_discovery_refuses_words_in_names() {
    let mut scenario = Scenario::workshop().unwrap();
    scenario.servers[0].refused_words = vec!["ana".to_owned()];
    let mut world = World::from_scenario(&scenario, super::NOW_MS).unwrap();
    let (bot, guild) = (who(&world, "Parley"), guild(&world));
    let refused = world.create_channel(&bot, guild, &json!({ "name": "Ana-ben" })).unwrap_err();
    let code = &refused.errors.unwrap()["name"]["_errors"][0]["code"];
    assert_eq!((refused.code, code), (50035, &json!("INVALID_COMMUNITY_PROPERTY_NAME")));
    assert!(world.create_channel(&bot, guild, &json!({ "name": "offers" })).is_ok());
}

#[test]
fn who_has_not_passed_the_screening_only_reads() {
    let mut world = workshop();
    let (guild, ana, general) = (guild(&world), who(&world, "Ana"), channel(&world, "general"));
    let says = |world: &mut World| world.create_message(&ana, general, &json!({ "content": "hi" }), &[]);
    world.set_pending(guild, ana.id(), true).expect("a member");
    assert_eq!(code(says(&mut world)), 50009);
    let command = json!({ "type": 2, "channel_id": general, "application_id": "1", "session_id": "1" });
    assert_eq!(code(world.start_interaction(&ana, &command, &[])), 50009);
    assert!(world.can_view(general, ana.id()));
    world.set_pending(guild, ana.id(), false).expect("a member");
    assert!(says(&mut world).is_ok());
}
