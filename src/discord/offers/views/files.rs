//! The files of an offer or of submitted work: named before they are sent, and posted in the room.

use super::terms::join_lines;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::ids::{EffectId, OfferId, PersonId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Offer;
use crate::say;
use crate::words::Language;

/// How much of a name is shown.
const NAME_UNITS: usize = 120;
/// Room for all of them; five names fit in any case.
const LINES_UNITS: usize = 1_000;

/// Files, as the room gets them.
#[derive(Clone, Copy)]
pub struct FilesView<'a> {
    /// Of its readers.
    pub language: Language,
    /// To which offer they lead.
    pub offer: OfferId,
    /// Who gave them.
    pub by: PersonId,
    /// What says whose files they are, of so many.
    pub heading: &'a dyn Fn(usize) -> String,
    /// How many are meant.
    pub meant: usize,
    /// Those that could not be posted again.
    pub lost: &'a [&'a Attachment],
    /// Whether that is because they are too large for the place; otherwise their links no longer work.
    pub are_too_large: bool,
    /// The effect that posts this message.
    pub tag: Option<EffectId>,
}

/// What says whose files they are that go with an offer.
pub fn heading_of(language: Language, offer: &Offer, count: usize) -> String {
    let (client, number) = (name_of(offer.client), offer.number.to_string());
    say!(language, "files-posted", count = count, number = number, client = client)
}

/// The message that the files hang on. Whoever gave them is mentioned only where they have to give one again.
#[must_use]
pub fn files(view: FilesView<'_>) -> Post {
    let FilesView { language, offer, by, heading, meant, lost, are_too_large, tag } = view;
    let client = name_of(by);
    let button = grey(OfferButton::View { offer, tag }, say!(language, "offer-button-view"));
    let posted = meant.saturating_sub(lost.len());
    let heading = heading(posted);
    if lost.is_empty() {
        return Post::text(heading).with_buttons([button]);
    }
    let names: Vec<String> = lost.iter().map(|file| format!("• {}", line(language, file))).collect();
    let names = join_lines(language, &names, LINES_UNITS);
    let ask = if are_too_large {
        say!(language, "files-too-large", count = lost.len(), client = client, names = names)
    } else {
        say!(language, "files-lost", count = lost.len(), client = client, names = names)
    };
    let text = if posted == 0 { ask } else { format!("{heading}\n{ask}") };
    Post::text(text).mentioning(by).with_buttons([button])
}

/// One file: its name and its size.
pub(in crate::discord) fn line(language: Language, file: &Attachment) -> String {
    format!("{} · {}", escaped_line(&file.name, NAME_UNITS), size_text(language, file.size_bytes))
}

/// All files, one a line.
pub(in crate::discord) fn lines(language: Language, files: &[Attachment]) -> String {
    let lines: Vec<String> = files.iter().map(|file| line(language, file)).collect();
    join_lines(language, &lines, LINES_UNITS)
}

/// A size as people read it: `26 bytes`, `340 KB`, `1.2 MB`.
#[must_use]
pub fn size_text(language: Language, bytes: u64) -> String {
    const KB: u64 = 1_024;
    const MB: u64 = 1_024 * KB;
    match bytes {
        0..KB => say!(language, "files-size-bytes", count = bytes),
        KB..MB => say!(language, "files-size-kb", size = bytes.div_ceil(KB).to_string()),
        _ => {
            let tenths = (bytes * 10).div_ceil(MB);
            say!(language, "files-size-mb", size = format!("{}.{}", tenths / 10, tenths % 10))
        }
    }
}
