//! What people do that no whole case needs: every page read, signing in and out by the page, a used link asked for anew, a request
//! repeated, enough surveys to be mixed, a mail that the mail service refuses.

use jiff::SignedDuration;
use local::Stack;
use local::journey::{Client, Journey, People, Place, Role, Trouble};
use reqwest::Method;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use serde_json::json;

use crate::stories;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn journey<'a, P: Place + ?Sized>(place: &'a P, name: &str) -> Journey<'a, P> {
    let mut journey = Journey::begin(place).await.unwrap();
    journey.people = People::of(name);
    journey
}

/// Goes everywhere, where a whole case was played before.
pub async fn everywhere<P: Place + ?Sized>(place: &P) {
    let client = Client::of(place.api(), place.dev());
    for path in ["/", "/ask", "/health", "/v1/openapi.json", "/v1/public/figures", "/dashboard", "/sign-in"] {
        assert_eq!(client.get(path, None).await.unwrap().status, 200, "{path}");
    }
    for n in 0..2 {
        let mut one = journey(place, &format!("visits-{n}")).await;
        let session = stories::to_a_booked_session(&mut one).await.unwrap();
        if n == 0 {
            pages_of(&one).await.unwrap();
        }
        place.advance(session.duration_since(place.now()) + SignedDuration::from_hours(3)).await;
        one.record("agreement").await.unwrap();
        one.answer_surveys().await.unwrap();
    }
    without_an_address(place).await.unwrap();
    in_the_community(place).await.unwrap();
    under_another_policy(place).await.unwrap();
    asked_twice(place).await.unwrap();
    // Twice: the second one seals the trace of the first.
    for _ in 0..2 {
        sign_in_by_the_page(place).await;
        place.advance(SignedDuration::from_hours(25)).await;
    }
}

/// What staff and participants can read of a case.
async fn pages_of<P: Place + ?Sized>(one: &Journey<'_, P>) -> Result<(), Trouble> {
    let (case, program, standards) = (&one.case, one.program.as_str(), one.standards.as_str());
    let status = one.client.follow("receipt", &one.people.resident).await?;
    for (path, token) in [
        (format!("/cases/{case}"), standards),
        (format!("/v1/cases/{case}/contact"), program),
        (format!("/mediations/{case}"), program),
        ("/desk".into(), program),
        ("/v1/desk".into(), standards),
        ("/v1/mediators".into(), program),
        ("/reports".into(), program),
        ("/reports/figures.xlsx".into(), program),
        ("/reports/figures.pdf".into(), program),
        ("/survey/results".into(), program),
        ("/status".into(), &status),
        ("/v1/cases/mine".into(), &status),
        ("/mediation".into(), &one.parties[0]),
        ("/assignment".into(), &one.mediators[0]),
        ("/assignment/hours".into(), &one.mediators[0]),
        (format!("/assignment/{case}"), &one.mediators[0]),
        (format!("/assignment/{case}/papers/confidentiality"), &one.mediators[0]),
        (format!("/mediations/{case}/papers/participation"), program),
        ("/mediation/papers/confidentiality".into(), &one.parties[0]),
        ("/v1/desk/views".into(), program),
        ("/status/contact".into(), &status),
        (format!("/v1/mediations/{case}/mine"), &one.parties[1]),
        (format!("/v1/mediations/{case}/brief"), &one.mediators[1]),
        ("/v1/session".into(), &one.parties[0]),
    ] {
        let status = one.client.get(&path, Some(token)).await?.status;
        assert!(status < 500, "{path}: {status}");
    }
    Ok(())
}

/// Somebody asks for a presentation on the page, which keeps what they typed; the unit approves it, and calls it off.
async fn in_the_community<P: Place + ?Sized>(place: &P) -> Result<(), Trouble> {
    let client = Client::of(place.api(), place.dev());
    let (outreach, supervisor) = (client.staff(Role::Outreach).await?, client.staff(Role::Supervisor).await?);
    let kim = json!({ "name": "Kim", "email": "visits-kim@example.org", "house": "city", "areas": ["northeast"] });
    client.post("/v1/community/specialists", Some(&outreach), &kim).await?;
    let check = Some("key=visits-check&do=check&kind=parade&organization=Villa".to_owned());
    let checked = client.send(Method::POST, "/community/ask", None, &[FORM], check).await?;
    assert_eq!(checked.status, 200);
    let day = (place.now() + SignedDuration::from_hours(45 * 24)).strftime("%Y-%m-%d").to_string();
    let ask = json!({
        "kind": "community_meeting", "organization": "Visits", "subject": "Porch lights", "day": day, "at": "18:00", "minutes": 60,
        "place": "Villa Street", "zip": "91104", "audience": 20, "ages": "mixed", "language": "en", "public": true,
        "specials": ["k9"], "name": "Ana", "email": "visits-community@example.org"
    });
    let filed = client.post("/v1/community/requests", None, &ask).await?;
    let request = format!("/v1/community/requests/{}", filed["id"].as_str().unwrap_or_default());
    for need in client.read(&request, Some(&outreach)).await?["staff"]["outstanding"].as_array().into_iter().flatten() {
        client.post(&format!("{request}/grants"), Some(&supervisor), &json!({ "part": need })).await?;
    }
    let page = request.trim_start_matches("/v1").to_owned();
    assert_eq!(client.get(&page, Some(&outreach)).await?.status, 200);
    client.post(&format!("{request}/approval"), Some(&outreach), &json!({})).await?;
    for path in ["/community", "/community/calendar.ics", "/community/ask", "/v1/community/calendar"] {
        assert_eq!(client.get(path, None).await?.status, 200, "{path}");
    }
    for path in ["/community/requests", "/community/specialists", "/community/program"] {
        assert_eq!(client.get(path, Some(&outreach)).await?.status, 200, "{path}");
    }
    place.settle().await;
    let own = client.follow("request-received", "visits-community@example.org").await?;
    assert_eq!(client.get("/community/mine", Some(&own)).await?.status, 200);
    client.post(&format!("{request}/cancellation"), Some(&outreach), &json!({})).await?;
    Ok(())
}

/// The city keeps a document of its own, puts it in force, and goes on.
async fn under_another_policy<P: Place + ?Sized>(place: &P) -> Result<(), Trouble> {
    let mut one = journey(place, "visits-policy").await;
    let supervisor = one.client.staff(Role::Supervisor).await?;
    let document = domain::policy::PASADENA.replacen("pasadena-2", "visits-1", 1);
    one.client.post("/v1/policies", Some(&supervisor), &json!({ "document": document })).await?;
    one.client.post("/v1/policies/visits-1/activation", Some(&supervisor), &json!({})).await?;
    place.advance(SignedDuration::from_mins(2)).await;
    one.file().await?;
    one.acknowledge().await?;
    one.screen(&[]).await?;
    assert_eq!(one.complaint().await?["verdict"]["policy_version"], "visits-1", "ELIG-8: a verdict names its policy");
    Ok(())
}

/// Somebody who has no address gets no mail, so the desk hears of it.
async fn without_an_address<P: Place + ?Sized>(place: &P) -> Result<(), Trouble> {
    let mut one = journey(place, "visits-no-address").await;
    let mut filing = one.filing();
    filing["email"] = "".into();
    filing["phone"] = "626 555 0101".into();
    let filed = one.client.post("/v1/cases", None, &filing).await?;
    one.case = filed["id"].as_str().unwrap_or_default().to_owned();
    one.acknowledge().await?;
    one.screen(&[]).await?;
    one.approve().await?;
    one.on_mediation(&one.program, "offers", &json!({ "place": "Garfield Avenue" })).await?;
    Ok(())
}

/// The same request again gets the answer that it got. A link that was used shows a page, which offers a new one by mail.
async fn asked_twice<P: Place + ?Sized>(place: &P) -> Result<(), Trouble> {
    let mut one = journey(place, "visits-twice").await;
    assert_eq!(one.file().await?, one.file().await?);
    assert_eq!(one.acknowledge().await?, one.acknowledge().await?);
    one.screen(&[]).await?;
    one.approve().await?;
    one.send_offers().await?;
    assert_eq!(one.answer(0, "yes").await?, one.answer(0, "yes").await?);

    let used = one.client.link("offer", &one.people.resident).await?;
    assert_eq!(one.client.get(&format!("/l/{used}"), None).await?.status, 410);
    let key = Some("key=a-key-of-a-visit".to_owned());
    let asked = one.client.send(Method::POST, &format!("/l/{used}/again"), None, &[FORM], key).await?;
    assert_eq!(asked.status, 200, "{}", asked.body);
    place.settle().await;
    one.client.follow("new-mediation-link", &one.people.resident).await?;
    Ok(())
}

/// The button, the identity provider, the way back, the desk twice with some minutes between, and out.
async fn sign_in_by_the_page<P: Place + ?Sized>(place: &P) {
    let http = kit::http_client::public_web().unwrap();
    let post = |path: String, cookie: String, body: String| {
        let request = http.post(path).header(FORM.0, FORM.1).header(COOKIE, cookie).body(body);
        async move { request.send().await.unwrap() }
    };
    let said = |answer: &reqwest::Response, name| answer.headers()[name].to_str().unwrap().to_owned();
    let cookie = |answer: &reqwest::Response| said(answer, SET_COOKIE).split(';').next().unwrap().to_owned();

    let sent = post(format!("{}/sign-in", place.api()), String::new(), format!("key={}&next=/desk", uuid::Uuid::now_v7())).await;
    let (provider, pending) = (said(&sent, LOCATION), cookie(&sent));
    let (address, query) = provider.split_once('?').unwrap();
    let back = post(address.to_owned(), String::new(), format!("{query}&role=program")).await;
    let back = said(&back, LOCATION);
    let callback = back.find("/sign-in/callback").map(|path| format!("{}{}", place.api(), &back[path..])).unwrap();
    let arrived = http.get(callback).header(COOKIE, pending).send().await.unwrap();
    let session = cookie(&arrived);
    for _ in 0..2 {
        let desk = http.get(format!("{}/desk", place.api())).header(COOKIE, &session).send().await.unwrap();
        assert_eq!(desk.status(), 200);
        place.advance(SignedDuration::from_mins(6)).await;
    }
    let out = post(format!("{}/sign-out", place.api()), session, format!("key={}", uuid::Uuid::now_v7())).await;
    assert!(out.status().is_redirection(), "{}", out.status());
}

/// The mail service refuses a mail, so its claim is given back. Last, for the mailbox stays broken.
pub async fn a_mail_is_refused(stack: &Stack, mail: &std::path::Path) {
    std::fs::create_dir(mail.join(".unfinished")).unwrap();
    let mut one = journey(stack, "visits-refused").await;
    one.file().await.unwrap();
    assert!(one.mails_to(&one.people.resident).await.unwrap().is_empty());
}
