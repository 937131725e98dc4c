//! What a step of a case changes, exactly: who is told, who is waited for, until when.

use domain::complaint::{
    self, Answer, Answers, Case, Command, Effect, Filing, FilingForm, Finding, Question, Screened, VerdictOutcome, Weight, screen,
};
use domain::notice::{Notice, Recipient, Template};
use domain::policy::PASADENA;
use domain::vocabulary::{Category, Desk, Kind, Language, WaitingOn};
use domain::{Actor, Policy, Refusal};

use crate::support::*;

fn at(case: &Case, command: Command, policy: &Policy) -> Result<(Case, Vec<Effect>), Refusal> {
    complaint::decide(case, command, Actor::System, policy, now()).map(|decided| (decided.next, decided.effects))
}

fn step(case: &Case, command: Command) -> (Case, Vec<Effect>) {
    at(case, command, &policy()).unwrap()
}

fn refused(case: &Case, command: Command) -> (&'static str, &'static str) {
    let refusal = at(case, command, &policy()).unwrap_err();
    (refusal.code, refusal.rule)
}

fn told(effects: &[Effect]) -> Vec<(Template, Recipient)> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) => Some((notice.template, notice.to)),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

fn labelled(label: &str) -> Case {
    cases().into_iter().find(|(name, _)| *name == label).unwrap().1
}

#[test]
fn int_2_int_7_a_case_that_arrives_is_told_to_its_owner_with_the_day_and_to_whoever_filed() {
    let case = filed();
    let received =
        Notice::new(Template::CaseReceived, Recipient::Desk(Desk::ProfessionalStandards), case.id.uuid(), &reference());
    let receipt = Notice::new(Template::Receipt, Recipient::Person(person(RESIDENT)), case.id.uuid(), &reference())
        .of_kind(Kind::Community);
    let expected = [Effect::Notify(received.by(on(2026, 11, 23))), Effect::Notify(receipt)];
    assert_eq!(complaint::welcome(&case), expected);
}

#[test]
fn mail_of_a_case_that_is_held_back_waits_for_a_person_who_releases_it_once() {
    let (held, effects) = step(&filed(), Command::Quarantine);
    assert!(held.quarantined);
    assert_eq!(told(&effects), []);
    assert_eq!(refused(&held, Command::Quarantine), ("not-possible-now", "STATE"));
    let (released, effects) = step(&held, Command::Release);
    assert!(!released.quarantined);
    assert_eq!(told(&effects).len(), 2);
    assert_eq!(refused(&released, Command::Release), ("not-possible-now", "STATE"));
}

#[test]
fn int_6_how_to_reach_somebody_can_be_corrected_unless_they_stay_anonymous() {
    assert!(at(&filed(), Command::CorrectContact(Language::Spanish), &policy()).is_ok());
    let mut anonymous = filed();
    anonymous.complainant.anonymous = true;
    assert_eq!(refused(&anonymous, Command::CorrectContact(Language::Spanish)), ("stays-anonymous", "INT-6"));
}

#[test]
fn int_3_without_consent_to_be_contacted_nothing_is_filed_and_the_form_says_where() {
    let form = FilingForm { contact_consent: false, ..form() };
    let problems = Filing::parse(&form, &policy(), on(2026, 11, 22)).unwrap_err().0;
    assert_eq!(problems.iter().map(|problem| problem.field).collect::<Vec<_>>(), ["contact_consent"]);
}

#[test]
fn stf_1_a_case_is_somebodys_until_it_is_given_back() {
    let somebody = || Some("somebody".to_owned());
    let (taken, _) = step(&filed(), Command::Assign(somebody()));
    assert_eq!(taken.assignee, somebody());
    assert_eq!(refused(&taken, Command::Assign(somebody())), ("assigned-already", "STF-1"));
    assert_eq!(step(&taken, Command::Assign(None)).0.assignee, None);
}

#[test]
fn clk_5_the_complainant_is_told_between_the_disposition_and_today() {
    let disposed = labelled("returned, with a disposition");
    for (day, fine) in [(on(2026, 11, 20), false), (on(2026, 11, 21), true), (on(2026, 11, 22), true), (on(2026, 11, 23), false)]
    {
        assert_eq!(at(&disposed, Command::RecordNotice { on: day }, &policy()).is_ok(), fine, "{day}");
    }
}

#[test]
fn clk_5_while_a_notice_is_owed_professional_standards_are_waited_for_until_its_day() {
    let confirmed = labelled("returned, receipt confirmed");
    assert_eq!((confirmed.waiting_on(), confirmed.due(), confirmed.owes_notice()), (WaitingOn::Nobody, None, false));
    let (disposed, _) = step(&confirmed, Command::RecordDisposition { finding: Finding::Unfounded, on: on(2026, 11, 21) });
    let day = Some(on(2026, 12, 21));
    assert_eq!((disposed.waiting_on(), disposed.due(), disposed.owes_notice()), (WaitingOn::ProfessionalStandards, day, true));
    let (told, _) = step(&disposed, Command::RecordNotice { on: on(2026, 11, 22) });
    assert_eq!((told.waiting_on(), told.due(), told.owes_notice()), (WaitingOn::Nobody, None, false));
}

#[test]
fn int_7_a_filing_is_due_until_it_is_acknowledged() {
    assert_eq!(filed().due(), Some(on(2026, 11, 23)));
    assert_eq!(labelled("acknowledged").due(), None);
    assert_eq!(labelled("returned, not held").due(), None);
    let form = FilingForm { anonymous: true, email: String::new(), ..form() };
    assert_eq!(filed_as(&form).due(), Some(on(2026, 11, 23)), "INT-6: it went back at once, and is still to be acknowledged");
}

fn internal() -> Case {
    filed_as(&FilingForm { kind: "internal".into(), category: "conduct".into(), ..form() })
}

fn answered(kind: Kind, yes: &[Question]) -> Answers {
    let answer = |question: &Question| if yes.contains(question) { Answer::Yes } else { Answer::No };
    Question::of(kind).iter().map(|question| (*question, answer(question))).collect()
}

#[test]
fn elig_9_only_the_departments_manager_has_to_stand_outside_both_chains_of_command() {
    let case = after(&internal(), vec![Command::Acknowledge, Command::Screen(answered(Kind::Internal, &[]))]);
    let approval = |desk, outside_chain| Command::Approve { desk, outside_chain };
    assert_eq!(refused(&case, approval(Desk::DesignatedManager, false)), ("own-chain-of-command", "ELIG-9"));
    assert!(at(&case, approval(Desk::DesignatedManager, true), &policy()).is_ok());
    assert!(at(&case, approval(Desk::Program, false), &policy()).is_ok());
}

#[test]
fn elig_9_whoever_must_approve_hears_of_it_and_the_program_which_found_it_eligible_doesnt() {
    let acknowledged = labelled("acknowledged");
    let (_, effects) = step(&acknowledged, answers(Answer::No));
    assert_eq!(told(&effects), [(Template::ApprovalWanted, Recipient::Desk(Desk::ProfessionalStandards))]);
}

#[test]
fn elig_1_elig_2_a_refused_override_names_the_rule_that_stands_against_it() {
    let overriding = || Command::Override { outside_chain: true };
    let returned = |question| after(&labelled("acknowledged"), vec![only(question, Answer::Yes)]);
    assert_eq!(refused(&returned(Question::Force), overriding()), ("no-override", "ELIG-1"));
    assert_eq!(refused(&returned(Question::SeriousMisconduct), overriding()), ("no-override", "ELIG-2"));
}

#[test]
fn elig_3_what_the_policy_doesnt_exclude_waits_for_a_judgement_and_what_it_does_for_a_supervisor() {
    let lenient = PASADENA.replace("\"pending_matter\", ", "");
    let outcome = |document: &str| {
        let policy = Policy::parse(document).unwrap();
        screen(Kind::Community, Category::Demeanor, &answered(Kind::Community, &[Question::PendingMatter]), &policy).outcome
    };
    assert_eq!((outcome(PASADENA), outcome(&lenient)), (VerdictOutcome::NotEligible, VerdictOutcome::NeedsReview));
}

#[test]
fn elig_3_only_a_case_that_was_excluded_and_not_judged_may_be_overridden() {
    let verdict = |yes: &[Question]| screen(Kind::Community, Category::Demeanor, &answered(Kind::Community, yes), &policy());
    assert!(verdict(&[Question::PendingMatter]).may_be_overridden());
    assert!(!verdict(&[]).may_be_overridden());
    assert!(!verdict(&[Question::SafetyConcern]).may_be_overridden());
    assert!(!verdict(&[Question::PendingMatter, Question::Force]).may_be_overridden());
    let judged = after(&labelled("under_review, a safety concern"), vec![Command::Judge { suitable: false }]);
    assert!(!judged.screened.unwrap().verdict.may_be_overridden());
}

#[test]
fn clk_1_a_yes_to_misconduct_of_a_sworn_officer_starts_the_clock_and_decides_nothing_else() {
    let verdict = screen(Kind::Internal, Category::Conduct, &answered(Kind::Internal, &[Question::SwornMisconduct]), &policy());
    assert_eq!((verdict.outcome, verdict.fired.len()), (VerdictOutcome::Eligible, 0));
    let acknowledged = after(&internal(), vec![Command::Acknowledge]);
    let runs = |yes: &[Question]| after(&acknowledged, vec![Command::Screen(answered(Kind::Internal, yes))]).clock_runs();
    assert_eq!((acknowledged.clock_runs(), runs(&[Question::SwornMisconduct]), runs(&[])), (true, true, false));
}

#[test]
fn con_6_a_minors_case_is_screened_as_any_other_and_the_mediation_side_learns_what_it_needs() {
    let form = FilingForm { age: "minor".into(), represented: "yes".into(), needs: "A ramp".into(), ..form() };
    let case = after(&filed_as(&form), vec![Command::Acknowledge, answers(Answer::No), officer(), discovery()]);
    let nearly = after(&case, vec![approve(Desk::Program)]);
    let (_, effects) = step(&nearly, approve(Desk::ProfessionalStandards));
    let parties = effects.iter().find_map(|effect| match effect {
        Effect::Admitted { parties, .. } => Some(parties.clone()),
        _ => None,
    });
    let minor = complaint::Party {
        minor: true,
        represented: true,
        has_needs: true,
        ..party(RESIDENT, domain::vocabulary::Side::Complainant, Language::Spanish)
    };
    let officer = party(OFFICER, domain::vocabulary::Side::Respondent, Language::English);
    assert_eq!(parties, Some(vec![minor, officer]));
}

#[test]
fn elig_8_what_nobody_knows_weighs_as_unknown() {
    let case = labelled("under_review, nothing known");
    let Screened { verdict, .. } = case.screened.unwrap();
    assert!(verdict.fired.iter().all(|fired| fired.weight == Weight::Unknown));
}

#[test]
fn int_8_whoever_was_named_by_mistake_is_taken_off_until_the_case_is_admitted() {
    use Command::{Acknowledge, TakeOff};
    let named = after(&filed(), vec![officer(), Acknowledge, answers(Answer::No)]);
    let taken_off = after(&named, vec![TakeOff(person(OFFICER))]);
    assert!(taken_off.respondents.is_empty());
    let about_another = after(&after(&named, vec![approve(Desk::Program), TakeOff(person(OFFICER))]), vec![officer()]);
    let approved = after(&about_another, vec![discovery(), approve(Desk::ProfessionalStandards)]);
    assert_eq!(approved.stage.code(), "eligible", "an approval is of a case about somebody, and ends with who it was about");
    let approved = after(&taken_off, vec![discovery(), approve(Desk::Program), approve(Desk::ProfessionalStandards)]);
    assert_eq!(approved.stage.code(), "eligible", "nobody is asked while it isn't known who it is");
    let admitted = after(&approved, vec![officer()]);
    let refused = at(&admitted, TakeOff(person(OFFICER)), &policy()).unwrap_err();
    assert_eq!(refused, Refusal::out_of_order());
}

#[test]
fn elig_9_an_approval_is_taken_back_while_another_is_missing_and_counts_no_more() {
    use Command::WithdrawApproval;
    let nearly = cases().into_iter().find(|(name, _)| *name == "eligible, only professional standards missing").unwrap().1;
    let back = after(&nearly, vec![WithdrawApproval(Desk::Program), approve(Desk::ProfessionalStandards)]);
    assert_eq!(back.stage.code(), "eligible");
    assert_eq!(after(&back, vec![approve(Desk::Program)]).stage.code(), "admitted");
}
