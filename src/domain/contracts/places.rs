//! The places of a contract's milestones. Owns that each keeps the place that it had, whatever is added, dropped or moved around it:
//! what was said about a milestone is said about the same one for ever. People read a number instead, by which the terms count it now.

use super::contract::{Contract, DroppedMilestone, Places};
use super::work::{Stage, Work};
use crate::domain::offers::terms::{Milestone, Terms};

impl Contract {
    /// The milestones with their places, in the order of the terms.
    pub fn milestones(&self) -> impl Iterator<Item = (u32, &Milestone)> {
        let place = |(at, milestone): (usize, _)| {
            let counted = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let kept = self.places.as_ref().and_then(|places| places.current.get(at).copied());
            (kept.unwrap_or(counted), milestone)
        };
        self.terms.milestones().iter().enumerate().map(place)
    }

    /// The milestone at `place`, from 1.
    #[must_use]
    pub fn milestone(&self, place: u32) -> Option<&Milestone> {
        self.milestones().find(|(at, _)| *at == place).map(|(_, milestone)| milestone)
    }

    /// What the milestone at `place` is called, or was before it was dropped; `None` for the whole (0).
    #[must_use]
    pub fn milestone_name(&self, place: u32) -> Option<&str> {
        self.numbered(place).map(|(_, name)| name)
    }

    /// The same with the number that people read, by which the terms count it; none where it was dropped.
    #[must_use]
    pub fn numbered(&self, place: u32) -> Option<(Option<u32>, &str)> {
        let mut counted = (1..).zip(self.milestones());
        let now = counted.find(|(_, (at, _))| *at == place);
        let dropped = || {
            let places = self.places.as_ref()?;
            let dropped = places.dropped.iter().find(|dropped| dropped.place == place)?;
            Some((None, dropped.name.as_str()))
        };
        now.map(|(number, (_, milestone))| (Some(number), milestone.name.as_str())).or_else(dropped)
    }
}

/// The places of the milestones of `new` terms, which follow those of `contract`.
#[must_use]
pub fn places_after(contract: &Contract, work: &Work, new: &Terms) -> Places {
    let old: Vec<(u32, &Milestone)> = contract.milestones().collect();
    let may_be_renamed = |place| {
        let piece = work.pieces(contract).into_iter().find(|piece| piece.place == place);
        piece.is_some_and(|piece| piece.stage().is_open())
    };
    let mut found = same_names(&old, new.milestones());
    for (at, renamed) in renamed(&old, &found) {
        if may_be_renamed(old[renamed].0) {
            found[at] = Some(renamed);
        }
    }
    let mut dropped = contract.places.as_ref().map_or_else(Vec::new, |places| places.dropped.clone());
    let kept: Vec<usize> = found.iter().flatten().copied().collect();
    for (at, (place, milestone)) in old.iter().enumerate() {
        if !kept.contains(&at) {
            dropped.push(DroppedMilestone { place: *place, name: milestone.name.clone() });
        }
    }
    let gone = dropped.iter().map(|dropped| dropped.place);
    let mut last = old.iter().map(|(place, _)| *place).chain(gone).max().unwrap_or(0);
    let mut next = || {
        last += 1;
        last
    };
    let current = found.iter().map(|found| found.map_or_else(&mut next, |at| old[at].0)).collect();
    Places { current, dropped }
}

/// Of each new milestone, the old one that is called the same.
fn same_names(old: &[(u32, &Milestone)], new: &[Milestone]) -> Vec<Option<usize>> {
    let mut free = vec![true; old.len()];
    let find = |milestone: &Milestone| {
        let at = (0..old.len()).find(|&at| free[at] && old[at].1.name == milestone.name)?;
        free[at] = false;
        Some(at)
    };
    new.iter().map(find).collect()
}

/// New milestones, each with the old one that seems to have been given another name: between the same neighbours, and as many as
/// there were.
fn renamed(old: &[(u32, &Milestone)], found: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let end = (at..found.len()).find(|&end| found[end].is_some()).unwrap_or(found.len());
        let first = at.checked_sub(1).and_then(|before| found[before]).map_or(0, |before| before + 1);
        let last = found.get(end).copied().flatten().unwrap_or(old.len());
        let is_free = (first..last).all(|old| !found.contains(&Some(old)));
        if is_free && last.checked_sub(first) == Some(end - at) {
            pairs.extend((at..end).zip(first..last));
        }
        at = end + 1;
    }
    pairs
}

impl Stage {
    /// Whether the terms of a piece can still be changed.
    #[must_use]
    pub const fn may_change(self) -> bool {
        match self {
            Self::InProgress | Self::InRevision | Self::Submitted => true,
            Self::Approved => false,
        }
    }
}

#[cfg(test)]
mod tests;
