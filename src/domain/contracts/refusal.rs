//! Why something about a contract is not done. Owns the kinds; their words are `discord::contracts`'s.

use crate::domain::money::Currency;
use crate::domain::offers::offer::Side;

/// Why something about a contract is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractRefusal {
    /// No such contract in this server, or somebody else's.
    NoSuchContract,
    /// A text that is no contract's number, where one is to be named.
    NoNumber,
    /// The other side does that.
    OtherSide {
        /// Which.
        needs: Side,
    },
    /// The contract has no such milestone.
    NoSuchPiece,
    /// All that can be submitted was: the rest waits for the client, or is done.
    NothingToSubmit,
    /// Nothing waits for the client's answer.
    NothingSubmitted,
    /// It was submitted already, and waits for the client.
    WaitsForClient,
    /// It is approved.
    IsApproved,
    /// The client asked for a revision of it.
    NotSubmitted,
    /// It was submitted again after what they saw.
    SubmittedAgain,
    /// Without a message.
    MessageMissing,
    /// The message is too long.
    MessageLong {
        /// Its length in characters.
        is: usize,
    },
    /// The contract is closed: its work is over.
    Closed,
    /// Whoever does the work without answering for it decides nothing about the contract.
    OthersContract,
    /// It is paused already.
    Paused,
    /// It isn't paused.
    NotPaused,
    /// It isn't closed: there is nothing to reopen.
    NotClosed,
    /// It was closed too long ago.
    ReopenOver,
    /// Their own side asked to reopen it, and waits for an answer.
    ReopenWaits,
    /// The other side would rather keep it closed.
    ReopenDeclined,
    /// Nobody waits for their answer to this any more.
    NoReopenRequest,
    /// Whoever does the work without reading what it costs says nothing of money.
    OthersMoney,
    /// The side that was paid records what it gave back.
    OthersRefund,
    /// The day isn't among the last ones.
    PaymentDay,
    /// No such payment was recorded.
    NoSuchPayment,
    /// No payment waits for their answer.
    NoPaymentWaits,
    /// Their own side recorded it.
    OwnPayment,
    /// It was confirmed.
    PaymentConfirmed,
    /// They said already that it isn't so.
    PaymentDenied,
    /// The price is fixed: no hours count.
    NotHourly,
    /// While it is paused nobody logs hours.
    PausedHours,
    /// So many hours can't be logged.
    TooManyHours(HoursObstacle),
    /// A text that is none of the contract's milestones, where one is to be named.
    NoSuchMilestone,
    /// The day isn't among the last ones, or the work had not begun.
    HoursDay,
    /// No such hours were logged.
    NoSuchHours,
    /// No hours were logged that they could look at.
    NoHours,
    /// They were taken out.
    HoursRemoved,
    /// A colleague logged them, for whom they don't answer.
    OthersHours,
    /// The statement with them is too old.
    ObjectionOver,
    /// They objected to them already.
    AlreadyObjected,
    /// There is no objection to them.
    NotObjected,
    /// The terms are those that count already.
    SameTerms,
    /// The contract can't have such terms.
    TermsCannot(TermsObstacle),
    /// No proposal waits for an answer, or not this one.
    NoProposal,
    /// Their own side proposed it: the other one answers.
    OwnProposal,
    /// The other side proposed it, and can take it back.
    OthersProposal,
    /// A dispute is open: until it ends, nothing is approved, closed or reopened.
    Disputed,
    /// A dispute is open already.
    AlreadyDisputed,
    /// It was closed too long ago for a dispute.
    DisputeOver,
    /// No dispute is open, or not the one that they saw.
    NotDisputed,
    /// The other side opened the dispute.
    OthersDispute,
    /// No text where a dispute needs one.
    DisputeTextMissing,
    /// A text of a dispute is too long.
    DisputeTextLong {
        /// Its length in characters.
        is: usize,
        /// How long it can be.
        most: usize,
    },
}

/// Why a contract can't have other terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermsObstacle {
    /// It has a fixed price, which doesn't become one by the hour.
    NotHourly,
    /// It is by the hour, and doesn't get a fixed price.
    NotFixed,
    /// It is paid in one currency from its beginning to its end.
    OtherCurrency {
        /// Which.
        agreed: Currency,
    },
    /// A milestone that is approved stays as it is.
    MilestoneApproved {
        /// Its place.
        place: u32,
    },
    /// All of the work is approved, so its price and its due date stay.
    WholeApproved,
}

/// Why so many hours can't be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HoursObstacle {
    /// Their week would go above the weekly limit.
    WeeklyLimit {
        /// The limit, in hours.
        most: u32,
        /// What is left of it, in minutes.
        left: u32,
    },
    /// Their day would have more than 24 hours.
    WholeDay {
        /// What is left of it, in minutes.
        left: u32,
    },
}
