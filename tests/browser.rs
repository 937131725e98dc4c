//! Somebody at a browser without scripts: cookies kept, forms sent, redirects followed, pages read.

use std::collections::BTreeMap;

use local::Stack;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, Method, Response};

/// A page as it was answered.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: u16,
    /// The path at which the way of redirects ended.
    pub path: String,
    /// The page.
    pub html: String,
}

impl Page {
    /// What stands between two pieces of the page, the first time.
    pub fn between(&self, begin: &str, end: &str) -> Option<&str> {
        self.html.split_once(begin)?.1.split_once(end).map(|(inside, _)| inside)
    }

    /// Whether these words stand on the page.
    pub fn says(&self, words: &str) -> bool {
        self.html.replace("&#39;", "'").replace("&#34;", "\"").contains(words)
    }

    /// The value of a field that the page carries unseen.
    pub fn hidden(&self, name: &str) -> String {
        self.between(&format!("name=\"{name}\" value=\""), "\"").unwrap_or_default().to_owned()
    }
}

/// A browser. A clone is the same browser in another window, as far as cookies go that it has by then.
#[derive(Clone)]
pub struct Browser {
    http: Client,
    url: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser that knows nothing yet.
    pub fn new(stack: &Stack) -> Self {
        Self { http: kit::http_client::public_web().unwrap(), url: stack.url.clone(), cookies: BTreeMap::new() }
    }

    /// Opens an address and follows wherever it leads.
    pub async fn open(&mut self, path: &str) -> Page {
        self.go(Method::GET, path, None).await
    }

    /// Sends a form and follows wherever it leads.
    pub async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        if fields.iter().all(|(name, _)| *name != "key") {
            body.append_pair("key", &uuid::Uuid::now_v7().to_string());
        }
        self.go(Method::POST, path, Some(body.extend_pairs(fields).finish())).await
    }

    /// Signs in as staff in a role, by the page, and arrives where they wanted to go.
    pub async fn sign_in(&mut self, role: &str, next: &str) -> Page {
        let provider = self.send("/sign-in", &[("next", next)]).await;
        let (path, query) = provider.path.split_once('?').unwrap();
        let asked: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let mut fields: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.push(("role", role));
        self.send(path, &fields).await
    }

    async fn go(&mut self, method: Method, path: &str, body: Option<String>) -> Page {
        let (mut method, mut path, mut body) = (method, path.to_owned(), body);
        loop {
            let mut request = self.http.request(method, format!("{}{path}", self.url)).header(COOKIE, self.sent());
            if let Some(body) = body.take() {
                request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
            }
            let response = request.send().await.unwrap();
            self.keep(&response);
            let status = response.status().as_u16();
            let Some(next) = response.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned()) else {
                return Page { status, path, html: response.text().await.unwrap() };
            };
            (method, path) = (Method::GET, next.strip_prefix(&self.url).unwrap_or(&next).to_owned());
        }
    }

    fn sent(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, response: &Response) {
        for line in response.headers().get_all(SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
