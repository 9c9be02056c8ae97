//! A program that gets events: it listens on this machine, checks each signature by the specification's own words, and answers as a story says.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt as _, Full};
use hyper::Response;
use hyper::body::Bytes;
use parley::http::{Answer, HttpListener, Question};
use parley::webhooks::Secret;
use ring::hmac;
use serde_json::Value;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What it shares with Parley.
const KEY: [u8; 32] = *b"0123456789abcdef0123456789abcdef";

/// What the receiver shares with Parley, as an operator writes it.
pub(crate) fn written_secret() -> String {
    format!("whsec_{}", STANDARD.encode(KEY))
}

pub(crate) fn secret() -> Secret {
    Secret::parse(&written_secret()).expect("a secret")
}

/// How it answers one request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    Status(u16),
    /// Another address, at which nothing is to be asked.
    Redirect(String),
    /// It takes the event, and never answers.
    Hang,
}

/// One request that was signed right.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) id: String,
    pub(crate) seconds: i64,
    /// How many signatures there were.
    pub(crate) signatures: usize,
    pub(crate) text: String,
}

impl Taken {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }

    pub(crate) fn kind(&self) -> String {
        self.json()["type"].as_str().expect("a type").to_owned()
    }
}

#[derive(Default)]
struct Planned {
    replies: VecDeque<Reply>,
    /// Once there are no more of those.
    always: Option<Reply>,
}

pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    taken: watch::Receiver<Vec<Taken>>,
    planned: Arc<Mutex<Planned>>,
    listening: JoinHandle<()>,
}

impl Receiver {
    /// One that takes everything.
    pub(crate) async fn open() -> Self {
        let listener =
            HttpListener::bind("127.0.0.1:0".parse().expect("an address")).await.expect("it listens");
        let address = listener.address().expect("its address");
        let (note, taken) = watch::channel(Vec::new());
        let planned = Arc::<Mutex<Planned>>::default();
        let (note, plan) = (Arc::new(note), Arc::clone(&planned));
        let respond = move |question| respond(question, Arc::clone(&note), Arc::clone(&plan));
        let listening = tokio::spawn(listener.run(respond));
        Self { address, taken, planned, listening }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/parley", self.address)
    }

    /// The next requests are answered like this.
    pub(crate) fn plan(&self, replies: impl IntoIterator<Item = Reply>) {
        self.planned.lock().expect("not poisoned").replies.extend(replies);
    }

    /// Every request after those is.
    pub(crate) fn always(&self, reply: Reply) {
        self.planned.lock().expect("not poisoned").always = Some(reply);
    }

    /// What came so far.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.taken.borrow().clone()
    }

    pub(crate) fn kinds(&self) -> Vec<String> {
        self.taken().iter().map(Taken::kind).collect()
    }

    /// Waits until so many came.
    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Taken> {
        let mut taken = self.taken.clone();
        let come = taken.wait_for(|taken| taken.len() >= count);
        let come =
            tokio::time::timeout(crate::harness::world::PATIENCE, come).await.expect("they come in time");
        come.expect("it listens").clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn respond(
    question: Question,
    note: Arc<watch::Sender<Vec<Taken>>>,
    planned: Arc<Mutex<Planned>>,
) -> Answer {
    let (head, body) = question.into_parts();
    let body = body.collect().await.expect("all of it").to_bytes();
    let header = |name: &str| head.headers[name].to_str().expect("text").to_owned();
    assert_eq!((head.method.as_str(), header("content-type").as_str()), ("POST", "application/json"));
    let (id, seconds, signature) =
        (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
    if !is_signed(&id, &seconds, &body, &signature) {
        return answer(401, None);
    }
    let signatures = signature.split(' ').count();
    let text = String::from_utf8(body.to_vec()).expect("UTF-8");
    let seconds = seconds.parse().expect("a number");
    let reply = {
        let mut planned = planned.lock().expect("not poisoned");
        let next = planned.replies.pop_front();
        next.or_else(|| planned.always.clone()).unwrap_or(Reply::Status(204))
    };
    note.send_modify(|taken| taken.push(Taken { id, seconds, signatures, text }));
    match reply {
        Reply::Status(status) => answer(status, None),
        Reply::Redirect(to) => answer(307, Some(to)),
        Reply::Hang => std::future::pending().await,
    }
}

/// Whether one of the signatures is right.
fn is_signed(id: &str, seconds: &str, body: &[u8], signatures: &str) -> bool {
    let mut signed = format!("{id}.{seconds}.").into_bytes();
    signed.extend_from_slice(body);
    let key = hmac::Key::new(hmac::HMAC_SHA256, &KEY);
    signatures
        .split(' ')
        .filter_map(|one| one.strip_prefix("v1,"))
        .any(|one| STANDARD.decode(one).is_ok_and(|tag| hmac::verify(&key, &signed, &tag).is_ok()))
}

fn answer(status: u16, location: Option<String>) -> Answer {
    let mut answer = Response::builder().status(status);
    if let Some(location) = location {
        answer = answer.header("location", location);
    }
    answer.body(Full::new(Bytes::new())).expect("an answer")
}
