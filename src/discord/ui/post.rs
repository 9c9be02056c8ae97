//! One message as we mean it, and its forms on the wire. Owns the rule that a message pings nobody, or exactly the one
//! person it names; knows no wording.

use crate::domain::ids::PersonId;
use serenity::builder::{
    CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateMessage, EditInteractionResponse, EditMessage,
};
use serenity::model::channel::Nonce;
use serenity::model::id::UserId;
use std::num::NonZeroU64;

/// One message: what stands in it, and whom it pings. A form of it on the wire always sets every part, so that an edit
/// leaves nothing of the former message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Post {
    /// At most 2,000 characters; may be empty when there is an embed.
    pub content: String,
    /// At most 6,000 characters over all.
    pub embeds: Vec<CreateEmbed>,
    /// At most five rows.
    pub rows: Vec<CreateActionRow>,
    /// Who is pinged: `content` holds their mentions.
    pub mentions: Vec<PersonId>,
}

impl Post {
    /// A message of text.
    #[must_use]
    pub fn text(content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A message of one embed.
    #[must_use]
    pub fn embed(embed: CreateEmbed) -> Self {
        Self { embeds: vec![embed], ..Self::default() }
    }

    /// This message with text above its embeds.
    #[must_use]
    pub fn saying(self, content: impl Into<String>) -> Self {
        Self { content: content.into(), ..self }
    }

    /// This message, pinging `person` too, whom `content` must mention.
    #[must_use]
    pub fn mentioning(mut self, person: PersonId) -> Self {
        self.mentions.push(person);
        self
    }

    /// This message with one more embed.
    #[must_use]
    pub fn with_embed(mut self, embed: CreateEmbed) -> Self {
        self.embeds.push(embed);
        self
    }

    /// This message with one more row of components; an empty row of buttons is left out.
    #[must_use]
    pub fn with_row(mut self, row: CreateActionRow) -> Self {
        if !matches!(&row, CreateActionRow::Buttons(buttons) if buttons.is_empty()) {
            self.rows.push(row);
        }
        self
    }

    /// This message with one more row of buttons.
    #[must_use]
    pub fn with_buttons(self, buttons: impl IntoIterator<Item = CreateButton>) -> Self {
        self.with_row(CreateActionRow::Buttons(buttons.into_iter().collect()))
    }

    /// A new message in a channel. Discord takes `nonce` (at most 25 characters) once in a few minutes, and answers a
    /// repetition with the message it already has.
    pub fn to_message(&self, nonce: &str) -> CreateMessage {
        CreateMessage::new()
            .content(&self.content)
            .embeds(self.embeds.clone())
            .components(self.rows.clone())
            .allowed_mentions(self.allowed_mentions())
            .nonce(Nonce::String(nonce.to_owned()))
            .enforce_nonce(true)
    }

    /// The new face of a message that stands in a channel.
    pub fn to_edit(&self) -> EditMessage {
        EditMessage::new()
            .content(&self.content)
            .embeds(self.embeds.clone())
            .components(self.rows.clone())
            .allowed_mentions(self.allowed_mentions())
    }

    /// The first answer to an interaction: a new message that only the person sees, or the new face of the message that
    /// was pressed (where `ephemeral` has no meaning to Discord: the message stays what it was).
    pub fn to_response(&self, ephemeral: bool) -> CreateInteractionResponseMessage {
        let response = CreateInteractionResponseMessage::new()
            .content(&self.content)
            .embeds(self.embeds.clone())
            .components(self.rows.clone())
            .allowed_mentions(self.allowed_mentions());
        if ephemeral { response.ephemeral(true) } else { response }
    }

    /// The answer to an interaction that was deferred.
    pub fn to_response_edit(&self) -> EditInteractionResponse {
        EditInteractionResponse::new()
            .content(&self.content)
            .embeds(self.embeds.clone())
            .components(self.rows.clone())
            .allowed_mentions(self.allowed_mentions())
    }

    /// A further message to an interaction, which only the person sees.
    pub fn to_followup(&self) -> CreateInteractionResponseFollowup {
        CreateInteractionResponseFollowup::new()
            .content(&self.content)
            .embeds(self.embeds.clone())
            .components(self.rows.clone())
            .allowed_mentions(self.allowed_mentions())
            .ephemeral(true)
    }

    fn allowed_mentions(&self) -> CreateAllowedMentions {
        let id_of = |person: &PersonId| u64::try_from(person.0).ok().and_then(NonZeroU64::new);
        CreateAllowedMentions::new().users(self.mentions.iter().filter_map(id_of).map(UserId::from))
    }
}

#[cfg(test)]
mod tests {
    //! Who is pinged, in every form of a message.

    use super::*;
    use serde_json::{Value, json};

    fn forms(post: &Post) -> [Value; 5] {
        [
            serde_json::to_value(post.to_message("n")),
            serde_json::to_value(post.to_edit()),
            serde_json::to_value(post.to_response(true)),
            serde_json::to_value(post.to_response_edit()),
            serde_json::to_value(post.to_followup()),
        ]
        .map(|form| form.expect("builders serialize"))
    }

    #[test]
    fn nobody_is_pinged_unless_named() {
        for form in forms(&Post::text("@everyone <@1>")) {
            assert_eq!(form["allowed_mentions"]["parse"], json!([]), "{form}");
            assert_eq!(form["allowed_mentions"]["users"], json!([]), "{form}");
        }
    }

    #[test]
    fn the_named_person_alone_is_pinged() {
        for form in forms(&Post::text("<@5>").mentioning(PersonId(5))) {
            assert_eq!(form["allowed_mentions"]["parse"], json!([]), "{form}");
            assert_eq!(form["allowed_mentions"]["users"], json!(["5"]), "{form}");
        }
    }

    #[test]
    fn every_form_replaces_everything() {
        for form in forms(&Post::default()) {
            assert_eq!(form["content"], "", "{form}");
            assert_eq!(form["embeds"], json!([]), "{form}");
            assert_eq!(form["components"], json!([]), "{form}");
        }
    }
}
