//! This feature's buttons and lists as typed values.

use crate::discord::ui::custom_id::{carry_codes, controls};
use crate::domain::help::topic::{Audience, HelpTopic};

/// Something that a topic leads on to, and that a command shows as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// `/offers`.
    Offers,
    /// `/contracts`.
    Contracts,
    /// One's own profile.
    Profile,
    /// `/settings`.
    Notifications,
    /// `/blocked`.
    Blocked,
    /// One's own agencies.
    Agencies,
    /// `/safety`.
    Safety,
    /// `/privacy export`.
    Export,
    /// `/privacy delete`.
    Delete,
    /// `/parley reports`.
    Reports,
    /// `/parley disputes`.
    Disputes,
    /// `/parley suspensions`.
    Suspensions,
    /// `/parley audit`.
    Audit,
    /// `/parley notes`.
    Notes,
    /// `/parley check`.
    Check,
    /// `/parley setup`.
    Setup,
    /// `/parley settings`.
    Settings,
    /// `/parley score`.
    ScoreSettings,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Offers,
        Self::Contracts,
        Self::Profile,
        Self::Notifications,
        Self::Blocked,
        Self::Agencies,
        Self::Safety,
        Self::Export,
        Self::Delete,
        Self::Reports,
        Self::Disputes,
        Self::Suspensions,
        Self::Audit,
        Self::Notes,
        Self::Check,
        Self::Setup,
        Self::Settings,
        Self::ScoreSettings,
    ];

    /// Its name in a `custom_id`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offers => "offers",
            Self::Contracts => "contracts",
            Self::Profile => "profile",
            Self::Notifications => "notifications",
            Self::Blocked => "blocked",
            Self::Agencies => "agencies",
            Self::Safety => "safety",
            Self::Export => "export",
            Self::Delete => "delete",
            Self::Reports => "reports",
            Self::Disputes => "disputes",
            Self::Suspensions => "suspensions",
            Self::Audit => "audit",
            Self::Notes => "notes",
            Self::Check => "check",
            Self::Setup => "setup",
            Self::Settings => "settings",
            Self::ScoreSettings => "score_settings",
        }
    }

    /// The step of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

carry_codes!(HelpTopic, Audience, Step);

/// Everything here that a person can press or choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpButton {
    /// All topics.
    All,
    /// All topics: a select of those for one audience, whose values are their names.
    Choose(Audience),
    /// One topic.
    Topic(HelpTopic),
    /// Below a topic: does what comes next.
    Open(Step),
    /// Below a topic: whether it was helpful.
    Helpful {
        /// Which.
        topic: HelpTopic,
        /// The presser's answer.
        is_helpful: bool,
    },
    /// What everybody answered, for those who look after the server.
    Answers,
}

controls! { HelpButton:
    "help:all" => [All] Update;
    "help:choose" => [Choose(audience)] Update;
    "help:topic" => [Topic(topic)] Update;
    "help:open" => [Open(step)] Reply;
    "help:helpful" => [Helpful { topic, is_helpful }] Update;
    "help:answers" => [Answers] Reply;
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::{CUSTOM_ID_CHARS, Control};

    #[test]
    fn every_button_comes_back_from_its_custom_id_and_nothing_else_does() {
        let topics = HelpTopic::ALL.iter().map(|topic| HelpButton::Topic(*topic));
        let audiences = Audience::ALL.map(HelpButton::Choose);
        let answers =
            [true, false].map(|is_helpful| HelpButton::Helpful { topic: HelpTopic::Send, is_helpful });
        let all = [HelpButton::All, HelpButton::Answers]
            .into_iter()
            .chain(answers)
            .chain(topics)
            .chain(audiences)
            .chain(Step::ALL.map(HelpButton::Open));
        for button in all {
            let custom_id = button.to_string();
            assert!(custom_id.len() <= CUSTOM_ID_CHARS, "{custom_id}");
            assert_eq!(HelpButton::parse(&custom_id), Some(button));
        }
        for text in [
            "help",
            "help:",
            "help:all:",
            "help:all:1",
            "help:topic",
            "help:topic:none",
            "help:open:Offers",
            "help:choose:all",
        ] {
            assert_eq!(HelpButton::parse(text), None, "{text:?}");
        }
    }
}
