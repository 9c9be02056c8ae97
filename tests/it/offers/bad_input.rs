//! Everything wrong that somebody may type into the form of an offer, row by row, through the form itself: each refusal
//! names the field, says what is wrong and shows an example that is right; nothing that was typed is lost. The rows stand
//! in `rows`.

mod rows;

use crate::harness::database::Engine;
use crate::harness::moment;
use crate::harness::steps::{labels, message, preview_offer};
use crate::harness::world::World;
use discord_emulator::person::{Message, OptionValue, Person, PersonError, opt};
use parley::discord::inbound::control::AnyControl;
use rows::{BAD_CUSTOM_IDS, DATES, MILESTONES, PRICES, Row, TEXTS};

/// What is right, whichever field a row replaces.
const RIGHT: [(&str, &str); 5] = [
    ("title", "Landing page"),
    ("description", "A page for the spring campaign."),
    ("price", "500 USD"),
    ("schedule", ""),
    ("milestones", ""),
];

/// The form with one field replaced.
fn with<'a>(field: &str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    RIGHT.iter().map(|&(name, right)| (name, if name == field { text } else { right })).collect()
}

/// The line about `field` in a list of problems.
fn line_about(problem: &Message, field: &str) -> Option<String> {
    let mut name = if field == "schedule" { "dates" } else { field }.to_owned();
    name[..1].make_ascii_uppercase();
    problem.words().lines().find(|line| line.starts_with(&format!("**{name}**"))).map(str::to_owned)
}

/// The example at a line's end.
fn example_of(line: &str) -> Option<&str> {
    line.rsplit_once("Try `")?.1.strip_suffix("`.")
}

/// Ana types a row into the form that `from` opens; gives what is wrong with Parley's answer, if anything, and the message
/// from which to go on.
async fn play(world: &World, ana: &Person, from: &Message, row: Row) -> (Option<String>, Message) {
    let (field, typed, words) = row.before(moment::next_year(&Engine::Sqlite));
    let typed = typed.as_str();
    let form = ana.press(world.general, from, &labels(from)[1]).await.expect("an answer").modal();
    let problem = message(ana.submit(&form.expect("the form"), &with(field, typed)).await);
    if !labels(&problem).ends_with(&["Fix it".to_owned(), "Discard".to_owned()]) {
        return (Some(format!("was taken: {}", problem.words())), problem);
    }
    let again =
        ana.press(world.general, &problem, "Fix it").await.expect("an answer").modal().expect("the form");
    let kept: Vec<_> =
        again.inputs.iter().map(|input| (input.custom_id.as_str(), input.value.as_str())).collect();
    let line = line_about(&problem, field).unwrap_or_default();
    let example = example_of(&line).unwrap_or_default();
    let mended = match labels(&problem).as_slice() {
        // A reading is put in by its button, an example by hand.
        [reading, .., _, _] => message(ana.press(world.general, &problem, reading).await),
        _ => message(ana.submit(&again, &[(field, example)]).await),
    };
    let wrong = if kept != with(field, typed) {
        Some(format!("the form came back as {kept:?}"))
    } else if !problem.ephemeral() {
        Some("everybody can read it".to_owned())
    } else if !line.contains(&words) {
        Some(format!("said {}", problem.words()))
    } else if labels(&problem).len() > 2 && !line_about(&mended, field).unwrap_or_default().contains(&words) {
        // The reading is taken; another problem may be left, such as a sum.
        None
    } else if labels(&mended) != ["Send", "Edit", "Discard"] {
        Some(format!("{example:?} or {:?} was refused: {}", labels(&problem)[0], mended.words()))
    } else {
        None
    };
    let preview = match &wrong {
        None if labels(&mended)[0] == "Send" => mended,
        None | Some(_) => preview_offer(world, ana, world.id("Ben"), &RIGHT).await,
    };
    (wrong, preview)
}

#[tokio::test]
async fn every_bad_input_is_refused_with_an_example_that_is_right_and_nothing_is_lost() {
    let rows = [PRICES, DATES, MILESTONES, TEXTS].concat();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let world = World::open(&Engine::Sqlite).await;
    let ana = world.person("Ana").await;
    let mut at = preview_offer(&world, &ana, world.id("Ben"), &RIGHT).await;
    let mut failures = Vec::new();
    for row in rows.iter().copied() {
        let (wrong, next) = play(&world, &ana, &at, row).await;
        failures.extend(wrong.map(|wrong| format!("{}: {:?}: {wrong}", row.0, row.1)));
        at = next;
    }
    assert!(failures.is_empty(), "{} of {} rows:\n{}", failures.len(), rows.len(), failures.join("\n"));
    let sent = message(ana.press(world.general, &at, "Send").await);
    assert!(sent.says("Offer #1 is on its way"), "after all of it the draft is sent: {}", sent.words());
    world.close().await;
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let world = World::open(&Engine::Sqlite).await;
    let ana = world.person("Ana").await;
    let typed = [
        ("title", "\u{200b}"),
        ("description", "\u{feff}"),
        ("price", "abc"),
        ("schedule", "next spring"),
        ("milestones", "Design\nBuild: 1 USD"),
    ];
    let problem = preview_offer(&world, &ana, world.id("Ben"), &typed).await;
    assert!(problem.says("Fix 6 problems to continue"), "{}", problem.words());
    for (field, _) in typed {
        assert!(line_about(&problem, field).is_some(), "no line about {field}: {}", problem.words());
    }
    assert!(problem.says("**Milestones**, line 2"), "{}", problem.words());
    world.close().await;
}

#[tokio::test]
async fn milestones_that_do_not_fit_the_price_say_what_would() {
    let world = World::open(&Engine::Sqlite).await;
    let ana = world.person("Ana").await;
    let mut typed = RIGHT;
    (typed[2].1, typed[4].1) = ("1,750 EUR", "Design: 500\nBuild: 1000");
    let problem = preview_offer(&world, &ana, world.id("Ben"), &typed).await;
    let line = line_about(&problem, "milestones").expect("a line");
    assert!(
        line.contains("add up to 1,500 EUR, which is 250 EUR less than the price of 1,750 EUR"),
        "{line}"
    );
    let mended = message(ana.press(world.general, &problem, "1,500 EUR").await);
    assert_eq!(labels(&mended)[0], "Send", "{}", mended.words());
    assert!(mended.says("1,500 EUR"), "{}", mended.words());

    typed[2].1 = "40 EUR/h";
    let problem = preview_offer(&world, &ana, world.id("Ben"), &typed).await;
    let line = line_about(&problem, "milestones").expect("a line");
    assert!(line.contains("Clear this field, or use a fixed price."), "{line}");
    let form =
        ana.press(world.general, &problem, "Fix it").await.expect("an answer").modal().expect("the form");
    let mended = message(ana.submit(&form, &[("milestones", "")]).await);
    assert_eq!(labels(&mended)[0], "Send", "{}", mended.words());
    world.close().await;
}

#[tokio::test]
async fn what_discord_itself_keeps_out_never_reaches_parley() {
    let world = World::open(&Engine::Sqlite).await;
    let (ana, ben) = (world.person("Ana").await, world.id("Ben"));
    let asked = crate::harness::steps::ask_for_form(&world, &ana, ben).await.expect("an answer");
    let form = asked.modal().expect("the form");
    let long = "x".repeat(101);
    for (field, text) in [("title", long.as_str()), ("title", "  "), ("description", " \n ")] {
        let kept_out = ana.submit(&form, &with(field, text)).await;
        assert!(matches!(kept_out, Err(PersonError::NotAllowed(_))), "{field}: {kept_out:?}");
    }
    let note = "x".repeat(501);
    for option in [opt("expires", 0), opt("expires", 31), opt("expires", -1), opt("note", note.as_str())] {
        let options = [opt("to", OptionValue::User(ben)), option];
        let kept_out = ana.command(world.guild, world.general, "offer send", &options).await;
        assert!(kept_out.is_err(), "{options:?}: {kept_out:?}");
    }
    world.close().await;
}

#[test]
fn a_custom_id_that_no_button_has_means_nothing() {
    for text in BAD_CUSTOM_IDS {
        assert_eq!(AnyControl::parse(text), None, "{text:?}");
    }
}
