//! Settings: checked once, at the start, so that a wrong key is found before the first answer.

use domain::ids::TenantId;
use kit::Env;

use crate::seal::{PrivateKey, PublicKey};

/// A setting that can't be used. Says which, never what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSettings {
    /// A key.
    #[error("{0} isn't a key: 32 bytes in hexadecimal or base64url")]
    Key(&'static str),
    /// The city.
    #[error("TENANT isn't the name of a city")]
    Tenant,
}

/// What the function that takes answers is told.
#[derive(Clone)]
pub struct Settings {
    /// Seals answers.
    pub key: PublicKey,
}

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// When the key can't be used.
    pub fn read(env: &mut Env) -> Result<Self, InvalidSettings> {
        let name = "SURVEY_PUBLIC_KEY";
        Ok(Self { key: env.text(name).parse().map_err(|_| InvalidSettings::Key(name))? })
    }
}

/// What the function that mixes answers is told.
#[derive(Clone)]
pub struct MixSettings {
    /// The city.
    pub tenant: TenantId,
    /// Opens answers.
    pub key: PrivateKey,
}

impl MixSettings {
    /// Reads them.
    ///
    /// # Errors
    /// When the key or the city can't be used.
    pub fn read(env: &mut Env) -> Result<Self, InvalidSettings> {
        let name = "SURVEY_PRIVATE_KEY";
        let (tenant, key) = (env.text("TENANT"), env.text(name));
        Ok(Self {
            tenant: tenant.parse().map_err(|_| InvalidSettings::Tenant)?,
            key: key.parse().map_err(|_| InvalidSettings::Key(name))?,
        })
    }
}
