//! What counts for somebody who may fit a job, and the order that follows.

use super::*;
use proptest::prelude::*;

fn skill(label: &str) -> Skill {
    Skill { label: label.to_owned(), key: label.to_lowercase() }
}

fn wanted() -> [Skill; 4] {
    ["Rust", "SQL", "Docker", "Design"].map(skill)
}

/// Somebody with these skills of [`wanted`], by their first letters, a score, and so many completed contracts.
fn person(id: i64, skills: &str, percent: Option<u8>, completed: u32) -> Candidate {
    let named = |letter| match letter {
        'r' => "rust",
        's' => "sql",
        'o' => "docker",
        'd' => "design",
        _ => "cooking",
    };
    Candidate {
        person: PersonId(id),
        name: format!("Person {id}"),
        headline: "I do it".to_owned(),
        rate: None,
        skills: skills.chars().map(|letter| named(letter).to_owned()).collect(),
        percent,
        completed,
        updated: UnixMs(0),
    }
}

fn order(found: Vec<Candidate>) -> Vec<i64> {
    who_fits(&wanted(), found).iter().map(|fit| fit.candidate.person.0).collect()
}

#[test]
fn who_fits_better_comes_first() {
    for (better, worse, why) in [
        (person(9, "rso", None, 0), person(1, "rs", None, 0), "more of the skills"),
        (person(9, "rs", Some(90), 0), person(1, "rs", Some(89), 0), "a higher score"),
        (person(9, "rs", None, 0), person(1, "rs", Some(59), 0), "no score is better than a bad one"),
        (person(9, "rs", Some(61), 0), person(1, "rs", None, 0), "and worse than a fair one"),
        (person(9, "rs", None, 1), person(1, "rs", None, 0), "completed work for this client"),
        (person(9, "rs", None, 3), person(1, "rs", None, 2), "more of it"),
        (person(9, "rsod", Some(0), 0), person(1, "r", Some(100), 3), "all the skills before all else"),
        (person(9, "rs", Some(40), 3), person(1, "rs", Some(99), 0), "work that went well before a score"),
        (person(9, "rs", Some(100), 0), person(1, "rso", Some(39), 0), "a much better score before a skill"),
        (
            Candidate { updated: UnixMs(2), ..person(9, "rs", None, 0) },
            Candidate { updated: UnixMs(1), ..person(1, "rs", None, 0) },
            "a profile that changed later",
        ),
        (person(1, "rs", None, 0), person(9, "rs", None, 0), "all else being equal, always the same one"),
        (person(1, "rs", None, 3), person(9, "rs", None, 30), "three contracts say as much as thirty"),
    ] {
        let first = better.person.0;
        for found in [vec![better.clone(), worse.clone()], vec![worse, better]] {
            assert_eq!(order(found)[0], first, "{why}");
        }
    }
}

#[test]
fn nobody_fits_who_can_do_nothing_of_it() {
    assert_eq!(order(vec![person(1, "c", Some(100), 3), person(2, "cd", None, 0)]), [2]);
    assert!(who_fits(&[], vec![person(1, "rsod", None, 0)]).is_empty(), "a job that names no skills");
}

#[test]
fn the_skills_stand_as_the_job_names_them() {
    let [fit] = &who_fits(&wanted(), vec![person(1, "dcr", None, 0)])[..] else { panic!("one fits") };
    assert_eq!(fit.skills, ["Rust", "Design"]);
}

proptest! {
    #[test]
    fn the_same_people_come_in_the_same_order(
        people in proptest::collection::vec(("[rsodc]{0,4}", proptest::option::of(0_u8..=100), 0_u32..6, 0_i64..3), 0..30),
        turn in 0_usize..30,
    ) {
        let found: Vec<Candidate> = people
            .iter()
            .zip(1..)
            .map(|((skills, percent, completed, updated), id)| Candidate {
                updated: UnixMs(*updated),
                ..person(id, skills, *percent, *completed)
            })
            .collect();
        let mut turned = found.clone();
        turned.rotate_left(turn.min(found.len()));
        let fits = who_fits(&wanted(), found);
        prop_assert_eq!(&fits, &who_fits(&wanted(), turned));
        prop_assert!(fits.len() <= FITTING_PEOPLE);
        let points: Vec<u32> = fits.iter().map(|fit| fit.points(4)).collect();
        prop_assert!(points.is_sorted_by(|one, next| one >= next), "{:?}", points);
        prop_assert!(points.iter().all(|points| *points <= 10_000));
    }
}
