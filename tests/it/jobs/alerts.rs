//! Job alerts: a search becomes one, its person is told at once or in a digest, once of each job, and changes or removes it.

use super::{JOB, choose_board, is_away, on_board, post_job, told_directly};
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{file_text, labels, message};
use crate::harness::world::World;
use discord_emulator::person::{CommandOption, Message, OptionValue, Person, opt};
use serde_json::Value;

/// What Parley told somebody of new jobs, the oldest first, once it's so much.
async fn news(person: &Person, wanted: usize) -> Vec<Message> {
    told_directly(person, "your job alerts", wanted).await
}

/// The same text with a word in the place of each link, whose ids are other ones each time.
fn without_links(text: &str) -> String {
    let mut parts = text.split("(https://");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| {
        before + "(link)" + part.split_once(')').map_or_else(Default::default, |(_, rest)| rest)
    })
}

/// Somebody looks for jobs, and asks to be told of such.
async fn add_alert(world: &World, who: &Person, options: &[CommandOption]) -> Message {
    let found = message(who.command(world.guild, world.general, "job find", options).await);
    message(who.press(world.general, &found, "Tell me of jobs like this").await)
}

async fn alerts_of(world: &World, who: &Person) -> Message {
    message(who.command(world.guild, world.general, "job alerts", &[]).await)
}

/// Ben is told of each job at once, Dana once a day; Ana of none of hers, and Chidi of none of those whom he blocked.
async fn choose(world: &World, [ana, ben, chidi, dana]: [&Person; 4]) {
    let made = add_alert(world, ben, &[opt("skill", "Branding"), opt("budget", "600 EUR")]).await;
    assert!(
        made.says("branding · 600 EUR or more") && made.says("once a day, all in one message after 9:00"),
        "{}",
        made.words()
    );
    assert_eq!(labels(&made), ["Tell me at once", "Remove alert", "My job alerts"]);
    let now = message(ben.press(world.general, &made, "Tell me at once").await);
    assert!(now.says("at once, one message for each job"), "{}", now.words());
    add_alert(world, ben, &[opt("skill", "illustration")]).await;
    let again = add_alert(world, ben, &[opt("skill", "ILLUSTRATION"), opt("age", "day")]).await;
    assert!(again.says("You already have this job alert"), "{}", again.words());
    for who in [ana, chidi, dana] {
        let made = add_alert(world, who, &[]).await;
        assert!(made.says("Any job"), "{}", made.words());
    }
    for who in [ana, chidi] {
        let list = alerts_of(world, who).await;
        let one = message(
            who.choose(world.general, &list, "Choose an alert to change or remove", &["Any job"]).await,
        );
        message(who.press(world.general, &one, "Tell me at once").await);
    }
    let blocked = [opt("member", OptionValue::User(ana.id()))];
    message(chidi.command(world.guild, world.general, "block", &blocked).await);
}

/// Somebody has as many alerts as one may have, reads how to remove one, and does.
async fn has_many(world: &World, who: &Person, there: usize) {
    for nth in there..10 {
        let budget = format!("{} USD", 700 + nth);
        assert!(add_alert(world, who, &[opt("budget", budget.as_str())]).await.says("Job alert added"));
    }
    let many = add_alert(world, who, &[opt("budget", "900 USD")]).await;
    assert!(many.says("up to 10 job alerts") && many.says("`/job alerts`"), "{}", many.words());
    let list = alerts_of(world, who).await;
    insta::allow_duplicates! {
        insta::assert_snapshot!("alerts", world.words(&list));
    }
    let one = message(
        who.choose(world.general, &list, "Choose an alert to change or remove", &["709 USD or more"]).await,
    );
    let removed = message(who.press(world.general, &one, "Remove alert").await);
    assert!(removed.says("Job alert removed"), "{}", removed.words());
    let left = message(who.press(world.general, &removed, "My job alerts").await);
    assert!(!left.says("709 USD") && left.says("708 USD"), "{}", left.words());
    assert!(add_alert(world, who, &[opt("budget", "900 USD")]).await.says("Job alert added"));
}

/// Alerts are somebody's own: they get them with their data, and they are deleted with it.
async fn are_deleted(world: &World, ben: &Person) {
    let exported = message(ben.command(world.guild, world.general, "privacy export", &[]).await);
    let kept: Value = serde_json::from_str(&file_text(&exported).await).expect("it is JSON");
    let alerts = kept["job_alerts"]["alerts"].as_array().expect("alerts");
    assert_eq!((alerts.len(), &alerts[0]["skill"]), (10, &Value::from("branding")));
    assert_eq!(kept["job_alerts"]["found_jobs"].as_array().map(Vec::len), Some(2));
    let asked = message(ben.command(world.guild, world.general, "privacy delete", &[]).await);
    let form = ben.press(world.general, &asked, "Delete my data…").await.expect("an answer").modal();
    message(ben.submit(&form.expect("a form"), &[("word", "DELETE")]).await);
    assert!(alerts_of(world, ben).await.says("No job alerts"));
}

#[tokio::test]
async fn a_job_is_told_once_to_everybody_whose_alerts_it_fits() {
    for engine in engines() {
        let ModeratedWorld { mut world, mia, .. } = ModeratedWorld::open(&engine, &[]).await;
        let [ana, ben, chidi, dana] = [
            world.person("Ana").await,
            world.person("Ben").await,
            world.person("Chidi").await,
            world.person("Dana").await,
        ];
        let board = choose_board(&world, &mia, "find-work").await;
        choose(&world, [&ana, &ben, &chidi, &dana]).await;
        post_job(&world, &ana, &[], &JOB).await;
        on_board(&ana, board, 1, "Open").await;
        let told = news(&ben, 1).await.remove(0);
        assert_eq!(labels(&told), ["Open job"], "it leads to the board");
        insta::allow_duplicates! {
            insta::assert_snapshot!("told_at_once", world.words(&told));
        }
        has_many(&world, &ben, 2).await;
        post_job(&world, &ana, &[], &[("title", "Ten icons"), JOB[1], ("skills", ""), ("budget", "90 USD")])
            .await;
        on_board(&ana, board, 2, "Open").await;
        for who in [&ana, &chidi, &dana] {
            world.settled().await.close().await;
            news(who, 0).await;
        }
        // Late, once, with both; Ben was told of the first one, and the second one doesn't fit.
        is_away(&mut world, 3).await;
        let digest = news(&dana, 1).await.remove(0);
        insta::allow_duplicates! {
            insta::assert_snapshot!("digest", without_links(&world.words(&digest)));
        }
        world.settled().await.close().await;
        news(&ben, 1).await;

        // Nothing is new, and then they are turned off.
        is_away(&mut world, 2).await;
        let page = message(dana.command(world.guild, world.general, "settings", &[]).await);
        message(dana.press(world.general, &page, "Turn off DMs: Job alerts").await);
        post_job(&world, &ana, &[], &JOB).await;
        on_board(&ana, board, 3, "Open").await;
        news(&ben, 2).await;
        is_away(&mut world, 2).await;
        for (who, times) in [(&ana, 0), (&ben, 2), (&chidi, 0), (&dana, 1)] {
            world.settled().await.close().await;
            news(who, times).await;
        }
        are_deleted(&world, &ben).await;
        world.close().await;
    }
}
