//! The texts of what can be pressed and chosen in help.

use super::AnyControl;
use crate::discord::help::buttons::{HelpButton, Step};
use crate::domain::help::topic::{Audience, HelpTopic};

pub(super) fn of_help() -> Vec<(&'static str, AnyControl)> {
    let help = AnyControl::Help;
    let answer = |is_helpful| help(HelpButton::Helpful { topic: HelpTopic::Score, is_helpful });
    vec![
        ("help:all", help(HelpButton::All)),
        ("help:choose:freelancers", help(HelpButton::Choose(Audience::Freelancers))),
        ("help:choose:clients", help(HelpButton::Choose(Audience::Clients))),
        ("help:choose:agencies", help(HelpButton::Choose(Audience::Agencies))),
        ("help:choose:everyone", help(HelpButton::Choose(Audience::Everyone))),
        ("help:choose:moderators", help(HelpButton::Choose(Audience::Moderators))),
        ("help:topic:direct_offer", help(HelpButton::Topic(HelpTopic::DirectOffer))),
        ("help:open:offers", help(HelpButton::Open(Step::Offers))),
        ("help:open:score_settings", help(HelpButton::Open(Step::ScoreSettings))),
        ("help:helpful:score:true", answer(true)),
        ("help:helpful:score:false", answer(false)),
        ("help:answers", help(HelpButton::Answers)),
    ]
}
