//! The issuer's key: P-256, kept in memory only.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::Value;

/// Why there is no issuer.
#[derive(Debug, thiserror::Error)]
pub enum NoKey {
    /// The machine made none.
    #[error("no key could be made")]
    NotMade,
    /// The key can't be used to sign.
    #[error("the key can't be used")]
    NotUsable(#[source] jsonwebtoken::errors::Error),
}

/// Signs tokens.
pub struct Signer {
    key: EncodingKey,
    header: Header,
    public: Jwk,
}

impl Signer {
    /// A new key.
    pub fn generate(key_id: &str) -> Result<Self, NoKey> {
        let pair =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).map_err(|_| NoKey::NotMade)?;
        let key = EncodingKey::from_ec_der(pair.as_ref());
        let mut public = Jwk::from_encoding_key(&key, Algorithm::ES256).map_err(NoKey::NotUsable)?;
        public.common.key_id = Some(key_id.to_owned());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        let header = Header { kid: Some(key_id.to_owned()), ..Header::new(Algorithm::ES256) };
        Ok(Self { key, header, public })
    }

    /// The public half.
    pub fn public(&self) -> &Jwk {
        &self.public
    }

    /// A signed token.
    pub fn sign(&self, claims: &Value) -> Result<String, jsonwebtoken::errors::Error> {
        jsonwebtoken::encode(&self.header, claims, &self.key)
    }
}
