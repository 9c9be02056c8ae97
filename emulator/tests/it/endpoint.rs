//! Tests interactions over HTTP with a bot that has an address of its own and no gateway connection.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use discord_emulator::Id;
use discord_emulator::person::{Answer, Person};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::local_discord::{LocalDiscord, button, http_client, options, scenario, text};

/// The bot behind the address.
#[derive(Default)]
struct Bot {
    key: Mutex<Vec<u8>>,
    /// Whether it takes every signature.
    careless: AtomicBool,
    seen: Mutex<Vec<Value>>,
    /// What it answers, instead of a message.
    next: Mutex<Option<(u16, Value)>>,
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("digits");
    (0..hex.len()).step_by(2).map(digits).collect()
}

impl Bot {
    /// Listens on a port of its own.
    async fn listen() -> (Arc<Bot>, String) {
        let bot = Arc::new(Bot::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/interactions", listener.local_addr().expect("an address"));
        let router = Router::new().route("/interactions", post(answer)).with_state(Arc::clone(&bot));
        tokio::spawn(async move { axum::serve(listener, router).await });
        (bot, url)
    }

    fn learn(&self, discord: &LocalDiscord) {
        let key = discord.emulator.ready().bots["Parley"].verify_key.clone().expect("a key");
        *self.key.lock().expect("no poison") = bytes(&key);
    }

    fn answer_next(&self, status: u16, body: Value) {
        *self.next.lock().expect("no poison") = Some((status, body));
    }

    fn newest(&self) -> Value {
        self.seen.lock().expect("no poison").last().expect("an interaction").clone()
    }
}

async fn answer(State(bot): State<Arc<Bot>>, headers: HeaderMap, body: String) -> (StatusCode, Json<Value>) {
    let header = |name: &str| headers[name].to_str().expect("text").to_owned();
    let key = UnparsedPublicKey::new(&ED25519, bot.key.lock().expect("no poison").clone());
    let signed = format!("{}{body}", header("x-signature-timestamp"));
    let fits = key.verify(signed.as_bytes(), &bytes(&header("x-signature-ed25519"))).is_ok();
    if !fits && !bot.careless.load(Ordering::Relaxed) {
        return (StatusCode::UNAUTHORIZED, Json(Value::Null));
    }
    let interaction: Value = serde_json::from_str(&body).expect("JSON");
    if interaction["type"] == 1 {
        return (StatusCode::OK, Json(json!({"type": 1})));
    }
    bot.seen.lock().expect("no poison").push(interaction);
    let hello = json!({"type": 4, "data": {"content": "hello", "components": button("Go", "go")}});
    let (status, body) = bot.next.lock().expect("no poison").take().unwrap_or((200, hello));
    (StatusCode::from_u16(status).expect("a status"), Json(body))
}

async fn run(discord: &LocalDiscord, ana: &Person, general: Id) -> Answer {
    ana.command(discord.guild(), general, "greet", &[]).await.expect("an outcome")
}

#[tokio::test]
async fn an_address_gets_signed_interactions_and_its_answers_count() {
    let (bot, url) = Bot::listen().await;
    let mut wide = scenario();
    wide.bots[0].endpoint = Some(url.clone());
    let discord = LocalDiscord::start_with(options(wide)).await;
    bot.learn(&discord);
    discord.register(json!([{"name": "greet", "description": "Greets"}])).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    let card = run(&discord, &ana, general).await.message().expect("a message");
    assert_eq!((card.content.as_str(), &bot.newest()["type"]), ("hello", &json!(2)));
    assert_eq!(bot.newest()["member"]["user"]["username"], "ana");

    bot.answer_next(200, json!({"type": 7, "data": {"content": "pressed", "components": []}}));
    let updated = ana.press(general, &card, "Go").await.expect("answered").message().expect("a message");
    assert_eq!((updated.id, updated.content.as_str()), (card.id, "pressed"));
    let follow_up = format!("/webhooks/{}/{}", discord.bot_id(), text(&bot.newest()["token"]));
    discord.ok("POST", &follow_up, Some(json!({"content": "and more"}))).await;
    ana.wait_message(general, |message| message.content == "and more").await.expect("the follow-up");

    for wrong in [(500, Value::Null), (200, json!({"type": 7})), (200, json!({"type": 99}))] {
        bot.answer_next(wrong.0, wrong.1);
        assert!(run(&discord, &ana, general).await.failed());
    }
    bot.answer_next(202, Value::Null);
    let late = async {
        while bot.seen.lock().expect("no poison").len() < 6 {
            tokio::task::yield_now().await;
        }
        let (status, _) = discord.answer(&bot.newest(), 4, json!({"content": "by callback"})).await;
        assert_eq!(status, 204);
    };
    let (answered, ()) = tokio::join!(run(&discord, &ana, general), late);
    assert_eq!(answered.message().expect("a message").content, "by callback");

    for _ in 0..4 {
        run(&discord, &ana, general).await;
    }
    let counted = async || {
        let url = format!("{}/_emulator/endpoints", discord.emulator.ready().http);
        let counts: Value =
            http_client().get(url).send().await.expect("an answer").json().await.expect("JSON");
        counts[discord.bot_id().to_string()].clone()
    };
    while counted().await["wrong_signatures_refused"] != 1 {
        tokio::task::yield_now().await;
    }
    let counts = counted().await;
    assert_eq!((&counts["sent"], &counts["answered"]), (&json!(10), &json!(7)));
    assert_eq!(counts["wrong_signatures_accepted"], 0);
}

#[tokio::test]
async fn an_address_is_checked_when_it_is_saved() {
    let (bot, url) = Bot::listen().await;
    let discord = LocalDiscord::start().await;
    let save = async |url: Value| {
        let body = Some(json!({"interactions_endpoint_url": url}));
        let (status, body) = discord.call("PATCH", "/applications/@me", body).await;
        (status, body["code"].as_u64().unwrap_or(0), body["interactions_endpoint_url"].clone())
    };
    assert_eq!(save(json!(url)).await.1, 50_035, "the bot has no key yet");
    bot.learn(&discord);
    bot.careless.store(true, Ordering::Relaxed);
    assert_eq!(save(json!(url)).await.1, 50_035, "it takes a wrong signature");
    bot.careless.store(false, Ordering::Relaxed);
    assert_eq!(save(json!("http://example.com/")).await.1, 50_035, "not on this machine");
    assert_eq!(save(json!(url)).await, (200, 0, json!(url)));
    let me = discord.ok("GET", "/applications/@me", None).await;
    let key = discord.emulator.ready().bots["Parley"].verify_key.clone();
    assert_eq!(me["verify_key"].as_str(), key.as_deref());
    discord.register(json!([{"name": "greet", "description": "Greets"}])).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    assert_eq!(run(&discord, &ana, general).await.message().expect("a message").content, "hello");
    assert_eq!(save(Value::Null).await, (200, 0, Value::Null));
}
