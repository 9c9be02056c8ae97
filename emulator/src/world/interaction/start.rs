//! Owns `POST /interactions`: the interactions that a user client starts, with Discord's checks. Must not know
//! responses.

use super::{Interaction, Progress, interaction_kind as kind};
use crate::world::account::read_id;
use crate::world::component::{component_kind, interactive, kind_of};
use crate::world::state::Message;
use crate::world::{ApiError, ApiResult, Audience, Caller, Delivery, Event, Id, Outcome, Upload, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// A checked interaction of any type.
struct Started {
    data: Value,
    source: Option<Id>,
    answer_kind: u8,
    metadata: Value,
    /// Who lets it be used here, as `authorizing_integration_owners`.
    owners: Value,
}

impl World {
    /// `POST /interactions` by a user client: 204, and INTERACTION_CREATE for the bot.
    ///
    /// # Errors
    /// 10002, 10003, 10008, 10063, 50001, 50009, 50013, 50035.
    pub fn start_interaction(&mut self, who: &Caller, body: &Value, files: &[Upload]) -> ApiResult<Outcome> {
        let wanted = body.get("type").and_then(Value::as_u64).unwrap_or(0);
        let channel = required_id(body, "channel_id")?;
        let application = required_id(body, "application_id")?;
        let session_id = body.get("session_id").and_then(Value::as_str);
        let session_id = session_id.ok_or_else(|| ApiError::required("session_id"))?.to_owned();
        let needed = match wanted {
            kind::COMMAND | kind::AUTOCOMPLETE => Permissions::USE_SLASH_COMMANDS,
            _ => Permissions::empty(),
        };
        let place = self.permitted(channel, who.id(), needed)?;
        let guild = place.guild;
        self.check_screened(guild, who.id())?;
        if place.thread.as_ref().is_some_and(|thread| thread.archived) {
            return Err(ApiError::of(50083));
        }
        if !self.applications.contains_key(&application) {
            return Err(ApiError::of(10002));
        }
        let data = body.get("data").unwrap_or(&Value::Null);
        let id = self.next_id();
        let started = match wanted {
            kind::COMMAND | kind::AUTOCOMPLETE => {
                self.start_command(who, wanted, guild, channel, data, files)?
            }
            kind::COMPONENT => self.start_component(who, channel, application, body)?,
            kind::MODAL_SUBMIT => self.start_submit(who, (guild, channel), application, (data, files))?,
            _ => {
                return Err(ApiError::field(
                    "type",
                    "BASE_TYPE_CHOICES",
                    "Value must be one of (2, 3, 4, 5).",
                ));
            }
        };
        let quiet = self
            .channels
            .get(&channel)
            .is_some_and(|place| self.answers_quietly(&started.owners, who.id(), place));
        let mut metadata = json!({
            "id": id, "type": wanted, "user": self.user_json(who.id()), "authorizing_integration_owners": started.owners,
        });
        if let (Value::Object(metadata), Value::Object(more)) = (&mut metadata, started.metadata) {
            metadata.extend(more);
        }
        let interaction = Interaction {
            id,
            token: make_token(id, self.now_ms()),
            application,
            kind: wanted,
            user: who.id(),
            channel,
            guild,
            session_id,
            nonce: body.get("nonce").cloned().unwrap_or(Value::Null),
            created_ms: self.now_ms(),
            progress: Progress::Waiting,
            owners: started.owners,
            quiet,
            source: started.source,
            metadata,
            answer_kind: started.answer_kind,
            original: None,
            messages: Vec::new(),
            modal: None,
        };
        Ok(self.send_interaction(interaction, started.data))
    }

    /// Keeps an interaction and sends it: to the application's own address, or over the gateway.
    fn send_interaction(&mut self, interaction: Interaction, data: Value) -> Outcome {
        let (id, application, token) = (interaction.id, interaction.application, interaction.token.clone());
        let body = self.interaction_payload(&interaction, data);
        let echo =
            interaction.to_session("INTERACTION_CREATE", json!({ "id": id, "nonce": interaction.nonce }));
        self.keep_interaction(interaction);
        let started = Outcome { started: Some(id), ..Outcome::empty().with(echo) };
        let own = self.applications.get(&application).and_then(|application| application.endpoint.clone());
        match own {
            Some(url) => {
                let delivery = Some(Delivery { application, url, interaction: id, token, body });
                Outcome { delivery, ..started }
            }
            None => started.with(Event::new(Audience::Users(vec![application]), "INTERACTION_CREATE", body)),
        }
    }

    fn start_command(
        &mut self,
        who: &Caller,
        wanted: u64,
        guild: Option<Id>,
        channel: Id,
        data: &Value,
        files: &[Upload],
    ) -> ApiResult<Started> {
        let id = required_id(data, "id")?;
        let command = self.commands.get(&id).cloned().ok_or_else(|| ApiError::of(10063))?;
        let place = self.channels.get(&channel).ok_or_else(|| ApiError::of(10003))?;
        let owners = self.authorizing(&command, who.id(), place);
        if owners.is_empty() || data.get("name").and_then(Value::as_str) != Some(command.name.as_str()) {
            return Err(ApiError::of(10063));
        }
        if data.get("version").is_some_and(|version| *version != command.body["version"]) {
            let message = "This command is outdated, please try again in a few minutes";
            return Err(ApiError::field("data", "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION", message));
        }
        if !self.offers(&command, who.id(), place) {
            return Err(ApiError::of(50013));
        }
        let mut sent = json!({ "id": id, "name": command.name, "type": command.kind });
        if let Some(guild) = command.guild {
            sent["guild_id"] = json!(guild);
        }
        let mut name = command.name.clone();
        if command.kind == 1 {
            let checked =
                self.read_options(&command.body, data, guild, channel, files, wanted == kind::AUTOCOMPLETE)?;
            name.push_str(&checked.path);
            sent["options"] = checked.options;
            sent["resolved"] = checked.resolved;
        } else {
            let target = required_id(data, "target_id")?;
            sent["target_id"] = json!(target);
            sent["resolved"] = match command.kind {
                2 => self.resolve(guild, &[("users", target)])?,
                _ => {
                    let message = self.visible_message(who, channel, target)?;
                    json!({ "messages": { target.to_string(): self.message_json(message) } })
                }
            };
        }
        if sent["resolved"].as_object().is_none_or(serde_json::Map::is_empty) {
            sent.as_object_mut().and_then(|fields| fields.remove("resolved"));
        }
        let answer_kind = if command.kind == 1 { 20 } else { 23 };
        let (metadata, owners) = (json!({ "name": name }), Value::Object(owners));
        Ok(Started { data: sent, source: None, answer_kind, metadata, owners })
    }

    fn start_component(
        &mut self,
        who: &Caller,
        channel: Id,
        application: Id,
        body: &Value,
    ) -> ApiResult<Started> {
        let data = body.get("data").unwrap_or(&Value::Null);
        let source = required_id(body, "message_id")?;
        let message = self.visible_message(who, channel, source)?;
        let custom_id = data
            .get("custom_id")
            .and_then(Value::as_str)
            .ok_or_else(|| ApiError::required("data.custom_id"))?;
        let component = interactive(&message.components).into_iter().find(|known| {
            known["custom_id"] == *custom_id && Some(kind_of(known)) == data["component_type"].as_u64()
        });
        let usable = component.filter(|known| known["disabled"] != true && message.author == application);
        let Some(component) = usable.cloned() else {
            let message = "The component is not on this message, or is disabled";
            return Err(ApiError::field("data.custom_id", "COMPONENT_VALIDATION_FAILED", message));
        };
        let mut sent =
            json!({ "id": component["id"], "custom_id": custom_id, "component_type": kind_of(&component) });
        if kind_of(&component) != component_kind::BUTTON {
            let guild = self.channels.get(&channel).and_then(|channel| channel.guild);
            let values = read_values(&component, data)?;
            sent["values"] = json!(values);
            if kind_of(&component) != component_kind::STRING_SELECT {
                sent["resolved"] = self.resolve_values(guild, kind_of(&component), &values)?;
            }
        }
        // A component has the owners of the interaction that its message answers.
        let asked = self.message(channel, source).and_then(|message| message.interaction.as_ref());
        let owners = asked.map(|asked| asked["authorizing_integration_owners"].clone());
        let guild = self.guild_of_channel(channel).unwrap_or_default();
        Ok(Started {
            data: sent,
            source: Some(source),
            answer_kind: 19,
            metadata: json!({ "interacted_message_id": source }),
            owners: owners.filter(Value::is_object).unwrap_or_else(|| json!({ "0": guild })),
        })
    }

    fn start_submit(
        &mut self,
        who: &Caller,
        place: (Option<Id>, Id),
        application: Id,
        (data, files): (&Value, &[Upload]),
    ) -> ApiResult<Started> {
        let id = required_id(data, "id")?;
        let opener = self.interactions.get(&id).filter(|opener| {
            opener.user == who.id() && opener.application == application && opener.channel == place.1
        });
        let opener = opener.ok_or_else(|| ApiError::of(10062))?.clone();
        let modal = opener.modal.as_ref().filter(|modal| modal["custom_id"] == data["custom_id"]);
        let modal = modal.ok_or_else(|| ApiError::of(10062))?;
        let entered = super::form::read_submit(modal, data, files)?;
        let (components, resolved) = self.finish_submit(modal, place, entered, files)?;
        let mut sent = json!({ "custom_id": modal["custom_id"], "components": components });
        if resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
            sent["resolved"] = resolved;
        }
        if let Some(known) = self.interactions.get_mut(&id) {
            known.modal = None;
        }
        Ok(Started {
            data: sent,
            source: opener.source,
            answer_kind: opener.answer_kind,
            metadata: json!({ "triggering_interaction_metadata": opener.metadata }),
            owners: opener.owners,
        })
    }

    fn visible_message(&self, who: &Caller, channel: Id, message: Id) -> ApiResult<&Message> {
        let message =
            self.message(channel, message).filter(|m| m.reader.is_none_or(|reader| reader == who.id()));
        message.ok_or_else(|| ApiError::of(10008))
    }
}

/// The chosen values of a select: an allowed number, no duplicates, and all among its options.
fn read_values(select: &Value, data: &Value) -> ApiResult<Vec<String>> {
    let values: Vec<String> = data
        .get("values")
        .and_then(|values| serde_json::from_value(values.clone()).ok())
        .ok_or_else(|| ApiError::required("data.values"))?;
    let count = |name: &str| {
        select.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(1)
    };
    let bad = |message: &str| Err(ApiError::field("data.values", "COMPONENT_VALIDATION_FAILED", message));
    if values.len() < count("min_values") || values.len() > count("max_values") {
        return bad("The number of chosen values is not allowed");
    }
    let options = select.get("options").and_then(Value::as_array);
    for (n, value) in values.iter().enumerate() {
        let known = options.is_none_or(|options| options.iter().any(|option| option["value"] == **value));
        if !known || values[..n].contains(value) {
            return bad("A chosen value is not among the options");
        }
    }
    Ok(values)
}

pub(super) fn required_id(body: &Value, name: &str) -> ApiResult<Id> {
    read_id(body.get(name)).ok_or_else(|| ApiError::required(name))
}

/// A unique token that is hard to guess. It includes the id, as Discord's tokens do.
fn make_token(id: Id, now_ms: u64) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let mixed = (id.0 ^ now_ms.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    URL_SAFE_NO_PAD
        .encode(format!("interaction:{id}:{mixed:016x}{:016x}", mixed.rotate_left(17).wrapping_mul(id.0 | 1)))
}
