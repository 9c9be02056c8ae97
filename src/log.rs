//! What is written to standard error. Owns that nothing of what people wrote gets there, whatever the operator's filter says:
//! the Discord library's warnings can quote a whole event, and below warnings it logs tokens.

use crate::config::{ConfigError, LogConfig, LogFormat};
use std::fmt;
use std::io::IsTerminal;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::fmt::format::{FormatEvent, FormatFields, Writer};
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, MakeWriter};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, filter, fmt as lines};

/// Whose lines are looked at: they see what people write, and what Parley answers with.
const CARRIERS: [&str; 4] = ["serenity", "tungstenite", "tokio_tungstenite", "hyper_util"];
/// Parts of the library that say something at each try to connect. `discord::gateway` says it in a few lines instead.
const TALKATIVE: [&str; 2] = ["serenity::gateway::bridge", "serenity::gateway::shard"];
/// What is said in place of a line that may quote something.
const UNQUOTED: &str = "the Discord library met something that it can't read; its line isn't logged, because it may quote what people wrote";
/// A line of the library that says no more than what happened is shorter.
const LONGEST: usize = 240;

/// Starts logging for the whole process.
///
/// # Errors
/// A filter that cannot be read.
pub fn start(log: &LogConfig) -> Result<(), ConfigError> {
    let filter = EnvFilter::try_new(&log.filter)
        .map_err(|error| ConfigError::Value { key: "log.filter", why: error.to_string() })?;
    let ansi = std::io::stderr().is_terminal();
    subscriber(filter, log.format, ansi, std::io::stderr).init();
    Ok(())
}

fn subscriber<W>(
    wanted: EnvFilter,
    format: LogFormat,
    ansi: bool,
    writer: W,
) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let allowed = filter::filter_fn(may_be_logged);
    let registry = tracing_subscriber::registry();
    match format {
        LogFormat::Text => {
            let layer = lines::layer().with_writer(writer).with_ansi(ansi);
            let layer = layer.map_event_format(|inner| Unquoted { inner, format });
            Box::new(registry.with(layer.with_filter(allowed).with_filter(wanted)))
        }
        LogFormat::Json => {
            let layer = lines::layer().json().with_writer(writer).with_ansi(ansi);
            let layer = layer.map_event_format(|inner| Unquoted { inner, format });
            Box::new(registry.with(layer.with_filter(allowed).with_filter(wanted)))
        }
    }
}

fn is_carriers(metadata: &Metadata<'_>) -> bool {
    let root = metadata.target().split("::").next().unwrap_or_default();
    CARRIERS.contains(&root)
}

/// Nothing of the carriers below a warning, or below an error where they talk much, and none of their spans, which carry tokens.
fn may_be_logged(metadata: &Metadata<'_>) -> bool {
    let talks_much = TALKATIVE.iter().any(|part| metadata.target().starts_with(part));
    let least = if talks_much { Level::ERROR } else { Level::WARN };
    !is_carriers(metadata) || metadata.is_event() && *metadata.level() <= least
}

/// Writes events as `inner` does, but for those that may quote something.
struct Unquoted<F> {
    inner: F,
    format: LogFormat,
}

impl<S, N, F> FormatEvent<S, N> for Unquoted<F>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        if !is_carriers(event.metadata()) || !may_quote(event) {
            return self.inner.format_event(context, writer, event);
        }
        let (level, target) = (event.metadata().level(), event.metadata().target());
        match self.format {
            LogFormat::Text => {
                SystemTime.format_time(&mut writer)?;
                writeln!(writer, " {level:>5} {target}: {UNQUOTED}")
            }
            LogFormat::Json => {
                writer.write_str("{\"timestamp\":\"")?;
                SystemTime.format_time(&mut writer)?;
                writeln!(
                    writer,
                    "\",\"level\":\"{level}\",\"fields\":{{\"message\":\"{UNQUOTED}\"}},\"target\":\"{target}\"}}"
                )
            }
        }
    }
}

/// Whether a line of a carrier says more than what happened: part of an event, or the reason why one cannot be read, which
/// quotes it.
fn may_quote(event: &Event<'_>) -> bool {
    let mut words = Words::default();
    event.record(&mut words);
    let words = words.0;
    words.chars().count() > LONGEST
        || ["deserializ", "Json(", "{\"", "\\\"", "://"].iter().any(|sign| words.contains(sign))
}

#[derive(Default)]
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, _: &Field, value: &dyn fmt::Debug) {
        self.0 += &format!("{value:?} ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::sync::{Arc, Mutex};
    use tracing::{debug, error, info, info_span, warn};

    #[derive(Clone, Default)]
    struct Sheet(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Sheet {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(filter: &str, format: LogFormat, log: impl FnOnce()) -> String {
        let sheet = Sheet::default();
        let writer = sheet.clone();
        let wanted = EnvFilter::try_new(filter).expect("a filter");
        let subscriber = subscriber(wanted, format, false, move || writer.clone());
        tracing::subscriber::with_default(subscriber, log);
        String::from_utf8(sheet.0.lock().expect("no panic").clone()).expect("text")
    }

    fn lines_of_the_library() {
        let payload = r#"{"t":"INTERACTION_CREATE","d":{"token":"s3cret","value":"what Ana wrote"}}"#;
        warn!(target: "serenity::gateway::ws", "Err deserializing text: Error(\"no\"); text: {payload}");
        warn!(target: "serenity::model::utils", "skipping guild channel due to deserialization error: what Ana wrote");
        error!(target: "serenity::gateway::bridge::shard_runner", "Shard handler received err: Json(what Ana wrote)");
        warn!(target: "serenity::client", "{}", "what Ana wrote ".repeat(40));
        debug!(target: "serenity::http", "s3cret");
        let span = info_span!(target: "serenity::http", "call", token = "s3cret");
        let entered = span.enter();
        info!("a line of Parley's");
        drop(entered);
        warn!(target: "serenity::http::ratelimiting", "Ratelimited.");
        warn!(target: "serenity::gateway::shard", "Gateway ratelimited.");
        warn!(target: "serenity::gateway::bridge::shard_runner", "Resume failed, reidentifying");
    }

    #[test]
    fn the_library_never_quotes_anything_whatever_the_filter_says() {
        for filter in ["info,serenity=warn", "trace", "trace,serenity=trace"] {
            for format in [LogFormat::Text, LogFormat::Json] {
                let log = written(filter, format, lines_of_the_library);
                assert!(!log.contains("s3cret") && !log.contains("Ana"), "{filter}: {log}");
                assert_eq!(log.matches(UNQUOTED).count(), 4, "{filter}: {log}");
                assert!(log.contains("a line of Parley's") && log.contains("Ratelimited."), "{log}");
                assert!(
                    !log.contains("Gateway") && !log.contains("reidentifying"),
                    "one line at each try: {log}"
                );
                assert_eq!(log.lines().count(), 6, "{log}");
                if format == LogFormat::Json {
                    for line in log.lines() {
                        let read: serde_json::Value = serde_json::from_str(line).expect(line);
                        assert!(read["fields"]["message"].is_string(), "{line}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_wrong_filter_is_named() {
        let log = LogConfig { filter: "info,=,".to_owned(), ..LogConfig::default() };
        assert!(start(&log).is_err_and(|error| error.to_string().contains("log.filter")));
    }
}
