//! Asked to stop, Parley takes nothing new and finishes what it began; asked again, it ends at once.

use super::requests::pinged;
use super::{free_address, send_to, set, url};
use crate::harness::database::engines;
use crate::harness::steps::{Answered, FORM, ask_for_form, message};
use crate::harness::world::{Bot, PATIENCE, World};
use parley::run::RunError;
use parley::shutdown::Stopper;
use parley::store::AfterCommit;
use reqwest::StatusCode;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinHandle;

/// Holds up what follows a commit, once it is shut.
#[derive(Clone)]
pub(super) struct Gate {
    is_shut: Arc<AtomicBool>,
    came: Arc<Notify>,
    open: Arc<Semaphore>,
}

impl Gate {
    pub(super) fn new() -> Self {
        Self { is_shut: Arc::default(), came: Arc::default(), open: Arc::new(Semaphore::new(0)) }
    }

    pub(super) fn hook(&self) -> AfterCommit {
        let gate = self.clone();
        Arc::new(move || {
            let gate = gate.clone();
            Box::pin(async move {
                if gate.is_shut.load(Ordering::Acquire) {
                    gate.came.notify_one();
                    gate.open.acquire().await.expect("it is not closed").forget();
                }
            })
        })
    }

    pub(super) fn shut(&self) {
        self.is_shut.store(true, Ordering::Release);
    }

    pub(super) fn open(&self) {
        self.is_shut.store(false, Ordering::Release);
        self.open.add_permits(1_000);
    }
}

/// A Parley without the gateway that was asked to stop while it works on what Ana pressed.
struct Scene {
    world: World,
    interactions: SocketAddr,
    health: SocketAddr,
    gate: Gate,
    stopper: Stopper,
    bot: Bot,
    ended: JoinHandle<Result<(), RunError>>,
    pressed: JoinHandle<Answered>,
}

impl Scene {
    /// On SQLite: elsewhere, a commit decides which process answers, and isn't to be held up. What is under way is the same.
    async fn set() -> Self {
        let (mut world, interactions) = set(&engines().remove(0)).await;
        let health = free_address();
        world.config.http.listen = Some(health);
        let (gate, (stopper, stop)) = (Gate::new(), Stopper::new());
        let (bot, ready, ended) = world.launch_until(stop, Some(gate.hook()));
        ready.await.expect("Parley is ready");
        assert_eq!(send_to(&world, &url(interactions)).await.0, StatusCode::OK);
        let (ana, ben) = (world.person("Ana").await, world.id("Ben"));
        let form =
            ask_for_form(&world, &ana, ben).await.expect("the command answers").modal().expect("a form");
        assert_eq!(ready_status(health).await, StatusCode::OK);
        gate.shut();
        let pressed = tokio::spawn(async move { ana.submit(&form, &FORM).await });
        tokio::time::timeout(PATIENCE, gate.came.notified()).await.expect("it works on it");
        stopper.ask();
        Self { world, interactions, health, gate, stopper, bot, ended, pressed }
    }
}

async fn ready_status(health: SocketAddr) -> StatusCode {
    reqwest::get(format!("http://{health}/readyz")).await.expect("an answer").status()
}

#[tokio::test]
async fn what_was_begun_is_finished_and_nothing_new_is_taken() {
    let scene = Scene::set().await;
    let says_so = async {
        while ready_status(scene.health).await != StatusCode::SERVICE_UNAVAILABLE {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, says_so).await.expect("it says that it's stopping");
    let new = pinged(&scene.world, scene.interactions).await;
    assert_eq!(new, StatusCode::SERVICE_UNAVAILABLE, "another process is to take it");
    assert!(!scene.ended.is_finished(), "it finishes what it began");
    scene.gate.open();
    let preview = message(scene.pressed.await.expect("no panic"));
    assert!(preview.says("Landing page"), "{}", preview.words());
    let ended = tokio::time::timeout(PATIENCE, scene.ended).await.expect("it ends").expect("no panic");
    assert!(ended.is_ok(), "{ended:?}");
    scene.bot.kill().await;
    scene.world.close().await;
}

#[tokio::test]
async fn asked_again_it_ends_at_once() {
    let scene = Scene::set().await;
    scene.stopper.ask();
    // The press is held up for as long as this story lasts.
    let ended = tokio::time::timeout(PATIENCE, scene.ended).await.expect("it ends").expect("no panic");
    assert!(ended.is_ok() && !scene.pressed.is_finished(), "{ended:?}");
    scene.pressed.abort();
    scene.bot.kill().await;
    scene.world.close().await;
}
