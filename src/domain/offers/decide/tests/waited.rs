//! How long a change request waited for its client: examples that were worked out by hand.

use super::wish;
use crate::domain::offers::change::Fate;
use crate::domain::time::HOUR_MS;

#[test]
fn a_request_waits_until_the_client_answers_it() {
    let waited = |fate, hours: i64| {
        let change = wish(fate);
        change.answered_after(change.at.plus(hours * HOUR_MS)).map(|ms| ms / HOUR_MS)
    };
    assert_eq!(waited(Fate::Approved { version: 2 }, 5), Some(5));
    assert_eq!(waited(Fate::Rejected { message: String::new() }, 30), Some(30));
    assert_eq!(waited(Fate::Modified { version: 2 }, 2), Some(2), "other terms are an answer");
    assert_eq!(waited(Fate::Open, 9), None, "it waits");
    assert_eq!(waited(Fate::Closed, 9), None, "the offer ended before");
    assert_eq!(waited(Fate::Approved { version: 2 }, -1), Some(0), "a clock that is behind");
}
