//! What can be pressed below statistics.

use crate::discord::ui::custom_id::{carry_codes, controls};
use crate::domain::statistics::period::Period;

/// Everything here that a moderator can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatisticsButton {
    /// Shows another period in the same message.
    Show(Period),
}

carry_codes!(Period);

controls! { StatisticsButton:
    "stats" => [Show(period)] Update;
}
