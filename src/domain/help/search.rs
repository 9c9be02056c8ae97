//! Which topics somebody means by what they typed. Knows no language: a word that most topics share says little, and a word with a
//! wrong letter is still one.

use super::topic::HelpTopic;
use std::cmp::Reverse;

/// Most characters of what was typed that are looked at.
const TYPED_CHARS: usize = 100;
/// Letters up to which a word is mostly grammar: as part of a title it says nothing. Where it does, it's among the other words.
const SHORT: usize = 4;
/// Letters from which on the beginning of a word stands for it; for the last word, which may still be typed, so many suffice.
const BEGINNING: usize = 4;
const TYPING: usize = 2;
/// Letters from which on one wrong one is overlooked, and two.
const ONE_TYPO: usize = 4;
const TWO_TYPOS: usize = 8;
/// Letters that a word may have beyond one that it begins with: "declining" means "decline".
const ENDING: usize = 3;

/// A topic with what it is found by.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Which.
    pub topic: HelpTopic,
    /// As people read it.
    pub title: &'a str,
    /// Other words for it.
    pub keywords: &'a str,
}

/// The topics that `typed` may mean, the best first; none where nothing fits. Only a topic's own title, letter for letter, finds it alone.
#[must_use]
pub fn search(entries: &[Entry<'_>], typed: &str) -> Vec<HelpTopic> {
    let cut: String = typed.chars().take(TYPED_CHARS).collect();
    let typed = words(&cut);
    if let Some(own) = entries.iter().find(|entry| !typed.is_empty() && words(entry.title) == typed) {
        return vec![own.topic];
    }
    let own_words: Vec<(Vec<String>, Vec<String>)> =
        entries.iter().map(|entry| (words(entry.title), words(entry.keywords))).collect();
    let mut scores = vec![0_usize; entries.len()];
    for (at, word) in typed.iter().enumerate() {
        let beginning = if at + 1 == typed.len() { TYPING } else { BEGINNING };
        let fits: Vec<usize> = own_words
            .iter()
            .map(|(title, keywords)| {
                let best = |words: &mut dyn Iterator<Item = &String>| {
                    words.map(|own| fit(word, own, beginning)).max().unwrap_or(0)
                };
                // What a topic is called says more of it than another word for it.
                let title = best(&mut title.iter().filter(|own| own.chars().count() > SHORT));
                (2 * title).max(best(&mut keywords.iter()) * 3 / 2)
            })
            .collect();
        let shared = fits.iter().filter(|fit| **fit > 0).count();
        // In half of all topics: "how", "is", "offer" say nothing of which.
        if shared == 0 || shared * 2 > entries.len() {
            continue;
        }
        for (score, fit) in scores.iter_mut().zip(fits) {
            *score += fit * 100 / shared;
        }
    }
    let mut found: Vec<(usize, HelpTopic)> =
        scores.into_iter().zip(entries).map(|(score, entry)| (score, entry.topic)).collect();
    found.retain(|(score, _)| *score > 0);
    // Equal ones stay in the order in which they are listed.
    found.sort_by_key(|(score, _)| Reverse(*score));
    // What fits a tenth as well as the best only happens to share a word with it.
    let best = found.first().map_or(0, |(score, _)| *score);
    found.into_iter().filter(|(score, _)| score * 10 > best).map(|(_, topic)| topic).collect()
}

/// The words of a text in small letters, without signs.
fn words(text: &str) -> Vec<String> {
    let text = text.replace(['\'', '\u{2019}'], "").to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How well a typed word fits to one of a topic's: 8 where they are the same, and 0 where they have nothing to do with each other. So many
/// letters of its beginning stand for a word.
fn fit(typed: &str, own: &str, beginning: usize) -> usize {
    let (typed_chars, own_chars) = (typed.chars().count(), own.chars().count());
    if typed == own {
        8
    } else if own.starts_with(typed) && typed_chars >= beginning {
        6
    } else if typed.starts_with(own) && own_chars > 2 && typed_chars - own_chars <= ENDING {
        5
    } else if is_same_stem(typed, own) {
        4
    } else {
        let allowed = match typed_chars.min(own_chars) {
            TWO_TYPOS.. => 2,
            ONE_TYPO.. => 1,
            _ => 0,
        };
        if allowed > 0 && typos(typed, own) <= allowed { 3 } else { 0 }
    }
}

/// Whether two words differ only in how they end: "declining" and "declined".
fn is_same_stem(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longest = one.chars().count().max(other.chars().count());
    same > ONE_TYPO && longest - same <= ENDING
}

/// How many letters are wrong, missing, too many, or in each other's place.
fn typos(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (to, its) in other.iter().enumerate() {
            let changed = above[to] + usize::from(letter != its);
            let mut least = changed.min(above[to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && *letter == other[to - 1] && one[at - 1] == *its {
                least = least.min(before[to - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENTRIES: [Entry<'_>; 5] = [
        Entry { topic: HelpTopic::Decline, title: "How do I decline?", keywords: "reject refuse no" },
        Entry {
            topic: HelpTopic::Payments,
            title: "How do payments work?",
            keywords: "money pay paid invoice",
        },
        Entry {
            topic: HelpTopic::Score,
            title: "How is the score computed?",
            keywords: "jss rating percent",
        },
        Entry {
            topic: HelpTopic::Feedback,
            title: "How does feedback work?",
            keywords: "review stars rating",
        },
        Entry { topic: HelpTopic::Close, title: "How do I close a contract?", keywords: "end pause" },
    ];

    fn found(typed: &str) -> Vec<HelpTopic> {
        search(&ENTRIES, typed)
    }

    #[test]
    fn topics_are_found_by_title_by_other_words_and_in_a_question() {
        for (typed, first) in [
            ("decline", HelpTopic::Decline),
            ("DECLIN", HelpTopic::Decline),
            ("declining an offer", HelpTopic::Decline),
            ("how can i refuse this", HelpTopic::Decline),
            ("when am i getting paid?", HelpTopic::Payments),
            ("my invoices", HelpTopic::Payments),
            ("JSS", HelpTopic::Score),
            ("ending it", HelpTopic::Close),
        ] {
            assert_eq!(found(typed).first(), Some(&first), "{typed}");
        }
    }

    #[test]
    fn a_wrong_letter_finds_it_still() {
        for (typed, first) in [
            ("declnie", HelpTopic::Decline),
            ("feedbak", HelpTopic::Feedback),
            ("paymnets", HelpTopic::Payments),
            ("scroe", HelpTopic::Score),
            ("percant", HelpTopic::Score),
        ] {
            assert_eq!(found(typed).first(), Some(&first), "{typed}");
        }
    }

    #[test]
    fn a_word_of_two_topics_offers_both_and_a_title_one() {
        assert_eq!(found("rating"), [HelpTopic::Score, HelpTopic::Feedback]);
        assert_eq!(found("How do I decline"), [HelpTopic::Decline]);
    }

    #[test]
    fn what_says_nothing_finds_nothing() {
        for typed in ["", "  ", "?!", "how", "work how", "xyzzy", "日本"] {
            assert_eq!(found(typed), [], "{typed}");
        }
    }

    #[test]
    fn letters_are_counted() {
        for (one, other, wrong) in [
            ("", "", 0),
            ("a", "", 1),
            ("ab", "ba", 1),
            ("abc", "abd", 1),
            ("abcd", "acbde", 2),
            ("日本", "日", 1),
        ] {
            assert_eq!(typos(one, other), wrong, "{one} {other}");
            assert_eq!(typos(other, one), wrong, "{other} {one}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_names_each_topic_at_most_once(typed in ".{0,200}") {
            let mut topics = found(&typed);
            let many = topics.len();
            topics.sort_unstable();
            topics.dedup();
            prop_assert_eq!(topics.len(), many);
        }
    }
}
