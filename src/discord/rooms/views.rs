//! What people read about rooms: what is wrong and who can change it, and that the other side left. Pure functions.

use super::buttons::RoomsButton;
use crate::app::{Person, RecordedObstacle};
use crate::discord::marks::PRIVACY_FOOTER;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment};
use crate::domain::ids::{ChannelId, EffectId, PersonId};
use crate::domain::offers::offer::{Offer, State};
use crate::domain::server::obstacle::{Obstacle, Permission, RoleLack};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// For moderators: what is wrong, since when, what to do, and a button for afterwards.
#[must_use]
pub fn alert(language: Language, met: &RecordedObstacle) -> Post {
    let since = say!(language, "rooms-since", when = moment(met.since));
    let (title, next) = match met.obstacle {
        Obstacle::NoOwner { .. } => {
            (say!(language, "agency-no-owner-alert"), say!(language, "agency-no-owner-next"))
        }
        Obstacle::BadgeRole { .. } => {
            (say!(language, "server-badge-role-alert"), say!(language, "rooms-alert.next"))
        }
        _ => (say!(language, "rooms-alert"), say!(language, "rooms-alert.next")),
    };
    let body = format!("{}\n{since}\n\n{next}", remedy(language, &met.obstacle));
    let button = RoomsButton::TryAgain(met.id);
    notice_of(Colour::ChangeRequested, title, body)
        .with_buttons([grey(button, say!(language, "rooms-try-again"))])
}

/// For whoever has a room that is stopped, under the answer to what they did: that nothing is lost, and whom to ask.
pub fn stopped(language: Language, obstacles: &[Obstacle]) -> CreateEmbed {
    let remedies: Vec<String> = obstacles.iter().map(|obstacle| remedy(language, obstacle)).collect();
    let next = say!(language, "rooms-stopped.next");
    CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .title(say!(language, "rooms-stopped"))
        .description(format!("{}\n\n{next}", remedies.join("\n")))
}

/// A moderator had everything tried again.
#[must_use]
pub fn trying_again(language: Language) -> Post {
    notice_of(Colour::Quiet, say!(language, "rooms-trying"), say!(language, "rooms-trying.text"))
}

/// Tells `to` that the other side has left the server while an offer waits or a contract runs.
#[must_use]
pub fn left_server(
    language: Language,
    offer: &Offer,
    left: Option<&Person>,
    to: PersonId,
    tag: Option<EffectId>,
) -> Post {
    let who =
        left.map_or_else(|| say!(language, "room-somebody"), |person| escaped_line(&person.name, NAME_UNITS));
    let key = if matches!(offer.state, State::Accepted { .. }) {
        say!(language, "rooms-left.agreed")
    } else if offer.client == to {
        say!(language, "rooms-left.client", until = moment(offer.expires))
    } else {
        say!(language, "rooms-left.party", until = moment(offer.expires))
    };
    let view = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    notice_of(Colour::Dim, say!(language, "rooms-left", who = who), key)
        .saying(name_of(to))
        .mentioning(to)
        .with_buttons([view])
}

/// Tells both sides, in their private channel, that others could read it.
#[must_use]
pub fn exposed(language: Language, people: &[PersonId]) -> Post {
    let names: Vec<String> = people.iter().map(|person| name_of(*person)).collect();
    let embed = CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .title(say!(language, "rooms-exposed"))
        .description(say!(language, "rooms-exposed.text"))
        .footer(CreateEmbedFooter::new(PRIVACY_FOOTER));
    people.iter().fold(Post::embed(embed).saying(names.join(" ")), |post, person| post.mentioning(*person))
}

/// Tells the moderators that outsiders could read a private channel.
#[must_use]
pub fn exposed_alert(language: Language, channel: ChannelId) -> Post {
    let embed = CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .title(say!(language, "rooms-exposed-alert"))
        .description(say!(language, "rooms-exposed-alert.text", channel = format!("<#{channel}>")))
        .footer(CreateEmbedFooter::new(PRIVACY_FOOTER));
    Post::embed(embed)
}

/// How much of a name is shown.
const NAME_UNITS: usize = 100;

/// What is wrong and what changes it, in a sentence or two.
pub(in crate::discord) fn remedy(language: Language, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::NoRooms { missing } if missing.is_empty() => say!(language, "rooms-refused"),
        Obstacle::NoRooms { missing } => {
            say!(language, "rooms-no-rooms", permissions = permissions(language, missing))
        }
        Obstacle::ServerFull => say!(language, "rooms-server-full"),
        Obstacle::TooManyThreads => say!(language, "rooms-too-many-threads"),
        Obstacle::LockedThread { channel } => {
            say!(language, "rooms-locked-thread", channel = format!("<#{channel}>"))
        }
        Obstacle::PinsFull { channel } => {
            say!(language, "rooms-pins-full", channel = format!("<#{channel}>"))
        }
        Obstacle::BadgeRole { role, lack } => {
            let role = format!("<@&{role}>");
            match lack {
                RoleLack::Gone => say!(language, "server-badge-role-gone"),
                RoleLack::Above => say!(language, "server-badge-role-above", role = role),
                RoleLack::Permission => say!(language, "server-badge-role-permission", role = role),
                RoleLack::Managed => say!(language, "server-badge-role-managed", role = role),
            }
        }
        Obstacle::TwoFactor => say!(language, "rooms-two-factor"),
        Obstacle::NotInServer => say!(language, "rooms-not-in-server"),
        Obstacle::NoOwner { name, .. } => {
            say!(language, "agency-no-owner", agency = escaped_line(name, NAME_UNITS))
        }
        Obstacle::HiddenHub { hub } => say!(language, "rooms-hidden-hub", hub = format!("<#{hub}>")),
        Obstacle::PublicModeratorsChannel { channel } => {
            say!(language, "check-public-moderators", channel = format!("<#{channel}>"))
        }
        Obstacle::HiddenPlace { channel } => {
            say!(language, "rooms-hidden-place", channel = format!("<#{channel}>"))
        }
        Obstacle::ShutOut { channel, missing } if missing.is_empty() => {
            say!(language, "rooms-refused-in", channel = format!("<#{channel}>"))
        }
        Obstacle::ShutOut { channel, missing } => say!(
            language,
            "rooms-shut-out",
            channel = format!("<#{channel}>"),
            permissions = permissions(language, missing)
        ),
    }
}

/// Permissions as Discord's settings call them, in a row.
pub(in crate::discord) fn permissions(language: Language, permissions: &[Permission]) -> String {
    let names =
        permissions.iter().map(|permission| format!("**{}**", permission_name(language, *permission)));
    names.collect::<Vec<_>>().join(", ")
}

/// A permission as Discord's settings call it.
fn permission_name(language: Language, permission: Permission) -> String {
    match permission {
        Permission::ViewChannel => say!(language, "rooms-permission-view-channel"),
        Permission::SendMessages => say!(language, "rooms-permission-send-messages"),
        Permission::EmbedLinks => say!(language, "rooms-permission-embed-links"),
        Permission::AttachFiles => say!(language, "rooms-permission-attach-files"),
        Permission::ReadMessageHistory => say!(language, "rooms-permission-read-history"),
        Permission::PinMessages => say!(language, "rooms-permission-pin-messages"),
        Permission::ManageChannels => say!(language, "rooms-permission-manage-channels"),
        Permission::ManageRoles => say!(language, "rooms-permission-manage-roles"),
        Permission::CreatePrivateThreads => say!(language, "rooms-permission-create-threads"),
        Permission::SendMessagesInThreads => say!(language, "rooms-permission-send-in-threads"),
        Permission::ManageThreads => say!(language, "rooms-permission-manage-threads"),
    }
}
