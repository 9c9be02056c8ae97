//! The calls that carry an answer: the first one within 3 s, again where that helps, and a late one. Owns how often each is tried.

use crate::discord::failure::{Failure, code};
use crate::discord::inbound;
use crate::discord::inbound::control::AnyControl;
use crate::discord::ui::custom_id::ResponseKind;
use crate::discord::ui::response::Response;
use crate::discord::wording::refusals;
use serenity::builder::{
    CreateAttachment, CreateAutocompleteResponse, CreateInteractionResponse,
    CreateInteractionResponseMessage, EditInteractionResponse,
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
        Response::Reply(post) | Response::ReplyAbout(post, _) | Response::ReplyWith(post, _) => {
            CreateInteractionResponse::Message(post.to_response(true))
        }
        Response::Update(post) => CreateInteractionResponse::UpdateMessage(post.to_response(false)),
        Response::Modal(modal) => CreateInteractionResponse::Modal(modal),
        Response::Choices(choices) => CreateInteractionResponse::Autocomplete(choices),
    }
}

/// What goes with an answer.
pub(super) fn files(answer: &Response) -> Vec<CreateAttachment> {
    match answer {
        Response::ReplyWith(_, files) => {
            files.iter().map(|file| CreateAttachment::bytes(file.bytes.clone(), file.name.as_str())).collect()
        }
        Response::Reply(_)
        | Response::ReplyAbout(..)
        | Response::Update(_)
        | Response::Modal(_)
        | Response::Choices(_) => Vec::new(),
    }
}

/// Sends the first answer; again while there is time, when Discord failed or the connection broke.
pub(super) async fn send(
    http: &Http,
    interaction: &Interaction,
    response: &CreateInteractionResponse,
    files: Vec<CreateAttachment>,
    in_time: Pin<&Sleep>,
) -> Result<(), Failure> {
    let mut tries = 0;
    loop {
        tries += 1;
        let (id, token) = (interaction.id(), interaction.token());
        let sent = http.create_interaction_response(id, token, response, files.clone());
        let outcome = match in_time.is_elapsed() || !files.is_empty() {
            true => sent.await.map_err(Failure::from),
            // Longer than that, and a second one would come too late.
            false => tokio::time::timeout(ANSWER_TRY, sent)
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
    let files = files(&answer);
    let edit: EditInteractionResponse = match answer {
        Response::Reply(post)
        | Response::ReplyAbout(post, _)
        | Response::ReplyWith(post, _)
        | Response::Update(post) => post.to_response_edit(),
        Response::Modal(_) | Response::Choices(_) => {
            refusals::late(inbound::language_of(interaction)).to_response_edit()
        }
    };
    let mut tries = 0;
    loop {
        tries += 1;
        let edited = http.edit_original_interaction_response(interaction.token(), &edit, files.clone()).await;
        match edited.map_err(Failure::from) {
            Err(failure) if failure.may_pass() && tries < LATE_TRIES => {
                tokio::time::sleep(ANSWER_PAUSE * tries).await;
            }
            outcome => return outcome.map(drop),
        }
    }
}
