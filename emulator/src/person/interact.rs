//! Interactions of a person with a bot: commands, buttons, select menus, modals. Must not know how responses are
//! matched.

use serde_json::{Value, json};

use super::answer::{Answer, Asked, read};
use super::command::{self, Choice, CommandOption, Filled};
use super::rest::Upload;
use super::{FormFile, Message, MessageSelect, Modal, Person, PersonError};
use crate::json::list;
use crate::world::Id;

impl Person {
    /// Runs a slash command, such as `"offer send"`, and returns the bot's response.
    ///
    /// # Errors
    /// When there is no such command, the client would not send it, Discord refuses it, or no response comes in time.
    pub async fn command(
        &self,
        guild: Id,
        channel: Id,
        name: &str,
        options: &[CommandOption],
    ) -> Result<Answer, PersonError> {
        let filled = command::fill(&self.command_index(guild).await?, name, options, None)?;
        self.run(guild, channel, filled, &format!("a response to /{name}")).await
    }

    /// Runs a user command (context menu).
    ///
    /// # Errors
    /// As [`Person::command`].
    pub async fn command_on_user(
        &self,
        guild: Id,
        channel: Id,
        name: &str,
        target: Id,
    ) -> Result<Answer, PersonError> {
        let filled = command::fill_context(&self.command_index(guild).await?, name, 2, target)?;
        self.run(guild, channel, filled, &format!("a response to \"{name}\"")).await
    }

    /// Runs a message command (context menu).
    ///
    /// # Errors
    /// As [`Person::command`].
    pub async fn command_on_message(
        &self,
        guild: Id,
        message: &Message,
        name: &str,
    ) -> Result<Answer, PersonError> {
        let filled = command::fill_context(&self.command_index(guild).await?, name, 3, message.id)?;
        self.run(guild, message.channel, filled, &format!("a response to \"{name}\"")).await
    }

    /// The autocomplete choices while the option `focused` is being typed.
    ///
    /// # Errors
    /// As [`Person::command`].
    pub async fn autocomplete(
        &self,
        guild: Id,
        channel: Id,
        name: &str,
        options: &[CommandOption],
        focused: &str,
    ) -> Result<Vec<Choice>, PersonError> {
        let filled = command::fill(&self.command_index(guild).await?, name, options, Some(focused))?;
        let body = json!({"type": 4, "application_id": filled.application, "guild_id": guild,
            "channel_id": channel, "data": filled.data});
        let (from, nonce) = self.send_interaction(body, &[]).await?;
        let what = format!("choices for \"{focused}\" of /{name}");
        let ours = |event: &&super::GatewayEvent| {
            event.name == "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE" && event.data["nonce"] == json!(nonce)
        };
        let choices = self
            .until(from, &what, |events| events.iter().find(ours).map(|event| event.data.clone()))
            .await?;
        let choice = |choice: &Value| Choice {
            name: choice["name"].as_str().unwrap_or_default().to_owned(),
            value: choice["value"].clone(),
        };
        Ok(list(&choices["choices"]).iter().map(choice).collect())
    }

    /// Clicks the button with this label.
    ///
    /// # Errors
    /// When the message has no such button or it is disabled, Discord refuses it, or no response comes in time.
    pub async fn press(&self, channel: Id, message: &Message, label: &str) -> Result<Answer, PersonError> {
        let Some(button) = message.button(label) else {
            let labels: Vec<String> = message.buttons().into_iter().map(|button| button.label).collect();
            return Err(self.missing("button", label, &labels));
        };
        let Some(custom_id) = button.custom_id.filter(|_| !button.disabled) else {
            return Err(PersonError::NotAllowed(format!("the button \"{label}\" is disabled or a link")));
        };
        self.press_id(channel, message, &custom_id).await
    }

    /// Clicks a button by its custom id, whether or not the message has it: what a forged client could send.
    ///
    /// # Errors
    /// When Discord refuses it, or no response comes in time.
    pub async fn press_id(
        &self,
        channel: Id,
        message: &Message,
        custom_id: &str,
    ) -> Result<Answer, PersonError> {
        let data = json!({"component_type": 2, "custom_id": custom_id});
        self.use_component(channel, message, data).await
    }

    /// Chooses in the select menu with this custom id or placeholder: options by label or value; users, roles or
    /// channels by id.
    ///
    /// # Errors
    /// When there is no such menu or option, Discord refuses it, or no response comes in time.
    pub async fn choose(
        &self,
        channel: Id,
        message: &Message,
        menu: &str,
        options: &[&str],
    ) -> Result<Answer, PersonError> {
        let all = message.selects();
        let is_meant =
            |select: &&MessageSelect| select.custom_id == menu || select.placeholder.as_deref() == Some(menu);
        let Some(select) = all.iter().find(is_meant).filter(|select| !select.disabled) else {
            let ids: Vec<String> = all.into_iter().map(|select| select.custom_id).collect();
            return Err(self.missing("menu", menu, &ids));
        };
        let mut values = vec![];
        for wanted in options {
            let known =
                select.options.iter().find(|option| option.value == *wanted || option.label == *wanted);
            match known {
                Some(option) => values.push(option.value.clone()),
                None if select.kind != 3 => values.push((*wanted).to_owned()),
                None => {
                    let labels: Vec<String> =
                        select.options.iter().map(|option| option.label.clone()).collect();
                    return Err(self.missing("option", wanted, &labels));
                }
            }
        }
        let data = json!({"component_type": select.kind, "custom_id": select.custom_id, "values": values});
        self.use_component(channel, message, data).await
    }

    /// Submits a modal: the inputs in `filled` by label or custom id, all others with their current value.
    ///
    /// # Errors
    /// When the client would not send it (length, required input), Discord refuses it, or no response comes in time.
    pub async fn submit(&self, modal: &Modal, filled: &[(&str, &str)]) -> Result<Answer, PersonError> {
        self.submit_with(modal, filled, &[]).await
    }

    /// Submits a modal with files. A field with several choices is named once for each of them.
    ///
    /// # Errors
    /// As [`Person::submit`].
    pub async fn submit_with(
        &self,
        modal: &Modal,
        filled: &[(&str, &str)],
        files: &[FormFile],
    ) -> Result<Answer, PersonError> {
        let components = modal.fill(filled, files)?;
        let mut data =
            json!({"id": modal.interaction, "custom_id": modal.custom_id, "components": components});
        if !files.is_empty() {
            let named = files.iter().enumerate();
            let named = named.map(|(n, file)| json!({"id": n.to_string(), "filename": file.name}));
            data["attachments"] = named.collect();
        }
        let mut body = json!({"type": 5, "application_id": modal.application, "channel_id": modal.channel,
            "data": data});
        body["guild_id"] = json!(modal.guild);
        let what = format!("a response to the modal \"{}\"", modal.title);
        let uploads: Vec<Upload> = files.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect();
        self.ask(body, &uploads, modal.source, &what).await
    }

    async fn use_component(
        &self,
        channel: Id,
        message: &Message,
        data: Value,
    ) -> Result<Answer, PersonError> {
        let application = match &message.raw["application_id"] {
            Value::Null => &message.raw["author"]["id"],
            application => application,
        };
        let what = format!("a response to {}", data["custom_id"]);
        let mut body = json!({"type": 3, "application_id": application, "channel_id": channel,
            "message_id": message.id, "message_flags": message.flags(), "data": data});
        body["guild_id"] = json!(self.guild_of(message, channel));
        self.ask(body, &[], Some(message.id), &what).await
    }

    async fn run(&self, guild: Id, channel: Id, filled: Filled, what: &str) -> Result<Answer, PersonError> {
        let body = json!({"type": 2, "application_id": filled.application, "guild_id": guild, "channel_id": channel,
            "data": filled.data});
        self.ask(body, &filled.files, None, what).await
    }

    async fn ask(
        &self,
        body: Value,
        files: &[Upload],
        source: Option<Id>,
        what: &str,
    ) -> Result<Answer, PersonError> {
        let guild = body["guild_id"].as_str().and_then(|id| id.parse().ok());
        let (from, nonce) = self.send_interaction(body, files).await?;
        let asked = Asked { nonce, guild, source };
        self.until(from, what, |events| read(events, &asked)).await
    }

    /// Sends an interaction. Returns the index in the event log from which to look for its response, and its nonce.
    async fn send_interaction(
        &self,
        mut body: Value,
        files: &[Upload],
    ) -> Result<(usize, String), PersonError> {
        let nonce = self.nonce();
        body["nonce"] = json!(nonce);
        body["session_id"] = json!(self.log.session_id());
        if body["guild_id"].is_null() {
            body.as_object_mut().map(|fields| fields.remove("guild_id"));
        }
        let from = self.log.len();
        self.rest.upload("/interactions", &body, files).await?;
        Ok((from, nonce))
    }

    async fn command_index(&self, guild: Id) -> Result<Value, PersonError> {
        self.rest.get(&format!("/guilds/{guild}/application-command-index")).await
    }
}
