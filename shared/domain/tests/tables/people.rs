//! Who is waited for, who mediates, which teams are proposed.

use domain::complaint::{self, Case, Respondent, Stage};
use domain::matching::{Mediator, Needs, may_mediate, propose};
use domain::statutory::Clock;
use domain::vocabulary::{Desk, Kind, Language, Side, WaitingOn};
use domain::{Actor, Policy};

use crate::support::*;

#[test]
fn an_eligible_case_waits_for_the_program_only_when_professional_standards_have_done_all_of_theirs() {
    let eligible = cases().into_iter().find(|(label, _)| *label == "eligible, nothing else done").unwrap().1;
    let Stage::Eligible { wanted, .. } = &eligible.stage else { panic!("eligible") };
    for bits in 0..16u8 {
        let has = |bit: u8| bits & (1 << bit) != 0;
        let (approved, identified, discovered, program) = (has(0), has(1), has(2), has(3));
        let mut approvals = Vec::new();
        approvals.extend(approved.then_some(Desk::ProfessionalStandards));
        approvals.extend(program.then_some(Desk::Program));
        let respondent = Respondent { person: person(OFFICER), language: Language::English };
        let case = Case {
            respondents: identified.then_some(respondent).into_iter().collect(),
            clock: discovered.then(|| Clock::start(on(2026, 11, 22), on(2026, 11, 22), &policy().clocks)),
            stage: Stage::Eligible { wanted: wanted.clone(), approvals },
            ..eligible.clone()
        };
        let expected = if approved && identified && discovered { WaitingOn::Program } else { WaitingOn::ProfessionalStandards };
        assert_eq!(case.waiting_on(), expected, "{approved} {identified} {discovered} {program}");
    }
}

#[test]
fn the_mediators_of_a_mediation_are_known_from_the_asking_to_the_outcome() {
    let team = [FIRST_MEDIATOR, SECOND_MEDIATOR].map(person).to_vec();
    for (label, mediation) in mediations() {
        let known = matches!(mediation.stage.code(), "assigning" | "preparing" | "prepared" | "picking" | "booked" | "concluded");
        assert_eq!(mediation.mediators(), if known { team.clone() } else { Vec::new() }, "{label}");
        let everyone: Vec<_> = [RESIDENT, OFFICER].map(person).into_iter().chain(mediation.mediators()).collect();
        assert_eq!(mediation.attendees(), everyone, "{label}");
    }
}

#[test]
fn int_8_whoever_filed_and_every_officer_come_to_the_table_each_on_their_side_and_in_their_language() {
    let nearly = cases().into_iter().find(|(label, _)| *label == "eligible, only professional standards missing").unwrap().1;
    let second = Respondent { person: person(3), language: Language::Spanish };
    let nearly = after(&nearly, vec![complaint::Command::Identify(second)]);
    let approval = approve(Desk::ProfessionalStandards);
    let admitted = complaint::decide(&nearly, approval, Actor::System, &policy(), now()).unwrap();
    let parties = admitted.effects.iter().find_map(|effect| match effect {
        complaint::Effect::Admitted { parties, .. } => Some(parties.clone()),
        _ => None,
    });
    let expected = vec![
        party(RESIDENT, Side::Complainant, Language::Spanish),
        party(OFFICER, Side::Respondent, Language::English),
        party(3, Side::Respondent, Language::Spanish),
    ];
    assert_eq!(parties, Some(expected));
}

fn needs() -> Needs {
    Needs {
        kind: Kind::Community,
        languages: vec![Language::Spanish],
        participants: vec![],
        left_out: vec![],
        today: on(2026, 11, 22),
    }
}

#[test]
fn med_4_every_pair_is_proposed_once_and_a_city_with_single_mediators_gets_single_ones() {
    let roster = [1, 2, 3].map(mediator);
    let teams = |policy: &Policy| -> Vec<Vec<u128>> {
        let numbers = |team: domain::matching::Team| team.mediators.iter().map(|one| one.uuid().as_u128()).collect();
        propose(&roster, &needs(), policy).teams.into_iter().map(numbers).collect()
    };
    assert_eq!(teams(&policy()), [[1, 2], [1, 3], [2, 3]]);
    let single = Policy::parse(&domain::policy::PASADENA.replace("per_session = 2", "per_session = 1")).unwrap();
    assert_eq!(teams(&single), [[1], [2], [3]]);
}

#[test]
fn med_2_med_3_exactly_enough_training_is_enough_and_a_month_that_is_full_is_full() {
    let policy = policy();
    let refused = |mediator: Mediator| may_mediate(&mediator, &needs(), &policy).err().map(|refusal| refusal.code);
    assert_eq!(refused(Mediator { training_hours: 25, lecture_hours: 10, load: 3, ..mediator(1) }), None);
    assert_eq!(refused(Mediator { training_hours: 24, ..mediator(1) }), Some("training-missing"));
    assert_eq!(refused(Mediator { lecture_hours: 9, ..mediator(1) }), Some("training-missing"));
    assert_eq!(refused(Mediator { load: 4, ..mediator(1) }), Some("over-cap"));
}
