//! What people are told outside the room: its part of the use cases. Knows no Discord and no SQL.

mod deliveries;
mod hosts;
pub(super) mod mail;
mod mail_deliveries;
pub(super) mod settings;
mod unsubscribe;

pub use deliveries::NotificationDelivery;
pub use hosts::HostStanding;
pub use mail_deliveries::EmailDelivery;
pub use unsubscribe::UnsubscribePage;
