//! Every example is right on every day, and every line names its field and says what is wrong.

use super::{example, example_against, label, problem_text};
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::problem::date::DateRole;
use crate::domain::form::problem::milestone::MilestoneProblem;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::profile::ProfileProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, FieldProblem, Problem};
use crate::domain::form::{OfferForm, ProfileForm, read_message};
use crate::domain::money::{Currency, Money};
use crate::words::Language;
use jiff::ToSpan;
use jiff::civil::date;

const FIELDS: [Field; 11] = [
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
];

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
    }
    let today = date(2027, 12, 1).saturating_add(day_offset.days());
    ["USD", "JPY", "KWD"].iter().all(|code| form.parse(today, Currency::from_code(code).unwrap()).is_ok())
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
    all.extend(other_samples());
    all.extend(profile_samples());
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
        (Field::Title, Problem::Text(TextProblem::Empty), "nothing was typed"),
        (Field::Title, Problem::Text(TextProblem::TooLong { most: 100, is: 103 }), "3 too many"),
        (
            Field::Price,
            Problem::Price(PriceProblem::NoAmount { text: "abc".into() }),
            "“abc” has no amount in it.",
        ),
        (Field::Price, Problem::Price(PriceProblem::NotANumber { text: typed() }), "do not make a number"),
        (
            Field::Price,
            Problem::Price(PriceProblem::AmbiguousNumber { text: "1.500".into() }),
            "`1,500` or `1.50`",
        ),
        (
            Field::Price,
            Problem::Price(PriceProblem::AmbiguousNumber { text: "1.505".into() }),
            "`1,505` for the larger",
        ),
        (Field::Price, Problem::Price(PriceProblem::AmbiguousNumber { text: "0,500".into() }), "`0.50`"),
        (
            Field::Price,
            Problem::Price(PriceProblem::AmbiguousNumber { text: "1.500k".into() }),
            "without “k”",
        ),
        (
            Field::Price,
            Problem::Price(PriceProblem::TwoAmounts { first: "1".into(), second: "2".into() }),
            "“1” and “2”",
        ),
        (Field::Price, Problem::Price(PriceProblem::NotUnderstood { text: typed() }), "but for"),
        (
            Field::Price,
            Problem::Price(PriceProblem::UnknownCurrency { code: "XYZ".into() }),
            "“XYZ” is no currency",
        ),
        (Field::Price, Problem::Price(PriceProblem::SharedCurrencyName { text: "kr".into() }), "called “kr”"),
        (
            Field::Price,
            Problem::Price(PriceProblem::TwoCurrencies {
                first: Currency::USD,
                second: Currency::from_code("EUR").unwrap(),
            }),
            "USD and EUR",
        ),
        (
            Field::Price,
            Problem::Price(PriceProblem::TooPrecise { currency: Currency::USD, digits: 2 }),
            "only 2 decimals",
        ),
        (
            Field::Price,
            Problem::Price(PriceProblem::TooPrecise { currency: Currency::USD, digits: 0 }),
            "no decimals",
        ),
        (Field::Price, Problem::Price(PriceProblem::NotPositive), "above zero"),
        (Field::Price, Problem::Price(PriceProblem::TooLarge { most: usd(100_000) }), "at most 1,000 USD"),
        (Field::Price, Problem::Price(PriceProblem::RateUnit { unit: "week".into() }), "not by “week”"),
        (Field::Price, Problem::Price(PriceProblem::FixedAndHourly), "Choose one"),
        (Field::Price, Problem::Price(PriceProblem::LimitWithoutRate), "is fixed"),
        (Field::Price, Problem::Price(PriceProblem::LimitUnit { unit: "day".into() }), "not by “day”"),
        (
            Field::Price,
            Problem::Price(PriceProblem::LimitOutOfRange { text: "200".into(), most: 168 }),
            "from 1 to 168",
        ),
        (Field::Price, Problem::Price(PriceProblem::TwoLimits), "two limits"),
    ]
}

fn other_samples() -> Vec<(Field, Problem, &'static str)> {
    let (day, later) = (date(2027, 1, 2), date(2027, 2, 3));
    vec![
        (Field::Schedule, Problem::Date(DateProblem::NotADate { text: typed() }), "no day"),
        (
            Field::Schedule,
            Problem::Date(DateProblem::ImpossibleDate { text: "31 feb".into() }),
            "no such day as “31 feb”",
        ),
        (
            Field::Schedule,
            Problem::Date(DateProblem::AmbiguousDate { text: "03/04/2027".into() }),
            "`2027-04-03` or `2027-03-04`",
        ),
        (
            Field::Schedule,
            Problem::Date(DateProblem::AmbiguousDate { text: "31.12.2027".into() }),
            "Write `2027-12-31`.",
        ),
        (Field::Schedule, Problem::Date(DateProblem::AmbiguousDate { text: "5/6".into() }), "the year first"),
        (Field::Schedule, Problem::Date(DateProblem::TimeOfDay { text: "5pm".into() }), "time of day"),
        (
            Field::Schedule,
            Problem::Date(DateProblem::DateInPast { day, today: later }),
            "2027-01-02 is in the past",
        ),
        (Field::Schedule, Problem::Date(DateProblem::TooFarAhead { latest: day }), "is 2027-01-02"),
        (Field::Schedule, Problem::Date(DateProblem::NoDateAfter { word: "due".into() }), "after “due”"),
        (
            Field::Schedule,
            Problem::Date(DateProblem::DateTwice { role: DateRole::Start }),
            "two days to start",
        ),
        (Field::Schedule, Problem::Date(DateProblem::DateTwice { role: DateRole::Due }), "two due dates"),
        (Field::Schedule, Problem::Date(DateProblem::TooManyDates { is: 3 }), "3 dates"),
        (
            Field::Schedule,
            Problem::Date(DateProblem::DueBeforeStart { start: later, due: day }),
            "due before",
        ),
        (
            Field::Milestones,
            Problem::OnLine { line: 2, problem: Box::new(Problem::Milestone(MilestoneProblem::NoName)) },
            "line 2: the amount",
        ),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::UnclearAmount { text: "1 500".into() }),
            "a colon",
        ),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::TooSmall { least: usd(500) }),
            "at least 5 USD",
        ),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::OtherCurrency {
                is: Currency::from_code("EUR").unwrap(),
                expected: Currency::USD,
            }),
            "in EUR, the price is in USD",
        ),
        (Field::Milestones, Problem::Milestone(MilestoneProblem::HourlyMilestone), "not a rate"),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::AfterDue { day: later, due: day }),
            "after all the work",
        ),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::TooManyMilestones { most: 20, is: 21 }),
            "20 fit",
        ),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::DoNotAddUp { sum: usd(120_000), total: usd(150_000) }),
            "300 USD missing",
        ),
        (
            Field::Milestones,
            Problem::Milestone(MilestoneProblem::DoNotAddUp { sum: usd(150_000), total: usd(120_000) }),
            "300 USD too much",
        ),
        (Field::Milestones, Problem::Milestone(MilestoneProblem::MilestonesWithHourly), "fixed price"),
    ]
}

fn profile_samples() -> Vec<(Field, Problem, &'static str)> {
    vec![
        (Field::Headline, Problem::Text(TextProblem::Empty), "nothing was typed"),
        (Field::Bio, Problem::Text(TextProblem::TooLong { most: 1_500, is: 1_501 }), "1 too many"),
        (
            Field::Skills,
            Problem::Profile(ProfileProblem::SkillTooLong { text: typed(), most: 30 }),
            "longer than 30",
        ),
        (Field::Skills, Problem::Profile(ProfileProblem::TooManySkills { most: 15, is: 16 }), "15 fit"),
        (Field::Rate, Problem::Profile(ProfileProblem::LimitOfRate), "belong to an offer"),
        (Field::Rate, Problem::Price(PriceProblem::NoAmount { text: "ask".into() }), "“ask” has no amount"),
        (Field::Links, Problem::Profile(ProfileProblem::NotALink { text: typed() }), "no address"),
        (Field::Links, Problem::Profile(ProfileProblem::NotHttps { text: typed() }), "`https://`"),
        (
            Field::Links,
            Problem::Profile(ProfileProblem::LinkTooLong { text: typed(), most: 150 }),
            "longer than 150",
        ),
        (Field::Links, Problem::Profile(ProfileProblem::TooManyLinks { most: 5, is: 6 }), "5 fit"),
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
        let line = problem_text(Language::English, &FieldProblem { field, problem });
        assert!(line.starts_with(&format!("**{}**", label(Language::English, field))), "{line}");
        assert!(line.contains(says), "{line}");
        assert!(line.contains("For example: `"), "{line}");
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
