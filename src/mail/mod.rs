//! Emails: what stands in one, how it comes to a mail server, and the page that ends them. Owns delivery by mail; knows no
//! Discord but the address of a channel in a link.
//!
//! Each effect is one email to one address with a `Message-ID` made of the effect's id. A mail server can say "taken" and the
//! process die before that is written down; then the same email goes out again under the same `Message-ID`, and mail programs
//! show it once.

mod account;
mod code;
mod contracts;
mod delivery;
mod disputes;
mod feedback;
mod hours;
mod invitations;
mod jobs;
mod letter;
mod message;
mod news;
mod offers;
mod probe;
mod proposals;
mod quote;
mod slow;
mod smtp;
mod terms;
mod unsubscribe;
mod verdict;

pub use account::{Account, Login, Security, Sender};
pub use delivery::MailDelivery;
pub use probe::{LoginFailure, LoginStep};
pub use unsubscribe::{Links, LinksError, Listener};
