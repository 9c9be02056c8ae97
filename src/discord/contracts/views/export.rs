//! A contract as files to keep: a page to read and print, a file for programs, and the dates that are ahead for a calendar. Owns which
//! files there are, what they are called, and the message that they come with.

mod calendar;
mod history;
mod hours;
mod marked;
mod page;
mod standing;
mod values;

use crate::app::{ContractExport, WrittenDocument};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::response::File;
use crate::domain::contracts::document::ContractDocument;
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use values::Shown;

/// The files of an export for `reader`, and the message above them.
#[must_use]
pub fn exported(
    language: Language,
    export: &ContractExport,
    json: WrittenDocument,
    reader: PersonId,
) -> (Post, Vec<File>) {
    let ContractExport { found, document, taken, .. } = export;
    let shown = Shown { language, reader, document, found, taken: *taken };
    let file = |ending, text: String| File {
        name: file_name(document, ending),
        bytes: text.into_bytes(),
        about: None,
    };
    let dates = calendar::dates(&shown, &export.ahead);
    let post = message(language, document, &json, dates.is_some());
    let page = file("html", page::page(&shown, &json));
    let files = [Some(page), Some(file("json", json.text)), dates.map(|dates| file("ics", dates))];
    (post, files.into_iter().flatten().collect())
}

/// What a file of a contract is called: nothing in it was written by anybody.
fn file_name(document: &ContractDocument, ending: &str) -> String {
    format!("contract-{}.{ending}", document.number)
}

fn message(language: Language, document: &ContractDocument, json: &WrittenDocument, has_dates: bool) -> Post {
    let number = document.number.to_string();
    let title = say!(language, "contract-exported", number = number.as_str());
    let files = match has_dates {
        true => say!(language, "contract-exported.text", number = number.as_str()),
        false => say!(language, "contract-exported.dateless", number = number.as_str()),
    };
    let compare = match document.has_amounts {
        true => say!(language, "contract-exported.hash", sha256 = json.sha256.as_str()),
        false => say!(language, "contract-exported.kept", sha256 = json.sha256.as_str()),
    };
    let keep = say!(language, "contract-exported.keep");
    notice_of(Colour::Quiet, title, format!("{files}\n\n{compare}\n\n{keep}"))
}

/// There is more than fits into a message on Discord.
#[must_use]
pub fn too_large(language: Language) -> Post {
    let body = say!(language, "contract-export-large.text");
    notice_of(Colour::ChangeRequested, say!(language, "contract-export-large"), body)
}

#[cfg(test)]
mod tests;
