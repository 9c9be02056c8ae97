//! The terms that a contract had before, and what would change by a proposal.

use crate::discord::offers::views::{Amounts, all_milestone_lines, join_lines, part_name, part_text};
use crate::discord::ui::pages::Section;
use crate::discord::ui::text::{chunks, moment};
use crate::domain::contracts::entry::{ContractEntry, ContractHappening, ProposedTerms};
use crate::domain::contracts::terms::{AgreedTerms, version_at};
use crate::domain::contracts::work::{ContractAtWork, Work};
use crate::domain::offers::diff::{Part, diff};
use crate::domain::offers::terms::Terms;
use crate::say;
use crate::words::Language;

/// Room for what a part is called, and for a title.
const NAME_UNITS: usize = 100;
const TITLE_UNITS: usize = 200;

/// What would change, by the names of its parts.
pub(super) fn changed_parts(language: Language, terms: &ProposedTerms) -> String {
    let parts = diff(&terms.was, &terms.is).into_iter().map(|part| part_name(language, part));
    parts.collect::<Vec<_>>().join(", ")
}

/// The terms that `entry` proposes, or answers.
pub(super) fn terms_of<'a>(work: &'a Work, entry: &'a ContractEntry) -> Option<&'a ProposedTerms> {
    match entry.what {
        ContractHappening::TermsProposed => entry.terms.as_deref(),
        _ => work.entry(entry.answers?)?.terms.as_deref(),
    }
}

/// What counted before each change, the newest first: what was different, and until when.
pub(super) fn terms_sections(language: Language, found: &ContractAtWork, amounts: Amounts) -> Vec<Section> {
    let agreed: Vec<_> = found.work.agreed_terms().collect();
    let section = |agreed: &AgreedTerms<'_>| {
        let version = version_at(&found.contract, &found.work, agreed.approved.seq - 1);
        let ProposedTerms { was, is } = agreed.terms;
        let heading = say!(language, "contract-view-terms.version", version = version);
        let until = say!(language, "contract-view-terms.until", until = moment(agreed.approved.at));
        let parts = diff(was, is).into_iter().flat_map(|part| former_part(language, part, was, amounts));
        Section::lines(heading, [until].into_iter().chain(parts).collect())
    };
    agreed.iter().rev().map(section).collect()
}

/// What one part said.
fn former_part(language: Language, part: Part, was: &Terms, amounts: Amounts) -> Vec<String> {
    let name = part_name(language, part);
    match part {
        Part::Description => {
            let texts = chunks(&was.description, Section::UNITS - NAME_UNITS).into_iter();
            texts.map(|text| format!("**{name}**\n{text}")).collect()
        }
        Part::Milestones if !was.milestones().is_empty() => {
            let lines = all_milestone_lines(language, was.milestones(), amounts);
            vec![format!("**{name}**\n{}", join_lines(language, &lines, Section::UNITS - NAME_UNITS))]
        }
        part => vec![format!("**{name}**: {}", part_text(language, part, was, amounts, TITLE_UNITS))],
    }
}
