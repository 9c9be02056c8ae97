//! A contract that stands still for a while, as people read it.

use super::closing::other_side;
use super::work::Told;
use crate::app::WorkBrief;
use crate::discord::contracts::buttons::StateButton;
use crate::discord::ui::buttons::{blurple, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::moment;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::entry::ContractHappening;
use crate::domain::contracts::work::{ContractAtWork, Work};
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateButton;

/// What the side reads that paused a contract.
#[must_use]
pub fn paused(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let text = say!(language, "contract-paused.text", other = other_side(&found.contract, reader));
    notice_of(Colour::Quiet, say!(language, "contract-paused"), text)
}

/// What the side reads that resumed it.
#[must_use]
pub fn resumed(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let text = say!(language, "contract-resumed.text", other = other_side(&found.contract, reader));
    notice_of(Colour::Accepted, say!(language, "contract-resumed"), text)
}

/// What pausing and resuming is told as in the room.
pub(super) fn told_of_pause(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, who) = (found.language, name_of(entry.by));
    match entry.what {
        ContractHappening::Paused => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-paused", who = who),
            next: say!(language, "contract-told-paused.next"),
            act: vec![resume_button(language, &found.contract)],
        },
        ContractHappening::AutoPaused => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-auto-paused"),
            next: say!(language, "contract-told-paused.next"),
            act: vec![resume_button(language, &found.contract)],
        },
        _ => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-resumed", who = who),
            next: say!(language, "contract-told-resumed.next"),
            act: Vec::new(),
        },
    }
}

/// How the card of a paused contract goes on; `None` where it isn't.
pub(super) fn paused_state(language: Language, work: &Work) -> Option<String> {
    let paused = work.paused_by()?;
    let (who, when) = (name_of(paused.by), moment(paused.at));
    Some(match paused.what {
        ContractHappening::AutoPaused => say!(language, "contract-next-paused.quiet", when = when),
        _ => say!(language, "contract-next-paused", who = who, when = when),
    })
}

/// Pauses a contract that runs, and resumes one that is paused; nothing for one that is closed.
pub(super) fn pause_button(language: Language, contract: &Contract) -> Option<CreateButton> {
    match contract.state {
        ContractState::Active => {
            Some(grey(StateButton::AskPause(contract.id), say!(language, "contract-button-pause")))
        }
        ContractState::Paused => Some(resume_button(language, contract)),
        ContractState::Closed | ContractState::Disputed => None,
    }
}

fn resume_button(language: Language, contract: &Contract) -> CreateButton {
    blurple(StateButton::Resume(contract.id), say!(language, "contract-button-resume"))
}
