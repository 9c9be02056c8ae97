//! A job board that is a forum: a post with tags for each job, also where the list of tags is nearly full, a post is archived, or the board is
//! deleted.

use super::{JOB, choose_board, post_job};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::message;
use crate::harness::world::World;
use discord_emulator::person::{Channel, Message, Person, opt};
use discord_emulator::{Caller, Id};
use serde_json::{Value, json};

/// A forum with these tags.
fn make_forum(world: &World, name: &str, tags: &[String]) {
    let tags: Vec<Value> = tags.iter().map(|tag| json!({ "name": tag })).collect();
    let body = json!({ "name": name, "type": 15, "available_tags": tags });
    let who = Caller::Bot { id: world.bot_id(), application_id: world.bot_id() };
    let made =
        world.emulator.shared().change(|known| Ok(known.create_channel(&who, world.guild, &body)?.events));
    made.expect("Discord makes it");
}

async fn channel(who: &Person, id: Id) -> Value {
    who.call("GET", &format!("/channels/{id}"), None).await.expect("a channel")
}

/// The names of the tags of a post on a board.
async fn tags(who: &Person, board: Id, post: Id) -> Vec<String> {
    let known = channel(who, board).await["available_tags"].clone();
    let known: Vec<Value> = known.as_array().expect("a list").clone();
    let name = |id: &Value| {
        let tag = known.iter().find(|tag| tag["id"] == *id).expect("a tag of the board");
        tag["name"].as_str().expect("a name").to_owned()
    };
    channel(who, post).await["applied_tags"].as_array().expect("a list").iter().map(name).collect()
}

/// The post of a job with this title, and its message once it is in this state.
async fn post_of(world: &World, who: &Person, title: &str, state: &str) -> (Id, Message) {
    let is_it = |channel: &Channel| channel.name == title;
    let post = who.wait_channel(world.guild, is_it).await.expect("a post").id;
    let footer = format!(" · {state}");
    let is_so = |shown: &Message| {
        shown
            .embeds()
            .iter()
            .any(|embed| embed["footer"]["text"].as_str().is_some_and(|text| text.ends_with(&footer)))
    };
    (post, who.wait_message(post, is_so).await.expect("its message"))
}

#[tokio::test]
async fn a_job_is_a_post_with_tags_where_the_board_is_a_forum() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let ModeratedWorld { world, mia, .. } = &moderated;
        let ana = world.person("Ana").await;
        let old: Vec<String> = (1..=17).map(|n| format!("Old {n}")).chain(["Branding".to_owned()]).collect();
        make_forum(world, "forum-of-jobs", &old);
        let board = choose_board(world, mia, "forum-of-jobs").await;

        // Two tags fit into the list.
        let other = ("skills", "Illustration, branding, Rust");
        post_job(world, &ana, &[], &[JOB[0], JOB[1], other, JOB[3]]).await;
        let (post, shown) = post_of(world, &ana, "Logo for a bakery", "Open").await;
        assert_eq!(shown.id, post, "it's the first message of its post");
        assert_eq!(tags(&ana, board, post).await, ["Fixed price", "Illustration", "Branding"]);
        let known = channel(&ana, board).await["available_tags"].as_array().map(Vec::len);
        assert_eq!(known, Some(20), "no other tag is lost");

        // Somebody puts the post away; an edit finds it, and changes its title and its tags.
        let away = json!({ "archived": true });
        mia.call("PATCH", &format!("/channels/{post}"), Some(&away)).await.expect("Mia may");
        let number = [opt("number", "1")];
        let form = ana.command(world.guild, world.general, "job edit", &number).await.expect("an answer");
        let changes = [("title", "Sign for a bakery"), ("skills", "Rust"), ("budget", "40 EUR/h")];
        let preview = message(ana.submit(&form.modal().expect("a form"), &changes).await);
        message(ana.press(world.general, &preview, "Save changes").await);
        let (edited, _) = post_of(world, &ana, "Sign for a bakery", "Open · edited").await;
        assert_eq!(edited, post, "it's the same post");
        world.settled().await.close().await;
        assert_eq!(tags(&ana, board, post).await, [""; 0], "neither of its tags fits into the list");

        // A closed job is put away.
        let asked = message(ana.command(world.guild, world.general, "job close", &number).await);
        message(ana.choose(world.general, &asked, "Why are you closing it?", &["It's on hold"]).await);
        world.settled().await.close().await;
        assert_eq!(channel(&ana, post).await["thread_metadata"]["archived"], true);

        // A board that is deleted loses no job.
        post_job(world, &ana, &[], &JOB).await;
        post_of(world, &ana, "Logo for a bakery", "Open").await;
        mia.call("DELETE", &format!("/channels/{board}"), None).await.expect("Mia may");
        make_forum(world, "another-forum", &[]);
        let board = choose_board(world, mia, "another-forum").await;
        let (post, _) = post_of(world, &ana, "Logo for a bakery", "Open").await;
        assert_eq!(tags(&ana, board, post).await, ["Fixed price", "Illustration", "branding"]);
        moderated.world.close().await;
    }
}
