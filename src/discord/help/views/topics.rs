//! What each topic is called, what it says, and what else it is found by.

use super::facts::Fact;
use crate::domain::help::search::{Entry, search};
use crate::domain::help::topic::HelpTopic;
use crate::words::Language;

/// What a topic is called.
#[must_use]
pub fn title(language: Language, topic: HelpTopic) -> String {
    language.text(keys(topic)[0], &[])
}

/// What it says, with the numbers that count in a server.
pub(super) fn text(language: Language, topic: HelpTopic, facts: &[Fact]) -> String {
    language.text(keys(topic)[1], facts)
}

/// The topics that somebody may mean by what they typed, the best first.
#[must_use]
pub fn find(language: Language, typed: &str) -> Vec<HelpTopic> {
    let texts: Vec<(HelpTopic, String, String)> = HelpTopic::ALL
        .iter()
        .map(|topic| (*topic, title(language, *topic), language.text(keys(*topic)[2], &[])))
        .collect();
    let entries: Vec<Entry<'_>> =
        texts.iter().map(|(topic, title, keywords)| Entry { topic: *topic, title, keywords }).collect();
    search(&entries, typed)
}

/// The keys of its title, of its text, and of other words for it.
pub(super) const fn keys(topic: HelpTopic) -> [&'static str; 3] {
    match topic {
        HelpTopic::DirectOffer => ["help-direct-offer", "help-direct-offer.text", "help-direct-offer.words"],
        HelpTopic::Receive => ["help-receive", "help-receive.text", "help-receive.words"],
        HelpTopic::Know => ["help-know", "help-know.text", "help-know.words"],
        HelpTopic::AnswerTime => ["help-answer-time", "help-answer-time.text", "help-answer-time.words"],
        HelpTopic::Negotiate => ["help-negotiate", "help-negotiate.text", "help-negotiate.words"],
        HelpTopic::UnknownClient => {
            ["help-unknown-client", "help-unknown-client.text", "help-unknown-client.words"]
        }
        HelpTopic::Decline => ["help-decline", "help-decline.text", "help-decline.words"],
        HelpTopic::Score => ["help-score", "help-score.text", "help-score.words"],
        HelpTopic::Badges => ["help-badges", "help-badges.text", "help-badges.words"],
        HelpTopic::Submit => ["help-submit", "help-submit.text", "help-submit.words"],
        HelpTopic::Pause => ["help-pause", "help-pause.text", "help-pause.words"],
        HelpTopic::Send => ["help-send", "help-send.text", "help-send.words"],
        HelpTopic::Find => ["help-find", "help-find.text", "help-find.words"],
        HelpTopic::EditOffer => ["help-edit-offer", "help-edit-offer.text", "help-edit-offer.words"],
        HelpTopic::Review => ["help-review", "help-review.text", "help-review.words"],
        HelpTopic::Record => ["help-record", "help-record.text", "help-record.words"],
        HelpTopic::AgencyOffers => {
            ["help-agency-offers", "help-agency-offers.text", "help-agency-offers.words"]
        }
        HelpTopic::AgencyWork => ["help-agency-work", "help-agency-work.text", "help-agency-work.words"],
        HelpTopic::AgencyTeam => ["help-agency-team", "help-agency-team.text", "help-agency-team.words"],
        HelpTopic::Safe => ["help-safe", "help-safe.text", "help-safe.words"],
        HelpTopic::Contract => ["help-contract", "help-contract.text", "help-contract.words"],
        HelpTopic::Payments => ["help-payments", "help-payments.text", "help-payments.words"],
        HelpTopic::Hours => ["help-hours", "help-hours.text", "help-hours.words"],
        HelpTopic::Terms => ["help-terms", "help-terms.text", "help-terms.words"],
        HelpTopic::Close => ["help-close", "help-close.text", "help-close.words"],
        HelpTopic::Dispute => ["help-dispute", "help-dispute.text", "help-dispute.words"],
        HelpTopic::Feedback => ["help-feedback", "help-feedback.text", "help-feedback.words"],
        HelpTopic::Channel => ["help-channel", "help-channel.text", "help-channel.words"],
        HelpTopic::Notifications => {
            ["help-notifications", "help-notifications.text", "help-notifications.words"]
        }
        HelpTopic::Report => ["help-report", "help-report.text", "help-report.words"],
        HelpTopic::Suspended => ["help-suspended", "help-suspended.text", "help-suspended.words"],
        HelpTopic::Privacy => ["help-privacy", "help-privacy.text", "help-privacy.words"],
        HelpTopic::Setup => ["help-setup", "help-setup.text", "help-setup.words"],
        HelpTopic::Settings => ["help-settings", "help-settings.text", "help-settings.words"],
        HelpTopic::Moderate => ["help-moderate", "help-moderate.text", "help-moderate.words"],
        HelpTopic::Decide => ["help-decide", "help-decide.text", "help-decide.words"],
        HelpTopic::ScoreSettings => {
            ["help-score-settings", "help-score-settings.text", "help-score-settings.words"]
        }
        HelpTopic::Check => ["help-check", "help-check.text", "help-check.words"],
        HelpTopic::Helpful => ["help-helpful", "help-helpful.text", "help-helpful.words"],
    }
}
