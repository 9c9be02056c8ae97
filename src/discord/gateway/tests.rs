//! What the library's limiter remembers, over the production HTTP path to a local Discord.

use super::super::limiter::sweep;
use super::super::local::LocalDiscord;
use super::super::login::{Token, log_in};
use super::{IDENTIFY_RESERVE, check_identifies};
use crate::clock::Clock;
use discord_emulator::{Emulator, Options, Scenario};
use serenity::builder::CreateInteractionResponse;
use serenity::http::Route;
use serenity::model::id::InteractionId;

#[tokio::test]
async fn answered_interactions_are_forgotten_and_limits_in_force_are_not() {
    let any = "127.0.0.1:0".parse().expect("an address");
    let mut scenario = Scenario::workshop().expect("the scenario that ships is right");
    // In force for longer than any test lasts.
    scenario.limits.routes.insert("GET /users/@me".to_owned(), (50, 3_600.0));
    let options = Options { scenario, http: any, tls: any, snapshot: None, certificate_dir: None };
    let emulator = Emulator::start(options).await.expect("the local Discord starts");
    let token = Token::new(&emulator.ready().bots["Parley"].token).expect("a token");
    let local = LocalDiscord {
        api: emulator.ready().tls.parse().expect("an address"),
        certificate_pem: emulator.ca_pem().to_owned(),
    };
    let http = log_in(&token, Some(&local), &Clock::machine()).await.expect("a login").http;
    let limiter = http.ratelimiter.as_ref().expect("the limiter is on");
    let in_force = Route::UserMe.ratelimiting_bucket();
    let answers: Vec<_> = (1..=20)
        .map(|id| Route::InteractionResponse { interaction_id: InteractionId::new(id), token: "token" })
        .collect();
    let remembered = async || {
        let routes = limiter.routes();
        let routes = routes.read().await;
        let count = answers.iter().filter(|route| routes.contains_key(&route.ratelimiting_bucket())).count();
        (count, routes.contains_key(&in_force))
    };

    for id in 1..=20 {
        let answer = CreateInteractionResponse::Acknowledge;
        // There is no such interaction; that makes no difference to the limiter.
        let sent =
            http.create_interaction_response(InteractionId::new(id), "token", &answer, Vec::new()).await;
        assert!(sent.is_err());
    }
    assert_eq!(remembered().await, (20, true), "one entry an answer: if no more, sweeping is not needed");
    // The last one is still on its way.
    let under_way = limiter.routes().read().await[&answers[19].ratelimiting_bucket()].clone();
    sweep(limiter).await;
    assert_eq!(remembered().await, (1, true));
    drop(under_way);
    sweep(limiter).await;
    assert_eq!(remembered().await, (0, true));
    emulator.stop().await.expect("it stops");
}

#[test]
fn the_days_logins_are_not_used_up() {
    let left = |remaining: u64| {
        let limit = serde_json::json!({
            "total": 1_000, "remaining": remaining, "reset_after": 5_400_000, "max_concurrency": 1,
        });
        check_identifies(&serde_json::from_value(limit).expect("a limit as Discord sends it"))
    };
    assert!(left(1_000).is_ok() && left(IDENTIFY_RESERVE).is_ok());
    let end = left(IDENTIFY_RESERVE - 1).expect_err("people must still be able to restart").to_string();
    assert!(end.contains("only 49 more logins today") && end.contains("2 h"), "{end}");
}
