//! Offers to somebody who hasn't passed the server's membership screening.

use super::*;
use crate::domain::offers::effects::posts_for_new_room;
use crate::domain::offers::screening::Screening;

fn held() -> Offer {
    Offer { waits_for: Some(BEN), ..pending() }
}

#[test]
fn it_is_held_back_until_somebody_of_the_addressed_side_acts_or_it_is_over() {
    let over = Offer { state: State::Withdrawn { by: ANA, at: NOW, message: None }, ..held() };
    let accepted = Offer { state: State::Accepted { by: BEN, at: NOW }, ..held() };
    for (offer, by, is) in [
        (pending(), Some(ANA), Screening::Passed),
        (held(), Some(ANA), Screening::Waits { person: BEN }),
        (held(), None, Screening::Waits { person: BEN }),
        (held(), Some(BEN), Screening::Overtaken),
        (accepted, Some(BEN), Screening::Overtaken),
        (over, Some(ANA), Screening::Over),
    ] {
        assert_eq!(offer.screening(by), is, "{by:?}, {:?}", offer.state);
    }
}

#[test]
fn nothing_of_it_is_posted_again_and_nobody_is_reminded() {
    assert_eq!((posts_to_answer(&held()), posts_for_new_room(&held())), (Vec::new(), Vec::new()));
    let due = Offer { remind: Some(NOW), expires: UnixMs(NOW.0 + 24 * HOUR_MS), ..held() };
    let reminded = remind(&due, NOW).expect("it waits").expect("it is due");
    assert_eq!((reminded.effects, reminded.told), (Vec::new(), Vec::new()));
    assert_eq!(reminded.next.offer.remind, None, "and not asked for again at once");
}
