//! How long a file and a function may be, so that each does one thing.

use crate::Finding;
use crate::code::only_code;

/// Lines of one file, all counted.
const FILE_LINES: usize = 400;
/// Lines of one function's body that hold code.
const FUNCTION_LINES: usize = 70;

pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let lines = text.lines().count();
    let mut findings = Vec::new();
    if lines > FILE_LINES {
        let what = format!("{lines} lines; split it by concept, {FILE_LINES} is the limit");
        findings.push(Finding::new(path, FILE_LINES, what));
    }
    for (name, line, length) in measure_functions(&only_code(text)) {
        if length > FUNCTION_LINES {
            let what =
                format!("`{name}` has {length} lines; give its parts names, {FUNCTION_LINES} is the limit");
            findings.push(Finding::new(path, line, what));
        }
    }
    findings
}

/// Name, line and length of each function with a body.
fn measure_functions(code: &str) -> Vec<(String, usize, usize)> {
    let starts = code
        .match_indices("fn ")
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    starts.filter_map(|(at, _)| measure(code, at)).collect()
}

fn measure(code: &str, at: usize) -> Option<(String, usize, usize)> {
    let rest = &code[at + 3..];
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return None;
    }
    let body = find_body(rest)?;
    let length = body.lines().filter(|line| !line.trim().is_empty()).count().saturating_sub(2);
    Some((name, code[..at].matches('\n').count() + 1, length))
}

/// From the opening brace of the body to its closing one; `None` for a function without a body.
fn find_body(rest: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut brackets = 0_usize;
    let mut open = None;
    for (at, c) in rest.char_indices() {
        match c {
            '(' | '[' if depth == 0 => brackets += 1,
            ')' | ']' if depth == 0 => brackets = brackets.saturating_sub(1),
            ';' if depth == 0 && brackets == 0 => return None,
            '{' => {
                depth += 1;
                open = open.or(Some(at));
            }
            '}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return open.map(|open| &rest[open..=at]);
                }
            }
            _ => {}
        }
    }
    None
}

#[test]
fn a_long_file_and_a_long_function_are_found() {
    assert_eq!(check("a.rs", &"//! x\n".repeat(401)).len(), 1);
    assert_eq!(check("a.rs", &"//! x\n".repeat(400)), []);
    let function =
        |lines: usize| format!("//! x\nfn long(a: [u8; 2]) {{\n{}}}\n", "    step();\n".repeat(lines));
    assert_eq!(check("a.rs", &function(70)), []);
    let found = check("a.rs", &function(71));
    assert_eq!((found.len(), found[0].line), (1, 2));
    assert!(found[0].what.contains("`long` has 71 lines"));
}

#[test]
fn a_function_without_a_body_has_no_length() {
    assert_eq!(measure_functions("trait A { fn b(&self) -> [u8; 2]; fn c() {} }").len(), 1);
}
