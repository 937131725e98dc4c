//! What journeys do one by one: something is tried on a mediation, pages are read, mails are counted.

use local::journey::{Answer, Client, Journey};
use serde_json::Value;

/// Tries something on the case's mediation; the same request later is another one.
pub async fn tries(one: &Journey<'_>, token: &str, what: &str, body: Value) -> Answer {
    let seen = one.client.mails().await.unwrap().len();
    let key = format!("{what}-{}", store::rows::digest(&[body.to_string().as_bytes(), token.as_bytes(), &seen.to_be_bytes()]));
    let key = key.replace('/', "-");
    let answer =
        one.client.post_as(&format!("/v1/mediations/{}/{what}", one.case), Some(token), &key[..40], &body).await.unwrap();
    one.stack.settle().await;
    answer
}

/// The program tries it.
pub async fn program(one: &Journey<'_>, what: &str, body: Value) -> Answer {
    tries(one, &one.program.clone(), what, body).await
}

/// Status and code of an answer.
pub fn code(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.body["code"].as_str().unwrap_or_default())
}

/// The mediation, as the program sees it.
pub async fn mediation(one: &Journey<'_>) -> Value {
    one.mediation().await.unwrap()
}

/// How many of a template went to somebody.
pub async fn count(one: &Journey<'_>, template: &str, to: &str) -> usize {
    one.mails_to(to).await.unwrap().iter().filter(|known| *known == template).count()
}

/// A page.
pub async fn page(client: &Client, path: &str, token: &str) -> String {
    client.get(path, Some(token)).await.unwrap().body.as_str().unwrap_or_default().to_owned()
}
