//! Examples: on which day a window begins. Months are counted back by the calendar; a month without such a day ends earlier.

use super::check;

#[rustfmt::skip]
pub(super) const TABLE: &str = "
# Ana's is closed on the first day of the window, Eve's on the day before: six months and one day ago.
6 months to the day        |          | Ana 5* 100 →26-05-30; Eve 1* 100 →26-05-29 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
12 months to the day       |          | Ana 5* 100 →25-11-30; Eve 1* 100 →25-11-29 | - | (1-0)/1 = 100 | (1-1)/2 = 0 | 100 excellent in 12 |
24 months to the day       |          | Ana 5* 100 →24-11-30; Eve 5* 100 →26-11-01 | (1-0)/1 = 100 | = | (2-0)/2 = 100 | 100 excellent in 24 |
24 months and a day        |          | Ana 5* 100 →24-11-29; Eve 5* 100 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 TooOld
today counts               |          | Ana 5* 100 →26-11-30; Eve 5* 100 →26-11-30 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |

# The ends of months.
August 31: February 28     | 26-08-31 | Ana 5* 100 →26-02-28; Eve 1* 100 →26-02-27 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
August 30: February 28     | 26-08-30 | Ana 5* 100 →26-02-28; Eve 1* 100 →26-02-27 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
August 28: February 28     | 26-08-28 | Ana 5* 100 →26-02-28; Eve 1* 100 →26-02-27 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
September 1: March 1       | 26-09-01 | Ana 5* 100 →26-03-01; Eve 1* 100 →26-02-28 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
December 31: June 30       | 26-12-31 | Ana 5* 100 →26-06-30; Eve 1* 100 →26-06-29 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
May 31: November 30        | 26-05-31 | Ana 5* 100 →25-11-30; Eve 1* 100 →25-11-29 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |

# Leap days: 2028 has one.
August 31, leap year       | 28-08-31 | Ana 5* 100 →28-02-29; Eve 1* 100 →28-02-28 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
August 30, leap year       | 28-08-30 | Ana 5* 100 →28-02-29; Eve 1* 100 →28-02-28 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
August 29, leap year       | 28-08-29 | Ana 5* 100 →28-02-29; Eve 1* 100 →28-02-28 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
August 28, leap year       | 28-08-28 | Ana 5* 100 →28-02-28; Eve 1* 100 →28-02-27 | (1-0)/1 = 100 | (1-1)/2 = 0 | = | 100 excellent in 6 |
leap day, 12 months        | 28-02-29 | Ana 5* 100 →27-02-28; Eve 1* 100 →27-02-27 | - | (1-0)/1 = 100 | (1-1)/2 = 0 | 100 excellent in 12 |
leap day, 24 months        | 28-02-29 | Ana 5* 100 →26-02-28; Eve 5* 100 →28-02-01 | (1-0)/1 = 100 | = | (2-0)/2 = 100 | 100 excellent in 24 |
after it, 24 months        | 28-03-01 | Ana 5* 100 →26-02-28; Eve 5* 100 →28-02-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 TooOld
12 months after it         | 29-02-28 | Ana 5* 100 →28-02-29; Eve 1* 100 →28-02-27 | - | (1-0)/1 = 100 | (1-1)/2 = 0 | 100 excellent in 12 |
12 months and a day        | 29-03-01 | Ana 5* 100 →28-03-01; Eve 1* 100 →28-02-29 | - | (1-0)/1 = 100 | (1-1)/2 = 0 | 100 excellent in 12 |
24 months after it         | 30-02-28 | Ana 5* 100 →28-02-29; Eve 5* 100 →28-02-28 | - | - | (2-0)/2 = 100 | 100 excellent in 24 |
";

#[test]
fn windows_begin_on_the_same_day_of_the_month() {
    check(TABLE);
}
