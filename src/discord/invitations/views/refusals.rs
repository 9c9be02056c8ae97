//! Refusals about invitations in words.

use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::invitations::refusal::InvitationRefusal;
use crate::words::Language;

/// Most of a name.
const NAME_UNITS: usize = 100;

fn agency_name(agency: &str) -> String {
    format!("**{}**", escaped_line(agency, NAME_UNITS))
}

/// Why something about an invitation is not done.
#[must_use]
pub fn invitation_refusal(language: Language, refusal: &InvitationRefusal) -> Post {
    match refusal {
        InvitationRefusal::OnlyThroughAgency { person, agency } => refused!(
            language,
            "refusal-invitation-agency",
            person = name_of(*person),
            agency = escaped_line(agency, NAME_UNITS)
        ),
        InvitationRefusal::NoSuchInvitation => refused!(language, "refusal-invitation-none"),
        InvitationRefusal::Oneself { number } => {
            refused!(language, "refusal-invitation-oneself", number = number.to_string())
        }
        InvitationRefusal::OwnAgency { number, agency } => refused!(
            language,
            "refusal-invitation-own-agency",
            number = number.to_string(),
            agency = escaped_line(agency, NAME_UNITS)
        ),
        InvitationRefusal::OneAddressee => refused!(language, "refusal-invitation-addressee"),
        InvitationRefusal::AgencyAlready { number, agency } => refused!(
            language,
            "refusal-invitation-already",
            number = number.to_string(),
            who = agency_name(agency)
        ),
        InvitationRefusal::AgencyApplied { number, agency } => refused!(
            language,
            "refusal-invitation-applied",
            number = number.to_string(),
            who = agency_name(agency)
        ),
        InvitationRefusal::Bot => refused!(language, "refusal-invitation-bot"),
        InvitationRefusal::NoJob => refused!(language, "refusal-invitation-no-job"),
        InvitationRefusal::Already { number, person } => refused!(
            language,
            "refusal-invitation-already",
            number = number.to_string(),
            who = name_of(*person)
        ),
        InvitationRefusal::Applied { number, person } => refused!(
            language,
            "refusal-invitation-applied",
            number = number.to_string(),
            who = name_of(*person)
        ),
        InvitationRefusal::ManyForJob { number, most } => {
            refused!(language, "refusal-invitation-many", number = number.to_string(), most = *most)
        }
        InvitationRefusal::ManyNew { most } => refused!(language, "refusal-invitation-new", most = *most),
        InvitationRefusal::Answered { number } => {
            refused!(language, "refusal-invitation-answered", number = number.to_string())
        }
        InvitationRefusal::AgencyAnswered { number, agency } => refused!(
            language,
            "refusal-invitation-agency-answered",
            number = number.to_string(),
            agency = escaped_line(agency, NAME_UNITS)
        ),
        InvitationRefusal::Withdrawn { number, client } => refused!(
            language,
            "refusal-invitation-withdrawn",
            number = number.to_string(),
            client = name_of(*client)
        ),
        InvitationRefusal::Over { number } => {
            refused!(language, "refusal-invitation-over", number = number.to_string())
        }
        InvitationRefusal::Ignored { number } => {
            refused!(language, "refusal-invitation-ignored", number = number.to_string())
        }
    }
}
