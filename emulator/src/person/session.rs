//! A person's gateway session: stays connected, sends heartbeats, resumes, and identifies again when it must.
//!
//! Must not know what events mean beyond READY.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::log::Log;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The longest pause between two attempts to connect.
const PAUSE_MS: u64 = 1_000;

/// A random number, as the first nonce.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

struct Session {
    token: String,
    log: Arc<Log>,
    seq: Option<u64>,
    id: Option<String>,
}

/// Why a connection ended.
enum End {
    /// It can be resumed.
    Broken,
    /// The session is gone.
    Invalid,
    /// Connecting again is useless, such as with a wrong token.
    Final,
}

/// Keeps a session connected until it is refused for good or the task is stopped.
pub(super) async fn run(url: String, token: String, log: Arc<Log>) {
    let mut session = Session { token, log, seq: None, id: None };
    let mut failures = 0_u64;
    loop {
        let before = session.log.len();
        let end = match connect_async(format!("{url}/?v=10&encoding=json")).await {
            Ok((socket, _)) => session.serve(socket).await,
            Err(_) => End::Broken,
        };
        match end {
            End::Broken => {}
            End::Invalid => session.id = None,
            End::Final => return,
        }
        failures = if session.log.len() > before { 0 } else { failures + 1 };
        tokio::time::sleep(Duration::from_millis((failures * 50).min(PAUSE_MS))).await;
    }
}

impl Session {
    async fn serve(&mut self, mut socket: Socket) -> End {
        let Some(hello) = next(&mut socket).await else { return End::Broken };
        let every = Duration::from_millis(hello["d"]["heartbeat_interval"].as_u64().unwrap_or(41_250));
        let login = match (&self.id, self.seq) {
            (Some(id), Some(seq)) => {
                json!({"op": 6, "d": {"token": self.token, "session_id": id, "seq": seq}})
            }
            _ => {
                json!({"op": 2, "d": {"token": self.token, "capabilities": 0, "properties": {"browser": "person"}}})
            }
        };
        let mut sent = socket.send(Message::text(login.to_string())).await.is_ok();
        let mut beat = Instant::now() + every;
        while sent {
            tokio::select! {
                message = socket.next() => match message {
                    Some(Ok(Message::Text(text))) => {
                        if let Some(end) = self.take(&mut socket, &text).await {
                            return end;
                        }
                    }
                    Some(Ok(Message::Close(frame))) => {
                        let code = frame.map_or(1005, |frame| u16::from(frame.code));
                        return match code {
                            4003 | 4004 | 4010..=4014 => End::Final,
                            4007 | 4009 => End::Invalid,
                            _ => End::Broken,
                        };
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return End::Broken,
                },
                () = tokio::time::sleep_until(beat) => {
                    beat += every;
                    sent = self.heartbeat(&mut socket).await;
                }
            }
        }
        End::Broken
    }

    async fn take(&mut self, socket: &mut Socket, text: &str) -> Option<End> {
        let frame: Value = serde_json::from_str(text).ok()?;
        match frame["op"].as_u64() {
            Some(0) => self.dispatch(frame),
            Some(1) => return (!self.heartbeat(socket).await).then_some(End::Broken),
            Some(7) => return Some(End::Broken),
            Some(9) => return Some(if frame["d"] == json!(true) { End::Broken } else { End::Invalid }),
            _ => {}
        }
        None
    }

    fn dispatch(&mut self, mut frame: Value) {
        self.seq = frame["s"].as_u64().or(self.seq);
        let data = frame["d"].take();
        let name = frame["t"].as_str().unwrap_or_default();
        if name == "READY" {
            self.id = data["session_id"].as_str().map(str::to_owned);
        }
        self.log.push(name, data);
    }

    async fn heartbeat(&self, socket: &mut Socket) -> bool {
        socket.send(Message::text(json!({"op": 1, "d": self.seq}).to_string())).await.is_ok()
    }
}

async fn next(socket: &mut Socket) -> Option<Value> {
    match socket.next().await? {
        Ok(Message::Text(text)) => serde_json::from_str(&text).ok(),
        _ => None,
    }
}
