//! How people hide words from a program: look-alike letters, invisible signs, spaced letters, digits for letters, pictures inside
//! words. Owns these disguises; which words of a text wear one is the same at each run.

/// A way to write a word so that people still read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disguise {
    /// Letters of other scripts that look the same.
    LookAlikes,
    /// Signs of no width between letters.
    Invisible,
    /// A blank between all letters.
    Spaced,
    /// Digits that look like letters.
    Digits,
    /// An emoji inside.
    Picture,
}

/// Fewest letters of a word that wears one.
const LEAST_LETTERS: usize = 4;
/// One word in so many wears one.
const ONE_IN: usize = 3;

impl Disguise {
    pub(crate) const ALL: [Self; 5] =
        [Self::LookAlikes, Self::Invisible, Self::Spaced, Self::Digits, Self::Picture];

    /// The text with every third longer word in disguise.
    pub(crate) fn on(self, text: &str) -> String {
        let mut longer = 0;
        let word = |run: &str| {
            let is_word = run.chars().all(char::is_alphabetic) && run.chars().count() >= LEAST_LETTERS;
            longer += usize::from(is_word);
            if is_word && longer % ONE_IN == 0 { self.of_word(run) } else { run.to_owned() }
        };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    fn of_word(self, word: &str) -> String {
        let mut out = String::new();
        for (at, c) in word.chars().enumerate() {
            match self {
                Self::LookAlikes => out.push(look_alike(c)),
                Self::Digits => out.push(digit(c)),
                Self::Invisible if at > 0 => {
                    out.extend(['\u{200B}', '\u{2060}', '\u{200D}'].get(at % 3).into_iter().chain([&c]))
                }
                Self::Spaced if at > 0 => out.extend([' ', c]),
                Self::Picture if at == 2 => out.extend(['🔥', c]),
                Self::Invisible | Self::Spaced | Self::Picture => out.push(c),
            }
        }
        out
    }
}

/// The Cyrillic letter that looks the same.
const fn look_alike(c: char) -> char {
    match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'i' => 'і',
        'o' => 'о',
        'p' => 'р',
        's' => 'ѕ',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

const fn digit(c: char) -> char {
    match c {
        'a' => '4',
        'e' => '3',
        'i' => '1',
        'o' => '0',
        's' => '5',
        't' => '7',
        other => other,
    }
}
