//! Who is who: the authorizer in front of every route, sign-in of staff at the city's identity provider, one-time links for everyone
//! else.

mod authorize;
mod bearer;
mod holds;
mod link;
mod oidc;
mod own_mail;
mod session;
mod sign_in;
pub mod staff;

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::routing::get;
use edge::Platform;
use kit::{Env, Function};
use store::Table;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use holds::holds;

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Access, Table::People, Table::Outbox, Table::Tenants];

/// What a city sets for signing in.
#[derive(Clone)]
pub struct Settings {
    /// The city that a request is for, unless its Host says otherwise.
    pub tenant: String,
    /// The public address, without a slash at its end.
    pub public_url: String,
    /// The identity provider.
    pub issuer: String,
    /// Concord's id there.
    pub client_id: String,
    /// Concord's secret there.
    pub client_secret: Option<secrecy::SecretString>,
}

impl Settings {
    /// Reads them.
    #[must_use]
    pub fn read(env: &mut Env) -> Self {
        Self {
            tenant: env.text("TENANT"),
            public_url: env.text("PUBLIC_URL").trim_end_matches('/').to_owned(),
            issuer: env.text("OIDC_ISSUER"),
            client_id: env.text("OIDC_CLIENT_ID"),
            client_secret: env.optional("OIDC_CLIENT_SECRET").map(secrecy::SecretString::from),
        }
    }
}

/// What this function has.
#[derive(Clone)]
pub struct App {
    platform: Platform,
    settings: Settings,
    provider: Arc<oidc::Provider>,
}

impl App {
    /// The application on its platform, with an HTTP client for the identity provider.
    #[must_use]
    pub fn new(platform: Platform, settings: Settings, http: reqwest::Client) -> Self {
        let provider = Arc::new(oidc::Provider::new(http, &settings));
        Self { platform, settings, provider }
    }
}

#[derive(OpenApi)]
#[openapi(tags((name = "sessions", description = "Links and sign-in sessions.")))]
struct Document;

fn api() -> OpenApiRouter<App> {
    let router = OpenApiRouter::with_openapi(Document::openapi()).routes(routes!(link::redeem)).routes(routes!(session::who));
    router.routes(routes!(own_mail::read, own_mail::choose))
}

/// Every route. Its description is put together once in a process, however often the function is started in it.
static ROUTES: LazyLock<Router<App>> = LazyLock::new(|| {
    let pages = Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::begin))
        .route("/sign-in/callback", get(sign_in::finish))
        .route("/sign-out", axum::routing::post(session::sign_out))
        .route("/account/mail", get(own_mail::show).post(own_mail::act))
        .route("/l/{token}", get(link::show).post(link::follow))
        .route("/l/{token}/again", axum::routing::post(link::renew));
    api().split_for_parts().0.merge(pages)
});

/// The function: authorizer, pages, API.
#[must_use]
pub fn function(app: App) -> Function {
    let router = ROUTES.clone().with_state(app.clone());
    Function::default().serving(edge::finish(router)).authorizing(app)
}

/// This function's part of the OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    api().split_for_parts().1
}
