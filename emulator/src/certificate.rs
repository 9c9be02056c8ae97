//! Owns the TLS certificates: a certificate authority to trust and the server certificate that it signed. They are
//! created on first start and saved if a folder is given, so that clients still trust a restarted emulator. Must not
//! know what is served.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// The host names that the server certificate is valid for.
const NAMES: [&str; 3] = ["discord.com", "localhost", "127.0.0.1"];
/// The CA certificate, for clients to trust.
const AUTHORITY_FILE: &str = "local-discord-ca.pem";
/// The server's certificate and key. The key is no secret: only clients of this emulator trust its CA.
const SERVER_FILE: &str = "local-discord-server.pem";

/// The TLS certificates, as PEM.
pub(crate) struct Certificates {
    /// The CA certificate to trust.
    pub(crate) authority_pem: String,
    /// The server's certificate, then its key.
    server_pem: String,
}

impl Certificates {
    /// Creates new certificates.
    ///
    /// # Errors
    /// The message of the cryptography library.
    pub(crate) fn make() -> Result<Self, String> {
        let describe = |error: rcgen::Error| error.to_string();
        let mut authority = CertificateParams::new(Vec::new()).map_err(describe)?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        authority.distinguished_name.push(DnType::CommonName, "Local Discord");
        let authority_key = KeyPair::generate().map_err(describe)?;
        let authority_pem = authority.self_signed(&authority_key).map_err(describe)?.pem();
        let issuer = Issuer::new(authority, authority_key);
        let key = KeyPair::generate().map_err(describe)?;
        let names: Vec<String> = NAMES.iter().map(ToString::to_string).collect();
        let server = CertificateParams::new(names).map_err(describe)?;
        let server = server.signed_by(&key, &issuer).map_err(describe)?;
        Ok(Self { authority_pem, server_pem: server.pem() + &key.serialize_pem() })
    }

    /// The certificates in `folder`, created and saved there on first use.
    ///
    /// # Errors
    /// The message of the cryptography library or of the file system.
    pub(crate) fn kept_in(folder: &Path) -> Result<Self, String> {
        let read = |name| std::fs::read_to_string(folder.join(name));
        if let (Ok(authority_pem), Ok(server_pem)) = (read(AUTHORITY_FILE), read(SERVER_FILE)) {
            return Ok(Self { authority_pem, server_pem });
        }
        let made = Self::make()?;
        let kept = std::fs::create_dir_all(folder).and_then(|()| made.keep(folder));
        kept.map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(made)
    }

    /// The path of the CA certificate in a folder.
    pub(crate) fn authority_path(folder: &Path) -> PathBuf {
        folder.join(AUTHORITY_FILE)
    }

    fn keep(&self, folder: &Path) -> io::Result<()> {
        std::fs::write(folder.join(SERVER_FILE), &self.server_pem)?;
        std::fs::write(folder.join(AUTHORITY_FILE), &self.authority_pem)
    }

    /// Accepts connections with the server's certificate.
    ///
    /// # Errors
    /// The message of the cryptography library, such as for a damaged file.
    pub(crate) fn acceptor(&self) -> Result<TlsAcceptor, String> {
        let pem = self.server_pem.as_bytes();
        let certificate = CertificateDer::from_pem_slice(pem).map_err(|error| error.to_string())?;
        let key = PrivateKeyDer::from_pem_slice(pem).map_err(|error| error.to_string())?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .map_err(|error| error.to_string())?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}
