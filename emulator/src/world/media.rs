//! Owns the files and pictures that components show: `attachment://name` becomes the attachment, and other addresses get what the API
//! says of them. Must not know who sends a message.

use super::component::{component_kind, kind_of};
use super::state::AttachmentRef;
use super::{ApiError, ApiResult, World};
use serde_json::{Value, json};

/// What Discord says of media that it has fetched.
const LOADED: u64 = 2;

impl World {
    /// Fills in the media of components.
    pub(super) fn resolve_media(&mut self, components: &mut [Value], attachments: &[AttachmentRef]) {
        for component in components {
            for name in ["media", "file"] {
                let Some(url) = component[name]["url"].as_str().map(str::to_owned) else { continue };
                let own = attachments.iter().find(|file| is_of(&url, file));
                component[name] = self.media_json(&url, own);
                if let (component_kind::FILE, Some(file)) = (kind_of(component), own) {
                    component["name"] = json!(file.filename);
                    component["size"] = json!(file.size);
                }
            }
            let Value::Object(fields) = component else { continue };
            for name in ["components", "items", "accessory"] {
                match fields.get_mut(name) {
                    Some(Value::Array(list)) => self.resolve_media(list, attachments),
                    Some(inner @ Value::Object(_)) => {
                        self.resolve_media(std::slice::from_mut(inner), attachments);
                    }
                    _ => {}
                }
            }
        }
    }

    fn media_json(&mut self, url: &str, own: Option<&AttachmentRef>) -> Value {
        let Some(file) = own else {
            return json!({ "id": self.next_id(), "url": url, "proxy_url": url, "loading_state": LOADED });
        };
        let shown = self.attachment_json(file);
        json!({
            "id": file.id, "attachment_id": file.id, "url": shown["url"], "proxy_url": shown["proxy_url"],
            "content_type": shown["content_type"], "width": shown["width"], "height": shown["height"],
            "loading_state": LOADED,
        })
    }
}

/// Whether an address means this attachment: by its name in this message, or by the link that it got before.
fn is_of(url: &str, file: &AttachmentRef) -> bool {
    match url.strip_prefix("attachment://") {
        Some(name) => name == file.filename,
        None => url.contains(&format!("/attachments/{}/{}/", file.channel, file.id)),
    }
}

/// Whether all files that components name are there.
///
/// # Errors
/// 50035 with the place of the component.
pub(super) fn check_media<'a>(
    components: &[Value],
    names: &(impl Fn(&str) -> bool + 'a),
    at: &str,
) -> ApiResult<()> {
    for (n, component) in components.iter().enumerate() {
        let at = format!("{at}.{n}");
        for name in ["media", "file"] {
            let url = component[name]["url"].as_str().unwrap_or("");
            if url.strip_prefix("attachment://").is_some_and(|file| !names(file)) {
                let code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND";
                let message = format!("The referenced attachment {url} was not found");
                return Err(ApiError::field(&format!("{at}.{name}.url"), code, message));
            }
        }
        for name in ["components", "items"] {
            let inner = component[name].as_array().map_or(&[][..], Vec::as_slice);
            check_media(inner, names, &format!("{at}.{name}"))?;
        }
        let accessory = component.get("accessory").map_or(&[][..], std::slice::from_ref);
        check_media(accessory, names, &format!("{at}.accessory"))?;
    }
    Ok(())
}

/// Width and height of a PNG, GIF or JPEG picture.
pub(super) fn picture_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let wide = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((wide(16)?, wide(20)?));
    }
    if bytes.starts_with(b"GIF8") {
        let small = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        return Some((small(6)?.into(), small(8)?.into()));
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    // A JPEG is a row of segments, each with its length; the one that starts a frame has the size.
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            return Some((short(at + 7)?.into(), short(at + 5)?.into()));
        }
        at += 2 + usize::from(short(at + 2)?).max(2);
    }
}

/// The media type by a file's name, for clients that don't tell it.
pub(super) fn media_type(filename: &str) -> Option<&'static str> {
    let (_, ending) = filename.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "txt" | "md" | "log" => "text/plain; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_tell_their_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03";
        assert_eq!(picture_size(png), Some((2, 3)));
        assert_eq!(picture_size(b"GIF89a\x04\0\x05\0"), Some((4, 5)));
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 3, 0, 0xFF, 0xC0, 0, 11, 8, 0, 7, 0, 6, 1];
        assert_eq!(picture_size(&jpeg), Some((6, 7)));
        assert_eq!(picture_size(b"words"), None);
        assert_eq!(picture_size(&jpeg[..8]), None);
    }
}
