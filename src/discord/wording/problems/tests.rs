//! Every example is right on every day, and every line names its field and says what is wrong.

use super::{example, example_against, label, problem_text};
use crate::domain::form::problem::date::{DateProblem, DateRole};
use crate::domain::form::problem::hours::HoursProblem;
use crate::domain::form::problem::milestone::MilestoneProblem;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::profile::ProfileProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, Problem};
use crate::domain::form::{
    Calendar, FeedbackForm, HoursForm, JobForm, OfferForm, PaymentForm, ProfileForm, ProposalForm,
    read_message,
};
use crate::domain::money::{Currency, Money};
use crate::domain::time::date;
use crate::words::Language;
use chrono::{TimeDelta, Weekday};

const FIELDS: [Field; 19] = [
    Field::Title,
    Field::Description,
    Field::Price,
    Field::Schedule,
    Field::Milestones,
    Field::Message,
    Field::Headline,
    Field::Bio,
    Field::Skills,
    Field::Rate,
    Field::Links,
    Field::Amount,
    Field::Note,
    Field::Time,
    Field::Done,
    Field::Comment,
    Field::ModeratorsNote,
    Field::Budget,
    Field::Letter,
];

fn right_job() -> JobForm {
    JobForm { title: "Logo".to_owned(), description: "A logo.".to_owned(), ..JobForm::default() }
}

fn right_form() -> OfferForm {
    OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "9".to_owned(),
        ..Default::default()
    }
}

fn is_right(field: Field, text: &str, day_offset: i64) -> bool {
    let (mut form, text) = (right_form(), text.to_owned());
    match field {
        Field::Title => form.title = text,
        Field::Description => form.description = text,
        Field::Price => form.price = text,
        Field::Schedule => form.schedule = text,
        Field::Milestones => (form.price, form.milestones) = (String::new(), text),
        Field::Message => return read_message(&text).is_ok(),
        Field::Headline | Field::Bio | Field::Skills | Field::Rate | Field::Links => {
            return is_right_profile(field, text);
        }
        Field::Amount => return PaymentForm { amount: &text, note: "" }.read(Currency::USD).is_ok(),
        Field::Time => return HoursForm { time: &text, done: "It" }.read().is_ok(),
        Field::Done => return HoursForm { time: "1", done: &text }.read().is_ok(),
        Field::Note => return PaymentForm { amount: "9", note: &text }.read(Currency::USD).is_ok(),
        Field::Comment => return FeedbackForm { comment: &text, note: "" }.read().is_ok(),
        Field::ModeratorsNote => return FeedbackForm { comment: "", note: &text }.read().is_ok(),
        Field::Budget => {
            let form = JobForm { budget: text, ..right_job() };
            return form.read(Currency::USD).is_ok();
        }
        Field::Letter => {
            let form = ProposalForm { letter: text, price: "9".to_owned(), ..ProposalForm::default() };
            return form.read(&Calendar::on(date(2027, 12, 1)), Currency::USD).is_ok();
        }
    }
    let today = date(2027, 12, 1) + TimeDelta::days(day_offset);
    ["USD", "JPY", "KWD"]
        .iter()
        .all(|code| form.read(&Calendar::on(today), Currency::from_code(code).unwrap()).is_ok())
}

fn is_right_profile(field: Field, text: String) -> bool {
    let mut form = ProfileForm { headline: "Illustrator".to_owned(), ..Default::default() };
    match field {
        Field::Bio => form.bio = text,
        Field::Skills => form.skills = text,
        Field::Rate => form.rate = text,
        Field::Links => form.links = text,
        _ => form.headline = text,
    }
    form.parse(Currency::USD).is_ok()
}

/// One of each kind, with the words it must say.
fn samples() -> Vec<(Field, Problem, &'static str)> {
    let mut all = price_samples();
    all.extend(date_samples());
    all.extend(milestone_samples());
    all.extend(milestone_currency_samples());
    all.extend(profile_samples());
    all.extend(payment_samples());
    all.extend(hours_samples());
    all.extend(feedback_samples());
    all
}

fn typed() -> String {
    "a`b*c".to_owned()
}

const fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

fn price_samples() -> Vec<(Field, Problem, &'static str)> {
    vec![
        (Field::Title, TextProblem::Empty.into(), "this can't be empty"),
        (Field::Title, TextProblem::TooLong { most: 100, is: 103 }.into(), "3 over the limit"),
        (Field::Price, PriceProblem::NoAmount { text: "abc".into() }.into(), "an amount in “abc”."),
        (Field::Price, PriceProblem::NotANumber { text: typed() }.into(), "as a number"),
        (Field::Price, PriceProblem::AmbiguousNumber { text: "1.500".into() }.into(), "two amounts"),
        (Field::Price, PriceProblem::LooseHours { hours: 40 }.into(), "hours in all"),
        (Field::Price, PriceProblem::Ceiling { word: "up to".into() }.into(), "exact price"),
        (Field::Price, PriceProblem::Product { text: "2 × 250".into() }.into(), "work out"),
        (
            Field::Price,
            PriceProblem::TwoAmounts { first: "1".into(), second: "2".into() }.into(),
            "“1” and “2”",
        ),
        (Field::Price, PriceProblem::NotUnderstood { text: typed() }.into(), "Remove it"),
        (Field::Price, PriceProblem::UnknownCurrency { code: "XYZ".into() }.into(), "the currency “XYZ”"),
        (Field::Price, PriceProblem::SharedCurrencyName { text: "kr".into() }.into(), "called “kr”"),
        (
            Field::Price,
            PriceProblem::TwoCurrencies { first: Currency::USD, second: Currency::from_code("EUR").unwrap() }
                .into(),
            "USD and EUR",
        ),
        (
            Field::Price,
            PriceProblem::TooPrecise { currency: Currency::USD, digits: 2 }.into(),
            "only have 2 decimals",
        ),
        (
            Field::Price,
            PriceProblem::TooPrecise { currency: Currency::USD, digits: 0 }.into(),
            "doesn't have decimals",
        ),
        (Field::Price, PriceProblem::NotPositive.into(), "above zero"),
        (Field::Price, PriceProblem::TooLarge { most: usd(100_000) }.into(), "at most 1,000 USD"),
        (Field::Price, PriceProblem::RateUnit { unit: "week".into() }.into(), "not per “week”"),
        (Field::Price, PriceProblem::FixedAndHourly.into(), "Choose one"),
        (Field::Price, PriceProblem::LimitWithoutRate.into(), "is fixed"),
        (Field::Price, PriceProblem::LimitUnit { hours: None, unit: "day".into() }.into(), "not per “day”"),
        (
            Field::Price,
            PriceProblem::LimitOutOfRange { text: "200".into(), most: 168 }.into(),
            "from 1 to 168",
        ),
        (Field::Price, PriceProblem::TwoLimits.into(), "two limits"),
    ]
}

fn date_samples() -> Vec<(Field, Problem, &'static str)> {
    let (day, later) = (date(2027, 1, 2), date(2027, 2, 3));
    vec![
        (Field::Schedule, DateProblem::NotADate { text: typed() }.into(), "as a date"),
        (
            Field::Schedule,
            DateProblem::ImpossibleDate { text: "31 feb".into() }.into(),
            "no such date as “31 feb”",
        ),
        (Field::Schedule, DateProblem::AmbiguousDate { text: "5/6".into() }.into(), "different dates"),
        (
            Field::Schedule,
            DateProblem::OtherWeekday { day, named: Weekday::Thu }.into(),
            "2027-01-02 is a Saturday, not a Thursday",
        ),
        (Field::Schedule, DateProblem::NotThisYear { next: later }.into(), "is on 2027-02-03"),
        (Field::Schedule, DateProblem::NoDayOfMonth { text: "december".into() }.into(), "which day"),
        (Field::Schedule, DateProblem::TimeOfDay { text: "5pm".into() }.into(), "includes a time"),
        (Field::Schedule, DateProblem::DateInPast { day, today: later }.into(), "2027-01-02 is in the past"),
        (Field::Schedule, DateProblem::TooFarAhead { latest: day }.into(), "is 2027-01-02"),
        (Field::Schedule, DateProblem::NoDateAfter { word: "due".into() }.into(), "after “due”"),
        (Field::Schedule, DateProblem::DateTwice { role: DateRole::Start }.into(), "two start dates"),
        (Field::Schedule, DateProblem::DateTwice { role: DateRole::Due }.into(), "two due dates"),
        (Field::Schedule, DateProblem::TooManyDates { is: 3 }.into(), "3 dates"),
        (
            Field::Schedule,
            DateProblem::DueBeforeStart { start: later, due: day }.into(),
            "is before the start date",
        ),
    ]
}

fn milestone_currency_samples() -> Vec<(Field, Problem, &'static str)> {
    vec![
        (
            Field::Milestones,
            MilestoneProblem::CodeOrName { code: Currency::from_code("PHP").unwrap() }.into(),
            "PHP could be the currency",
        ),
        (
            Field::Milestones,
            MilestoneProblem::SomeNameCurrency {
                named: Currency::from_code("EUR").unwrap(),
                default: Currency::USD,
            }
            .into(),
            "some lines are in EUR",
        ),
        (
            Field::Milestones,
            MilestoneProblem::OtherTotal { sum: usd(120_000), total: usd(150_000) }.into(),
            "add up to 1,200 USD",
        ),
        (
            Field::Milestones,
            MilestoneProblem::CentsMissing {
                missing: usd(1),
                total: usd(100_000),
                name: "Launch".into(),
                to: usd(33_334),
            }
            .into(),
            "Raise “Launch” to 333.34 USD",
        ),
    ]
}

fn milestone_samples() -> Vec<(Field, Problem, &'static str)> {
    let (day, later) = (date(2027, 1, 2), date(2027, 2, 3));
    vec![
        (
            Field::Milestones,
            Problem::OnLine { line: 2, problem: Box::new(Problem::Milestone(MilestoneProblem::NoName)) },
            "line 2: the amount",
        ),
        (Field::Milestones, MilestoneProblem::UnclearAmount { text: "1 500".into() }.into(), "a colon"),
        (Field::Milestones, MilestoneProblem::TooSmall { least: usd(500) }.into(), "at least 5 USD"),
        (
            Field::Milestones,
            MilestoneProblem::OtherCurrency {
                is: Currency::from_code("EUR").unwrap(),
                expected: Currency::USD,
            }
            .into(),
            "in EUR, but the price is in USD",
        ),
        (Field::Milestones, MilestoneProblem::HourlyMilestone.into(), "not an hourly rate"),
        (
            Field::Milestones,
            MilestoneProblem::AfterDue { day: later, due: day }.into(),
            "after the offer's due date",
        ),
        (
            Field::Milestones,
            MilestoneProblem::TooManyMilestones { most: 20, is: 21 }.into(),
            "the limit is 20",
        ),
        (
            Field::Milestones,
            MilestoneProblem::DoNotAddUp { sum: usd(120_000), total: usd(150_000) }.into(),
            "300 USD less",
        ),
        (
            Field::Milestones,
            MilestoneProblem::DoNotAddUp { sum: usd(150_000), total: usd(120_000) }.into(),
            "300 USD more",
        ),
        (Field::Milestones, MilestoneProblem::MilestonesWithHourly.into(), "fixed price"),
    ]
}

fn profile_samples() -> Vec<(Field, Problem, &'static str)> {
    vec![
        (Field::Headline, TextProblem::Empty.into(), "this can't be empty"),
        (Field::Bio, TextProblem::TooLong { most: 1_500, is: 1_501 }.into(), "1 over the limit"),
        (Field::Skills, ProfileProblem::SkillTooLong { text: typed(), most: 30 }.into(), "more than 30"),
        (Field::Skills, ProfileProblem::TooManySkills { most: 15, is: 16 }.into(), "the limit is 15"),
        (Field::Rate, ProfileProblem::LimitOfRate.into(), "belong in an offer"),
        (Field::Rate, PriceProblem::NoAmount { text: "ask".into() }.into(), "an amount in “ask”"),
        (Field::Links, ProfileProblem::NotALink { text: typed() }.into(), "as a link"),
        (Field::Links, ProfileProblem::NotHttps { text: typed() }.into(), "`https://`"),
        (Field::Links, ProfileProblem::LinkTooLong { text: typed(), most: 150 }.into(), "more than 150"),
        (Field::Links, ProfileProblem::TooManyLinks { most: 5, is: 6 }.into(), "the limit is 5"),
    ]
}

fn payment_samples() -> Vec<(Field, Problem, &'static str)> {
    vec![
        (Field::Amount, PriceProblem::RatePaid.into(), "how much was paid in all"),
        (
            Field::Amount,
            PriceProblem::OtherCurrency { wants: Currency::USD }.into(),
            "this contract is in USD",
        ),
        (Field::Note, TextProblem::Account.into(), "Leave it out"),
    ]
}

fn hours_samples() -> Vec<(Field, Problem, &'static str)> {
    vec![
        (Field::Time, TextProblem::Empty.into(), "this can't be empty"),
        (Field::Time, HoursProblem::NotUnderstood { text: typed() }.into(), "as a time"),
        (Field::Time, HoursProblem::HoursOrMinutes { number: 130 }.into(), "more hours than a day"),
        (Field::Time, HoursProblem::Days { text: "2 days".into() }.into(), "into hours"),
        (Field::Time, HoursProblem::AboveADay.into(), "24 hours"),
        (Field::Done, TextProblem::Empty.into(), "this can't be empty"),
    ]
}

fn feedback_samples() -> Vec<(Field, Problem, &'static str)> {
    let long = |is| TextProblem::TooLong { most: 1_000, is }.into();
    vec![
        (Field::Comment, long(1_003), "3 over the limit"),
        (Field::ModeratorsNote, long(1_001), "1 over the limit"),
    ]
}

#[test]
fn every_example_is_right_on_every_day() {
    for (language, field) in
        Language::ALL.into_iter().flat_map(|language| FIELDS.map(|field| (language, field)))
    {
        let text = example(language, field);
        assert!((0..400).all(|day_offset| is_right(field, &text, day_offset)), "{language:?} {field:?}");
    }
    for (field, problem, _) in samples() {
        let text = example_against(Language::English, field, &problem);
        assert!((0..7).all(|day_offset| is_right(field, &text, day_offset)), "{text}");
    }
}

#[test]
fn every_line_names_its_field_and_says_what_is_wrong() {
    for (field, problem, says) in samples() {
        let line = problem_text(Language::English, &problem.on(field));
        assert!(line.starts_with(&format!("**{}**", label(Language::English, field))), "{line}");
        assert!(line.contains(says), "{line}");
        assert!(line.contains("Try `"), "{line}");
        assert!(!line.contains("could not be read"), "{line}");
    }
}

#[test]
fn a_persons_own_words_are_escaped_and_cut() {
    let text = format!("`code` @everyone **{}", "x".repeat(200));
    let line =
        problem_text(Language::English, &Problem::Price(PriceProblem::NoAmount { text }).on(Field::Price));
    assert!(line.len() < 200, "{line}");
    assert!(!line.contains("“`") && !line.contains("@everyone **"), "{line}");
}
