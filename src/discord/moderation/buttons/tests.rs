//! One text for each value, and nothing else is understood.

use super::*;
use crate::discord::ui::custom_id::{CUSTOM_ID_CHARS, Control};

fn all() -> Vec<ModerationButton> {
    let report = ReportId(i64::MAX);
    let mut all = vec![
        ModerationButton::Claim { report, seen: i64::MAX },
        ModerationButton::Read { report, page: u32::MAX },
        ModerationButton::Open,
        ModerationButton::Suspensions { page: u32::MAX },
        ModerationButton::Suspension,
        ModerationButton::EndEarly(SanctionId(i64::MAX)),
        ModerationButton::EndEarlyForm(SanctionId(i64::MAX)),
    ];
    for by in [None, Some(PersonId(i64::MAX))] {
        all.push(ModerationButton::AuditActs { by });
        for act in [None].into_iter().chain(AuditedAct::ALL.map(Some)) {
            all.push(ModerationButton::Audit { filter: AuditFilter { act, by }, page: u32::MAX });
        }
    }
    for outcome in Outcome::ALL {
        all.push(ModerationButton::Decide { report, outcome });
        all.push(ModerationButton::DecideForm { report, outcome });
    }
    for stage in [None].into_iter().chain(StageName::ALL.map(Some)) {
        all.push(ModerationButton::ByAge(stage));
        for age in ReportAge::ALL {
            all.push(ModerationButton::ByStage(age));
            all.push(ModerationButton::List { filter: ReportFilter { stage, age }, page: u32::MAX });
        }
    }
    all
}

#[test]
fn every_button_comes_back_from_its_custom_id() {
    for button in all() {
        let custom_id = button.to_string();
        assert!(custom_id.len() <= CUSTOM_ID_CHARS, "{custom_id}");
        assert_eq!(ModerationButton::parse(&custom_id), Some(button), "{custom_id}");
    }
}

#[test]
fn texts_that_no_button_has_mean_nothing() {
    for text in [
        "mod",
        "mod:",
        "mod:claim:1",
        "mod:claim:1:+1",
        "mod:claim:01:1",
        "mod:decide:1",
        "mod:decide:1:acted",
        "mod:decide_form:1:warned:",
        "mod:read:1:-1",
        "mod:list:any:any:1",
        "mod:list:open:year:1",
        "mod:stages:",
        "mod:open:1",
        "mod:audit:all:1",
        "mod:audit:any:all:1",
        "mod:acts:+1",
        "mod:end:",
    ] {
        assert_eq!(ModerationButton::parse(text), None, "{text:?}");
    }
}
