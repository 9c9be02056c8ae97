//! What moderators can press, choose or submit about disputes, as typed values.

use crate::discord::ui::custom_id::controls;
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{DisputeId, DraftId};
use crate::domain::moderation::report::StageName;
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter};

/// Everything about disputes that a moderator can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseButton {
    /// Takes a dispute, also from another moderator who had it when this was drawn.
    Claim {
        /// Which dispute.
        dispute: DisputeId,
        /// Its revision when this was drawn.
        seen: i64,
    },
    /// The dispute and its contract in full.
    Read {
        /// Which dispute.
        dispute: DisputeId,
        /// From 0.
        page: u32,
    },
    /// The contract as it was when the dispute was opened, as a file.
    Snapshot(DisputeId),
    /// Opens the form of a question to both sides.
    Ask(DisputeId),
    /// Modal: the question.
    AskForm(DisputeId),
    /// Shows for whom it can be decided.
    AskDecide(DisputeId),
    /// For whom, a select whose values are codes: opens the form.
    Outcome(DisputeId),
    /// Modal: the reason, and an amount; submitting it shows the preview.
    DecideForm(DraftId),
    /// Preview: it is decided.
    Decide {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be decided by it.
        seen: PreviewHash,
        /// 1 where the contract is closed by it, and else 0.
        closes: u32,
    },
    /// The list of disputes: another page of it.
    List {
        /// Which disputes.
        filter: ReportFilter,
        /// From 1.
        page: u32,
    },
    /// The list: a select of a stage; the age stays.
    ByStage(ReportAge),
    /// The list: a select of an age; the stage stays.
    ByAge(Option<StageName>),
    /// The list: a select whose values are their ids.
    Open,
}

controls! { CaseButton:
    "case:claim" => [Claim { dispute, seen }] Reply;
    "case:read" => [Read { dispute, page }] Reply;
    "case:snapshot" => [Snapshot(dispute)] Reply;
    "case:ask" => [Ask(dispute)] Modal;
    "case:ask_form" => [AskForm(dispute)] Reply;
    "case:decide" => [AskDecide(dispute)] Reply;
    "case:outcome" => [Outcome(dispute)] Modal;
    "case:form" => [DecideForm(draft)] Reply about Draft(draft);
    "case:decision" => [Decide { draft, seen, closes }] Update about Draft(draft);
    "case:list" => [List { filter, page }] Update;
    "case:stages" => [ByStage(age)] Update;
    "case:ages" => [ByAge(stage)] Update;
    "case:open" => [Open] Reply;
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::{CUSTOM_ID_CHARS, Control};

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let (dispute, draft) = (DisputeId(i64::MAX), DraftId(i64::MAX));
        let mut all = vec![
            CaseButton::Claim { dispute, seen: i64::MAX },
            CaseButton::Read { dispute, page: u32::MAX },
            CaseButton::Snapshot(dispute),
            CaseButton::Ask(dispute),
            CaseButton::AskForm(dispute),
            CaseButton::AskDecide(dispute),
            CaseButton::Outcome(dispute),
            CaseButton::DecideForm(draft),
            CaseButton::Decide { draft, seen: PreviewHash(i64::MIN), closes: 1 },
            CaseButton::Open,
        ];
        for stage in [None].into_iter().chain(StageName::ALL.map(Some)) {
            all.push(CaseButton::ByAge(stage));
            for age in ReportAge::ALL {
                all.push(CaseButton::ByStage(age));
                all.push(CaseButton::List { filter: ReportFilter { stage, age }, page: u32::MAX });
            }
        }
        for button in all {
            let custom_id = button.to_string();
            assert!(custom_id.len() <= CUSTOM_ID_CHARS, "{custom_id}");
            assert_eq!(CaseButton::parse(&custom_id), Some(button), "{custom_id}");
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "case",
            "case:",
            "case:claim:1",
            "case:read:1:-1",
            "case:ask:01",
            "case:decision:1:1",
            "case:open:1",
        ] {
            assert_eq!(CaseButton::parse(text), None, "{text:?}");
        }
    }
}
