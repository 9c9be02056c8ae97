//! The button about rooms, as a typed value.

use crate::discord::ui::custom_id::controls;
use crate::domain::ids::ObstacleId;

/// What can be pressed about rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomsButton {
    /// The moderators' message: try what an obstacle stopped.
    TryAgain(ObstacleId),
}

controls! { RoomsButton:
    "rooms:try" => [TryAgain(obstacle)] Reply;
}
