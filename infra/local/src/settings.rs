//! What a city would set, set for this machine: the template's parameters, the survey keys, the folder of the data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The template's parameters. The survey keys are a private and a public one.
#[must_use]
pub fn parameters(url: &str, (private, public): (String, String)) -> BTreeMap<String, String> {
    [
        ("PublicUrl", url.to_owned()),
        ("MailFrom", "concord@city.example".to_owned()),
        ("MailIdentity", "city.example".to_owned()),
        ("MailAllowed", "*".to_owned()),
        ("OidcIssuer", format!("{url}/dev/oidc")),
        ("OidcClientId", "concord".to_owned()),
        ("OidcClientSecret", "local".to_owned()),
        ("SurveyPublicKey", public),
        ("SurveyPrivateKey", private),
        ("ProtectData", "false".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// The survey keys of this machine, made once.
pub fn survey_keys(folder: &Path) -> (String, String) {
    let file = folder.join("survey-keys.txt");
    if let Some((private, public)) = std::fs::read_to_string(&file).ok().and_then(|text| {
        let (private, public) = text.trim().split_once(' ')?;
        Some((private.to_owned(), public.to_owned()))
    }) {
        return (private, public);
    }
    let (private, public) = surveys::keypair(ids().seed());
    let _ = std::fs::write(file, format!("{private} {public}\n"));
    (private, public)
}

/// A folder that goes away with the stack.
pub struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The folder of the data, made if it must be; a throwaway one where none is named.
///
/// # Errors
/// The folder that can't be made.
pub fn folder(data: Option<&PathBuf>) -> Result<(PathBuf, Option<Scratch>), PathBuf> {
    let (path, scratch) = match data {
        Some(path) => (path.clone(), None),
        None => {
            let path = std::env::temp_dir().join(format!("concord-{}", ids().uuid()));
            (path.clone(), Some(Scratch(path)))
        }
    };
    std::fs::create_dir_all(&path).map_err(|_| path.clone())?;
    Ok((path, scratch))
}

fn ids() -> kit::Ids {
    kit::Ids::new(Arc::new(kit::SystemClock), Arc::new(kit::SystemRandomness))
}
