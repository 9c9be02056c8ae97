//! A mail host that refuses everybody's mail: the operator hears that it blocks Parley, and nobody's address is given up for it.

use super::harness::{HERE, MailHarness, form, named};
use super::office::Office;
use crate::harness::database::engines;
use parley::app::{Caller, HostStanding};
use parley::domain::ids::GuildId;
use parley::domain::notifications::mail::EmailAddress;
use parley::domain::time::DAY_MS;

/// How many hosts an admin is told of.
async fn blocks(harness: &MailHarness, guild: GuildId) -> u32 {
    let admin = Caller { guild, manages_server: true, ..named(9, "Mia") };
    harness.app.health(&admin).await.expect("health").mail_blocks
}

/// Whether an address is refused, and whether it is in doubt.
async fn standing(harness: &MailHarness, who: &Caller) -> (bool, bool) {
    let standing = harness.app.mail_standing(who).await.expect("a standing");
    let kept = standing.address.expect("it is kept");
    (kept.refused.is_some(), kept.doubted.is_some())
}

#[tokio::test]
async fn a_host_that_refuses_three_people_blocks_parley_and_condemns_nobody() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set(&engine).await;
        let people = [named(3, "Chidi"), named(4, "Dana"), named(5, "Eve")];
        let moods = ["bare1@host.example", "policy2@host.example", "bare3@host.example"];
        let doubts = [(false, true), (false, false), (false, false)];
        for (at, (who, address)) in people.iter().zip(moods).enumerate() {
            harness.prove(who, address).await;
            assert_eq!(blocks(&harness, HERE).await, 0, "{at} people are too few");
            harness.offer_to(who, form()).await;
            harness.send_all(&office).await;
            assert_eq!(standing(&harness, &people[0]).await, if at < 2 { doubts[0] } else { (false, false) });
        }
        assert_eq!(blocks(&harness, HERE).await, 1);
        assert_eq!(blocks(&harness, GuildId(20)).await, 0, "nobody there was refused");
        // What a host says that refuses everybody is said of nobody's address, however often it says so.
        harness.clock.advance(4 * DAY_MS);
        for who in [&people[0], &people[2]] {
            harness.offer_to(who, form()).await;
            harness.send_all(&office).await;
            assert_eq!(standing(&harness, who).await, (false, false), "two bare refusals, days apart");
        }
        // It takes somebody's, so it blocks nobody.
        assert!(office.rest().await.is_empty(), "nothing was taken");
        harness.give_address(&harness.ben, "ben@host.example", &mut office).await;
        assert_eq!(blocks(&harness, HERE).await, 0);
        harness.offer_to(&people[2], form()).await;
        harness.send_all(&office).await;
        assert_eq!(standing(&harness, &people[2]).await, (false, true), "one doubt counts as one again");
        harness.close().await;
    }
}

#[tokio::test]
async fn a_block_is_found_out_once_and_by_different_people() {
    for engine in engines() {
        let harness = MailHarness::set(&engine).await;
        let address = EmailAddress::parse("a@Host.example").expect("an address");
        let refused = async |guild: i64, person: i64| {
            let whose = (GuildId(guild), parley::domain::ids::PersonId(person));
            harness.app.mail_refused(&address, whose).await.expect("noted")
        };
        for guild in [10, 20, 30, 10] {
            assert_eq!(refused(guild, 1).await, HostStanding::Unclear, "the same person in {guild}");
        }
        assert_eq!(refused(10, 2).await, HostStanding::Unclear);
        assert_eq!(refused(10, 3).await, HostStanding::Blocks { is_new: true });
        assert_eq!(refused(10, 4).await, HostStanding::Blocks { is_new: false });
        let other = EmailAddress::parse("a@other.example").expect("an address");
        assert!(!harness.app.mail_taken(&other).await.expect("noted"), "another host");
        assert!(harness.app.mail_taken(&address).await.expect("noted"));
        assert!(!harness.app.mail_taken(&address).await.expect("noted"), "said once");
        assert_eq!(refused(10, 3).await, HostStanding::Unclear, "counted anew");

        // Old refusals say nothing.
        refused(10, 2).await;
        harness.clock.advance(8 * DAY_MS);
        assert_eq!(refused(10, 1).await, HostStanding::Unclear);
        harness.app.sweep_drafts().await.expect("swept");
        harness.close().await;
    }
}
