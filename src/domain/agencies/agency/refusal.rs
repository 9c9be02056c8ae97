//! Why something about agencies is not done. Owns the kinds; their words are `discord::agencies`'s.

use crate::domain::ids::{OfferNumber, PersonId};

/// Why something about agencies is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgencyRefusal {
    /// No agency of this name in this server, or not one of theirs.
    NoSuchAgency,
    /// They are in no agency.
    InNone,
    /// They are in several, and did not say which.
    Which,
    /// A name that is empty or too long.
    Name {
        /// Its length in characters.
        is: usize,
    },
    /// A name with a link in it.
    NameLink,
    /// They have asked as many people as one may in a day.
    AskedMany,
    /// That person was asked as often as one may be in a day.
    AskedOften {
        /// Who.
        person: PersonId,
    },
    /// Another agency of the server is called so.
    NameTaken {
        /// As it was typed.
        name: String,
    },
    /// They own as many as they can.
    TooMany,
    /// The agency is as large as it can be.
    Full,
    /// For the owner alone.
    OwnersOnly,
    /// For the owner and managers.
    ManagersOnly,
    /// Somebody who is not of the agency.
    NotStaff {
        /// Who.
        person: PersonId,
    },
    /// Somebody who is that already.
    IsSo {
        /// Who.
        person: PersonId,
    },
    /// The owner hands the agency over before anything else becomes of them.
    OwnerStays,
    /// Bots do not work in agencies.
    Bot,
    /// The invitation was answered, taken back or replaced, its week is over, or it is somebody else's.
    NoSuchInvitation,
    /// Offers reach them through another agency alone.
    Bound {
        /// Which.
        agency: String,
    },
    /// It cannot be deleted while it owes something.
    Busy {
        /// Offers that wait.
        pending: Vec<OfferNumber>,
        /// Offers whose contracts have not ended.
        contracts: Vec<OfferNumber>,
    },
    /// An offer to an agency of one's own.
    OwnAgency,
    /// An offer to somebody whom offers reach through an agency alone.
    Exclusive {
        /// Whom.
        person: PersonId,
        /// Through which.
        agency: String,
    },
    /// An offer goes to one member or to one agency.
    OneAddressee,
    /// The owner is there, so that no moderator has to decide.
    OwnerIsHere,
    /// Who isn't in the server neither joins an agency nor owns one.
    NotInServer,
    /// Who hasn't passed the server's membership screening can't own one yet.
    Screening {
        /// Who.
        person: PersonId,
    },
    /// A moderator says why.
    NoReason,
    /// To whom an offer was handed does the work; they answer nothing.
    OthersAnswer,
    /// Who answers offers needs none handed to them.
    AnswersThemselves {
        /// Who.
        person: PersonId,
    },
    /// There is nobody from whom an offer could be taken back.
    NotHanded,
    /// Who owns an agency with others in it does not have themselves forgotten.
    OthersRemain {
        /// Which.
        agency: String,
    },
    /// A member is wished for, and no agency named.
    WishWithoutAgency,
}
