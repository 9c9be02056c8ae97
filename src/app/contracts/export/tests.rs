//! That a file's hash is of what it says, and that the file shows all that is in it.

use super::*;
use crate::domain::contracts::document::FORMAT;
use serde_json::Value;

/// A document of which only one text matters here.
fn written(title: &str) -> WrittenDocument {
    let on = crate::domain::contracts::document::tests::of_agency(title);
    let source = DocumentSource { on: &on, server: None, versions: &[], changes: &[], timeline: &[] };
    WrittenDocument::of(&ContractDocument::of(source, Seat::Client)).expect("it is written")
}

#[test]
fn the_hash_is_of_all_other_lines() {
    let WrittenDocument { text, sha256 } = written("Logo");
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    assert_eq!(lines[1], format!("  \"format\": \"{FORMAT}\",\n"));
    assert_eq!(lines[2], format!("  \"sha256\": \"{sha256}\",\n"));
    let others: String = lines.iter().filter(|line| !line.starts_with("  \"sha256\"")).copied().collect();
    assert_eq!(others.len() + lines[2].len(), text.len(), "no other line begins so");
    let hash = digest(&SHA256, others.as_bytes());
    let hash: String = hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, sha256);
    let read: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(read["sha256"], sha256.as_str());
    assert_eq!(written("Logo"), written("Logo"));
    assert_ne!(written("Logo ").sha256, sha256);
}

#[test]
fn whatever_somebody_writes_is_read_as_it_was_and_makes_no_line_of_its_own() {
    let hostile =
        "\u{202E}a\u{200B}\u{E0001}\u{85}\u{2028}\0\n  \"sha256\": \"0\",\u{1F468}\u{200D}\u{1F469}";
    let WrittenDocument { text, .. } = written(hostile);
    let read: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(read["terms"]["title"], hostile);
    assert_eq!(text.matches("\n  \"sha256\"").count(), 1);
    assert!(text.contains("\\u202ea\\u200b\\udb40\\udc01\\u0085\\u2028\\u0000\\n"), "{text}");
}
