//! What people see when something can't be done: what they typed is kept, and the page says what to do.

use domain::vocabulary::Language;
use jiff::SignedDuration;
use local::Delivery;
use pages::Words;

use crate::browser::Browser;
use crate::support::{journey, stack};

/// In the resident's language, which their links bring with them.
fn spanish(name: &str) -> String {
    Words::of(Language::Spanish).text(name)
}

#[tokio::test]
async fn what_staff_typed_is_kept_when_somebody_else_was_faster() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.file().await.unwrap();
    one.acknowledge().await.unwrap();
    one.screen(&[]).await.unwrap();
    one.approve().await.unwrap();
    stack.settle().await;
    let path = format!("/mediations/{}", one.case);
    let mut browser = Browser::new(&stack);
    let page = browser.sign_in("program", &path).await;
    assert_eq!((page.status, page.path.as_str()), (200, path.as_str()), "signing in leads to where one wanted to go");
    let (key, version) = (page.hidden("key"), page.hidden("version"));
    one.send_offers().await.unwrap();
    let typed = [("key", key.as_str()), ("version", version.as_str()), ("place", "Villa Parke, the north gate")];
    let page = browser.send(&format!("{path}/offers"), &typed).await;
    assert_eq!(page.status, 412);
    assert!(page.says("Somebody changed this meanwhile") && page.says("role=\"alert\""));
    assert!(page.says("Villa Parke, the north gate"), "its form is gone, and still nothing is lost");
    assert!(page.says("Offers are out"), "the page shows how it stands now");
}

#[tokio::test]
async fn a_wrong_field_of_a_staff_form_is_named_there_and_the_others_are_kept() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.file().await.unwrap();
    let path = format!("/cases/{}", one.case);
    let mut browser = Browser::new(&stack);
    browser.sign_in("professional_standards", &path).await;
    let wrong = [("name", "Officer J. Reyes"), ("email", "reyes at the desk"), ("language", "en")];
    let page = browser.send(&format!("{path}/respondents"), &wrong).await;
    assert_eq!((page.status, page.says("href=\"#email\"")), (422, true));
    assert!(page.says("Officer J. Reyes") && page.says("reyes at the desk") && page.says("id=\"email-error\""));
    let page = browser.send(&format!("{path}/discovery"), &[("discovered_on-month", "2"), ("discovered_on-day", "31")]).await;
    assert!(page.status == 422 && page.says("href=\"#discovered_on\"") && page.says("value=\"31\""));
}

#[tokio::test]
async fn times_that_contradict_each_other_are_named_and_stay_marked() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.to_offers().await.unwrap();
    one.answer(1, "yes").await.unwrap();
    one.answer(0, "yes").await.unwrap();
    one.assign_and_prepare().await.unwrap();
    one.offer_times().await.unwrap();
    stack.settle().await;
    let mut browser = Browser::new(&stack);
    let link = one.client.link("pick-times", &one.people.resident).await.unwrap();
    let page = browser.send(&format!("/l/{link}"), &[]).await;
    let first = page.between("name=\"starts\" value=\"", "\"").unwrap().to_owned();
    let page = browser.send("/mediation/picks", &[("starts", first.as_str()), ("none", "yes")]).await;
    assert!(page.status == 422 && page.says("href=\"#starts\"") && page.says("id=\"starts\""));
    assert!(page.says(&format!("value=\"{first}\" checked")) && page.says("value=\"yes\" checked"));
    assert_eq!(browser.send("/mediation/picks", &[("starts", first.as_str())]).await.status, 200);
    let gone = [("starts", "2026-11-23T18:00:00Z")];
    let page = browser.send("/mediation/picks", &gone).await;
    assert!(page.status == 409 && page.says(&format!("value=\"{first}\"")) && page.says("role=\"alert\""));
    assert!(!page.says(&format!("value=\"{first}\" checked")), "what was marked last counts, not what was marked before");
    assert!(browser.open("/mediation").await.says(&format!("value=\"{first}\" checked")), "which is still what we have");
    let page = browser.send("/mediation/picks", &[]).await;
    assert!(page.status == 422 && page.says(&spanish("field-starts-required")));
}

#[tokio::test]
async fn a_link_that_is_used_or_old_leads_to_a_new_one_but_not_to_ten() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.file().await.unwrap();
    let link = one.client.link("receipt", &one.people.resident).await.unwrap();
    let path = format!("/l/{link}");
    let mut browser = Browser::new(&stack);
    assert_eq!(browser.open("/l/never-was-a-link").await.status, 404);
    assert_eq!(browser.open(&path).await.status, 200, "opening it spends nothing");
    assert_eq!(browser.send(&path, &[]).await.path.split('?').next(), Some("/status"));

    let used = browser.open(&path).await;
    assert!(used.status == 410 && used.says(&format!("action=\"{path}/again\"")));
    assert_eq!(browser.send(&format!("{path}/again"), &[]).await.status, 200);
    let asked_again = browser.send(&format!("{path}/again"), &[]).await;
    assert!(asked_again.status == 429 && asked_again.says(&spanish("problem-link-on-its-way")));
    stack.settle().await;
    let fresh = one.client.link("new-status-link", &one.people.resident).await.unwrap();
    assert_eq!(browser.open(&format!("/l/{fresh}")).await.status, 200);

    stack.advance(SignedDuration::from_hours(24 * 60)).await;
    let old = browser.open(&format!("/l/{fresh}")).await;
    assert!(old.status == 410 && old.says(&spanish("problem-link-old")) && old.says("/again\""), "{}", old.status);
    assert_eq!(browser.send(&format!("/l/{fresh}"), &[]).await.status, 410);
}

#[tokio::test]
async fn the_language_can_be_changed_anywhere_without_losing_the_place() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    browser.sign_in("program", "/desk?view=overdue&q=4KX9").await;
    let page = browser.open("/desk?view=overdue&q=4KX9").await;
    let armenian = page.between("<a href=\"/desk?lang=hy", "\"").unwrap().replace("&#38;", "&").replace("&amp;", "&");
    let page = browser.open(&format!("/desk?lang=hy{armenian}")).await;
    assert!(page.says("<html lang=\"hy\"") && page.says("value=\"4KX9\"") && page.says("name=\"view\" value=\"overdue\""));
    assert!(browser.open("/").await.says("<html lang=\"hy\""), "and stays");
}
