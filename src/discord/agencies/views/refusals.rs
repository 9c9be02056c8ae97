//! Why something about agencies is not done, in words. Pure functions.

use super::{in_a_row, name};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::domain::agencies::agency::{AgencyRefusal, NAME_CHARS, OWNED_MOST, STAFF_MOST};
use crate::domain::ids::OfferNumber;
use crate::say;
use crate::words::Language;

/// A refusal about agencies: its title and the text below it.
#[must_use]
pub fn agency_refusal(language: Language, refusal: &AgencyRefusal) -> Post {
    match refusal {
        AgencyRefusal::NoSuchAgency => refused!(language, "refusal-agency-no-such"),
        AgencyRefusal::InNone => refused!(language, "refusal-agency-in-none"),
        AgencyRefusal::Which => refused!(language, "refusal-agency-which"),
        AgencyRefusal::Name { is } => refused!(language, "refusal-agency-name", most = NAME_CHARS, is = *is),
        AgencyRefusal::NameLink => refused!(language, "refusal-agency-name-link"),
        AgencyRefusal::AskedMany => refused!(language, "refusal-agency-asked-many"),
        AgencyRefusal::AskedOften { person } => {
            refused!(language, "refusal-agency-asked-often", person = name_of(*person))
        }
        AgencyRefusal::NameTaken { name: taken } => {
            refused!(language, "refusal-agency-name-taken", name = name(taken))
        }
        AgencyRefusal::TooMany => refused!(language, "refusal-agency-many", most = OWNED_MOST),
        AgencyRefusal::Full => refused!(language, "refusal-agency-full", most = STAFF_MOST),
        AgencyRefusal::OwnersOnly => refused!(language, "refusal-agency-owners"),
        AgencyRefusal::ManagersOnly => refused!(language, "refusal-agency-managers"),
        AgencyRefusal::NotStaff { person } => {
            refused!(language, "refusal-agency-not-staff", person = name_of(*person))
        }
        AgencyRefusal::IsSo { person } => {
            refused!(language, "refusal-agency-is-so", person = name_of(*person))
        }
        AgencyRefusal::OwnerStays => refused!(language, "refusal-agency-owner-stays"),
        AgencyRefusal::Bot => refused!(language, "refusal-agency-bot"),
        AgencyRefusal::NoSuchInvitation => refused!(language, "refusal-agency-not-asked"),
        AgencyRefusal::Bound { agency } => refused!(language, "refusal-agency-bound", agency = name(agency)),
        AgencyRefusal::Busy { pending, contracts } => {
            refused!(language, "refusal-agency-busy", owed = owed(language, pending, contracts))
        }
        AgencyRefusal::OwnAgency => refused!(language, "refusal-agency-own"),
        AgencyRefusal::Exclusive { person, agency } => refused!(
            language,
            "refusal-agency-only-through",
            person = name_of(*person),
            agency = name(agency)
        ),
        AgencyRefusal::OneAddressee => refused!(language, "refusal-agency-one-addressee"),
        AgencyRefusal::OwnerIsHere => refused!(language, "refusal-agency-owner-here"),
        AgencyRefusal::NotInServer => refused!(language, "refusal-agency-not-in-server"),
        AgencyRefusal::Screening { person } => {
            refused!(language, "refusal-agency-screening", person = name_of(*person))
        }
        AgencyRefusal::NoReason => refused!(language, "refusal-agency-no-reason"),
        AgencyRefusal::OthersAnswer => refused!(language, "refusal-agency-others-answer"),
        AgencyRefusal::AnswersThemselves { person } => {
            refused!(language, "refusal-agency-answers-themselves", person = name_of(*person))
        }
        AgencyRefusal::NotHanded => refused!(language, "refusal-agency-not-handed"),
        AgencyRefusal::OthersRemain { agency } => {
            refused!(language, "refusal-agency-others-remain", agency = name(agency))
        }
        AgencyRefusal::WishWithoutAgency => refused!(language, "refusal-agency-wish-alone"),
    }
}

/// What keeps an agency from being deleted: a line for each kind, with the numbers of the offers.
fn owed(language: Language, pending: &[OfferNumber], contracts: &[OfferNumber]) -> String {
    let numbers = |offers: &[OfferNumber]| {
        let numbers: Vec<String> = offers.iter().map(|number| format!("#{number}")).collect();
        in_a_row(language, &numbers)
    };
    let mut lines = Vec::new();
    if !pending.is_empty() {
        lines.push(say!(language, "refusal-agency-busy.pending", offers = numbers(pending)));
    }
    if !contracts.is_empty() {
        lines.push(say!(language, "refusal-agency-busy.contracts", offers = numbers(contracts)));
    }
    lines.join("\n")
}
