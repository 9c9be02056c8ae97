//! Rust text reduced to its code: comments and the insides of strings become spaces, so that rules look at code only.
//! An approximation that is exact enough for this repository's style.

/// `text` with the same lines, without comments and without what stands between quotation marks.
pub(crate) fn only_code(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let (end, keep) = next_stretch(&chars, at);
        for &c in &chars[at..end] {
            out.push(if keep || c == '\n' { c } else { ' ' });
        }
        at = end;
    }
    out
}

/// The end of the stretch that begins at `at`, and whether it is code.
fn next_stretch(chars: &[char], at: usize) -> (usize, bool) {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => (find(chars, at, &['\n']), false),
        '/' if next == Some('*') => (find(chars, at + 2, &['*', '/']) + 2, false),
        '"' => (end_of_string(chars, at + 1), false),
        'r' if is_raw_string(chars, at) => (end_of_raw_string(chars, at), false),
        '\'' if next == Some('\\') => (find(chars, at + 3, &['\'']) + 1, false),
        '\'' if chars.get(at + 2) == Some(&'\'') => (at + 3, false),
        _ => (at + 1, true),
    }
}

fn find(chars: &[char], from: usize, wanted: &[char]) -> usize {
    let found = (from..chars.len()).find(|&at| chars[at..].starts_with(wanted));
    found.unwrap_or(chars.len().saturating_sub(wanted.len()))
}

fn end_of_string(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

fn is_raw_string(chars: &[char], at: usize) -> bool {
    let in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    !in_word && chars.get(at + 1 + hashes) == Some(&'"')
}

fn end_of_raw_string(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    let mut closing = vec!['"'];
    closing.extend(std::iter::repeat_n('#', hashes));
    find(chars, at + hashes + 2, &closing) + closing.len()
}

/// Whether `code` is a test or belongs to one: all of `tests/`, and in `src/` files and folders of tests.
pub(crate) fn is_test(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "benches"))
}

/// The part of a source before its tests.
pub(crate) fn before_tests(code: &str) -> &str {
    let tests = code.find("#[cfg(test)]\nmod ").filter(|&at| {
        let header = code[at..].lines().nth(1).unwrap_or_default();
        header.trim_end().ends_with('{')
    });
    &code[..tests.unwrap_or(code.len())]
}

/// Lines from 1 with the places where `word` stands as a whole word.
pub(crate) fn lines_with_word(code: &str, word: &str) -> Vec<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let has = |line: &str| {
        line.match_indices(word)
            .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part))
    };
    code.lines().enumerate().filter(|(_, line)| has(line)).map(|(at, _)| at + 1).collect()
}

#[test]
fn comments_and_strings_are_not_code() {
    let text = "a /* b\n */ c // d\n\"e \\\" f\" g r#\"h \" i\"# j 'k' '\\'' 'l' <'m> 'n: n\n";
    let code = only_code(text);
    let left: Vec<&str> = code.split_whitespace().collect();
    assert_eq!(left, ["a", "c", "g", "j", "<'m>", "'n:", "n"]);
    assert_eq!(code.lines().count(), text.lines().count());
}

#[test]
fn tests_of_a_source_are_left_out() {
    assert_eq!(before_tests("fn a() {}\n#[cfg(test)]\nmod tests {\n x }"), "fn a() {}\n");
    let beside = "#[cfg(test)]\nmod tests;\nfn a() {}";
    assert_eq!(before_tests(beside), beside);
    assert!(is_test("tests/it/main.rs") && is_test("src/a/tests.rs") && !is_test("src/contests.rs"));
}

#[test]
fn words_are_whole() {
    assert_eq!(lines_with_word("serenity::x\nserenity_y\nuse a::serenity;", "serenity"), [1, 3]);
}
