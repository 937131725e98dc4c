//! Everybody who may come to the door, welcome or not.

use std::collections::BTreeMap;

use domain::ids::TenantId;
use serde_json::json;
use store::access::session_key;
use store::{AttributeValue, Change, Guard, Item, Store as _, Table, Transaction, Write};

use super::city::City;
use super::lane::Part;
use super::provider::Provider;
use super::verdict::Shot;

/// How somebody says who they are.
#[derive(Debug, Clone)]
pub enum Credential {
    /// Not at all.
    None,
    /// In a header.
    Bearer(String),
    /// In a cookie.
    Cookie(String),
    /// In a cookie, on a request that another site began.
    FromAnotherSite(String),
}

/// Who comes.
#[derive(Debug, Clone)]
pub enum Who {
    /// Somebody with the same credential everywhere.
    Fixed(Credential),
    /// Whoever has this part in the case.
    Own(Part),
    /// Whoever has this part in another case.
    Anothers(Part),
}

/// A caller.
#[derive(Debug, Clone)]
pub struct Caller {
    /// As the table names them.
    pub name: &'static str,
    /// Who.
    pub who: Who,
}

/// Sessions that are good no longer, or elsewhere.
pub struct Stale {
    /// Of staff, too old.
    pub staff_over: String,
    /// Of a link, too old.
    pub link_over: String,
    /// Of staff who signed out; and the row that was there.
    pub signed_out: (String, Item),
    /// Of staff of another city.
    pub staff_elsewhere: String,
    /// Of a link in another city.
    pub link_elsewhere: String,
}

/// Those of everybody whom the city doesn't know, however they try.
pub const STRANGERS: &[&str] = &[
    "anonymous",
    "garbage token",
    "garbage session",
    "token over",
    "token for signing in",
    "token of another client",
    "token of another issuer",
    "token of another key",
    "token unsigned",
    "staff session over",
    "link session over",
    "signed out",
    "staff of another city",
    "link of another city",
];

/// Everybody, as the table names them.
pub fn everybody(provider: &Provider, browser: &str, stale: &Stale) -> Vec<Caller> {
    let fixed = |name, credential| Caller { name, who: Who::Fixed(credential) };
    let token = |name, token: String| fixed(name, Credential::Bearer(token));
    let mut callers = vec![
        fixed("anonymous", Credential::None),
        token("garbage token", "garbage".to_owned()),
        token("garbage session", "cs_garbage".to_owned()),
        token("token over", provider.over()),
        token("token for signing in", provider.altered("token_use", "id".into())),
        token("token of another client", provider.altered("client_id", "another".into())),
        token("token of another issuer", provider.altered("iss", "http://127.0.0.1:1".into())),
        token("token of another key", provider.of_a_foreign_key()),
        token("token unsigned", provider.unsigned()),
        token("staff session over", stale.staff_over.clone()),
        token("link session over", stale.link_over.clone()),
        token("signed out", stale.signed_out.0.clone()),
        token("staff of another city", stale.staff_elsewhere.clone()),
        token("link of another city", stale.link_elsewhere.clone()),
        token("staff without a role", provider.altered("cognito:groups", json!(["gardeners"]))),
        token("auditor", provider.access("auditor")),
        token("supervisor", provider.access("supervisor")),
        token("designated_manager", provider.access("designated_manager")),
        token("outreach", provider.access("outreach")),
        token("campus", provider.access("campus")),
        token("school", provider.access("school")),
        token("professional_standards", provider.access("professional_standards")),
        token("program", provider.access("program")),
        fixed("program from another site", Credential::FromAnotherSite(browser.to_owned())),
        fixed("program in a browser", Credential::Cookie(browser.to_owned())),
    ];
    let parts = [
        (Part::Status, "status link", "another's status link"),
        (Part::Resident, "resident", "another's resident"),
        (Part::Officer, "officer", "another's officer"),
        (Part::Mediator, "mediator", "another's mediator"),
        (Part::Survey, "survey link", "another's survey link"),
        (Part::Request, "request link", "another's request link"),
    ];
    for (part, own, anothers) in parts {
        callers.push(Caller { name: anothers, who: Who::Anothers(part) });
        callers.push(Caller { name: own, who: Who::Own(part) });
    }
    callers
}

/// Sends a request as it is, and takes the named id out of the answer.
pub async fn send(
    city: &City,
    (method, path): (&str, &str),
    (credential, cookie): (&Credential, &str),
    (kind, key, body): (&str, &str, Option<String>),
    id: &str,
) -> Shot {
    let mut request = city.http.request(method.parse().unwrap(), format!("{}{path}", city.stack.url));
    let mut cookies = vec![cookie.to_owned()];
    match credential {
        Credential::None => {}
        Credential::Bearer(token) => request = request.bearer_auth(token),
        Credential::Cookie(token) => cookies.push(format!("__Host-concord={token}")),
        Credential::FromAnotherSite(token) => {
            cookies.push(format!("__Host-concord={token}"));
            request = request.header("sec-fetch-site", "cross-site").header("origin", "https://elsewhere.example");
        }
    }
    cookies.retain(|cookie| !cookie.is_empty());
    if !cookies.is_empty() {
        request = request.header("cookie", cookies.join("; "));
    }
    if let Some(body) = body {
        request = request.header("content-type", kind).header("idempotency-key", key).body(body);
    }
    let response = request.send().await.unwrap();
    let nameless = |text: &str| if id.is_empty() { text.to_owned() } else { text.replace(id, "{id}") };
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in response.headers().iter().filter(|(name, _)| *name != "date") {
        let all = headers.entry(name.to_string()).or_default();
        all.push_str(&nameless(value.to_str().unwrap()));
    }
    let status = response.status().as_u16();
    Shot { status, headers, body: nameless(&response.text().await.unwrap()) }
}

/// Begins to sign in: the cookie, and the address to come back to.
pub async fn begin_to_sign_in(city: &City, role: &str) -> (String, String) {
    let form = ("application/x-www-form-urlencoded", "", Some("key=signing-in&next=/desk".to_owned()));
    let shot = send(city, ("POST", "/sign-in"), (&Credential::None, ""), form, "").await;
    let address = &shot.headers["location"];
    let query: BTreeMap<String, String> =
        form_urlencoded::parse(address.split('?').nth(1).unwrap().as_bytes()).into_owned().collect();
    let cookie = shot.headers["set-cookie"].split(';').next().unwrap().to_owned();
    let code = Provider::code(role, &query["nonce"]);
    (cookie, format!("/sign-in/callback?code={code}&state={}", query["state"]))
}

/// Signs in as a browser does; the session's token.
pub async fn sign_in(city: &City, role: &str) -> String {
    let (cookie, back) = begin_to_sign_in(city, role).await;
    let shot = send(city, ("GET", &back), (&Credential::None, &cookie), ("", "", None), "").await;
    let session = shot.headers["set-cookie"].strip_prefix("__Host-concord=").unwrap();
    session.split(';').next().unwrap().to_owned()
}

/// A session's row.
pub async fn session_row(city: &City, token: &str) -> Item {
    let key = session_key(&"pasadena".parse().unwrap(), token);
    city.stack.store().get(Table::Access, &key).await.unwrap().unwrap()
}

/// Puts a session's row where the session with that token is, in that city.
pub async fn put_session(city: &City, tenant: &TenantId, token: &str, mut row: Item) {
    let key = session_key(tenant, token);
    row.insert("pk".into(), AttributeValue::S(key.pk));
    row.insert("sk".into(), AttributeValue::S(key.sk));
    let write = Write { table: Table::Access, change: Change::Put(row), tests: Vec::new(), guard: Guard::Row };
    city.stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] }).await.unwrap();
}
