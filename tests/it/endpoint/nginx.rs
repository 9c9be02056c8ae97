//! A real nginx with the configuration that operators get, in front of Parley. Owns where it is found, and what is changed in that
//! configuration for a test.

use super::{free_address, send_to, set, url};
use crate::harness::database::{engines, required};
use crate::harness::program::{Running, listens};
use crate::harness::steps::Table;
use reqwest::{Client, StatusCode};
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Once;
use tempfile::TempDir;

static NOTE: Once = Once::new();

/// Where Debian has it, outside the usual path of people.
const USUAL: &str = "/usr/sbin/nginx";
/// What operators get.
const GIVEN: &str = include_str!("../../../deploy/nginx/parley.conf");

/// The program, if it is here; where it is required, there must be one.
pub(super) fn program() -> Option<PathBuf> {
    let named = std::env::var_os("PARLEY_TEST_NGINX").map_or_else(|| PathBuf::from(USUAL), PathBuf::from);
    let found = Some(named).filter(|path| path.exists());
    assert!(found.is_some() || !required("nginx"), "{USUAL} is missing, and nginx is required");
    if found.is_none() {
        NOTE.call_once(|| eprintln!("note: nginx is not installed, so none is tested"));
    }
    found
}

/// A running nginx.
pub(super) struct Nginx {
    _child: Running,
    pub(super) address: SocketAddr,
    _folder: TempDir,
}

/// The configuration that operators get, without TLS, at this address and for these processes.
fn configured(address: SocketAddr, processes: &[SocketAddr]) -> String {
    let mut text = String::new();
    for line in GIVEN.lines() {
        let trimmed = line.trim();
        if trimmed == "server 127.0.0.1:8090 max_fails=0;" {
            for process in processes {
                writeln!(text, "server {process} max_fails=0;").expect("written");
            }
        } else if trimmed == "listen 443 ssl;" {
            writeln!(text, "listen {address};").expect("written");
        } else if !trimmed.starts_with("server 127.0.0.1") && !trimmed.starts_with("ssl_") {
            writeln!(text, "{line}").expect("written");
        }
    }
    text
}

impl Nginx {
    pub(super) async fn start(program: &PathBuf, processes: &[SocketAddr]) -> Self {
        let (folder, address) = (tempfile::tempdir().expect("a folder"), free_address());
        let site = configured(address, processes);
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .iter()
            .map(|kind| format!("{kind}_temp_path {kind};\n"))
            .collect();
        let text = format!(
            "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr error;\nevents {{}}\n\
             http {{\naccess_log off;\n{temporary}{site}}}\n"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, text).expect("written");
        let child = Command::new(program)
            .arg("-p")
            .arg(folder.path())
            .arg("-c")
            .arg(&file)
            .args(["-e", "stderr"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let nginx = Self { _child: Running(child.expect("it starts")), address, _folder: folder };
        listens(address).await;
        nginx
    }
}

#[tokio::test]
async fn behind_nginx_a_process_that_is_away_is_passed_over() {
    let Some(program) = program() else { return };
    for engine in engines() {
        let (mut world, address) = set(&engine).await;
        let nginx = Nginx::start(&program, &[free_address(), address, free_address()]).await;
        let (bot, ready) = world.launch(None);
        world.bot = Some(bot);
        ready.await.expect("Parley is ready");
        // Discord's look with a wrong signature comes through, too.
        let (status, said) = send_to(&world, &url(nginx.address)).await;
        assert_eq!(status, StatusCode::OK, "{said}");
        let table = Table::set(&world).await;
        assert!(table.accept(&table.card).await.says("accepted"));
        let elsewhere = Client::new().get(format!("http://{}/metrics", nginx.address)).send().await;
        assert_eq!(elsewhere.expect("an answer").status(), StatusCode::NOT_FOUND);
        world.close().await;
    }
}
