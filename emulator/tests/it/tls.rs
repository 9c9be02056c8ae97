//! Tests TLS: HTTPS to `discord.com`, which the client resolves to the emulator and whose certificate it trusts.

use discord_emulator::{Emulator, Options, Scenario};
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

#[tokio::test]
async fn a_certificate_folder_keeps_the_ca_over_a_restart() {
    let folder = own_folder();
    let any = "127.0.0.1:0".parse().expect("an address");
    let start = async || {
        let scenario = Scenario::workshop().expect("the scenario that ships is right");
        let certificate_dir = Some(folder.clone());
        let options = Options { scenario, http: any, tls: any, snapshot: None, certificate_dir };
        Emulator::start(options).await.expect("it starts")
    };
    let first = start().await;
    let trusted = first.ca_pem().to_owned();
    first.stop().await.expect("it stops");
    let second = start().await;
    assert_eq!(second.ca_pem(), trusted);
    let certificate = Certificate::from_pem(trusted.as_bytes()).expect("a certificate");
    let client =
        reqwest::Client::builder().no_proxy().add_root_certificate(certificate).build().expect("one");
    let asked = client.get(format!("https://{}/api/v10/gateway", second.ready().tls)).send().await;
    assert!(asked.expect("trusted").status().is_success());
    second.stop().await.expect("it stops");
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

fn own_folder() -> std::path::PathBuf {
    let unique = format!("discord-emulator-test-{}-certificates", std::process::id());
    std::env::temp_dir().join(unique)
}
