//! What a case's page tells: its facts, its clocks with the reason for each date, and what the person wrote besides the statement.

use domain::Policy;
use domain::complaint::{Case, Narrative, Stage};
use domain::policy::Length;
use domain::statutory::{Clock, Running};
use jiff::civil::Date;
use pages::{Answers, Page};

/// What is known of a case.
pub fn facts(page: &Page, case: &Case, policy: &Policy, today: Date) -> Answers {
    let facts = Answers::default()
        .fact(page.t("case-kind"), page.code("kind", case.kind.code()))
        .fact(page.t("case-category"), page.code("category", case.category.code()))
        .fact(page.t("case-incident-on"), page.day(&case.incident_on))
        .fact(page.t("case-filed-at"), page.moment(&case.filed_at, &policy.zone))
        .fact(page.t("case-received-by"), page.code("received", case.received_by.code()))
        .fact(page.t("case-represented"), page.code("answer", case.complainant.represented.code()))
        .fact(page.t("case-acknowledge-by"), page.day(&case.acknowledge_by))
        .fact(page.t("case-respondents"), page.number(&case.respondents.len()))
        .fact_if(page.t("case-flags"), flags(page, case))
        .fact_if(page.t("case-returned-for"), returned_for(page, case))
        .fact_if(page.t("case-hold"), case.hold.as_ref().map(|document| document.as_str().to_owned()));
    facts.and(dates(page, case, today)).and(disposition(page, case))
}

/// What makes it look as if no person had filed it, for staff to weigh.
fn flags(page: &Page, case: &Case) -> Option<String> {
    let flags: Vec<String> = case.flags.iter().map(|flag| page.code("flag", flag.code())).collect();
    (!flags.is_empty()).then(|| flags.join("\n"))
}

fn returned_for(page: &Page, case: &Case) -> Option<String> {
    let Stage::Returned { reason, .. } = &case.stage else {
        return None;
    };
    Some(page.code("returned", reason.code()))
}

fn dates(page: &Page, case: &Case, today: Date) -> Answers {
    match &case.clock {
        Some(clock) => clocks(page, clock, today),
        None if case.clock_runs() => Answers::default().fact(page.t("case-deadline"), page.t("case-deadline-unknown")),
        None => Answers::default(),
    }
}

/// Each clock with why its deadline is that day (CLK-3), and what stopped it.
fn clocks(page: &Page, clock: &Clock, today: Date) -> Answers {
    let reckoning = clock.reckon(today);
    let mut facts = Answers::default().fact(page.t("case-discovered-on"), page.day(&clock.discovered_on));
    for running in &reckoning.running {
        facts = facts.fact(page.t("case-deadline"), format!("{} – {}", page.day(&running.deadline), why(page, running)));
    }
    for toll in &clock.tolls {
        let until = toll.until.map_or_else(|| page.t("case-toll-open"), |day| page.day(&day));
        let span = page.t2("case-toll-span", ("from", &page.day(&toll.from)), ("until", &until));
        let ground = page.code("ground", toll.ground.code());
        facts = facts.fact(page.t("case-toll"), format!("{ground}\n{span}\n{}", toll.document.as_str()));
    }
    let facts = facts.fact(page.t("case-safe-date"), page.day(&reckoning.safe_date));
    facts.fact_if(page.t("case-waiver"), clock.waiver.as_ref().map(|document| document.as_str().to_owned()))
}

fn why(page: &Page, running: &Running) -> String {
    let length = match running.runs {
        Length::Months(months) => page.count("length-months", &usize::try_from(months).unwrap_or(0)),
        Length::Days(days) => page.count("length-days", &usize::try_from(days).unwrap_or(0)),
    };
    let why = page.t2("case-deadline-why", ("length", &length), ("day", &page.day(&running.from)));
    match usize::try_from(running.tolled) {
        Ok(days) if days > 0 => format!("{why}, {}", page.count("case-deadline-tolled", &days)),
        _ => why,
    }
}

fn disposition(page: &Page, case: &Case) -> Answers {
    let Some(disposition) = &case.disposition else {
        return Answers::default();
    };
    let finding = format!("{} – {}", page.code("finding", disposition.finding.code()), page.day(&disposition.on));
    let facts = Answers::default().fact(page.t("case-disposition"), finding);
    match &disposition.notified_on {
        Some(day) => facts.fact(page.t("case-notified-on"), page.day(day)),
        None => facts.fact(page.t("case-notify-by"), page.day(&disposition.notify_by)),
    }
}

/// What the person told besides the statement.
pub fn said(page: &Page, narrative: &Narrative) -> Answers {
    let rows = [("ask-incident-place", &narrative.place), ("ask-officer", &narrative.officer), ("ask-needs", &narrative.needs)];
    rows.into_iter().fold(Answers::default(), |told, (label, line)| {
        told.fact_if(page.t(label), line.as_ref().map(|line| line.as_str().to_owned()))
    })
}
