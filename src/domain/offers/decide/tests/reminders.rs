//! Reminders: when, to whom, once.

use super::*;
use crate::domain::effect::OfferEffect;
use crate::domain::notifications::{Notification, NotificationKind, OfferNotification};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::time::DAY_MS;

/// The offer with a life of `days` from [`NOW`].
fn living(offer: Offer, days: i64) -> Offer {
    let expires = NOW.plus(days * DAY_MS);
    Offer { created: NOW, expires, remind: next_reminder(NOW, expires), ..offer }
}

/// All that an offer reminds of, looked at every hour by a Parley that was down from `down` hours on, for as long as `back`.
fn heard(mut offer: Offer, down: std::ops::Range<i64>) -> Vec<(i64, PersonId, u32)> {
    let hours = offer.expires.since(NOW) / HOUR_MS;
    let mut heard = Vec::new();
    for hour in (0..hours + 5).filter(|hour| !down.contains(hour)) {
        let now = NOW.plus(hour * HOUR_MS);
        let Some(decision) = remind(&offer, now).expect("it waits") else { continue };
        let [Notification { to, kind: NotificationKind::Offer(OfferNotification::Expiring { hours }) }] =
            decision.told[..]
        else {
            panic!("one person is told one thing: {:?}", decision.told);
        };
        let notify =
            OfferEffect::PostNotice { offer: OFFER, news: OfferNotification::Expiring { hours }.into(), to }
                .into();
        let mut effects = posts_to_answer(&offer);
        assert_eq!(effects.len(), 1 + usize::from(offer.open_change().is_some()));
        effects.push(notify);
        assert_eq!(decision.effects, effects, "the room tells the same, below what is to be answered");
        assert_eq!(decision.entry, Entry { what: Happening::Reminded, by: None, at: now });
        assert_moved(&decision.next, &offer, |offer| offer.remind = decision.next.offer.remind);
        heard.push((hour, to, hours));
        offer = decision.next.offer;
    }
    heard
}

#[test]
fn the_freelancer_is_reminded_two_days_and_one_day_before_the_end() {
    assert_eq!(heard(living(pending(), 7), 0..0), [(120, BEN, 48), (144, BEN, 24)]);
    assert_eq!(heard(living(pending(), 30), 0..0), [(672, BEN, 48), (696, BEN, 24)]);
}

#[test]
fn with_an_open_change_request_the_client_owes_the_answer() {
    assert_eq!(heard(living(asked(), 7), 0..0), [(120, ANA, 48), (144, ANA, 24)]);
}

#[test]
fn a_short_life_has_fewer_reminders_and_none_in_the_moment_of_sending() {
    assert_eq!(heard(living(pending(), 1), 0..0), []);
    assert_eq!(heard(living(pending(), 2), 0..0), [(24, BEN, 24)]);
    assert_eq!(heard(living(pending(), 3), 0..0), [(24, BEN, 48), (48, BEN, 24)]);
}

#[test]
fn of_what_was_missed_only_the_latest_is_made_up_for() {
    assert_eq!(heard(living(pending(), 7), 100..130), [(130, BEN, 48), (144, BEN, 24)]);
    assert_eq!(heard(living(pending(), 7), 100..160), [(160, BEN, 24)]);
    assert_eq!(heard(living(pending(), 7), 100..168), []);
}

#[test]
fn new_terms_do_not_begin_the_reminders_again() {
    let offer = Offer { created: NOW, ..living(asked(), 7) };
    let at = NOW.plus(5 * DAY_MS);
    let reminded = remind(&offer, at).expect("it waits").expect("it is due").next.offer;
    let approved = approve_change(&reminded, CHANGE, ANA, at.plus(1)).expect("she may").next.offer;
    assert_eq!(remind(&approved, at.plus(2)), Ok(None));
    let last = remind(&approved, at.plus(DAY_MS)).expect("it waits").expect("it is due");
    assert_eq!(last.told, [Notification { to: BEN, kind: OfferNotification::Expiring { hours: 24 }.into() }]);
    assert_eq!(last.next.offer.remind, None);
}

#[test]
fn an_offer_that_is_over_reminds_nobody() {
    for (offer, state, by) in over() {
        let offer = Offer { remind: Some(NOW), ..offer };
        let told = remind(&offer, NOW).expect_err("it is over");
        assert_eq!(told, Refusal::Offer(OfferRefusal::Over { number: offer.number, state, by, at: NOW }));
    }
}
