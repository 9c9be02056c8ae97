//! A minimal gateway client: frames in, frames out, one timeout for all waits.

use std::io::Read as _;
use std::time::Duration;

use flate2::read::ZlibDecoder;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const LIMIT: Duration = Duration::from_secs(10);

pub(crate) struct RawSocket {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The last sequence number seen.
    pub(crate) seq: Option<u64>,
    /// The session id from the last READY.
    pub(crate) session_id: String,
}

impl RawSocket {
    pub(crate) async fn connect(url: &str) -> RawSocket {
        let (socket, _) = connect_async(url).await.expect("connects");
        RawSocket { socket, seq: None, session_id: String::new() }
    }

    pub(crate) async fn send(&mut self, payload: Value) {
        self.socket.send(Message::text(payload.to_string())).await.expect("sends");
    }

    pub(crate) async fn send_raw(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.expect("sends");
    }

    pub(crate) async fn identify(&mut self, token: &str, intents: u64) {
        let properties = json!({"os": "linux", "browser": "raw", "device": "raw"});
        self.send(json!({"op": 2, "d": {"token": token, "intents": intents, "properties": properties}}))
            .await;
    }

    pub(crate) async fn resume(&mut self, token: &str, session_id: &str, seq: u64) {
        self.send(json!({"op": 6, "d": {"token": token, "session_id": session_id, "seq": seq}})).await;
    }

    /// The next raw message; `None` when the connection has ended.
    pub(crate) async fn raw(&mut self) -> Option<Message> {
        let next = tokio::time::timeout(LIMIT, self.socket.next()).await.expect("something comes in time");
        next.and_then(Result::ok)
    }

    /// The next payload, decompressed if it is compressed.
    pub(crate) async fn frame(&mut self) -> Value {
        let frame: Value = match self.raw().await {
            Some(Message::Text(text)) => serde_json::from_str(&text).expect("JSON"),
            Some(Message::Binary(bytes)) => {
                let mut text = String::new();
                ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).expect("a zlib packet");
                serde_json::from_str(&text).expect("JSON")
            }
            other => panic!("no payload but {other:?}"),
        };
        self.note(&frame);
        frame
    }

    pub(crate) fn note(&mut self, frame: &Value) {
        self.seq = frame["s"].as_u64().or(self.seq);
        if frame["t"] == "READY" {
            self.session_id = frame["d"]["session_id"].as_str().expect("a session id").to_owned();
        }
    }

    /// Reads until the next event with this name.
    pub(crate) async fn dispatch(&mut self, name: &str) -> Value {
        loop {
            let frame = self.frame().await;
            if frame["t"] == name {
                return frame["d"].clone();
            }
        }
    }

    /// Reads until the next payload with this opcode.
    pub(crate) async fn opcode(&mut self, op: u64) -> Value {
        loop {
            let frame = self.frame().await;
            if frame["op"] == op {
                return frame["d"].clone();
            }
        }
    }

    /// The events up to and including one with this name: name and sequence number.
    pub(crate) async fn events_until(&mut self, name: &str) -> Vec<(String, u64)> {
        let mut events = vec![];
        loop {
            let frame = self.frame().await;
            let Some(event) = frame["t"].as_str() else { continue };
            events.push((event.to_owned(), frame["s"].as_u64().expect("a number")));
            if event == name {
                return events;
            }
        }
    }

    /// Reads until the close frame and returns its code; 0 when the connection was dropped.
    pub(crate) async fn close_code(&mut self) -> u16 {
        loop {
            match self.raw().await {
                Some(Message::Close(frame)) => return frame.map_or(1005, |frame| frame.code.into()),
                Some(_) => {}
                None => return 0,
            }
        }
    }

    /// Closes with a code, as a client does.
    pub(crate) async fn close(mut self, code: u16) {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        self.socket.close(Some(frame)).await.expect("closes");
        while self.raw().await.is_some() {}
    }
}
