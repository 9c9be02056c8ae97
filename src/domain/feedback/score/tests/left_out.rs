//! Examples: what is left out, and why.

use super::check;

#[rustfmt::skip]
pub(super) const TABLE: &str = "
# Without payment or without feedback. 2 clients of an ordinary success stand beside it.
paid, no feedback          | | Ana 100 →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 NoFeedback
no payment, no feedback    | | Ana →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 NoFeedback
no payment, five stars     | | Ana 5* →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 Unpaid
no payment, three stars    | | Ana 3* →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 Unpaid
no payment, two stars      | | Ana 2* →26-11-01; 2 5* 9 →26-11-01 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
no payment, one star       | | Ana 1* →26-11-01; 2 5* 9 →26-11-01 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
all given back, five stars | | Ana 5* 80 -80 →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 Unpaid
all given back, one star   | | Ana 1* 800 -800 →26-11-01; 2 5* 9 →26-11-01 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |

# Tiny and unconfirmed payments don't count as paid for good feedback.
0.99, five stars           | | Ana 5* 0.99 →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 FairPlay
1.00, five stars           | | Ana 5* 1 →26-11-01; 2 3* 9 →26-11-01 | (1-0)/3 = 33.33 | = | = | 33 struggling in 24 |
0.50 twice, five stars     | | Ana 5* 0.50@26-10-25,26-10-26 →26-11-01; 2 3* 9 →26-11-01 | (1-0)/3 = 33.33 | = | = | 33 struggling in 24 |
100 − 99.01 = 0.99         | | Ana 5* 100 -99.01 →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
0.99, three stars          | | Ana 3* 0.99 →26-11-01; 2 5* 9 →26-11-01 | (2-0)/3 = 66.67 | = | = | 67 struggling in 24 |
0.99, one star             | | Ana 1* 0.99 →26-11-01; 2 5* 9 →26-11-01 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
0.92 EUR = 0.9936          | | Ana 5* 0.92EUR →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
0.93 EUR = 1.0044          | | Ana 5* 0.93EUR →26-11-01; 2 3* 9 →26-11-01 | (1-0)/3 = 33.33 | = | = | 33 struggling in 24 |
153 JPY = 0.9945           | | Ana 5* 153JPY →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
0.99 CHF, no rate          | | Ana 5* 0.99CHF →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
1.00 CHF, no rate          | | Ana 5* 1CHF →26-11-01; 2 3* 9 →26-11-01 | (1-0)/3 = 33.33 | = | = | 33 struggling in 24 |
unconfirmed, five stars    | | Ana 5* 500? →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
unconfirmed, three stars   | | Ana 3* 500? →26-11-01; 2 5* 9 →26-11-01 | (2-0)/3 = 66.67 | = | = | 67 struggling in 24 |
unconfirmed, one star      | | Ana 1* 500? →26-11-01; 2 5* 9 →26-11-01 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
1 of 500 is confirmed      | | Ana 5* 1 499? →26-11-01; 2 3* 9 →26-11-01 | (1-0)/3 = 33.33 | = | = | 33 struggling in 24 |

# By moderators.
hidden, one star           | | Ana 1*h 100 →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 FeedbackHidden
hidden, five stars         | | Ana 5*h 100 →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FeedbackHidden
suspended, one star        | | Ana 1*s 100 →26-11-01; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 FairPlay
suspended, five stars      | | Ana 5*s 100 →26-11-01; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
same person, five stars    | | Ana 5* 100 →26-11-01 same; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
same person, one star      | | Ana 1* 100 →26-11-01 same; 2 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 | 1 FairPlay
same person, it runs       | | Ana 9@26-11-01 26-10-20→ same; 2 3* 9 →26-11-01 | (0-0)/2 = 0 | = | = | 0 struggling in 24 | 1 FairPlay
same person, missing anyway| | Ana 9 →26-11-01 same; Ana 5* →26-11-01 same; Ana 5*h 9 →26-11-01 same; Ana 5* 9 →24-11-01 same; Ana 26-11-01→ same | - | - | - | too few: 0 of 0 | 1 NoFeedback, 2 Unpaid, 3 FeedbackHidden, 4 TooOld, 5 Unpaid
the minimum without it     | | Ana 5* 100 →26-11-01 same; Eve 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 FairPlay

# Beyond the third contract with one client in a window: the three that weigh most count, and of equal ones those closed first.
three with one client      | | Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Eve 1* 9 →26-11-01 | (3-1)/4 = 50 | = | = | 50 struggling in 24 |
the fourth is left out     | | Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Ana 5* 9 →26-11-04; Eve 1* 9 →26-11-01 | (3-1)/4 = 50 | = | = | 50 struggling in 24 | 4 SameClient
a bad fourth, too          | | Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Ana 1* 9 →26-11-04; Eve 1* 9 →26-11-01 | (3-1)/4 = 50 | = | = | 50 struggling in 24 | 4 SameClient
in whatever order          | | Ana 5* 9 →26-11-04; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Ana 1* 9 →26-11-01; Eve 5* 9 →26-11-01 | (3-1)/4 = 50 | = | = | 50 struggling in 24 | 1 SameClient
a heavy fourth counts      | | Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Ana 5* 2000 →26-11-04; Eve 1* 9 →26-11-01 | (3.5-1)/4.5 = 55.56 | = | = | 56 struggling in 24 | 3 SameClient
a heavy bad fourth, too    | | Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Ana 1* 2000 →26-11-04; Eve 5* 9 →26-11-01 | (3-1.5)/4.5 = 33.33 | = | = | 33 struggling in 24 | 3 SameClient
what runs comes last       | | Ana 9@26-10-10 26-10-01→; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Ana 5* 9 →26-11-04; Eve 1* 9 →26-11-01 | (3-1)/4 = 50 | = | = | 50 struggling in 24 | 1 SameClient
left out in 24 months only | | Ana 5* 9 →25-01-01; Ana 5* 9 →25-02-01; Ana 5* 9 →25-03-01; Ana 1* 9 →26-11-01; Eve 5* 9 →26-11-01 | (1-1)/2 = 0 | = | (4-0)/4 = 100 | 100 excellent in 24 | 4 SameClient in 24
three with each of two     | | Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Eve 3* 9 →26-11-01; Eve 3* 9 →26-11-02; Eve 3* 9 →26-11-03 | (3-0)/6 = 50 | = | = | 50 struggling in 24 |
what doesn't count is none | | Ana →26-10-01; Ana 5* →26-10-02; Ana 5* 9 →26-11-01; Ana 5* 9 →26-11-02; Ana 5* 9 →26-11-03; Eve 1* 9 →26-11-01 | (3-1)/4 = 50 | = | = | 50 struggling in 24 | 1 NoFeedback, 2 Unpaid
";

#[test]
fn what_is_left_out_and_why() {
    check(TABLE);
}
