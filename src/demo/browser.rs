//! Opening an address in the system's browser. Owns how each system does it; knows nothing of what is shown.

use std::io;
use std::process::{Command, Stdio};

/// Programs that open an address as a person would, and what goes before the address.
#[cfg(target_os = "macos")]
const OPENER: (&str, &[&str]) = ("open", &[]);
#[cfg(windows)]
const OPENER: (&str, &[&str]) = ("rundll32", &["url.dll,FileProtocolHandler"]);
#[cfg(not(any(target_os = "macos", windows)))]
const OPENER: (&str, &[&str]) = ("xdg-open", &[]);

/// Asks the system to show the address. The browser goes on by itself.
///
/// # Errors
/// When the system has no program for that.
pub(super) fn show(address: &str) -> io::Result<()> {
    let (program, before) = OPENER;
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut opener = command.spawn()?;
    // It ends as soon as the browser has the address; somebody has to take note.
    std::thread::spawn(move || opener.wait());
    Ok(())
}
