//! Effects: what must happen in the world because of a decision. Owns that there is one list of features, and reading a
//! stored effect; what a feature's effects are stands in its own file, their order is `lane`, and delivering them is
//! `outbox`'s and `discord::deliver`'s.
//!
//! An effect is a kind, ids and one recipient: delivery loads the rest, so that it shows what is true then. Kinds are
//! stored as JSON and must stay decodable for as long as a database may hold them.

mod feature;
mod lane;

pub use super::agencies::effects::AgencyEffect;
pub use super::contracts::effects::ContractEffect;
pub use super::feedback::effects::FeedbackEffect;
pub use super::invitations::effects::InvitationEffect;
pub use super::jobs::effects::JobEffect;
pub use super::moderation::effects::ModerationEffect;
pub use super::notifications::effects::NotificationEffect;
pub use super::notifications::mail_effects::MailEffect;
pub use super::offers::effects::OfferEffect;
pub use super::proposals::effects::ProposalEffect;
pub use super::rooms::effects::RoomEffect;
pub use super::server::effects::ServerEffect;
pub use super::webhooks::effects::WebhookEffect;
pub use feature::{About, FeatureEffect};
pub use lane::{Carrier, Lane};

use super::ids::{GuildId, RoomId};
use super::time::SECOND_MS;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// One line a feature: its name here, and the type of its effects.
macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident($effects:ident),)+) => {
        /// One thing to do in the world, once.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Effect {
            $($(#[$doc])* $feature($effects),)+
        }

        $(impl From<$effects> for Effect {
            fn from(effect: $effects) -> Self {
                Self::$feature(effect)
            }
        })+

        impl Effect {
            /// The stored names of all kinds, feature by feature.
            pub const KINDS: &'static [&'static [&'static str]] = &[$(&$effects::KINDS,)+];

            /// The kind's stored name, for logs and lists.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$feature(effect) => effect.kind(),)+
                }
            }

            /// The lane of this effect, for an offer of `guild` in `room`.
            #[must_use]
            pub fn lane(&self, guild: GuildId, room: RoomId) -> Lane {
                match self {
                    $(Self::$feature(effect) => effect.lane(guild, room),)+
                }
            }

            /// What delivers it.
            #[must_use]
            pub fn carrier(&self) -> Carrier {
                self.lane(GuildId(0), RoomId(0)).carrier()
            }

            /// Whether it posts a message in a room that mentions somebody.
            #[must_use]
            pub fn mentions(&self) -> bool {
                match self {
                    $(Self::$feature(effect) => effect.mentions(),)+
                }
            }

            /// What it is about, if that leads to one offer that can be named to those who look after the server.
            #[must_use]
            pub fn about(&self) -> Option<About> {
                match self {
                    $(Self::$feature(effect) => effect.about(),)+
                }
            }

            /// What posts its message again if it was deleted and someone may still need it.
            #[must_use]
            pub fn posted_again(&self) -> Option<Self> {
                match self {
                    $(Self::$feature(effect) => effect.posted_again().map(Self::$feature),)+
                }
            }

            /// The effect that is stored under the name `kind`.
            ///
            /// # Errors
            /// When this version knows no such kind, or something else is stored under its name than it expects.
            pub fn of_kind<'de, D: Deserializer<'de>>(kind: &str, stored: D) -> Result<Self, D::Error> {
                $(if $effects::KINDS.contains(&kind) {
                    return $effects::deserialize(stored).map(Self::$feature);
                })+
                Err(D::Error::custom(format_args!("this version knows no effect `{kind}`")))
            }
        }
    };
}

features! {
    /// In the rooms themselves.
    Room(RoomEffect),
    /// For those who look after a server.
    Server(ServerEffect),
    /// Of offers, in their rooms.
    Offer(OfferEffect),
    /// Of contracts, in their rooms.
    Contract(ContractEffect),
    /// Of feedback, in the rooms of its contracts.
    Feedback(FeedbackEffect),
    /// Of jobs, on the job board.
    Job(JobEffect),
    /// Of proposals, to their sides.
    Proposal(ProposalEffect),
    /// Of invitations to jobs, to their sides.
    Invitation(InvitationEffect),
    /// Of agencies and their work.
    Agency(AgencyEffect),
    /// Of reports, sanctions and appeals.
    Moderation(ModerationEffect),
    /// By direct message, to one person.
    Notification(NotificationEffect),
    /// By email, to one person.
    Mail(MailEffect),
    /// To an endpoint that the operator configured.
    Webhook(WebhookEffect),
}

impl Effect {
    /// Whether the rest of its lane waits for it, however often it fails: nothing more is posted in a room as long as
    /// somebody is in it who is to be out.
    #[must_use]
    pub const fn is_never_set_aside(&self) -> bool {
        matches!(self, Self::Room(RoomEffect::RemoveFromRoom { .. }))
    }
}

/// How long what one person is told outside the room waits for the room to show it first: a room that cannot be made must
/// not keep people from hearing of an offer.
pub const ALONE_AFTER_MS: i64 = 20 * SECOND_MS;

#[cfg(test)]
mod tests;
