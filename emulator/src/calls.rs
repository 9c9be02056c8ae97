//! Owns the log of REST calls: request, response, and the fault that was applied. Must not know the world.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// One finished (or still held) REST call.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Call {
    /// The call's number: from 1, in the order of arrival.
    pub n: u64,
    /// When it arrived, Unix milliseconds on the emulator's clock.
    pub at_ms: u64,
    /// The id of the bot or person, if it authenticated.
    pub who: Option<crate::world::Id>,
    /// The HTTP method.
    pub method: String,
    /// The path with its query, without the host.
    pub path: String,
    /// The route template such as `/channels/{channel_id}/messages`; `None` when unknown.
    pub route: Option<String>,
    /// The status that the caller saw; `0` when it saw none (lost, dropped or held).
    pub status: u16,
    /// The status that the call itself had, when a fault changed or hid it.
    pub effect_status: Option<u16>,
    /// The request body, as JSON (`payload_json` of a multipart body); file names are under `_files`.
    pub request: Value,
    /// The response body, as JSON.
    pub response: Value,
    /// The kind of the fault that was applied.
    pub fault: Option<String>,
    /// Whether the emulator has no such route: the bot needs more of Discord than there is here.
    #[serde(default)]
    pub unknown: bool,
    /// Fields of the body that had no effect, because the emulator has no such thing.
    #[serde(default)]
    pub ignored: Vec<String>,
}

/// How many calls are kept. The oldest are dropped first.
const CALLS_KEPT: usize = 50_000;
/// How many bytes their bodies may have in memory, about.
const BYTES_KEPT: usize = 32 * 1024 * 1024;

/// The log. Numbers are given at arrival; entries appear when the call ends.
#[derive(Debug, Default)]
pub struct CallLog {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    last: u64,
    /// The newest call that is no longer kept.
    gone: u64,
    /// Each with what its bodies weigh.
    calls: VecDeque<(Call, usize)>,
    /// What all of them weigh.
    bytes: usize,
    /// Where each call is written as a line of JSON when it ends.
    file: Option<File>,
    /// Routes and fields that were told as without effect.
    told: BTreeSet<(String, String)>,
}

impl CallLog {
    /// The number for a call that has just arrived.
    pub fn number(&self) -> u64 {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.last += 1;
        inner.last
    }

    /// Writes all calls from now on to the end of a file as well, each as a line of JSON.
    ///
    /// # Errors
    /// When the file can't be opened.
    pub fn write_to(&self, path: &Path) -> std::io::Result<()> {
        let file = File::options().create(true).append(true).open(path)?;
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).file = Some(file);
        Ok(())
    }

    /// Keeps a finished call, in order of its number.
    pub fn record(&self, call: Call) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.write(&call);
        let place = inner.calls.partition_point(|(kept, _)| kept.n < call.n);
        let bytes = weight(&call);
        inner.bytes += bytes;
        inner.calls.insert(place, (call, bytes));
        // The newest one stays, however large it is.
        while inner.calls.len() > CALLS_KEPT || (inner.bytes > BYTES_KEPT && inner.calls.len() > 1) {
            let Some((oldest, bytes)) = inner.calls.pop_front() else { break };
            inner.bytes -= bytes;
            inner.gone = inner.gone.max(oldest.n);
        }
    }

    /// Whether a route's field without effect was not told before.
    pub(crate) fn is_first(&self, route: &str, field: &str) -> bool {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.told.insert((route.to_owned(), field.to_owned()))
    }

    /// The number of the newest call that is no longer kept; 0 while all are kept.
    pub fn gone(&self) -> u64 {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).gone
    }

    /// The number of the newest call that is kept; 0 if there is none.
    pub fn newest(&self) -> u64 {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.calls.back().map_or(0, |(call, _)| call.n)
    }

    /// The kept calls with a number above `n`, oldest first.
    pub fn after(&self, n: u64) -> Vec<Call> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let start = inner.calls.partition_point(|(kept, _)| kept.n <= n);
        inner.calls.range(start..).map(|(call, _)| call.clone()).collect()
    }
}

impl Inner {
    /// Writes a call to the file. A file that can't be written is given up, and the log says so once.
    fn write(&mut self, call: &Call) {
        let Some(file) = &mut self.file else { return };
        let written = serde_json::to_string(call).map_err(std::io::Error::from);
        if let Err(error) = written.and_then(|line| file.write_all((line + "\n").as_bytes())) {
            tracing::error!("calls are no longer written to the file: {error}");
            self.file = None;
        }
    }
}

/// About how many bytes the bodies of a call have in memory.
fn weight(call: &Call) -> usize {
    fn of(value: &Value) -> usize {
        let own = std::mem::size_of::<Value>();
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => own,
            Value::String(text) => own + text.capacity(),
            Value::Array(items) => own + items.iter().map(of).sum::<usize>(),
            Value::Object(fields) => {
                // A map's nodes have room for eleven fields, whether they are there or not.
                let nodes = 640 * (1 + fields.len() / 8);
                own + nodes + fields.iter().map(|(name, value)| name.len() + of(value) - own).sum::<usize>()
            }
        }
    }
    of(&call.request) + of(&call.response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_bounded_and_knows_what_it_dropped() {
        let log = CallLog::default();
        let call = |n| Call { n, status: 200, ..Call::default() };
        for _ in 0..CALLS_KEPT {
            log.record(call(log.number()));
        }
        assert_eq!((log.gone(), log.newest(), log.after(0).len()), (0, CALLS_KEPT as u64, CALLS_KEPT));
        log.record(call(log.number()));
        assert_eq!((log.gone(), log.after(0).len()), (1, CALLS_KEPT));
        let text = "x".repeat(BYTES_KEPT / 3);
        let large = |n| Call { response: Value::from(text.clone()), ..call(n) };
        for _ in 0..4 {
            log.record(large(log.number()));
        }
        let last = CALLS_KEPT as u64 + 5;
        assert_eq!((log.gone(), log.newest(), log.after(0).len()), (last - 2, last, 2));
    }

    #[test]
    fn a_file_has_all_calls_as_lines() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("calls.jsonl");
        std::fs::write(&file, "before\n").expect("written");
        let log = CallLog::default();
        log.write_to(&file).expect("it opens");
        log.record(Call { n: 1, path: "/api/v10/users/@me".to_owned(), ..Call::default() });
        let text = std::fs::read_to_string(&file).expect("it is read");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines.first()), (2, Some(&"before")));
        let call: Call = serde_json::from_str(lines[1]).expect("a call");
        assert_eq!((call.n, call.path.as_str()), (1, "/api/v10/users/@me"));
    }
}
