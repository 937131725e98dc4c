//! A TLS endpoint in place of AWS: DynamoDB answered by the embedded store, queues and mail by a fixed answer.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use dynoxide::Database;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::filled::Trouble;

type Calls = Arc<Mutex<BTreeMap<String, u64>>>;

/// The running endpoint.
pub struct Endpoint {
    url: String,
    trusted: PathBuf,
    calls: Calls,
    connections: Arc<AtomicU64>,
}

#[derive(Clone)]
struct Behind {
    database: SocketAddr,
    client: reqwest::Client,
    calls: Calls,
}

/// A listener whose connections are encrypted.
struct Tls {
    listener: TcpListener,
    acceptor: TlsAcceptor,
    connections: Arc<AtomicU64>,
}

impl axum::serve::Listener for Tls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            let Ok((stream, address)) = self.listener.accept().await else { continue };
            self.connections.fetch_add(1, Ordering::Relaxed);
            // A function that is ended in its handshake is no reason to end.
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Endpoint {
    /// An endpoint over a data file, with a certificate whose authority is written into the folder.
    pub async fn over(file: &Path, folder: &Path) -> Result<Self, Trouble> {
        let database = serve_database(file)?;
        let trusted = folder.join("authority.pem");
        let acceptor = TlsAcceptor::from(Arc::new(certified(&trusted)?));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("https://localhost:{}", listener.local_addr()?.port());
        let calls = Calls::default();
        let behind = Behind { database, client: kit::http_client::public_web()?, calls: Arc::clone(&calls) };
        let router = Router::new().fallback(answer).with_state(behind);
        let connections = Arc::new(AtomicU64::new(0));
        let listener = Tls { listener, acceptor, connections: Arc::clone(&connections) };
        tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { url, trusted, calls, connections })
    }

    /// What a function needs to know to come here.
    pub fn environment(&self) -> BTreeMap<String, String> {
        let variables = [
            ("AWS_ENDPOINT_URL", self.url.clone()),
            ("AWS_CA_BUNDLE", self.trusted.display().to_string()),
            ("AWS_REGION", "us-west-2".to_owned()),
            ("AWS_ACCESS_KEY_ID", "bench".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "bench".to_owned()),
            ("AWS_SESSION_TOKEN", "bench".to_owned()),
        ];
        variables.map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// The connections since the last look. More than a quiet run needs means that the function was too slow for its own timeouts.
    pub fn connections(&self) -> u64 {
        self.connections.swap(0, Ordering::Relaxed)
    }

    /// The calls since the last look, by what was called.
    pub fn take(&self) -> BTreeMap<String, u64> {
        self.calls.lock().map(|mut calls| std::mem::take(&mut *calls)).unwrap_or_default()
    }
}

/// The embedded store on a thread of its own, because it answers synchronously.
fn serve_database(file: &Path) -> Result<SocketAddr, Trouble> {
    let database = Database::new(&file.to_string_lossy())?;
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async move {
            let Ok(listener) = TcpListener::from_std(listener) else { return };
            let _ = dynoxide::server::serve_with_shutdown(listener, database, std::future::pending()).await;
        });
    });
    Ok(address)
}

/// A certificate for `localhost`, signed by an authority of its own, as AWS's are signed by one of the roots.
fn certified(authority_file: &Path) -> Result<ServerConfig, Trouble> {
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let authority_key = KeyPair::generate()?;
    let authority_certificate = authority.self_signed(&authority_key)?;
    std::fs::write(authority_file, authority_certificate.pem())?;
    let key = KeyPair::generate()?;
    let certificate =
        CertificateParams::new(vec!["localhost".to_owned()])?.signed_by(&key, &Issuer::new(authority, authority_key))?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let private = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    Ok(ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)?)
}

async fn answer(State(behind): State<Behind>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let call = target.rsplit('.').next().filter(|name| !name.is_empty()).unwrap_or("SendRawEmail").to_owned();
    if let Ok(mut calls) = behind.calls.lock() {
        *calls.entry(call).or_default() += 1;
    }
    if target.starts_with("DynamoDB") {
        return passed_on(&behind, &headers, body).await.unwrap_or_else(|| StatusCode::BAD_GATEWAY.into_response());
    }
    if target.starts_with("AmazonSQS") {
        let accepted = "{\"MessageId\":\"00000000-0000-4000-8000-000000000000\",\"MD5OfMessageBody\":\"\"}";
        return ([("content-type", "application/x-amz-json-1.0")], accepted).into_response();
    }
    let accepted = "<SendRawEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><SendRawEmailResult><MessageId>accepted\
                    </MessageId></SendRawEmailResult><ResponseMetadata><RequestId>one</RequestId></ResponseMetadata></SendRawEmailResponse>";
    ([("content-type", "text/xml")], accepted).into_response()
}

async fn passed_on(behind: &Behind, headers: &HeaderMap, body: Bytes) -> Option<Response> {
    let mut request = behind.client.post(format!("http://{}/", behind.database)).body(body);
    for name in ["x-amz-target", "content-type", "authorization", "x-amz-date"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let answer = request.send().await.ok()?;
    let status = StatusCode::from_u16(answer.status().as_u16()).ok()?;
    Some((status, [("content-type", "application/x-amz-json-1.0")], answer.bytes().await.ok()?).into_response())
}
