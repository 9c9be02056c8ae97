//! Where a text may be cut: never between a character and the marks, selectors or joined emoji that belong to it. An
//! approximation of Unicode's grapheme clusters that errs on the side of keeping together.

/// Most characters in one cluster, so that a chain of joined characters cannot forbid every cut.
const CHARS: usize = 32;

/// Length in bytes of the first cluster of `text`, which is not empty.
#[must_use]
pub fn cluster_len(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let mut before = first;
    for (count, (at, c)) in chars.enumerate() {
        let flag = count == 0 && is_flag_letter(first) && is_flag_letter(c);
        let joined = before == '\u{200D}' && !c.is_whitespace() && !c.is_ascii();
        if count + 1 >= CHARS || !(flag || joined || belongs_to_former(c)) {
            return at;
        }
        before = c;
    }
    text.len()
}

/// Whether `c` is a combining mark (of the blocks that hold little else).
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{6D6}'..='\u{6DC}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

const fn belongs_to_former(c: char) -> bool {
    is_mark(c)
        || matches!(c,
            '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0020}'..='\u{E007F}' | '\u{93C}' | '\u{93E}'..='\u{94D}')
}

const fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}
