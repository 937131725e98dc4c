//! Where mail lands on this machine: one file for each letter, and a page to read them.

mod pages;
mod read;
pub mod says;

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use kit::log::{Level, line};
use kit::{Accepted, Courier, Letter};

pub use read::Mail;

use crate::queues::Queues;

/// A mail service that delivers into a directory.
///
/// Like any mail server it puts headers of its own before a letter: the recipient, and the letter's number in the order of arrival.
pub struct Mailbox {
    dir: PathBuf,
    /// The number of the next letter. Held while a letter is written, so that no two are written at once.
    next: Mutex<u64>,
    doubles: AtomicUsize,
    /// Who hears what becomes of a letter.
    listeners: Vec<(Arc<Queues>, String)>,
}

impl Mailbox {
    /// Opens a directory, with what was delivered earlier.
    ///
    /// # Errors
    ///
    /// When the directory can't be made or read.
    pub fn open(dir: impl Into<PathBuf>) -> io::Result<Self> {
        let dir = dir.into();
        fs::create_dir_all(&dir)?;
        let last = read::all(&dir)?.first().map_or(0, |mail| mail.number);
        Ok(Self { dir, next: Mutex::new(last + 1), doubles: AtomicUsize::new(0), listeners: Vec::new() })
    }

    /// Tells these queues what becomes of letters.
    #[must_use]
    pub fn telling(mut self, queues: &Arc<Queues>, names: &[String]) -> Self {
        self.listeners = names.iter().map(|name| (Arc::clone(queues), name.clone())).collect();
        self
    }

    /// How often a letter was handed over again after it had been accepted.
    #[must_use]
    pub fn doubles(&self) -> usize {
        self.doubles.load(Ordering::Relaxed)
    }

    /// All mail, newest first.
    ///
    /// # Errors
    ///
    /// When the directory can't be read.
    pub fn list(&self) -> io::Result<Vec<Mail>> {
        read::all(&self.dir)
    }

    fn path(&self, id: &str) -> PathBuf {
        self.dir.join(format!("{}.eml", file_stem(id)))
    }

    fn deliver(&self, letter: &Letter) -> Accepted {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.path(&letter.id);
        if path.exists() {
            self.doubles.fetch_add(1, Ordering::Relaxed);
            line(Level::Error, "handed-over-again").with("message", &letter.id).write();
            return Accepted::Yes;
        }
        let to: String = letter.to.chars().filter(|character| !character.is_control()).collect();
        let headers = format!("{}: {to}\r\n{}: {next}\r\n", read::DELIVERED_TO, read::NUMBER);
        match write(&self.dir, &path, &[headers.as_bytes(), &letter.mime]) {
            Ok(()) => {
                *next += 1;
                Accepted::Yes
            }
            Err(error) => {
                line(Level::Error, "mailbox").with("error", kit::log::chain(&error)).write();
                if path.exists() { Accepted::Unclear } else { Accepted::No }
            }
        }
    }
}

#[async_trait]
impl Courier for Mailbox {
    async fn send(&self, letter: Letter) -> Accepted {
        let accepted = self.deliver(&letter);
        if accepted == Accepted::Yes {
            for (queues, name) in &self.listeners {
                says::all(&letter).iter().for_each(|event| {
                    queues.put(name, event);
                });
            }
        }
        accepted
    }

    async fn was_accepted(&self, id: &str) -> Accepted {
        if self.path(id).exists() { Accepted::Yes } else { Accepted::No }
    }
}

/// Whole or not at all, even when the power goes.
fn write(dir: &Path, path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let unfinished = dir.join(".unfinished");
    let mut file = File::create(&unfinished)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(dir)?.sync_all()
}

/// An id as a file's name: letters, digits, `-`, `_` and inner dots stay; every other byte becomes `=` and two hex digits, so two
/// ids never share a file.
fn file_stem(id: &str) -> String {
    if id.is_empty() {
        return "=".to_owned();
    }
    let plain =
        |index: usize, byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || (byte == b'.' && index > 0);
    id.bytes()
        .enumerate()
        .map(|(index, byte)| if plain(index, byte) { char::from(byte).to_string() } else { format!("={byte:02x}") })
        .collect()
}

/// The id that a file is named after.
fn id_of(stem: &str) -> String {
    let mut parts = stem.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(code, 16));
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;
