//! Hours of a contract as people read them: previewed, logged, listed, objected to, taken out.

use super::statement::time_text;
use super::work::Told;
use crate::app::{HoursPreview, PreviewOutcome, WorkBrief};
use crate::discord::contracts::buttons::{EntryRef, HoursButton};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{blurple, green, grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, plain_line, plain_weekday_and_day, quoted, weekday_and_day};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{ContractHappening, Hours};
use crate::domain::contracts::hours::{check_object, check_remove, log_days, open_hours};
use crate::domain::contracts::refusal::HoursObstacle;
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::weeks::{HoursStage, LoggedHours, week_of};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::ids::PersonId;
use crate::domain::offers::terms::Price;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateSelectMenuOption};

/// How much of what was done is shown: all of it, unless most of it has to be escaped.
const DONE_UNITS: usize = 3_000;
/// Most options of one menu.
const MENU: usize = 25;

/// Hours as they would be logged.
#[must_use]
pub fn preview_hours(language: Language, preview: &HoursPreview) -> Post {
    let HoursPreview { draft, found, hours, done, obstacle, today, .. } = preview;
    let title = say!(language, "contract-hours-preview", time = time_text(language, hours.minutes));
    let next = match obstacle {
        Some(obstacle) => too_many(language, *obstacle),
        None => {
            let client = name_of(found.contract.client);
            say!(language, "contract-hours-preview.next", client = client)
        }
    };
    let body = format!("{}\n\n{next}", previewed_facts(language, preview, done));
    let days = log_days(found, *today).map(|day| {
        CreateSelectMenuOption::new(plain_weekday_and_day(language, day), day.to_string())
            .default_selection(day == hours.day)
    });
    let seen = preview.hash();
    let log = HoursButton::Log { draft: *draft, seen };
    let log = obstacle.is_none().then(|| green(log, say!(language, "contract-button-log")));
    notice_of(Colour::Pending, title, body)
        .with_row(CreateActionRow::SelectMenu(select(HoursButton::LogDay(*draft), days.collect())))
        .with_buttons(log.into_iter().chain([
            grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
            grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
        ]))
}

/// The day, what that comes to where its author may read it, the week, and what was done.
fn previewed_facts(language: Language, preview: &HoursPreview, done: &str) -> String {
    let HoursPreview { by, found, hours, .. } = preview;
    let day = weekday_and_day(language, hours.day);
    let reads = Seat::of(&found.contract, *by).is_some_and(Seat::reads_amounts);
    let first = match preview.worth().filter(|_| reads) {
        Some(amount) => {
            say!(language, "contract-hours-preview.worth", day = day, amount = amount.to_string())
        }
        None => say!(language, "contract-hours-preview.day", day = day),
    };
    let logged = found.work.minutes_of_week(week_of(hours.day));
    let week = of_limit(language, &found.contract, logged);
    let week = say!(language, "contract-hours-preview.week", logged = week);
    format!("{first}\n{week}\n{}", quoted(done, DONE_UNITS))
}

/// So long, of the weekly limit where there is one.
pub(super) fn of_limit(language: Language, contract: &Contract, minutes: u32) -> String {
    let time = time_text(language, minutes);
    match contract.terms.price {
        Price::Hourly { weekly_limit_hours: Some(most), .. } => {
            say!(language, "contract-hours-of", time = time, most = most)
        }
        Price::Hourly { weekly_limit_hours: None, .. } | Price::Fixed { .. } => time,
    }
}

/// Why so many hours can't be logged, and what can be.
#[must_use]
pub fn too_many(language: Language, obstacle: HoursObstacle) -> String {
    match obstacle {
        HoursObstacle::WeeklyLimit { most, left: 0 } => {
            say!(language, "contract-hours-above.none", most = most)
        }
        HoursObstacle::WeeklyLimit { most, left } => {
            say!(language, "contract-hours-above", most = most, left = time_text(language, left))
        }
        HoursObstacle::WholeDay { left: 0 } => say!(language, "contract-hours-above.full"),
        HoursObstacle::WholeDay { left } => {
            say!(language, "contract-hours-above.day", left = time_text(language, left))
        }
    }
}

/// What whoever pressed Log hours reads: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_log(language: Language, outcome: &PreviewOutcome<HoursPreview>) -> Post {
    match outcome {
        PreviewOutcome::Done(preview) => logged(language, preview),
        PreviewOutcome::Renewed(preview) => {
            preview_hours(language, preview).saying(say!(language, "contract-hours-renewed"))
        }
    }
}

fn logged(language: Language, preview: &HoursPreview) -> Post {
    let HoursPreview { found, hours, today, .. } = preview;
    let title = say!(language, "contract-hours-logged", time = time_text(language, hours.minutes));
    let week = of_limit(language, &found.contract, found.work.minutes_of_week(week_of(hours.day)));
    let day = weekday_and_day(language, hours.day);
    let next = match week_of(hours.day) < week_of(*today) {
        true => say!(language, "contract-hours-logged.late", client = name_of(found.contract.client)),
        false => say!(language, "contract-hours-logged.next"),
    };
    let facts = say!(language, "contract-hours-logged.text", day = day, logged = week);
    let again = grey(HoursButton::AskLog(found.contract.id), say!(language, "contract-button-log-more"));
    notice_of(Colour::Accepted, title, format!("{facts}\n\n{next}")).with_buttons([again])
}

/// The hours that count, the newest day first as long as the menu holds all of them, to be looked at.
#[must_use]
pub fn choose_hours(language: Language, found: &ContractAtWork, (reader, now): (PersonId, UnixMs)) -> Post {
    let mut open = open_hours(found, reader).unwrap_or_default();
    if open.len() > MENU {
        // What the reader can do something about comes first, and of that the oldest: for it the time ends first.
        let can_act = |one: &LoggedHours<'_>| {
            let seq = one.logged.seq;
            one.stage() == HoursStage::InQuestion
                || check_object(found, (reader, now), seq).is_ok()
                || check_remove(found, reader, seq).is_ok()
        };
        open.sort_by_cached_key(|one| (!can_act(one), one.hours.day));
    }
    let options = open.iter().take(MENU).map(|one| {
        let done = one.logged.message.as_deref().unwrap_or_default();
        let line = say!(
            language,
            "contract-hours-option",
            time = time_text(language, one.hours.minutes),
            day = plain_weekday_and_day(language, one.hours.day),
            done = plain_line(done, 100)
        );
        CreateSelectMenuOption::new(plain_line(&line, 100), one.logged.seq.to_string())
    });
    let menu = select(HoursButton::ChooseHours(found.contract.id), options.collect());
    let more = open.len().saturating_sub(MENU);
    let text = match more {
        0 => say!(language, "contract-hours-choose.text"),
        _ => say!(language, "contract-hours-choose.latest", most = MENU),
    };
    notice_of(Colour::Pending, say!(language, "contract-hours-choose"), text).with_row(
        CreateActionRow::SelectMenu(menu.placeholder(say!(language, "contract-hours-choose.placeholder"))),
    )
}

/// The hours that line `seq` logs, with what `reader` can do about them at `now`.
#[must_use]
pub fn review_hours(
    language: Language,
    found: &ContractAtWork,
    seq: i64,
    (reader, now): (PersonId, UnixMs),
) -> Post {
    let Ok(one) = found.work.logged(seq) else {
        return choose_hours(language, found, (reader, now));
    };
    let title = say!(language, "contract-hours-one", time = time_text(language, one.hours.minutes));
    let line = EntryRef { contract: found.contract.id, seq };
    let is_client = found.contract.client == reader;
    let mut buttons = Vec::new();
    if check_object(found, (reader, now), seq).is_ok() {
        buttons.push(red(HoursButton::AskObject(line), say!(language, "contract-button-object")));
    }
    if is_client && one.stage() == HoursStage::InQuestion {
        let withdraw = say!(language, "contract-button-withdraw-objection");
        buttons.push(green(HoursButton::WithdrawObjection(line), withdraw));
    }
    if check_remove(found, reader, seq).is_ok() {
        buttons.push(red(HoursButton::RemoveHours(line), say!(language, "contract-button-remove-hours")));
    }
    let is_theirs = is_client || check_remove(found, reader, seq).is_ok();
    let state = match (one.stage(), is_theirs) {
        (HoursStage::Counted, false) => say!(language, "contract-hours-stage.colleague"),
        _ => stage_of(language, found, &one, (is_client, now)),
    };
    let body = format!("{}\n\n{state}", facts(language, &one));
    notice_of(Colour::Pending, title, body).with_buttons(buttons)
}

/// Who worked, when, and what they did.
fn facts(language: Language, one: &LoggedHours<'_>) -> String {
    let (who, when) = (name_of(one.logged.by), moment(one.logged.at));
    let day = weekday_and_day(language, one.hours.day);
    let said = say!(language, "contract-hours-one.text", who = who, day = day, when = when);
    let done = one.logged.message.as_deref().unwrap_or_default();
    format!("{said}\n{}", quoted(done, DONE_UNITS))
}

/// How hours stand, and what can be done about them.
fn stage_of(
    language: Language,
    found: &ContractAtWork,
    one: &LoggedHours<'_>,
    (is_client, now): (bool, UnixMs),
) -> String {
    match (one.stage(), is_client) {
        (HoursStage::Removed, _) => say!(language, "contract-hours-stage.removed"),
        (HoursStage::InQuestion, true) => say!(language, "contract-hours-stage.yours"),
        (HoursStage::InQuestion, false) => {
            say!(language, "contract-hours-stage.question", client = name_of(found.contract.client))
        }
        (HoursStage::Counted, true) => match found.work.objection_ends(one) {
            None => say!(language, "contract-hours-stage.client"),
            Some(end) if end > now => say!(language, "contract-hours-stage.until", until = moment(end)),
            Some(_) => say!(language, "contract-hours-stage.over"),
        },
        (HoursStage::Counted, false) => say!(language, "contract-hours-stage"),
    }
}

/// What the client who objected reads.
#[must_use]
pub fn objected(language: Language, found: &ContractAtWork, seq: i64) -> Post {
    let title = say!(language, "contract-hours-objected", hours = hours_of(language, found, seq));
    let who = recipient_of(&found.contract.contractor);
    notice_of(Colour::ChangeRequested, title, say!(language, "contract-hours-objected.text", who = who))
}

/// What the client who took an objection back reads.
#[must_use]
pub fn objection_withdrawn(language: Language, found: &ContractAtWork, seq: i64) -> Post {
    let title = say!(language, "contract-hours-withdrawn", hours = hours_of(language, found, seq));
    let who = recipient_of(&found.contract.contractor);
    notice_of(Colour::Accepted, title, say!(language, "contract-hours-withdrawn.text", who = who))
}

/// What whoever took hours out reads.
#[must_use]
pub fn hours_removed(language: Language, found: &ContractAtWork, seq: i64) -> Post {
    let title = say!(language, "contract-hours-removed", hours = hours_of(language, found, seq));
    notice_of(Colour::Accepted, title, say!(language, "contract-hours-removed.text"))
}

/// The hours of line `seq`: how long, and when.
fn hours_of(language: Language, found: &ContractAtWork, seq: i64) -> String {
    found.work.logged(seq).map_or_else(|_| String::new(), |one| time_and_day(language, one.hours))
}

/// `3h 30m (Tue, …)`.
#[must_use]
pub fn time_and_day(language: Language, hours: Hours) -> String {
    time_on(language, hours.minutes, weekday_and_day(language, hours.day))
}

/// The same with what the day is called where it stands.
pub(super) fn time_on(language: Language, minutes: u32, day: String) -> String {
    say!(language, "contract-hours-time-and-day", time = time_text(language, minutes), day = day)
}

/// What a line about hours is told as in the room.
pub(super) fn told_of_hours(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, who) = (found.language, name_of(entry.by));
    let seq = entry.answers.unwrap_or(entry.seq);
    let logged = found.work.logged(seq).ok();
    let hours = logged.map_or_else(String::new, |one| time_and_day(language, one.hours));
    let review = review_button(language, EntryRef { contract: found.contract.id, seq });
    match entry.what {
        ContractHappening::HoursRemoved => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-hours-removed", who = who, hours = hours),
            next: say!(language, "contract-told-hours-removed.next"),
            act: Vec::new(),
        },
        ContractHappening::HoursObjected => Told {
            colour: Colour::ChangeRequested,
            news: say!(language, "contract-told-hours-objected", who = who, hours = hours),
            next: say!(language, "contract-told-hours-objected.next"),
            act: vec![review],
        },
        ContractHappening::ObjectionWithdrawn => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-hours-withdrawn", who = who, hours = hours),
            next: say!(language, "contract-told-hours-withdrawn.next"),
            act: Vec::new(),
        },
        _ => Told {
            colour: Colour::Pending,
            news: say!(language, "contract-told-hours-late", who = who, hours = hours),
            next: say!(language, "contract-told-hours-late.next"),
            act: vec![review],
        },
    }
}

/// Begins to log hours.
pub(super) fn log_button(language: Language, contract: &Contract) -> CreateButton {
    blurple(HoursButton::AskLog(contract.id), say!(language, "contract-button-log"))
}

/// Shows the hours that count.
pub(super) fn hours_button(language: Language, contract: &Contract) -> CreateButton {
    grey(HoursButton::ReviewHours(contract.id), say!(language, "contract-button-review-hours"))
}

fn review_button(language: Language, line: EntryRef) -> CreateButton {
    blurple(HoursButton::ReviewLogged(line), say!(language, "contract-button-review-hours"))
}
