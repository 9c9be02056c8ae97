//! Owns the certificates of the TLS side: an authority made at start and the server certificate that it signs.
//! Must not know what is served.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use std::sync::Arc;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// The names that clients reach the emulator by.
const NAMES: [&str; 3] = ["discord.com", "localhost", "127.0.0.1"];

/// The TLS side's certificates.
pub(crate) struct Certificates {
    /// The authority to trust, as PEM.
    pub(crate) authority_pem: String,
    /// Accepts connections with the server certificate.
    pub(crate) acceptor: TlsAcceptor,
}

impl Certificates {
    /// Makes fresh certificates.
    ///
    /// # Errors
    /// What the cryptography says, in words.
    pub(crate) fn make() -> Result<Self, String> {
        let mut authority = CertificateParams::new(Vec::new()).map_err(|error| error.to_string())?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        authority.distinguished_name.push(DnType::CommonName, "Local Discord");
        let authority_key = KeyPair::generate().map_err(|error| error.to_string())?;
        let authority_certificate =
            authority.self_signed(&authority_key).map_err(|error| error.to_string())?;
        let issuer = Issuer::new(authority, authority_key);
        let key = KeyPair::generate().map_err(|error| error.to_string())?;
        let names: Vec<String> = NAMES.iter().map(ToString::to_string).collect();
        let server = CertificateParams::new(names).map_err(|error| error.to_string())?;
        let certificate = server.signed_by(&key, &issuer).map_err(|error| error.to_string())?;
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)
            .map_err(|error| error.to_string())?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { authority_pem: authority_certificate.pem(), acceptor: TlsAcceptor::from(Arc::new(config)) })
    }
}
