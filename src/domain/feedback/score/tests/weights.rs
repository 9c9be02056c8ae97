//! Examples: what a contract weighs. Eve's always weighs 1 and is negative, so a success of weight w gives (w − 1) / (w + 1).

use super::check;

#[rustfmt::skip]
pub(super) const TABLE: &str = "
# By amount: up to 250 weighs 1, up to 1,000 weighs 1.25, above 1.5.
249.99                     | | Ana 5* 249.99 →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
250                        | | Ana 5* 250 →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
250.01                     | | Ana 5* 250.01 →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
999.99                     | | Ana 5* 999.99 →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
1,000                      | | Ana 5* 1000 →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
1,000.01                   | | Ana 5* 1000.01 →26-11-01; Eve 1* 9 →26-11-01 | (1.5-1)/2.5 = 20 | = | = | 20 struggling in 24 |
very much                  | | Ana 5* 1000000000 →26-11-01; Eve 1* 9 →26-11-01 | (1.5-1)/2.5 = 20 | = | = | 20 struggling in 24 |
a bad one weighs as well   | | Ana 1* 5000 →26-11-01; Uma 5* 9 →26-11-01 | (1-1.5)/2.5 = -20 | = | = | 0 struggling in 24 |
a neutral one, too         | | Ana 3* 5000 →26-11-01; Uma 5* 9 →26-11-01 | (1-0)/2.5 = 40 | = | = | 40 struggling in 24 |
125 + 125.01 = 250.01      | | Ana 5* 125 125.01 →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
1,200 − 200 = 1,000        | | Ana 5* 1200 -200 →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
1,200 − 199.99 = 1,000.01  | | Ana 5* 1200 -199.99 →26-11-01; Eve 1* 9 →26-11-01 | (1.5-1)/2.5 = 20 | = | = | 20 struggling in 24 |
250, and 900 unconfirmed   | | Ana 5* 250 900? →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
300 − 50 unconfirmed = 250 | | Ana 5* 300 -50? →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
paid after the close       | | Ana 5* 100 200@26-11-20 →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
all paid before 6 months   | | Ana 5* 300@26-02-01 26-01-15→26-06-01; Eve 1* 9 →26-11-01 | (2.25-1)/3.25 = 38.46 | = | = | 38 struggling in 24 |

# Other currencies, at the server's rates.
231.48 EUR = 249.9984      | | Ana 5* 231.48EUR →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
231.49 EUR = 250.0092      | | Ana 5* 231.49EUR →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
38,461 JPY = 249.9965      | | Ana 5* 38461JPY →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
38,462 JPY = 250.003       | | Ana 5* 38462JPY →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
76.923 KWD = 249.99975     | | Ana 5* 76.923KWD →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
76.924 KWD = 250.003       | | Ana 5* 76.924KWD →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
100 + 138.89 EUR = 250.0012| | Ana 5* 100 138.89EUR →26-11-01; Eve 1* 9 →26-11-01 | (1.25-1)/2.25 = 11.11 | = | = | 11 struggling in 24 |
5,000 CHF has no rate      | | Ana 5* 5000CHF →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
5,000 USD and 5 CHF        | | Ana 5* 5000 5CHF →26-11-01; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
5 CHF that were given back | | Ana 5* 5000 5CHF -5CHF →26-11-01; Eve 1* 9 →26-11-01 | (1.5-1)/2.5 = 20 | = | = | 20 struggling in 24 |

# By length: 1 more for each three months that are over and have a payment. Closed before May 30, so not in the 6 months.
three months: 1 + 1        | | Ana 5* 9@26-02-01 26-01-15→26-04-15; Eve 1* 9 →26-04-15 | - | (2-1)/3 = 33.33 | = | 33 struggling in 24 |
a day less: 1              | | Ana 5* 9@26-02-01 26-01-15→26-04-14; Eve 1* 9 →26-04-15 | - | (1-1)/2 = 0 | = | 0 struggling in 24 |
paid on the day after them | | Ana 5* 9@26-04-15 26-01-15→26-04-15; Eve 1* 9 →26-04-15 | - | (1-1)/2 = 0 | = | 0 struggling in 24 |
paid on the last of them   | | Ana 5* 9@26-04-14 26-01-15→26-04-15; Eve 1* 9 →26-04-15 | - | (2-1)/3 = 33.33 | = | 33 struggling in 24 |
paid before it was made    | | Ana 5* 9@26-01-10 26-01-15→26-04-15; Eve 1* 9 →26-04-15 | - | (2-1)/3 = 33.33 | = | 33 struggling in 24 |
twice three, one paid      | | Ana 5* 9@26-02-01 26-01-15→26-07-15; Eve 1* 9 →26-07-15 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
twice three, both paid     | | Ana 5* 9@26-02-01,26-05-01 26-01-15→26-07-15; Eve 1* 9 →26-07-15 | (3-1)/4 = 50 | = | = | 50 struggling in 24 |
three paid on one day      | | Ana 5* 9@26-05-01,26-05-01,26-05-01 26-01-15→26-07-15; Eve 1* 9 →26-07-15 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
paid on both first days    | | Ana 5* 9@26-01-15,26-04-15 26-01-15→26-07-15; Eve 1* 9 →26-07-15 | (3-1)/4 = 50 | = | = | 50 struggling in 24 |
a tiny one in the second   | | Ana 5* 9@26-02-01 0.99@26-05-01 26-01-15→26-07-15; Eve 1* 9 →26-07-15 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
unconfirmed in the second  | | Ana 5* 9@26-02-01 9?@26-05-01 26-01-15→26-07-15; Eve 1* 9 →26-07-15 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
a bad one is long as well  | | Ana 1* 9@26-02-01,26-05-01 26-01-15→26-07-15; Uma 5* 9 →26-07-15 | (1-3)/4 = -50 | = | = | 0 struggling in 24 |
1.25 + 1                   | | Ana 5* 300@26-02-01 26-01-15→26-04-15; Eve 1* 9 →26-04-15 | - | (2.25-1)/3.25 = 38.46 | = | 38 struggling in 24 |
CHF: 1 + 1                 | | Ana 5* 300CHF@26-02-01 26-01-15→26-04-15; Eve 1* 9 →26-04-15 | - | (2-1)/3 = 33.33 | = | 33 struggling in 24 |
from November 30 on        | | Ana 5* 9@26-01-01 25-11-30→26-02-28; Eve 1* 9 →26-04-15 | - | (2-1)/3 = 33.33 | = | 33 struggling in 24 |
the same, leap year        | 28-11-30 | Ana 5* 9@28-01-01 27-11-30→28-02-28; Eve 1* 9 →28-04-15 | - | (1-1)/2 = 0 | = | 0 struggling in 24 |
to the leap day            | 28-11-30 | Ana 5* 9@28-01-01 27-11-30→28-02-29; Eve 1* 9 →28-04-15 | - | (2-1)/3 = 33.33 | = | 33 struggling in 24 |

# At most 8 in all. Paid on the first of every third month.
1 + 6 = 7                  | | Ana 5* 9@25-06-01,25-09-01,25-12-01,26-03-01,26-06-01,26-09-01 25-05-15→26-11-15; Eve 1* 9 →26-11-01 | (7-1)/8 = 75 | = | = | 75 struggling in 24 |
1.5 + 6 = 7.5              | | Ana 5* 900@25-06-01,25-09-01,25-12-01,26-03-01,26-06-01,26-09-01 25-05-15→26-11-15; Eve 1* 9 →26-11-01 | (7.5-1)/8.5 = 76.47 | = | = | 76 struggling in 24 |
1 + 7 = 8                  | | Ana 5* 9@25-03-01,25-06-01,25-09-01,25-12-01,26-03-01,26-06-01,26-09-01 25-02-15→26-11-15; Eve 1* 9 →26-11-01 | (8-1)/9 = 77.78 | = | = | 78 struggling in 24 |
1.5 + 7 is still 8         | | Ana 5* 900@25-03-01,25-06-01,25-09-01,25-12-01,26-03-01,26-06-01,26-09-01 25-02-15→26-11-15; Eve 1* 9 →26-11-01 | (8-1)/9 = 77.78 | = | = | 78 struggling in 24 |
1 + 9 is still 8           | | Ana 5* 9@24-09-01,24-12-01,25-03-01,25-06-01,25-09-01,25-12-01,26-03-01,26-06-01,26-09-01 24-08-15→26-11-15; Eve 1* 9 →26-11-01 | (8-1)/9 = 77.78 | = | = | 78 struggling in 24 |
";

#[test]
fn amounts_and_length_weigh() {
    check(TABLE);
}
