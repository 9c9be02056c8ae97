//! `contract-7.html`: the page that a contract is read and printed on. Owns its frame and the order of its parts. It is one file that asks
//! for nothing: no script, no picture, no font, and a policy that forbids them.

use super::marked::{line, quoted_line, sentence};
use super::values::{Shown, moment};
use super::{history, hours, standing};
use crate::app::WrittenDocument;
use crate::discord::contracts::views::list::state_word;
use crate::discord::ui::text::plain_line;
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::document::{ContractDocument, Contractor, WrittenId};
use crate::say;
use crate::words::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How it looks. It is ours, so it stands in the page as it is.
const STYLE: &str = include_str!("style.css");
/// What stands above it: that it may load nothing, that nobody learns who reads it, and how wide it is.
const HEAD: &str = include_str!("head.html");

/// The whole page.
pub(super) fn page(shown: &Shown<'_>, json: &WrittenDocument) -> String {
    let language = shown.language;
    let title = title(language, shown.document);
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                (PreEscaped(HEAD))
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    (heading(shown))
                    (standing::facts(shown))
                    (standing::work(shown))
                    (standing::description(shown))
                    (hours::weeks(shown))
                    (standing::payments(shown))
                    (history::timeline(shown))
                    (history::requests(shown))
                    (history::versions(shown))
                    (about(shown, json))
                }
            }
        }
    };
    page.into_string()
}

/// What the window and a printout are called.
fn title(language: Language, document: &ContractDocument) -> String {
    let number = document.number.to_string();
    let title = plain_line(&document.terms.title, 200);
    say!(language, "contract-export-page", number = number, title = title)
}

fn heading(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    let state = match document.state {
        ContractState::Active => "active",
        ContractState::Paused => "paused",
        ContractState::Closed => "closed",
        ContractState::Disputed => "disputed",
    };
    let number = say!(language, "contract-export-number", number = document.number.to_string());
    html! {
        header {
            p.over {
                span { (number) }
                @if let Some(server) = &document.server.name { span { (line(server)) } }
            }
            h1 dir="auto" { (line(&document.terms.title)) }
            p.badge.(state) { (state_word(language, document.state)) }
            (sides(shown))
        }
    }
}

/// Between whom it is.
fn sides(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    let person = |id: WrittenId| {
        let username = shown.username(id).map(|name| format!("@{name}"));
        html! { (line(&shown.name(id))) @if let Some(username) = username { " " span.dim { (line(&username)) } } }
    };
    html! {
        dl.sides {
            div { dt { (say!(language, "contract-client")) } dd { (person(document.client)) } }
            @match &document.contractor {
                Contractor::Freelancer { id } => {
                    div { dt { (say!(language, "contract-freelancer")) } dd { (person(*id)) } }
                }
                Contractor::Agency { name, owner, member } => {
                    div { dt { (say!(language, "contract-export-agency")) } dd { (line(name)) } }
                    div { dt { (say!(language, "contract-export-owner")) } dd { (person(*owner)) } }
                    @if let Some(member) = member {
                        div { dt { (say!(language, "agency-handed")) } dd { (person(*member)) } }
                    }
                }
            }
        }
    }
}

/// What the page is, when and for whom it was made, and how to check that the other side has the same.
fn about(shown: &Shown<'_>, json: &WrittenDocument) -> Markup {
    let Shown { language, document, .. } = *shown;
    let file = super::file_name(document, "json");
    let money = match document.has_amounts {
        true => say!(language, "contract-export-money"),
        false => say!(language, "contract-export-money.kept"),
    };
    let reader = quoted_line(&shown.name(shown.reader.into()));
    let made = say!(language, "contract-export-made", who = reader);
    html! {
        footer {
            h2 { (say!(language, "contract-export-about")) }
            p { (money) " " (say!(language, "contract-export-utc")) }
            p { (sentence(&made)) " " (moment(shown.taken.into())) "." }
            h3 { (say!(language, "contract-export-hash")) }
            p.hash { code { (json.sha256) } }
            p { (say!(language, "contract-export-hash.text", file = file.as_str())) }
            pre { code { (WrittenDocument::check_command(&file)) } }
            p.dim { (say!(language, "contract-export-format", file = file.as_str(), format = document.format)) }
        }
    }
}
