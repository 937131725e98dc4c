//! The mailbox, read from its folder, so that it can be read while nobody serves it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use mailparse::MailHeaderMap as _;

/// A mail that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The message that asked for it, as its file is named.
    pub id: String,
    /// The template.
    pub template: String,
    /// To whom.
    pub to: String,
    /// The plain text.
    pub plain: String,
}

/// What has been read of the folder so far.
pub struct Mails {
    folder: PathBuf,
    known: BTreeMap<String, Mail>,
}

impl Mails {
    /// The mailbox in a data folder.
    pub fn below(data: &std::path::Path) -> Self {
        Self { folder: data.join("mail"), known: BTreeMap::new() }
    }

    /// All mails, with those that arrived since the last look.
    pub fn look(&mut self) -> impl Iterator<Item = &Mail> {
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(id) = name.strip_suffix(".eml").filter(|id| !self.known.contains_key(*id)) {
                self.known.insert(id.to_owned(), read(id, &std::fs::read(entry.path()).unwrap()));
            }
        }
        self.known.values()
    }

    /// The tokens of the links in mails of a template to somebody.
    pub fn links(&mut self, template: &str, to: &str) -> Vec<String> {
        let wanted = self.look().filter(|mail| mail.template == template && mail.to == to);
        let token = |mail: &Mail| Some(mail.plain.split("/l/").nth(1)?.split_whitespace().next()?.to_owned());
        wanted.filter_map(token).collect()
    }
}

fn read(id: &str, bytes: &[u8]) -> Mail {
    let mail = mailparse::parse_mail(bytes).unwrap();
    let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
    Mail {
        id: id.to_owned(),
        template: header("X-Concord-Template"),
        to: header("Delivered-To"),
        plain: plain(&mail).unwrap_or_default(),
    }
}

fn plain(mail: &mailparse::ParsedMail<'_>) -> Option<String> {
    if mail.subparts.is_empty() && mail.ctype.mimetype == "text/plain" {
        return mail.get_body().ok();
    }
    mail.subparts.iter().find_map(plain)
}
