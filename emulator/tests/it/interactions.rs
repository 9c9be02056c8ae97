//! Tests interactions with a minimal bot: commands, modals, buttons, menus, autocomplete, and a missing response.

use discord_emulator::person::{Answer, FormFile, Message, OptionValue, Person, opt};
use discord_emulator::{Id, Scenario};
use serde_json::{Value, json};

use crate::local_discord::{GUILDS, LocalDiscord, button, options, scenario, text};
use crate::raw_socket::RawSocket;

struct Fixture {
    discord: LocalDiscord,
    bot: RawSocket,
    ana: Person,
    general: Id,
}

async fn fixture() -> Fixture {
    let discord = LocalDiscord::start().await;
    let commands = json!([{"name": "offer", "description": "Offers", "options": [{"type": 1, "name": "send",
        "description": "Send an offer", "options": [
            {"type": 6, "name": "to", "description": "To whom", "required": true},
            {"type": 3, "name": "template", "description": "From which", "autocomplete": true}]}]}]);
    discord.register(commands).await;
    let bot = discord.log_in(GUILDS).await;
    let general = discord.channel("general").await;
    let ana = discord.person("Ana").await;
    Fixture { discord, bot, ana, general }
}

impl Fixture {
    async fn card(&self) -> Message {
        let body = json!({"content": "a card", "components": button("Accept", "accept:1")});
        self.discord.post(self.general, body).await;
        self.ana.wait_message(self.general, |message| message.says("a card")).await.expect("sees it")
    }

    /// Ana clicks Accept on the card; the bot responds.
    async fn press(&mut self, card: &Message, kind: u64, data: Value) -> Answer {
        let answer = async {
            let interaction = self.bot.dispatch("INTERACTION_CREATE").await;
            let (status, body) = self.discord.answer(&interaction, kind, data).await;
            assert_eq!(status, 204, "{body}");
        };
        let (pressed, ()) = tokio::join!(self.ana.press(self.general, card, "Accept"), answer);
        pressed.expect("answered")
    }
}

fn form() -> Value {
    let input = |id: &str, label: &str, value: &str| {
        json!({"type": 1, "components": [{"type": 4, "custom_id": id, "label": label, "style": 1, "value": value,
            "max_length": 20}]})
    };
    json!({"custom_id": "form:1", "title": "New offer", "components": [input("t", "Title", ""), input("p", "Price", "10")]})
}

#[tokio::test]
async fn a_command_opens_a_form_and_the_form_is_answered() {
    let Fixture { discord, mut bot, ana, general } = fixture().await;
    let ben = discord.emulator.ready().people["Ben"].id;
    let to_ben = [opt("to", OptionValue::User(ben))];
    let open = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        assert_eq!(interaction["data"]["options"][0]["name"], "send");
        assert_eq!(interaction["data"]["options"][0]["options"][0]["value"], ben.to_string());
        assert_eq!(interaction["data"]["resolved"]["users"][ben.to_string()]["username"], "ben");
        assert_eq!(interaction["member"]["user"]["id"], ana.id().to_string());
        assert_eq!(discord.answer(&interaction, 9, form()).await.0, 204);
    };
    let (opened, ()) = tokio::join!(ana.command(discord.guild(), general, "offer send", &to_ben), open);
    let modal = opened.expect("answered").modal().expect("a form");
    assert_eq!((modal.title.as_str(), modal.inputs.len()), ("New offer", 2));
    let reply = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        let values = interaction["data"]["components"].as_array().expect("rows").iter();
        let values: Vec<_> = values.map(|row| text(&row["components"][0]["value"]).to_owned()).collect();
        assert_eq!(values, ["A site", "10"], "what is not filled in keeps its value");
        assert_eq!(discord.answer(&interaction, 4, json!({"content": "sent"})).await.0, 204);
    };
    let (submitted, ()) = tokio::join!(ana.submit(&modal, &[("Title", "A site")]), reply);
    assert_eq!(submitted.expect("answered").message().expect("a message").content, "sent");
    assert!(ana.submit(&modal, &[("Title", "again")]).await.is_err(), "a form can be submitted once");
}

#[tokio::test]
async fn a_press_is_answered_in_each_way() {
    let mut fixture = fixture().await;
    let card = fixture.card().await;
    let answer = fixture.press(&card, 4, json!({"content": "new"})).await;
    assert!(matches!(answer, Answer::Message(message) if message.content == "new"));
    let answer = fixture.press(&card, 6, Value::Null).await;
    assert_eq!(answer, Answer::Acknowledged);
    let answer = fixture.press(&card, 9, form()).await;
    assert!(matches!(answer, Answer::Modal(_)));
    let closed = json!({"content": "closed", "components": []});
    let answer = fixture.press(&card, 7, closed).await;
    assert!(
        matches!(answer, Answer::Updated(message) if message.id == card.id && message.content == "closed")
    );
    let refused = fixture.ana.press(fixture.general, &card, "Accept").await.expect_err("the button is gone");
    assert_eq!(refused.status(), Some(400));
}

/// A form with a field of every kind.
fn wide_form(general: Id) -> Value {
    let label = |name: &str, component: Value| json!({"type": 18, "label": name, "description": "More", "component": component});
    let options = json!([{"label": "Red", "value": "r"}, {"label": "Blue", "value": "b"}]);
    let five = json!([
        {"type": 10, "content": "Read this first."},
        label("Colors", json!({"type": 22, "custom_id": "colors", "options": options})),
        label("Main", json!({"type": 21, "custom_id": "main", "options": options, "required": false})),
        label("Sure", json!({"type": 23, "custom_id": "sure"})),
        label("Papers", json!({"type": 19, "custom_id": "papers", "max_values": 2})),
    ]);
    let others = json!([
        label(
            "Tone",
            json!({"type": 3, "custom_id": "tone", "options": options, "min_values": 1, "max_values": 2})
        ),
        label("Who", json!({"type": 5, "custom_id": "who"})),
        label("Role", json!({"type": 6, "custom_id": "role", "required": false, "min_values": 0})),
        label(
            "Where",
            json!({"type": 8, "custom_id": "where", "channel_types": [0],
            "default_values": [{"id": general, "type": "channel"}]})
        ),
        label("Why", json!({"type": 4, "custom_id": "why", "style": 2, "required": false})),
    ]);
    json!({"custom_id": "wide", "title": "All", "five": five, "others": others})
}

#[tokio::test]
async fn a_form_takes_choices_people_and_files() {
    let mut fixture = fixture().await;
    let (card, ana) = (fixture.card().await, fixture.ana.id());
    let forms = wide_form(fixture.general);
    let form =
        |components: &str| json!({"custom_id": "wide", "title": "All", "components": forms[components]});
    let modal = fixture.press(&card, 9, form("five")).await.modal().expect("a form");
    assert!(fixture.ana.submit(&modal, &[("Colors", "Red")]).await.is_err(), "a file is required");
    let files = ["a.txt", "b.txt"].map(|name| FormFile {
        field: "Papers".to_owned(),
        name: name.to_owned(),
        bytes: name.as_bytes().to_vec(),
    });
    let read = async {
        let sent = fixture.bot.dispatch("INTERACTION_CREATE").await;
        let parts = &sent["data"]["components"];
        assert_eq!(parts[0], json!({"type": 10, "id": 1}));
        assert_eq!(parts[1]["component"]["values"], json!(["r", "b"]));
        assert_eq!(
            (&parts[2]["component"]["value"], &parts[3]["component"]["value"]),
            (&Value::Null, &json!(true))
        );
        let second = text(&parts[4]["component"]["values"][1]);
        let file = &sent["data"]["resolved"]["attachments"][second];
        assert_eq!((&file["filename"], &file["size"]), (&json!("b.txt"), &json!(5)));
        assert_eq!(fixture.discord.answer(&sent, 4, json!({"content": "thanks"})).await.0, 204);
        text(&file["url"]).to_owned()
    };
    let filled = [("Colors", "Red"), ("Colors", "b"), ("Sure", "true")];
    let (answer, url) = tokio::join!(fixture.ana.submit_with(&modal, &filled, &files), read);
    assert_eq!(answer.expect("answered").message().expect("a message").content, "thanks");
    assert_eq!(reqwest::get(url).await.expect("is there").text().await.expect("text"), "b.txt");

    let modal = fixture.press(&card, 9, form("others")).await.modal().expect("a form");
    let read = async {
        let sent = fixture.bot.dispatch("INTERACTION_CREATE").await;
        let data = &sent["data"];
        let values = |n: usize| &data["components"][n]["component"]["values"];
        assert_eq!((values(0), values(2)), (&json!(["b"]), &json!([])));
        assert_eq!(data["resolved"]["users"][text(&values(1)[0])]["username"], "ana");
        assert!(data["resolved"]["members"][ana.to_string()].is_object());
        assert_eq!(data["resolved"]["channels"][text(&values(3)[0])]["name"], "general");
        assert_eq!(data["components"][4]["component"]["value"], "");
        fixture.discord.answer(&sent, 6, Value::Null).await
    };
    let who = ana.to_string();
    let filled = [("Tone", "Blue"), ("Who", who.as_str())];
    let (answer, _) = tokio::join!(fixture.ana.submit(&modal, &filled), read);
    assert_eq!(answer.expect("answered"), Answer::Acknowledged);
}

#[tokio::test]
async fn a_deferred_response_is_returned_once_it_has_content() {
    let Fixture { discord, mut bot, ana, general } = fixture().await;
    discord.post(general, json!({"content": "a card", "components": button("Accept", "a")})).await;
    let card = ana.wait_message(general, |message| message.says("a card")).await.expect("sees it");
    let answer = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        assert_eq!(discord.answer(&interaction, 5, json!({"flags": 64})).await.0, 204);
        let webhook = format!("/webhooks/{}/{}", discord.bot_id(), text(&interaction["token"]));
        discord
            .ok("PATCH", &format!("{webhook}/messages/@original"), Some(json!({"content": "thought"})))
            .await;
        discord.ok("POST", &webhook, Some(json!({"content": "and more", "flags": 64}))).await;
    };
    let (pressed, ()) = tokio::join!(ana.press(general, &card, "Accept"), answer);
    let message = pressed.expect("answered").message().expect("a message");
    assert_eq!((message.content.as_str(), message.ephemeral()), ("thought", true));
    ana.wait_message(general, |message| message.content == "and more").await.expect("the follow-up");
}

#[tokio::test]
async fn a_menu_and_autocomplete() {
    let Fixture { discord, mut bot, ana, general } = fixture().await;
    let options = json!([{"label": "Too busy", "value": "busy"}, {"label": "Price", "value": "price"}]);
    let menu = json!([{"type": 1, "components": [{"type": 3, "custom_id": "why", "placeholder": "Why?", "options": options}]}]);
    discord.post(general, json!({"content": "decline", "components": menu})).await;
    let card = ana.wait_message(general, |message| message.says("decline")).await.expect("sees it");
    let answer = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        assert_eq!(interaction["data"]["values"], json!(["busy"]));
        discord.answer(&interaction, 4, json!({"content": "noted"})).await
    };
    let (chosen, _) = tokio::join!(ana.choose(general, &card, "Why?", &["Too busy"]), answer);
    assert_eq!(chosen.expect("answered").message().expect("a message").content, "noted");
    let answer = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        assert_eq!(interaction["type"], 4);
        let choices = json!({"choices": [{"name": "Website", "value": "web"}]});
        discord.answer(&interaction, 8, choices).await
    };
    let typed = [opt("template", "we")];
    let (choices, _) =
        tokio::join!(ana.autocomplete(discord.guild(), general, "offer send", &typed, "template"), answer);
    let choices = choices.expect("answered");
    assert_eq!((choices[0].name.as_str(), &choices[0].value), ("Website", &json!("web")));
}

#[tokio::test]
async fn a_missing_response_is_a_failure_and_a_late_one_is_refused() {
    let short_timeout = options(Scenario { interaction_timeout_ms: 100, ..scenario() });
    let discord = LocalDiscord::start_with(short_timeout).await;
    let mut bot = discord.log_in(GUILDS).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    discord.post(general, json!({"content": "a card", "components": button("Accept", "a")})).await;
    let card = ana.wait_message(general, |message| message.says("a card")).await.expect("sees it");
    let answer = ana.press(general, &card, "Accept").await.expect("an outcome");
    assert!(answer.failed(), "{answer:?}");
    let interaction = bot.dispatch("INTERACTION_CREATE").await;
    let (status, body) = discord.answer(&interaction, 4, json!({"content": "late"})).await;
    assert_eq!((status, &body["code"]), (404, &json!(10_062)));
}

#[tokio::test]
async fn an_interaction_is_answered_once() {
    let mut fixture = fixture().await;
    let card = fixture.card().await;
    let twice = async {
        let interaction = fixture.bot.dispatch("INTERACTION_CREATE").await;
        fixture.discord.answer(&interaction, 6, Value::Null).await;
        fixture.discord.answer(&interaction, 6, Value::Null).await
    };
    let (_, (status, body)) = tokio::join!(fixture.ana.press(fixture.general, &card, "Accept"), twice);
    assert_eq!((status, &body["code"]), (400, &json!(40_060)));
}
