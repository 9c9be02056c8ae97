//! What was decided when everything was kept and not delivered yet: an effect of each kind. Owns who decides what, over the use
//! cases alone, so that nothing is delivered.

use super::played::Played;
use super::thaw::KEPT_AT;
use crate::harness::moderated::rules;
use crate::harness::use_cases::{addressee, fill_and_send, member, send_new};
use crate::harness::world::World;
use parley::app::{Addressee, App, Caller};
use parley::clock::Random;
use parley::domain::agencies::agency::Role;
use parley::domain::effect::{Effect, RoomEffect, ServerEffect};
use parley::domain::form::OfferForm;
use parley::domain::ids::{ChangeId, EffectId, GuildId, ObstacleId, OfferId, PersonId, ReportId, SanctionId};
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::offers::attachment::Attachment;
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::server::obstacle::Obstacle;
use parley::domain::server::setting::Setting;
use parley::store::Store;
use sqlx::{AnyPool, Row as _};

/// Effects that are younger than the old database.
pub(super) const YOUNGER: &str = "tell_exposed report_exposed tell_staff end_invite await_screening refresh_contract post_work \
     post_work_file post_dispute refresh_dispute post_feedback post_reply refresh_feedback badge_role \
     post_interim refresh_interim show_job warn_of_close mail_job tell_of_close mail_closed_job \
     match_alerts tell_of_jobs mail_jobs tell_proposal hand_files mail_proposal tell_invitation \
     mail_invitation send_event";
/// Drafts that are younger than it.
pub(super) const YOUNGER_DRAFTS: &str =
    "payment hours close terms submit dispute verdict feedback job job_edit proposal proposal_edit";

/// The people, and the use cases.
struct Driver<'s> {
    world: &'s World,
    store: Store,
    app: App,
    pool: AnyPool,
    guild: GuildId,
}

fn number(id: discord_emulator::Id) -> i64 {
    i64::try_from(id.0).expect("an id")
}

fn form(title: &str) -> OfferForm {
    let (title, description) = (title.to_owned(), "As we said.".to_owned());
    OfferForm { title, description, price: "90 USD".to_owned(), ..OfferForm::default() }
}

impl Driver<'_> {
    async fn caller(&self, name: &str) -> Caller {
        let moderates = matches!(name, "Mia" | "Dana");
        let role = rules(self.world).await.moderator_role;
        Caller {
            name: name.to_owned(),
            roles: role.into_iter().filter(|_| moderates).collect(),
            manages_server: name == "Mia",
            ..member(self.guild, PersonId(number(self.world.id(name))))
        }
    }

    fn whom(&self, name: &str) -> Addressee {
        Addressee { name: name.to_owned(), ..addressee(PersonId(number(self.world.id(name)))) }
    }

    /// The one number that a statement gives.
    async fn one(&self, sql: &'static str) -> i64 {
        sqlx::query(sql).fetch_one(&self.pool).await.expect(sql).get(0)
    }

    async fn offer(&self, number: i64) -> OfferId {
        let sql = "SELECT id FROM offers WHERE number = $1";
        OfferId(sqlx::query(sql).bind(number).fetch_one(&self.pool).await.expect("an offer").get(0))
    }

    /// A new offer; gives its id.
    async fn offer_to(&self, from: &str, to: &str, options: OfferOptions) -> OfferId {
        let from = self.caller(from).await;
        let begun = self.app.begin_offer(&from, &self.whom(to), options).await.expect("a draft");
        send_new(&self.app, &from, begun.id, form("Logo")).await.offer.id
    }
}

/// Everything, after Parley was stopped.
pub(super) async fn decide(world: &World, played: &Played) {
    let store = Store::open(&world.database.address).await.expect("it opens");
    let rules = world.config.rules().expect("rules");
    let app = App::new(store.clone(), world.clock.clone(), Random::seeded(1_016), rules).with_mail(true);
    let (pool, guild) = (world.database.pool().await, GuildId(number(world.guild)));
    let driver = Driver { world, store, app, pool, guild };
    trade(&driver, played).await;
    moderate(&driver).await;
    run_agency(&driver).await;
    meet_trouble(&driver).await;
    driver.pool.close().await;
    driver.store.close().await;
}

/// Rooms, cards, files, requests, answers, mail.
async fn trade(driver: &Driver<'_>, played: &Played) {
    let app = &driver.app;
    let (ana, ben) = (driver.caller("Ana").await, driver.caller("Ben").await);
    driver.offer_to("Dana", "Ben", OfferOptions::default()).await;
    let file = Attachment { name: "brief.txt".to_owned(), size_bytes: 8, url: played.file.clone() };
    let with_file = OfferOptions {
        files: vec![file],
        note: Some("See the brief.".to_owned()),
        ..OfferOptions::default()
    };
    let eighteen = driver.offer_to("Ana", "Ben", with_file).await;
    let begun = app.begin_change(&ben, eighteen, 1).await.expect("a draft").draft;
    fill_and_send(app, &ben, begun.id, form("Logo, and a card"), Some("More work.")).await.expect("asked");
    let open =
        driver.one("SELECT c.id FROM changes c JOIN offers o ON o.id = c.offer_id WHERE o.number = 3").await;
    app.reject_change(&ana, ChangeId(open), "No.").await.expect("rejected");
    app.accept(&ben, driver.offer(8).await, 3).await.expect("accepted");
    let declined = driver.offer_to("Ana", "Ben", OfferOptions::default()).await;
    app.decline(&ben, declined, 1, DeclineReason::TooLow, Some("No.".to_owned())).await.expect("declined");
    app.withdraw(&ana, driver.offer(14).await, 1, None).await.expect("withdrawn");
    app.ask_mail_code(&ana, "ana@example.org").await.expect("a code");
}

/// Reports, a sanction, the end of one, an appeal; and moderators let into rooms.
async fn moderate(driver: &Driver<'_>) {
    let app = &driver.app;
    let (mia, ben, finn) =
        (driver.caller("Mia").await, driver.caller("Ben").await, driver.caller("Finn").await);
    app.send_report(&ben, driver.offer(2).await, ReportReason::Phishing, "A link.").await.expect("reported");
    let sixth = ReportId(driver.one("SELECT id FROM reports WHERE number = 6").await);
    app.claim_report(&mia, sixth, driver.one("SELECT revision FROM reports WHERE number = 6").await)
        .await
        .expect("hers");
    app.decide_report(&mia, (sixth, Outcome::Warned), "Not on Telegram.", "30d").await.expect("warned");
    let of = async |name: &str| {
        let sql = "SELECT id FROM sanctions WHERE kind = 'suspension' AND person_id = $1";
        let person = number(driver.world.id(name));
        SanctionId(sqlx::query(sql).bind(person).fetch_one(&driver.pool).await.expect("one").get(0))
    };
    app.end_suspension(&mia, of("Eve").await, "They meant no harm.").await.expect("ended");
    app.send_appeal(&finn, of("Finn").await, "Me, too.").await.expect("sent");
    app.change_settings(&mia, &[Setting::ModeratorsSeeRooms(true)]).await.expect("set");
}

/// Work that goes from one to nobody, and to them again; and somebody who is asked to join.
async fn run_agency(driver: &Driver<'_>) {
    let (app, dana) = (&driver.app, driver.caller("Dana").await);
    let ninth = driver.offer(9).await;
    app.hand_over(&dana, ninth, None).await.expect("taken back");
    let chidi = PersonId(number(driver.world.id("Chidi")));
    app.hand_over(&dana, ninth, Some(chidi)).await.expect("handed over");
    app.invite_to_agency(&dana, None, &driver.whom("Finn"), (Role::Member, true)).await.expect("asked");
}

/// What no use case decides: what a delivery met, and somebody who was away for a moment.
async fn meet_trouble(driver: &Driver<'_>) {
    let obstacle = ObstacleId(1);
    let offer = driver.offer(2).await;
    let mut tx = driver.store.begin().await.expect("a transaction");
    let (met, _) =
        tx.note_obstacle(obstacle, driver.guild, &Obstacle::ServerFull, KEPT_AT).await.expect("noted");
    let room = tx.queries().offer(offer).await.expect("it is read").expect("the offer").room;
    let id = |name: &str| PersonId(number(driver.world.id(name)));
    let left = Effect::from(RoomEffect::TellLeft { offer, left: id("Ben"), to: id("Ana") });
    let alert = Effect::from(ServerEffect::Alert { obstacle: met.id });
    for (at, effect) in (1..).zip([alert, left]) {
        tx.enqueue(EffectId(at), &effect, driver.guild, room, KEPT_AT).await.expect("it waits");
    }
    tx.commit().await.expect("it stands");
}
