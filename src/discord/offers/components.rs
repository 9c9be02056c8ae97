//! Presses of buttons and choices from lists. Owns what each of them asks of `app` and shows: one match over all of them.

use super::forms::filled_or_problems;
use super::stale::{offer_of, seen_version, show_new_terms};
use super::views::accept::{accepted, confirm_accept};
use super::views::change::approved;
use super::views::decline::decline_reasons;
use super::views::draft::{change_sent, discarded, renewed, sent};
use super::views::modals::{decline_form, message_form, offer_form, reject_form, terms_form, withdraw_form};
use super::views::other_terms::modified;
use super::views::record::view_record;
use crate::app;
use crate::app::{App, BegunTerms, Caller, Drawn, OfferRecord, PressedCard, SentDraft};
use crate::discord::agencies::views::work::view_work;
use crate::discord::contracts::payments::form_of_payment;
use crate::discord::contracts::submissions::form_of_work;
use crate::discord::contracts::{disputes, hours, state, terms};
use crate::discord::feedback;
use crate::discord::jobs;
use crate::discord::moderation::disputes::components::form_of as verdict_form_of;
use crate::discord::notifications::email::views::address_form;
use crate::discord::offers::buttons::{OfferButton, OfferVersionRef};
use crate::discord::people::views::modals::profile_form;
use crate::discord::proposals;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::custom_id::{Control, ResponseKind};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::ids::{DraftId, OfferId};
use crate::domain::moderation::draft::ModerationDraft;
use crate::domain::notifications::draft::MailDraft;
use crate::domain::offers::draft::OfferDraft;
use crate::domain::offers::offer::{DeclineReason, Side};
use crate::domain::people::draft::PeopleDraft;
use crate::domain::refusal::Refusal;
use serenity::model::Permissions;
use serenity::model::application::ComponentInteraction;
use serenity::model::channel::MessageFlags;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: OfferButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let error = match answer(app, caller, button, press).await {
        Ok(answer) => return Ok(answer),
        Err(error) => error,
    };
    let Some(seen) = seen_version(&error) else { return Err(error) };
    let Some(offer) = offer_of(app, caller, button).await? else { return Err(error) };
    let post = show_new_terms(app, caller, offer, seen).await?;
    Ok(if button.response_kind() == ResponseKind::Update {
        Response::Update(post)
    } else {
        Response::Reply(post)
    })
}

/// What a button was drawn for, and the card that it stands on, if it does.
fn pressed(drawn: OfferVersionRef, press: &ComponentInteraction) -> Drawn {
    let is_alone = press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    let card = PressedCard { message: press.message.id.into(), is_in_room: press.guild_id.is_some() };
    Drawn { version: drawn.version, card: (!is_alone).then_some(card) }
}

async fn answer(
    app: &App,
    caller: &Caller,
    button: OfferButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        OfferButton::AskAccept(drawn) => {
            ask_or_accept(app, caller, drawn, pressed(drawn, press)).await.map(Response::Reply)
        }
        OfferButton::Accept(drawn) => accept(app, caller, drawn).await.map(Response::Update),
        OfferButton::RequestChanges(drawn) => {
            let begun = app.begin_change(caller, drawn.offer, pressed(drawn, press)).await?;
            form_over(caller, &begun)
        }
        OfferButton::Decline(drawn) => Ok(Response::Reply(decline_reasons(
            language,
            &app.load_drawn(caller, drawn.offer, pressed(drawn, press), Side::Recipient).await?,
        ))),
        OfferButton::DeclineReason(drawn) => {
            let reason = chosen(values(press), DeclineReason::from_code)?;
            let offer = app.load_drawn(caller, drawn.offer, drawn.version, Side::Recipient).await?;
            Ok(Response::Modal(decline_form(language, drawn, reason, offer.number)))
        }
        OfferButton::Withdraw(drawn) => {
            let offer = app.load_drawn(caller, drawn.offer, pressed(drawn, press), Side::Client).await?;
            Ok(Response::Modal(withdraw_form(language, drawn, offer.number)))
        }
        OfferButton::View { offer, .. } => open(app, caller, offer).await,
        OfferButton::Read { offer, page } => {
            page_of(app, caller, offer, page).await.map(|(post, _)| Response::Update(post))
        }
        OfferButton::ApproveChange(change) => {
            Ok(Response::Reply(approved(language, &app.approve_change(caller, change).await?)))
        }
        OfferButton::RejectChange(change) => {
            let offer = app.look_change(caller, change).await?;
            Ok(Response::Modal(reject_form(language, change, offer.number)))
        }
        OfferButton::SendDraft { draft, seen } => send(app, caller, draft, seen, may_make_rooms(press)).await,
        OfferButton::UseReading { draft, saved, problem, reading } => {
            let which = (problem as usize, reading as usize);
            let about = (draft, saved);
            let post = match app.open_draft(caller, draft).await?.content {
                DraftContent::Contract(_) => terms::use_reading(app, caller, about, which).await?,
                DraftContent::Proposal(_) => {
                    proposals::components::use_reading(app, caller, about, which).await?
                }
                _ => filled_or_problems(caller, app.use_reading(caller, draft, saved, which).await)?,
            };
            Ok(Response::Update(post))
        }
        OfferButton::EditDraft(draft) => edit(app, caller, draft).await,
        OfferButton::Modify(drawn) => {
            let begun = app.begin_modify(caller, drawn.offer, pressed(drawn, press)).await?;
            form_over(caller, &begun)
        }
        OfferButton::Counter(change) => form_over(caller, &app.begin_counter(caller, change).await?),
        OfferButton::Message(draft) => message_of(app, caller, draft).await,
        OfferButton::DiscardDraft(draft) => {
            let content = app.discard_draft(caller, draft).await?;
            Ok(Response::Update(discarded(language, &content)))
        }
        // Forms are submitted, never pressed: no button of Parley's carries one of these.
        OfferButton::DeclineForm(..)
        | OfferButton::WithdrawForm(_)
        | OfferButton::RejectForm(_)
        | OfferButton::OfferForm(_)
        | OfferButton::MessageForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// Sends what the preview shows. A preview from before the last edit is brought up to date instead.
async fn send(
    app: &App,
    caller: &Caller,
    draft: DraftId,
    seen: PreviewHash,
    may_make_rooms: bool,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match app.send_draft(caller, draft, seen).await {
        Ok(SentDraft::Sent(done)) => Ok(Response::Update(sent(language, &done, may_make_rooms))),
        Ok(SentDraft::Requested(offer)) => {
            Ok(Response::Update(change_sent(language, offer.number, offer.client)))
        }
        Ok(SentDraft::Modified { offer, closed }) => {
            Ok(Response::Update(modified(language, &offer, closed.is_some())))
        }
        Err(app::Error::Refused(Refusal::Draft(DraftRefusal::DraftChanged))) => {
            let newest = filled_or_problems(caller, app.preview_draft(caller, draft).await)?;
            Ok(Response::Update(renewed(language, newest)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether Parley has the permission without which no room is made, as far as the press tells.
fn may_make_rooms(press: &ComponentInteraction) -> bool {
    press
        .app_permissions
        .is_none_or(|have| have.intersects(Permissions::MANAGE_CHANNELS | Permissions::ADMINISTRATOR))
}

/// Asks to confirm, or accepts at once where the server's admins want it so. For an agency it always asks: the card in its
/// room shows no amounts, and nobody accepts what they have not read.
async fn ask_or_accept(
    app: &App,
    caller: &Caller,
    drawn: OfferVersionRef,
    pressed: Drawn,
) -> Result<Post, HandlerError> {
    let offer = app.load_drawn(caller, drawn.offer, pressed, Side::Recipient).await?;
    if offer.recipient.agency().is_none() && !app.rules_of(caller.guild).await?.confirm_accept {
        return accept(app, caller, drawn).await;
    }
    let notes = app.safety_notes(caller, &offer).await?;
    Ok(confirm_accept(caller.language, &offer, &notes))
}

async fn accept(app: &App, caller: &Caller, drawn: OfferVersionRef) -> Result<Post, HandlerError> {
    let (offer, _) = app.accept(caller, drawn.offer, drawn.version).await?;
    let channel = app.room_channel(offer.room).await?;
    Ok(accepted(caller.language, &offer, channel))
}

/// An offer, for somebody who begins to read it.
pub(in crate::discord) async fn open(
    app: &App,
    caller: &Caller,
    offer: OfferId,
) -> Result<Response, HandlerError> {
    let (post, record) = page_of(app, caller, offer, 0).await?;
    // Whoever begins to read is about to answer: what they need for it is to stand in the room.
    let is_to_be_seen_to = record.is_some_and(|record| app.is_to_be_seen_to(caller, &record.offer));
    Ok(if is_to_be_seen_to { Response::ReplyAbout(post, offer) } else { Response::Reply(post) })
}

/// A page of an offer, and the offer for those who may read all of it.
async fn page_of(
    app: &App,
    caller: &Caller,
    offer: OfferId,
    page: u32,
) -> Result<(Post, Option<OfferRecord>), HandlerError> {
    let record = match app.view_offer(caller, offer).await {
        Err(app::Error::Refused(Refusal::Agency(AgencyRefusal::OthersAnswer))) => {
            return Ok((view_work(caller.language, &app.view_work(caller, offer).await?, page), None));
        }
        record => record?,
    };
    Ok((view_record(caller.language, &record, caller.person, page), Some(record)))
}

async fn edit(app: &App, caller: &Caller, draft: DraftId) -> Result<Response, HandlerError> {
    let draft = app.open_draft(caller, draft).await?;
    form_of(app, caller, &draft).await
}

/// The form of other terms that were begun, with what was typed in it.
pub(super) fn form_over(caller: &Caller, begun: &BegunTerms) -> Result<Response, HandlerError> {
    let BegunTerms { draft, offer } = begun;
    let (side, form) = match &draft.content {
        DraftContent::Offer(OfferDraft::Change { form, .. }) => (Side::Recipient, &form.terms),
        DraftContent::Offer(OfferDraft::Modify { form, .. }) => (Side::Client, form),
        DraftContent::Offer(OfferDraft::New { .. })
        | DraftContent::People(_)
        | DraftContent::Moderation(_)
        | DraftContent::Mail(_)
        | DraftContent::Contract(_)
        | DraftContent::Feedback(_)
        | DraftContent::Job(_)
        | DraftContent::Proposal(_) => return Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    };
    Ok(Response::Modal(terms_form(caller.language, draft.id, offer.number, side, form)))
}

/// The form of a draft, with what was typed in it.
pub(in crate::discord) async fn form_of(
    app: &App,
    caller: &Caller,
    draft: &Draft,
) -> Result<Response, HandlerError> {
    let about = match &draft.content {
        DraftContent::Offer(OfferDraft::New { form, .. }) => {
            return Ok(Response::Modal(offer_form(caller.language, draft.id, form)));
        }
        DraftContent::People(PeopleDraft::Profile { form }) => {
            return Ok(Response::Modal(profile_form(caller.language, draft.id, form)));
        }
        DraftContent::Mail(MailDraft::Address { typed }) => {
            return Ok(Response::Modal(address_form(caller.language, typed)));
        }
        DraftContent::Contract(ContractDraft::Payment { .. }) => return form_of_payment(caller, None, draft),
        DraftContent::Contract(ContractDraft::Hours { .. }) => return hours::form(caller, draft),
        DraftContent::Contract(ContractDraft::Submit { .. }) => {
            return form_of_work(app, caller, draft).await;
        }
        DraftContent::Contract(ContractDraft::Close { contract, .. }) => {
            return state::form(caller, &app.load_to_close(caller, *contract).await?, draft);
        }
        DraftContent::Contract(ContractDraft::Terms { contract, .. }) => {
            return terms::form(caller, &app.load_to_propose(caller, *contract).await?, draft);
        }
        DraftContent::Contract(ContractDraft::Dispute { .. }) => return disputes::form(caller, draft),
        DraftContent::Feedback(_) => return feedback::components::form(caller, draft),
        DraftContent::Job(_) => return jobs::components::form(caller, draft),
        DraftContent::Proposal(_) => return proposals::components::form(caller, draft),
        DraftContent::Moderation(ModerationDraft::Verdict { dispute, .. }) => {
            let case = app.load_to_judge(caller, *dispute).await?;
            return verdict_form_of(caller, &case, draft);
        }
        // Forms of other features, which open them themselves.
        DraftContent::Moderation(_) => {
            return Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into());
        }
        DraftContent::Offer(OfferDraft::Change { offer, version, .. }) => (*offer, *version, Side::Recipient),
        DraftContent::Offer(OfferDraft::Modify { offer, version, .. }) => (*offer, *version, Side::Client),
    };
    let (offer, version, side) = about;
    let offer = app.load_drawn(caller, offer, version, side).await?;
    form_over(caller, &BegunTerms { draft: draft.clone(), offer })
}

/// The form for the message of a request.
async fn message_of(app: &App, caller: &Caller, draft: DraftId) -> Result<Response, HandlerError> {
    let draft = app.open_draft(caller, draft).await?;
    let DraftContent::Offer(OfferDraft::Change { offer, version, form }) = &draft.content else {
        return Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into());
    };
    let offer = app.load_drawn(caller, *offer, *version, Side::Recipient).await?;
    Ok(Response::Modal(message_form(caller.language, draft.id, offer.number, &form.message)))
}
