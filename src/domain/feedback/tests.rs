//! Who gives feedback until when, and when it is published.

use super::edit::{EDIT_MS, allow_edit, edit};
use super::reminders::{Reminded, remind, reminders};
use super::reply::{REPLY_CHARS, REPLY_MS, reply};
use super::*;
use crate::domain::contracts::closing::{answer_reopen, close, request_reopen};
use crate::domain::contracts::disputes::{decide_dispute, open_dispute};
use crate::domain::contracts::entry::{CloseReason, DisputeOutcome, DisputeReason, Verdict};
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::feedback::words::{COMMENT_CHARS, FEEDBACK_NOTE_CHARS};
use crate::domain::form::FeedbackForm;
use crate::domain::form::problem::Field;

fn day(days: i64) -> UnixMs {
    NOW.plus(days * DAY_MS)
}

fn closed_at(at: UnixMs) -> ContractAtWork {
    close(&agreed(0, Work::default()), (ANA, at), (CloseReason::Completed, None), None).expect("closed").next
}

fn words(stars: u8) -> FeedbackWords {
    FeedbackWords { stars: Stars::new(stars).expect("stars"), tags: Vec::new(), comment: None, note: None }
}

fn given(on: &ContractAtWork, before: &[Feedback], by: PersonId, at: UnixMs) -> Feedback {
    give(on, before, (by, at), words(4)).expect("given")
}

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> Refusal {
    outcome.expect_err("a refusal")
}

fn reopened(on: &ContractAtWork, at: UnixMs) -> ContractAtWork {
    let asked = request_reopen(on, (BEN, at)).expect("asked").next;
    let seq = asked.work.revision();
    answer_reopen(&asked, (ANA, at), seq, true).expect("reopened").next
}

#[test]
fn the_time_ends_at_midnight_in_utc_after_fourteen_days_to_the_millisecond() {
    let midnight = |days: i64| UnixMs(days * DAY_MS);
    // The first and the last moment of a day, and one between them.
    for in_day in [0, 1, DAY_MS / 2, DAY_MS - 1] {
        let on = closed_at(midnight(20_000).plus(in_day));
        let until = midnight(20_015);
        assert_eq!(deadline(&on.work), Some(until), "{in_day}");
        assert_eq!(due(&on), Some(until));
        for by in [ANA, BEN] {
            assert!(check_give(&on, &[], (by, until.plus(-1))).is_ok());
            for late in [until, until.plus(1), until.plus(DAY_MS)] {
                assert_eq!(why(check_give(&on, &[], (by, late))), FeedbackRefusal::TooLate.into());
            }
        }
    }
}

#[test]
fn both_sides_give_it_once_it_is_closed_and_nobody_else() {
    let on = closed_at(NOW);
    assert_eq!(check_give(&on, &[], (ANA, NOW)), Ok(Side::Client));
    assert_eq!(check_give(&on, &[], (BEN, NOW)), Ok(Side::Recipient));
    assert_eq!(why(check_give(&on, &[], (CHIDI, NOW))), ContractRefusal::NoSuchContract.into());
    let runs = agreed(0, Work::default());
    assert_eq!(why(check_give(&runs, &[], (ANA, NOW))), FeedbackRefusal::NotClosed.into());
    assert_eq!((deadline(&runs.work), due(&runs)), (None, None));
}

#[test]
fn what_one_side_gave_is_published_with_the_other_ones_or_when_the_time_is_over_and_once() {
    let on = closed_at(NOW);
    let until = deadline(&on.work).expect("a deadline");
    for (first, second) in [(ANA, BEN), (BEN, ANA)] {
        assert_eq!(publish(&on, &[], (None, until)), None, "there is none");
        let one = given(&on, &[], first, day(1));
        assert_eq!(publish(&on, std::slice::from_ref(&one), (Some(first), day(1))), None);
        assert_eq!(publish(&on, std::slice::from_ref(&one), (None, until.plus(-1))), None);
        let alone = publish(&on, std::slice::from_ref(&one), (None, until)).expect("published");
        assert_eq!(alone.next.feedback, [Feedback { published: Some(until), ..one.clone() }]);
        // Who comes at the same moment, with a clock that is behind, is too late.
        let late = check_give(&on, &alone.next.feedback, (second, until.plus(-1)));
        assert_eq!(why(late), FeedbackRefusal::TooLate.into());

        let other = given(&on, std::slice::from_ref(&one), second, day(2));
        let both = publish(&on, &[one, other], (Some(second), day(2))).expect("published");
        assert_eq!(both.next.feedback.len(), 2);
        assert!(both.next.feedback.iter().all(|one| one.published == Some(day(2))));
        assert_eq!(both.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA, BEN]);
        assert_eq!(both.effects.len(), 1);
        for at in [day(2), until] {
            assert_eq!(publish(&on, &both.next.feedback, (None, at)), None, "nothing twice");
        }
        for by in [ANA, BEN] {
            let again = check_give(&on, &both.next.feedback, (by, day(3)));
            assert_eq!(why(again), FeedbackRefusal::Published.into());
        }
    }
}

#[test]
fn what_nobody_could_read_can_be_changed() {
    let on = closed_at(NOW);
    let first = given(&on, &[], ANA, day(1));
    assert_eq!((first.given, first.edited), (day(1), None));
    let again = give(&on, &[first], (ANA, day(3)), words(1)).expect("given");
    assert_eq!((again.given, again.edited, again.stars.count()), (day(1), Some(day(3)), 1));
}

#[test]
fn what_was_given_before_it_was_reopened_stays_hidden_and_is_asked_for_again() {
    let first = closed_at(NOW);
    let early = given(&first, &[], ANA, day(1));
    let runs = reopened(&first, day(2));
    assert_eq!(why(check_give(&runs, &[], (ANA, day(2)))), FeedbackRefusal::NotClosed.into());
    assert_eq!((due(&runs), publish(&runs, std::slice::from_ref(&early), (None, day(99)))), (None, None));
    let on = close(&runs, (BEN, day(3)), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!(deadline(&on.work), deadline(&closed_at(day(3)).work));
    assert_eq!(given_by(&on, std::slice::from_ref(&early), Side::Client), None);
    let other = given(&on, std::slice::from_ref(&early), BEN, day(4));
    assert_eq!(
        publish(&on, &[early.clone(), other.clone()], (Some(BEN), day(4))),
        None,
        "Ana's is of before"
    );
    let again = given(&on, &[early, other.clone()], ANA, day(5));
    assert_eq!((again.given, again.edited, again.round), (day(5), None, round(&on.work)));
    let both = publish(&on, &[again, other], (Some(ANA), day(5))).expect("published");
    // What is published stays so, and is asked for once.
    let runs = reopened(&on, day(6));
    let on = close(&runs, (ANA, day(7)), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!(why(check_give(&on, &both.next.feedback, (BEN, day(7)))), FeedbackRefusal::Published.into());
    assert_eq!(publish(&on, &both.next.feedback, (None, day(99))), None);
}

#[test]
fn a_dispute_stops_the_time_and_what_was_given_before_it_counts() {
    let on = closed_at(NOW);
    let early = given(&on, &[], ANA, day(1));
    let disputed = open_dispute(&on, (BEN, day(2)), DisputeReason::Work, "No.").expect("opened");
    assert!(is_moved_by(&disputed.entry));
    let disputed = disputed.next;
    assert_eq!(why(check_give(&disputed, &[], (ANA, day(3)))), ContractRefusal::Disputed.into());
    assert_eq!(due(&disputed), None);
    assert_eq!(publish(&disputed, std::slice::from_ref(&early), (None, day(99))), None);
    for closes in [false, true] {
        let seen = disputed.work.dispute().expect("open").opened.seq;
        let verdict = Verdict { outcome: DisputeOutcome::Nothing, amount: None, closes };
        let ended = decide_dispute(&disputed, (CHIDI, day(12)), seen, verdict, "So it is.").expect("decided");
        assert!(is_moved_by(&ended.entry));
        let on = ended.next;
        assert!(deadline(&on.work) >= deadline(&closed_at(day(10)).work), "ten days are added");
        let other = given(&on, std::slice::from_ref(&early), BEN, day(20));
        assert!(publish(&on, &[early.clone(), other], (Some(BEN), day(20))).is_some());
    }
}

#[test]
fn each_side_chooses_from_tags_of_its_own_and_codes_are_read_back() {
    for side in [Side::Client, Side::Recipient] {
        for tag in Tag::offered_to(side) {
            assert_eq!(Tag::offered_with_code(side, tag.code()), Some(*tag));
            assert_eq!(serde_json::to_string(tag).expect("written"), format!("\"{}\"", tag.code()));
        }
    }
    assert_eq!(Tag::offered_with_code(Side::Client, "paid_on_time"), None);
    assert_eq!(Tag::offered_with_code(Side::Recipient, "good_work"), None);
    assert_eq!(Tag::offered_with_code(Side::Client, "rich"), None);
}

#[test]
fn texts_are_as_long_as_they_may_be_and_empty_ones_are_none() {
    let read = |comment: &str, note: &str| FeedbackForm { comment, note }.read();
    assert_eq!(read(" \n ", ""), Ok((None, None)));
    let (comment, note) = ("é".repeat(COMMENT_CHARS), "é".repeat(FEEDBACK_NOTE_CHARS));
    assert_eq!(read(&comment, &note), Ok((Some(comment.clone()), Some(note.clone()))));
    let problems = read(&(comment + "x"), &(note + "x")).expect_err("both are too long");
    assert_eq!(
        problems.iter().map(|problem| problem.field).collect::<Vec<_>>(),
        [Field::Comment, Field::ModeratorsNote]
    );
}

#[test]
fn stars_are_one_to_five() {
    assert_eq!(Stars::ALL.map(Stars::count), [1, 2, 3, 4, 5]);
    for count in [0, 6, 255] {
        assert_eq!(Stars::new(count), None);
        assert!(serde_json::from_str::<Stars>(&count.to_string()).is_err());
    }
    assert_eq!(serde_json::to_string(&Stars::ALL[4]).expect("written"), "5");
}

#[test]
fn the_side_that_it_is_about_replies_once_within_four_weeks() {
    let on = closed_at(NOW);
    let one = given(&on, &[], ANA, day(1));
    assert_eq!(
        why(reply(&on, std::slice::from_ref(&one), (BEN, day(1)), "No.")),
        FeedbackRefusal::NothingToReply.into(),
        "it isn't published"
    );
    let until = deadline(&on.work).expect("a deadline");
    let published = publish(&on, &[one], (None, until)).expect("published").next.feedback;
    let say = |by, at, text: &str| reply(&on, &published, (by, at), text);
    assert_eq!(why(say(ANA, until, "Me too.")), FeedbackRefusal::NothingToReply.into());
    assert_eq!(why(say(CHIDI, until, "Hm.")), ContractRefusal::NoSuchContract.into());
    assert_eq!(why(say(BEN, until.plus(REPLY_MS), "Late.")), FeedbackRefusal::ReplyLate.into());
    assert_eq!(why(say(BEN, until, " \n ")), FeedbackRefusal::ReplyMissing.into());
    let long = "é".repeat(REPLY_CHARS + 1);
    assert_eq!(why(say(BEN, until, &long)), FeedbackRefusal::ReplyLong { is: REPLY_CHARS + 1 }.into());
    assert!(say(BEN, until, &long[2..]).is_ok());
    let done = say(BEN, until.plus(REPLY_MS - 1), "  Thanks. ").expect("replied");
    assert_eq!(done.entry.text, "Thanks.");
    assert_eq!(done.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA]);
    let again = reply(&on, &[done.next.feedback], (BEN, until), "And.");
    assert_eq!(why(again), FeedbackRefusal::AlreadyReplied.into());
}

/// Who is reminded at a moment, and what is over then.
fn reminded(
    on: &ContractAtWork,
    given: &[Feedback],
    was: Reminded,
    at: UnixMs,
) -> Option<(Vec<PersonId>, Reminded, Option<UnixMs>)> {
    let decision = remind(on, given, was, at)?;
    assert!(decision.effects.is_empty(), "nothing of it is for both sides");
    Some((decision.told.iter().map(|told| told.to).collect(), decision.next.is, decision.next.next))
}

#[test]
fn whoever_has_not_given_theirs_is_reminded_a_week_and_a_day_before_the_end_and_once() {
    let on = closed_at(NOW);
    let until = deadline(&on.work).expect("a deadline");
    let [week, last] = [until.plus(-7 * DAY_MS), until.plus(-DAY_MS)];
    assert_eq!(reminders(&on), [Some(week), Some(last)]);
    let none = Reminded { round: 0, said: 0 };
    let [once, twice] = [1, 2].map(|said| Reminded { round: 0, said });
    let one = given(&on, &[], ANA, day(1));
    assert_eq!(reminded(&on, &[], none, week.plus(-1)), None);
    for (feedback, who) in [(&[][..], vec![ANA, BEN]), (&[one.clone()][..], vec![BEN])] {
        assert_eq!(reminded(&on, feedback, none, week), Some((who.clone(), once, Some(last))));
        assert_eq!(reminded(&on, feedback, once, last.plus(-1)), None);
        assert_eq!(reminded(&on, feedback, once, last), Some((who.clone(), twice, None)));
        // Late, both at once; and when the time is over, nobody.
        assert_eq!(reminded(&on, feedback, none, until.plus(-1)), Some((who, twice, None)));
        assert_eq!(reminded(&on, feedback, none, until), Some((Vec::new(), twice, None)));
        assert_eq!(reminded(&on, feedback, twice, until), None);
    }
    let published: Vec<_> = [one, given(&on, &[], BEN, day(1))].into();
    let published = publish(&on, &published, (Some(BEN), day(1))).expect("published").next.feedback;
    assert_eq!(reminded(&on, &published, none, week), Some((Vec::new(), once, Some(last))));
}

#[test]
fn of_a_contract_that_runs_again_nobody_is_reminded_until_it_is_closed_again() {
    let first = closed_at(NOW);
    let early = given(&first, &[], ANA, day(1));
    let runs = reopened(&first, day(2));
    assert_eq!(reminders(&runs), [None, None]);
    let twice = Reminded { round: 0, said: 2 };
    assert_eq!(reminded(&runs, &[], Reminded { said: 0, ..twice }, day(99)), None);
    let on = close(&runs, (BEN, day(9)), (CloseReason::Completed, None), None).expect("closed").next;
    let [week, _] = reminders(&on);
    let week = week.expect("a reminder");
    assert_eq!(reminded(&on, &[], twice, week.plus(-1)), None, "those before don't count");
    let (who, is, _) = reminded(&on, &[early], twice, week).expect("reminded");
    assert_eq!((who, is), (vec![ANA, BEN], Reminded { round: round(&on.work), said: 1 }));
    let disputed = open_dispute(&on, (BEN, week), DisputeReason::Work, "No.").expect("opened").next;
    assert_eq!(reminders(&disputed), [None, None]);
}

#[test]
fn published_feedback_is_edited_once_while_its_other_side_allows_it() {
    let on = closed_at(NOW);
    let one = given(&on, &[], ANA, day(1));
    let other = given(&on, std::slice::from_ref(&one), BEN, day(2));
    let hidden = [one, other];
    assert_eq!(why(allow_edit(&on, &hidden, (BEN, day(2)))), FeedbackRefusal::NothingToAllow.into());
    let published = publish(&on, &hidden, (Some(BEN), day(2))).expect("published").next.feedback;
    assert_eq!(why(allow_edit(&on, &published, (CHIDI, day(3)))), ContractRefusal::NoSuchContract.into());
    assert_eq!(why(edit(&on, &published, (ANA, day(3)), words(1))), FeedbackRefusal::Published.into());
    let allowed = allow_edit(&on, &published, (BEN, day(3))).expect("allowed");
    assert_eq!(allowed.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA]);
    let now = [allowed.next.feedback, published[1].clone()];
    assert_eq!(why(allow_edit(&on, &now, (BEN, day(3)))), FeedbackRefusal::AlreadyAllowed.into());
    assert_eq!(why(edit(&on, &now, (BEN, day(3)), words(1))), FeedbackRefusal::Published.into());
    let until = day(3).plus(EDIT_MS);
    assert_eq!(why(edit(&on, &now, (ANA, until), words(1))), FeedbackRefusal::EditLate.into());
    let edited = edit(&on, &now, (ANA, until.plus(-1)), words(1)).expect("edited");
    assert_eq!(edited.told.iter().map(|told| told.to).collect::<Vec<_>>(), [BEN]);
    let is = &edited.next.feedback;
    assert_eq!((is.stars.count(), is.published, is.given), (1, Some(day(2)), day(1)));
    let now = [is.clone(), published[1].clone()];
    assert_eq!(why(edit(&on, &now, (ANA, day(4)), words(5))), FeedbackRefusal::AlreadyEdited.into());
    // What moderators hide stays as it is.
    let hidden = published.iter().map(|one| Feedback { hidden: Some(day(3)), ..one.clone() });
    let hidden: Vec<_> = hidden.collect();
    assert_eq!(why(allow_edit(&on, &hidden, (BEN, day(3)))), FeedbackRefusal::Hidden.into());
}
