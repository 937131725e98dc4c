//! What a mail service says of a mail after it took it, in the words of the real one; and the addresses with which one can try it.

use kit::Letter;
use serde_json::{Value, json};

/// Mail to addresses there is taken and then comes back, or is called unwanted, as with the real service's simulator, which takes a
/// label behind a `+`, too.
const SIMULATOR: &str = "@simulator.amazonses.com";

/// One thing that the service says of a letter.
#[must_use]
pub fn event(tenant: &str, id: &str, kind: &str) -> Value {
    let tags = json!({ "tenant": [tenant], "message": [id.replace('.', "_")] });
    let mut event = json!({ "eventType": kind, "mail": { "tags": tags } });
    if kind == "Bounce" {
        event["bounce"] = json!({ "bounceType": "Permanent" });
    }
    event
}

/// Everything that it says of a letter, one after the other.
pub fn all(letter: &Letter) -> Vec<String> {
    let trial = letter.to.strip_suffix(SIMULATOR).and_then(|name| name.split('+').next());
    let said: &[&str] = match trial {
        Some("bounce") => &["Send", "Bounce"],
        Some("complaint") => &["Send", "Delivery", "Complaint"],
        _ => &["Send", "Delivery"],
    };
    said.iter().map(|kind| event(&letter.tenant, &letter.id, kind).to_string()).collect()
}
