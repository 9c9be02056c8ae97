//! Tests RESUME: it sends exactly the missed events, or fails clearly.

use discord_emulator::sessions::Settings;
use serde_json::{Value, json};

use crate::local_discord::{GUILD_MESSAGES, GUILDS, LocalDiscord};
use crate::raw_socket::RawSocket;

const QUERY: &str = "?v=10&encoding=json";

/// Logs in, receives one message, loses the connection, and misses two.
async fn interrupted(discord: &LocalDiscord) -> RawSocket {
    let mut socket = discord.log_in(GUILDS | GUILD_MESSAGES).await;
    let general = discord.channel("general").await;
    let ana = discord.person("Ana").await;
    ana.say(general, "heard").await.expect("sends");
    socket.dispatch("MESSAGE_CREATE").await;
    discord.emulator.drop_gateway(discord.bot_id());
    assert_eq!(socket.close_code().await, 0, "the connection breaks without a close frame");
    ana.say(general, "missed").await.expect("sends");
    ana.say(general, "missed too").await.expect("sends");
    socket
}

#[tokio::test]
async fn a_resume_replays_exactly_what_was_missed() {
    let discord = LocalDiscord::start().await;
    let first = interrupted(&discord).await;
    let seen = first.seq.expect("a number");
    let mut second = discord.socket(QUERY).await;
    second.resume(discord.bot_token(), &first.session_id, seen).await;
    let events = second.events_until("RESUMED").await;
    let expected = [("MESSAGE_CREATE", seen + 1), ("MESSAGE_CREATE", seen + 2), ("RESUMED", seen + 3)];
    assert_eq!(events, expected.map(|(name, seq)| (name.to_owned(), seq)));
}

#[tokio::test]
async fn what_cannot_be_resumed_is_an_invalid_session_on_an_open_connection() {
    let discord =
        LocalDiscord::start_with_gateway(Settings { resume_events: 2, ..Settings::default() }).await;
    let first = interrupted(&discord).await;
    let token = discord.bot_token();
    let mut second = discord.socket(QUERY).await;
    second.resume(token, "unknown", 1).await;
    assert_eq!(second.opcode(9).await, json!(false));
    second.resume(token, &first.session_id, 1).await;
    assert_eq!(second.opcode(9).await, json!(false), "its first events are no longer kept");
    second.identify(token, GUILDS).await;
    second.dispatch("READY").await;
}

#[tokio::test]
async fn a_sequence_number_that_was_never_sent_closes() {
    let discord = LocalDiscord::start().await;
    let first = interrupted(&discord).await;
    let mut second = discord.socket(QUERY).await;
    second.resume(discord.bot_token(), &first.session_id, 1_000).await;
    assert_eq!(second.close_code().await, 4007);
}

#[tokio::test]
async fn a_normal_close_ends_the_session() {
    let discord = LocalDiscord::start().await;
    for (code, resumable) in [(1000, false), (1001, false), (4000, true)] {
        let first = discord.log_in(GUILDS).await;
        let (session_id, seq) = (first.session_id.clone(), first.seq.expect("a number"));
        first.close(code).await;
        let mut second = discord.socket(QUERY).await;
        second.resume(discord.bot_token(), &session_id, seq).await;
        let frame = second.frame().await;
        let outcome = if resumable { json!("RESUMED") } else { Value::Null };
        assert_eq!(frame["t"], outcome, "after closing with {code}: {frame}");
    }
}

#[tokio::test]
async fn an_invalidated_session_says_whether_it_can_be_resumed() {
    let discord = LocalDiscord::start().await;
    for resumable in [true, false] {
        let mut socket = discord.log_in(GUILDS).await;
        discord.emulator.invalidate_gateway(discord.bot_id(), resumable);
        assert_eq!(socket.opcode(9).await, json!(resumable));
        let (session_id, seq) = (socket.session_id.clone(), socket.seq.expect("a number"));
        socket.resume(discord.bot_token(), &session_id, seq).await;
        let frame = socket.frame().await;
        assert_eq!(frame["t"] == "RESUMED", resumable, "{frame}");
        socket.close(1000).await;
    }
}

#[tokio::test]
async fn a_person_resumes_by_itself() {
    let discord = LocalDiscord::start().await;
    let (ana, ben) = (discord.person("Ana").await, discord.person("Ben").await);
    let general = discord.channel("general").await;
    discord.emulator.drop_gateway(ben.id());
    ana.say(general, "still there?").await.expect("sends");
    ben.wait_event("MESSAGE_CREATE", |message| message["content"] == "still there?").await.expect("receives");
    ben.wait_event("RESUMED", |_| true).await.expect("resumed");
    discord.emulator.invalidate_gateway(ben.id(), false);
    ana.say(general, "and now?").await.expect("sends");
    ben.wait_message(general, |message| message.content == "and now?").await.expect("receives");
}
