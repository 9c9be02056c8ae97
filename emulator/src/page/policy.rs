//! The HTTP headers of the web client's files: it loads only its own files and connects only to this server.

use axum::http::{HeaderMap, HeaderValue, header};

/// Writes the headers. `asked` are the request's headers, `tag` is the file's ETag.
pub(super) fn write(headers: &mut HeaderMap, asked: &HeaderMap, tag: &str) {
    let mut set = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_SECURITY_POLICY, &content_policy(host_of(asked)));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::ETAG, tag);
    set(header::CACHE_CONTROL, "no-cache");
}

/// The `Host` of the request, if it is well-formed: it becomes part of a header.
pub(super) fn host_of(asked: &HeaderMap) -> Option<&str> {
    let host = asked.get(header::HOST)?.to_str().ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    (!host.is_empty() && host.bytes().all(plain)).then_some(host)
}

/// Not all browsers include WebSockets in `'self'`, so they are listed.
fn content_policy(host: Option<&str>) -> String {
    let sockets = host.map(|host| format!(" ws://{host} wss://{host}")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'{sockets}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::{content_policy, host_of};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn a_host_cannot_add_to_the_policy() {
        let asked =
            |host: &'static str| HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
        assert_eq!(host_of(&asked("127.0.0.1:8737")), Some("127.0.0.1:8737"));
        assert_eq!(host_of(&asked("a; script-src *")), None);
        assert!(content_policy(Some("localhost:1")).contains("ws://localhost:1 "));
        assert!(!content_policy(None).contains("ws:"));
    }
}
