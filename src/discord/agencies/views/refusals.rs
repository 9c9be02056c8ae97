//! Why something about agencies is not done, in words. Pure functions.

use super::name;
use crate::discord::offers::views::notice_of;
use crate::discord::offers::views::palette::Colour;
use crate::discord::post::{Post, name_of};
use crate::domain::agency::{AgencyRefusal, NAME_CHARS, OWNED_MOST, STAFF_MOST};
use crate::say;
use crate::words::Language;

/// A refusal about agencies: its title and the text below it.
#[must_use]
pub fn agency_refusal(language: Language, refusal: &AgencyRefusal) -> Post {
    let (title, text) = match refusal {
        AgencyRefusal::NoSuchAgency => {
            (say!(language, "agency-no-such"), say!(language, "agency-no-such.text"))
        }
        AgencyRefusal::InNone => (say!(language, "agency-in-none"), say!(language, "agency-in-none.text")),
        AgencyRefusal::Which => (say!(language, "agency-which"), say!(language, "agency-which.text")),
        AgencyRefusal::Name { is } => {
            (say!(language, "agency-name"), say!(language, "agency-name.text", most = NAME_CHARS, is = *is))
        }
        AgencyRefusal::NameTaken { name: taken } => (
            say!(language, "agency-name-taken"),
            say!(language, "agency-name-taken.text", name = name(taken)),
        ),
        AgencyRefusal::TooMany => {
            (say!(language, "agency-many"), say!(language, "agency-many.text", most = OWNED_MOST))
        }
        AgencyRefusal::Full => {
            (say!(language, "agency-full"), say!(language, "agency-full.text", most = STAFF_MOST))
        }
        AgencyRefusal::OwnersOnly => (say!(language, "agency-owners"), say!(language, "agency-owners.text")),
        AgencyRefusal::ManagersOnly => {
            (say!(language, "agency-managers"), say!(language, "agency-managers.text"))
        }
        AgencyRefusal::NotStaff { person } => (
            say!(language, "agency-not-staff"),
            say!(language, "agency-not-staff.text", person = name_of(*person)),
        ),
        AgencyRefusal::IsSo { person } => {
            (say!(language, "agency-is-so"), say!(language, "agency-is-so.text", person = name_of(*person)))
        }
        AgencyRefusal::OwnerStays => {
            (say!(language, "agency-owner-stays"), say!(language, "agency-owner-stays.text"))
        }
        AgencyRefusal::Bot => (say!(language, "agency-bot"), say!(language, "agency-bot.text")),
        AgencyRefusal::NoSuchInvitation => {
            (say!(language, "agency-not-asked"), say!(language, "agency-not-asked.text"))
        }
        AgencyRefusal::Bound { agency } => {
            (say!(language, "agency-bound"), say!(language, "agency-bound.text", agency = name(agency)))
        }
        AgencyRefusal::Busy { pending, contracts } => (
            say!(language, "agency-busy"),
            say!(language, "agency-busy.text", pending = *pending, contracts = *contracts),
        ),
        AgencyRefusal::OwnAgency => (say!(language, "agency-own"), say!(language, "agency-own.text")),
        AgencyRefusal::Exclusive { person, agency } => (
            say!(language, "agency-only-through"),
            say!(language, "agency-only-through.text", person = name_of(*person), agency = name(agency)),
        ),
        AgencyRefusal::OneAddressee => {
            (say!(language, "agency-one-addressee"), say!(language, "agency-one-addressee.text"))
        }
        AgencyRefusal::OwnerIsHere => {
            (say!(language, "agency-owner-here"), say!(language, "agency-owner-here.text"))
        }
        AgencyRefusal::NoReason => {
            (say!(language, "agency-no-reason"), say!(language, "agency-no-reason.text"))
        }
        AgencyRefusal::OthersAnswer => {
            (say!(language, "agency-others-answer"), say!(language, "agency-others-answer.text"))
        }
        AgencyRefusal::AnswersThemselves { person } => (
            say!(language, "agency-answers-themselves"),
            say!(language, "agency-answers-themselves.text", person = name_of(*person)),
        ),
        AgencyRefusal::NotHanded => {
            (say!(language, "agency-not-handed"), say!(language, "agency-not-handed.text"))
        }
        AgencyRefusal::WishWithoutAgency => {
            (say!(language, "agency-wish-alone"), say!(language, "agency-wish-alone.text"))
        }
    };
    notice_of(Colour::Quiet, title, text)
}
