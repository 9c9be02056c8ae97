//! Tests both kinds of gateway compression.

use flate2::{Decompress, FlushDecompress};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::local_discord::{GUILDS, LocalDiscord};
use crate::raw_socket::RawSocket;

#[tokio::test]
async fn payload_compression_packs_dispatches() {
    let discord = LocalDiscord::start().await;
    let mut socket = discord.socket("?v=10&encoding=json").await;
    let data = json!({"token": discord.bot_token(), "intents": GUILDS, "properties": {}, "compress": true});
    socket.send(json!({"op": 2, "d": data})).await;
    let Some(Message::Binary(bytes)) = socket.raw().await else { panic!("READY is not packed") };
    assert_eq!(bytes[0], 0x78, "a zlib header");
    assert_eq!(socket.dispatch("GUILD_CREATE").await["name"], "Workshop");
    socket.send(json!({"op": 1, "d": 2})).await;
    assert!(matches!(socket.raw().await, Some(Message::Text(_))), "an acknowledgement stays text");
}

#[tokio::test]
async fn a_zlib_stream_spans_the_connection() {
    let discord = LocalDiscord::start().await;
    let url = format!("{}/?v=10&encoding=json&compress=zlib-stream", discord.emulator.ready().gateway);
    let mut socket = RawSocket::connect(&url).await;
    let mut zlib = Decompress::new(true);
    assert_eq!(unpack(&mut socket, &mut zlib).await["op"], 10);
    socket.identify(discord.bot_token(), GUILDS).await;
    assert_eq!(unpack(&mut socket, &mut zlib).await["t"], "READY");
    assert_eq!(unpack(&mut socket, &mut zlib).await["t"], "GUILD_CREATE");
}

async fn unpack(socket: &mut RawSocket, zlib: &mut Decompress) -> Value {
    let Some(Message::Binary(bytes)) = socket.raw().await else { panic!("not packed") };
    let mut text = Vec::with_capacity(1 << 20);
    zlib.decompress_vec(&bytes, &mut text, FlushDecompress::Sync).expect("a zlib stream");
    serde_json::from_slice(&text).expect("JSON")
}
