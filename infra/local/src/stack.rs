//! The stack: started from the template, served over HTTP, ended cleanly.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::any;
use jiff::SignedDuration;
use kit::Function;
use store::{Dynamo, Meter, Table, TableNames};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::clock::LocalClock;
use crate::database::{DatabaseError, Embedded};
use crate::dev::{self, Time};
use crate::engine::{Consumed, Delivery, Engine, Stream};
use crate::functions::{FunctionError, build};
use crate::gateway::Gateway;
use crate::machine::Machine;
use crate::mailbox::Mailbox;
use crate::oidc::Issuer;
use crate::queues::Queues;
use crate::settings::{Scratch, folder, parameters, survey_keys};
use crate::template::{self, TemplateError};

/// The template that is deployed.
pub const TEMPLATE: &str = include_str!("../../template.yaml");

/// How to start a stack.
pub struct Options {
    /// Where data is kept; in memory and a temporary folder when none.
    pub data: Option<PathBuf>,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The template.
    pub template: String,
    /// The clock.
    pub clock: Arc<LocalClock>,
    /// How queues deliver.
    pub delivery: Delivery,
    /// Whether things move by themselves; otherwise only when [`Stack::settle`] is called.
    pub by_itself: bool,
}

/// The stack can't be started. Says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken.
    #[error("port {0} is in use: choose another with --port, or end what uses it")]
    PortInUse(u16),
    /// The data folder can't be used.
    #[error("the data folder {0} can't be used: choose another with --data")]
    Folder(String),
    /// The queues' file can't be used.
    #[error("the queue file in {0} is damaged or not Concord's: move it away, or start with another --data folder")]
    Queues(String),
    /// The database can't be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The template can't be used.
    #[error("infra/template.yaml: {0}")]
    Template(#[from] TemplateError),
    /// A function can't be built.
    #[error(transparent)]
    Function(#[from] FunctionError),
    /// The identity provider of this machine can't make its key.
    #[error(transparent)]
    Issuer(#[from] crate::oidc::NoKey),
    /// The client for the identity provider can't be made.
    #[error(transparent)]
    Http(#[from] kit::http_client::Unusable),
}

/// A running stack.
pub struct Stack {
    /// Its address, like `http://localhost:3000`.
    pub url: String,
    /// Its clock.
    pub clock: Arc<LocalClock>,
    /// Its mailbox.
    pub mailbox: Arc<Mailbox>,
    /// Its queues.
    pub queues: Arc<Queues>,
    /// What each function spends on storage.
    pub meters: BTreeMap<String, Meter>,
    /// The template, as it was read.
    pub spec: template::Stack,
    database: Arc<Embedded>,
    engine: Arc<Engine>,
    tasks: Vec<JoinHandle<()>>,
    _scratch: Option<Scratch>,
}

impl Stack {
    /// Starts everything.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start(options: Options) -> Result<Self, StartError> {
        kit::log::only_troubles();
        let (folder, scratch) = folder(options.data.as_ref()).map_err(|path| StartError::Folder(path.display().to_string()))?;
        let persistent = options.data.is_some();
        let file = |name: &str| persistent.then(|| folder.join(name));
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], options.port)))
            .await
            .map_err(|_| StartError::PortInUse(options.port))?;
        let port = listener.local_addr().map_or(options.port, |address| address.port());
        let url = format!("http://localhost:{port}");
        let parameters = parameters(&url, survey_keys(&folder));
        let spec = template::read(&options.template, &parameters)?;
        let database = Arc::new(Embedded::open(file("tables.db").as_deref())?);
        for table in &spec.tables {
            database.ensure(table)?;
        }
        let queues_file = file("queues.db");
        let queues = Queues::open(queues_file.as_deref()).map_err(|_| StartError::Queues(folder.display().to_string()))?;
        let queues = Arc::new(queues);
        let mailbox = Mailbox::open(folder.join("mail")).map_err(|_| StartError::Folder(folder.display().to_string()))?;
        let mailbox = Arc::new(mailbox.telling(&queues, &spec.mail_events));
        let machine = Machine {
            database: kit::aws::loopback(&format!("http://{}", database.address)),
            clock: options.clock.clone(),
            queues: Arc::clone(&queues),
            courier: mailbox.clone(),
            http: kit::http_client::public_web()?,
            meters: std::sync::Mutex::default(),
        };
        let mut built = BTreeMap::new();
        for function in &spec.functions {
            built.insert(function.logical_id.clone(), build(function, &machine)?);
        }
        let engine = Arc::new(engine(&spec, &built, &database, &queues, (options.delivery, &options.clock)));
        let gateway = Gateway {
            routes: spec.routes.clone(),
            authorizer: spec.authorizer.as_ref().and_then(|name| built.get(name)).cloned(),
            functions: built,
        };
        let moved = Arc::new(Notify::new());
        let time = Time { clock: Arc::clone(&options.clock), engine: Arc::clone(&engine) };
        let dev = dev::router(&mailbox, &Issuer::new(format!("{url}/dev/oidc"))?, time);
        let router = dev.fallback_service(router(gateway, Arc::clone(&moved)));
        let mut tasks = vec![tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        })];
        if options.by_itself {
            tasks.push(tokio::spawn(keep_moving(Arc::clone(&engine), moved)));
        }
        let meters = machine.meters.into_inner().unwrap_or_default();
        Ok(Self { url, clock: options.clock, mailbox, queues, meters, spec, database, engine, tasks, _scratch: scratch })
    }

    /// Moves everything that can be moved now.
    pub async fn settle(&self) {
        self.engine.drain().await;
    }

    /// Lets a minute's tick happen, and everything that follows.
    pub async fn tick(&self) {
        self.engine.tick().await;
        self.engine.drain().await;
    }

    /// Puts the clock forward, then ticks.
    pub async fn advance(&self, by: SignedDuration) {
        self.clock.advance(by);
        self.tick().await;
    }

    /// A store that sees every table, for tests and inspection.
    #[must_use]
    pub fn store(&self) -> Dynamo {
        every_table(&self.spec, &self.database)
    }

    /// The names of the dead-letter queues.
    #[must_use]
    pub fn dead_letters(&self) -> Vec<String> {
        self.spec.queues.iter().filter_map(|queue| dead_letters(&self.spec, queue)).collect()
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// A store that sees every table of a database on this machine.
#[must_use]
pub fn every_table(spec: &template::Stack, database: &Embedded) -> Dynamo {
    let named = |table: &Table| spec.tables.iter().find(|one| one.logical_id == table.logical_id()).map(|one| one.name.clone());
    let names = Table::ALL.iter().filter_map(|table| Some((*table, named(table)?)));
    Dynamo::new(&kit::aws::loopback(&format!("http://{}", database.address)), TableNames::new(names))
}

/// The dead-letter queue of a queue, as the relay would address it.
fn dead_letters(spec: &template::Stack, queue: &template::QueueSpec) -> Option<String> {
    spec.queues.iter().find(|other| Some(&other.logical_id) == queue.dead_letters.as_ref()).map(|other| other.url.clone())
}

fn engine(
    spec: &template::Stack,
    built: &BTreeMap<String, Arc<Function>>,
    database: &Arc<Embedded>,
    queues: &Arc<Queues>,
    (delivery, clock): (Delivery, &Arc<LocalClock>),
) -> Engine {
    let function = |name: &String| built.get(name).cloned();
    let streams = spec.functions.iter().filter_map(|one| {
        let table =
            spec.tables.iter().find(|table| one.stream.as_ref().is_some_and(|stream| stream.table == table.logical_id))?;
        Some(Stream { table: table.name.clone(), function: function(&one.logical_id)? })
    });
    let consumers = spec.functions.iter().filter_map(|one| {
        let queue = spec.queues.iter().find(|queue| one.queue.as_ref().is_some_and(|source| source.queue == queue.logical_id))?;
        Some(Consumed {
            queue: queue.url.clone(),
            dead_letters: dead_letters(spec, queue)?,
            limit: i64::from(queue.max_receive_count.unwrap_or(5)),
            function: function(&one.logical_id)?,
        })
    });
    Engine {
        clock: Arc::clone(clock),
        streams: streams.collect(),
        consumers: consumers.collect(),
        tickers: spec.functions.iter().filter(|one| one.tick).filter_map(|one| function(&one.logical_id)).collect(),
        database: Arc::clone(database),
        queues: Arc::clone(queues),
        delivery,
        retry_ms: 1000,
        turn: tokio::sync::Mutex::new(()),
    }
}

/// What comes from outside goes through the gateway, and moves things.
fn router(gateway: Gateway, moved: Arc<Notify>) -> Router {
    let gateway = Arc::new(gateway);
    let serve = move |request| {
        let (gateway, moved) = (Arc::clone(&gateway), Arc::clone(&moved));
        async move {
            let response = gateway.handle(request).await;
            moved.notify_one();
            response
        }
    };
    Router::new().fallback(any(serve))
}

/// Moves things after every request, looks again twice a second for what has to be tried again, and ticks every minute.
async fn keep_moving(engine: Arc<Engine>, moved: Arc<Notify>) {
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    let mut again = tokio::time::interval(Duration::from_millis(500));
    loop {
        tokio::select! {
            () = moved.notified() => {}
            _ = again.tick() => {}
            _ = minute.tick() => engine.tick().await,
        }
        engine.drain().await;
    }
}

/// The API's description, merged from every function.
#[must_use]
pub fn openapi() -> String {
    let mut whole = intake::openapi();
    for part in [identity::openapi(), scheduling::openapi(), surveys::openapi(), outreach::openapi(), reports::openapi()] {
        whole.merge(part);
    }
    crate::openapi::finish(&mut whole);
    whole.to_pretty_json().unwrap_or_default()
}
