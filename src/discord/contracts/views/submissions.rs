//! Work that is submitted with files, as people read it: what would be submitted, the files that go with it, and the message that each of
//! them hangs on.

use super::work::{choose_place, quote_of, shown_name, submitted};
use crate::app::{PreviewOutcome, WorkFileBrief, WorkPreview};
use crate::discord::contracts::buttons::ContractButton;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::files::{FilesView, files, lines};
use crate::discord::ui::buttons::{green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::{DraftId, EffectId};
use crate::domain::offers::attachment::Attachment;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// How much of a file's name stands in a line of the timeline.
const SHORT_NAME_UNITS: usize = 60;

/// Which piece is submitted.
#[must_use]
pub fn choose_for_draft(language: Language, contract: &Contract, places: &[u32], draft: DraftId) -> Post {
    choose_place(language, contract, places, ContractButton::DraftPiece(draft))
}

/// Work as it would be submitted.
#[must_use]
pub fn preview_work(language: Language, preview: &WorkPreview) -> Post {
    let WorkPreview { draft, found, place, message, files } = preview;
    let contract = &found.contract;
    let title = say!(language, "contract-submit-preview", piece = shown_name(language, contract, *place));
    let client = name_of(contract.client);
    let next = match files.is_empty() {
        true => say!(language, "contract-submit-preview.next", client = client),
        false => say!(language, "contract-submit-preview.files", client = client),
    };
    let body = format!("{}\n\n{next}", quote_of(message).trim_start());
    let embed = CreateEmbed::new().colour(Colour::Pending.rgb()).title(title).description(body);
    let submit = ContractButton::SubmitDraft { draft: *draft, seen: preview.hash() };
    Post::embed(with_files(language, embed, files)).with_buttons([
        green(submit, say!(language, "contract-button-submit")),
        grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
        grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
    ])
}

/// What whoever pressed Submit work reads: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_submit(language: Language, outcome: &PreviewOutcome<WorkPreview>) -> Post {
    match outcome {
        PreviewOutcome::Done(preview) => submitted(language, &preview.found.contract, preview.place),
        PreviewOutcome::Renewed(preview) => {
            preview_work(language, preview).saying(say!(language, "contract-submit-renewed"))
        }
    }
}

/// A box with the names of files below its text; unchanged where there are none.
pub(super) fn with_files(language: Language, embed: CreateEmbed, files: &[Attachment]) -> CreateEmbed {
    match files.is_empty() {
        true => embed,
        false => embed.field(say!(language, "files-field"), lines(language, files), false),
    }
}

/// The files of a line of the timeline, below it: nothing where there are none.
pub(super) fn short_names(files: &[Attachment]) -> String {
    let names: Vec<String> = files.iter().map(|file| escaped_line(&file.name, SHORT_NAME_UNITS)).collect();
    if names.is_empty() { String::new() } else { format!("\n> 📎 {}", names.join(", ")) }
}

/// The message that a file hangs on. Whoever gave it is mentioned only where they have to give it again.
#[must_use]
pub fn work_file(brief: &WorkFileBrief, is_lost: bool, is_too_large: bool, tag: Option<EffectId>) -> Post {
    let WorkFileBrief { contract: found, entry, file, .. } = brief;
    let language = found.language;
    let (by, number) = (name_of(entry.by), found.offer.number.to_string());
    let piece = shown_name(language, &found.contract, entry.piece);
    let heading = |_: usize| {
        say!(
            language,
            "contract-file-posted",
            who = by.as_str(),
            piece = piece.as_str(),
            number = number.as_str()
        )
    };
    let lost: &[&Attachment] = if is_lost { &[file] } else { &[] };
    files(FilesView {
        language,
        offer: found.offer.id,
        by: entry.by,
        heading: &heading,
        meant: 1,
        lost,
        are_too_large: is_too_large,
        tag,
    })
}
