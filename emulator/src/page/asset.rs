//! The files of the web client, embedded in the program. Owns their list, media types and ETags.

use std::borrow::Cow;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

/// The environment variable for work on the web client: files in this folder are served instead of the embedded ones.
const FOLDER: &str = "DISCORD_EMULATOR_PAGE";

macro_rules! embed {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/page/", $path)).as_slice())),*]
    };
}

// One line for each file below `emulator/page/`; a test checks that none is missing.
#[rustfmt::skip]
const FILES: &[(&str, &[u8])] = embed![
    "css/composer.css",
    "css/controls.css",
    "css/drawer.css",
    "css/embed.css",
    "css/frame.css",
    "css/markup.css",
    "css/messages.css",
    "css/overlay.css",
    "css/places.css",
    "css/polls.css",
    "css/theme.css",
    "icon.svg",
    "index.html",
    "js/main.js",
    "js/state/acts.js",
    "js/state/events.js",
    "js/state/ids.js",
    "js/state/log.js",
    "js/state/marks.js",
    "js/state/session.js",
    "js/state/topics.js",
    "js/view/avatar.js",
    "js/view/channels.js",
    "js/view/choices.js",
    "js/view/commandform.js",
    "js/view/commandlist.js",
    "js/view/commandsend.js",
    "js/view/components.js",
    "js/view/composer.js",
    "js/view/dom.js",
    "js/view/drawer-calls.js",
    "js/view/drawer-clock.js",
    "js/view/drawer-faults.js",
    "js/view/drawer.js",
    "js/view/embed.js",
    "js/view/entries.js",
    "js/view/fields.js",
    "js/view/forum.js",
    "js/view/frame.js",
    "js/view/guide.js",
    "js/view/icons.js",
    "js/view/listbox.js",
    "js/view/markdown.js",
    "js/view/members.js",
    "js/view/menu.js",
    "js/view/message.js",
    "js/view/messages.js",
    "js/view/modal.js",
    "js/view/moments.js",
    "js/view/naming.js",
    "js/view/options.js",
    "js/view/pane.js",
    "js/view/poll.js",
    "js/view/popup.js",
    "js/view/profile.js",
    "js/view/rail.js",
    "js/view/reactions.js",
    "js/view/room.js",
    "js/view/select.js",
    "js/view/standing.js",
    "js/view/tags.js",
    "js/view/text.js",
    "js/view/titlebar.js",
    "js/wire/control.js",
    "js/wire/gateway.js",
    "js/wire/rest.js",
];

/// A file as it is served.
pub(super) struct Asset {
    pub(super) bytes: Cow<'static, [u8]>,
    pub(super) media_type: &'static str,
    /// The `ETag`, a hash of the contents.
    pub(super) tag: String,
}

/// Where the files come from.
pub(super) struct Assets {
    folder: Option<PathBuf>,
}

impl Assets {
    /// The embedded files, unless the environment variable has a folder.
    pub(super) fn find() -> Self {
        Self { folder: std::env::var_os(FOLDER).map(PathBuf::from) }
    }

    /// The file with this path, if it is in the list.
    pub(super) fn read(&self, path: &str) -> Option<Asset> {
        let (known, embedded) = FILES.iter().find(|(known, _)| *known == path)?;
        let bytes = match &self.folder {
            Some(folder) => Cow::Owned(std::fs::read(folder.join(known)).ok()?),
            None => Cow::Borrowed(*embedded),
        };
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Some(Asset { media_type: media_type(known), tag: format!("\"{:016x}\"", hasher.finish()), bytes })
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.') {
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Assets, FILES};
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::{fs, io};

    /// Most lines in a file of the web client.
    const LINES_MAX: usize = 400;

    fn walk(folder: &Path, before: &str, found: &mut BTreeSet<String>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), found)?;
            } else {
                found.insert(name);
            }
        }
        Ok(())
    }

    #[test]
    fn every_file_of_the_page_is_embedded() {
        let mut found = BTreeSet::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("page"), "", &mut found)
            .expect("the folder is there");
        let listed: BTreeSet<String> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(listed, found);
    }

    #[test]
    fn files_are_small_and_say_what_they_own() {
        for (path, bytes) in FILES.iter().filter(|(path, _)| path.ends_with(".js") || path.ends_with(".css"))
        {
            let text = String::from_utf8_lossy(bytes);
            assert!(text.lines().count() <= LINES_MAX, "{path}: more than {LINES_MAX} lines");
            assert!(
                text.starts_with("// ") || text.starts_with("/* "),
                "{path}: no header that says what it owns"
            );
        }
    }

    #[test]
    fn only_listed_files_can_be_named() {
        let assets = Assets { folder: None };
        assert!(assets.read("index.html").is_some_and(|asset| asset.media_type.starts_with("text/html")));
        assert!(assets.read("../Cargo.toml").is_none());
    }
}
