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

/// The key of a topic's title, and of its attributes.
macro_rules! keys {
    ($key:literal) => {
        [$key, concat!($key, ".text"), concat!($key, ".words")]
    };
}

/// The keys of its title, of its text, and of other words for it.
pub(super) const fn keys(topic: HelpTopic) -> [&'static str; 3] {
    match topic {
        HelpTopic::DirectOffer => keys!("help-direct-offer"),
        HelpTopic::JobInvitation => keys!("help-job-invitation"),
        HelpTopic::Receive => keys!("help-receive"),
        HelpTopic::Know => keys!("help-know"),
        HelpTopic::AnswerTime => keys!("help-answer-time"),
        HelpTopic::Negotiate => keys!("help-negotiate"),
        HelpTopic::UnknownClient => keys!("help-unknown-client"),
        HelpTopic::Decline => keys!("help-decline"),
        HelpTopic::Score => keys!("help-score"),
        HelpTopic::Badges => keys!("help-badges"),
        HelpTopic::Submit => keys!("help-submit"),
        HelpTopic::Pause => keys!("help-pause"),
        HelpTopic::Send => keys!("help-send"),
        HelpTopic::Find => keys!("help-find"),
        HelpTopic::EditOffer => keys!("help-edit-offer"),
        HelpTopic::Review => keys!("help-review"),
        HelpTopic::Record => keys!("help-record"),
        HelpTopic::AgencyOffers => keys!("help-agency-offers"),
        HelpTopic::AgencyWork => keys!("help-agency-work"),
        HelpTopic::AgencyTeam => keys!("help-agency-team"),
        HelpTopic::Safe => keys!("help-safe"),
        HelpTopic::Contract => keys!("help-contract"),
        HelpTopic::Payments => keys!("help-payments"),
        HelpTopic::Hours => keys!("help-hours"),
        HelpTopic::Terms => keys!("help-terms"),
        HelpTopic::Close => keys!("help-close"),
        HelpTopic::Dispute => keys!("help-dispute"),
        HelpTopic::Feedback => keys!("help-feedback"),
        HelpTopic::Channel => keys!("help-channel"),
        HelpTopic::Notifications => keys!("help-notifications"),
        HelpTopic::Report => keys!("help-report"),
        HelpTopic::Suspended => keys!("help-suspended"),
        HelpTopic::Privacy => keys!("help-privacy"),
        HelpTopic::Setup => keys!("help-setup"),
        HelpTopic::Settings => keys!("help-settings"),
        HelpTopic::Moderate => keys!("help-moderate"),
        HelpTopic::Decide => keys!("help-decide"),
        HelpTopic::ScoreSettings => keys!("help-score-settings"),
        HelpTopic::Check => keys!("help-check"),
        HelpTopic::Helpful => keys!("help-helpful"),
    }
}
