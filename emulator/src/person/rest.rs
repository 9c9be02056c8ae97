//! REST calls of a user client: a token without prefix, JSON or multipart, and errors with the refused call.
//!
//! Must not know what the calls mean.

use std::time::Duration;

use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;
use tokio_rustls::rustls;

use super::PersonError;

/// A file to upload: name and bytes.
pub(super) type Upload = (String, Vec<u8>);

#[derive(Debug, Clone)]
pub(super) struct Rest {
    client: Client,
    base: String,
    token: String,
}

impl Rest {
    pub(super) fn new(http_base: &str, token: &str) -> Result<Rest, PersonError> {
        // reqwest needs a provider even for plain HTTP. Installing it a second time fails, and that is fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().build();
        let client = client.map_err(|error| unreachable("making an HTTP client", &error))?;
        let base = format!("{}/api/v10", http_base.trim_end_matches('/'));
        Ok(Rest { client, base, token: token.to_owned() })
    }

    pub(super) async fn get(&self, path: &str) -> Result<Value, PersonError> {
        self.call("GET", path, None).await
    }

    pub(super) async fn post(&self, path: &str, body: &Value) -> Result<Value, PersonError> {
        self.call("POST", path, Some(body)).await
    }

    pub(super) async fn call(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, PersonError> {
        let build = || match body {
            Some(body) => self.request(method, path).json(body),
            None => self.request(method, path),
        };
        send(build, method, path).await
    }

    /// Posts JSON with files.
    pub(super) async fn upload(
        &self,
        path: &str,
        body: &Value,
        files: &[Upload],
    ) -> Result<Value, PersonError> {
        if files.is_empty() {
            return self.post(path, body).await;
        }
        let build = || {
            let mut form = Form::new().text("payload_json", body.to_string());
            for (index, (name, bytes)) in files.iter().enumerate() {
                form =
                    form.part(format!("files[{index}]"), Part::bytes(bytes.clone()).file_name(name.clone()));
            }
            self.request("POST", path).multipart(form)
        };
        send(build, "POST", path).await
    }

    fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET);
        self.client.request(method, format!("{}{path}", self.base)).header("authorization", &self.token)
    }
}

/// Sends a request. On 429 it waits and tries again, as Discord's client does.
async fn send(build: impl Fn() -> RequestBuilder, method: &str, path: &str) -> Result<Value, PersonError> {
    let what = || format!("{method} {path}");
    loop {
        let response = build().send().await.map_err(|error| unreachable(&what(), &error))?;
        let status = response.status().as_u16();
        let bytes = response.bytes().await.map_err(|error| unreachable(&what(), &error))?;
        let text = || Value::String(String::from_utf8_lossy(&bytes).into_owned());
        let body: Value = serde_json::from_slice(&bytes).unwrap_or_else(|_| text());
        if (200..300).contains(&status) {
            return Ok(body);
        }
        // A limit with a code of its own, such as slowmode, is told to the person.
        let plain = status == 429 && body["code"].as_u64().is_none_or(|code| code == 0);
        match body["retry_after"].as_f64().filter(|_| plain) {
            Some(seconds) => tokio::time::sleep(Duration::from_secs_f64(seconds.clamp(0.0, 60.0))).await,
            None => {
                let (method, path) = (method.to_owned(), path.to_owned());
                return Err(PersonError::Refused { method, path, status, body });
            }
        }
    }
}

fn unreachable(what: &str, error: &reqwest::Error) -> PersonError {
    let mut why = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        why = format!("{why}: {inner}");
        source = inner.source();
    }
    PersonError::Unreachable { what: what.to_owned(), why }
}
