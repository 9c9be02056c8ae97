//! What differs between two long texts, without what is the same before and after it. Owns where such a cut may be made;
//! shows nothing itself.

/// Characters of what is the same that stay on each side, so that a reader finds the place.
const AROUND: usize = 30;

/// The parts of two texts in which they differ, each cut at spaces, with an ellipsis where something is left out.
#[must_use]
pub fn differing(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let most = old.len().min(new.len());
    let before = (0..most).take_while(|&at| old[at] == new[at]).count();
    let rest = most - before;
    let after = (1..=rest).take_while(|&back| old[old.len() - back] == new[new.len() - back]).count();
    let start = word_start(&old, before.saturating_sub(AROUND), before);
    (cut(&old, start, after), cut(&new, start, after))
}

/// The first place from `from` to `to` where a word begins.
fn word_start(text: &[char], from: usize, to: usize) -> usize {
    if from == 0 {
        return 0;
    }
    (from..to).find(|&at| text[at - 1].is_whitespace()).unwrap_or(from)
}

fn cut(text: &[char], start: usize, same_after: usize) -> String {
    let changed_until = text.len() - same_after;
    let far = (changed_until + AROUND).min(text.len());
    let end = if far == text.len() {
        far
    } else {
        (changed_until..far).rev().find(|&at| text[at].is_whitespace()).unwrap_or(far)
    };
    let middle: String = text[start..end.max(start)].iter().collect();
    let lead = if start > 0 { "… " } else { "" };
    let tail = if end < text.len() { " …" } else { "" };
    format!("{lead}{}{tail}", middle.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(differing("A logo.", "A sign."), ("A logo.".to_owned(), "A sign.".to_owned()));
        assert_eq!(differing("", "New"), (String::new(), "New".to_owned()));
        assert_eq!(differing("Same", "Same"), ("Same".to_owned(), "Same".to_owned()));
    }

    #[test]
    fn what_is_the_same_around_the_difference_is_left_out() {
        let same = "word ".repeat(40);
        let (old, new) = differing(&format!("{same}three {same}"), &format!("{same}twenty-five {same}"));
        assert_eq!(old, "… word word word word word three word word word word word …");
        assert_eq!(new, "… word word word word word twenty-five word word word word word …");
    }

    proptest! {
        #[test]
        fn it_never_panics_and_shows_a_difference(
            head in ".{0,60}", old in ".{0,40}", new in ".{0,40}", tail in ".{0,60}",
        ) {
            let (whole_old, whole_new) = (format!("{head}{old}{tail}"), format!("{head}{new}{tail}"));
            let (shown_old, shown_new) = differing(&whole_old, &whole_new);
            if whole_old.trim() != whole_new.trim() && !whole_old.contains(char::is_whitespace)
                && !whole_new.contains(char::is_whitespace) {
                prop_assert_ne!(shown_old, shown_new);
            }
        }
    }
}
