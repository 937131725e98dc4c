//! `concord policy`: a city's policy document from its file: checked here, kept and put in force over the API.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use domain::Policy;
use domain::notice::Template;
use domain::vocabulary::Language;
use kit::{Ids, SystemClock, SystemRandomness};
use serde_json::{Value, json};

use crate::cli::{complain, say};
use crate::journey::{Answer, Client, Role, Trouble};
use crate::wording::preview;

/// What is done with a policy document.
#[derive(Subcommand)]
pub enum PolicyCommand {
    /// Check a document without sending it anywhere: every fault with its line
    Check {
        /// The document
        file: PathBuf,
    },
    /// Show how the mails read in a document's own words, with made-up days and places
    Preview {
        /// The document; the one that ships when it is left out
        file: Option<PathBuf>,
        /// In which language; the document's first when it is left out
        #[arg(long)]
        language: Option<String>,
        /// One mail alone, like `session-reminder`
        #[arg(long)]
        mail: Option<String>,
    },
    /// Keep a document; nothing is decided by it yet
    Keep {
        /// The document
        file: PathBuf,
        /// Which city
        #[command(flatten)]
        city: City,
    },
    /// Put a kept document in force
    Activate {
        /// Its version
        version: String,
        /// Which city
        #[command(flatten)]
        city: City,
    },
}

/// Which city, and as whom.
#[derive(Args)]
pub struct City {
    /// The city's address
    #[arg(long, default_value = "http://localhost:3000")]
    pub url: String,
    /// A supervisor's access token; a system on this machine gives one to whoever asks
    #[arg(long, env = "CONCORD_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
}

/// Why nothing was done, in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The file can't be read.
    #[error("{0} can't be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The document has faults.
    #[error("the document can't be used:\n{0}")]
    Faults(String),
    /// There is no such language or mail.
    #[error("there is no {0} “{1}”; there are {2}")]
    Unknown(&'static str, String, String),
    /// The city refused.
    #[error("{0}")]
    Refused(String),
    /// Nobody is signed in.
    #[error("set CONCORD_TOKEN to a supervisor's access token")]
    SignIn,
    /// The city didn't answer.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Runs it.
pub async fn run(command: PolicyCommand) -> ExitCode {
    match done(command).await {
        Ok(words) => {
            say(&words);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            complain(&kit::log::chain(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Does it; the sentence that says so.
///
/// # Errors
/// Why not.
pub async fn done(command: PolicyCommand) -> Result<String, Failure> {
    match command {
        PolicyCommand::Check { file } => {
            let version = checked(&read(&file)?)?.version;
            Ok(format!("{} is fine: version {version}.", file.display()))
        }
        PolicyCommand::Preview { file, language, mail } => {
            let document = file.map_or_else(|| Ok(domain::policy::PASADENA.to_owned()), |file| read(&file))?;
            let policy = checked(&document)?;
            let language = match language {
                Some(code) => Language::parse(&code).map_err(|_| unknown("language", code, Language::ALL))?,
                None => policy.default_language(),
            };
            let mail = match mail {
                Some(code) => Some(Template::parse(&code).map_err(|_| unknown("mail", code, Template::ALL))?),
                None => None,
            };
            Ok(preview(&policy, language, mail))
        }
        PolicyCommand::Keep { file, city } => {
            let document = read(&file)?;
            let version = checked(&document)?.version;
            send(city, "/v1/policies", &json!({ "document": document })).await?;
            Ok(format!("Version {version} is kept. Put it in force with: concord policy activate {version}"))
        }
        PolicyCommand::Activate { version, city } => {
            send(city, &format!("/v1/policies/{version}/activation"), &json!({})).await?;
            Ok(format!("Version {version} is in force, everywhere within a minute."))
        }
    }
}

fn unknown(what: &'static str, code: String, all: &[impl ToString]) -> Failure {
    Failure::Unknown(what, code, all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

fn read(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|error| Failure::Unreadable(file.to_owned(), error))
}

fn checked(document: &str) -> Result<Policy, Failure> {
    pages::parse_policy(document).map_err(|faults| Failure::Faults(faults.to_string()))
}

async fn send(City { url, token }: City, path: &str, body: &Value) -> Result<(), Failure> {
    let client = Client::new(url.trim_end_matches('/'));
    let token = match token {
        Some(token) => token,
        None => client.staff(Role::Supervisor).await.map_err(|_| Failure::SignIn)?,
    };
    let key = Ids::new(Arc::new(SystemClock), Arc::new(SystemRandomness)).uuid().to_string();
    let answer = client.post_as(path, Some(&token), &key, body).await?;
    if answer.status < 300 { Ok(()) } else { Err(Failure::Refused(refusal(&answer))) }
}

/// A refusal as the city words it.
fn refusal(answer: &Answer) -> String {
    let text = |name: &str| answer.body[name].as_str().unwrap_or_default();
    let mut words = format!("{}. {}", text("title"), text("detail"));
    for fault in answer.body["faults"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let _ = write!(words, "\n{fault}");
    }
    words
}
