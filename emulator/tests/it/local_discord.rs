//! The harness: an emulator for one test, and a minimal bot that uses REST and the gateway without a bot library.

use discord_emulator::person::Person;
use discord_emulator::sessions::Settings;
use discord_emulator::{Emulator, Id, Options, Scenario, parse_timestamp};
use serde_json::{Value, json};

use crate::conformance::Conformance;
use crate::raw_socket::RawSocket;

pub(crate) const GUILDS: u64 = 1;
pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;

/// A running emulator with the scenario "Workshop".
pub(crate) struct LocalDiscord {
    pub(crate) emulator: Emulator,
    http: reqwest::Client,
    _conformance: Conformance,
}

/// When the stories play unless `PARLEY_TEST_NOW` says otherwise, so that nothing depends on the day of the run.
const USUAL: &str = "2026-06-17T12:00:00Z";

/// The scenario "Workshop" at that moment, with high rate limits.
pub(crate) fn scenario() -> Scenario {
    let mut scenario = Scenario::workshop().expect("the embedded scenario");
    scenario.limits.factor = 100;
    let text = std::env::var("PARLEY_TEST_NOW").unwrap_or_else(|_| USUAL.to_owned());
    scenario.begins_ms =
        Some(parse_timestamp(&text).unwrap_or_else(|| panic!("no moment such as {USUAL}: {text}")));
    scenario
}

pub(crate) fn options(scenario: Scenario) -> Options {
    let any = "127.0.0.1:0".parse().expect("an address");
    Options { scenario, http: any, tls: any, snapshot: None, certificate_dir: None }
}

impl LocalDiscord {
    pub(crate) async fn start() -> LocalDiscord {
        LocalDiscord::start_with(options(scenario())).await
    }

    pub(crate) async fn start_with_gateway(gateway: Settings) -> LocalDiscord {
        LocalDiscord::start_with(options(Scenario { gateway, ..scenario() })).await
    }

    pub(crate) async fn start_with(options: Options) -> LocalDiscord {
        let emulator = Emulator::start(options).await.expect("the emulator starts");
        let http = http_client();
        let _conformance = Conformance(emulator.shared().clone());
        LocalDiscord { emulator, http, _conformance }
    }

    pub(crate) fn bot_token(&self) -> &str {
        &self.emulator.ready().bots["Parley"].token
    }

    pub(crate) fn bot_id(&self) -> Id {
        self.emulator.ready().bots["Parley"].id
    }

    pub(crate) fn guild(&self) -> Id {
        self.emulator.ready().servers["Workshop"]
    }

    pub(crate) async fn person(&self, name: &str) -> Person {
        let ready = self.emulator.ready();
        Person::connect(&ready.http, &ready.people[name].token).await.expect("logs in")
    }

    pub(crate) async fn channel(&self, name: &str) -> Id {
        let all = self.ok("GET", &format!("/guilds/{}/channels", self.guild()), None).await;
        let found = all.as_array().expect("channels").iter().find(|channel| channel["name"] == name);
        found.expect("the channel")["id"].as_str().expect("an id").parse().expect("an id")
    }

    /// A gateway socket that has read HELLO.
    pub(crate) async fn socket(&self, query: &str) -> RawSocket {
        let mut socket = RawSocket::connect(&format!("{}/{query}", self.emulator.ready().gateway)).await;
        assert_eq!(socket.frame().await["op"], 10);
        socket
    }

    /// The bot, logged in with these intents; READY and every GUILD_CREATE are read.
    pub(crate) async fn log_in(&self, intents: u64) -> RawSocket {
        let mut socket = self.socket("?v=10&encoding=json").await;
        socket.identify(self.bot_token(), intents).await;
        socket.dispatch("READY").await;
        if intents & GUILDS != 0 {
            socket.dispatch("GUILD_CREATE").await;
        }
        socket
    }

    /// A REST call as the bot: status and body.
    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        self.try_call(method, path, body).await.expect("an answer")
    }

    /// As [`LocalDiscord::call`], or an error when there is no response.
    pub(crate) async fn try_call(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> reqwest::Result<(u16, Value)> {
        let url = format!("{}/api/v10{path}", self.emulator.ready().http);
        let method = method.parse().expect("a method");
        let request =
            self.http.request(method, url).header("authorization", format!("Bot {}", self.bot_token()));
        let request = match &body {
            Some(body) => request.json(body),
            None => request,
        };
        let response = request.send().await?;
        let status = response.status().as_u16();
        let text = response.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// A REST call that must succeed.
    pub(crate) async fn ok(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let (status, answer) = self.call(method, path, body).await;
        assert!((200..300).contains(&status), "{method} {path}: {status} {answer}");
        answer
    }

    /// Registers these commands for the server.
    pub(crate) async fn register(&self, commands: Value) {
        let path = format!("/applications/{}/guilds/{}/commands", self.bot_id(), self.guild());
        self.ok("PUT", &path, Some(commands)).await;
    }

    /// Responds to an interaction.
    pub(crate) async fn answer(&self, interaction: &Value, kind: u64, data: Value) -> (u16, Value) {
        let path =
            format!("/interactions/{}/{}/callback", text(&interaction["id"]), text(&interaction["token"]));
        self.call("POST", &path, Some(json!({"type": kind, "data": data}))).await
    }

    /// Posts a message as the bot.
    pub(crate) async fn post(&self, channel: Id, body: Value) -> Value {
        self.ok("POST", &format!("/channels/{channel}/messages"), Some(body)).await
    }
}

/// A client for plain HTTP; reqwest needs a TLS provider anyway.
pub(crate) fn http_client() -> reqwest::Client {
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

/// A row with one button.
pub(crate) fn button(label: &str, custom_id: &str) -> Value {
    json!([{"type": 1, "components": [{"type": 2, "style": 1, "label": label, "custom_id": custom_id}]}])
}
