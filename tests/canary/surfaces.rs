//! What nobody asks for and is there all the same: mail, log lines, queues, names of files, stored rows with their indexes and
//! streams.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use mailparse::{MailHeaderMap as _, ParsedMail};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::judge::{Judge, Seen, marks};

/// Every log line of this process since somebody listens.
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A data folder that is watched, and the numbers of the cases in it.
pub struct Surfaces {
    folder: PathBuf,
    numbers: BTreeSet<usize>,
    since: usize,
}

fn seen(surface: impl Into<String>, text: String) -> Seen {
    Seen { surface: surface.into(), reader: String::new(), case: None, text }
}

impl Surfaces {
    /// Begins: from now on nothing that is logged or queued is forgotten, whatever becomes of it.
    pub fn watch(folder: &Path, numbers: BTreeSet<usize>) -> Self {
        kit::log::divert(|line| LOG.lock().unwrap().push(line.to_owned()));
        let queues = Connection::open(folder.join("queues.db")).unwrap();
        let keep = "CREATE TABLE ever (queue TEXT, body TEXT);
                    CREATE TRIGGER keep AFTER INSERT ON messages BEGIN INSERT INTO ever VALUES (new.queue, new.body); END;";
        queues.execute_batch(keep).unwrap();
        Self { folder: folder.to_owned(), numbers, since: LOG.lock().unwrap().len() }
    }

    /// Log lines since then, without those that are about the cases of others: tests run side by side, and the log is everybody's.
    fn logged(&self) -> Vec<String> {
        let others =
            |line: &&String| !marks(line).is_empty() && !marks(line).iter().any(|(number, _)| self.numbers.contains(number));
        LOG.lock().unwrap()[self.since..].iter().filter(|line| !others(line)).cloned().collect()
    }

    /// Shows everything but what is stored to the judge.
    pub fn collect(&self, judge: &mut Judge) {
        for line in self.logged() {
            judge.see(&seen("log", line));
        }
        for text in rows(&self.folder.join("queues.db"), "ever") {
            judge.see(&seen("queue", text));
        }
        let mails = self.folder.join("mail");
        for folder in [&self.folder, &mails] {
            for entry in std::fs::read_dir(folder).unwrap() {
                judge.see(&seen("file name", entry.unwrap().file_name().to_string_lossy().into_owned()));
            }
        }
        for entry in std::fs::read_dir(mails).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let mail = mailparse::parse_mail(&bytes).unwrap();
            let reader = mail.headers.get_first_value("Delivered-To").unwrap_or_default();
            judge.see(&Seen { reader, ..seen("mail", format!("{}\n{}", String::from_utf8_lossy(&bytes), decoded(&mail))) });
        }
    }

    /// Shows every row of every table, index and stream to the judge, as they are now.
    pub fn stored(&self, judge: &mut Judge) {
        let file = self.folder.join("tables.db");
        let connection = Connection::open(&file).unwrap();
        let mut names = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
        let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        for name in names {
            let table = name.replacen("Table", "", 1);
            for text in rows(&file, &name) {
                let what = if text.contains("#DRAFT#") { "a draft" } else { &table };
                judge.see(&seen(format!("stored: {what}"), text));
            }
        }
    }
}

/// All rows of a table, each as one text.
fn rows(file: &Path, table: &str) -> Vec<String> {
    let connection = Connection::open(file).unwrap();
    let mut all = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns = all.column_count();
    let cell = |value: ValueRef<'_>| match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        other => format!("{other:?}"),
    };
    let text = |row: &Row<'_>| -> rusqlite::Result<String> {
        let cells: Vec<String> = (0..columns).map(|at| row.get_ref(at).map(cell)).collect::<Result<_, _>>()?;
        Ok(cells.join("\n"))
    };
    all.query_map([], text).unwrap().collect::<Result<_, _>>().unwrap()
}

/// All parts of a mail, decoded; headers too.
fn decoded(mail: &ParsedMail<'_>) -> String {
    let headers = mail.headers.iter().map(|header| header.get_value());
    let body = if mail.subparts.is_empty() { mail.get_body().unwrap_or_default() } else { String::new() };
    headers.chain([body]).chain(mail.subparts.iter().map(decoded)).collect::<Vec<_>>().join("\n")
}
