//! Tests message limits, nonces, pings, edits, pins and ephemeral messages.

use super::{NOW_MS, channel, code, id, who, workshop};
use crate::world::{Upload, Window};
use serde_json::{Value, json};

#[test]
fn limits_are_named_by_field() {
    let mut world = workshop();
    let (bot, general) = (who(&world, "Parley"), channel(&world, "general"));
    let mut refused = |body: Value| {
        let error = world.create_message(&bot, general, &body, &[]).unwrap_err();
        (
            error.code,
            error.errors.unwrap_or_default().as_object().map(|e| e.keys().cloned().collect::<Vec<_>>()),
        )
    };
    let field = |name: &str| (50035, Some(vec![name.to_owned()]));
    let button = json!({ "type": 2, "style": 1, "label": "x", "custom_id": "same" });
    assert_eq!(refused(json!({ "content": " " })).0, 50006);
    assert_eq!(refused(json!({ "content": "x".repeat(2001) })), field("content"));
    assert_eq!(refused(json!({ "content": "x", "nonce": "n".repeat(26) })), field("nonce"));
    assert_eq!(refused(json!({ "embeds": [{ "description": "x".repeat(4097) }] })), field("embeds"));
    assert_eq!(
        refused(json!({ "embeds": [
        { "description": "x".repeat(3001) }, { "description": "x".repeat(3000) } ] })),
        field("embeds")
    );
    assert_eq!(refused(json!({ "embeds": [{ "fields": [{ "name": "", "value": "x" }] }] })), field("embeds"));
    let rows = |components: Value| json!({ "content": "x", "components": [{ "type": 1, "components": components }] });
    assert_eq!(refused(rows(json!([button, button]))), field("components"));
    assert_eq!(
        refused(rows(json!([{ "type": 2, "style": 1, "custom_id": "no label" }]))),
        field("components")
    );
    assert_eq!(refused(rows(json!([{ "type": 3, "custom_id": "s", "options": [] }]))), field("components"));
    let both = json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "users": ["1"] } });
    assert_eq!(refused(both), field("allowed_mentions"));
}

#[test]
fn an_enforced_nonce_answers_with_the_first_message_for_a_few_minutes() {
    let mut world = workshop();
    let (bot, general) = (who(&world, "Parley"), channel(&world, "general"));
    let body = json!({ "content": "x", "nonce": "offer-1", "enforce_nonce": true });
    let first = world.create_message(&bot, general, &body, &[]).unwrap();
    let again = world.create_message(&bot, general, &body, &[]).unwrap();
    assert_eq!((&first.body["id"], again.events.len()), (&again.body["id"], 0));
    world.delete_message(&bot, general, id(&first.body["id"])).unwrap();
    assert_eq!(world.create_message(&bot, general, &body, &[]).unwrap().body["id"], first.body["id"]);
    world.set_now(NOW_MS + 6 * 60 * 1000);
    assert_ne!(world.create_message(&bot, general, &body, &[]).unwrap().body["id"], first.body["id"]);
}

#[test]
fn only_allowed_people_are_pinged() {
    let mut world = workshop();
    let (bot, general) = (who(&world, "Parley"), channel(&world, "general"));
    let (ana, ben) = (who(&world, "Ana").id(), who(&world, "Ben").id());
    let content = format!("<@{ana}> <@{ben}> @everyone");
    let body = json!({ "content": content, "allowed_mentions": { "parse": [], "users": [ana] } });
    let sent = world.create_message(&bot, general, &body, &[]).unwrap().body;
    assert_eq!(sent["mentions"].as_array().unwrap().len(), 1);
    assert_eq!((id(&sent["mentions"][0]["id"]), &sent["mention_everyone"]), (ana, &json!(false)));
}

#[test]
fn files_are_kept_and_named_in_embeds() {
    let mut world = workshop();
    world.set_base_url("http://127.0.0.1:1");
    let (bot, general) = (who(&world, "Parley"), channel(&world, "general"));
    let file = Upload { index: 0, filename: "a b.png".into(), content_type: None, bytes: vec![1, 2] };
    let body =
        json!({ "embeds": [{ "image": { "url": "attachment://a b.png" } }], "attachments": [{ "id": 0 }] });
    let sent = world.create_message(&bot, general, &body, &[file]).unwrap().body;
    let attachment = &sent["attachments"][0];
    assert_eq!(sent["embeds"][0]["image"]["url"], attachment["url"]);
    assert!(attachment["url"].as_str().unwrap().contains("/a%20b.png?ex="));
    assert_eq!(world.file(general, id(&attachment["id"])).unwrap().bytes, [1, 2]);
    let message = id(&sent["id"]);
    world.edit_message(&bot, general, message, &json!({ "content": "x", "attachments": [] }), &[]).unwrap();
    assert_eq!(world.message(general, message).unwrap().attachments.len(), 0);
}

#[test]
fn a_file_may_have_ten_mebibytes() {
    let mut world = workshop();
    let (bot, general) = (who(&world, "Parley"), channel(&world, "general"));
    let mut send = |bytes: usize| {
        let file = Upload { index: 0, filename: "a.bin".into(), content_type: None, bytes: vec![0; bytes] };
        world.create_message(&bot, general, &json!({ "attachments": [{ "id": 0 }] }), &[file])
    };
    assert!(send(10 * 1024 * 1024).is_ok());
    assert_eq!(send(10 * 1024 * 1024 + 1).unwrap_err().status, 413);
}

#[test]
fn messages_are_listed_newest_first_in_windows() {
    let mut world = workshop();
    let (ana, general) = (who(&world, "Ana"), channel(&world, "general"));
    let sent: Vec<_> = (0..5)
        .map(|n| {
            id(&world.create_message(&ana, general, &json!({ "content": n.to_string() }), &[]).unwrap().body
                ["id"])
        })
        .collect();
    let list = |window: Window| {
        let body = world.list_messages(&ana, general, window).unwrap().body;
        body.as_array().unwrap().iter().map(|m| m["content"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let limit = Some(2);
    assert_eq!(list(Window { limit, ..Window::default() }), ["4", "3"]);
    assert_eq!(list(Window { before: Some(sent[3]), limit, ..Window::default() }), ["2", "1"]);
    assert_eq!(list(Window { after: Some(sent[0]), limit, ..Window::default() }), ["2", "1"]);
    assert_eq!(list(Window { around: Some(sent[2]), limit: Some(3), ..Window::default() }), ["3", "2", "1"]);
}

#[test]
fn rights_over_others_messages() {
    let mut world = workshop();
    let (bot, ana, mia) = (who(&world, "Parley"), who(&world, "Ana"), who(&world, "Mia"));
    let general = channel(&world, "general");
    let message =
        id(&world.create_message(&ana, general, &json!({ "content": "x" }), &[]).unwrap().body["id"]);
    assert_eq!(code(world.edit_message(&bot, general, message, &json!({ "content": "y" }), &[])), 50005);
    assert_eq!(code(world.delete_message(&bot, general, message)), 50013);
    world.set_pinned(&bot, general, message, true).unwrap();
    assert_eq!(world.list_pins(&ana, general, false, 50).unwrap().body["items"].as_array().unwrap().len(), 1);
    world.delete_message(&mia, general, message).unwrap();
    assert_eq!(code(world.set_pinned(&bot, general, message, false)), 10008);
}

#[test]
fn a_snapshot_keeps_the_world() {
    let mut world = workshop();
    let (ana, general) = (who(&world, "Ana"), channel(&world, "general"));
    world.create_message(&ana, general, &json!({ "content": "x" }), &[]).unwrap();
    let text = serde_json::to_string(&world).unwrap();
    let mut again: crate::world::World = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
    let newest = again.next_id();
    assert!(world.next_id() == newest, "ids go on where they were");
}
