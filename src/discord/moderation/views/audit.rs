//! `/parley audit`: who did what, on whom, when and why, the newest first.

use crate::app::{AuditPage, AuditShown};
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment};
use crate::domain::ids::PersonId;
use crate::domain::moderation::audit::AuditedAct;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// How much of a reason stands in a line.
const WHY_UNITS: usize = 250;

/// What the choice of all acts is called in a select.
pub const EVERY: &str = "all";

/// One page, with a filter by what was done.
#[must_use]
pub fn audit(language: Language, page: &AuditPage) -> Post {
    let post = if page.lines.is_empty() {
        let title = say!(language, "moderation-audit-none");
        notice_of(Colour::Quiet, title, say!(language, "moderation-audit-none.text"))
    } else {
        let lines: Vec<String> = page.lines.iter().map(|shown| line(language, shown)).collect();
        let footer = say!(language, "moderation-audit-footer", page = page.page);
        Post::embed(
            CreateEmbed::new()
                .colour(Colour::Quiet.rgb())
                .title(say!(language, "moderation-audit"))
                .description(lines.join("\n\n"))
                .footer(CreateEmbedFooter::new(footer)),
        )
    };
    let option = |act: Option<AuditedAct>| {
        let word =
            act.map_or_else(|| say!(language, "moderation-audit-every"), |act| act_word(language, act));
        CreateSelectMenuOption::new(word, act.map_or(EVERY, AuditedAct::code))
            .default_selection(act == page.filter.act)
    };
    let options = [None].into_iter().chain(AuditedAct::ALL.map(Some)).map(option).collect();
    let select = select(ModerationButton::AuditActs { by: page.filter.by }, options);
    let turn = |to: u32| ModerationButton::Audit { filter: page.filter, page: to };
    post.with_row(CreateActionRow::SelectMenu(select)).with_buttons(turns(
        language,
        (page.page, page.has_more),
        turn,
    ))
}

/// What was done, in a few words.
#[must_use]
pub fn act_word(language: Language, act: AuditedAct) -> String {
    match act {
        AuditedAct::Setting => say!(language, "moderation-act-setting"),
        AuditedAct::ReportClaimed => say!(language, "moderation-act-claimed"),
        AuditedAct::ReportDismissed => say!(language, "moderation-act-dismissed"),
        AuditedAct::OfferRemoved => say!(language, "moderation-act-removed"),
        AuditedAct::JobClosed => say!(language, "moderation-act-job-closed"),
        AuditedAct::FeedbackHidden => say!(language, "moderation-act-hidden"),
        AuditedAct::FeedbackShown => say!(language, "moderation-act-shown"),
        AuditedAct::PersonWarned => say!(language, "moderation-act-warned"),
        AuditedAct::PersonSuspended => say!(language, "moderation-act-suspended"),
        AuditedAct::SuspensionEnded => say!(language, "moderation-act-ended"),
        AuditedAct::AgencyHandedOver => say!(language, "moderation-act-handed-over"),
        AuditedAct::DisputeClaimed => say!(language, "moderation-act-dispute-claimed"),
        AuditedAct::DisputeAsked => say!(language, "moderation-act-dispute-asked"),
        AuditedAct::DisputeDecided => say!(language, "moderation-act-dispute-decided"),
        AuditedAct::SamePerson => say!(language, "moderation-act-same"),
        AuditedAct::SamePersonEnded => say!(language, "moderation-act-same-ended"),
    }
}

fn line(language: Language, shown: &AuditShown) -> String {
    let entry = &shown.entry;
    let act = AuditedAct::from_code(&entry.what);
    let what = act.map_or_else(|| escaped_line(&entry.what, 60), |act| act_word(language, act));
    let subject = escaped_line(&entry.subject, 60);
    let what = match (act, entry.on) {
        (Some(AuditedAct::Setting), _) => {
            say!(language, "moderation-audit-setting", setting = setting(language, &entry.subject))
        }
        (Some(AuditedAct::SamePerson | AuditedAct::SamePersonEnded), Some(on)) => {
            let other = entry.subject.parse().map_or(subject, |other| name_of(PersonId(other)));
            say!(language, "moderation-audit-same", what = what, one = name_of(on), other = other)
        }
        (Some(AuditedAct::AgencyHandedOver), Some(on)) => {
            say!(language, "moderation-audit-to", what = what, subject = subject, on = name_of(on))
        }
        (Some(AuditedAct::DisputeClaimed | AuditedAct::DisputeAsked | AuditedAct::DisputeDecided), None) => {
            say!(language, "moderation-audit-dispute", what = what, subject = subject)
        }
        (_, Some(on)) => {
            say!(language, "moderation-audit-on", what = what, subject = subject, on = name_of(on))
        }
        (_, None) => format!("{what} · {subject}"),
    };
    let line = say!(
        language,
        "moderation-audit-line",
        what = what,
        who = name_of(entry.by),
        when = moment(entry.at)
    );
    let why = match act {
        Some(AuditedAct::Setting) => change(language, &entry.subject, &entry.why),
        _ => escaped_line(&entry.why, WHY_UNITS),
    };
    match (shown.is_involved, entry.why.is_empty()) {
        (true, _) => format!("{line}\n> {}", say!(language, "moderation-audit-party")),
        (false, true) => line,
        (false, false) => format!("{line}\n> {why}"),
    }
}

/// A setting by its code, as `/parley settings` calls it; one that only a newer program knows by its code alone.
fn setting(language: Language, code: &str) -> String {
    match code {
        "currency" => say!(language, "moderation-setting-currency"),
        "expiry" => say!(language, "moderation-setting-expiry"),
        "approval" => say!(language, "moderation-setting-approval"),
        "pending_per_client" => say!(language, "moderation-setting-pending-per-client"),
        "pending_per_pair" => say!(language, "moderation-setting-pending-per-pair"),
        "new_per_hour" => say!(language, "moderation-setting-new-per-hour"),
        "changes_per_hour" => say!(language, "moderation-setting-changes-per-hour"),
        "confirm_accept" => say!(language, "moderation-setting-confirm-accept"),
        "moderator_role" => say!(language, "server-choose-role"),
        "moderators_see_rooms" => say!(language, "moderation-setting-see-rooms"),
        "moderators_channel" => say!(language, "server-choose-moderators-channel"),
        "job_board" => say!(language, "server-job-board"),
        "room_style" => say!(language, "moderation-setting-room-style"),
        "hub_channel" => say!(language, "moderation-setting-hub"),
        "language" => say!(language, "moderation-setting-language"),
        "score_minimum" => say!(language, "moderation-setting-score-minimum"),
        "score_windows" => say!(language, "moderation-setting-score-windows"),
        "score_bands" => say!(language, "moderation-setting-score-bands"),
        "top_rated_role" => say!(language, "server-choose-top-rated"),
        "rising_role" => say!(language, "server-choose-rising"),
        "score_rates" => say!(language, "server-rates"),
        other => escaped_line(other, 60),
    }
}

/// A change in values, `old → new`, as people read them.
fn change(language: Language, code: &str, values: &str) -> String {
    let shown = |value: &str| match (code, value.parse::<u64>(), value) {
        ("moderator_role" | "top_rated_role" | "rising_role", Ok(role), _) => format!("<@&{role}>"),
        ("moderators_channel" | "hub_channel" | "job_board", Ok(channel), _) => format!("<#{channel}>"),
        ("moderator_role" | "top_rated_role" | "rising_role", _, "none") => say!(language, "server-nobody"),
        ("moderators_channel" | "hub_channel" | "job_board", _, "none") => {
            say!(language, "server-no-channel")
        }
        ("confirm_accept" | "moderators_see_rooms", _, "true") => say!(language, "server-on"),
        ("confirm_accept" | "moderators_see_rooms", _, "false") => say!(language, "server-off"),
        ("score_rates", _, "none") => say!(language, "moderation-setting-none"),
        ("room_style", _, "channels") => say!(language, "server-rooms-channels"),
        ("room_style", _, "threads") => say!(language, "server-rooms-threads"),
        _ => escaped_line(value, WHY_UNITS / 2),
    };
    values.split(" → ").map(shown).collect::<Vec<_>>().join(" → ")
}
