//! The local Discord with its people, in this process, and what they see. Must not know how presses are measured.

use crate::bots::Bot;
use anyhow::Context as _;
use discord_emulator::person::Person;
use discord_emulator::scenario::{Channel, Dms, Person as Account};
use discord_emulator::world::Window;
use discord_emulator::{Caller, Emulator, Id, Options, Ready, Scenario, World};
use serde_json::Value;
use std::path::Path;

/// Clients, and as many freelancers: each client deals with one of them, in a private channel of theirs.
pub(crate) const PAIRS: usize = 50;

/// The labels that every bot draws.
pub(crate) const VIEW: &str = "View offer";
pub(crate) const ACCEPT: &str = "Accept offer";
pub(crate) const CONFIRM: &str = "Accept these terms";

/// A running local Discord.
pub(crate) struct Town {
    pub(crate) emulator: Emulator,
}

/// A pair's private channel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) channel: Id,
    pub(crate) client: Id,
    pub(crate) recipient: Id,
}

/// An open offer's card.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) room: Room,
    pub(crate) message: Id,
    /// The custom ids of its buttons.
    pub(crate) view: String,
    pub(crate) accept: String,
}

impl Town {
    /// Starts it: with the scenario's world, or with this one.
    pub(crate) async fn start(bot: Bot, world: Option<&World>, certificates: &Path) -> anyhow::Result<Self> {
        let any = "127.0.0.1:0".parse()?;
        let certificate_dir = Some(certificates.to_owned());
        let options =
            Options { scenario: scenario(bot)?, http: any, tls: any, snapshot: None, certificate_dir };
        let emulator = Emulator::start(options).await?;
        if let Some(world) = world {
            let mut world = world.clone();
            world.set_base_url(&emulator.ready().http);
            *emulator.shared().lock() = world;
        }
        Ok(Self { emulator })
    }

    pub(crate) fn ready(&self) -> &Ready {
        self.emulator.ready()
    }

    /// The bot's token.
    pub(crate) fn token(&self) -> &str {
        self.ready().bots.get("Parley").map_or("", |bot| &bot.token)
    }

    /// The bot's id.
    pub(crate) fn bot(&self) -> Id {
        self.ready().bots.get("Parley").map_or(Id(0), |bot| bot.id)
    }

    pub(crate) fn guild(&self) -> anyhow::Result<Id> {
        self.ready().servers.get("Workshop").copied().context("the scenario has its server")
    }

    /// A person's client, over HTTP and WebSocket.
    pub(crate) async fn person(&self, name: &str) -> anyhow::Result<Person> {
        let account = self.ready().people.get(name).with_context(|| format!("there is no {name}"))?;
        Ok(Person::connect(&self.ready().http, &account.token).await?)
    }

    /// The id of a person.
    pub(crate) fn person_id(&self, name: &str) -> anyhow::Result<Id> {
        Ok(self.ready().people.get(name).with_context(|| format!("there is no {name}"))?.id)
    }

    /// All messages of a room that its recipient sees, newest first.
    pub(crate) fn messages(&self, room: &Room) -> Vec<Value> {
        let who = Caller::Person { id: room.recipient };
        let mut all = Vec::new();
        let mut before = None;
        loop {
            let window = Window { before, limit: Some(100), ..Window::default() };
            let page = self.emulator.with_world(|world| world.list_messages(&who, room.channel, window));
            let Ok(Value::Array(page)) = page.map(|outcome| outcome.body) else { return all };
            let full = page.len() == 100;
            all.extend(page);
            before = all.last().and_then(|message| id_of(&message["id"]));
            if !full {
                return all;
            }
        }
    }

    /// The cards of open offers in a room, oldest first.
    pub(crate) fn cards(&self, room: &Room) -> Vec<Card> {
        let messages = self.messages(room);
        let cards = messages.iter().rev().filter_map(|message| {
            Some(Card {
                room: *room,
                message: id_of(&message["id"])?,
                view: button(message, VIEW)?,
                accept: button(message, ACCEPT)?,
            })
        });
        cards.collect()
    }

    /// The number of the last call that a bot made.
    pub(crate) fn calls(&self) -> u64 {
        self.emulator.shared().calls.number()
    }

    pub(crate) async fn stop(self) -> anyhow::Result<World> {
        let world = self.emulator.with_world(World::clone);
        self.emulator.stop().await?;
        Ok(world)
    }
}

/// The custom id of the button with this label, if the message has it and it can be pressed.
pub(crate) fn button(message: &Value, label: &str) -> Option<String> {
    find(&message["components"], label)
}

fn find(components: &Value, label: &str) -> Option<String> {
    components.as_array()?.iter().find_map(|component| {
        if component["label"] == label && component["disabled"] != true {
            return component["custom_id"].as_str().map(str::to_owned);
        }
        find(&component["components"], label)
    })
}

pub(crate) fn id_of(value: &Value) -> Option<Id> {
    value.as_str()?.parse().ok()
}

/// The names of a pair.
pub(crate) fn names(pair: usize) -> [String; 2] {
    [format!("Client {pair}"), format!("Freelancer {pair}")]
}

/// The name of a pair's channel, for bots that open none.
pub(crate) fn room_name(pair: usize) -> String {
    format!("room-{pair}")
}

/// The usual server with more people, and limits wide enough that Discord holds nothing back: the pace that bots keep for
/// deliveries stays in force.
fn scenario(bot: Bot) -> anyhow::Result<Scenario> {
    let mut scenario = Scenario::workshop()?;
    scenario.limits.factor = 10_000;
    for pair in 0..PAIRS {
        let names = names(pair);
        for (place, name) in names.iter().enumerate() {
            scenario.people.push(Account {
                name: name.clone(),
                about: None,
                id: None,
                token: None,
                account_age_days: u64::try_from(500 + 2 * pair + place)?,
                dms: Dms::Open,
                two_factor: false,
            });
            for server in &mut scenario.servers {
                server.members.insert(name.clone(), Vec::new());
            }
        }
        if bot != Bot::Parley {
            let [client, recipient] = names;
            for server in &mut scenario.servers {
                server.channels.push(Channel {
                    name: room_name(pair),
                    category: false,
                    parent: None,
                    topic: None,
                    only: Some(vec![client.clone(), recipient.clone(), "Parley".to_owned()]),
                });
            }
        }
    }
    Ok(scenario)
}
