//! What moderators read stays within Discord's limits whatever was typed, forges nothing, and holds no word of its own.

use super::{audit, card, case, list, suspensions};
use crate::app::{
    AppealBrief, AuditEntry, AuditPage, AuditShown, PAGE_LINES, ReportCase, ReportPage, SuspensionCase,
    SuspensionPage,
};
use crate::discord::moderation::reports::views::tests::{
    CLEO, appeal_of, foreign, hostile, report, report_of_job, sanction, stages,
};
use crate::discord::offers::views::tests::languages::{check_form, check_post};
use crate::discord::offers::views::tests::{ADA, BEN, NOW, limits};
use crate::discord::ui::post::Post;
use crate::domain::ids::ReportId;
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter};
use crate::domain::moderation::report::{Outcome, Report, Stage, StageName, WHY_CHARS};
use crate::domain::moderation::sanction::SanctionKind;
use crate::words::Language;

fn full<T: Clone>(line: &T) -> Vec<T> {
    vec![line.clone(); PAGE_LINES as usize]
}

fn reports(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    for stage in stages(typed) {
        for report in [report(stage.clone(), typed), report_of_job(stage, typed)] {
            posts.extend(of_report(language, &report));
        }
    }
    posts
}

fn of_report(language: Language, report: &Report) -> Vec<Post> {
    let mut posts = [0, 1, 2, 3, u32::MAX].map(|page| case::read_report(language, report, page)).to_vec();
    for upheld in [0, 1, 30] {
        let case = ReportCase { report: report.clone(), upheld };
        posts.push(card::report_card(language, &case));
        posts.extend([ADA, BEN, CLEO].map(|reader| card::own_card(language, &case, reader)));
        posts.push(card::claimed(language, &case));
        posts.extend(Outcome::ALL.map(|outcome| card::decided(language, &case, outcome)));
    }
    for (stage, age) in [(None, ReportAge::Any), (Some(StageName::Claimed), ReportAge::Older)] {
        let filter = ReportFilter { stage, age };
        let page = ReportPage { filter, lines: full(report), page: 2, pages: 3, total: 30 };
        posts.push(list::reports_list(language, &page));
        posts.push(list::reports_list(language, &ReportPage { lines: Vec::new(), ..page }));
    }
    posts
}

fn people(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    let suspension = sanction(SanctionKind::Suspension, false, typed);
    let page = SuspensionPage { lines: full(&suspension), page: 2, pages: 3, total: 30 };
    posts.push(suspensions::suspensions_list(language, &page));
    posts.push(suspensions::suspensions_list(language, &SuspensionPage { lines: Vec::new(), ..page }));
    for appeals in [Vec::new(), full(&appeal_of(false, typed))] {
        let case = SuspensionCase { suspension: suspension.clone(), appeals };
        posts.push(suspensions::suspension(language, &case));
    }
    posts.push(suspensions::ended(language, &sanction(SanctionKind::Suspension, true, typed)));
    for (is_over, counts) in [(false, true), (false, false), (true, false)] {
        let appeal = appeal_of(is_over, typed);
        let brief = AppealBrief { language, appeal, counts, channel: None, card: None };
        posts.push(suspensions::appeal(&brief));
    }
    posts
}

fn audits(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    let known = AuditedAct::ALL.map(|act| act.code().to_owned());
    for what in known {
        for (on, is_involved) in [(Some(ADA), false), (None, false), (Some(ADA), true)] {
            let entry = AuditEntry {
                by: CLEO,
                what: what.clone(),
                subject: typed(60),
                on,
                report: Some(ReportId(1)),
                why: typed(WHY_CHARS),
                at: NOW,
            };
            let lines = full(&AuditShown { entry, is_involved });
            let filter = AuditFilter { act: None, by: Some(CLEO) };
            posts.push(audit::audit(language, &AuditPage { filter, lines, page: 2, has_more: true }));
        }
    }
    let filter = AuditFilter { act: Some(AuditedAct::Setting), by: None };
    posts.push(audit::audit(language, &AuditPage { filter, lines: Vec::new(), page: 1, has_more: false }));
    posts
}

fn posts(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let parts = [reports(language, typed), people(language, typed), audits(language, typed)];
    parts.into_iter().flatten().collect()
}

#[test]
fn whatever_was_typed_fits_and_forges_nothing() {
    posts(Language::English, hostile).iter().for_each(limits::check);
    let suspension = sanction(SanctionKind::Suspension, false, hostile);
    limits::check_modal(&suspensions::end_form(Language::English, &suspension));
}

#[test]
fn all_of_it_can_be_translated() {
    posts(Language::Pseudo, foreign).iter().for_each(check_post);
    check_form(&suspensions::end_form(Language::Pseudo, &sanction(SanctionKind::Suspension, false, foreign)));
}

#[test]
fn the_card_says_neither_who_reported_nor_what_they_wrote() {
    for stage in stages(|_| "By a moderator.".to_owned()) {
        let found = report(stage, |_| "Typed.".to_owned());
        let told = ReportCase { report: found.clone(), upheld: 0 };
        let mut other = found;
        (other.reporter, other.text) = (CLEO, "Quite other words.".to_owned());
        let other = ReportCase { report: other, upheld: 0 };
        assert_eq!(card::report_card(Language::English, &told), card::report_card(Language::English, &other));
        let is_closed = matches!(told.report.stage, Stage::Closed { .. });
        assert_eq!(card::report_card(Language::English, &told).rows.len(), if is_closed { 1 } else { 2 });
    }
}
