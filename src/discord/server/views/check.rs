//! What `/parley check` found: each thing that is wrong, with what to do. Pure functions.

use crate::app::{GivenUp, Health};
use crate::discord::rooms::views::{permissions, remedy};
use crate::discord::server::buttons::ServerButton;
use crate::discord::ui::buttons::blurple;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, units};
use crate::discord::{
    agencies, contracts, feedback, invitations, jobs, moderation, notifications, offers, proposals, rooms,
    server,
};
use crate::domain::effect::Effect;
use crate::domain::ids::ChannelId;
use crate::domain::server::checkup::{Finding, PlaceKind, Survey, findings};
use crate::domain::server::obstacle::Obstacle;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// Room of one list, in UTF-16 units.
const LIST_UNITS: usize = 1_700;
/// How much of the last error is shown.
const ERROR_UNITS: usize = 120;

/// What is wrong, and what to do; `seen` is `None` where Discord did not let us look.
#[must_use]
pub fn checkup(language: Language, health: &Health, seen: Option<&Survey>) -> Post {
    let found: Vec<String> = match seen {
        Some(survey) => findings(survey).iter().map(|found| finding(language, found)).collect(),
        None => vec![say!(language, "check-unseen")],
    };
    let met: Vec<String> = health
        .met
        .iter()
        .filter(|met| seen.is_none() || !is_named_above(&met.obstacle))
        .map(|met| remedy(language, &met.obstacle))
        .collect();
    let lost: Vec<String> = health.given_up.iter().map(|lost| given_up(language, lost)).collect();
    let has_trouble = !health.met.is_empty() || health.mail_blocks > 0;
    let is_well = found.is_empty() && met.is_empty() && lost.is_empty() && !has_trouble;
    let (colour, title) = if is_well {
        (Colour::Accepted, say!(language, "check-well"))
    } else {
        (Colour::ChangeRequested, say!(language, "check-found"))
    };
    let mut parts: Vec<String> = Vec::new();
    if is_well {
        parts.push(say!(language, "check-well.text"));
    }
    if !found.is_empty() {
        parts.push(list(language, &found));
    }
    if !met.is_empty() {
        parts.push(format!("{}\n{}", say!(language, "check-stopped"), list(language, &met)));
    }
    let crowded = seen.map(|survey| crowded(language, survey)).unwrap_or_default();
    if !crowded.is_empty() {
        parts.push(list(language, &crowded));
    }
    if health.stopped_count > 0 {
        parts.push(say!(language, "check-waiting", count = health.stopped_count));
    }
    if health.mail_blocks > 0 {
        parts.push(say!(language, "check-mail-blocked", count = health.mail_blocks));
    }
    let mut embed = CreateEmbed::new().colour(colour.rgb()).title(title).description(parts.join("\n\n"));
    if parts.is_empty() {
        let rest =
            if lost.is_empty() { say!(language, "check-waits") } else { say!(language, "check-rights-well") };
        embed = embed.description(rest);
    }
    let mut post = Post::embed(embed);
    if !lost.is_empty() {
        let count = usize::try_from(health.given_up_count).unwrap_or(usize::MAX);
        let lost = list_of(language, &lost, count);
        let embed = CreateEmbed::new().colour(Colour::ChangeRequested.rgb());
        post = post.with_embed(embed.title(say!(language, "check-given-up")).description(lost));
    }
    let again = ServerButton::CheckAgain;
    post.with_buttons([blurple(again, say!(language, "check-again"))])
}

/// What was tried again, above the new result.
#[must_use]
pub fn tried(language: Language, count: u64) -> String {
    say!(language, "check-tried", count = count)
}

/// Whether looking at the server names it better than the delivery that met it.
const fn is_named_above(obstacle: &Obstacle) -> bool {
    match obstacle {
        Obstacle::NoRooms { missing } | Obstacle::ShutOut { missing, .. } => !missing.is_empty(),
        Obstacle::HiddenPlace { .. } | Obstacle::PublicModeratorsChannel { .. } => true,
        Obstacle::ServerFull
        | Obstacle::TooManyThreads
        | Obstacle::HiddenHub { .. }
        | Obstacle::LockedThread { .. }
        | Obstacle::PinsFull { .. }
        | Obstacle::TwoFactor
        | Obstacle::BadgeRole { .. }
        | Obstacle::NotInServer
        | Obstacle::NoOwner { .. } => false,
    }
}

fn finding(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::RoleLacks(missing) => {
            say!(language, "check-role-lacks", permissions = permissions(language, missing))
        }
        Finding::PlaceLacks { kind, channel, missing } => say!(
            language,
            "check-place-lacks",
            what = place(language, *kind),
            channel = format!("<#{channel}>"),
            permissions = permissions(language, missing)
        ),
        Finding::Gone { kind: PlaceKind::ModeratorsChannel, .. } => {
            say!(language, "check-gone-moderators-channel")
        }
        Finding::Gone { kind: PlaceKind::JobBoard, .. } => say!(language, "check-gone-job-board"),
        Finding::Gone { kind: PlaceKind::Hub, .. } => say!(language, "check-gone-hub"),
        Finding::Gone { kind: PlaceKind::Category | PlaceKind::Room, .. } => {
            say!(language, "check-gone-room")
        }
        Finding::PublicModeratorsChannel(channel) => {
            say!(language, "check-public-moderators", channel = format!("<#{channel}>"))
        }
        Finding::Exposed(channel) => {
            say!(language, "check-exposed", channel = format!("<#{channel}>"))
        }
        Finding::ExposedHub(channel) => {
            say!(language, "check-exposed-hub", channel = format!("<#{channel}>"))
        }
        Finding::RoleGone(_) => say!(language, "check-gone-role"),
        Finding::CommandHidden(role) => {
            say!(language, "check-hidden-command", role = format!("<@&{role}>"))
        }
    }
}

/// Threads with people in them who may belong there, as moderators do: a note, and no trouble.
fn crowded(language: Language, survey: &Survey) -> Vec<String> {
    let line = |(channel, count): &(ChannelId, u32)| {
        say!(language, "check-crowded", channel = format!("<#{channel}>"), count = *count)
    };
    survey.crowded.iter().map(line).collect()
}

fn place(language: Language, kind: PlaceKind) -> String {
    match kind {
        PlaceKind::ModeratorsChannel => say!(language, "check-place-moderators"),
        PlaceKind::JobBoard => say!(language, "check-place-job-board"),
        PlaceKind::Hub => say!(language, "check-place-hub"),
        PlaceKind::Category => say!(language, "check-place-category"),
        PlaceKind::Room => say!(language, "check-place-room"),
    }
}

fn given_up(language: Language, lost: &GivenUp) -> String {
    let what = match &lost.dead.effect {
        Some(effect) => lost_thing(language, effect),
        None => say!(language, "check-effect-unknown"),
    };
    let (tries, why) = (lost.dead.attempts, escaped_line(&lost.dead.last_error, ERROR_UNITS));
    match lost.number {
        Some(number) => say!(
            language,
            "check-lost-offer",
            what = what,
            number = number.to_string(),
            tries = tries,
            why = why
        ),
        None => say!(language, "check-lost", what = what, tries = tries, why = why),
    }
}

/// What was not delivered.
fn lost_thing(language: Language, effect: &Effect) -> String {
    match effect {
        Effect::Room(effect) => rooms::deliver::name(language, effect),
        Effect::Server(effect) => server::deliver::name(language, effect),
        Effect::Offer(effect) => offers::deliver::name(language, effect),
        Effect::Contract(effect) => contracts::deliver::name(language, effect),
        Effect::Feedback(effect) => feedback::deliver::name(language, effect),
        Effect::Job(effect) => jobs::deliver::name(language, effect),
        Effect::Proposal(effect) => proposals::deliver::name(language, effect),
        Effect::Invitation(effect) => invitations::deliver::name(language, effect),
        Effect::Agency(effect) => agencies::deliver::name(language, effect),
        Effect::Moderation(effect) => moderation::deliver::name(language, effect),
        Effect::Notification(effect) => notifications::deliver::name(language, effect),
        Effect::Mail(_) => say!(language, "check-effect-mail"),
        Effect::Webhook(_) => say!(language, "check-effect-webhook"),
    }
}

/// As many lines as there is room for, and how many there are beside.
fn list(language: Language, lines: &[String]) -> String {
    list_of(language, lines, lines.len())
}

/// The first of `count` lines, as far as there is space and they are known.
fn list_of(language: Language, lines: &[String], count: usize) -> String {
    let (mut shown, mut used) = (Vec::new(), 0);
    for line in lines {
        used += units(line) + 3;
        if used > LIST_UNITS {
            break;
        }
        shown.push(format!("• {line}"));
    }
    let left = count.saturating_sub(shown.len());
    if left > 0 {
        shown.push(say!(language, "offer-more", count = left));
    }
    shown.join("\n")
}

#[cfg(test)]
mod tests {
    //! Within Discord's limits however much is wrong, and with no word of its own.

    use super::*;
    use crate::app::{DeadEffect, RecordedObstacle};
    use crate::discord::offers::views::tests::languages::check_post;
    use crate::discord::offers::views::tests::limits;
    use crate::domain::effect::{OfferEffect, RoomEffect};
    use crate::domain::ids::{EffectId, GuildId, ObstacleId, OfferId, OfferNumber, RoleId, RoomId};
    use crate::domain::server::ServerRules;
    use crate::domain::server::checkup::Place;
    use crate::domain::time::UnixMs;

    fn health(met: usize, lost: usize) -> Health {
        let obstacles =
            [Obstacle::ServerFull, Obstacle::TooManyThreads, Obstacle::HiddenHub { hub: ChannelId(7) }];
        let met = obstacles.into_iter().take(met).enumerate().map(|(at, obstacle)| RecordedObstacle {
            id: ObstacleId(at as i64),
            guild: GuildId(1),
            obstacle,
            since: UnixMs(1),
            solved: false,
            changed: None,
            alert: None,
        });
        let given_up = (0..lost).map(|at| GivenUp {
            dead: DeadEffect {
                id: EffectId(at as i64),
                effect: match at % 3 {
                    0 => Some(OfferEffect::PostFiles { offer: OfferId(1), file: None }.into()),
                    1 => Some(RoomEffect::OpenRoom { room: RoomId(1) }.into()),
                    _ => None,
                },
                kind: "post_files".to_owned(),
                attempts: 3,
                last_error: "*".repeat(2_000),
            },
            number: at.is_multiple_of(2).then_some(OfferNumber(12)),
        });
        Health {
            rules: ServerRules::default(),
            rooms: Vec::new(),
            places: Vec::new(),
            met: met.collect(),
            stopped_count: u32::MAX,
            given_up: given_up.collect(),
            given_up_count: u32::try_from(lost).expect("few"),
            mail_blocks: u32::try_from(lost).expect("few"),
        }
    }

    #[test]
    fn results_fit_and_can_be_translated() {
        let kinds = [
            PlaceKind::ModeratorsChannel,
            PlaceKind::JobBoard,
            PlaceKind::Hub,
            PlaceKind::Category,
            PlaceKind::Room,
        ];
        let places = (0..600).map(|at: usize| Place {
            kind: kinds[at % 4],
            channel: ChannelId(i64::MAX - at as i64),
            have: (!at.is_multiple_of(3)).then_some(0),
        });
        let wide = Survey {
            command_hidden_from: Some(RoleId(3)),
            have: u64::MAX,
            places: places.collect(),
            lost_role: Some(RoleId(3)),
            exposed: vec![ChannelId(9)],
            exposed_hubs: vec![ChannelId(10)],
            crowded: (0..100).map(|at| (ChannelId(i64::MAX - at), u32::MAX)).collect(),
            public_moderators_channel: Some(ChannelId(8)),
        };
        let nothing = Survey { have: 0, ..wide.clone() };
        let well = Survey { have: u64::MAX, ..Survey::default() };
        for (met, lost) in [(0, 0), (3, 0), (0, 300), (3, 300)] {
            let health = health(met, lost);
            for seen in [None, Some(&wide), Some(&nothing), Some(&well)] {
                check_post(&checkup(Language::Pseudo, &health, seen));
                limits::check(&checkup(Language::English, &health, seen));
            }
        }
    }
}
