//! One WebSocket connection: which payloads a client can send when, heartbeats, and outgoing frames.
//!
//! Must not change the world. Sessions outlive connections and are in the hub.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query as UrlQuery, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::login::{self, Login};
use super::{members, updates};
use crate::sessions::frame::{self, Encoder, Inbound};
use crate::sessions::{BACKLOG, CloseCode, Identity, Link, Outgoing};
use crate::shared::Shared;

/// The gateway URL's query.
#[derive(Debug, Deserialize)]
pub(super) struct Query {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

/// The handler of the gateway's URL: `GET /?v=10&encoding=json[&compress=zlib-stream|zstd-stream]` as a WebSocket.
pub(super) async fn connect(
    State(shared): State<Arc<Shared>>,
    UrlQuery(query): UrlQuery<Query>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade.on_upgrade(move |socket| async move {
        let mut connection = Connection::new(shared, socket, &query);
        let ended = connection.serve(&query).await;
        connection.leave(ended);
    })
}

/// Whether the session ends with the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// It can be resumed.
    No,
    Yes,
}

type Flow = ControlFlow<Ended>;

struct Connection {
    shared: Arc<Shared>,
    socket: WebSocket,
    encoder: Encoder,
    number: u64,
    /// What the session sends to this connection; a new channel for each login.
    receiver: Option<mpsc::Receiver<Outgoing>>,
    session: Option<(String, Identity)>,
    sent: VecDeque<Instant>,
    last_heartbeat: Instant,
}

impl Connection {
    fn new(shared: Arc<Shared>, socket: WebSocket, query: &Query) -> Connection {
        Connection {
            number: shared.hub.next_connection(),
            encoder: Encoder::named(query.compress.as_deref()).unwrap_or_else(Encoder::plain),
            shared,
            socket,
            receiver: None,
            session: None,
            sent: VecDeque::new(),
            last_heartbeat: Instant::now(),
        }
    }

    async fn serve(&mut self, query: &Query) -> Ended {
        if query.v.as_deref().is_some_and(|version| !["9", "10"].contains(&version)) {
            tracing::warn!(v = query.v, "the local Discord's gateway speaks versions 9 and 10");
            return self.close(CloseCode::InvalidApiVersion).await;
        }
        if query.encoding.as_deref().is_some_and(|encoding| encoding != "json") {
            tracing::warn!(encoding = query.encoding, "the local Discord's gateway speaks JSON only");
            return self.close(CloseCode::DecodeError).await;
        }
        if Encoder::named(query.compress.as_deref()).is_none() {
            tracing::warn!(
                compress = query.compress,
                "the gateway compresses with zlib-stream or zstd-stream"
            );
            return self.close(CloseCode::DecodeError).await;
        }
        let hello = frame::hello(self.shared.hub.settings().heartbeat_interval_ms);
        let mut flow = self.send(hello, false).await;
        loop {
            if let ControlFlow::Break(ended) = flow {
                return ended;
            }
            let silence_ends = self.last_heartbeat + self.heartbeat_timeout();
            flow = tokio::select! {
                // Events are sent before a later payload is answered, and a heartbeat that has arrived is read before
                // the timeout is checked.
                biased;
                outgoing = next(&mut self.receiver) => match outgoing {
                    Some(outgoing) => self.forward(outgoing).await,
                    // The session left this connection: it was resumed on another one, or the client was too slow.
                    None => Flow::Break(Ended::No),
                },
                message = self.socket.recv() => match message {
                    Some(Ok(message)) => self.receive(message).await,
                    Some(Err(_)) | None => Flow::Break(Ended::No),
                },
                () = tokio::time::sleep_until(silence_ends) => Flow::Break(self.close(CloseCode::SessionTimedOut).await),
            };
        }
    }

    /// How long the gateway waits for a heartbeat: one and a half intervals.
    fn heartbeat_timeout(&self) -> Duration {
        Duration::from_millis(self.shared.hub.settings().heartbeat_interval_ms * 3 / 2)
    }

    async fn receive(&mut self, message: Message) -> Flow {
        match &message {
            Message::Text(_) | Message::Binary(_) => {}
            Message::Close(frame) => {
                let gone = frame.as_ref().is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                return Flow::Break(self.answer_close(if gone { Ended::Yes } else { Ended::No }).await);
            }
            Message::Ping(_) | Message::Pong(_) => return Flow::Continue(()),
        }
        if self.sends_too_much() {
            return Flow::Break(self.close(CloseCode::RateLimited).await);
        }
        let Some(inbound) = Inbound::read(&message) else {
            return Flow::Break(self.close(CloseCode::DecodeError).await);
        };
        match self.answer(inbound).await {
            Ok(flow) => flow,
            Err(code) => Flow::Break(self.close(code).await),
        }
    }

    fn sends_too_much(&mut self) -> bool {
        let now = Instant::now();
        self.sent.push_back(now);
        self.sent.retain(|at| now - *at < Duration::from_secs(60));
        self.sent.len() > self.shared.hub.settings().sends_per_minute
    }

    async fn answer(&mut self, inbound: Inbound) -> Result<Flow, CloseCode> {
        match inbound.op {
            1 => {
                self.last_heartbeat = Instant::now();
                Ok(self.send(frame::control(11, &Value::Null), false).await)
            }
            2 if self.session.is_some() => Err(CloseCode::AlreadyAuthenticated),
            6 if self.session.is_some() => Err(CloseCode::AlreadyAuthenticated),
            2 => self.identify(inbound.d).await,
            6 => self.resume(inbound.d).await,
            op => {
                let (session_id, identity) = self.session.as_ref().ok_or(CloseCode::NotAuthenticated)?;
                match op {
                    3 => updates::presence(&self.shared, identity, &inbound.d),
                    4 => updates::voice_state(&self.shared, session_id, identity, &inbound.d)?,
                    8 => members::answer(&self.shared, session_id, identity, &inbound.d)?,
                    // User clients also send call, lazy guild and subscription requests.
                    13 | 14 | 36 | 37 | 40 if !identity.who.is_bot() => {}
                    _ => {
                        tracing::warn!(op, "the local Discord's gateway does not know this opcode");
                        return Err(CloseCode::UnknownOpcode);
                    }
                }
                Ok(Flow::Continue(()))
            }
        }
    }

    async fn identify(&mut self, data: Value) -> Result<Flow, CloseCode> {
        let request: login::Identify = serde_json::from_value(data).map_err(|_| CloseCode::DecodeError)?;
        if request.compress == Some(true) {
            self.encoder.compress_packets();
        }
        let link = self.link();
        let login = login::identify(&self.shared, &request, link);
        if matches!(login, Login::Invalid) {
            let after_ms = self.shared.hub.settings().invalid_session_after_ms;
            tokio::time::sleep(Duration::from_millis(after_ms)).await;
        }
        self.finish_login(login).await
    }

    async fn resume(&mut self, data: Value) -> Result<Flow, CloseCode> {
        let request: login::Resume = serde_json::from_value(data).map_err(|_| CloseCode::DecodeError)?;
        let link = self.link();
        let login = login::resume(&self.shared, &request, link);
        self.finish_login(login).await
    }

    async fn finish_login(&mut self, login: Login) -> Result<Flow, CloseCode> {
        match login {
            Login::Accepted { session_id, identity } => {
                tracing::debug!(account = %identity.who.id(), session = %session_id, "gateway session connected");
                self.session = Some((session_id, identity));
                Ok(Flow::Continue(()))
            }
            Login::Invalid => {
                self.receiver = None;
                Ok(self.send(frame::control(9, &json!(false)), false).await)
            }
            Login::Refused(code) => Err(code),
        }
    }

    fn link(&mut self) -> Link {
        let (sender, receiver) = mpsc::channel(BACKLOG);
        self.receiver = Some(receiver);
        Link { connection: self.number, sender }
    }

    async fn forward(&mut self, outgoing: Outgoing) -> Flow {
        match outgoing {
            Outgoing::Dispatch(text) => self.send(text, true).await,
            Outgoing::Heartbeat => self.send(frame::control(1, &Value::Null), false).await,
            Outgoing::Reconnect => self.send(frame::control(7, &Value::Null), false).await,
            Outgoing::Invalid { resumable } => {
                self.session = None;
                self.receiver = None;
                self.send(frame::control(9, &json!(resumable)), false).await
            }
            Outgoing::Close(code) => Flow::Break(self.close(code).await),
            Outgoing::Break => Flow::Break(Ended::No),
        }
    }

    async fn send(&mut self, text: String, is_dispatch: bool) -> Flow {
        let Ok(message) = self.encoder.encode(text, is_dispatch) else { return Flow::Break(Ended::No) };
        match self.socket.send(message).await {
            Ok(()) => Flow::Continue(()),
            Err(_) => Flow::Break(Ended::No),
        }
    }

    /// Sends a close frame and waits a moment for the client's. 4007 and 4009 end the session, as documented.
    async fn close(&mut self, code: CloseCode) -> Ended {
        let ends = matches!(code, CloseCode::InvalidSeq | CloseCode::SessionTimedOut);
        let ended = if ends { Ended::Yes } else { Ended::No };
        // A client can reconnect as soon as it reads the frame, so the session must have its final state before that.
        self.leave(ended);
        tracing::warn!(
            code = code.number(),
            "closing a gateway connection: {} {}",
            code.reason(),
            code.advice()
        );
        let frame = CloseFrame { code: code.number(), reason: code.reason().into() };
        if self.socket.send(Message::Close(Some(frame))).await.is_ok() {
            self.drain().await;
        }
        ended
    }

    /// Answers a client's close frame: the WebSocket layer sends its own with the next read.
    async fn answer_close(&mut self, ended: Ended) -> Ended {
        self.leave(ended);
        self.drain().await;
        ended
    }

    /// Reads until the client is gone, for one second at most.
    async fn drain(&mut self) {
        let drained = async { while let Some(Ok(_)) = self.socket.recv().await {} };
        let _ = tokio::time::timeout(Duration::from_secs(1), drained).await;
    }

    fn leave(&mut self, ended: Ended) {
        if let Some((id, identity)) = self.session.take() {
            self.shared.hub.leave(&id, self.number, ended == Ended::Yes);
            updates::gone(&self.shared, &id, identity.who.id());
        }
    }
}

/// The next item from the session; waits forever while there is no session.
async fn next(receiver: &mut Option<mpsc::Receiver<Outgoing>>) -> Option<Outgoing> {
    match receiver {
        Some(receiver) => receiver.recv().await,
        None => std::future::pending().await,
    }
}
