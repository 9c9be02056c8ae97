//! One session: its account, its numbered events, the buffer for RESUME, and its current connection, if any.
//!
//! Must not know the world: the hub decides which events it gets.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::{CloseCode, frame};
use crate::world::Caller;

/// Most frames that are queued for a slow client before its connection is dropped.
pub(crate) const BACKLOG: usize = 20_000;

/// What a session sends to its connection.
#[derive(Debug)]
pub(crate) enum Outgoing {
    /// An event's text.
    Dispatch(String),
    /// HEARTBEAT (1): the client should send a heartbeat right away.
    Heartbeat,
    /// RECONNECT (7).
    Reconnect,
    /// INVALID SESSION (9); the connection stays open for another IDENTIFY or RESUME.
    Invalid { resumable: bool },
    /// A close frame.
    Close(CloseCode),
    /// The connection is dropped without a close frame.
    Break,
}

/// The queue to a session's connection.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) connection: u64,
    pub(crate) sender: mpsc::Sender<Outgoing>,
}

/// What the client sent in IDENTIFY.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub(crate) who: Caller,
    /// The token without prefix. RESUME must have the same one.
    pub(crate) token: String,
    pub(crate) intents: u64,
    pub(crate) shard: Option<(u32, u32)>,
    /// From how many members on a server counts as large: then GUILD_CREATE has only those who are online.
    pub(crate) large_threshold: u64,
}

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) identity: Identity,
    seq: u64,
    kept: VecDeque<Kept>,
    keep_at_most: usize,
    link: Option<Link>,
    broken_since: Option<Instant>,
}

/// An event for RESUME. Its data is one text for all sessions that got it.
#[derive(Debug)]
struct Kept {
    seq: u64,
    name: &'static str,
    data: Arc<str>,
}

impl Kept {
    fn frame(&self) -> Outgoing {
        Outgoing::Dispatch(frame::dispatch(self.name, self.seq, &self.data))
    }
}

/// Why a session cannot be resumed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ResumeError {
    /// The sequence number is larger than any that was sent.
    Ahead,
    /// Missed events are no longer in the buffer.
    Forgotten,
}

impl Session {
    pub(crate) fn new(identity: Identity, link: Link, keep_at_most: usize) -> Session {
        let kept = VecDeque::new();
        Session { identity, seq: 0, kept, keep_at_most, link: Some(link), broken_since: None }
    }

    /// Numbers an event, buffers it for RESUME, and sends it if there is a connection.
    pub(crate) fn push(&mut self, name: &'static str, data: Arc<str>) {
        self.seq += 1;
        let event = Kept { seq: self.seq, name, data };
        self.send(event.frame());
        self.kept.push_back(event);
        if self.kept.len() > self.keep_at_most {
            self.kept.pop_front();
        }
    }

    /// Queues something for the connection. If the queue is full, the connection is dropped and the session stays.
    pub(crate) fn send(&mut self, outgoing: Outgoing) {
        let refused = self.link.as_ref().is_some_and(|link| link.sender.try_send(outgoing).is_err());
        if refused {
            self.detach();
        }
    }

    /// Queues the last item of a connection. Later events are buffered for RESUME.
    pub(crate) fn end_connection(&mut self, last: Outgoing) {
        self.send(last);
        if self.is_connected() {
            self.detach();
        }
    }

    /// Resumes on another connection: sends the events after `seen`, then RESUMED.
    pub(crate) fn resume(&mut self, seen: u64, link: Link) -> Result<(), ResumeError> {
        if seen > self.seq {
            return Err(ResumeError::Ahead);
        }
        let oldest = self.kept.front().map_or(self.seq + 1, |event| event.seq);
        if seen + 1 < oldest {
            return Err(ResumeError::Forgotten);
        }
        self.end_connection(Outgoing::Break);
        self.link = Some(link);
        self.broken_since = None;
        let missed: Vec<_> = self.kept.iter().filter(|event| event.seq > seen).map(Kept::frame).collect();
        for frame in missed {
            self.send(frame);
        }
        self.push("RESUMED", "{}".into());
        Ok(())
    }

    /// The connection is gone. From now on events are buffered.
    pub(crate) fn detach(&mut self) {
        self.link = None;
        self.broken_since = Some(Instant::now());
    }

    pub(crate) fn is_on(&self, connection: u64) -> bool {
        self.link.as_ref().is_some_and(|link| link.connection == connection)
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.link.is_some()
    }

    pub(crate) fn is_expired(&self, window: Duration) -> bool {
        self.broken_since.is_some_and(|since| since.elapsed() > window)
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc;

    use super::{Identity, Link, Outgoing, ResumeError, Session};
    use crate::world::{Caller, Id};

    fn link(connection: u64) -> (Link, mpsc::Receiver<Outgoing>) {
        let (sender, receiver) = mpsc::channel(64);
        (Link { connection, sender }, receiver)
    }

    fn session(keep: usize) -> (Session, mpsc::Receiver<Outgoing>) {
        let who = Caller::Bot { id: Id(1), application_id: Id(1) };
        let (link, receiver) = link(1);
        let identity = Identity { who, token: "t".into(), intents: 0, shard: None, large_threshold: 50 };
        (Session::new(identity, link, keep), receiver)
    }

    fn dispatched(receiver: &mut mpsc::Receiver<Outgoing>) -> Vec<String> {
        let mut texts = Vec::new();
        while let Ok(outgoing) = receiver.try_recv() {
            if let Outgoing::Dispatch(text) = outgoing {
                texts.push(text);
            }
        }
        texts
    }

    #[test]
    fn a_resume_sends_what_was_missed_and_only_that() {
        let (mut session, _first) = session(10);
        session.push("A", "1".into());
        session.push("B", "2".into());
        session.detach();
        session.push("C", "3".into());
        let (second, mut receiver) = link(2);
        session.resume(1, second).expect("resumes");
        let expected = [
            r#"{"t":"B","s":2,"op":0,"d":2}"#,
            r#"{"t":"C","s":3,"op":0,"d":3}"#,
            r#"{"t":"RESUMED","s":4,"op":0,"d":{}}"#,
        ];
        assert_eq!(dispatched(&mut receiver), expected);
    }

    #[test]
    fn a_resume_beyond_the_buffer_or_the_truth_is_refused() {
        let (mut session, _first) = session(2);
        for _ in 0..4 {
            session.push("A", "1".into());
        }
        assert_eq!(session.resume(1, link(2).0), Err(ResumeError::Forgotten));
        assert_eq!(session.resume(5, link(2).0), Err(ResumeError::Ahead));
        assert!(session.resume(2, link(2).0).is_ok());
    }
}
