//! Tests the web client over HTTP: its URL, its headers, and who can read tokens.

use crate::local_discord::{LocalDiscord, http_client};
use reqwest::{RequestBuilder, Response};
use serde_json::Value;

fn get(discord: &LocalDiscord, path: &str) -> RequestBuilder {
    http_client().get(format!("{}{path}", discord.emulator.ready().http))
}

async fn send(request: RequestBuilder) -> Response {
    request.send().await.expect("answers")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn a_visitor_is_redirected_to_the_web_client_which_loads_only_its_own_files() {
    let discord = LocalDiscord::start().await;
    let page = send(get(&discord, "/")).await;
    assert_eq!((page.status().as_u16(), page.url().path()), (200, "/app/"));
    let policy = header(&page, "content-security-policy").to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    let text = page.text().await.expect("text");
    let addresses = text.split('"').filter(|part| part.ends_with(".js") || part.ends_with(".css"));
    let addresses: Vec<&str> = addresses.collect();
    assert!(addresses.len() > 5, "{addresses:?}");
    for address in addresses {
        let file = send(get(&discord, &format!("/app/{address}"))).await;
        assert_eq!(file.status().as_u16(), 200, "{address}");
    }
    assert_eq!(send(get(&discord, "/app/nothing.js")).await.status().as_u16(), 404);
    assert_eq!(send(get(&discord, "/app/../Cargo.toml")).await.status().as_u16(), 404);
}

#[tokio::test]
async fn a_file_that_the_browser_has_is_not_sent_again() {
    let discord = LocalDiscord::start().await;
    let first = send(get(&discord, "/app/js/main.js")).await;
    let tag = header(&first, "etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    let again = send(get(&discord, "/app/js/main.js").header("if-none-match", tag)).await;
    assert_eq!(again.status().as_u16(), 304);
    assert_eq!(again.bytes().await.expect("a body").len(), 0);
}

#[tokio::test]
async fn only_the_web_client_can_read_tokens() {
    let discord = LocalDiscord::start().await;
    let people = send(get(&discord, "/_emulator/people")).await;
    let cast: Value = people.json().await.expect("JSON");
    let first = &cast["people"][0];
    assert_eq!(
        first["token"],
        discord.emulator.ready().people[first["name"].as_str().expect("a name")].token
    );
    for (name, value) in [("host", "rebound.example"), ("sec-fetch-site", "cross-site")] {
        let foreign = send(get(&discord, "/_emulator/people").header(name, value)).await;
        assert_eq!(foreign.status().as_u16(), 403, "{name}: {value}");
    }
}
