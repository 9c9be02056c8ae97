//! What can be pressed, chosen or submitted about feedback, as typed values.

use crate::discord::ui::custom_id::{Carried, Parts, controls};
use crate::domain::draft::PreviewHash;
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::which::{FeedbackRef, InterimRef};
use crate::domain::ids::{AgencyId, ContractId, DraftId, PersonId};
use crate::domain::offers::offer::Side;
use std::fmt;

impl Carried for Stars {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.count().write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Carried::read(parts).and_then(Self::new)
    }
}

impl Carried for Receiver {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => {
                f.write_str(":person")?;
                person.write(f)
            }
            Self::Agency(agency) => {
                f.write_str(":agency")?;
                agency.write(f)
            }
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        match parts.text()? {
            "person" => PersonId::read(parts).map(Self::Person),
            "agency" => AgencyId::read(parts).map(Self::Agency),
            _ => None,
        }
    }
}

/// The contract, and where it was said during that, which side said it and as which one.
impl Carried for FeedbackRef {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.contract().write(f)?;
        match self {
            Self::Published(_) => Ok(()),
            Self::During(which) => write!(f, ":{}:{}", which.side.code(), which.nth),
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let contract = ContractId::read(parts)?;
        let mut ahead = *parts;
        let Some(side) = ahead.text().and_then(Side::from_code) else {
            return Some(Self::Published(contract));
        };
        *parts = ahead;
        Some(Self::During(InterimRef { contract, side, nth: u32::read(parts)? }))
    }
}

/// Everything about feedback that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackButton {
    /// Contract: shows what its reader would give.
    AskFeedback(ContractId),
    /// What they would give: so many stars.
    ChooseStars {
        /// Which draft.
        draft: DraftId,
        /// How many.
        stars: Stars,
    },
    /// What they would give: the tags, a select whose values are their codes.
    ChooseTags(DraftId),
    /// Modal: the comment and the note; submitting it shows what they would give.
    FeedbackForm(DraftId),
    /// What they would give: it's given.
    SendFeedback {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be said by it.
        seen: PreviewHash,
    },
    /// Published feedback: opens the form of the reply to it.
    AskReply(ContractId),
    /// Modal: the reply.
    ReplyForm(ContractId),
    /// Published feedback: lets its writer edit it, once.
    AllowEdit(ContractId),
    /// For moderators: a page of the notes that came with feedback, from 1.
    Notes(u32),
    /// For moderators: a page of the accounts that are the same person's, from 1.
    Same(u32),
    /// Profile or agency: all feedback that they received.
    Received(Receiver),
    /// The same: another page.
    ReceivedPage {
        /// Whose.
        of: Receiver,
        /// From 1.
        page: u32,
    },
}

controls! { FeedbackButton:
    "feedback" => [AskFeedback(contract)] Reply about Contract(contract);
    "feedback_stars" => [ChooseStars { draft, stars }] Update about Draft(draft);
    "feedback_tags" => [ChooseTags(draft)] Update about Draft(draft);
    "feedback_form" => [FeedbackForm(draft)] Reply about Draft(draft);
    "feedback_send" => [SendFeedback { draft, seen }] Update about Draft(draft);
    "feedback_reply" => [AskReply(contract)] Modal about Contract(contract);
    "feedback_replied" => [ReplyForm(contract)] Reply about Contract(contract);
    "feedback_allow" => [AllowEdit(contract)] Reply about Contract(contract);
    "feedback_notes" => [Notes(page)] Update;
    "feedback_same" => [Same(page)] Update;
    "feedback_of" => [Received(of)] Reply;
    "feedback_page" => [ReceivedPage { of, page }] Update;
}
