//! Heights and their labels: whole numbers, few of them, evenly spaced.

/// How many lines there are above zero, at most.
const MOST: u64 = 5;

/// A scale from zero to its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// From one line to the next.
    pub(super) step: u64,
    /// The highest line; never zero.
    pub(super) top: u64,
}

impl Scale {
    /// The smallest that reaches `highest`, in steps of 1, 2 or 5 times a power of ten.
    pub(super) fn reaching(highest: u64) -> Self {
        let highest = highest.max(1);
        let mut decade = 1_u64;
        loop {
            for step in [1, 2, 5].map(|part: u64| decade.saturating_mul(part)) {
                if highest.div_ceil(step) <= MOST {
                    return Self { step, top: highest.div_ceil(step).saturating_mul(step) };
                }
            }
            decade = decade.saturating_mul(10);
        }
    }

    /// The lines, from zero to the top.
    pub(super) fn lines(self) -> impl Iterator<Item = u64> {
        (0..=self.top / self.step).map(move |at| at * self.step)
    }

    /// How high `value` is, from 0 to 1.
    pub(super) fn height(self, value: u64) -> f64 {
        value as f64 / self.top as f64
    }
}

/// The places of at most `most` labels below `count` columns, evenly spaced, with the first and the last.
pub(super) fn labelled(count: usize, most: usize) -> Vec<usize> {
    let last = count.saturating_sub(1);
    let gaps = most.saturating_sub(1).clamp(1, last.max(1));
    let mut places: Vec<usize> = (0..=gaps).map(|at| (2 * at * last + gaps) / (2 * gaps)).collect();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_few_whole_steps_and_reaches() {
        for (highest, step, top) in [
            (0, 1, 1),
            (1, 1, 1),
            (4, 1, 4),
            (5, 1, 5),
            (9, 2, 10),
            (21, 5, 25),
            (100, 20, 100),
            (4_100, 1_000, 5_000),
        ] {
            assert_eq!(Scale::reaching(highest), Scale { step, top }, "{highest}");
        }
        for highest in (0..3_000).chain([u64::MAX / 10]) {
            let scale = Scale::reaching(highest);
            assert!(scale.top >= highest && scale.lines().count() <= 6, "{highest}: {scale:?}");
            assert!(scale.height(highest) > 0.4 || highest < 2, "most of the height is used by {highest}");
        }
    }

    #[test]
    fn labels_are_the_first_the_last_and_some_between() {
        assert_eq!(labelled(7, 4), [0, 2, 4, 6]);
        assert_eq!(labelled(30, 4), [0, 10, 19, 29]);
        assert_eq!(labelled(13, 4), [0, 4, 8, 12]);
        assert_eq!(labelled(52, 4), [0, 17, 34, 51]);
        assert_eq!(labelled(2, 4), [0, 1]);
        assert_eq!(labelled(1, 4), [0]);
    }
}
