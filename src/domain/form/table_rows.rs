//! Lines that were pasted from a table: cells between tabs, strokes or quoted commas, a heading row, a row of dashes. Owns
//! how a row becomes a line; what a line means is `milestones`'.

use super::text::clean_line;

/// The lines with something in them, cleaned, each with its number from 1; rows of headings left out.
pub(super) fn lines_of(text: &str) -> Vec<(usize, String)> {
    let rows: Vec<(usize, Vec<String>)> = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, cells_of(line)))
        .filter(|(_, cells)| !cells.is_empty())
        .collect();
    let has_heading = rows.len() > 1 && rows.first().is_some_and(|(_, cells)| is_heading(cells));
    rows.into_iter().skip(usize::from(has_heading)).map(|(at, cells)| (at, cells.join(" | "))).collect()
}

/// The cells of a row; the whole line where it is no row.
fn cells_of(line: &str) -> Vec<String> {
    let line = line.trim();
    let strokes = line.matches('|').count();
    let cells: Vec<&str> = if line.contains('\t') {
        line.split('\t').collect()
    } else if strokes >= 2 || line.starts_with('|') {
        line.split('|').collect()
    } else if line.starts_with('"') && line.matches('"').count() >= 2 {
        split_quoted(line)
    } else {
        let line = clean_line(line);
        return if line.is_empty() { Vec::new() } else { vec![line] };
    };
    let cells = cells.iter().map(|cell| clean_line(cell.trim().trim_matches('"')));
    let mut cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    if cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | '='))) {
        return Vec::new();
    }
    // A column that only counts the rows.
    let counts = |cell: &String| cell.len() <= 2 && cell.bytes().all(|b| b.is_ascii_digit());
    if cells.len() >= 3 && counts(&cells[0]) && !counts(&cells[1]) {
        cells.remove(0);
    }
    cells
}

/// At commas outside quotation marks.
fn split_quoted(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut from, mut quoted) = (0, false);
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' | ';' if !quoted => {
                cells.push(&line[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    cells.push(&line[from..]);
    cells
}

/// Every cell is a word that heads a column.
fn is_heading(cells: &[String]) -> bool {
    const HEADS: [&str; 22] = [
        "milestone",
        "milestones",
        "name",
        "title",
        "task",
        "deliverable",
        "item",
        "phase",
        "step",
        "description",
        "amount",
        "price",
        "cost",
        "value",
        "budget",
        "due",
        "date",
        "deadline",
        "delivery",
        "no",
        "currency",
        "rate",
    ];
    let cells: Vec<&str> = if let [only] = cells {
        only.split([',', ';']).collect()
    } else {
        cells.iter().map(String::as_str).collect()
    };
    let heads = |cell: &&str| {
        let lower = cell.trim().to_lowercase();
        let first = lower.split([' ', '(']).next().unwrap_or_default();
        HEADS.contains(&first) && !lower.bytes().any(|b| b.is_ascii_digit())
    };
    cells.len() >= 2 && cells.iter().all(|cell| heads(cell) || matches!(cell.trim(), "#"))
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn rows_are_lines() {
        for (text, lines) in [
            ("Design\t500\t2026-12-10", "1 Design | 500 | 2026-12-10"),
            ("| Name | Amount |\n|---|---|\n| Design | 500 |", "3 Design | 500"),
            ("Milestone,Amount\nDesign,500", "2 Design,500"),
            ("\"Design, part 1\",\"1,500\"", "1 Design, part 1 | 1,500"),
            ("1\tDesign\t500", "1 Design | 500"),
            ("Design,500,2026-12-10", "1 Design,500,2026-12-10"),
            ("Design: 1,500", "1 Design: 1,500"),
            ("Design: 500\n\nBuild: 700", "1 Design: 500; 3 Build: 700"),
        ] {
            let read: Vec<String> = lines_of(text).iter().map(|(at, line)| format!("{at} {line}")).collect();
            assert_eq!(read.join("; "), lines, "{text}");
        }
    }
}
