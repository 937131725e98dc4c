//! Each kind of case, from its filing to the offer's end: whoever reads is told what is true for that kind, and nothing of another
//! (CON-1, CON-7, CON-9, OUT-6).

use domain::complaint::Question;
use domain::vocabulary::{Desk, Kind};
use jiff::SignedDuration;
use local::Delivery;
use local::journey::{Journey, Role};
use serde_json::json;

use crate::browser::{Browser, Page};
use crate::support::{journey, stack};

/// A kind, a category of it, who it belongs to, and who approves it beside the program.
const CASES: [(Kind, &str, Role, Option<Desk>); 4] = [
    (Kind::Community, "service", Role::ProfessionalStandards, Some(Desk::ProfessionalStandards)),
    (Kind::Internal, "communication", Role::DesignatedManager, Some(Desk::DesignatedManager)),
    (Kind::Neighbor, "noise", Role::Outreach, None),
    (Kind::School, "rumors", Role::School, Some(Desk::School)),
];
const LANGUAGES: [&str; 4] = ["en", "es", "hy", "zh"];

/// What stands on a page in each language only where a police department has the matter.
const DEPARTMENT: [&str; 4] = ["department", "departamento", "վարչությ", "警局"];
/// What nobody reads who has no complaint against somebody: discipline, or the law's time for an investigation.
const INVESTIGATION: [&str; 4] = ["nvestigation", "nvestigación", "ննությ", "调查"];
/// To whom a case goes back, kind by kind, in each language.
const BACK: [[&str; 4]; 4] = [
    ["ordinary process of the department", "proceso habitual del departamento", "վարչության սովորական", "警局的常规程序"],
    ["designated manager", "responsable designado", "նշանակված ղեկավար", "指定经理"],
    ["outreach unit", "unidad de enlace", "համայնքային կապերի բաժ", "社区联络部门"],
    ["school", "escuela", "դպրոց", "学校"],
];

/// From the filing to the offers, as the kind's own people take it.
async fn offered<'a>(stack: &'a local::Stack, (kind, category, role, approves): (Kind, &str, Role, Option<Desk>)) -> Journey<'a> {
    let mut one = journey(stack).await;
    one.standards = one.client.staff(role).await.unwrap();
    let mut filing = one.filing();
    let own = json!({ "kind": kind.code(), "category": category, "received_by": "referral", "incident_on": one.days_ago(9) });
    filing.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    let filed = one.client.post("/v1/cases", Some(&one.standards), &filing).await.unwrap();
    one.case = filed["id"].as_str().unwrap().to_owned();
    stack.settle().await;
    one.acknowledge().await.unwrap();
    let answers: serde_json::Map<_, _> = Question::of(kind).iter().map(|one| (one.code().to_owned(), "no".into())).collect();
    on_case(&one, &one.program, "screening", json!({ "answers": answers })).await;
    let other = json!({ "name": "Bo Example", "email": one.people.officer, "language": "en" });
    on_case(&one, &one.standards, "respondents", other).await;
    if kind == Kind::Community {
        on_case(&one, &one.standards, "discovery", json!({ "discovered_on": one.days_ago(3) })).await;
    }
    on_case(&one, &one.program, "approvals", json!({ "for": "program" })).await;
    if let Some(desk) = approves {
        on_case(&one, &one.standards, "approvals", json!({ "for": desk.code(), "outside_chain": true })).await;
    }
    let mediation = one.mediation().await.unwrap();
    for child in mediation["participants"].as_array().unwrap().iter().filter(|party| party["minor"] == true) {
        let guardian = json!({
            "as": "guardian", "with": child["person"], "name": "Kim Lee", "phone": "626 555 0100", "language": "en", "independent": true
        });
        one.on_mediation(&one.program, "companions", &guardian).await.unwrap();
    }
    one.on_mediation(&one.program, "offers", &json!({ "place": "Garfield Avenue" })).await.unwrap();
    one
}

async fn on_case(one: &Journey<'_>, token: &str, what: &str, body: serde_json::Value) {
    one.client.post(&format!("/v1/cases/{}/{what}", one.case), Some(token), &body).await.unwrap();
    one.stack.settle().await;
}

/// The page of the side that was complained about, by the link in its offer, in a language.
async fn own_page(one: &Journey<'_>, language: &str) -> Page {
    let mut browser = Browser::new(one.stack);
    let link = one.client.link("offer", &one.people.officer).await.unwrap();
    browser.send(&format!("/l/{link}"), &[]).await;
    browser.open(&format!("/mediation?lang={language}")).await
}

fn explanation(page: &Page) -> &str {
    page.between("<main", "</main>").unwrap()
}

#[tokio::test]
async fn con_1_con_9_out_6_the_offer_says_of_each_kind_what_is_true_for_it_in_every_language() {
    for (at, case) in CASES.into_iter().enumerate() {
        let stack = stack(Delivery::Once).await;
        for (number, language) in LANGUAGES.into_iter().enumerate() {
            let one = offered(&stack, case).await;
            let page = own_page(&one, language).await;
            let (kind, text) = (case.0, explanation(&page));
            assert!(text.contains(BACK[at][number]), "{kind} in {language}: to whom it goes back");
            let department = kind.has_department_personnel();
            assert_eq!(text.contains(DEPARTMENT[number]), department, "{kind} in {language}: the department");
            assert_eq!(text.contains(INVESTIGATION[number]), department, "{kind} in {language}: an investigation");
            assert!(text.contains("120"), "{kind} in {language}: how long a session takes here");
        }
    }
}

#[tokio::test]
async fn con_9_the_offer_says_that_the_legal_time_goes_on_only_where_it_runs() {
    for case in CASES {
        let stack = stack(Delivery::Once).await;
        let page = own_page(&offered(&stack, case).await, "en").await;
        assert_eq!(page.says("legal time limit"), case.0 == Kind::Community, "{}", case.0);
    }
}

#[tokio::test]
async fn out_6_where_a_city_closes_a_case_without_agreement_the_offer_says_so() {
    let stack = stack(Delivery::Once).await;
    let supervisor = journey(&stack).await.client.staff(Role::Supervisor).await.unwrap();
    let document = domain::policy::PASADENA.replacen("version = \"pasadena-2\"", "version = \"closing-1\"", 1).replacen(
        "approvals = [\"program\"]\nreview_categories = [\"other\"]\ncloses = [\"agreement\"]",
        "approvals = [\"program\"]\nreview_categories = [\"other\"]\ncloses = [\"no_agreement\"]",
        1,
    );
    let policies = journey(&stack).await.client;
    policies.post("/v1/policies", Some(&supervisor), &json!({ "document": document })).await.unwrap();
    policies.post("/v1/policies/closing-1/activation", Some(&supervisor), &json!({})).await.unwrap();
    let page = own_page(&offered(&stack, CASES[2]).await, "en").await;
    let after = |page: &Page, when: &str| page.between(when, "</li>").unwrap().to_owned();
    assert!(after(&page, "You agree, wholly or in part").contains("goes back"));
    assert!(after(&page, "You meet and don&#39;t agree").contains("closed as mediated"));
    assert!(after(&page, "The session doesn&#39;t take place").contains("goes back"));
    assert!(!page.says("can't be appealed"), "nothing is closed by an agreement here");
}

#[tokio::test]
async fn con_7_after_a_no_each_kind_goes_back_to_where_it_belongs_and_both_sides_are_told_so() {
    for (at, case) in CASES.into_iter().enumerate() {
        let stack = stack(Delivery::Once).await;
        let mut one = offered(&stack, case).await;
        one.parties = vec![one.client.follow("offer", &one.people.resident).await.unwrap()];
        one.answer(0, "no").await.unwrap();
        stack.advance(SignedDuration::from_hours(24 * 14 + 1)).await;
        assert_eq!(one.complaint().await.unwrap()["stage"], "returned");
        let mails = one.client.mails().await.unwrap();
        for (to, language) in [(&one.people.officer, 0), (&one.people.resident, 1)] {
            let told = mails.iter().find(|mail| mail["template"] == "not-going-ahead" && mail["to"] == **to).unwrap();
            assert!(told["plain"].as_str().unwrap().contains(BACK[at][language]), "{}: {}", case.0, told["plain"]);
        }
        let mut browser = Browser::new(&stack);
        let receipt = one.client.link("receipt", &one.people.resident).await.unwrap();
        browser.send(&format!("/l/{receipt}"), &[]).await;
        let status = browser.open("/status?lang=en").await;
        assert!(status.says(BACK[at][0]), "{}: {}", case.0, status.html);
    }
}

#[tokio::test]
async fn int_7_before_anything_is_typed_the_form_says_who_reads_a_case_of_that_kind() {
    let stack = stack(Delivery::Once).await;
    let readers = ["professional standards unit", "designated manager", "outreach unit", "school&#39;s administrator"];
    for ((kind, ..), reader) in CASES.into_iter().zip(readers) {
        let mut browser = Browser::new(&stack);
        browser.send("/ask", &[("language", "en")]).await;
        let page = browser.send("/ask/kind", &[("kind", kind.code())]).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/ask/what"), "{kind}");
        assert_eq!(page.says("damages to the city"), kind.has_department_personnel(), "{kind}: ELIG-7");
        assert!(page.html.contains(reader) && page.says("reads what you say to the mediators"), "{kind}");
    }
}
