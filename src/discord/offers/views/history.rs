//! The long texts of an offer's past, in full: what earlier versions said, and what was asked for. A line about a change shows
//! only where they differ.

use super::terms::{Amounts, all_milestone_lines, part_name};
use crate::discord::ui::pages::Section;
use crate::discord::ui::text::chunks;
use crate::domain::offers::change::Change;
use crate::domain::offers::diff::Part;
use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;

/// The terms of one version; version 1 is the first.
pub(super) fn terms_of<'a>(versions: &[(UnixMs, &'a Terms)], version: u32) -> Option<&'a Terms> {
    let at = usize::try_from(version).ok()?.checked_sub(1)?;
    versions.get(at).map(|(_, terms)| *terms)
}

/// Descriptions and milestones that a later version changed, the newest first.
pub(super) fn former_texts(language: Language, versions: &[(UnixMs, &Terms)]) -> Vec<Section> {
    let pairs = versions.windows(2).enumerate().rev();
    let texts = |(at, pair): (usize, &[(UnixMs, &Terms)])| match pair {
        [(_, old), (_, new)] => differing_texts(language, old, new, |part| {
            say!(language, "offer-view-former", part = part, version = at + 1)
        }),
        _ => Vec::new(),
    };
    pairs.flat_map(texts).collect()
}

/// Descriptions and milestones that were asked for instead of those of the version that was asked about.
pub(super) fn requested_texts(
    language: Language,
    versions: &[(UnixMs, &Terms)],
    changes: &[Change],
) -> Vec<Section> {
    let texts = |(at, change): (usize, &Change)| {
        let Some(present) = terms_of(versions, change.version) else { return Vec::new() };
        differing_texts(language, &change.terms, present, |part| {
            say!(language, "offer-view-asked", part = part, count = at + 1)
        })
    };
    changes.iter().enumerate().flat_map(texts).collect()
}

/// The long texts of `shown` that are others in `beside`.
fn differing_texts(
    language: Language,
    shown: &Terms,
    beside: &Terms,
    heading: impl Fn(String) -> String,
) -> Vec<Section> {
    let mut sections = Vec::new();
    if !Part::Description.is_same(shown, beside) {
        let parts = chunks(&shown.description, Section::UNITS);
        sections.push(Section { heading: heading(part_name(language, Part::Description)), parts });
    }
    if !Part::Milestones.is_same(shown, beside) && !shown.milestones().is_empty() {
        let lines = all_milestone_lines(language, shown.milestones(), Amounts::Shown);
        sections.push(Section::lines(heading(part_name(language, Part::Milestones)), lines));
    }
    sections
}
