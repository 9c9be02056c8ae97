//! A line with days cut into words. Owns what separates, what is glued together and what means nothing; the words are
//! `words`'.

use super::words::{read_month, read_unit};
use crate::domain::form::text::{clean_block, fold};

/// A comma, a semicolon or a line end.
pub(in crate::domain::form) const COMMA: &str = ",";
/// A dash with space around it, an arrow, `..`.
pub(in crate::domain::form) const DASH: &str = "\u{2014}";

/// The words in small letters: no articles, no dots of abbreviations, `end of` in one.
pub(in crate::domain::form) fn words_of(text: &str) -> Vec<String> {
    let folded = fold(&clean_block(text)).to_lowercase();
    let spaced = folded
        .replace(['\u{2014}', '→'], " \u{2014} ")
        .replace("..", " \u{2014} ")
        .replace("->", " \u{2014} ")
        .replace(['(', ')', '[', ']', '"'], " ")
        .replace([',', ';', '\n'], " , ");
    let mut words: Vec<String> = Vec::new();
    for raw in spaced.split_whitespace() {
        if raw == "-" {
            words.push(DASH.to_owned());
            continue;
        }
        let bare = if raw == COMMA || raw == DASH {
            raw
        } else {
            raw.trim_start_matches('\'').trim_end_matches(['.', '\'', ':'])
        };
        unglue(bare, &mut words);
    }
    drop_articles(&words)
}

/// `10d`, `dec18`, `18-dec-26`, `mid-december`, `12/10-12/15` in their parts.
fn unglue(word: &str, words: &mut Vec<String>) {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let letters = word.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let mut push = |part: &str| {
        if !part.is_empty() {
            words.push(part.to_owned());
        }
    };
    if let Some((day, time)) =
        word.split_once('t').filter(|(day, time)| day.len() == 10 && time.contains(':'))
    {
        // `2026-12-01T18:00`
        push(day);
        push(time);
    } else if digits > 0 && digits < word.len() && is_glued(&word[digits..]) {
        push(&word[..digits]);
        push(&word[digits..]);
    } else if letters > 0 && read_month(&word[..letters]).is_some() && word[letters..].parse::<u16>().is_ok()
    {
        push(&word[..letters]);
        push(&word[letters..]);
    } else if word.contains('-') && word.split('-').any(|part| read_month(part).is_some()) {
        word.split('-').for_each(push);
    } else if let Some((first, second)) = word.split_once('-').filter(|(a, b)| is_slashed(a) && is_slashed(b))
    {
        push(first);
        push(DASH);
        push(second);
    } else {
        push(word);
    }
}

/// A unit or a month right behind digits, so `10d` and `18dec`.
fn is_glued(rest: &str) -> bool {
    (read_unit(rest).is_some() && rest != "h") || read_month(rest).is_some()
}

fn is_slashed(part: &str) -> bool {
    part.contains(['/', '.']) && part.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.'))
}

/// Without `on`, `the`, `of` and their like; `end of` and its like become one word.
fn drop_articles(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next_is_number =
            words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        match word.as_str() {
            "of" => match kept.last_mut() {
                Some(last)
                    if matches!(
                        last.as_str(),
                        "end" | "start" | "beginning" | "begin" | "middle" | "close"
                    ) =>
                {
                    last.push_str("-of");
                }
                _ => {}
            },
            "on" | "the" | "le" | "el" | "den" | "de" | "zum" | "zur" => {}
            "am" | "o" if next_is_number => {}
            _ => kept.push(word.clone()),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn lines_are_cut_into_words() {
        for (line, words) in [
            ("Fri, Dec 18", "fri|,|dec|18"),
            ("due by the end of December", "due|by|end-of|december"),
            ("10d", "10|d"),
            ("18-Dec-26", "18|dec|26"),
            ("mid-december", "mid|december"),
            ("2026-12-01", "2026-12-01"),
            ("Dec 10-15", "dec|10-15"),
            ("10.–15. Dezember", "10|\u{2014}|15|dezember"),
            ("12/10-12/15", "12/10|\u{2014}|12/15"),
            ("am 18. Dezember", "18|dezember"),
            ("Dec18 '26", "dec|18|26"),
            ("(by 10 Dec)", "by|10|dec"),
            ("<t:1796083200:D>", "<t:1796083200:d>"),
            ("18 de diciembre de 2026", "18|diciembre|2026"),
        ] {
            assert_eq!(words_of(line).join("|"), words, "{line}");
        }
    }
}
