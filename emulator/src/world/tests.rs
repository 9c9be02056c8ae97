//! Tests the world's rules on the scenario "Workshop". Must not know HTTP.

mod interactions;
mod messages;
mod rights;

use super::{ApiError, Caller, Id, Outcome, World};
use crate::scenario::Scenario;
use serde_json::{Value, json};

/// The time in tests: 2026-11-01.
const NOW_MS: u64 = 1_793_491_200_000;

fn workshop() -> World {
    World::from_scenario(&Scenario::workshop().unwrap(), NOW_MS).unwrap()
}

fn who(world: &World, name: &str) -> Caller {
    world.caller(world.account_named(name).unwrap().id).unwrap()
}

fn guild(world: &World) -> Id {
    world.guilds().next().unwrap().id
}

fn channel(world: &World, name: &str) -> Id {
    world.channels_of(guild(world)).find(|channel| channel.name == name).unwrap().id
}

fn code(answer: Result<Outcome, ApiError>) -> u32 {
    answer.unwrap_err().code
}

fn id(value: &Value) -> Id {
    serde_json::from_value(value.clone()).unwrap()
}

/// Opens a private channel for the bot and one person.
fn room(world: &mut World, person: &str) -> Id {
    let (bot, person, guild) = (who(world, "Parley"), who(world, person).id(), guild(world));
    let body = json!({ "name": "Room", "permission_overwrites": [
        { "id": guild, "type": 0, "deny": "1024" },
        { "id": person, "type": 1, "allow": "3072" },
        { "id": bot.id(), "type": 1, "allow": "3072" },
    ] });
    id(&world.create_channel(&bot, guild, &body).unwrap().body["id"])
}
