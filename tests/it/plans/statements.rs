//! Every SQL statement of `src/store`, read from its sources, so that one that is new is looked at without anybody thinking
//! of it. Must not know what is asked about them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A statement and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) file: String,
    /// On one line.
    pub(crate) sql: String,
}

/// All statements, in the order of the files.
pub(crate) fn all() -> Vec<Statement> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut files = Vec::new();
    walk(&folder, &mut files);
    files.sort();
    let statements = files.iter().flat_map(|path| {
        let text = std::fs::read_to_string(path).expect("a source");
        let file = path.strip_prefix(&folder).expect("inside").display().to_string();
        // A folder's module lends its constants to the files in it.
        let around = path.parent().expect("a folder").with_extension("rs");
        in_source(&file, &text, &std::fs::read_to_string(around).unwrap_or_default())
    });
    statements.collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => walk(&path, files),
            false => files.push(path),
        }
    }
}

/// The statements of one source: its texts that are SQL, with the constants of the same file and of that `around` it put in their
/// places.
fn in_source(file: &str, text: &str, around: &str) -> Vec<Statement> {
    let [texts, lent] =
        [text, around].map(|code| texts(code.split("#[cfg(test)]").next().unwrap_or_default()));
    let constants: BTreeMap<&str, &str> = lent
        .iter()
        .chain(&texts)
        .filter_map(|(before, text)| {
            let name = before.trim_end().strip_suffix("=")?.trim_end().strip_suffix(": &str")?;
            Some((name.rsplit(' ').next()?, text.as_str()))
        })
        .collect();
    let is_part = |text: &str| {
        let name =
            constants.iter().find(|(_, constant)| **constant == text).map(|(name, _)| format!("{{{name}}}"));
        name.is_some_and(|name| texts.iter().any(|(_, text)| text.contains(&name)))
    };
    let mut found = Vec::new();
    for (_, text) in texts.iter().filter(|(_, text)| !is_part(text)) {
        let mut sql = text.clone();
        for (name, constant) in &constants {
            sql = sql.replace(&format!("{{{name}}}"), constant);
        }
        let sql = with_one_row(&sql.split_whitespace().collect::<Vec<_>>().join(" "));
        if is_sql(&sql) {
            assert!(
                !sql.contains('{'),
                "{file}: put together while it runs, so nobody can look at its plan: {sql}"
            );
            found.push(Statement { file: file.to_owned(), sql });
        }
    }
    found
}

/// The statement that inserts one row, where it is written for any number of them.
fn with_one_row(sql: &str) -> String {
    let Some((before, after)) = sql.split_once(") VALUES {}") else { return sql.to_owned() };
    let columns = before.rsplit('(').next().map_or(0, |columns| columns.split(',').count());
    let row: Vec<_> = (1..=columns).map(|column| format!("${column}")).collect();
    format!("{before}) VALUES ({}){after}", row.join(", "))
}

fn is_sql(text: &str) -> bool {
    let starts = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH "];
    starts.iter().any(|start| text.starts_with(start)) || text.contains("} WHERE ")
}

/// The texts between quotation marks, each with the code of its line before it.
fn texts(code: &str) -> Vec<(String, String)> {
    let chars: Vec<char> = code.chars().collect();
    let (mut texts, mut line, mut at) = (Vec::new(), String::new(), 0);
    while at < chars.len() {
        match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
                continue;
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 2,
            '"' => {
                let mut text = String::new();
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    if chars[at] == '\\' {
                        at += 1;
                    }
                    text.push(chars[at]);
                    at += 1;
                }
                texts.push((line.clone(), text));
            }
            // An assignment may break before its text.
            '\n' if !line.trim_end().ends_with('=') => line.clear(),
            c => line.push(c),
        }
        at += 1;
    }
    texts
}

#[test]
fn statements_are_found_with_their_constants() {
    let source = r#"
        //! A comment with a "SELECT nothing".
        const COLUMNS: &str = "SELECT id FROM offers ";
        const WHOLE: &str =
            "DELETE FROM posts
             WHERE id = $1";
        fn read() { query(format!("{COLUMNS} WHERE id = $1")); query("say \"hello\""); text('"'); }
    "#;
    let found: Vec<_> = in_source("a.rs", source, "").into_iter().map(|found| found.sql).collect();
    assert_eq!(found, ["DELETE FROM posts WHERE id = $1", "SELECT id FROM offers WHERE id = $1"]);
}

#[test]
fn a_constant_of_the_module_around_is_known() {
    let around = r#"const COLUMNS: &str = "id, number";"#;
    let source = r#"fn read() { format!("SELECT {COLUMNS} FROM offers") }"#;
    let found: Vec<_> = in_source("a/b.rs", source, around).into_iter().map(|found| found.sql).collect();
    assert_eq!(found, ["SELECT id, number FROM offers"]);
}

#[test]
fn a_statement_for_any_number_of_rows_is_looked_at_with_one() {
    let source = r#"
        const INSERT: &str = "INSERT INTO posts (id, room_id) VALUES";
        fn write() { query(format!("{INSERT} {}", rows)); }
    "#;
    let found: Vec<_> = in_source("a.rs", source, "").into_iter().map(|found| found.sql).collect();
    assert_eq!(found, ["INSERT INTO posts (id, room_id) VALUES ($1, $2)"]);
}

#[test]
#[should_panic(expected = "put together while it runs")]
fn a_statement_that_is_put_together_while_it_runs_is_noticed() {
    in_source("a.rs", r#"fn read() { format!("SELECT id FROM offers WHERE {condition}") }"#, "");
}
