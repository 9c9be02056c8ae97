//! Which of their contracts somebody wants to see. Owns the choices and the texts that stand for them in buttons and options.

/// A choice of somebody's contracts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ContractFilter {
    /// How they stand.
    pub state: ContractStateFilter,
    /// What the reader is to them.
    pub side: ContractSideFilter,
}

/// How a contract stands, as its reader sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ContractStateFilter {
    /// All of them.
    #[default]
    Any,
    /// Those that wait for the reader.
    Waiting,
    /// Those that run.
    Active,
    /// Those that one side paused.
    Paused,
    /// Those that one side closed.
    Closed,
    /// Those with an open dispute.
    Disputed,
}

impl ContractStateFilter {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Any, Self::Waiting, Self::Active, Self::Paused, Self::Closed, Self::Disputed];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Disputed => "disputed",
        }
    }

    /// The choice with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// On which side of a contract its reader is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ContractSideFilter {
    /// On any.
    #[default]
    All,
    /// They hire.
    Client,
    /// They were hired.
    Freelancer,
    /// They answer for the agency that was hired, or do the work for it.
    Agency,
}

impl ContractSideFilter {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Client, Self::Freelancer, Self::Agency];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Client => "client",
            Self::Freelancer => "freelancer",
            Self::Agency => "agency",
        }
    }

    /// The choice with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }
}
