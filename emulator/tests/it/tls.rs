//! The production path: HTTPS to `discord.com`, which a client resolves to the local Discord and whose certificate it trusts.

use reqwest::Certificate;
use serde_json::Value;

use crate::local_discord::LocalDiscord;

#[tokio::test]
async fn a_client_reaches_it_under_discords_own_name() {
    let discord = LocalDiscord::start().await;
    let ready = discord.emulator.ready();
    let certificate = Certificate::from_pem(discord.emulator.ca_pem().as_bytes()).expect("a certificate");
    assert_eq!(std::fs::read_to_string(&ready.ca).expect("a file"), discord.emulator.ca_pem());
    let address = ready.tls.parse().expect("an address");
    let client = reqwest::Client::builder().no_proxy().resolve("discord.com", address);
    let client = client.add_root_certificate(certificate).build().expect("a client");
    let port = ready.tls.rsplit_once(':').expect("a port").1;
    let request = client.get(format!("https://discord.com:{port}/api/v10/users/@me"));
    let request = request.header("authorization", format!("Bot {}", discord.bot_token()));
    let me: Value = request.send().await.expect("trusted").json().await.expect("JSON");
    assert_eq!(me["username"].as_str().map(str::to_lowercase).as_deref(), Some("parley"));
    let gateway =
        client.get(format!("https://discord.com:{port}/api/v10/gateway")).send().await.expect("answers");
    let gateway: Value = gateway.json().await.expect("JSON");
    assert_eq!(gateway["url"], ready.gateway, "the gateway is the local one");
}
