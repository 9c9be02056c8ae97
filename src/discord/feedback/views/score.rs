//! The Job Success Score in a line, and what went into it. Pure functions.

use crate::app::{ScoreRecord, ShownScore};
use crate::discord::agencies::buttons::AgencyButton;
use crate::discord::people::buttons::PeopleButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line};
use crate::domain::contracts::entry::DisputeOutcome;
use crate::domain::feedback::score::line::{InWindow, LeftOut, Line, Outcome};
use crate::domain::feedback::score::record::Worker;
use crate::domain::feedback::score::rules::{GAP_DAYS, MOST_OF_PAIR, ScoreRules};
use crate::domain::feedback::score::weight::{Paid, Weight};
use crate::domain::feedback::score::{
    Badge, Band, JobSuccess, RISING_MOST, TOP_RATED_WEEKS, WEEKS, WindowSum,
};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// How much of a title stands in a line, escaped: ten lines and all around them fit an embed.
const TITLE_UNITS: usize = 60;

/// The score in a line, or what is missing for one.
#[must_use]
pub fn score_line(language: Language, shown: JobSuccess) -> String {
    match shown {
        JobSuccess::Scored { percent, band, months, .. } => {
            let percent = say!(language, "score-percent", percent = percent);
            let band = match band {
                Band::Excellent => say!(language, "score-band-excellent"),
                Band::Good => say!(language, "score-band-good"),
                Band::Struggling => say!(language, "score-band-struggling"),
            };
            [percent, band, say!(language, "score-window", months = months)].join(" · ")
        }
        JobSuccess::NotEnough { contracts, clients, needed } => {
            let contracts = needed.contracts.saturating_sub(contracts);
            let clients = needed.clients.saturating_sub(clients);
            match (contracts, clients) {
                (contracts, 0) => say!(language, "score-few", contracts = contracts),
                (contracts, clients) if contracts <= clients => {
                    say!(language, "score-few-clients", clients = clients)
                }
                (contracts, clients) => {
                    say!(language, "score-few-both", contracts = contracts, clients = clients)
                }
            }
        }
    }
}

/// What a badge is called.
fn badge_word(language: Language, badge: Badge) -> String {
    match badge {
        Badge::TopRated => say!(language, "score-badge-top-rated"),
        Badge::Rising => say!(language, "score-badge-rising"),
    }
}

/// The badge, if there is one, and the score below it.
#[must_use]
pub fn badge_and_score(language: Language, shown: &ShownScore) -> String {
    let badge = shown.badge.map(|badge| badge_word(language, badge));
    badge.into_iter().chain([score_line(language, shown.current)]).collect::<Vec<_>>().join("\n")
}

/// The score that a person's profile shows; an agency's is named as such.
#[must_use]
pub fn profile_line(language: Language, shown: &ShownScore) -> String {
    let line = badge_and_score(language, shown);
    match &shown.agency {
        Some(agency) => {
            say!(language, "score-of-agency", score = line, agency = escaped_line(agency, TITLE_UNITS))
        }
        None => line,
    }
}

/// The button that leads to what went into a score; none where there is nothing that its reader may read.
#[must_use]
pub fn explain_button(language: Language, shown: Option<&ShownScore>) -> Option<CreateButton> {
    let shown = shown.filter(|shown| shown.reads_all || shown.current.percent().is_some())?;
    let label = say!(language, "score-button");
    Some(match shown.worker {
        Worker::Freelancer(person) => grey(PeopleButton::Score(person), label),
        Worker::Agency(agency) => grey(AgencyButton::Score(agency), label),
    })
}

/// What went into a score: everything for its owner, how many contracts for everybody else.
#[must_use]
pub fn explanation(language: Language, record: &ScoreRecord) -> Post {
    let of = match (&record.agency, record.worker, record.known.is_some()) {
        (Some(agency), _, _) => {
            say!(language, "score-title.agency", agency = escaped_line(agency, TITLE_UNITS))
        }
        (None, _, true) => say!(language, "score-title.own"),
        (None, ..) => say!(language, "score-title"),
    };
    let mut parts = Vec::new();
    if let (Worker::Freelancer(person), None) = (record.worker, &record.known) {
        parts.push(name_of(person));
    }
    parts.extend(record.badge.map(|badge| badge_word(language, badge)));
    parts.push(score_line(language, record.score.current));
    let embed = CreateEmbed::new().colour(Colour::Pending.rgb()).title(of);
    if record.known.is_none() {
        parts.push(counts(language, record));
        parts.push(say!(language, "score-how"));
        parts.push(rules_of(language, &record.rules));
        return Post::embed(embed.description(parts.join("\n\n")));
    }
    parts.push(sums(language, record));
    let lines: Vec<_> = record.lines().iter().map(|line| line_of(language, record, line)).collect();
    parts.push(lines.join("\n"));
    let footer = say!(
        language,
        "score-footer",
        total = record.score.lines.len(),
        page = record.page,
        pages = record.pages
    );
    let embed = embed.description(parts.join("\n\n")).footer(CreateEmbedFooter::new(footer));
    let embed = match notes(language, record) {
        Some(notes) => embed.field(say!(language, "score-fair-play"), notes, false),
        None => embed,
    };
    let embed = embed
        .field(say!(language, "score-badge"), badge(language, record), false)
        .field(say!(language, "score-rules"), rules_of(language, &record.rules), false)
        .field(say!(language, "score-next"), next(language, record), false);
    Post::embed(embed).with_buttons(turns(language, record))
}

/// How many contracts came out how, in the window that is shown: no weights, which tell of amounts.
fn counts(language: Language, record: &ScoreRecord) -> String {
    let JobSuccess::Scored { window, .. } = record.score.current else {
        return say!(language, "score-counts-none");
    };
    let counted = record.score.lines.iter().filter(|line| line.counts_in(window));
    let of = |outcome| counted.clone().filter(|line| line.outcome == Some(outcome)).count();
    say!(
        language,
        "score-counts",
        successful = of(Outcome::Successful),
        neutral = of(Outcome::Neutral),
        negative = of(Outcome::Negative),
    )
}

/// The arithmetic of each window, the one that is shown in bold.
fn sums(language: Language, record: &ScoreRecord) -> String {
    let shown = match record.score.current {
        JobSuccess::Scored { window, .. } => Some(window),
        JobSuccess::NotEnough { .. } => None,
    };
    let line = |(at, window): (usize, &WindowSum)| {
        let Some(ratio) = window.ratio() else {
            return say!(language, "score-sum-none", months = window.months);
        };
        let sum = say!(
            language,
            "score-sum",
            months = window.months,
            successful = window.successful.to_string(),
            negative = window.negative.to_string(),
            all = window.total().to_string(),
            percent = ratio.percent(),
        );
        if shown == Some(at) { format!("**{sum}**") } else { sum }
    };
    let windows: Vec<_> = record.score.windows.iter().enumerate().map(line).collect();
    format!("{}\n{}", say!(language, "score-how"), windows.join("\n"))
}

/// How far it is to a badge.
fn badge(language: Language, record: &ScoreRecord) -> String {
    say!(
        language,
        "score-badge.text",
        weeks = record.excellent_weeks,
        of = WEEKS,
        excellent = record.rules.excellent,
        needed = TOP_RATED_WEEKS,
        earned = i64::from(record.rules.top_rated_earned),
        currency = record.rules.currency.code(),
        most = RISING_MOST
    )
}

/// What this server set about the score, or what a new one starts with.
fn rules_of(language: Language, rules: &ScoreRules) -> String {
    let said = say!(
        language,
        "score-rules.text",
        contracts = rules.minimum.contracts,
        clients = rules.minimum.clients,
        windows = rules.windows.map(|months| months.to_string()).join(", "),
        excellent = rules.excellent,
        good = rules.good,
        currency = rules.currency.code()
    );
    if rules.rates.is_empty() {
        return said;
    }
    let rates: Vec<_> = rules.rates.iter().map(|rate| format!("{} {rate}", rate.currency)).collect();
    format!("{said} {}", say!(language, "score-rates", rates = rates.join(" · ")))
}

/// One contract: its number and title, with whom, how it went, and what that counts for or why it doesn't.
fn line_of(language: Language, record: &ScoreRecord, line: &Line) -> String {
    let known = record.known(line.contract);
    let mut parts = vec![match known {
        Some(known) => {
            let title = escaped_line(&known.title, TITLE_UNITS);
            format!("{} **#{}** {title}", mark(line), known.number)
        }
        None => mark(line).to_owned(),
    }];
    parts.push(name_of(line.client));
    parts.push(match (line.stars, line.closed) {
        (Some(stars), Some(closed)) => say!(language, "score-line-stars", stars = stars, when = ago(closed)),
        (None, Some(closed)) => say!(language, "score-line-closed", when = ago(closed)),
        (_, None) => say!(language, "score-line-running", when = ago(line.started)),
    });
    parts.extend(line.verdict.map(|verdict| verdict_word(language, verdict)));
    match line.left_out {
        Some(why) => {
            parts.push(say!(language, "score-left-out", why = why_left_out(language, why)));
            if why == LeftOut::FairPlay && line.paid == Paid::Doubtful {
                parts.push(say!(language, "score-doubtful"));
            }
        }
        None => parts.push(weight(language, record, line)),
    }
    parts.join(" · ")
}

const fn mark(line: &Line) -> &'static str {
    match (line.counts(), line.outcome) {
        (true, Some(Outcome::Successful)) => "🟢",
        (true, Some(Outcome::Neutral)) => "🟡",
        (true, Some(Outcome::Negative)) => "🔴",
        (_, _) => "⚪",
    }
}

/// What a line weighs, why, and in which windows.
fn weight(language: Language, record: &ScoreRecord, line: &Line) -> String {
    let weighed = line.weight;
    let total = weighed.total.to_string();
    let weight = match (weighed.quarters_of_a_year, weighed.without_rate) {
        (0, None) => say!(language, "score-weight", weight = total),
        (0, Some(currency)) => {
            say!(language, "score-weight-no-rate", weight = total, currency = currency.code())
        }
        (extra, _) => {
            let is_capped = weighed.total < weighed.by_amount + Weight::whole(extra);
            let (amount, months) = (weighed.by_amount.to_string(), extra * 3);
            match is_capped {
                true => say!(
                    language,
                    "score-weight-most",
                    weight = total,
                    amount = amount,
                    extra = extra,
                    months = months
                ),
                false => say!(
                    language,
                    "score-weight-long",
                    weight = total,
                    amount = amount,
                    extra = extra,
                    months = months
                ),
            }
        }
    };
    let windows = record.score.windows.iter().zip(&line.windows);
    let in_windows = |wanted| {
        let found = windows.clone().filter(move |(_, is)| **is == wanted);
        found.map(|(window, _)| window.months.to_string()).collect::<Vec<_>>().join(", ")
    };
    let counts = in_windows(InWindow::Counts);
    let mut told = format!("{weight} · {}", say!(language, "score-in", windows = counts));
    let beyond = in_windows(InWindow::SameClient);
    if !beyond.is_empty() {
        told.push_str(" · ");
        told.push_str(&say!(language, "score-not-in", windows = beyond, most = MOST_OF_PAIR));
    }
    told
}

fn why_left_out(language: Language, why: LeftOut) -> String {
    match why {
        LeftOut::NoFeedback => say!(language, "score-why-no-feedback"),
        LeftOut::FeedbackHidden => say!(language, "score-why-hidden"),
        LeftOut::Unpaid => say!(language, "score-why-unpaid"),
        LeftOut::PaymentGap => say!(language, "score-why-gap", days = GAP_DAYS),
        LeftOut::Disputed => say!(language, "score-why-disputed"),
        LeftOut::TooOld => say!(language, "score-why-old"),
        LeftOut::FairPlay => say!(language, "score-why-fair-play"),
        LeftOut::SameClient => say!(language, "score-why-same-client", most = MOST_OF_PAIR),
    }
}

fn verdict_word(language: Language, verdict: DisputeOutcome) -> String {
    match verdict {
        DisputeOutcome::Client => say!(language, "score-dispute-client"),
        DisputeOutcome::Freelancer => say!(language, "score-dispute-freelancer"),
        DisputeOutcome::Split => say!(language, "score-dispute-split"),
        DisputeOutcome::Nothing => say!(language, "score-dispute-nothing"),
    }
}

/// What the fair play rules are, where a line of this page names them.
fn notes(language: Language, record: &ScoreRecord) -> Option<String> {
    let is_named = record.lines().iter().any(|line| line.left_out == Some(LeftOut::FairPlay));
    is_named.then(|| say!(language, "score-fair-play.text", currency = record.rules.currency.code()))
}

/// What one more contract would do.
fn next(language: Language, record: &ScoreRecord) -> String {
    let said = |shown: JobSuccess| match shown.percent() {
        Some(percent) => say!(language, "score-percent", percent = percent),
        None => say!(language, "score-next-none"),
    };
    let next = record.score.next;
    say!(language, "score-next.text", successful = said(next.successful), negative = said(next.negative))
}

fn turns(language: Language, record: &ScoreRecord) -> Vec<CreateButton> {
    let turn = |page, label| match record.worker {
        Worker::Freelancer(person) => grey(PeopleButton::ScorePage { person, page }, label),
        Worker::Agency(agency) => grey(AgencyButton::ScorePage { agency, page }, label),
    };
    let mut turns = Vec::new();
    if record.page > 1 {
        turns.push(turn(record.page - 1, say!(language, "people-page-back")));
    }
    if record.page < record.pages {
        turns.push(turn(record.page + 1, say!(language, "people-page-more")));
    }
    turns
}

#[cfg(test)]
pub(in crate::discord) mod tests;
