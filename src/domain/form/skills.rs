//! Skills as they are typed: separated, tidied, and counted as one where only the spelling differs.

use super::problem::Problem;
use super::problem::profile::ProfileProblem;
use super::text::{clean_block, clean_line, fold, quote};
use crate::domain::people::profile::{SKILL_CHARS, SKILLS, Skill};

/// What the spellings of one skill share: `Node.js`, `node.JS` and `nodejs`; `Full-stack` and `full  stack`.
///
/// Dots are left out, other separators are spaces, case does not count. `+` and `#` count: C, C++ and C# are three skills.
#[must_use]
pub fn skill_key(typed: &str) -> String {
    let folded = fold(&clean_line(typed)).to_lowercase();
    let parts: String = folded
        .chars()
        .filter_map(|c| match c {
            '.' => None,
            '-' | '_' | '/' | '\\' | ':' | '&' => Some(' '),
            _ => Some(c),
        })
        .collect();
    let key = parts.split_whitespace().collect::<Vec<_>>().join(" ");
    if key.is_empty() { folded } else { key }
}

/// Reads skills, separated by commas, semicolons, bullets or line ends. One that is named twice counts once, as it was
/// spelled first.
pub(super) fn read_skills(typed: &str) -> Result<Vec<Skill>, Problem> {
    let mut skills: Vec<Skill> = Vec::new();
    let block = clean_block(typed);
    for part in block.split([',', ';', '\n', '•', '·', '、', '，']) {
        let bare = part.trim_start().trim_start_matches(['-', '*']);
        let label = clean_line(bare.trim().trim_end_matches('.'));
        let key = skill_key(&label);
        if key.is_empty() || skills.iter().any(|skill| skill.key == key) {
            continue;
        }
        if label.chars().count() > SKILL_CHARS {
            return Err(ProfileProblem::SkillTooLong { text: quote(&label), most: SKILL_CHARS }.into());
        }
        skills.push(Skill { label, key });
    }
    match skills.len() {
        is if is > SKILLS => Err(ProfileProblem::TooManySkills { most: SKILLS, is }.into()),
        _ => Ok(skills),
    }
}
