//! Why something about a contract is not done, in words. Pure functions.

use super::hours::too_many;
use super::terms::cannot_at_all;
use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::work::WORK_MESSAGE_CHARS;
use crate::domain::offers::offer::Side;

use crate::words::Language;

/// A refusal about contracts, for the person alone.
#[must_use]
pub fn contract_refusal(language: Language, refusal: ContractRefusal) -> Post {
    match refusal {
        ContractRefusal::NoSuchContract => refused!(language, "refusal-no-contract"),
        ContractRefusal::NoSuchPiece => refused!(language, "refusal-no-piece"),
        ContractRefusal::NoNumber => refused!(language, "refusal-no-contract-number"),
        ContractRefusal::OtherSide { needs: Side::Client } => refused!(language, "refusal-clients-work"),
        ContractRefusal::OtherSide { needs: Side::Recipient } => {
            refused!(language, "refusal-others-work")
        }
        ContractRefusal::Closed => refused!(language, "refusal-contract-closed"),
        ContractRefusal::OthersContract => refused!(language, "refusal-others-contract"),
        ContractRefusal::Paused => refused!(language, "refusal-contract-paused"),
        ContractRefusal::NotPaused => refused!(language, "refusal-not-paused"),
        ContractRefusal::NotClosed => refused!(language, "refusal-not-closed"),
        ContractRefusal::ReopenOver => refused!(language, "refusal-reopen-over"),
        ContractRefusal::ReopenWaits => refused!(language, "refusal-reopen-waits"),
        ContractRefusal::ReopenDeclined => refused!(language, "refusal-reopen-declined"),
        ContractRefusal::NoReopenRequest => refused!(language, "refusal-no-reopen-request"),
        ContractRefusal::OthersMoney => refused!(language, "refusal-others-money"),
        ContractRefusal::OthersRefund => refused!(language, "refusal-others-refund"),
        ContractRefusal::NoSuchPayment => refused!(language, "refusal-no-payment"),
        ContractRefusal::NoPaymentWaits => refused!(language, "refusal-no-payment-waits"),
        ContractRefusal::OwnPayment => refused!(language, "refusal-own-payment"),
        ContractRefusal::PaymentConfirmed => refused!(language, "refusal-payment-confirmed"),
        ContractRefusal::PaymentDenied => refused!(language, "refusal-payment-denied"),
        ContractRefusal::PaymentDay => refused!(language, "refusal-payment-day"),
        ContractRefusal::NotHourly => refused!(language, "refusal-not-hourly"),
        ContractRefusal::PausedHours => refused!(language, "refusal-hours-paused"),
        ContractRefusal::HoursDay => refused!(language, "refusal-hours-day"),
        ContractRefusal::NoSuchHours => refused!(language, "refusal-no-such-hours"),
        ContractRefusal::NoHours => refused!(language, "refusal-no-hours"),
        ContractRefusal::HoursRemoved => refused!(language, "refusal-hours-removed"),
        ContractRefusal::OthersHours => refused!(language, "refusal-others-hours"),
        ContractRefusal::ObjectionOver => refused!(language, "refusal-objection-over"),
        ContractRefusal::AlreadyObjected => refused!(language, "refusal-already-objected"),
        ContractRefusal::NotObjected => refused!(language, "refusal-not-objected"),
        ContractRefusal::NoSuchMilestone => refused!(language, "refusal-no-milestone"),
        ContractRefusal::Disputed => refused!(language, "refusal-disputed"),
        ContractRefusal::AlreadyDisputed => refused!(language, "refusal-already-disputed"),
        ContractRefusal::DisputeOver => refused!(language, "refusal-dispute-over"),
        ContractRefusal::NotDisputed => refused!(language, "refusal-not-disputed"),
        ContractRefusal::OthersDispute => refused!(language, "refusal-others-dispute"),
        ContractRefusal::DisputeTextMissing => refused!(language, "refusal-dispute-text-missing"),
        ContractRefusal::DisputeTextLong { is, most } => {
            refused!(language, "refusal-dispute-text-long", most = most, is = is)
        }
        ContractRefusal::TooManyHours(obstacle) => {
            refused!(language, "refusal-too-many-hours", why = too_many(language, obstacle))
        }
        ContractRefusal::SameTerms => refused!(language, "refusal-same-contract-terms"),
        ContractRefusal::TermsCannot(obstacle) => {
            refused!(language, "refusal-terms", why = cannot_at_all(language, obstacle))
        }
        ContractRefusal::NoProposal => refused!(language, "refusal-no-proposal"),
        ContractRefusal::OwnProposal => refused!(language, "refusal-own-proposal"),
        ContractRefusal::OthersProposal => refused!(language, "refusal-others-proposal"),
        ContractRefusal::NothingToSubmit => refused!(language, "refusal-nothing-to-submit"),
        ContractRefusal::NothingSubmitted => refused!(language, "refusal-nothing-submitted"),
        ContractRefusal::WaitsForClient => refused!(language, "refusal-work-waits"),
        ContractRefusal::IsApproved => refused!(language, "refusal-work-approved"),
        ContractRefusal::NotSubmitted => refused!(language, "refusal-work-not-submitted"),
        ContractRefusal::SubmittedAgain => refused!(language, "refusal-work-submitted-again"),
        ContractRefusal::MessageMissing => refused!(language, "refusal-work-message-missing"),
        ContractRefusal::MessageLong { is } => {
            refused!(language, "refusal-work-message-long", most = WORK_MESSAGE_CHARS, is = is)
        }
    }
}
