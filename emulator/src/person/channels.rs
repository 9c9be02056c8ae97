//! A person's calls about servers, channels and messages. Must not know interactions.

use serde_json::{Value, json};

use super::message::id_of;
use super::{Channel, Message, Person, PersonError};
use crate::json::{display_name, list};
use crate::world::Id;

impl Person {
    /// The id of the server with this name, from gateway events.
    ///
    /// # Errors
    /// When this person is not in such a server.
    pub fn guild(&self, name: &str) -> Result<Id, PersonError> {
        let mut known = vec![];
        for event in self.log.all().iter().rev() {
            let guilds = match event.name.as_str() {
                "READY" => list(&event.data["guilds"]),
                "GUILD_CREATE" | "GUILD_UPDATE" => std::slice::from_ref(&event.data),
                _ => continue,
            };
            for guild in guilds {
                // The name is a field of the guild or, in the format of newer clients, of its `properties`.
                let found =
                    guild["name"].as_str().or(guild["properties"]["name"].as_str()).unwrap_or_default();
                if found == name {
                    return Ok(id_of(&guild["id"]));
                }
                known.push(found.to_owned());
            }
        }
        Err(self.missing("server", name, &known))
    }

    /// The channels of a server that this person can see.
    ///
    /// # Errors
    /// When Discord refuses.
    pub async fn channels(&self, guild: Id) -> Result<Vec<Channel>, PersonError> {
        let all = self.rest.get(&format!("/guilds/{guild}/channels")).await?;
        Ok(list(&all).iter().cloned().map(Channel::read).collect())
    }

    /// The active threads of a server that this person can see.
    ///
    /// # Errors
    /// When Discord refuses.
    pub async fn threads(&self, guild: Id) -> Result<Vec<Channel>, PersonError> {
        let all = self.rest.get(&format!("/guilds/{guild}/threads/active")).await?;
        Ok(list(&all["threads"]).iter().cloned().map(Channel::read).collect())
    }

    /// The channel of a server with this name.
    ///
    /// # Errors
    /// When this person cannot see such a channel.
    pub async fn channel_named(&self, guild: Id, name: &str) -> Result<Channel, PersonError> {
        let all = self.channels(guild).await?;
        let names: Vec<String> = all.iter().map(|channel| channel.name.clone()).collect();
        let found = all.into_iter().find(|channel| channel.name == name);
        found.ok_or_else(|| self.missing("channel", name, &names))
    }

    /// The id of the member of a server with this name.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn member_named(&self, guild: Id, name: &str) -> Result<Id, PersonError> {
        let all = self.rest.get(&format!("/guilds/{guild}/members?limit=1000")).await?;
        let found = list(&all).iter().find(|member| display_name(&member["user"]) == name);
        let names: Vec<String> = list(&all).iter().map(|member| display_name(&member["user"])).collect();
        found.map(|member| id_of(&member["user"]["id"])).ok_or_else(|| self.missing("member", name, &names))
    }

    /// This person's direct message channels.
    ///
    /// # Errors
    /// When Discord refuses.
    pub async fn direct_channels(&self) -> Result<Vec<Channel>, PersonError> {
        let all = self.rest.get("/users/@me/channels").await?;
        Ok(list(&all).iter().cloned().map(Channel::read).collect())
    }

    /// The direct message channel with another account, opened if there was none.
    ///
    /// # Errors
    /// When Discord refuses.
    pub async fn direct_channel_with(&self, user: Id) -> Result<Id, PersonError> {
        let channel = self.rest.post("/users/@me/channels", &json!({"recipient_id": user})).await?;
        Ok(id_of(&channel["id"]))
    }

    /// The latest messages of a channel (100 at most), oldest first, including ephemeral ones for this person.
    ///
    /// # Errors
    /// When this person cannot see the channel.
    pub async fn messages(&self, channel: Id) -> Result<Vec<Message>, PersonError> {
        let all = self.rest.get(&format!("/channels/{channel}/messages?limit=100")).await?;
        Ok(list(&all).iter().rev().cloned().map(Message::read).collect())
    }

    /// Sends a message.
    ///
    /// # Errors
    /// When this person cannot send messages there.
    pub async fn say(&self, channel: Id, text: &str) -> Result<Message, PersonError> {
        let body = json!({"content": text, "nonce": self.nonce(), "tts": false});
        Ok(Message::read(self.rest.post(&format!("/channels/{channel}/messages"), &body).await?))
    }

    /// Sends a message with a file.
    ///
    /// # Errors
    /// When this person cannot send messages there.
    pub async fn say_with_file(
        &self,
        channel: Id,
        text: &str,
        file: &str,
        bytes: &[u8],
    ) -> Result<Message, PersonError> {
        let body =
            json!({"content": text, "nonce": self.nonce(), "attachments": [{"id": "0", "filename": file}]});
        let files = [(file.to_owned(), bytes.to_vec())];
        Ok(Message::read(self.rest.upload(&format!("/channels/{channel}/messages"), &body, &files).await?))
    }

    /// Deletes this person's own message, or dismisses an ephemeral one.
    ///
    /// # Errors
    /// When Discord refuses.
    pub async fn delete(&self, message: &Message) -> Result<(), PersonError> {
        let path = format!("/channels/{}/messages/{}", message.channel, message.id);
        self.rest.call("DELETE", &path, None).await.map(|_| ())
    }

    /// The server of a message: from the message, or from gateway events about its channel.
    pub(super) fn guild_of(&self, message: &Message, channel: Id) -> Option<Id> {
        message.guild.or_else(|| {
            self.log.read(0, |events| events.iter().rev().find_map(|event| guild_in_event(event, channel)))
        })
    }

    pub(super) fn missing(&self, what: &'static str, wanted: &str, there_is: &[String]) -> PersonError {
        let there_is = if there_is.is_empty() { "none".to_owned() } else { format!("{there_is:?}") };
        PersonError::Missing { name: self.name.clone(), what, wanted: wanted.to_owned(), there_is }
    }
}

/// The server of a channel, if this event has it.
fn guild_in_event(event: &super::GatewayEvent, channel: Id) -> Option<Id> {
    let is_meant = |each: &Value| id_of(&each["id"]) == channel;
    let inside = |guild: &Value| {
        let places = list(&guild["channels"]).iter().chain(list(&guild["threads"]));
        places.into_iter().any(is_meant).then(|| id_of(&guild["id"]))
    };
    match event.name.as_str() {
        "READY" => list(&event.data["guilds"]).iter().find_map(inside),
        "GUILD_CREATE" => inside(&event.data),
        "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "THREAD_CREATE" if is_meant(&event.data) => {
            event.data["guild_id"].as_str().and_then(|id| id.parse().ok())
        }
        "MESSAGE_CREATE" if id_of(&event.data["channel_id"]) == channel => {
            event.data["guild_id"].as_str().and_then(|id| id.parse().ok())
        }
        _ => None,
    }
}
