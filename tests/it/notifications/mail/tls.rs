//! The way to the mail server: encrypted before anything is said that matters, to nobody but the server that was meant.

use super::office::Office;
use crate::harness::database::Engine;
use crate::notifications::mail::harness::{MailHarness, account, form};
use parley::mail::{Account, Login, Security};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use std::path::PathBuf;
use tempfile::TempDir;

/// A certificate that nobody signed, in files.
pub(crate) struct Certificate {
    folder: TempDir,
    pem: String,
}

impl Certificate {
    pub(crate) fn make() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned(), "127.0.0.1".to_owned()])
                .expect("a certificate");
        std::fs::write(folder.path().join("cert.pem"), cert.pem()).expect("a file");
        std::fs::write(folder.path().join("key.pem"), signing_key.serialize_pem()).expect("a file");
        Self { folder, pem: cert.pem() }
    }

    pub(crate) fn file(&self, name: &str) -> String {
        let path: PathBuf = self.folder.path().join(name);
        path.display().to_string()
    }

    /// A mail server with this certificate, which takes mail from `parley` with its password alone.
    pub(crate) async fn office(&self, more: &[&str]) -> Option<Office> {
        let (certificate, key) = (self.file("cert.pem"), self.file("key.pem"));
        let mut arguments = vec!["--certificate", &certificate, "--key", &key];
        arguments.extend(["--user", "parley", "--password", "correct horse"]);
        arguments.extend(more);
        Office::open(&arguments).await
    }

    fn account(&self, port: u16, security: Security) -> Account {
        let login = Login { username: "parley".to_owned(), password: "correct horse".to_owned() };
        Account { security, login: Some(login), certificate_pem: Some(self.pem.clone()), ..account(port) }
    }
}

/// One try to send a code through this account. What is left to do says how it went.
async fn try_once(account: Account) -> (i64, i64) {
    let harness = MailHarness::set(&Engine::Sqlite).await;
    harness.app.ask_mail_code(&harness.ben, "ben@example.net").await.expect("a code");
    assert!(harness.outbox(account).step().await.expect("a step"));
    let left = harness.mail_left().await;
    harness.close().await;
    left
}

#[tokio::test]
async fn mail_goes_over_tls_with_a_password() {
    let certificate = Certificate::make();
    for (security, arguments) in [(Security::StartTls, &[][..]), (Security::Tls, &["--implicit"][..])] {
        let Some(mut office) = certificate.office(arguments).await else { return };
        let account = certificate.account(office.port, security);
        assert_eq!(try_once(account).await, (0, 0), "{security:?}");
        let mail = office.mail().await;
        assert_eq!((&mail.0["encrypted"], &mail.0["user"]), (&true.into(), &"parley".into()), "{security:?}");
    }
}

#[tokio::test]
async fn nothing_is_said_to_a_server_that_may_be_another() {
    let certificate = Certificate::make();
    let Some(mut office) = certificate.office(&[]).await else { return };
    let right = certificate.account(office.port, Security::StartTls);
    // A certificate of nobody's that we know, and one for another name.
    let unknown = Account { certificate_pem: None, ..right.clone() };
    let other = Account { certificate_pem: Some(Certificate::make().pem), ..right.clone() };
    let wrong_password = Login { username: "parley".to_owned(), password: "wrong".to_owned() };
    let wrong = Account { login: Some(wrong_password), ..right.clone() };
    let nobody = Account { login: None, ..right.clone() };
    for account in [unknown, other, wrong, nobody] {
        assert_eq!(try_once(account).await, (1, 0), "it waits for the operator");
    }
    assert!(office.rest().await.is_empty());
    assert_eq!(try_once(right).await, (0, 0));

    // A server without STARTTLS, or somebody on the way who takes it out.
    let Some(mut open) = Office::open(&[]).await else { return };
    let stripped = certificate.account(open.port, Security::StartTls);
    assert_eq!(try_once(stripped).await, (1, 0));
    assert!(open.rest().await.is_empty());
}

/// A story of a person's, once more over TLS, so that the whole way is walked.
#[tokio::test]
async fn news_go_over_tls_too() {
    let certificate = Certificate::make();
    let Some(mut office) = certificate.office(&[]).await else { return };
    let harness = MailHarness::set(&Engine::Sqlite).await;
    let account = certificate.account(office.port, Security::StartTls);
    harness.app.ask_mail_code(&harness.ben, "ben@example.net").await.expect("a code");
    assert!(harness.outbox(account.clone()).step().await.expect("a step"));
    let code = office.mail().await.code();
    harness.app.enter_mail_code(&harness.ben, &code).await.expect("it is right");
    harness.offer(form()).await;
    harness.clock.advance(60_000);
    assert!(harness.outbox(account).step().await.expect("a step"));
    assert_eq!(office.mail().await.0["encrypted"], true);
    harness.close().await;
}
