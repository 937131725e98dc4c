//! The `/dev` pages: what stands in for a city's services on one machine, and what helps those who build.

mod clock;
mod components;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use jiff::SignedDuration;
use tokio::task::JoinHandle;

pub use self::clock::Time;
use crate::mailbox::Mailbox;
use crate::oidc::{Issuer, NoKey};

/// Staff sign in once, and their time is put forward by weeks.
const TOKENS: SignedDuration = SignedDuration::from_hours(24 * 400);

/// The pages can't be served.
#[derive(Debug, thiserror::Error)]
pub enum Unserved {
    /// The port is taken, or the mailbox's folder can't be used.
    #[error("port {0} or the folder of the mailbox can't be used")]
    Machine(u16, #[source] io::Error),
    /// The issuer has no key.
    #[error(transparent)]
    Issuer(#[from] NoKey),
}

/// Everything under `/dev` on one machine: the issuer, the mailbox, the clock, the components.
pub fn router(mailbox: &Arc<Mailbox>, issuer: &Issuer, time: Time) -> Router {
    services(Arc::clone(mailbox), issuer).merge(edge::finish(clock::router(time).merge(components::router())))
}

fn services(mailbox: Arc<Mailbox>, issuer: &Issuer) -> Router {
    Router::new().nest("/dev/mail", mailbox.router()).nest("/dev/oidc", issuer.router())
}

/// Serves `/dev/oidc` and `/dev/mail` on a loopback port, beside a system that runs elsewhere: the mailbox from a folder that
/// something else delivers into. Ends when the task is aborted.
///
/// # Errors
/// See [`Unserved`].
pub async fn serve(port: u16, mail: PathBuf) -> Result<JoinHandle<()>, Unserved> {
    let machine = |error| Unserved::Machine(port, error);
    let mailbox = Arc::new(Mailbox::open(mail).map_err(machine)?);
    let issuer = Issuer::with_tokens_for(format!("http://127.0.0.1:{port}/dev/oidc"), TOKENS)?;
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).await.map_err(machine)?;
    let router = services(mailbox, &issuer);
    Ok(tokio::spawn(async move {
        let _ = axum::serve(listener, router).await;
    }))
}
