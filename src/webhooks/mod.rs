//! Webhooks: signing events and sending them to the operator's endpoints, as Standard Webhooks says. Owns requests and what an answer means;
//! what an event says is `domain::webhooks`', and when it's tried again is the outbox'.
//!
//! Each try of an event has the same `webhook-id` and the same body. A receiver that answered just before the process died gets it again, and
//! knows it by its id.

mod delivery;
mod endpoint;
mod listing;
mod request;
mod secret;

pub use delivery::WebhookDelivery;
pub use endpoint::{Address, AddressError, Endpoint, Endpoints, MOST_ENDPOINTS};
pub use listing::{Error, SendAgain, list, send_again, test};
pub use secret::{SECRETS, Secret, SecretError};
