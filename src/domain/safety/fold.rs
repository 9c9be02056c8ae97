//! A text as it reads, whatever characters it is written with. Owns look-alike letters, what is typed between letters to
//! hide a word, and digits that stand for letters; each reading still knows where in the text its words stand.

use crate::domain::form::is_invisible;
use std::ops::Range;

/// Fewest letters with something between them that are taken for one word.
const SPACED_LETTERS: usize = 4;
/// Fewest letters of a word whose digits are taken for letters.
const LEET_LETTERS: usize = 2;

/// A text in small plain letters, with the place in the original of each byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) text: String,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Reading {
    fn push(&mut self, c: char, from: usize, to: usize) {
        self.text.push(c);
        self.starts.resize(self.text.len(), from);
        self.ends.resize(self.text.len(), to);
    }

    /// Where in the original this part of the reading stands.
    pub(super) fn place(&self, part: Range<usize>) -> Range<usize> {
        let from = self.starts.get(part.start).copied().unwrap_or_default();
        let to = part.end.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(from);
        from..to
    }
}

/// A character and where it stands in the original.
type Placed = (char, usize, usize);

/// The ways in which a text can be read: as it is in plain letters, and, where that differs, with what hides words taken
/// away.
pub(super) fn readings(text: &str) -> Vec<Reading> {
    let placed = fold(text);
    let plain = collapse(&placed);
    let bare = collapse(&unmask(&placed));
    if bare.text == plain.text { vec![plain] } else { vec![plain, bare] }
}

fn fold(text: &str) -> Vec<Placed> {
    let mut out = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c == '\n' {
            out.push(('\n', at, end));
        } else if c.is_whitespace() {
            out.push((' ', at, end));
        } else if !is_invisible(c) && !is_joiner(c) && !c.is_control() {
            let (first, second) = plain(c);
            out.extend(first.into_iter().chain(second).map(|plain| (plain, at, end)));
        }
    }
    out
}

/// Several spaces become one.
fn collapse(placed: &[Placed]) -> Reading {
    let mut reading = Reading::default();
    for &(c, from, to) in placed {
        if !(c == ' ' && reading.text.ends_with([' ', '\n'])) {
            reading.push(c, from, to);
        }
    }
    reading
}

/// Pictures inside words taken out, spaced letters joined, and digits in words as letters.
fn unmask(placed: &[Placed]) -> Vec<Placed> {
    let placed = without_pictures(placed);
    let mut out: Vec<Placed> = Vec::with_capacity(placed.len());
    let mut at = 0;
    while at < placed.len() {
        let starts_word = at == 0 || !placed[at - 1].0.is_alphanumeric();
        let spaced = if starts_word { spaced_letters(&placed[at..]) } else { 0 };
        if spaced >= SPACED_LETTERS {
            out.extend((0..spaced).map(|letter| placed[at + 2 * letter]));
            at += 2 * spaced - 1;
        } else {
            out.push(placed[at]);
            at += 1;
        }
    }
    for word in out.split_mut(|(c, ..)| !is_word(*c)) {
        let letters = word.iter().filter(|(c, ..)| c.is_ascii_alphabetic()).count();
        // A sign in front is a sign: $50, @name.
        let signs = word.iter().take_while(|(c, ..)| matches!(c, '$' | '@')).count();
        if letters >= LEET_LETTERS {
            word.iter_mut().skip(signs).for_each(|(c, ..)| *c = letter_of(*c));
        }
    }
    in_full(out)
}

/// Without the pictures that stand between two letters.
fn without_pictures(placed: &[Placed]) -> Vec<Placed> {
    let is_letter = |next: Option<&Placed>| next.is_some_and(|(c, ..)| c.is_alphanumeric());
    let mut out: Vec<Placed> = Vec::with_capacity(placed.len());
    let mut at = 0;
    while at < placed.len() {
        let pictures = placed[at..].iter().take_while(|(c, ..)| is_picture(*c)).count();
        if pictures == 0 || !is_letter(out.last()) || !is_letter(placed.get(at + pictures)) {
            out.push(placed[at]);
            at += 1;
        } else {
            at += pictures;
        }
    }
    out
}

/// Emoji and other pictures, and the signs for the colour of their skin.
const fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F300}'..='\u{1FAFF}')
}

/// They join letters of other scripts, and hide words of this one.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// `u` and `ur` as words are "you" and "your".
fn in_full(placed: Vec<Placed>) -> Vec<Placed> {
    let mut out = Vec::with_capacity(placed.len());
    for (at, &(c, from, to)) in placed.iter().enumerate() {
        let is_edge = |at: Option<usize>| {
            at.and_then(|at| placed.get(at))
                .is_none_or(|(c, ..)| !is_word(*c) && !matches!(c, '\'' | '.' | '-'))
        };
        let next = placed.get(at + 1).map(|(c, ..)| *c);
        let ends = is_edge(Some(at + 1)) || next == Some('r') && is_edge(Some(at + 2));
        if c == 'u' && is_edge(at.checked_sub(1)) && ends {
            out.extend(['y', 'o'].map(|letter| (letter, from, to)));
        }
        out.push((c, from, to));
    }
    out
}

const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '@' | '$')
}

/// How many letters stand here with one and the same sign between them, up to the end of the word that they make.
fn spaced_letters(placed: &[Placed]) -> usize {
    let letter = |at: usize| placed.get(at).is_some_and(|(c, ..)| c.is_ascii_alphanumeric());
    let Some(&(sign, ..)) = placed.get(1) else { return 0 };
    if !letter(0) || !matches!(sign, ' ' | '.' | '-' | '_' | '*' | '/' | '|' | ',') {
        return 0;
    }
    let mut count = 1;
    while placed.get(2 * count - 1).is_some_and(|(c, ..)| *c == sign) && letter(2 * count) {
        count += 1;
    }
    // A longer word behind the last sign is no part of it.
    if letter(2 * count - 1) { count - 1 } else { count }
}

const fn letter_of(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// The plain small letter that a character looks like; two where it is a ligature.
fn plain(c: char) -> (Option<char>, Option<char>) {
    let c = unstyled(c);
    if is_mark(c) {
        return (None, None);
    }
    match c {
        'ﬁ' => (Some('f'), Some('i')),
        'ﬂ' => (Some('f'), Some('l')),
        'æ' | 'Æ' => (Some('a'), Some('e')),
        'œ' | 'Œ' => (Some('o'), Some('e')),
        'ß' => (Some('s'), Some('s')),
        c => (Some(look_alike(c).unwrap_or(c).to_ascii_lowercase()), None),
    }
}

/// Letters that Unicode has again in other styles: wide, mathematical, circled, squared.
fn unstyled(c: char) -> char {
    let letter = |offset: u32| char::from_u32(u32::from(b'a') + offset % 26).unwrap_or(c);
    let digit = |offset: u32| char::from_u32(u32::from(b'0') + offset % 10).unwrap_or(c);
    let code = u32::from(c);
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x1D400..=0x1D6A3 => letter(code - 0x1D400),
        0x1D7CE..=0x1D7FF => digit(code - 0x1D7CE),
        0x24B6..=0x24E9 => letter(code - 0x24B6),
        0x249C..=0x24B5 => letter(code - 0x249C),
        0x1F110..=0x1F129 => letter(code - 0x1F110),
        0x1F130..=0x1F149 => letter(code - 0x1F130),
        0x1F150..=0x1F169 => letter(code - 0x1F150),
        0x1F170..=0x1F189 => letter(code - 0x1F170),
        0x1F1E6..=0x1F1FF => letter(code - 0x1F1E6),
        _ => c,
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}')
}

/// Letters with marks, and letters of other scripts that look like a Latin one.
pub(super) const fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'ą' | 'ǎ' | 'а' | 'А' | 'α' | 'Α' | 'ɑ' | 'ᴀ' => {
            'a'
        }
        'В' | 'Β' | 'ʙ' | 'Ь' | 'ь' => 'b',
        'ç' | 'Ç' | 'ć' | 'č' | 'Č' | 'с' | 'С' | 'ϲ' | 'ᴄ' | '¢' => 'c',
        'ď' | 'đ' | 'ԁ' | 'ᴅ' => 'd',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'е' | 'Е' | 'ё' | 'Ε' | 'ᴇ' | '€' => {
            'e'
        }
        'ƒ' | 'ғ' => 'f',
        'ğ' | 'ģ' | 'ɡ' | 'ԍ' | 'ɢ' => 'g',
        'ħ' | 'һ' | 'Н' | 'Η' | 'ʜ' => 'h',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'į' | 'ı' | 'і' | 'І' | 'ї' | 'ι' | 'Ι' | 'ɪ' => 'i',
        'ј' | 'Ј' | 'ᴊ' => 'j',
        'к' | 'К' | 'κ' | 'Κ' | 'ᴋ' | 'ķ' => 'k',
        'ł' | 'Ł' | 'ľ' | 'ļ' | 'ӏ' | 'Ӏ' | 'ʟ' => 'l',
        'м' | 'М' | 'Μ' | 'ᴍ' => 'm',
        'ñ' | 'Ñ' | 'ń' | 'ň' | 'Ν' | 'ɴ' | 'п' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'ő' | 'о' | 'О' | 'ο' | 'Ο' | 'ᴏ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'ř' | 'г' | 'ʀ' => 'r',
        'ś' | 'š' | 'Š' | 'ş' | 'ș' | 'ѕ' | 'Ѕ' | 'ꜱ' => 's',
        'ť' | 'ț' | 'т' | 'Т' | 'τ' | 'Τ' | 'ᴛ' => 't',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'υ' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ᴡ' | 'ω' | 'ш' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'ý' | 'ÿ' | 'у' | 'У' | 'γ' | 'Υ' | 'ʏ' => 'y',
        'ž' | 'Ž' | 'ź' | 'ż' | 'Ζ' | 'ᴢ' => 'z',
        '‘' | '’' | 'ʼ' | '´' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '‐'..='―' | '−' => '-',
        '․' | '。' | '·' | '•' => '.',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        readings(text).last().expect("a reading").text.clone()
    }

    #[test]
    fn tricks_read_as_what_they_mean() {
        let whatsapp = [
            "whatsapp",
            "WhatsApp",
            "w h a t s a p p",
            "W.h.a.t.s.A.p.p",
            "w-h-a-t-s-a-p-p",
            "wh4tsapp",
            "ｗｈａｔｓａｐｐ",
            "𝐖𝐡𝐚𝐭𝐬𝐀𝐩𝐩",
            "ⓦⓗⓐⓣⓢⓐⓟⓟ",
            "whаtsарр",
            "what\u{200B}sapp",
            "w\u{200D}hats\u{200C}app",
            "what🔥sapp",
            "wh☎️at🧑🏽sapp",
            "whátsäpp",
            "wha\u{336}tsapp",
        ];
        for text in whatsapp {
            assert_eq!(read(text), "whatsapp", "{text:?}");
        }
        assert_eq!(read("p a y m e n t  o u t s i d e, now"), "payment outside, now");
        assert_eq!(read("t3legr4m"), "telegram");
        assert_eq!(read("i paypal u, ur wallet"), "i paypal you, your wallet");
    }

    #[test]
    fn what_is_no_trick_stays() {
        for text in [
            "a b c",
            "x = 3 + 4",
            "$50 for 2 h",
            "@name",
            "1 2 3",
            "e. g. this",
            "menu and u-turn",
            "done ✅ now 🔥",
            "ok👍",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(readings("plain words").len(), 1);
    }

    #[test]
    fn a_reading_knows_the_words_that_were_typed() {
        let text = "Add me: W.h.a.t.s.A.p.p, ｎｏｗ";
        let reading = readings(text).pop().expect("a reading");
        let at = reading.text.find("whatsapp").expect("it is read");
        assert_eq!(&text[reading.place(at..at + 8)], "W.h.a.t.s.A.p.p");
        let at = reading.text.find("now").expect("it is read");
        assert_eq!(&text[reading.place(at..at + 3)], "ｎｏｗ");
    }
}
