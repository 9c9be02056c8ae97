//! A mail server that takes every mail and keeps how many there were. Owns as much of SMTP as one sender on this machine needs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A running one; dropped, it is gone.
pub(crate) struct Letterbox {
    /// On 127.0.0.1.
    pub(crate) port: u16,
    taken: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Letterbox {
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let taken = Arc::new(AtomicUsize::new(0));
        let counts = Arc::clone(&taken);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counts = Arc::clone(&counts);
                // Whoever hangs up in the middle has sent nothing.
                tokio::spawn(async move { drop(converse(stream, &counts).await) });
            }
        });
        Self { port, taken, task }
    }

    /// How many mails came so far.
    pub(crate) fn taken(&self) -> usize {
        self.taken.load(Ordering::SeqCst)
    }
}

impl Drop for Letterbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn converse(stream: TcpStream, taken: &AtomicUsize) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 letterbox\r\n").await?;
    let (mut line, mut in_mail) = (String::new(), false);
    while stream.read_line(&mut line).await? > 0 {
        let said = line.trim_end().to_ascii_uppercase();
        let answer: &[u8] = match said.get(..4).unwrap_or(&said) {
            "." if in_mail => {
                in_mail = false;
                taken.fetch_add(1, Ordering::SeqCst);
                b"250 taken\r\n"
            }
            _ if in_mail => b"",
            "DATA" => {
                in_mail = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 letterbox\r\n",
        };
        stream.write_all(answer).await?;
        stream.flush().await?;
        line.clear();
    }
    Ok(())
}
