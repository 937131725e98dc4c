//! Mails to a desk at one's own address: each at once, or one a working day (STF-2).

use jiff::SignedDuration;
use local::Delivery;
use serde_json::json;

use crate::browser::Browser;
use crate::deeds::{code, count};
use crate::stories::nothing_went_wrong;
use crate::support::{journey, stack};

#[tokio::test]
async fn stf_2_each_of_the_staff_chooses_on_a_page_when_the_mails_to_their_own_side_come() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let (mut standards, mut program) = (Browser::new(&stack), Browser::new(&stack));
    let desk = standards.sign_in("professional_standards", "/desk").await;
    assert!(desk.says("/account/mail"), "{}", desk.html);
    let page = standards.open("/account/mail?lang=es").await;
    assert!(page.says("Su dirección, según su cuenta: professional_standards@staff.example"), "{}", page.html);
    assert!(page.says("normas profesionales"), "their own desk: {}", page.html);
    let unsaid = standards.send("/account/mail", &[("key", &page.hidden("key"))]).await;
    assert!(unsaid.status == 422 && unsaid.says("frequency-error"), "{}", unsaid.html);
    standards.send("/account/mail", &[("key", &unsaid.hidden("key")), ("frequency", "immediate")]).await;
    program.sign_in("program", "/desk").await;
    let page = program.open("/account/mail").await;
    let kept = program.send("/account/mail", &[("key", &page.hidden("key")), ("frequency", "daily")]).await;
    assert!(kept.says("value=\"daily\" checked"), "{}", kept.html);
    stack.settle().await;

    one.to_offers().await.unwrap();
    stack.settle().await;
    let (standards, program) = ("professional_standards@staff.example", "program@staff.example");
    assert_eq!(count(&one, "case-received", standards).await, 1, "at once, besides the desk's");
    assert_eq!(one.mails_to(program).await.unwrap(), Vec::<String>::new(), "not before the morning");
    stack.advance(SignedDuration::from_hours(24)).await;
    assert_eq!(one.mails_to(program).await.unwrap(), ["daily"], "each role about its own side only, and all in one");
    let mails = one.client.mails().await.unwrap();
    let daily = mails.iter().find(|mail| mail["template"] == "daily").unwrap().to_string();
    let complaint = one.complaint().await.unwrap();
    let line = format!("- Offers to send: {}", complaint["reference"].as_str().unwrap());
    assert!(daily.contains(&line) && daily.contains("Your mail") && daily.contains("What came to the program"), "{daily}");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn stf_2_whoever_has_no_desk_or_no_known_address_is_told_what_to_do() {
    let stack = stack(Delivery::Once).await;
    let one = journey(&stack).await;
    let choose = async |key: &str, token: Option<&str>, frequency: &str| {
        one.client.post_as("/v1/account/mail", token, key, &json!({ "frequency": frequency })).await.unwrap()
    };
    assert_eq!(code(&choose("unknown-address", Some(&one.program), "daily").await), (409, "own-address-unknown"));
    assert_eq!(choose("no-such-choice", Some(&one.program), "hourly").await.status, 422);
    assert_eq!(choose("not-for-anybody", None, "daily").await.status, 401);
    let mut supervisor = Browser::new(&stack);
    supervisor.sign_in("supervisor", "/desk").await;
    let page = supervisor.open("/account/mail").await;
    assert!(page.status == 200 && page.says("You work at no desk that gets mail."), "{}", page.html);
}
