//! Roles that a server ties to badges: they come and go with the badge, and what keeps Parley from it is named until it's mended.

use super::rules::command;
use super::score::{accepted_and_paid, own};
use crate::harness::database::engines;
use crate::harness::steps::{Table, message, refused};
use crate::harness::world::{World, roomy};
use crate::machines::until;
use discord_emulator::person::Person;
use parley::domain::time::DAY_MS;
use serde_json::{Value, json};

/// Somebody who sees what happens from now on.
async fn watcher(world: &World) -> Person {
    world.person("Mia").await
}

/// Waits until a member has these roles.
async fn roles_become(watcher: &Person, member: &Person, roles: &[&str]) {
    let is_it = |data: &Value| {
        data["user"]["id"] == member.id().to_string().as_str() && data["roles"] == json!(roles)
    };
    watcher.wait_event("GUILD_MEMBER_UPDATE", is_it).await.expect("other roles");
}

async fn choose(world: &World, role: &[&str]) -> String {
    let mia = world.person("Mia").await;
    let shown = command(world, &mia, "parley score").await;
    let saved = message(mia.choose(world.general, &shown, "Role for Rising", role).await);
    assert_eq!(saved.id, shown.id, "the one message shows what counts now");
    saved.words()
}

async fn checked(world: &World) -> String {
    // What is under way has met what stops it.
    world.pass(1).await;
    command(world, &world.person("Mia").await, "parley check").await.words()
}

/// Neither everybody's role nor the moderators' goes with a badge.
async fn unfit_roles_are_refused(world: &World, mia: &Person) {
    let moderators = world.role("Moderator").await.to_string();
    let settings = command(world, mia, "parley settings").await;
    message(mia.choose(world.general, &settings, "Moderator role", &[&moderators]).await);
    let shown = command(world, mia, "parley score").await;
    for unfit in [moderators, world.guild.to_string()] {
        let told = refused(world, mia.choose(world.general, &shown, "Role for Top Rated", &[&unfit])).await;
        assert!(told.contains("Choose another role"), "{told}");
    }
}

#[tokio::test]
async fn a_role_comes_and_goes_with_a_badge_and_what_stops_it_is_named_until_it_is_mended() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.stop_clock();
        world.start().await;
        let Table { ana, ben, room: place, .. } = &Table::set(&world).await;
        let mia = world.person("Mia").await;
        accepted_and_paid(ana, ben, *place, 1, "300").await;
        let roles = format!("/guilds/{}/roles", world.guild);
        let made = async |name: &str| {
            let role = json!({"name": name, "permissions": "0"});
            let made = mia.call("POST", &roles, Some(&role)).await.expect("the owner may");
            made["id"].as_str().expect("an id").to_owned()
        };
        let (first, second) = (made("Rising").await, made("Climbing").await);
        let own_role = world.role("Parley").await.to_string();
        let moved = async |positions: [(&str, i64); 2]| {
            let moved: Vec<Value> =
                positions.iter().map(|(id, position)| json!({"id": id, "position": position})).collect();
            mia.call("PATCH", &roles, Some(&json!(moved))).await.expect("the owner may");
        };
        moved([(&own_role, 3), (&second, 4)]).await;
        let words = choose(&world, &[&first]).await;
        assert!(words.contains("the badge **Rising** now get <@&"), "{words}");
        let seen = watcher(&world).await;
        world.pass(7 * DAY_MS).await;
        roles_become(&seen, ben, &[&first]).await;
        assert!(own(&world, ben).await.says("📈 **Rising**\nNot enough outcomes yet"));
        assert!(checked(&world).await.contains("Everything is ready"));

        // Without the permission the former role can't be taken, and the next one is above Parley's.
        let path = format!("{roles}/{own_role}");
        let before = world.permissions("Parley").await;
        let grant = async |bits: u64| {
            let bits = json!({"permissions": bits.to_string()});
            mia.call("PATCH", &path, Some(&bits)).await.expect("the owner may");
        };
        grant(before & !(1 << 28)).await;
        choose(&world, &[&second]).await;
        let words = checked(&world).await;
        assert!(
            words.contains(&format!("can't give or take <@&{first}>. Turn on **Manage Roles**")),
            "{words}"
        );
        let seen = watcher(&world).await;
        grant(before).await;
        roles_become(&seen, ben, &[]).await;
        let words = checked(&world).await;
        assert!(
            words.contains(&format!("can't give or take <@&{second}>, because that role is above")),
            "{words}"
        );
        assert!(!words.contains("Turn on"), "{words}");
        moved([(&own_role, 4), (&second, 1)]).await;
        roles_become(&seen, ben, &[&second]).await;

        // Who leaves loses it, and gets it back with what they do first after they returned.
        world.leaves(ben.id());
        world.joins(ben.id());
        let (ben, seen) = (world.person("Ben").await, watcher(&world).await);
        own(&world, &ben).await;
        roles_become(&seen, &ben, &[&second]).await;
        mia.call("DELETE", &format!("{roles}/{second}"), None).await.expect("the owner may");
        world.leaves(ben.id());
        world.joins(ben.id());
        let ben = world.person("Ben").await;
        own(&world, &ben).await;
        // That he is back is noted after his answer.
        until(async || checked(&world).await.contains("The role for a badge was deleted")).await;
        let words = choose(&world, &[]).await;
        assert!(words.contains("comes without a role now"), "{words}");
        assert!(checked(&world).await.contains("Everything is ready"));

        unfit_roles_are_refused(&world, &mia).await;
        world.close().await;
    }
}
