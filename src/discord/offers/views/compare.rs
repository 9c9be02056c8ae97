//! Two sets of terms side by side. Owns what of each is shown within Discord's limits: price and dates always, the rest
//! where it differs, long texts around the place where they differ.

use super::terms::{Amounts, milestone_lines, part_name, part_text};
use crate::discord::ui::text::{differing, escaped_line};
use crate::domain::offers::diff::Part;
use crate::domain::offers::terms::Terms;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// Room for a title; for what differs in a description.
const TITLE_UNITS: usize = 200;
const DESCRIPTION_UNITS: usize = 420;
/// Room for milestones in a column of their own.
const MILESTONE_UNITS: usize = 900;
/// Marks what would change.
const MARK: &str = "🔸";

/// The columns' headings and the terms in them.
#[derive(Debug, Clone, Copy)]
pub(in crate::discord) struct Compare<'a> {
    pub(in crate::discord) language: Language,
    pub(in crate::discord) old_heading: &'a str,
    pub(in crate::discord) old: &'a Terms,
    pub(in crate::discord) new_heading: &'a str,
    pub(in crate::discord) new: &'a Terms,
    pub(in crate::discord) amounts: Amounts,
}

impl Compare<'_> {
    /// The embed with both sets in columns.
    pub(in crate::discord) fn columns(&self, embed: CreateEmbed) -> CreateEmbed {
        embed.field(self.old_heading, self.column(self.old, ""), true).field(
            self.new_heading,
            self.column(self.new, MARK),
            true,
        )
    }

    /// A second embed for the milestones, which need columns of their own; `None` while they are the same.
    pub(in crate::discord) fn milestones(&self) -> Option<CreateEmbed> {
        if Part::Milestones.is_same(self.old, self.new) {
            return None;
        }
        let column = |terms: &Terms| match terms.milestones() {
            [] => say!(self.language, "offer-none"),
            all => milestone_lines(self.language, all, self.amounts, MILESTONE_UNITS),
        };
        let embed = CreateEmbed::new()
            .title(format!("{MARK} {}", part_name(self.language, Part::Milestones)))
            .field(self.old_heading, column(self.old), true)
            .field(self.new_heading, column(self.new), true);
        Some(embed)
    }

    fn column(&self, shown: &Terms, mark: &str) -> String {
        let mut lines = Vec::new();
        for part in Part::ALL {
            let same = part.is_same(self.old, self.new);
            let always = matches!(part, Part::Price | Part::Start | Part::Due);
            if part == Part::Milestones || same && !always {
                continue;
            }
            let mark = if same || mark.is_empty() { String::new() } else { format!("{mark} ") };
            lines.push(format!("{mark}**{}**", part_name(self.language, part)));
            let text = match part {
                Part::Title => escaped_line(&shown.title, TITLE_UNITS),
                Part::Description => {
                    let (old, new) = differing(&self.old.description, &self.new.description);
                    let is_old = std::ptr::eq(shown, self.old);
                    escaped_line(if is_old { &old } else { &new }, DESCRIPTION_UNITS)
                }
                Part::Price | Part::Start | Part::Due | Part::Milestones => {
                    part_text(self.language, part, shown, self.amounts, 100)
                }
            };
            // What would be is told apart at a glance from what is; a long text stays easy to read.
            let stands_out = !mark.is_empty() && part != Part::Description;
            lines.push(if stands_out { format!("**{text}**") } else { text });
        }
        lines.join("\n")
    }
}
