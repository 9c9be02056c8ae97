//! From what people type to `Terms`, and back. Owns the forms and what is wrong with them; pure, and ignorant of
//! modals, drafts and wording. The rules of reading stand where they are applied: numbers in `number`, currencies in
//! `currency`, days in `day`, ranges in `schedule`, lines in `milestones`.

mod calendar;
mod change;
mod closing;
mod currency;
mod day;
mod dispute;
mod feedback;
mod hours;
mod job;
mod links;
mod message;
mod milestone_cuts;
mod milestone_line;
mod milestones;
mod number;
mod number_words;
mod offer;
mod payment;
mod prefill;
mod price;
mod price_meanings;
mod price_words;
pub mod problem;
mod profile;
mod proposal;
mod refused;
mod remark;
mod schedule;
mod skills;
mod table_rows;
#[cfg(test)]
mod tests;
mod text;

pub use calendar::Calendar;
pub use change::ChangeForm;
pub use closing::ClosingForm;
pub use dispute::{DisputeForm, VerdictForm};
pub use feedback::FeedbackForm;
pub use hours::HoursForm;
pub use job::{JobForm, read_wanted_budget};
pub use message::read_message;
pub use offer::OfferForm;
pub use payment::{PAYMENT_NOTE_CHARS, PaymentForm};
pub use problem::date::DateRole;
pub use problem::reading::Reading;
pub use problem::{Field, FieldProblem, Problem};
pub use profile::{ProfileForm, read_rate};
pub use proposal::ProposalForm;
pub use remark::Remark;
pub use skills::skill_key;
pub use text::is_invisible;
