//! What people are told outside the room: its part of the use cases. Knows no Discord and no SQL.

mod deliveries;
mod mail_deliveries;

pub use deliveries::NotificationDelivery;
pub use mail_deliveries::EmailDelivery;
