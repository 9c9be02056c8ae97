//! This feature's buttons as typed values.

use crate::discord::ui::custom_id::{Carried, Parts, carry_codes, controls};
use crate::domain::notifications::settings::{NotificationChannel, Topic};
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
        way: NotificationChannel,
        /// What is wanted.
        wanted: OnOff,
    },
}

/// Whether something is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnOff(pub bool);

impl Carried for OnOff {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { ":on" } else { ":off" })
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        match parts.text()? {
            "on" => Some(Self(true)),
            "off" => Some(Self(false)),
            _ => None,
        }
    }
}

carry_codes!(Topic, NotificationChannel);

controls! { NoticesButton:
    "notices" => [Choose { topic, way, wanted }] Update;
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::Control;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        for topic in Topic::ALL {
            for way in NotificationChannel::ALL {
                for wanted in [OnOff(true), OnOff(false)] {
                    let button = NoticesButton::Choose { topic, way, wanted };
                    assert_eq!(NoticesButton::parse(&button.to_string()), Some(button), "{button}");
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
            assert_eq!(NoticesButton::parse(text), None, "{text:?}");
        }
    }
}
