//! What the merged OpenAPI document says about the whole: title, license, how to sign in.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Info, License, OpenApi};

/// Adds what belongs to no single function.
pub fn finish(document: &mut OpenApi) {
    let mut info = Info::new("Concord", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "A city's community–police mediation program. Every POST takes an `Idempotency-Key`; problems are \
         `application/problem+json` (RFC 9457) with a stable `code`."
            .to_owned(),
    );
    info.license = Some(License::new("Apache-2.0"));
    document.info = info;
    let components = document.components.get_or_insert_with(Default::default);
    let bearer = |what: &str| {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(what)).build();
        SecurityScheme::Http(scheme)
    };
    components.add_security_scheme("staff", bearer("An access token of the city's identity provider, or a session."));
    components.add_security_scheme("link", bearer("A session that came of a one-time link: `POST /v1/links`."));
}
