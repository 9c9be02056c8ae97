//! This feature's buttons as typed values. Owns their text behind `notices:`; that it is the only text of a value is checked
//! by `inbound::control`, which carries them.

use crate::discord::inbound::control::Manner;
use crate::domain::notice::{Topic, Way};
use std::fmt;

/// Everything here that a person can press. All of it is about what they themselves hear of in that server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticesButton {
    /// Turns one group of news on or off by one way. It names what is wanted, so that pressing it twice, or where it stands
    /// in an older message, comes to the same.
    Choose {
        /// Which news.
        topic: Topic,
        /// By which way.
        way: Way,
        /// On or off.
        wanted: bool,
    },
}

impl NoticesButton {
    /// The value of a text behind `notices:`.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let topic = Topic::from_code(parts.next()?)?;
        let way = Way::from_code(parts.next()?)?;
        let wanted = match parts.next()? {
            "on" => true,
            "off" => false,
            _ => return None,
        };
        parts.next().is_none().then_some(Self::Choose { topic, way, wanted })
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Choose { .. } => Manner::Update,
        }
    }
}

impl fmt::Display for NoticesButton {
    /// The `custom_id` behind `notices:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Choose { topic, way, wanted } = self;
        write!(f, "{}:{}:{}", topic.code(), way.code(), if *wanted { "on" } else { "off" })
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::inbound::control::Button;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        for topic in Topic::ALL {
            for way in Way::ALL {
                for wanted in [true, false] {
                    let button = Button::Notices(NoticesButton::Choose { topic, way, wanted });
                    assert_eq!(Button::parse(&button.to_string()), Some(button), "{button}");
                }
            }
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "notices",
            "notices:",
            "notices:offers",
            "notices:offers:direct",
            "notices:offers:direct:true",
            "notices:offers:direct:on:",
            "notices:offers:room:on",
            "notices:Offers:direct:on",
            "notices:direct:offers:on",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
