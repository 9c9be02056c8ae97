//! Tests interactions from start to follow-up.

use super::{NOW_MS, channel, code, guild, id, who, workshop};
use crate::world::interaction::Target;
use crate::world::{Id, Outcome, Window, World};
use serde_json::{Value, json};

/// A world with `/offer send to:` and a message of the bot with a button and a select.
struct Fixture {
    world: World,
    place: Id,
    message: Id,
}

impl Fixture {
    fn new() -> Self {
        let mut world = workshop();
        let (bot, place) = (who(&world, "Parley"), channel(&world, "general"));
        let to = json!({ "type": 6, "name": "to", "description": "who", "required": true });
        let send = json!({ "type": 1, "name": "send", "description": "send", "options": [to] });
        let commands = json!([{ "name": "offer", "description": "offers", "options": [send] }]);
        world.replace_commands(&bot, bot.id(), None, &commands).unwrap();
        let button = json!({ "type": 2, "style": 1, "label": "Go", "custom_id": "go" });
        let dead = json!({ "type": 2, "style": 1, "label": "No", "custom_id": "no", "disabled": true });
        let select = json!({ "type": 3, "custom_id": "why", "options": [{ "label": "A", "value": "a" }] });
        let rows =
            json!([{ "type": 1, "components": [button, dead] }, { "type": 1, "components": [select] }]);
        let sent =
            world.create_message(&bot, place, &json!({ "content": "x", "components": rows }), &[]).unwrap();
        Self { world, place, message: id(&sent.body["id"]) }
    }

    fn start(&mut self, kind: u64, data: Value) -> Result<Outcome, super::ApiError> {
        let (ana, bot) = (who(&self.world, "Ana"), who(&self.world, "Parley").id());
        let body = json!({
            "type": kind, "application_id": bot, "guild_id": guild(&self.world), "channel_id": self.place,
            "message_id": self.message, "session_id": "s", "nonce": "7", "data": data,
        });
        self.world.start_interaction(&ana, &body, &[])
    }

    fn press(&mut self) -> (Id, String) {
        let started = self.start(3, json!({ "component_type": 2, "custom_id": "go" })).unwrap();
        let event = &started.events[1].data;
        (id(&event["id"]), event["token"].as_str().unwrap().to_owned())
    }

    fn answer(
        &mut self,
        (interaction, token): &(Id, String),
        body: Value,
    ) -> Result<Outcome, super::ApiError> {
        self.world.answer_interaction(*interaction, token, &body, &[], true)
    }
}

#[test]
fn a_command_is_checked_and_sent_with_resolved_objects() {
    let mut fixture = Fixture::new();
    let index = fixture.world.command_index(&who(&fixture.world, "Ana"), guild(&fixture.world)).unwrap().body;
    let command = index["application_commands"][0].clone();
    let ben = who(&fixture.world, "Ben").id();
    let data = |to: Value| {
        let options =
            json!([{ "type": 1, "name": "send", "options": [{ "type": 6, "name": "to", "value": to }] }]);
        json!({ "id": command["id"], "version": command["version"], "name": "offer", "type": 1, "options": options })
    };
    let event = fixture.start(2, data(json!(ben))).unwrap().events[1].data.clone();
    assert_eq!(event["data"]["resolved"]["users"][ben.to_string()]["username"], "ben");
    assert_eq!(event["member"]["user"]["username"], "ana");
    assert_eq!(code(fixture.start(2, data(json!("1")))), 50035);
    let mut bare = data(json!(ben));
    bare["options"][0]["options"] = json!([]);
    assert_eq!(code(fixture.start(2, bare)), 50035);
}

#[test]
fn only_a_live_component_can_be_used() {
    let mut fixture = Fixture::new();
    assert_eq!(code(fixture.start(3, json!({ "component_type": 2, "custom_id": "no" }))), 50035);
    assert_eq!(code(fixture.start(3, json!({ "component_type": 2, "custom_id": "forged" }))), 50035);
    let choose = |values: Value| json!({ "component_type": 3, "custom_id": "why", "values": values });
    assert_eq!(code(fixture.start(3, choose(json!(["b"])))), 50035);
    assert_eq!(code(fixture.start(3, choose(json!([])))), 50035);
    assert!(fixture.start(3, choose(json!(["a"]))).is_ok());
}

#[test]
fn one_answer_in_time() {
    let mut fixture = Fixture::new();
    let press = fixture.press();
    fixture.answer(&press, json!({ "type": 6 })).unwrap();
    assert_eq!(code(fixture.answer(&press, json!({ "type": 6 }))), 40060);
    assert!(fixture.world.expire_interaction(press.0).is_empty());
    let late = fixture.press();
    assert_eq!(fixture.world.expire_interaction(late.0)[0].name, "INTERACTION_FAILURE");
    assert_eq!(code(fixture.answer(&late, json!({ "type": 6 }))), 10062);
}

#[test]
fn an_ephemeral_answer_is_for_its_reader_only() {
    let mut fixture = Fixture::new();
    let press = fixture.press();
    let answered =
        fixture.answer(&press, json!({ "type": 4, "data": { "content": "psst", "flags": 64 } })).unwrap();
    let message = id(&answered.body["resource"]["message"]["id"]);
    let count = |world: &World, name: &str| {
        let list =
            world.list_messages(&who(world, name), channel(world, "general"), Window::default()).unwrap();
        list.body.as_array().unwrap().len()
    };
    assert_eq!((count(&fixture.world, "Ana"), count(&fixture.world, "Ben")), (2, 1));
    assert_eq!(
        code(fixture.world.read_message(&who(&fixture.world, "Parley"), fixture.place, message)),
        10008
    );
    let ana = who(&fixture.world, "Ana");
    fixture.world.delete_message(&ana, fixture.place, message).unwrap();
    assert_eq!(count(&fixture.world, "Ana"), 1);
}

#[test]
fn a_modal_is_submitted_once_and_answered_by_no_modal() {
    let mut fixture = Fixture::new();
    let input = json!({ "type": 4, "style": 1, "label": "Title", "custom_id": "title", "max_length": 5 });
    let modal = json!({ "type": 9, "data": {
        "custom_id": "form", "title": "Form", "components": [{ "type": 1, "components": [input] }] } });
    let press = fixture.press();
    let opened = fixture.answer(&press, modal.clone()).unwrap();
    let form = &opened.events[0].data;
    let row = json!({ "type": 1, "components": [{ "type": 4, "custom_id": "title", "value": "Logo" }] });
    let data = json!({ "id": form["id"], "custom_id": "form", "components": [row] });
    let started = fixture.start(5, data.clone()).unwrap();
    let event = &started.events[1].data;
    assert_eq!(event["data"]["components"][0]["components"][0]["value"], "Logo");
    assert_eq!(id(&event["message"]["id"]), fixture.message);
    let submit = (id(&event["id"]), event["token"].as_str().unwrap().to_owned());
    assert_eq!(code(fixture.answer(&submit, modal)), 50035);
    assert_eq!(code(fixture.start(5, data)), 10062);
    fixture.answer(&submit, json!({ "type": 7, "data": { "content": "changed" } })).unwrap();
    assert_eq!(fixture.world.message(fixture.place, fixture.message).unwrap().content, "changed");
}

#[test]
fn a_deferred_answer_is_completed_and_its_token_dies() {
    let mut fixture = Fixture::new();
    let bot = who(&fixture.world, "Parley").id();
    let press = fixture.press();
    let more = json!({ "content": "more" });
    assert_eq!(code(fixture.world.create_followup(bot, &press.1, &more, &[])), 10015);
    fixture.answer(&press, json!({ "type": 5, "data": { "flags": 64 } })).unwrap();
    let done = fixture
        .world
        .edit_followup(bot, &press.1, Target::Original, &json!({ "content": "done" }), &[])
        .unwrap();
    assert_eq!((&done.body["flags"], &done.body["edited_timestamp"]), (&json!(64), &Value::Null));
    let other = fixture.world.create_followup(bot, &press.1, &more, &[]).unwrap();
    assert_ne!(other.body["id"], done.body["id"]);
    fixture.world.set_now(NOW_MS + 16 * 60 * 1000);
    assert_eq!(code(fixture.world.create_followup(bot, &press.1, &more, &[])), 50027);
}

#[test]
fn of_the_oldest_interactions_neither_the_record_nor_what_one_person_read_is_kept() {
    let mut fixture = Fixture::new();
    let (oldest, public, newest) = (fixture.press(), fixture.press(), fixture.press());
    for (pressed, flags) in [(&oldest, 64), (&public, 0), (&newest, 64)] {
        let body = json!({ "type": 4, "data": { "content": "Hello.", "flags": flags } });
        fixture.answer(pressed, body).unwrap();
    }
    let said = |world: &World| world.messages[&fixture.place].len();
    assert_eq!(said(&fixture.world), 4, "the message with the button, and three answers");
    fixture.world.forget_oldest(1);
    assert_eq!(said(&fixture.world), 3, "what everybody read stays");
    assert_eq!(fixture.world.interactions.keys().collect::<Vec<_>>(), [&newest.0]);
}

#[test]
fn a_command_that_a_person_installed_goes_where_they_go() {
    let mut fixture = Fixture::new();
    let (ana, ben, bot) =
        (who(&fixture.world, "Ana"), who(&fixture.world, "Ben"), who(&fixture.world, "Parley"));
    let commands = json!([
        { "name": "remind", "description": "anywhere", "integration_types": [1], "contexts": [0, 2] },
        { "name": "server", "description": "servers only" },
    ]);
    let set = fixture.world.replace_commands(&bot, bot.id(), None, &commands).unwrap().body;
    let application = fixture.world.applications.get_mut(&bot.id()).unwrap();
    application.installed_by.insert(ana.id());
    let between = id(&fixture.world.open_dm(&ana, &json!({ "recipient_id": ben.id() })).unwrap().body["id"]);
    let with_bot = id(&fixture.world.open_dm(&ana, &json!({ "recipient_id": bot.id() })).unwrap().body["id"]);
    let general = fixture.place;
    let names = |world: &World, place: Id, user| {
        let index = world.channel_command_index(user, place).unwrap().body;
        let all = index["application_commands"].as_array().unwrap().clone();
        all.iter().map(|command| command["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&fixture.world, general, &ana), ["remind", "server"]);
    let index = fixture.world.command_index(&ana, guild(&fixture.world)).unwrap().body;
    assert_eq!(index["application_commands"].as_array().unwrap().len(), 2, "the same for the whole server");
    assert_eq!(names(&fixture.world, general, &ben), ["server"]);
    assert_eq!(names(&fixture.world, between, &ana), ["remind"]);
    assert_eq!(names(&fixture.world, between, &ben), [""; 0]);
    assert_eq!(names(&fixture.world, with_bot, &ana), ["server"], "not among the contexts");

    let mut use_it = |command: &Value, place: Id| {
        fixture.place = place;
        let data =
            json!({ "id": command["id"], "version": command["version"], "name": command["name"], "type": 1 });
        let started = fixture.start(2, data)?;
        Ok(started.events[1].data.clone())
    };
    let event: Value = use_it(&set[0], between).unwrap();
    assert_eq!(
        (&event["context"], &event["authorizing_integration_owners"]),
        (&json!(2), &json!({ "1": ana.id() }))
    );
    assert_eq!(event["user"]["username"], "ana");
    assert_eq!(use_it(&set[1], between).map_err(|error: super::ApiError| error.code), Err(10063));
    assert_eq!(use_it(&set[1], with_bot).unwrap()["authorizing_integration_owners"], json!({ "0": "0" }));
    let event = use_it(&set[1], general).unwrap();
    assert_eq!(
        (&event["context"], &event["authorizing_integration_owners"]),
        (&json!(0), &json!({ "0": event["guild_id"] }))
    );

    // A server without the bot, where people can't let others see what their own applications answer.
    let server = id(&event["guild_id"]);
    let known = fixture.world.guilds.get_mut(&server).unwrap();
    known.members.remove(&bot.id());
    known.roles.get_mut(&server).unwrap().permissions &= !(1 << 50);
    assert_eq!(names(&fixture.world, general, &ana), ["remind"]);
    fixture.place = general;
    let data = json!({ "id": set[0]["id"], "version": set[0]["version"], "name": "remind", "type": 1 });
    let event = fixture.start(2, data).unwrap().events[1].data.clone();
    assert_eq!(event["authorizing_integration_owners"], json!({ "1": ana.id() }));
    let interaction = (id(&event["id"]), event["token"].as_str().unwrap().to_owned());
    let answer = fixture.answer(&interaction, json!({ "type": 4, "data": { "content": "later" } })).unwrap();
    assert_eq!(answer.body["resource"]["message"]["flags"], 64);
}
