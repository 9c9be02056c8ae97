//! Refusals: why Parley does not do what somebody asked. Owns the reasons; their wording is `discord::wording`.

use super::agency::AgencyRefusal;
use super::form::problem::FieldProblem;
use super::ids::{DraftId, OfferNumber, PersonId};
use super::mail::MailRefusal;
use super::offer::{Side, StateName};
use super::report::rules::ReportRefusal;
use super::time::UnixMs;

/// Why something is not done. The person's to mend, never ours; shown to that person only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No such offer here, or not one of theirs: the two are answered alike.
    NoSuchOffer,
    /// A text that is no offer's number, where one is to be named.
    NoNumber,
    /// No such change request, or not one of theirs.
    NoSuchChange,
    /// No such obstacle in this server, it is solved, or it is not theirs to solve.
    NoSuchObstacle,
    /// The draft is a day old, was discarded, or is somebody else's.
    NoSuchDraft,
    /// The draft was edited after the preview was shown.
    DraftChanged,
    /// A draft that was sent already.
    AlreadySent {
        /// As this offer.
        number: OfferNumber,
    },
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
    /// Blocking oneself.
    BlockSelf,
    /// Blocking a bot.
    BlockBot,
    /// A bot's profile.
    BotProfile,
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
    /// They left the server that it belongs to, and press a button in a direct message.
    LeftServer {
        /// What the server is called, if that is known.
        server: Option<String>,
    },
    /// Something about reports, suspensions and appeals.
    Report(ReportRefusal),
    /// Something about email.
    Mail(MailRefusal),
    /// Something about agencies.
    Agency(AgencyRefusal),
    /// Only somebody whom Discord lets manage the server may do it.
    AdminsOnly,
    /// The role that everybody has cannot be the moderators'.
    EveryoneRole,
    /// A file that Discord would not take when it is posted again.
    FileTooLarge {
        /// What it is called: a person's text.
        name: String,
        /// Its size.
        size_bytes: u64,
    },
    /// A form with fields that do not parse; the draft holds what was typed.
    Form {
        /// Reopens the form with everything in it.
        draft: DraftId,
        /// All that is wrong, in the order of the form.
        problems: Vec<FieldProblem>,
    },
}

impl From<AgencyRefusal> for Refusal {
    fn from(refusal: AgencyRefusal) -> Self {
        Self::Agency(refusal)
    }
}
