//! The files that pages need, built and committed under `web/dist`.

/// A file with its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// The content type.
    pub content_type: &'static str,
    /// The bytes.
    pub body: &'static str,
}

/// The asset of that name.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    match name {
        "concord.css" => {
            Some(Asset { content_type: "text/css; charset=utf-8", body: include_str!("../../../web/dist/concord.css") })
        }
        "mark.svg" => Some(Asset { content_type: "image/svg+xml", body: include_str!("../../../web/dist/mark.svg") }),
        _ => None,
    }
}
