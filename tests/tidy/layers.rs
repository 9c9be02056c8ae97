//! Which layer may import which, and which crate belongs to which layer. ARCHITECTURE.md has the same table, and a test compares.

use crate::Finding;
use crate::code::{is_test, lines_with_word, only_code};

/// A folder (or a file, without its ending) of `src/`, and the modules of this crate that it may import beside itself.
const LAYERS: [(&str, &[&str]); 21] = [
    ("clock", &["domain"]),
    ("domain", &[]),
    ("words", &[]),
    ("metrics", &["domain"]),
    ("http", &[]),
    ("store", &["domain", "clock", "metrics"]),
    ("app", &["domain", "store", "clock", "metrics", "words"]),
    ("outbox", &["domain", "store", "clock", "metrics"]),
    ("discord", &["domain", "app", "outbox", "clock", "http", "metrics", "words"]),
    ("mail", &["domain", "app", "outbox", "clock", "http", "words"]),
    ("webhooks", &["domain", "store", "outbox", "clock"]),
    ("health", &["domain", "store", "discord", "clock", "http", "metrics"]),
    ("config", &["domain", "store", "app", "outbox", "discord", "mail", "webhooks"]),
    ("log", &["config"]),
    ("shutdown", &[]),
    ("copies", &["store", "clock", "shutdown"]),
    ("statistics", &["domain", "store", "app", "discord", "clock", "words"]),
    ("supervisor", &[]),
    (
        "run",
        &[
            "domain", "store", "app", "outbox", "discord", "mail", "config", "clock", "health", "http",
            "shutdown", "webhooks", "words",
        ],
    ),
    ("check", &["domain", "store", "discord", "mail", "config", "clock", "run"]),
    ("demo", &["domain", "store", "app", "outbox", "discord", "config", "clock", "shutdown", "run"]),
];

/// A crate, and the only places of `src/` that may name it.
const CRATES: [(&str, &[&str]); 10] = [
    ("serenity", &["src/discord/", "src/main.rs"]),
    ("sqlx", &["src/store/", "src/main.rs"]),
    ("regex", &["src/domain/safety/"]),
    ("lettre", &["src/mail/", "src/main.rs"]),
    ("hyper", &["src/mail/", "src/discord/endpoint.rs", "src/http.rs", "src/health.rs"]),
    ("prometheus_client", &["src/metrics.rs"]),
    (
        "ring",
        &["src/mail/", "src/webhooks/", "src/app/contracts/", "src/discord/endpoint/", "src/store/moving/"],
    ),
    ("maud", &["src/discord/"]),
    ("resvg", &["src/discord/statistics/"]),
    ("discord_emulator", &["src/demo/", "src/demo.rs", "src/main.rs"]),
];

/// Layers that are folders, each with a row in ARCHITECTURE.md.
const IN_THE_TABLE: [&str; 8] = ["domain", "store", "app", "outbox", "discord", "mail", "webhooks", "words"];

/// What the domain must not know beside that: it waits for nothing and talks to nobody.
const DOMAIN_MUST_NOT: [&str; 5] = ["tokio", "reqwest", "governor", "fastrand", "tracing"];

pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let code = only_code(text);
    match (path.strip_prefix("src/"), path.starts_with("emulator/")) {
        (Some(inner), _) => {
            let mut findings = check_modules(path, inner, &code);
            findings.extend(check_crates(path, &code));
            findings
        }
        (None, true) => check_emulator(path, &code),
        (None, false) => Vec::new(),
    }
}

/// Rows of the document's table that say something else than [`LAYERS`], or are missing.
pub(crate) fn check_table(document: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for layer in IN_THE_TABLE {
        let start = format!("| `src/{layer}/` |");
        let row = text.lines().enumerate().find(|(_, line)| line.starts_with(&start));
        let Some((at, row)) = row else {
            findings.push(Finding::new(
                document,
                1,
                format!("the table of layers has no row for `src/{layer}/`"),
            ));
            continue;
        };
        let cell = row.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        let names =
            cell.split(',').map(str::trim).filter(|name| LAYERS.iter().any(|(layer, _)| layer == name));
        let mut says: Vec<&str> = names.collect();
        let (_, may) = LAYERS.iter().find(|(name, _)| *name == layer).unwrap_or(&("", &[]));
        let mut may = may.to_vec();
        says.sort_unstable();
        may.sort_unstable();
        if says != may {
            findings.push(Finding::new(
                document,
                at + 1,
                format!("`{layer}` may import {may:?}, the table says {says:?}"),
            ));
        }
    }
    findings
}

fn check_modules(path: &str, inner: &str, code: &str) -> Vec<Finding> {
    let own = inner.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    if matches!(own, "main" | "lib") {
        return Vec::new();
    }
    let Some((_, may)) = LAYERS.iter().find(|(layer, _)| *layer == own) else {
        let what = format!("`{own}` is no layer yet: decide what it may import, in tests/tidy/layers.rs");
        return vec![Finding::new(path, 1, what)];
    };
    let mut findings = Vec::new();
    for (other, _) in LAYERS.iter().filter(|(other, _)| *other != own && !may.contains(other)) {
        for line in lines_with_word(code, &format!("crate::{other}")) {
            findings.push(Finding::new(
                path,
                line,
                format!("`{own}` must not import `{other}`; it may import {may:?}"),
            ));
        }
    }
    findings
}

fn check_crates(path: &str, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, places) in CRATES {
        if places.iter().any(|place| path.starts_with(place)) || (name == "discord_emulator" && is_test(path))
        {
            continue;
        }
        for line in lines_with_word(code, name) {
            findings.push(Finding::new(path, line, format!("`{name}` may be named only under {places:?}")));
        }
    }
    if path.starts_with("src/domain/") {
        for name in DOMAIN_MUST_NOT {
            for line in lines_with_word(code, name) {
                findings.push(Finding::new(path, line, format!("the domain is pure: no `{name}` in it")));
            }
        }
    }
    findings
}

fn check_emulator(path: &str, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in ["parley", "serenity"] {
        for line in lines_with_crate(code, name) {
            let what = format!(
                "the local Discord must not know `{name}`: any bot library should find the same server"
            );
            findings.push(Finding::new(path, line, what));
        }
    }
    findings
}

/// Lines that name a crate as one, and not a variable or field of that name.
fn lines_with_crate(code: &str, name: &str) -> Vec<usize> {
    let as_crate = |line: &str| line.contains(&format!("{name}::")) || line.trim() == format!("use {name};");
    let text: Vec<&str> = code.lines().collect();
    lines_with_word(code, name).into_iter().filter(|line| as_crate(text[line - 1])).collect()
}

#[test]
fn a_wrong_import_is_found() {
    let found =
        |path: &str, text: &str| check(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>();
    assert_eq!(found("src/domain/a.rs", "//! x\nuse crate::store::Store;"), [2]);
    assert_eq!(found("src/domain/a.rs", "use serenity::all::Http;"), [1]);
    assert_eq!(found("src/domain/a.rs", "async fn a() { tokio::spawn(b()) }"), [1]);
    assert_eq!(found("src/store/a.rs", "use crate::app::App;\nuse crate::domain::x;"), [1]);
    assert_eq!(found("src/app/a.rs", "use crate::outbox::Outbox;"), [1]);
    assert_eq!(found("src/outbox/a.rs", "use crate::discord::x;\nuse crate::mail::x;"), [1, 2]);
    assert_eq!(found("src/discord/a.rs", "use crate::store::Store;\nuse serenity::x;"), [1]);
    assert_eq!(found("src/app/a.rs", "let row: sqlx::AnyRow;\nlettre::x();"), [1, 2]);
    assert_eq!(found("src/run.rs", "use discord_emulator::World;"), [1]);
    assert_eq!(found("src/news/a.rs", ""), [1]);
    assert_eq!(found("emulator/src/a.rs", "use parley::domain;\nuse serenity::all;"), [1, 2]);
}

#[test]
fn a_right_import_is_not_found() {
    let clean = |path: &str, text: &str| assert_eq!(check(path, text), [], "{path}");
    clean("src/domain/a.rs", "//! no serenity, no sqlx\nuse crate::domain::money;\nlet a = \"tokio\";");
    clean("src/discord/a.rs", "use serenity::all::Http;\nuse crate::app::App;");
    clean("src/store/a.rs", "use sqlx::Row;\nuse crate::domain::ids;");
    clean("src/main.rs", "use parley::store::Store;");
    clean("tests/it/main.rs", "use discord_emulator::World;\nuse serenity::x;");
    clean("emulator/src/a.rs", "let parley = \"parley\";");
}

#[test]
fn a_table_that_says_something_else_is_found() {
    let row = |layer: &str, may: &str| format!("| `src/{layer}/` | owns | {may} |\n");
    let right = [
        row("domain", "std, serde"),
        row("store", "domain, clock, metrics, **sqlx**"),
        row("app", "domain, store, clock, metrics, words"),
        row("outbox", "domain, store, clock, metrics"),
        row("discord", "domain, app, outbox, clock, http, metrics, words, **serenity**"),
        row("mail", "domain, app, outbox, clock, http, words"),
        row("webhooks", "domain, store, outbox, clock"),
        row("words", "**fluent-bundle**"),
    ];
    assert_eq!(check_table("A.md", &right.concat()), []);
    assert_eq!(check_table("A.md", &right[1..].concat()).len(), 1);
    let wrong = right.concat().replace("domain, store, clock, metrics |", "domain, clock, metrics |");
    assert_eq!(check_table("A.md", &wrong)[0].line, 4);
}
