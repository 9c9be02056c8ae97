//! Long texts on pages: sections become embeds, embeds fill messages; and the way from page to page of a list. Owns Discord's limits for
//! that, not what is said.

use super::buttons::grey;
use super::colours::Colour;
use super::custom_id::Control;
use crate::discord::ui::text::units;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// Room on one page: a message holds 6,000 over all its embeds; author and footer need the rest.
const PAGE_UNITS: usize = 5_600;
/// Most embeds of one message.
const PAGE_EMBEDS: usize = 10;

/// A heading with text below it, in parts that fit an embed each.
pub(in crate::discord) struct Section {
    /// At most 256 units.
    pub(in crate::discord) heading: String,
    /// At most [`Section::UNITS`] each.
    pub(in crate::discord) parts: Vec<String>,
}

impl Section {
    /// Room in one part; an embed's description holds 4,096.
    pub(in crate::discord) const UNITS: usize = 4_000;

    /// Lines of at most [`Section::UNITS`] each, as many in a part as fit.
    pub(in crate::discord) fn lines(heading: impl Into<String>, lines: Vec<String>) -> Self {
        let mut parts: Vec<String> = Vec::new();
        for line in lines {
            match parts.last_mut() {
                Some(part) if units(part) + 1 + units(&line) <= Self::UNITS => {
                    part.push('\n');
                    part.push_str(&line);
                }
                _ => parts.push(line),
            }
        }
        Self { heading: heading.into(), parts }
    }
}

/// The ways from a page of a list to its neighbours, as far as there are any: to the newer one, and to the older one.
pub(in crate::discord) fn turns<C: Control>(
    language: Language,
    (page, has_older): (u32, bool),
    turn: impl Fn(u32) -> C,
) -> impl Iterator<Item = CreateButton> {
    let newer = (page > 1).then(|| grey(turn(page - 1), say!(language, "offer-list-newer")));
    let older = has_older.then(|| grey(turn(page + 1), say!(language, "offer-list-older")));
    newer.into_iter().chain(older)
}

/// Fills pages from the first section to the last; at least one page.
pub(in crate::discord) fn lay_out(
    language: Language,
    sections: &[Section],
    colour: Colour,
) -> Vec<Vec<CreateEmbed>> {
    let mut pages = vec![Vec::new()];
    let mut used = 0;
    for section in sections {
        for (at, part) in section.parts.iter().enumerate() {
            let heading = if at == 0 {
                section.heading.clone()
            } else {
                say!(language, "offer-view-continued", heading = section.heading.as_str())
            };
            let size = units(&heading) + units(part);
            let full = pages.last().is_some_and(|page: &Vec<_>| page.len() >= PAGE_EMBEDS);
            if full || used + size > PAGE_UNITS && used > 0 {
                pages.push(Vec::new());
                used = 0;
            }
            used += size;
            if let Some(page) = pages.last_mut() {
                page.push(CreateEmbed::new().colour(colour.rgb()).title(heading).description(part));
            }
        }
    }
    pages
}
