//! Access tokens of the identity provider, for API clients of staff.

use edge::{StaffRole, Who};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;

#[derive(Deserialize)]
struct AccessToken {
    sub: String,
    client_id: String,
    token_use: String,
    #[serde(rename = "cognito:groups", default)]
    groups: Vec<String>,
}

/// The key that signed a token, by its id.
pub fn key_id(token: &str) -> Option<String> {
    decode_header(token).ok()?.kid
}

/// Who holds a token, when it is the issuer's, of our client, for access, and not over. Times are the real world's: the identity
/// provider knows no other.
pub fn holder(token: &str, keys: &JwkSet, issuer: &str, client_id: &str) -> Option<Who> {
    let key = keys.find(&key_id(token)?)?;
    // Only these two, and the one that the token names must fit the key's family.
    let algorithm = decode_header(token).ok()?.alg;
    if !matches!(algorithm, Algorithm::RS256 | Algorithm::ES256) {
        return None;
    }
    let mut rules = Validation::new(algorithm);
    rules.set_issuer(&[issuer]);
    rules.set_required_spec_claims(&["exp", "iss", "sub"]);
    rules.validate_aud = false; // access tokens name the client in `client_id`
    let claims = decode::<AccessToken>(token, &DecodingKey::from_jwk(key).ok()?, &rules).ok()?.claims;
    let ours = claims.token_use == "access" && claims.client_id == client_id;
    ours.then(|| staff(claims.sub, &claims.groups))
}

/// Staff with the roles that their groups give.
pub fn staff(subject: String, groups: &[String]) -> Who {
    Who::Staff { subject, roles: groups.iter().filter_map(|group| StaffRole::from_code(group)).collect() }
}
