//! Circles of imports: which files import each other, directly or around a corner. A re-export counts for the file that it comes
//! from, so a `mod.rs` that only declares and re-exports is on no circle.

use crate::code::{before_tests, is_test, only_code};
use crate::{File, Finding};
use std::collections::{BTreeMap, BTreeSet};

/// The most files that may import each other in a circle.
const MOST_FILES: usize = 3;
/// Re-exports of re-exports are followed this far.
const MOST_REEXPORTS: usize = 6;

/// The names of a module from the crate's root.
pub(crate) type Path = Vec<String>;

/// The sources of one crate, without tests.
pub(crate) struct Crate<'a> {
    files: BTreeMap<Path, &'a str>,
    codes: BTreeMap<Path, String>,
    /// For each module: a name that it re-exports, and the path behind it as it is written.
    reexports: BTreeMap<Path, BTreeMap<String, Path>>,
}

/// One finding for each circle that is too large, at the first of its files.
pub(crate) fn check(files: &[File], folder: &str) -> Vec<Finding> {
    let sources = Crate::read(files, folder);
    let edges = sources.edges();
    let reached: BTreeMap<&Path, BTreeSet<&Path>> =
        sources.files.keys().map(|start| (start, reach(&edges, start))).collect();
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for start in sources.files.keys() {
        if seen.contains(start) {
            continue;
        }
        let returns = |other: &&Path| reached.get(other).is_some_and(|from| from.contains(start));
        let circle: Vec<&Path> = reached[start].iter().copied().filter(returns).collect();
        seen.extend(circle.iter().copied());
        if circle.len() > MOST_FILES {
            let names: Vec<&str> = circle.iter().map(|path| sources.files[*path]).collect();
            let what = format!(
                "{} files import each other in a circle, {MOST_FILES} is the limit; move what they share to a file that \
                 imports none of them: {}",
                circle.len(),
                names.join(", ")
            );
            findings.push(Finding::new(names[0], 1, what));
        }
    }
    findings
}

/// Every module that `start` reaches by one or more imports.
fn reach<'a>(edges: &'a BTreeMap<Path, BTreeSet<Path>>, start: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&Path> = edges.get(start).into_iter().flatten().collect();
    while let Some(next) = waiting.pop() {
        if found.insert(next) {
            waiting.extend(edges.get(next).into_iter().flatten());
        }
    }
    found
}

impl<'a> Crate<'a> {
    pub(crate) fn read(files: &'a [File], folder: &str) -> Self {
        let mut read = Self { files: BTreeMap::new(), codes: BTreeMap::new(), reexports: BTreeMap::new() };
        for file in files {
            let Some(inner) = file.path.strip_prefix(folder).and_then(|inner| inner.strip_suffix(".rs"))
            else {
                continue;
            };
            if is_test(&file.path) || inner == "main" {
                continue;
            }
            let mut path: Path = inner.split('/').map(str::to_owned).collect();
            if path.last().is_some_and(|last| last == "mod" || last == "lib") {
                path.pop();
            }
            let code = without_scopes(&only_code(before_tests(&file.text)));
            let exported = uses(&code).filter(|(public, _)| *public).flat_map(|(_, tree)| expand(tree));
            let exported = exported.filter_map(|path| Some((path.last()?.clone(), path)));
            read.reexports.insert(path.clone(), exported.collect());
            read.codes.insert(path.clone(), code);
            read.files.insert(path, &file.path);
        }
        read
    }

    /// The modules that each one imports.
    pub(crate) fn edges(&self) -> BTreeMap<Path, BTreeSet<Path>> {
        let imports = |(module, code): (&Path, &String)| {
            let body = without_uses(code);
            let named = uses(code).flat_map(|(_, tree)| expand(tree)).chain(inline_paths(&body));
            let found = named.filter_map(|path| self.resolve(module, &path, 0));
            let others = found.filter(|other| other != module && !other.is_empty()).collect();
            (module.clone(), others)
        };
        self.codes.iter().map(imports).collect()
    }

    /// The path of a module's file.
    pub(crate) fn file(&self, module: &[String]) -> &str {
        self.files.get(module).copied().unwrap_or_default()
    }

    /// The module that `path`, written in `module`, belongs to; `None` for one of another crate.
    fn resolve(&self, module: &Path, path: &Path, depth: usize) -> Option<Path> {
        let absolute = self.absolute(module, path)?;
        for end in (0..=absolute.len()).rev() {
            let (owner, rest) = absolute.split_at(end);
            let Some(exported) = self.reexports.get(owner) else { continue };
            let behind = rest.first().and_then(|name| exported.get(name)).filter(|_| depth < MOST_REEXPORTS);
            let behind = behind.and_then(|path| self.resolve(&owner.to_vec(), path, depth + 1));
            return Some(behind.unwrap_or_else(|| owner.to_vec()));
        }
        None
    }

    fn absolute(&self, module: &Path, path: &Path) -> Option<Path> {
        let supers = path.iter().take_while(|name| *name == "super").count();
        let first = path.first()?;
        let (base, rest) = match first.as_str() {
            "crate" => (&module[..0], &path[1..]),
            "self" => (&module[..], &path[1..]),
            "super" => (&module[..module.len().saturating_sub(supers)], &path[supers..]),
            _ => (&module[..], &path[..]),
        };
        let absolute: Path = base.iter().chain(rest).cloned().collect();
        let is_ours = matches!(first.as_str(), "crate" | "self" | "super")
            || self.files.contains_key(&[base, &path[..1]].concat());
        is_ours.then_some(absolute)
    }
}

/// Code in which `pub(in …)` names no module: who may see something is no import.
fn without_scopes(code: &str) -> String {
    let mut parts = code.split("pub(in ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |code, part| code + "pub " + part.split_once(')').map_or("", |(_, rest)| rest))
}

/// The trees of all `use` declarations, and whether each is public.
fn uses(code: &str) -> impl Iterator<Item = (bool, &str)> {
    code.match_indices("use ").filter_map(|(at, _)| {
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = code[line..at].trim();
        let declares = before.is_empty() || before.starts_with("pub");
        let end = code[at..].find(';')?;
        declares.then(|| (before.starts_with("pub"), &code[at + 4..at + end]))
    })
}

/// Code with its `use` declarations blanked.
fn without_uses(code: &str) -> String {
    let mut rest = code.to_owned();
    for (_, tree) in uses(code) {
        let start = tree.as_ptr() as usize - code.as_ptr() as usize;
        rest.replace_range(start..start + tree.len(), &" ".repeat(tree.len()));
    }
    rest
}

/// Every path of a `use` tree.
fn expand(tree: &str) -> Vec<Path> {
    let tree = tree.split(" as ").next().filter(|_| !tree.contains('{')).unwrap_or(tree).trim();
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![names(tree)];
    };
    let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    found.extend(
                        expand(&inner[start..at]).into_iter().map(|rest| [names(before), rest].concat()),
                    );
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn names(path: &str) -> Path {
    let names = path.split("::").map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect::<Vec<_>>()
}

/// Paths that begin at this crate, wherever they stand in the code.
fn inline_paths(code: &str) -> impl Iterator<Item = Path> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let starts = ["crate::", "super::", "self::"].into_iter().flat_map(|start| code.match_indices(start));
    starts
        .filter(move |(at, _)| !code[..*at].ends_with(is_part))
        .map(move |(at, _)| names(code[at..].split(|c| !is_part(c)).next().unwrap_or_default()))
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let circle = [
        file("src/a/mod.rs", "mod b;\nmod c;\nmod d;\nmod e;\npub use e::E;"),
        file("src/a/b.rs", "use super::{c::C};"),
        file("src/a/c.rs", "use crate::a::d;"),
        file("src/a/d.rs", "fn d() -> super::E {}"),
        file("src/a/e.rs", "use crate::{\n    a::{\n        b::B as C,\n    },\n};"),
    ];
    let found = check(&circle, "src/");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path, "src/a/b.rs");
    assert!(found[0].what.starts_with("4 files import each other"), "{}", found[0].what);
    assert_eq!(check(&circle[..4], "src/"), []);
}

#[test]
fn tests_and_re_exports_make_no_circle() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let line = [
        file("src/a/mod.rs", "mod b;\nmod c;\nmod d;\nmod e;\npub use b::B;\npub use e::E;"),
        file("src/a/b.rs", "//! b\n#[cfg(test)]\nmod tests {\n    use super::super::E;\n}"),
        file("src/a/c.rs", "use super::B;"),
        file("src/a/d.rs", "use super::c::C;"),
        file("src/a/e.rs", "use super::d::D;\n// use super::e;"),
    ];
    assert_eq!(check(&line, "src/"), []);
}
