//! What can be pressed, chosen or submitted to report, as typed values.

use crate::discord::ui::custom_id::{carry_codes, controls};
use crate::domain::feedback::which::FeedbackRef;
use crate::domain::ids::{OfferId, SanctionId};
use crate::domain::moderation::report::ReportReason;

/// Everything here that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportsButton {
    /// Begins a report about an offer.
    Begin(OfferId),
    /// Select whose values are [`ReportReason::code`]s.
    Reason(OfferId),
    /// Modal: the words that go with a reason.
    Form(OfferId, ReportReason),
    /// Begins a report about feedback of the other side.
    BeginFeedback(FeedbackRef),
    /// The same select for that.
    FeedbackReason(FeedbackRef),
    /// Modal: the words for that.
    FeedbackForm(FeedbackRef, ReportReason),
    /// After reporting: declines the offer if it waits, and blocks the other side.
    TurnAway(OfferId),
    /// Opens the form of an appeal against one's own suspension.
    Appeal(SanctionId),
    /// Modal: an appeal.
    AppealForm(SanctionId),
}

carry_codes!(ReportReason);

controls! { ReportsButton:
    "reports:begin" => [Begin(offer)] Reply about Offer(offer);
    "reports:reason" => [Reason(offer)] Modal about Offer(offer);
    "reports:form" => [Form(offer, reason)] Update about Offer(offer);
    "reports:feedback" => [BeginFeedback(what)] Reply about Contract(what.contract());
    "reports:feedback_reason" => [FeedbackReason(what)] Modal about Contract(what.contract());
    "reports:feedback_form" => [FeedbackForm(what, reason)] Update about Contract(what.contract());
    "reports:turn_away" => [TurnAway(offer)] Update about Offer(offer);
    "reports:appeal" => [Appeal(sanction)] Modal about Sanction(sanction);
    "reports:appeal_form" => [AppealForm(sanction)] Reply about Sanction(sanction);
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::{CUSTOM_ID_CHARS, Control};

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let offer = OfferId(i64::MAX);
        let forms = ReportReason::ALL.map(|reason| ReportsButton::Form(offer, reason));
        let others =
            [ReportsButton::Begin(offer), ReportsButton::Reason(offer), ReportsButton::TurnAway(offer)];
        let sanction = SanctionId(i64::MAX);
        let others =
            others.into_iter().chain([ReportsButton::Appeal(sanction), ReportsButton::AppealForm(sanction)]);
        for button in forms.into_iter().chain(others) {
            let custom_id = button.to_string();
            assert!(custom_id.len() <= CUSTOM_ID_CHARS);
            assert_eq!(ReportsButton::parse(&custom_id), Some(button), "{custom_id}");
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "reports",
            "reports:",
            "reports:begin",
            "reports:begin:",
            "reports:begin:+1",
            "reports:begin:01",
            "reports:begin:1:",
            "reports:begin:1:2",
            "reports:form:1",
            "reports:form:1:nothing",
            "reports:form:1:spam:2",
        ] {
            assert_eq!(ReportsButton::parse(text), None, "{text:?}");
        }
    }
}
