//! Buttons, selects and modals as typed values, and the `custom_id` text that carries them. Owns both directions and the
//! marker by which a delivery finds its own message again; knows neither handlers nor wording.
//!
//! A `custom_id` comes back from Discord as free text that anybody might have made up: it is parsed strictly, and what it
//! names is looked up and checked by `app`. A value has exactly one text, so a `custom_id` is never two things.

use crate::discord::agencies::buttons::AgencyButton;
use crate::discord::email::buttons::EmailButton;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::notices::buttons::NoticesButton;
pub use crate::discord::offers::buttons::TermsButton;
pub use crate::discord::offers::list::ListButton;
use crate::discord::people::buttons::PeopleButton;
use crate::discord::privacy::buttons::PrivacyButton;
use crate::discord::reports::buttons::ReportsButton;
use crate::discord::rooms::buttons::RoomsButton;
use crate::discord::safety::buttons::SafetyButton;
use crate::discord::server::buttons::ServerButton;
use crate::domain::ids::{ChangeId, DraftId, EffectId, ObstacleId, OfferId, OfferNumber};
use crate::domain::offer::DeclineReason;
use crate::domain::time::UnixMs;
use serenity::model::application::{ActionRowComponent, ButtonKind};
use serenity::model::channel::{EmbedFooter, Message};
use std::fmt;
use std::str::FromStr;

/// Most characters of a `custom_id` (Discord's limit).
pub const CUSTOM_ID_CHARS: usize = 100;

/// What a button was drawn for: pressing it means these terms and no later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Which offer.
    pub offer: OfferId,
    /// Which version of it.
    pub version: u32,
}

/// Everything that a person can press, choose from or submit, with all that it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// Card: accept these terms; asks to confirm.
    Accept(Drawn),
    /// The confirmation: now a contract exists.
    Confirm(Drawn),
    /// Card: opens the change form.
    RequestChanges(Drawn),
    /// Card: opens the list of reasons.
    Decline(Drawn),
    /// The list of reasons, a select whose values are [`DeclineReason::code`]s.
    DeclineReason(Drawn),
    /// Modal: the optional message to a chosen reason.
    DeclineForm(Drawn, DeclineReason),
    /// Card: opens the withdraw form.
    Withdraw(Drawn),
    /// Modal: the optional message of a withdrawal; submitting it withdraws.
    WithdrawForm(Drawn),
    /// Opens everything about an offer.
    View {
        /// Which offer.
        offer: OfferId,
        /// On a message that the outbox posted: the effect that it delivers.
        tag: Option<EffectId>,
    },
    /// Turns the pages of View offer.
    Read {
        /// Which offer.
        offer: OfferId,
        /// From 0.
        page: u32,
    },
    /// Change request: its terms become the next version.
    ApproveChange(ChangeId),
    /// Change request: opens the form for a message.
    RejectChange(ChangeId),
    /// Modal: the optional message of a rejection; submitting it rejects.
    RejectForm(ChangeId),
    /// Preview: send the offer, the other terms or the request for them.
    SendDraft {
        /// Which draft.
        draft: DraftId,
        /// When it was last saved: the preview shows what was typed then, and nothing else may be sent by it.
        saved: UnixMs,
    },
    /// Reopens the draft's form with everything in it.
    EditDraft(DraftId),
    /// Preview: throw the draft away.
    DiscardDraft(DraftId),
    /// Modal: the terms of a new offer, or other terms for one that exists; the draft says which.
    OfferForm(DraftId),
    /// About other terms.
    Terms(TermsButton),
    /// Of the list of somebody's offers.
    List(ListButton),
    /// Of profiles, lists of freelancers, and blocks.
    People(PeopleButton),
    /// Of the settings of a server.
    Server(ServerButton),
    /// About rooms.
    Rooms(RoomsButton),
    /// Email settings, all of it.
    Email(EmailButton),
    /// Of what somebody hears of.
    Notices(NoticesButton),
    /// Beside safety notes.
    Safety(SafetyButton),
    /// About one's own data.
    Privacy(PrivacyButton),
    /// To report.
    Reports(ReportsButton),
    /// What moderators do with reports.
    Moderation(ModerationButton),
    /// About agencies.
    Agency(AgencyButton),
}

impl fmt::Display for Button {
    /// The `custom_id`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accept(drawn) => write!(f, "accept:{drawn}"),
            Self::Confirm(drawn) => write!(f, "confirm:{drawn}"),
            Self::RequestChanges(drawn) => write!(f, "changes:{drawn}"),
            Self::Decline(drawn) => write!(f, "decline:{drawn}"),
            Self::DeclineReason(drawn) => write!(f, "reason:{drawn}"),
            Self::DeclineForm(drawn, reason) => write!(f, "decline_form:{drawn}:{}", reason.code()),
            Self::Withdraw(drawn) => write!(f, "withdraw:{drawn}"),
            Self::WithdrawForm(drawn) => write!(f, "withdraw_form:{drawn}"),
            Self::View { offer, tag: None } => write!(f, "view:{offer}"),
            Self::View { offer, tag: Some(effect) } => write!(f, "view:{offer}:{effect}"),
            Self::Read { offer, page } => write!(f, "read:{offer}:{page}"),
            Self::ApproveChange(change) => write!(f, "approve:{change}"),
            Self::RejectChange(change) => write!(f, "reject:{change}"),
            Self::RejectForm(change) => write!(f, "reject_form:{change}"),
            Self::SendDraft { draft, saved } => write!(f, "send:{draft}:{}", saved.0),
            Self::EditDraft(draft) => write!(f, "edit:{draft}"),
            Self::DiscardDraft(draft) => write!(f, "discard:{draft}"),
            Self::OfferForm(draft) => write!(f, "offer_form:{draft}"),
            Self::Terms(button) => button.fmt(f),
            Self::List(button) => button.fmt(f),
            Self::People(button) => write!(f, "people:{button}"),
            Self::Server(button) => write!(f, "server:{button}"),
            Self::Rooms(button) => write!(f, "rooms:{button}"),
            Self::Email(button) => write!(f, "email:{button}"),
            Self::Notices(button) => write!(f, "notices:{button}"),
            Self::Safety(button) => write!(f, "safety:{button}"),
            Self::Privacy(button) => write!(f, "privacy:{button}"),
            Self::Reports(button) => write!(f, "reports:{button}"),
            Self::Moderation(button) => write!(f, "mod:{button}"),
            Self::Agency(button) => write!(f, "agency:{button}"),
        }
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.offer, self.version)
    }
}

impl Button {
    /// The value that `custom_id` carries; `None` for a text that no button has, however close.
    #[must_use]
    pub fn parse(custom_id: &str) -> Option<Self> {
        let mut parts = Parts(custom_id.split(':'));
        let button = match parts.0.next()? {
            "accept" => Self::Accept(parts.drawn()?),
            "confirm" => Self::Confirm(parts.drawn()?),
            "changes" => Self::RequestChanges(parts.drawn()?),
            "decline" => Self::Decline(parts.drawn()?),
            "reason" => Self::DeclineReason(parts.drawn()?),
            "decline_form" => Self::DeclineForm(parts.drawn()?, DeclineReason::from_code(parts.0.next()?)?),
            "withdraw" => Self::Withdraw(parts.drawn()?),
            "withdraw_form" => Self::WithdrawForm(parts.drawn()?),
            "view" => Self::View { offer: OfferId(parts.number()?), tag: parts.number().map(EffectId) },
            "read" => Self::Read { offer: OfferId(parts.number()?), page: parts.number()? },
            "approve" => Self::ApproveChange(ChangeId(parts.number()?)),
            "reject" => Self::RejectChange(ChangeId(parts.number()?)),
            "reject_form" => Self::RejectForm(ChangeId(parts.number()?)),
            "send" => Self::SendDraft { draft: DraftId(parts.number()?), saved: UnixMs(parts.number()?) },
            "edit" => Self::EditDraft(DraftId(parts.number()?)),
            "discard" => Self::DiscardDraft(DraftId(parts.number()?)),
            "offer_form" => Self::OfferForm(DraftId(parts.number()?)),
            name @ ("list" | "list_states" | "list_directions" | "open") => {
                Self::List(ListButton::parse(name, &mut parts)?)
            }
            "people" => Self::People(PeopleButton::parse(custom_id.strip_prefix("people:")?)?),
            "server" => Self::Server(ServerButton::parse(custom_id.strip_prefix("server:")?)?),
            "rooms" => Self::Rooms(RoomsButton::parse(&mut parts.0)?),
            "agency" => Self::Agency(AgencyButton::parse(&mut parts)?),
            "email" => Self::Email(EmailButton::parse(custom_id.strip_prefix("email:")?)?),
            "notices" => Self::Notices(NoticesButton::parse(custom_id.strip_prefix("notices:")?)?),
            "safety" => Self::Safety(SafetyButton::parse(&mut parts)?),
            "privacy" => Self::Privacy(PrivacyButton::parse(custom_id.strip_prefix("privacy:")?)?),
            "reports" => Self::Reports(ReportsButton::parse(custom_id.strip_prefix("reports:")?)?),
            "mod" => Self::Moderation(ModerationButton::parse(custom_id.strip_prefix("mod:")?)?),
            other => Self::Terms(TermsButton::parse(other, &mut parts)?),
        };
        // One text for each value: this refuses "+1", "01", a trailing ":" and anything left over in one stroke.
        (button.to_string() == custom_id).then_some(button)
    }

    /// What the transport may do while the handler works, before it knows the answer.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::RequestChanges(_)
            | Self::DeclineReason(_)
            | Self::Withdraw(_)
            | Self::RejectChange(_)
            | Self::EditDraft(_) => Manner::Modal,
            Self::Confirm(_)
            | Self::Read { .. }
            | Self::SendDraft { .. }
            | Self::DiscardDraft(_)
            | Self::DeclineForm(..) => Manner::Update,
            Self::Accept(_)
            | Self::Decline(_)
            | Self::WithdrawForm(_)
            | Self::View { .. }
            | Self::ApproveChange(_)
            | Self::RejectForm(_)
            | Self::OfferForm(_) => Manner::Say,
            Self::List(button) => button.manner(),
            Self::People(button) => button.manner(),
            Self::Terms(button) => button.manner(),
            Self::Server(button) => button.manner(),
            Self::Rooms(button) => button.manner(),
            Self::Email(button) => button.manner(),
            Self::Notices(button) => button.manner(),
            Self::Safety(button) => button.manner(),
            Self::Privacy(button) => button.manner(),
            Self::Reports(button) => button.manner(),
            Self::Moderation(button) => button.manner(),
            Self::Agency(button) => button.manner(),
        }
    }
}

/// How a press is answered when all goes well; decides how, and whether, its answer can be deferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// With a modal: cannot be deferred.
    Modal,
    /// By changing the message that was pressed, which only its reader sees.
    Update,
    /// With a new message that only the person sees. The two big forms update instead when they were opened from a
    /// message that only the person sees.
    Say,
}

/// The parts of a `custom_id` between its colons.
pub(in crate::discord) struct Parts<'a>(std::str::Split<'a, char>);

impl Parts<'_> {
    /// The next part as a number.
    pub(in crate::discord) fn number<N: FromStr>(&mut self) -> Option<N> {
        self.0.next()?.parse().ok()
    }

    /// The next part as it is.
    pub(in crate::discord) fn text(&mut self) -> Option<&str> {
        self.0.next()
    }

    /// The next two parts as an offer and a version.
    pub(in crate::discord) fn drawn(&mut self) -> Option<Drawn> {
        Some(Drawn { offer: OfferId(self.number()?), version: self.number()? })
    }
}

/// The effect that a posted message delivers, read from its View offer button, or from its Accept button where it asks
/// somebody to join an agency.
#[must_use]
pub fn tag_of(message: &Message) -> Option<EffectId> {
    buttons_of(message).find_map(|button| match button {
        Button::View { tag, .. } | Button::Agency(AgencyButton::Accept { tag, .. }) => tag,
        _ => None,
    })
}

/// The obstacle that a message tells moderators of, read from its Try again button.
#[must_use]
pub fn obstacle_of(message: &Message) -> Option<ObstacleId> {
    buttons_of(message).find_map(|button| match button {
        Button::Rooms(RoomsButton::TryAgain(obstacle)) => Some(obstacle),
        _ => None,
    })
}

fn buttons_of(message: &Message) -> impl Iterator<Item = Button> {
    message.components.iter().flat_map(|row| &row.components).filter_map(|component| match component {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id, .. } => Button::parse(custom_id),
            _ => None,
        },
        _ => None,
    })
}

/// How the footer of a card starts: this marks the card, also when its buttons are gone. The same in every language: by it
/// a card is found again.
#[must_use]
pub fn card_footer(number: OfferNumber, version: u32) -> String {
    format!("Offer #{number} · Version {version} · ")
}

/// Whether `message` is the card of this version.
#[must_use]
pub fn is_card(message: &Message, number: OfferNumber, version: u32) -> bool {
    has_footer(message, &card_footer(number, version))
}

/// Whether the footer of `message` starts so.
#[must_use]
pub fn has_footer(message: &Message, start: &str) -> bool {
    let starts = |footer: &EmbedFooter| footer.text.starts_with(start);
    message.embeds.iter().any(|embed| embed.footer.as_ref().is_some_and(starts))
}

mod thing;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
