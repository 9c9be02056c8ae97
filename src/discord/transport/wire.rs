//! The calls that carry an answer: the first one within 3 s, again where that helps, and a late one. Owns how often each is tried.

use crate::discord::failure::{Failure, code};
use crate::discord::inbound;
use crate::discord::inbound::control::AnyControl;
use crate::discord::ui::custom_id::ResponseKind;
use crate::discord::ui::response::{File, Response};
use crate::discord::wording::refusals;
use serenity::builder::{
    Builder, CreateAttachment, CreateAutocompleteResponse, CreateInteractionResponse,
    CreateInteractionResponseMessage, EditAttachments,
};
use serenity::http::Http;
use serenity::model::application::Interaction;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::Sleep;

/// How long one try may take while another one still comes in time.
const ANSWER_TRY: Duration = Duration::from_millis(1_200);
/// Between two tries.
const ANSWER_PAUSE: Duration = Duration::from_millis(150);
/// How often a late answer is tried: nobody waits for it in seconds.
const LATE_TRIES: u32 = 4;

/// "Is thinking…", where the answer will stand: in the message that was pressed, or in a new one.
pub(super) fn deferral(interaction: &Interaction) -> CreateInteractionResponse {
    let kind = match interaction {
        Interaction::Autocomplete(_) => {
            return CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new());
        }
        Interaction::Component(press) => {
            AnyControl::parse(&press.data.custom_id).map(AnyControl::response_kind)
        }
        _ => None,
    };
    match kind {
        Some(ResponseKind::Update) => CreateInteractionResponse::Acknowledge,
        Some(ResponseKind::Modal | ResponseKind::Reply) | None => {
            CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true))
        }
    }
}

pub(super) fn response(answer: Response) -> CreateInteractionResponse {
    match answer {
        Response::Reply(post) | Response::ReplyAbout(post, _) => {
            CreateInteractionResponse::Message(post.to_response(true))
        }
        Response::ReplyWith(post, files) => {
            CreateInteractionResponse::Message(post.to_response(true).add_files(attachments(files)))
        }
        Response::Update(post) => CreateInteractionResponse::UpdateMessage(post.to_response(false)),
        Response::UpdateWith(post, files) => {
            CreateInteractionResponse::UpdateMessage(post.to_response(false).add_files(attachments(files)))
        }
        Response::Modal(modal) => CreateInteractionResponse::Modal(modal),
        Response::Choices(choices) => CreateInteractionResponse::Autocomplete(choices),
    }
}

fn attachments(files: Vec<File>) -> impl Iterator<Item = CreateAttachment> {
    files.into_iter().map(|File { name, bytes, about }| {
        let attachment = CreateAttachment::bytes(bytes, name);
        match about {
            Some(about) => attachment.description(about),
            None => attachment,
        }
    })
}

/// Whether anything goes with an answer.
pub(super) const fn has_files(answer: &Response) -> bool {
    matches!(answer, Response::ReplyWith(..) | Response::UpdateWith(..))
}

/// Sends the first answer; again while there is time, when Discord failed or the connection broke.
pub(super) async fn send(
    http: &Http,
    interaction: &Interaction,
    (response, has_files): (&CreateInteractionResponse, bool),
    in_time: Pin<&Sleep>,
) -> Result<(), Failure> {
    let mut tries = 0;
    loop {
        tries += 1;
        let (id, token) = (interaction.id(), interaction.token());
        let sent = http.create_interaction_response(id, token, response, Vec::new());
        let outcome = match (has_files, in_time.is_elapsed()) {
            (true, _) => response.clone().execute(http, (id, token)).await.map_err(Failure::from),
            (false, true) => sent.await.map_err(Failure::from),
            // Longer than that, and a second one would come too late.
            (false, false) => tokio::time::timeout(ANSWER_TRY, sent)
                .await
                .map_or_else(|_| Err(silence()), |sent| sent.map_err(Failure::from)),
        };
        match outcome {
            // A try before it arrived, and only its receipt was lost.
            Err(failure) if tries > 1 && failure.code == code::ALREADY_ANSWERED => return Ok(()),
            Err(failure) if failure.may_pass() && !in_time.is_elapsed() => {
                tokio::time::sleep(ANSWER_PAUSE).await;
            }
            outcome => return outcome,
        }
    }
}

fn silence() -> Failure {
    Failure {
        status: 0,
        code: 0,
        message: "timed out".to_owned(),
        field_codes: Vec::new(),
        fields: Vec::new(),
    }
}

/// Puts a late answer where "is thinking…" stands. A form cannot come late: the person is asked to press again.
pub(super) async fn complete(
    http: &Http,
    interaction: &Interaction,
    answer: Response,
) -> Result<(), Failure> {
    let (post, files) = match answer {
        Response::Reply(post) | Response::ReplyAbout(post, _) | Response::Update(post) => (post, Vec::new()),
        Response::ReplyWith(post, files) | Response::UpdateWith(post, files) => (post, files),
        Response::Modal(_) | Response::Choices(_) => {
            (refusals::late(inbound::language_of(interaction)), Vec::new())
        }
    };
    // What the message had before goes, as in an answer that comes in time.
    let files = attachments(files).fold(EditAttachments::new(), EditAttachments::add);
    let edit = post.to_response_edit().attachments(files);
    let mut tries = 0;
    loop {
        tries += 1;
        let edited = edit.clone().execute(http, interaction.token()).await;
        match edited.map_err(Failure::from) {
            Err(failure) if failure.may_pass() && tries < LATE_TRIES => {
                tokio::time::sleep(ANSWER_PAUSE * tries).await;
            }
            outcome => return outcome.map(drop),
        }
    }
}
