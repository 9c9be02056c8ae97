//! Work that is submitted with files. Owns how many, and that they are posted after what tells of the work.

use super::effects::ContractEffect;
use super::entry::ContractEntry;
use super::work::{ContractAtWork, submit};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::draft::check_sizes;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// Most files with what is submitted.
pub const WORK_FILES: usize = 5;

/// Whoever does the work submits a piece of it with files.
///
/// # Errors
/// As [`submit`], or a file that is too large.
pub fn submit_with_files(
    on: &ContractAtWork,
    by: (PersonId, UnixMs),
    place: u32,
    (message, files): (&str, &[Attachment]),
    life_ms: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let mut decision = submit(on, by, place, message, life_ms)?;
    check_sizes(files)?;
    files.clone_into(&mut decision.entry.files);
    if let Some(line) = decision.next.work.0.last_mut() {
        files.clone_into(&mut line.files);
    }
    let (contract, seq) = (on.contract.id, decision.entry.seq);
    let posts =
        (0..).take(files.len()).map(|file| ContractEffect::PostWorkFile { contract, seq, file }.into());
    decision.effects.extend(posts);
    Ok(decision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contracts::work::Work;
    use crate::domain::contracts::work::tests::{ANA, BEN, NOW, agreed};
    use crate::domain::effect::Effect;
    use crate::domain::offers::attachment::ATTACHMENT_BYTES;
    use crate::domain::offers::refusal::OfferRefusal;
    use crate::domain::time::DAY_MS;

    #[test]
    fn files_are_posted_after_what_tells_of_the_work() {
        let on = &agreed(0, Work::default());
        let file = |name: &str, size_bytes| Attachment {
            name: name.to_owned(),
            size_bytes,
            url: "https://cdn.discordapp.com/a".to_owned(),
        };
        let with = |files: &[Attachment]| submit_with_files(on, (BEN, NOW), 0, ("Done.", files), 14 * DAY_MS);
        let two = [file("draft.pdf", 10), file("logo.svg", ATTACHMENT_BYTES)];
        let decision = with(&two).expect("submitted");
        assert_eq!(decision.entry.files, two);
        assert_eq!(decision.next.work.0.last(), Some(&decision.entry));
        let contract = on.contract.id;
        let told = ContractEffect::PostWork { contract, seq: 1, to: ANA };
        let posts = [0, 1].map(|file| ContractEffect::PostWorkFile { contract, seq: 1, file });
        let expected: Vec<Effect> = [told].into_iter().chain(posts).map(Into::into).collect();
        assert_eq!(decision.effects[1..], expected);
        let large =
            OfferRefusal::FileTooLarge { name: "film.mp4".to_owned(), size_bytes: ATTACHMENT_BYTES + 1 };
        assert_eq!(with(&[file("film.mp4", ATTACHMENT_BYTES + 1)]), Err(large.into()));
    }
}
