//! The mailbox as pages, at `/dev/mail`.

use std::sync::Arc;
use std::{fs, io};

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::{Mail, Mailbox, read};

/// Nothing is loaded from elsewhere, whatever a mail's HTML asks for; its own styles may stay.
const POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "dev/mailbox.html")]
struct ListPage {
    mails: Vec<Mail>,
}

#[derive(Template)]
#[template(path = "dev/mail.html")]
struct MailPage {
    mail: Mail,
    pieces: Vec<Piece>,
}

/// A piece of plain text.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    link: bool,
}

/// Why a page can't be shown.
enum Trouble {
    Missing,
    Unreadable,
}

impl Mailbox {
    /// The pages, to be nested at `/dev/mail`.
    pub fn router(self: Arc<Self>) -> Router {
        Router::new()
            .route("/", get(list))
            .route("/index.json", get(index))
            .route("/{stem}", get(show))
            .route("/{stem}/letter.eml", get(download))
            .with_state(self)
    }

    /// The file of a mail, if it is one of the mailbox's own.
    fn file(&self, stem: &str) -> Result<Vec<u8>, Trouble> {
        if super::file_stem(&super::id_of(stem)) != stem {
            return Err(Trouble::Missing);
        }
        fs::read(self.dir.join(format!("{stem}.eml"))).map_err(Trouble::from)
    }
}

async fn list(State(mailbox): State<Arc<Mailbox>>) -> Result<Response, Trouble> {
    page(&ListPage { mails: mailbox.list()? })
}

async fn index(State(mailbox): State<Arc<Mailbox>>) -> Result<Json<Value>, Trouble> {
    let mails = mailbox.list()?.into_iter().map(|mail| {
        json!({
            "id": mail.id,
            "number": mail.number,
            "to": mail.to,
            "to_role": mail.to_role,
            "subject": mail.subject,
            "template": mail.template,
            "plain": mail.plain,
            "calendar": mail.calendar,
        })
    });
    Ok(Json(mails.collect()))
}

async fn show(State(mailbox): State<Arc<Mailbox>>, Path(stem): Path<String>) -> Result<Response, Trouble> {
    let mail = read::mail(&stem, &mailbox.file(&stem)?).ok_or(Trouble::Unreadable)?;
    page(&MailPage { pieces: pieces(&mail.plain), mail })
}

async fn download(State(mailbox): State<Arc<Mailbox>>, Path(stem): Path<String>) -> Result<Response, Trouble> {
    let headers = [
        (header::CONTENT_TYPE, "message/rfc822"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"letter.eml\""),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, mailbox.file(&stem)?).into_response())
}

fn page(template: &impl Template) -> Result<Response, Trouble> {
    let html = template.render().map_err(|_| Trouble::Unreadable)?;
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-store")], Html(html)).into_response())
}

/// Plain text, with its web addresses set apart so that they can be followed.
fn pieces(plain: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in plain.split_inclusive(char::is_whitespace) {
        let address = word.trim_end().trim_end_matches(['.', ',', ')', '>']);
        let (text, link, rest) = match address.starts_with("http://") || address.starts_with("https://") {
            true => (address, true, word.strip_prefix(address).unwrap_or_default()),
            false => (word, false, ""),
        };
        for (text, link) in [(text, link), (rest, false)] {
            match pieces.last_mut() {
                Some(last) if !last.link && !link => last.text.push_str(text),
                _ => pieces.push(Piece { text: text.to_owned(), link }),
            }
        }
    }
    pieces
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Unreadable }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        match self {
            Self::Missing => (StatusCode::NOT_FOUND, "There is no such mail.").into_response(),
            Self::Unreadable => (StatusCode::INTERNAL_SERVER_ERROR, "The mailbox can't be read.").into_response(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        let text = "Go to http://localhost:3000/l/abc.\nOr javascript:alert(1) not.";
        let pieces = pieces(text);
        let links: Vec<&str> = pieces.iter().filter(|piece| piece.link).map(|piece| piece.text.as_str()).collect();
        assert_eq!(links, ["http://localhost:3000/l/abc"]);
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
    }
}
