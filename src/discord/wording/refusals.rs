//! Refusals in words: what was not done, why, and what to do instead. Owns that there is one list of features, whose words stand
//! with their views, and the apology for faults that are ours.

use super::drafts::draft_refusal;
use crate::discord::agencies::views::refusals::agency_refusal;
use crate::discord::contracts::views::refusals::contract_refusal;
use crate::discord::feedback::views::refusals::feedback_refusal;
use crate::discord::invitations::views::refusals::invitation_refusal;
use crate::discord::jobs::views::refusals::job_refusal;
use crate::discord::moderation::reports::views::refusals::moderation_refusal;
use crate::discord::notifications::email::views::mail_refusal;
use crate::discord::offers::views::refusals::offer_refusal;
use crate::discord::people::views::refusals::people_refusal;
use crate::discord::proposals::views::refusals::proposal_refusal;
use crate::discord::server::views::refusals::server_refusal;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::{notice_of, refused};
use crate::discord::ui::post::Post;
use crate::domain::ids::PersonId;
use crate::domain::refusal::Refusal;
use crate::say;
use crate::words::Language;

/// A refusal for `reader`, who alone sees it.
#[must_use]
pub fn refusal(language: Language, refusal: &Refusal, reader: PersonId) -> Post {
    match refusal {
        Refusal::Offer(refusal) => offer_refusal(language, refusal, reader),
        Refusal::Draft(refusal) => draft_refusal(language, refusal),
        Refusal::People(refusal) => people_refusal(language, refusal),
        Refusal::Server(refusal) => server_refusal(language, refusal),
        Refusal::Moderation(refusal) => moderation_refusal(language, refusal, reader),
        Refusal::Agency(refusal) => agency_refusal(language, refusal),
        Refusal::Contract(refusal) => contract_refusal(language, *refusal),
        Refusal::Mail(refusal) => mail_refusal(language, *refusal),
        Refusal::Feedback(refusal) => feedback_refusal(language, *refusal),
        Refusal::Job(refusal) => job_refusal(language, *refusal),
        Refusal::Proposal(refusal) => proposal_refusal(language, refusal),
        Refusal::Invitation(refusal) => invitation_refusal(language, refusal),
    }
}

/// Something went wrong that the person cannot mend; `reference` finds it in the log.
#[must_use]
pub fn apology(language: Language, reference: &str) -> Post {
    let text = say!(language, "refusal-apology.text", reference = reference);
    notice_of(Colour::Red, say!(language, "refusal-apology"), text)
}

/// A button, command or form that this version of Parley does not know.
#[must_use]
pub fn unknown_action(language: Language) -> Post {
    refused!(language, "refusal-unknown")
}

/// Somebody used Parley outside a server.
#[must_use]
pub fn servers_only(language: Language) -> Post {
    refused!(language, "refusal-servers-only")
}

/// Instead of a form, which cannot come late.
#[must_use]
pub fn late(language: Language) -> Post {
    Post::text(say!(language, "refusal-late"))
}
