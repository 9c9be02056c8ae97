//! Examples: outcomes, the minimum, rounding, bands, and which window is the best.

use super::check;

#[rustfmt::skip]
pub(super) const TABLE: &str = "
# What an outcome is, and how many are needed.
nothing at all             | | | - | - | - | too few: 0 of 0 |
one is too few             | | Ana 5* 100 →26-11-01 | (1-0)/1 = 100 | = | = | too few: 1 of 1 |
two of one client          | | Ana 5* 100 →26-11-01; Ana 5* 100 →26-11-02 | (2-0)/2 = 100 | = | = | too few: 2 of 1 |
two of two clients         | | Ana 5* 100 →26-11-01; Eve 5* 100 →26-11-02 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
four stars are a success   | | Ana 4* 100 →26-11-01; Eve 4* 100 →26-11-02 | (2-0)/2 = 100 | = | = | 100 excellent in 24 |
three stars are neutral    | | Ana 5* 100 →26-11-01; Eve 3* 100 →26-11-02 | (1-0)/2 = 50 | = | = | 50 struggling in 24 |
two stars are negative     | | Ana 5* 100 →26-11-01; Eve 2* 100 →26-11-02 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
one star is, too           | | Ana 5* 100 →26-11-01; Eve 1* 100 →26-11-02 | (1-1)/2 = 0 | = | = | 0 struggling in 24 |
only neutral ones          | | Ana 3* 100 →26-11-01; Eve 3* 100 →26-11-02 | (0-0)/2 = 0 | = | = | 0 struggling in 24 |
less than nothing is 0     | | Ana 5* 100 →26-11-01; 2 1* 100 →26-11-02 | (1-2)/3 = -33.33 | = | = | 0 struggling in 24 |
only negative ones         | | Ana 1* 100 →26-11-01; Eve 2* 100 →26-11-02 | (0-2)/2 = -100 | = | = | 0 struggling in 24 |
a client who is gone       | | Gone-1 5* 100 →26-11-01; Gone-2 1* 100 →26-11-02; Ana 5* 100 →26-11-03 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |

# Rounding: the nearest whole percent, half up. The band is that of the rounded percent.
a third                    | | 2 5* 100 →26-11-01; Eve 1* 100 →26-11-02 | (2-1)/3 = 33.33 | = | = | 33 struggling in 24 |
two thirds                 | | 2 5* 100 →26-11-01; Eve 3* 100 →26-11-02 | (2-0)/3 = 66.67 | = | = | 67 struggling in 24 |
90 is excellent            | | 19 5* 100 →26-11-01; Eve 1* 100 →26-11-02 | (19-1)/20 = 90 | = | = | 90 excellent in 24 |
89.5 is 90                 | | 189 5* 100 →26-11-01; 10 1* 100 →26-11-02; Eve 3* 100 →26-11-02 | (189-10)/200 = 89.5 | = | = | 90 excellent in 24 |
89.47 is 89                | | 17 5* 100 →26-11-01; 2 3* 100 →26-11-02 | (17-0)/19 = 89.47 | = | = | 89 good in 24 |
80 is good                 | | 9 5* 100 →26-11-01; Eve 1* 100 →26-11-02 | (9-1)/10 = 80 | = | = | 80 good in 24 |
79.5 is 80                 | | 169 5* 100 →26-11-01; 10 1* 100 →26-11-02; 21 3* 100 →26-11-03 | (169-10)/200 = 79.5 | = | = | 80 good in 24 |
79.49 is 79                | | 31 5* 100 →26-11-01; 8 3* 100 →26-11-02 | (31-0)/39 = 79.49 | = | = | 79 struggling in 24 |
99.5 is 100                | | 199 5* 100 →26-11-01; Eve 3* 100 →26-11-02 | (199-0)/200 = 99.5 | = | = | 100 excellent in 24 |
0.5 is 1                   | | Ana 5* 100 →26-11-01; 199 3* 100 →26-11-02 | (1-0)/200 = 0.5 | = | = | 1 struggling in 24 |

# The best of three windows. Eve and Ida are older.
6 months are best          | | 2 5* 100 →26-11-01; Eve 1* 100 →26-01-15 | (2-0)/2 = 100 | (2-1)/3 = 33.33 | = | 100 excellent in 6 |
12 months are best         | | Ana 1* 100 →26-11-01; 2 5* 100 →26-02-01; Ida 1* 100 →25-06-01 | (0-1)/1 = -100 | (2-1)/3 = 33.33 | (2-2)/4 = 0 | 33 struggling in 12 |
24 months are best         | | Ana 1* 100 →26-11-01; 2 5* 100 →25-03-01 | (0-1)/1 = -100 | = | (2-1)/3 = 33.33 | 33 struggling in 24 |
all are equal: the longest | | 2 5* 100 →26-11-01; Eve 5* 100 →26-02-01; Ida 5* 100 →25-06-01 | (2-0)/2 = 100 | (3-0)/3 = 100 | (4-0)/4 = 100 | 100 excellent in 24 |
6 and 12 are equal: 12     | | Ana 5* 100 →26-11-01; Eve 5* 100 →26-02-01; Ida 1* 100 →25-06-01 | (1-0)/1 = 100 | (2-0)/2 = 100 | (2-1)/3 = 33.33 | 100 excellent in 12 |
6 and 24 are equal: 24     | | Ana 5* 100 →26-11-01; Uma 1* 100 →26-11-02; Eve 1* 100 →26-02-01; Ida 5* 100 →25-06-01 | (1-1)/2 = 0 | (1-2)/3 = -33.33 | (2-2)/4 = 0 | 0 struggling in 24 |
both show 67: the exact one| | 2 5* 100 →26-11-01; Ana 3* 100 →26-11-01; 65 5* 100 →26-02-01; 32 3* 100 →26-02-01; Ida 3* 100 →25-02-01 | (2-0)/3 = 66.67 | (67-0)/100 = 67 | (67-0)/101 = 66.34 | 67 struggling in 12 |
below 0 the best counts    | | Ana 1* 100 →26-11-01; 2 1* 100 →26-02-01; Ida 5* 100 →25-02-01 | (0-1)/1 = -100 | (0-3)/3 = -100 | (1-3)/4 = -50 | 0 struggling in 24 |
one contract in 6 months   | | Ana 5* 100 →26-11-01; Eve 1* 100 →25-12-15; Ida 1* 100 →25-02-01 | (1-0)/1 = 100 | (1-1)/2 = 0 | (1-2)/3 = -33.33 | 100 excellent in 6 |
nothing in 6 months        | | Ana 5* 100 →26-02-01; Eve 5* 100 →25-02-01 | - | (1-0)/1 = 100 | (2-0)/2 = 100 | 100 excellent in 24 |
";

#[test]
fn outcomes_rounding_and_the_best_window() {
    check(TABLE);
}
