//! The files that pages need, built and committed under `web/dist`.

/// A file with its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// Its name.
    pub name: &'static str,
    /// The content type.
    pub content_type: &'static str,
    /// The bytes.
    pub body: &'static str,
    /// Changes with the bytes, so that a browser may keep the file for ever.
    pub version: u64,
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: enough to tell two builds of a file apart, and simple enough for the compiler to do.
const fn fnv(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

macro_rules! assets {
    ($($name:literal: $content_type:literal,)*) => {
        &[$(Asset {
            name: $name,
            content_type: $content_type,
            body: include_str!(concat!("../../../web/dist/", $name)),
            version: fnv(include_bytes!(concat!("../../../web/dist/", $name))),
        },)*]
    };
}

// A static and no const, so that the versions are computed once, by the compiler.
static ASSETS: &[Asset] = assets! {
    "concord.css": "text/css; charset=utf-8",
    "concord.rtl.css": "text/css; charset=utf-8",
    "concord.js": "text/javascript; charset=utf-8",
    "staff.js": "text/javascript; charset=utf-8",
    "mark.svg": "image/svg+xml",
};

/// The asset of that name.
#[must_use]
pub fn asset(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// Where a page finds that asset.
pub(crate) fn address(name: &str) -> String {
    let version = asset(name).map_or(0, |asset| asset.version);
    format!("/assets/{name}?v={version:016x}")
}
