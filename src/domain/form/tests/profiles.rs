//! Profiles as people type them: skills in every spelling, rates, and links that must not look like others.

use super::{currency, money, text};
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::profile::ProfileProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, Problem};
use crate::domain::form::{ProfileForm, skill_key};
use crate::domain::money::Currency;
use crate::domain::people::profile::Profile;
use proptest::prelude::*;

fn form() -> ProfileForm {
    ProfileForm { headline: text("Illustrator"), ..ProfileForm::default() }
}

fn good(form: &ProfileForm) -> Profile {
    form.parse(Currency::USD).expect("a profile")
}

fn problem(form: &ProfileForm) -> (Field, Problem) {
    let mut problems = form.parse(Currency::USD).expect_err("should be refused");
    assert_eq!(problems.len(), 1, "{problems:?}");
    let found = problems.remove(0);
    (found.field, found.problem)
}

fn labels(typed: &str) -> Vec<String> {
    good(&ProfileForm { skills: text(typed), ..form() }).skills.into_iter().map(|skill| skill.label).collect()
}

#[test]
fn a_headline_is_enough() {
    let profile = good(&form());
    assert_eq!(profile.headline, "Illustrator");
    assert_eq!(
        (profile.bio.as_str(), profile.skills.len(), profile.rate, profile.links.len()),
        ("", 0, None, 0)
    );
    let nothing = ProfileForm { headline: text(" \u{200b} "), ..form() };
    assert_eq!(problem(&nothing), (Field::Headline, Problem::Text(TextProblem::Empty)));
}

#[test]
fn skills_are_separated_tidied_and_counted_once() {
    assert_eq!(labels("Rust, web  design ; - C++\n* C#"), ["Rust", "web design", "C++", "C#"]);
    assert_eq!(labels("Node.js, nodejs, NODE.JS, node js"), ["Node.js", "node js"]);
    assert_eq!(labels("Full-stack, full stack, FULL_STACK"), ["Full-stack"]);
    assert_eq!(labels(", ,;\n"), Vec::<String>::new());
    assert_eq!(labels("Ｒｕｓｔ, rust"), ["Ｒｕｓｔ"]);
}

#[test]
fn one_skill_has_one_key_in_every_spelling() {
    for same in
        [["UI/UX", "ui ux"], ["ASP.NET", "asp.net"], ["Übersetzung", "übersetzung"], ["日本語", "日本語"]]
    {
        assert_eq!(skill_key(same[0]), skill_key(same[1]));
    }
    for other in [["C", "C++"], ["C", "C#"], ["Java", "JavaScript"]] {
        assert_ne!(skill_key(other[0]), skill_key(other[1]));
    }
    assert!(!skill_key("...").is_empty(), "a skill has a key");
    assert!(skill_key(" \u{200b}").is_empty(), "nothing has none");
}

#[test]
fn skills_are_limited_in_number_and_length() {
    let many: Vec<String> = (1..=16).map(|at| format!("skill {at}")).collect();
    let long = "x".repeat(31);
    assert_eq!(
        problem(&ProfileForm { skills: many.join(","), ..form() }),
        (Field::Skills, Problem::Profile(ProfileProblem::TooManySkills { most: 15, is: 16 }))
    );
    assert_eq!(
        problem(&ProfileForm { skills: long.clone(), ..form() }),
        (Field::Skills, Problem::Profile(ProfileProblem::SkillTooLong { text: long, most: 30 }))
    );
}

#[test]
fn a_rate_is_by_the_hour() {
    let rate = |typed: &str| good(&ProfileForm { rate: text(typed), ..form() }).rate;
    for typed in ["45", "$45", "45 USD/h", "$45 per hour", "45 usd hourly", " 45 dollars an hour "] {
        assert_eq!(rate(typed), Some(money(4_500, "USD")), "{typed}");
    }
    assert_eq!(rate("€40,50/h"), Some(money(4_050, "EUR")));
    assert_eq!(rate("  "), None);
    let bad = |typed: &str| problem(&ProfileForm { rate: text(typed), ..form() });
    assert_eq!(bad("45/h, max 20h/week"), (Field::Rate, Problem::Profile(ProfileProblem::LimitOfRate)));
    assert_eq!(bad("500 fixed"), (Field::Rate, Problem::Price(PriceProblem::FixedAndHourly)));
    assert_eq!(bad("500/week"), (Field::Rate, Problem::Price(PriceProblem::RateUnit { unit: text("week") })));
    assert_eq!(
        bad("40-50"),
        (Field::Rate, Problem::Price(PriceProblem::TwoAmounts { first: text("40"), second: text("50") }))
    );
    assert_eq!(bad("ask me"), (Field::Rate, Problem::Price(PriceProblem::NoAmount { text: text("ask me") })));
    assert_eq!(currency("USD"), Currency::USD);
}

#[test]
fn links_are_https_and_show_where_they_lead() {
    let links = |typed: &str| good(&ProfileForm { links: text(typed), ..form() }).links;
    assert_eq!(links("https://Example.com/Ana"), ["https://example.com/Ana"]);
    assert_eq!(
        links("behance.net/ana\n<https://a.example?x=1#y>"),
        ["https://behance.net/ana", "https://a.example?x=1#y"]
    );
    assert_eq!(links("a.example, a.example; HTTPS://a.example"), ["https://a.example"]);
    assert_eq!(links("a.example/(x)*_~`|@everyone"), ["https://a.example/%28x%29%2A_%7E%60%7C%40everyone"]);
    assert_eq!(links("a.example/ä"), ["https://a.example/%C3%A4"]);
}

#[test]
fn what_could_pass_for_another_link_is_refused() {
    let bad = |typed: &str| problem(&ProfileForm { links: text(typed), ..form() });
    for typed in [
        "https://good.example@evil.example/",
        "https://good.example:443/",
        "https://gооd.example/",
        "https://1.2.3.4/",
        "localhost/x",
        "[text](https://evil.example)",
        "https://",
        "https:///x",
        "https://-a.example",
        "https://a..example",
        "javascript:alert(1)",
        "my portfolio",
    ] {
        let (field, found) = bad(typed);
        assert!(
            field == Field::Links && matches!(found, Problem::Profile(ProfileProblem::NotALink { .. })),
            "{typed}: {found:?}"
        );
    }
    for typed in ["http://a.example", "ftp://a.example", "discord://x.example"] {
        assert_eq!(
            bad(typed),
            (Field::Links, Problem::Profile(ProfileProblem::NotHttps { text: text(typed) }))
        );
    }
    let six = "a.example b.example c.example d.example e.example f.example";
    assert_eq!(bad(six), (Field::Links, Problem::Profile(ProfileProblem::TooManyLinks { most: 5, is: 6 })));
    assert!(matches!(
        bad(&format!("a.example/{}", "x".repeat(150))),
        (_, Problem::Profile(ProfileProblem::LinkTooLong { .. }))
    ));
}

#[test]
fn all_that_is_wrong_is_told_in_the_order_of_the_form() {
    let wrong = ProfileForm {
        headline: String::new(),
        bio: "x".repeat(1_501),
        skills: "x".repeat(31),
        rate: text("free"),
        links: text("http://a.example"),
    };
    let problems = wrong.parse(Currency::USD).expect_err("all is wrong");
    let fields: Vec<Field> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, [Field::Headline, Field::Bio, Field::Skills, Field::Rate, Field::Links]);
}

proptest! {
    #[test]
    fn a_profile_that_parses_comes_back_unchanged(
        headline in "\\PC{1,60}", bio in "\\PC{0,200}", skills in "(\\PC{0,20},){0,10}",
        cents in 1_i64..1_000_000, links in "(https://[a-z]{1,9}\\.[a-z]{2,5}/\\PC{0,9} ){0,5}",
    ) {
        let rate = format!("{}.{:02} USD/h", cents / 100, cents % 100);
        let typed = ProfileForm { headline, bio, skills, rate, links };
        if let Ok(profile) = typed.parse(Currency::USD) {
            let again = ProfileForm::from_profile(&profile).parse(Currency::USD);
            prop_assert_eq!(again, Ok(profile));
        }
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(typed in any::<String>()) {
        let form = ProfileForm {
            headline: typed.clone(), bio: typed.clone(), skills: typed.clone(), rate: typed.clone(), links: typed,
        };
        if let Ok(profile) = form.parse(Currency::USD) {
            prop_assert!(profile.links.iter().all(|link| link.is_ascii() && link.starts_with("https://")));
            prop_assert!(profile.skills.iter().all(|skill| !skill.key.is_empty()));
        }
    }
}
