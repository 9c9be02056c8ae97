//! What time says of a piece whose day comes: two days before, and on the day after it was due. Owns when, and that each is said once.

use super::contract::{Contract, ContractState};
use super::entry::{ContractEntry, ContractHappening};
use super::weeks::begins;
use super::work::{ContractAtWork, Piece, Work, decided};
use crate::domain::decision::Decision;
use crate::domain::time::{HOUR_MS, UnixMs};
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

/// How long before a piece is due whoever owes it is reminded.
const BEFORE: Days = Days::new(2);
/// At which hour of the day, in the server's time zone.
const HOUR: i64 = 9;

/// When the two reminders of a piece that is due on `day` are said: before it, and after it.
fn moments(day: NaiveDate, zone: Tz) -> Option<[UnixMs; 2]> {
    let morning = |day| begins(day, zone).plus(HOUR * HOUR_MS);
    Some([morning(day.checked_sub_days(BEFORE)?), morning(day.succ_opt()?)])
}

/// The pieces of which something is to be said, by their places, and when next.
pub(super) fn reminders_due(contract: &Contract, work: &Work, zone: Tz) -> Vec<(UnixMs, u32)> {
    if contract.state != ContractState::Active {
        return Vec::new();
    }
    let pieces = work.pieces(contract).into_iter().filter(|piece| piece.stage().is_open());
    pieces.filter_map(|piece| Some((due(contract, work, &piece, zone)?, piece.place))).collect()
}

/// When a reminder of a new contract can be said first, wherever its server is.
pub(super) fn first_reminder(contract: &Contract) -> Option<UnixMs> {
    let places = 0..=u32::try_from(contract.terms.milestones().len()).unwrap_or(u32::MAX);
    let days = places.filter_map(|place| contract.due_of(place));
    // There a day begins before it does anywhere else.
    let first = days.filter_map(|day| moments(day, Tz::Pacific__Kiritimati)).map(|[before, _]| before);
    first.min().map(|at| at.max(contract.started))
}

fn due(contract: &Contract, work: &Work, piece: &Piece<'_>, zone: Tz) -> Option<UnixMs> {
    let [before, after] = moments(contract.due_of(piece.place)?, zone)?;
    let agreed = work.due_since(contract, piece.place);
    let (since, agreed_at) = agreed.map_or((0, contract.started), |agreed| (agreed.seq, agreed.at));
    let was_said = |what| {
        let said = work.0.iter().filter(|entry| entry.seq > since);
        said.into_iter().any(|entry| entry.what == what && entry.piece == piece.place)
    };
    let is_overdue = was_said(ContractHappening::Overdue);
    let is_said = is_overdue || was_said(ContractHappening::DueSoon);
    // Of a day that had passed when both agreed on it nothing is said.
    let open = [(before, is_said), (after, is_overdue)].into_iter();
    open.filter(|(at, is_said)| !is_said && *at > agreed_at).map(|(at, _)| at).min()
}

/// Whoever owes the piece at `place` is reminded of it, once, however late.
pub(super) fn remind_of_piece(
    on: &ContractAtWork,
    place: u32,
    now: UnixMs,
) -> Decision<ContractAtWork, ContractEntry> {
    let over = on.contract.due_of(place).and_then(|day| moments(day, on.zone));
    let what = match over {
        Some([_, after]) if after <= now => ContractHappening::Overdue,
        _ => ContractHappening::DueSoon,
    };
    let to = on.contract.contractor.spokesperson();
    let latest = on.work.piece(&on.contract, place).ok().and_then(|piece| piece.latest);
    let entry = ContractEntry {
        answers: latest.map(|latest| latest.seq),
        ..ContractEntry::new(on, (to, now), place, what, None)
    };
    decided(on, entry, to)
}

#[cfg(test)]
mod tests;
