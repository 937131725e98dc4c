//! "Ask for mediation" by its pages: nothing is lost on the way, nothing is sent twice, and nobody else sees it.

use domain::vocabulary::Language;
use jiff::SignedDuration;
use local::{Delivery, Stack};
use pages::Words;

use crate::browser::{Browser, Page};
use crate::support::{journey, stack};

const STATEMENT: &str = "She let me wait for an hour, then told me to \"come back <never>\".";

/// The groups of questions with answers that can be taken.
const ANSWERS: [(&str, &[(&str, &str)]); 7] = [
    ("/ask", &[("language", "es")]),
    ("/ask/kind", &[("kind", "community")]),
    ("/ask/what", &[("category", "service"), ("statement", STATEMENT)]),
    (
        "/ask/when",
        &[
            ("incident_on-month", "11"),
            ("incident_on-day", "20"),
            ("incident_on-year", "2026"),
            ("incident_place", "Garfield Avenue"),
        ],
    ),
    ("/ask/officer", &[("officer", "")]),
    ("/ask/you", &[("name", "Ana López"), ("email", "ana@example.org"), ("phone", "")]),
    ("/ask/needs", &[("age", "adult"), ("needs", ""), ("contact_consent", "yes")]),
];

async fn fill_in(browser: &mut Browser) -> Page {
    let mut page = browser.open("/ask").await;
    for (path, answers) in ANSWERS {
        assert_eq!(page.path, path);
        page = browser.send(path, answers).await;
    }
    page
}

async fn cases(stack: &Stack) -> usize {
    let journey = journey(stack).await;
    stack.settle().await;
    let desk = journey.client.get("/v1/desk", Some(&journey.program)).await.unwrap();
    desk.body["cases"].as_array().unwrap().len()
}

#[tokio::test]
async fn int_3_one_group_of_questions_a_page_then_the_check_then_the_reference() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    let check = fill_in(&mut browser).await;
    assert_eq!((check.status, check.path.as_str()), (200, "/ask/check"));
    assert!(check.says("<html lang=\"es\""), "the language that was asked for first is every page's from then on");
    for given in ["Español", "20 de noviembre de 2026", "Garfield Avenue", "Ana López", "ana@example.org"] {
        assert!(check.says(given), "the check lacks {given}");
    }
    assert!(!check.html.contains("<never>"), "what somebody typed is text");
    assert_eq!(cases(&stack).await, 0, "nothing is sent before the last button");

    let sent = browser.send("/ask/check", &[]).await;
    assert_eq!((sent.status, sent.path.as_str()), (200, "/ask/sent"));
    let reference = sent.between("<p class=\"reference\">", "<").unwrap().to_owned();
    assert!(sent.says("come back"), "INT-2: a copy of one's own words");
    assert_eq!(cases(&stack).await, 1);
    let mails = journey(&stack).await.client.mails().await.unwrap();
    let receipt = mails.iter().find(|mail| mail["to"] == "ana@example.org").unwrap();
    assert_eq!(receipt["subject"], Words::of(Language::Spanish).text("mail-receipt"), "and every mail's");

    let again = browser.send("/ask/check", &[]).await;
    assert_eq!(again.between("<p class=\"reference\">", "<"), Some(reference.as_str()), "INT-4: pressed twice, sent once");
    assert_eq!(cases(&stack).await, 1);
}

#[tokio::test]
async fn a_wrong_answer_is_named_at_its_field_and_everything_typed_is_kept() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    let wrong: [(&str, &[(&str, &str)], &str, &str); 4] = [
        ("/ask/what", &[("category", "service"), ("statement", "Short.")], "statement", "Short."),
        (
            "/ask/when",
            &[("incident_on-month", "2"), ("incident_on-day", "30"), ("incident_on-year", "2026")],
            "incident_on",
            "30",
        ),
        ("/ask/you", &[("name", "Ana"), ("email", "ana at home"), ("phone", "")], "email", "ana at home"),
        ("/ask/needs", &[("age", ""), ("needs", "no steps"), ("contact_consent", "yes")], "age", "no steps"),
    ];
    for (path, answers, field, kept) in wrong {
        let page = browser.send(path, answers).await;
        assert_eq!((page.status, page.path.as_str()), (422, path));
        assert!(page.says(&format!("href=\"#{field}\"")), "{path}: the summary leads to the field");
        assert!(page.says(&format!("id=\"{field}\"")), "{path}: the field has that id");
        assert!(page.says(&format!("id=\"{field}-error\"")), "{path}: the same words at the field");
        assert!(page.says("<title>Error:"), "{path}: the window's title says it first");
        assert!(page.says(kept), "{path}: what was typed is kept");
        assert!(browser.open(path).await.says(kept), "{path}: and there is on coming back");
    }
    let check = browser.open("/ask/check").await;
    assert_eq!(check.path, "/ask", "the check leads to the first page with something to mend: no language was chosen");
}

#[tokio::test]
async fn an_answer_is_changed_from_the_check_and_leads_back_to_it() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    let check = fill_in(&mut browser).await;
    assert!(check.says("href=\"/ask/you?change=yes#name\""));
    let page = browser.open("/ask/you?change=yes").await;
    assert!(page.says("Ana López") && page.hidden("change") == "yes");
    let answers = [("name", "Ana L."), ("email", "ana@example.org"), ("phone", ""), ("change", "yes")];
    let check = browser.send("/ask/you", &answers).await;
    assert!(check.path == "/ask/check" && check.says("Ana L.") && check.says("Garfield Avenue"));
}

#[tokio::test]
async fn what_somebody_typed_is_theirs_alone_and_goes_when_they_say_so_or_after_a_day() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    fill_in(&mut browser).await;
    let mut other = Browser::new(&stack);
    assert!(!other.open("/ask/what").await.says("come back"));
    assert_eq!(other.open("/ask/sent").await.path, "/ask");

    let mut same = browser.clone();
    let cleared = browser.send("/ask/clear", &[]).await;
    assert!(cleared.status == 200 && cleared.says("data-draft-done"));
    assert!(!same.open("/ask/what").await.says("come back"), "gone from the server, not only from the browser");

    fill_in(&mut browser).await;
    stack.advance(SignedDuration::from_hours(25)).await;
    assert!(!browser.open("/ask/what").await.says("come back"));
}

#[tokio::test]
async fn the_confirmation_can_be_read_again_for_an_hour_and_another_request_begins_afresh() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    fill_in(&mut browser).await;
    let sent = browser.send("/ask/check", &[]).await;
    assert!(browser.open("/ask/sent").await.says("come back"));
    assert!(!browser.open("/ask/what").await.says("come back"), "what was sent is no draft any more");
    let check = fill_in(&mut browser).await;
    assert_eq!(check.path, "/ask/check");
    let second = browser.send("/ask/check", &[]).await;
    assert_ne!(sent.between("<p class=\"reference\">", "<"), second.between("<p class=\"reference\">", "<"));
    assert_eq!(cases(&stack).await, 2);
    stack.advance(SignedDuration::from_mins(61)).await;
    assert!(!browser.open("/ask/sent").await.says("come back"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn int_4_two_windows_that_send_at_once_make_one_case() {
    let stack = stack(Delivery::Once).await;
    for round in 1..=20 {
        let mut browser = Browser::new(&stack);
        fill_in(&mut browser).await;
        let (mut left, mut right) = (browser.clone(), browser.clone());
        let (one, other) = tokio::join!(left.send("/ask/check", &[]), right.send("/ask/check", &[]));
        let reference = |page: &Page| page.between("<p class=\"reference\">", "<").map(str::to_owned);
        assert!(reference(&one).is_some() && reference(&one) == reference(&other), "{}, {}", one.status, other.status);
        assert_eq!(cases(&stack).await, round);
    }
}

#[tokio::test]
async fn two_windows_that_answer_at_once_lose_nothing() {
    let stack = stack(Delivery::Once).await;
    for _ in 0..20 {
        let mut browser = Browser::new(&stack);
        browser.send("/ask", &[("language", "en")]).await;
        let (mut left, mut right) = (browser.clone(), browser.clone());
        tokio::join!(left.send(ANSWERS[2].0, ANSWERS[2].1), right.send(ANSWERS[5].0, ANSWERS[5].1));
        assert!(browser.open("/ask/what").await.says("come back"));
        assert!(browser.open("/ask/you").await.says("ana@example.org"));
    }
}
