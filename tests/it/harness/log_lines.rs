//! What one Parley logs, apart from all others that run at the same time: each thread of its runtime writes here.

use parley::config::LogConfig;
use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use tracing::subscriber::{DefaultGuard, set_default};
use tracing_subscriber::{EnvFilter, fmt};

thread_local! {
    /// Keeps a thread writing to its lines for as long as it lives.
    static FOLLOWS: RefCell<Option<DefaultGuard>> = const { RefCell::new(None) };
}

/// The lines, as an operator would read them with the settings that Parley ships with, but for the time of day.
#[derive(Debug, Clone, Default)]
pub(crate) struct LogLines(Arc<Mutex<Vec<u8>>>);

impl Write for LogLines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics in here").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl LogLines {
    /// From now on, what this thread logs is among them.
    pub(crate) fn follow_thread(&self) {
        let lines = self.clone();
        let filter = EnvFilter::new(LogConfig::default().filter);
        let subscriber = fmt().with_env_filter(filter).with_ansi(false).without_time();
        let subscriber = subscriber.with_writer(move || lines.clone()).finish();
        FOLLOWS.set(Some(set_default(subscriber)));
    }

    /// All of them until now.
    pub(crate) fn whole(&self) -> String {
        let bytes = self.0.lock().expect("nobody panics in here").clone();
        String::from_utf8(bytes).expect("text")
    }

    /// All of them until now, without numbers, in no order.
    pub(crate) fn told(&self) -> Vec<String> {
        let text = self.whole();
        let without_numbers = |line: &str| {
            let mut out = String::new();
            for c in line.chars() {
                let c = if c.is_ascii_digit() { '#' } else { c };
                if c != '#' || !out.ends_with('#') {
                    out.push(c);
                }
            }
            out
        };
        let mut lines: Vec<String> = text.lines().map(without_numbers).collect();
        lines.sort();
        lines
    }
}
