//! Refusals about proposals in words.

use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::proposals::refusal::ProposalRefusal;
use crate::words::Language;

/// Why something about a proposal is not done.
#[must_use]
pub fn proposal_refusal(language: Language, refusal: &ProposalRefusal) -> Post {
    match refusal {
        ProposalRefusal::NoSuchProposal => refused!(language, "refusal-proposal-none"),
        ProposalRefusal::OwnJob { number } => {
            refused!(language, "refusal-proposal-own", number = number.to_string())
        }
        ProposalRefusal::AgencysJob { number, agency } => refused!(
            language,
            "refusal-proposal-agencys",
            number = number.to_string(),
            agency = escaped_line(agency, 100)
        ),
        ProposalRefusal::AgencyNotAccepting { agency } => {
            refused!(language, "refusal-proposal-agency-paused", agency = escaped_line(agency, 100))
        }
        ProposalRefusal::Waits { number } => {
            refused!(language, "refusal-proposal-waits", number = number.to_string())
        }
        ProposalRefusal::AgencyWaits { number, agency } => refused!(
            language,
            "refusal-proposal-agency-waits",
            number = number.to_string(),
            agency = escaped_line(agency, 100)
        ),
        ProposalRefusal::AgencyManyOpen { most, agency } => refused!(
            language,
            "refusal-proposal-agency-open",
            most = *most,
            agency = escaped_line(agency, 100)
        ),
        ProposalRefusal::AgencyManyNew { most, agency } => refused!(
            language,
            "refusal-proposal-agency-new",
            most = *most,
            agency = escaped_line(agency, 100)
        ),
        ProposalRefusal::ManyOpen { most } => refused!(language, "refusal-proposal-open", most = *most),
        ProposalRefusal::ManyNew { most } => refused!(language, "refusal-proposal-new", most = *most),
        ProposalRefusal::Paused => refused!(language, "refusal-proposal-paused"),
        ProposalRefusal::BlockedClient { client } => {
            refused!(language, "refusal-proposal-blocked", client = name_of(*client))
        }
        ProposalRefusal::NotTaking { number } => {
            refused!(language, "refusal-proposal-not-taking", number = number.to_string())
        }
        ProposalRefusal::Bound { agency } => {
            refused!(language, "refusal-proposal-bound", agency = escaped_line(agency, 100))
        }
        ProposalRefusal::Over { number } => {
            refused!(language, "refusal-proposal-over", number = number.to_string())
        }
        ProposalRefusal::Offered { number } => {
            refused!(language, "refusal-proposal-offered", number = number.to_string())
        }
        ProposalRefusal::NoPlace { number, places } => {
            refused!(language, "refusal-proposal-place", number = number.to_string(), places = *places)
        }
        ProposalRefusal::Same { number } => {
            refused!(language, "refusal-proposal-same", number = number.to_string())
        }
    }
}
