//! The commands as Discord has them follow Parley's at each start: what was narrowed there is as wide again, and a list that is
//! right is left alone.

use crate::harness::database::engines;
use crate::harness::world::World;
use discord_emulator::Caller;
use serde_json::{Value, json};

const REGISTER: &str = "/applications/{application_id}/commands";

/// Discord's list of the bot's commands, in one order and without what changes with each registration.
fn registered(world: &World) -> Vec<Value> {
    let bot = world.bot_id();
    let who = Caller::Bot { id: bot, application_id: bot };
    let listed = world.emulator.with_world(|world| world.list_commands(&who, bot, None)).expect("a list");
    let mut commands = listed.body.as_array().expect("a list").clone();
    for command in &mut commands {
        command.as_object_mut().expect("a command").remove("version");
    }
    commands.sort_by_key(|command| command["id"].to_string());
    commands
}

/// Somebody registers `commands` in Parley's name, or an older Parley did.
fn register(world: &World, commands: &[Value]) {
    let bot = world.bot_id();
    let who = Caller::Bot { id: bot, application_id: bot };
    let body = json!(commands);
    let done = world.emulator.shared().change(|world| {
        world.replace_commands(&who, bot, None, &body)?;
        Ok(Vec::new())
    });
    done.expect("Discord takes it");
}

fn registrations(world: &World) -> usize {
    let calls = world.emulator.calls_after(0);
    calls.iter().filter(|call| call.method == "PUT" && call.route.as_deref() == Some(REGISTER)).count()
}

#[tokio::test]
async fn what_was_narrowed_is_as_wide_again_after_a_start() {
    for engine in engines() {
        let mut world = World::open(&engine).await;
        let ours = registered(&world);
        assert_eq!(registrations(&world), 1);
        world.kill().await;
        world.start().await;
        assert_eq!(registrations(&world), 1, "a list that is right is left alone");

        let narrowed: [fn(&mut Value); 4] = [
            |offers| offers["options"][0]["required"] = json!(true),
            |offers| offers["options"][0]["choices"] = json!([{"name": "Pending", "value": "pending"}]),
            |offers| offers["default_member_permissions"] = json!("8"),
            |offers| offers["nsfw"] = json!(true),
        ];
        for (times, narrow) in narrowed.iter().enumerate() {
            world.kill().await;
            let mut theirs = ours.clone();
            let offers = theirs.iter_mut().find(|command| command["name"] == "offers").expect("the command");
            narrow(offers);
            register(&world, &theirs);
            assert_ne!(registered(&world), ours);
            world.start().await;
            assert_eq!(registered(&world), ours, "the limit is gone");
            assert_eq!(registrations(&world), 2 + times, "with one call");
        }
        world.close().await;
    }
}
