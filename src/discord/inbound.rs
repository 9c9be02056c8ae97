//! From an interaction to its answer: who asks, and what for. Owns the edge where our own failures are logged once and
//! apologised for; which feature knows the answer is `route`'s.

pub mod control;
pub(super) mod counted;
mod route;
mod time_out;

use super::contracts;
use super::contracts::list_buttons::ContractListButton;
use super::offers::buttons::OfferButton;
use super::rooms::components::with_obstacles;
use super::rooms::sighting::check_still_here;
use super::ui::response::{HandlerError, Response};
use super::wording::refusals;
use super::wording::typed::{give_back, typed};
use super::wording::unsaved::unsaved;
use crate::app::{App, Arrival, Caller, Error};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::ids::PersonId;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use crate::domain::time_zone::hint_of_locale;
use crate::metrics::Ended;
use crate::words::Language;
use control::AnyControl;
use serenity::builder::CreateAutocompleteResponse;
use serenity::http::Http;
use serenity::model::application::Interaction;
use serenity::model::guild::Member;
use serenity::model::id;
use serenity::model::permissions::Permissions;
use serenity::model::user::User;
use time_out::check_time_out;
use tracing::{error, warn};

/// What `interaction` is answered with, and what that means for it.
pub async fn answer(app: &App, http: &Http, interaction: &Interaction) -> (Response, Ended) {
    let (answer, ended) = answer_or_words(app, http, interaction).await;
    let answer = match (interaction, answer) {
        // Whoever is typing can be shown suggestions and nothing else.
        (Interaction::Autocomplete(_), Response::Choices(choices)) => Response::Choices(choices),
        (Interaction::Autocomplete(_), _) => Response::Choices(CreateAutocompleteResponse::new()),
        (_, answer) => answer,
    };
    (answer, ended)
}

async fn answer_or_words(app: &App, http: &Http, interaction: &Interaction) -> (Response, Ended) {
    let language = language_of(interaction);
    let Some(asker) = asker(interaction) else {
        return (Response::Reply(refusals::servers_only(language)), Ended::Refused);
    };
    let person = asker.user.id.into();
    let button = button_of(interaction);
    let mut arrival = None;
    let outcome = async {
        match caller_of(app, interaction, &asker, button).await? {
            Some(mut caller) => {
                arrival = arrive(app, &mut caller).await;
                dispatch(app, http, &caller, (&asker, arrival), interaction, button).await
            }
            None => Ok(Response::Reply(refusals::servers_only(language))),
        }
    }
    .await;
    // After the work: `/settings` says that the door was found closed. Nearly everybody's is open.
    if arrival.is_none_or(|known| known.is_door_closed)
        && let Err(failure) = app.dms_reopened(person).await
        && !failure.is_outage()
    {
        warn!(%failure, "couldn't allow direct messages to this person again yet");
    }
    match outcome {
        Ok(answer) => (answer, Ended::Answered),
        Err(error) => {
            let ended = ended(&error);
            (error_response(app, interaction, person, error), ended)
        }
    }
}

/// What an error means for the interaction, where those are counted.
fn ended(error: &HandlerError) -> Ended {
    match error {
        HandlerError::App(Error::Refused(_)) => Ended::Refused,
        HandlerError::App(failure) if failure.is_outage() => Ended::Unsaved,
        HandlerError::App(_) | HandlerError::Malformed(_) => Ended::Failed,
    }
}

/// What is known of the caller, looked at once; `None` where that fails, so that the work itself says so.
async fn arrive(app: &App, caller: &mut Caller) -> Option<Arrival> {
    match app.arrive(caller).await {
        Ok(arrival) => Some(arrival),
        Err(failure) => {
            if !failure.is_outage() {
                error!(%failure, "couldn't look up who uses Parley");
            }
            None
        }
    }
}

/// The answer, with what stands in the way of the offers that it is about.
async fn dispatch(
    app: &App,
    http: &Http,
    caller: &Caller,
    (asker, arrival): (&Asker<'_>, Option<Arrival>),
    interaction: &Interaction,
    button: Option<AnyControl>,
) -> Result<Response, HandlerError> {
    // A press outside a server says nothing of whether the person is in it.
    if asker.guild.is_none() {
        if !only_reads(button) {
            check_time_out(app, interaction, button, check_still_here(app, http, caller).await?)?;
        }
    } else if let Some(known) = arrival
        && let Err(failure) = app.readmit_known(caller, known.presence).await
        && !failure.is_outage()
    {
        error!(%failure, "couldn't check whether someone came back to a server");
    }
    let silent = asker.member.and_then(|member| member.communication_disabled_until).map(UnixMs::from);
    check_time_out(app, interaction, button, silent)?;
    let answer = route::answer(app, http, caller, interaction, button).await?;
    let may_be_stopped = arrival.is_none_or(|known| known.has_obstacles);
    Ok(if may_be_stopped && is_about_offers(interaction, button) {
        with_obstacles(app, caller, answer).await
    } else {
        answer
    })
}

/// A refusal in words, or the apology for a fault of ours, which is logged here and nowhere else.
fn error_response(app: &App, interaction: &Interaction, person: PersonId, error: HandlerError) -> Response {
    let language = language_of(interaction);
    let failure = match error {
        HandlerError::App(Error::Refused(refusal)) => {
            let post = refusals::refusal(language, &refusal, person);
            return match loses_typed(interaction, &refusal) {
                true => give_back(language, post, &typed(interaction)),
                false => Response::Reply(post),
            };
        }
        // The log says so by itself, a few times.
        HandlerError::App(failure) if failure.is_outage() => {
            return unsaved(language, failure.is_certain(), &typed(interaction));
        }
        HandlerError::App(Error::Store(failure)) => failure.to_string(),
        HandlerError::Malformed(what) => what,
    };
    let reference = app.new_reference();
    error!(reference, failure, interaction = %interaction.id(), "couldn't handle an interaction");
    give_back(language, refusals::apology(language, &reference), &typed(interaction))
}

/// Whether a refused form held sentences that its refusal neither keeps nor repeats. What the other forms ask for (an address, a
/// code, a setting) is quickly typed again.
fn loses_typed(interaction: &Interaction, refusal: &Refusal) -> bool {
    let holds_sentences = matches!(interaction, Interaction::Modal(_))
        && matches!(
            button_of(interaction),
            Some(
                AnyControl::Offer(_)
                    | AnyControl::Contract(_)
                    | AnyControl::People(_)
                    | AnyControl::Reports(_)
                    | AnyControl::Feedback(_)
                    | AnyControl::Job(_)
                    | AnyControl::Proposal(_)
                    | AnyControl::Invitation(_)
                    | AnyControl::Moderation(_)
            )
        );
    let is_kept = matches!(
        refusal,
        Refusal::Draft(DraftRefusal::Form { .. })
            | Refusal::Moderation(
                ModerationRefusal::AlreadyReported { .. }
                    | ModerationRefusal::AppealedLately { .. }
                    | ModerationRefusal::Length { .. }
            )
    );
    holds_sentences && !is_kept
}

/// Whether it shows somebody what was sent or agreed, which stays theirs to read after they left the server.
const fn only_reads(button: Option<AnyControl>) -> bool {
    matches!(
        button,
        Some(
            AnyControl::Offer(OfferButton::View { .. } | OfferButton::Read { .. })
                | AnyControl::ContractList(ContractListButton::Read { .. } | ContractListButton::Part(_))
        )
    )
}

/// Whether the answer is where people look for what became of their offers.
fn is_about_offers(interaction: &Interaction, button: Option<AnyControl>) -> bool {
    match interaction {
        Interaction::Command(command) => {
            matches!(command.data.name.as_str(), "offer" | "offers" | contracts::commands::LIST)
        }
        Interaction::Component(_) => matches!(
            button,
            Some(
                AnyControl::Offer(
                    OfferButton::SendDraft { .. } | OfferButton::View { .. } | OfferButton::Read { .. }
                ) | AnyControl::List(_)
                    | AnyControl::ContractList(
                        ContractListButton::Page { .. }
                            | ContractListButton::ByState(_)
                            | ContractListButton::BySide(_)
                    )
            )
        ),
        _ => false,
    }
}

/// Where and by whom, as Discord says it.
struct Asker<'a> {
    guild: Option<id::GuildId>,
    member: Option<&'a Member>,
    user: &'a User,
}

fn asker(interaction: &Interaction) -> Option<Asker<'_>> {
    let (guild, member, user) = match interaction {
        Interaction::Command(command) | Interaction::Autocomplete(command) => {
            (command.guild_id, command.member.as_deref(), &command.user)
        }
        Interaction::Component(press) => (press.guild_id, press.member.as_ref(), &press.user),
        Interaction::Modal(form) => (form.guild_id, form.member.as_ref(), &form.user),
        _ => return None,
    };
    Some(Asker { guild, member, user })
}

/// Who interacts, and in which server; `None` where no server is meant. In a direct message what was pressed names one, and
/// the person has the name there that they had last.
async fn caller_of(
    app: &App,
    interaction: &Interaction,
    &Asker { guild, member, user }: &Asker<'_>,
    button: Option<AnyControl>,
) -> Result<Option<Caller>, HandlerError> {
    let person = user.id.into();
    let (guild, known_as) = match (guild, button.and_then(AnyControl::target)) {
        (Some(guild), _) => (guild.into(), None),
        (None, Some(target)) => {
            let found = app.guild_of_target(target, person).await?;
            (found.guild, found.known_as)
        }
        (None, None) => return Ok(None),
    };
    let (name, avatar_url) = match known_as {
        Some(known) => (known.name, known.avatar_url),
        None => (shown_name(member, user), Some(member.map_or_else(|| user.face(), Member::face))),
    };
    Ok(Some(Caller {
        guild,
        person,
        name,
        username: Some(user.name.clone()),
        avatar_url,
        joined: member.and_then(|member| member.joined_at).map(Into::into),
        language: language_of(interaction),
        zone_hint: hint_of_locale(locale_of(interaction)),
        roles: member.map_or_else(Vec::new, |member| member.roles.iter().copied().map(Into::into).collect()),
        manages_server: member.and_then(|member| member.permissions).is_some_and(may_manage),
        is_known: false,
    }))
}

/// What was pressed or submitted, if it is anything of ours.
fn button_of(interaction: &Interaction) -> Option<AnyControl> {
    match interaction {
        Interaction::Component(press) => AnyControl::parse(&press.data.custom_id),
        Interaction::Modal(form) => AnyControl::parse(&form.data.custom_id),
        _ => None,
    }
}

/// The language that a person set their Discord to.
pub(super) fn language_of(interaction: &Interaction) -> Language {
    Language::of_locale(locale_of(interaction))
}

/// The locale of a person's client, as Discord names it.
fn locale_of(interaction: &Interaction) -> &str {
    match interaction {
        Interaction::Command(command) | Interaction::Autocomplete(command) => &command.locale,
        Interaction::Component(press) => &press.locale,
        Interaction::Modal(form) => &form.locale,
        _ => "",
    }
}

fn shown_name(member: Option<&Member>, user: &User) -> String {
    member.map_or_else(|| user.display_name(), Member::display_name).to_owned()
}

fn may_manage(permissions: Permissions) -> bool {
    permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR)
}
