//! Numbers in words: `five hundred`, `two thousand five hundred`, `a hundred and twenty`.

/// The number that the words together are, up to a million, and how many words that takes.
pub(super) fn read_number_words(words: &[String]) -> Option<(u64, usize)> {
    let (mut whole, mut part, mut used, mut has_unit) = (0_u64, 0_u64, 0, false);
    for (at, word) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        match lower.as_str() {
            "hundred" if at > 0 => part = part.max(1) * 100,
            "thousand" | "grand" if at > 0 => {
                whole += part.max(1) * 1_000;
                part = 0;
            }
            "and"
                if at > 0 && words.get(at + 1).is_some_and(|next| small(&next.to_lowercase()).is_some()) =>
            {
                continue;
            }
            word => match lower.split_once('-') {
                Some((tens, ones)) => part += small(tens)? + small(ones)?,
                None => match small(word) {
                    Some(small) => part += small,
                    None => break,
                },
            },
        }
        has_unit |= lower != "a" && lower != "an" && lower != "one";
        used = at + 1;
        if part >= 10_000 || whole >= 1_000_000 {
            return None;
        }
    }
    (used > 0 && has_unit && whole + part > 0).then_some((whole + part, used))
}

fn small(word: &str) -> Option<u64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let ones = ONES.iter().position(|name| *name == word);
    let tens = TENS.iter().position(|name| *name == word).map(|at| (at + 2) * 10);
    u64::try_from(ones.or(tens)?).ok()
}

#[cfg(test)]
mod tests {
    use super::read_number_words;

    #[test]
    fn words_are_numbers() {
        for (text, expected) in [
            ("five hundred", Some((500, 2))),
            ("two thousand five hundred", Some((2_500, 4))),
            ("a hundred and twenty dollars", Some((120, 4))),
            ("twenty-five", Some((25, 1))),
            ("fifteen hundred", Some((1_500, 2))),
            ("one logo", None),
            ("a logo", None),
            ("logo", None),
        ] {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            assert_eq!(read_number_words(&words), expected, "{text}");
        }
    }
}
