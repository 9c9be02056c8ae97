//! Examples: contracts that run, are reopened, or are disputed. Uma's is always an ordinary success.

use super::check;

#[rustfmt::skip]
pub(super) const TABLE: &str = "
# One success, as long as it's paid in each 90 days. Three months from August 31 are over on November 30: weight 1 + 1.
it runs and is paid        | | Ana 9@26-11-01 26-10-20→; Uma 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
paid 90 days ago           | | Ana 9@26-09-01 26-09-01→; Uma 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
paid 91 days ago           | | Ana 9@26-08-31 26-08-31→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 PaymentGap
first paid after 90 days   | | Ana 9@26-11-29 26-08-31→; Uma 5* 9 →26-11-01 | (3-0)/3 = 100 | = | = | 100 excellent in 24 |
first paid after 91 days   | | Ana 9@26-11-30 26-08-31→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 PaymentGap
90 days between            | | Ana 9@26-06-20,26-09-18 26-06-15→; Uma 5* 9 →26-11-01 | (3-0)/3 = 100 | = | = | 100 excellent in 24 |
91 days between            | | Ana 9@26-06-20,26-09-19 26-06-15→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 PaymentGap
leap year: 90 days         | 28-03-31 | Ana 9@28-01-01 28-01-01→; Uma 5* 9 →28-03-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
leap year: 91 days         | 28-04-01 | Ana 9@28-01-01 28-01-02→; Uma 5* 9 →28-03-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
leap year: 91 days, again  | 28-04-01 | Ana 9@28-01-01 28-01-01→; Uma 5* 9 →28-03-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 PaymentGap
the year before: 90 days   | 27-04-01 | Ana 9@27-01-01 27-01-01→; Uma 5* 9 →27-03-01 | (3-0)/3 = 100 | = | = | 100 excellent in 24 |
# In 6 months: paid June 15 (16 days in), September 1 (78), and 90 days ago. Weight 1.25 + 3.
a gap before the window    | | Ana 100@25-01-10,26-06-15,26-09-01 24-01-01→; Eve 1* 9 →26-11-01 | (4.25-1)/5.25 = 61.9 | (0-1)/1 = -100 | = | 62 struggling in 6 |
# The window begins on May 30, 90 days before August 28; the contract is older. Weight 1 + 1.
90 days into the window    | | Ana 9@26-08-28,26-11-01 26-02-15→; Eve 1* 9 →26-11-01 | (2-1)/3 = 33.33 | (0-1)/1 = -100 | = | 33 struggling in 6 |
91 days into the window    | | Ana 9@26-08-29,26-11-01 26-02-15→; Eve 1* 9 →26-11-01 | (0-1)/1 = -100 | = | = | too few: 1 of 1 | 1 PaymentGap
nothing is paid yet        | | Ana 26-11-01→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 Unpaid
paid and given back        | | Ana 9@26-11-01 -9@26-11-02 26-10-20→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 Unpaid
unconfirmed                | | Ana 9?@26-11-01 26-10-20→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 FairPlay
paid 0.99                  | | Ana 0.99@26-11-01 26-10-20→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 FairPlay
paid 1.00                  | | Ana 1@26-11-01 26-10-20→; Uma 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
unconfirmed in the gap     | | Ana 9@26-08-15 9?@26-10-01 26-08-10→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 PaymentGap
paid before it began       | | Ana 9@26-10-15 26-10-20→; Uma 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
two that run, one client   | | Ana 9@26-11-01 26-10-20→; Ana 9@26-11-02 26-10-21→ | (2-0)/2 = 100 | = | = | too few: 2 of 1 |

# Reopened: it runs, and what was written before doesn't count. Closed again: only the last close does.
reopened after a bad close | | Ana 1* 9@26-11-01 26-10-20→; Uma 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
reopened and not paid      | | Ana 5* 26-10-20→; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 Unpaid
closed again, no word yet  | | Ana 9 26-10-20→26-11-20; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 NoFeedback
closed again, three stars  | | Ana 3* 9 26-10-20→26-11-20; Uma 5* 9 →26-11-01 | (1-0)/2 = 50 | = | = | 50 struggling in 24 |

# Disputed. A decision has no weight of its own: the feedback says how it went, and the payments what it was worth.
disputed while it runs     | | Ana 9@26-11-01 26-10-20→!; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 Disputed
disputed after bad feedback| | Ana 1* 9 →26-11-01!; Uma 5* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
disputed after the close   | | Ana 9 →26-11-01!; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 NoFeedback
for the client, all back   | | Ana 5* 500 -500 →26-11-01 for:client; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 Unpaid
for the client, one star   | | Ana 1* 500 -500 →26-11-01 for:client; Uma 5* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
for the freelancer, 1 star | | Ana 1* 500 →26-11-01 for:freelancer; Uma 5* 9 →26-11-01 | (1-1.25)/2.25 = -11.11 | = | = | 0 struggling in 24 |
for the freelancer, 5 stars| | Ana 5* 500 →26-11-01 for:freelancer; Uma 5* 9 →26-11-01 | (2.25-0)/2.25 = 100 | = | = | 100 excellent in 24 |
split: 500 − 250           | | Ana 4* 500 -250 →26-11-01 for:split; Eve 1* 9 →26-11-01 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
nothing decided, it runs   | | Ana 9@26-11-01 26-10-20→ for:nothing; Uma 5* 9 →26-11-01 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
decided without feedback   | | Ana 500 →26-11-01 for:client; Uma 5* 9 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 | 1 NoFeedback
";

#[test]
fn running_reopened_and_disputed_contracts() {
    check(TABLE);
}
