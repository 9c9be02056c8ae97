//! What can be wrong with a typed field. Owns that there is one list of what fields hold; the problems of each stand in its own
//! file, and the sentences that people read are the wording's, so no text for people stands here.

pub mod date;
pub mod hours;
pub mod milestone;
pub mod price;
pub mod profile;
pub mod reading;
pub mod text;
use date::DateProblem;
use hours::HoursProblem;
use milestone::MilestoneProblem;
use price::PriceProblem;
use profile::ProfileProblem;
use reading::Reading;
use text::TextProblem;

/// A field of one of Parley's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The offer's title.
    Title,
    /// The offer's description.
    Description,
    /// The price, fixed or hourly.
    Price,
    /// Start and due date.
    Schedule,
    /// The parts of a fixed price, one a line.
    Milestones,
    /// A message to the other side.
    Message,
    /// A profile's first line.
    Headline,
    /// What a profile tells.
    Bio,
    /// A profile's skills.
    Skills,
    /// A profile's price of an hour.
    Rate,
    /// A profile's links.
    Links,
    /// What was paid.
    Amount,
    /// A note with a payment.
    Note,
    /// How long somebody worked.
    Time,
    /// What they did.
    Done,
    /// What feedback says in words.
    Comment,
    /// What moderators read with it.
    ModeratorsNote,
    /// What a client would pay for a job.
    Budget,
    /// What a proposal says to the client.
    Letter,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field it was typed into.
    pub field: Field,
    /// What is wrong with it.
    pub problem: Problem,
    /// What would mend it, the likeliest first; empty if nobody can know.
    pub readings: Vec<Reading>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Its length.
    Text(TextProblem),
    /// Its amount, its currency or its hours.
    Price(PriceProblem),
    /// A date in it, or two.
    Date(DateProblem),
    /// Its milestones.
    Milestone(MilestoneProblem),
    /// A skill, the rate or a link in it.
    Profile(ProfileProblem),
    /// Its time of work.
    Hours(HoursProblem),
    /// A problem of one line of the milestones.
    OnLine {
        /// 1 for the first line, empty lines counted.
        line: usize,
        /// What is wrong with it.
        problem: Box<Self>,
    },
}

impl From<TextProblem> for Problem {
    fn from(problem: TextProblem) -> Self {
        Self::Text(problem)
    }
}

impl From<PriceProblem> for Problem {
    fn from(problem: PriceProblem) -> Self {
        Self::Price(problem)
    }
}

impl From<DateProblem> for Problem {
    fn from(problem: DateProblem) -> Self {
        Self::Date(problem)
    }
}

impl From<MilestoneProblem> for Problem {
    fn from(problem: MilestoneProblem) -> Self {
        Self::Milestone(problem)
    }
}

impl From<ProfileProblem> for Problem {
    fn from(problem: ProfileProblem) -> Self {
        Self::Profile(problem)
    }
}

impl From<HoursProblem> for Problem {
    fn from(problem: HoursProblem) -> Self {
        Self::Hours(problem)
    }
}

impl Problem {
    /// This problem, on one field.
    #[must_use]
    pub fn on(self, field: Field) -> FieldProblem {
        FieldProblem { field, problem: self, readings: Vec::new() }
    }

    /// This problem, on one line of the milestones.
    #[must_use]
    pub(super) fn at_line(self, line: usize) -> Self {
        Self::OnLine { line, problem: Box::new(self) }
    }
}
