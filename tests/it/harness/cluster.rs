//! A Postgres of a story's own, which it may stop and start. Owns where its programs are found and what is said when they are not.

use super::database::required;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Once;
use tempfile::TempDir;

static NOTE: Once = Once::new();

/// Where Debian has each version's programs.
const VERSIONS: &str = "/usr/lib/postgresql";
/// Postgres refuses root.
const OWNER: &str = "postgres";

/// A running server; stopped when dropped.
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
}

/// How a server ends what is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It ends every connection.
    Fast,
    /// It dies, as in a power cut, and recovers.
    Immediate,
}

/// Whether the machine lets us be another user.
fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The folder with the programs of a server, if it is here; where it is required, there must be one.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(VERSIONS).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
    found.sort();
    let found = std::env::var_os("PARLEY_TEST_POSTGRES_BIN").map(PathBuf::from).or(found.pop());
    let found = found.filter(|folder| folder.join("initdb").exists());
    assert!(found.is_some() || !required("cluster"), "no initdb in {VERSIONS}, and a cluster is required");
    if found.is_none() {
        NOTE.call_once(|| eprintln!("note: Postgres' initdb is not here, so none is restarted"));
    }
    found
}

impl Cluster {
    /// A new one, whose commits are on the disk. `None` where its programs are not installed.
    pub(crate) fn start() -> Option<Self> {
        let programs = programs()?;
        let folder = tempfile::tempdir().expect("a folder");
        if is_root() {
            let owned = Command::new("chown").arg(OWNER).arg(folder.path()).status();
            assert!(owned.expect("chown runs").success());
        }
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let cluster = Self { programs, folder, port };
        let data = cluster.data();
        cluster.run(
            "initdb",
            &["-D", &data, "-U", "parley", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        );
        let settings = format!(
            "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nport = {port}\nmax_connections = 100\n\
             autovacuum = off\njit = off\n"
        );
        let file = Path::new(&data).join("postgresql.auto.conf");
        fs::write(file, settings).expect("written");
        cluster.run("pg_ctl", &["-D", &data, "-l", &cluster.log(), "-w", "-s", "start"]);
        Some(cluster)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn log(&self) -> String {
        self.folder.path().join("log").display().to_string()
    }

    /// As `PARLEY_TEST_POSTGRES` has it.
    pub(crate) fn server(&self) -> String {
        format!("postgres://parley@127.0.0.1:{}/postgres", self.port)
    }

    /// Ends it and starts it again.
    pub(crate) fn restart(&self, stop: Stop) {
        let mode = match stop {
            Stop::Fast => "fast",
            Stop::Immediate => "immediate",
        };
        self.run("pg_ctl", &["-D", &self.data(), "-l", &self.log(), "-w", "-s", "-m", mode, "restart"]);
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let program = self.programs.join(program);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", OWNER, "--"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    /// The errors that its log has, with what it says about them.
    pub(crate) fn errors(&self) -> Vec<String> {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let mut errors: Vec<String> = Vec::new();
        let mut is_about_one = false;
        for line in log.lines() {
            let is_error = line.contains("ERROR:  ");
            let is_more =
                ["DETAIL:", "HINT:", "CONTEXT:", "STATEMENT:"].iter().any(|what| line.contains(what));
            is_about_one = is_error || is_about_one && (is_more || line.starts_with(char::is_whitespace));
            match errors.last_mut() {
                _ if is_error => errors.push(line.to_owned()),
                Some(last) if is_about_one => *last += &format!("\n{line}"),
                _ => {}
            }
        }
        errors
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let status = self.command(program, arguments).status().expect("it runs");
        let log = || fs::read_to_string(self.log()).unwrap_or_default();
        assert!(status.success(), "{program}: {status}\n{}", log());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // One that is gone already is what is wanted.
        drop(self.command("pg_ctl", &["-D", &self.data(), "-s", "-m", "immediate", "stop"]).status());
    }
}
