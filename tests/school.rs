//! A conflict between students, from the campus officer who refers it: dialogue first, guardians on both sides, and a school that reads
//! no more than how it ended (SAFE-1).

use domain::complaint::Question;
use domain::vocabulary::Kind;
use jiff::SignedDuration;
use local::Delivery;
use local::journey::{Journey, Role};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::support::{journey, stack};

/// The guardians of the two children, in the order of the sides.
const GUARDIANS: [&str; 2] = ["guardian-one@example.org", "guardian-two@example.org"];

/// A case that a campus officer referred and that both the program and the school's administrator approved.
async fn approved<'a>(stack: &'a local::Stack) -> (Journey<'a>, String) {
    let mut one = journey(stack).await;
    let campus = one.client.staff(Role::Campus).await.unwrap();
    one.standards = one.client.staff(Role::School).await.unwrap();
    let mut filing = one.filing();
    let own = json!({
        "kind": "school", "category": "rumors", "received_by": "referral", "incident_on": one.days_ago(9), "age": "minor"
    });
    filing.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    let filed = one.client.post("/v1/cases", Some(&campus), &filing).await.unwrap();
    one.case = filed["id"].as_str().unwrap().to_owned();
    stack.settle().await;
    one.acknowledge().await.unwrap();
    let answers: serde_json::Map<_, _> =
        Question::of(Kind::School).iter().map(|one| (one.code().to_owned(), "no".into())).collect();
    on_case(&one, &one.program, "screening", json!({ "answers": answers })).await;
    let other = json!({ "name": "Bo Example", "email": one.people.officer, "language": "en" });
    on_case(&one, &one.standards, "respondents", other).await;
    on_case(&one, &one.program, "approvals", json!({ "for": "program" })).await;
    on_case(&one, &one.standards, "approvals", json!({ "for": "school" })).await;
    (one, campus)
}

async fn on_case(one: &Journey<'_>, token: &str, what: &str, body: Value) {
    one.client.post(&format!("/v1/cases/{}/{what}", one.case), Some(token), &body).await.unwrap();
    one.stack.settle().await;
}

/// The two children.
async fn children(one: &Journey<'_>) -> Vec<Value> {
    one.mediation().await.unwrap()["participants"].as_array().unwrap().clone()
}

async fn add_guardian(one: &Journey<'_>, child: &Value, email: &str) {
    let guardian = json!({
        "as": "guardian", "with": child["person"], "name": "Kim Lee", "email": email, "language": "en", "independent": true
    });
    one.on_mediation(&one.program, "companions", &guardian).await.unwrap();
}

/// Offers are out: who answers is first the two children, then their guardians.
async fn offered<'a>(stack: &'a local::Stack) -> (Journey<'a>, String) {
    let (mut one, campus) = approved(stack).await;
    for (child, email) in children(&one).await.iter().zip(GUARDIANS) {
        add_guardian(&one, child, email).await;
    }
    one.send_offers().await.unwrap();
    for guardian in GUARDIANS {
        one.parties.push(one.client.follow("offer", guardian).await.unwrap());
    }
    (one, campus)
}

/// What the school's administrator reads of a case, without what differs between any two cases, and the mails to the school's desk.
async fn what_the_school_reads(one: &Journey<'_>) -> (Value, String, Vec<String>) {
    let case = one.client.read(&format!("/v1/cases/{}", one.case), Some(&one.standards)).await.unwrap();
    let mut own = vec![one.case.clone(), case["reference"].as_str().unwrap().to_owned()];
    own.extend(ids(&case.to_string()));
    let blank = |text: &str| own.iter().fold(text.to_owned(), |text, own| text.replace(own.as_str(), "…"));
    let mut browser = Browser::new(one.stack);
    let page = browser.sign_in("school", &format!("/cases/{}?lang=en", one.case)).await;
    let main = page.between("<main", "</main>").unwrap();
    let shown = blank(main);
    let without_keys = ids(&shown).into_iter().fold(shown, |text, key| text.replace(&key, "…"));
    let mails = one.client.mails().await.unwrap();
    let to_school = mails.iter().filter(|mail| mail["to"] == "school@pasadena.example");
    let told = to_school.map(|mail| blank(&format!("{} {}", mail["subject"], mail["plain"]))).collect();
    (serde_json::from_str(&blank(&case.to_string())).unwrap(), without_keys, told)
}

/// Every UUID in a text.
fn ids(text: &str) -> Vec<String> {
    let id = |part: &str| part.get(..36).filter(|id| uuid::Uuid::try_parse(id).is_ok()).map(str::to_owned);
    text.split(|c: char| !(c.is_ascii_hexdigit() || c == '-')).filter_map(id).collect()
}

#[tokio::test]
async fn safe_1_no_offer_goes_out_before_each_of_the_children_has_a_guardian() {
    let stack = stack(Delivery::Once).await;
    let (one, _) = approved(&stack).await;
    let offers = async || {
        let key = uuid::Uuid::now_v7().to_string();
        let path = format!("/v1/mediations/{}/offers", one.case);
        one.client.post_as(&path, Some(&one.program), &key, &json!({ "place": "Campus" })).await.unwrap()
    };
    let both = children(&one).await;
    assert!(both.iter().all(|child| child["minor"] == true), "{both:?}");
    for (child, email) in both.iter().zip(GUARDIANS) {
        let refused = offers().await;
        assert_eq!((refused.status, refused.code()), (409, "guardian-missing"), "{}", refused.body);
        add_guardian(&one, child, email).await;
    }
    assert_eq!(offers().await.status, 200);
}

#[tokio::test]
async fn safe_1_it_goes_ahead_when_both_children_and_both_guardians_have_said_yes_and_not_before() {
    let stack = stack(Delivery::Once).await;
    let (one, _) = offered(&stack).await;
    for who in 0..4 {
        assert_eq!(one.mediation().await.unwrap()["stage"], "offering", "{who} said yes");
        one.answer(who, "yes").await.unwrap();
    }
    assert_eq!(one.mediation().await.unwrap()["stage"], "consented");
}

#[tokio::test]
async fn safe_1_the_school_reads_the_same_whoever_said_no_and_when_nobody_answered() {
    let mut known = None;
    for says_no in [None, Some(0), Some(1), Some(2), Some(3)] {
        let stack = stack(Delivery::Once).await;
        let (one, campus) = offered(&stack).await;
        if let Some(who) = says_no {
            one.answer(who, "no").await.unwrap();
        }
        stack.advance(SignedDuration::from_hours(24 * 14 + 1)).await;
        let read = what_the_school_reads(&one).await;
        assert_eq!(read.0["stage"], "returned");
        for word in ["refus", "declin", "said no"] {
            assert!(!read.1.to_lowercase().contains(word) && !read.2.join(" ").to_lowercase().contains(word), "{word}");
        }
        for token in [&one.standards, &campus] {
            let asked = one.client.get(&format!("/v1/mediations/{}", one.case), Some(token)).await.unwrap();
            assert_eq!(asked.status, 404, "neither reads the mediation: {}", asked.body);
        }
        match &known {
            None => known = Some(read),
            Some(known) => assert_eq!(*known, read, "{says_no:?} is told apart from nobody's answer"),
        }
    }
}
