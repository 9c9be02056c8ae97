//! Why something about offers is not done. Owns the reasons; their words are `discord::offers`'s.

use crate::domain::ids::{OfferNumber, PersonId};
use crate::domain::offers::offer::{Side, StateName};
use crate::domain::time::UnixMs;

/// Why something about an offer is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferRefusal {
    /// No such offer here, or not one of theirs: the two are answered alike.
    NoSuchOffer,
    /// A text that is no offer's number, where one is to be named.
    NoNumber,
    /// No such change request, or not one of theirs.
    NoSuchChange,
    /// They are a party to the offer, but this is for the other side.
    OtherSide {
        /// Who may do it.
        needs: Side,
    },
    /// The offer has new terms since the button was drawn.
    Stale {
        /// Which offer.
        number: OfferNumber,
        /// The version the button was drawn for.
        seen: u32,
        /// The version that counts.
        current: u32,
    },
    /// The offer has been answered, withdrawn, or has expired.
    Over {
        /// Which offer.
        number: OfferNumber,
        /// How it ended.
        state: StateName,
        /// Who ended it; `None` for time.
        by: Option<PersonId>,
        /// When.
        at: UnixMs,
    },
    /// There is an open change request already.
    ChangeOpen {
        /// On which offer.
        number: OfferNumber,
    },
    /// The change request was answered, or closed with the offer.
    ChangeOver {
        /// On which offer.
        number: OfferNumber,
    },
    /// Terms that are the present ones, with nothing said beside them.
    SameTerms {
        /// Of which offer.
        number: OfferNumber,
    },
    /// Too many change requests in the last hour.
    TooManyChanges {
        /// Most in an hour.
        most: u32,
    },
    /// An offer to oneself.
    ToSelf,
    /// An offer to a bot.
    ToBot,
    /// The addressed person is not in this server.
    NotMember,
    /// The addressed person takes no offers at present, or none from this client: the two are answered alike.
    NotAccepting {
        /// Who.
        person: PersonId,
    },
    /// An offer to somebody whom the client has blocked.
    ToBlocked {
        /// Who.
        person: PersonId,
    },
    /// Too many offers wait for an answer.
    TooManyPending {
        /// Most at a time.
        most: u32,
    },
    /// Too many offers to this person wait for an answer.
    TooManyForPair {
        /// Most at a time.
        most: u32,
    },
    /// Too many new offers in the last hour.
    TooManyNew {
        /// Most in an hour.
        most: u32,
    },
    /// A file that Discord would not take when it is posted again.
    FileTooLarge {
        /// What it is called: a person's text.
        name: String,
        /// Its size.
        size_bytes: u64,
    },
}
