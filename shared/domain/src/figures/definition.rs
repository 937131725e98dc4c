//! The definition of each figure: what is counted, of what, by which messages (STF-4). `docs/figures.md` is written from it.

/// Where a figure stands in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// How many came how far.
    Funnel,
    /// How long it took.
    Time,
    /// What people say.
    Voices,
    /// What became of it, and how the work is done.
    Practice,
}

/// How a row of a figure is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// As many events as these patterns name.
    Count(&'static [&'static str]),
    /// The median and the 90th percentile of the days between two moments of a case, for cases whose second one is in the period.
    Days(Milestone, Milestone),
    /// What people answered to a question of a questionnaire.
    Answers(crate::survey::Questionnaire, &'static str),
    /// The sessions of each mediator: how many mediated, and the median and the largest number of sessions.
    Load,
}

/// A moment in the life of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// It was filed.
    Filed,
    /// Its owner acknowledged it.
    Acknowledged,
    /// It was found eligible.
    Eligible,
    /// Offers went out.
    Offered,
    /// Both sides had said yes.
    Consented,
    /// The outcome of its session was recorded.
    Mediated,
}

/// A row of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its code, which the locale files have words for.
    pub code: &'static str,
    /// How it is made.
    pub made: Made,
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// Its code.
    pub code: &'static str,
    /// Where it stands.
    pub section: Section,
    /// What is counted or measured.
    pub numerator: &'static str,
    /// Of what.
    pub denominator: &'static str,
    /// The messages that it comes from.
    pub sources: &'static [&'static str],
    /// Its rows, in order.
    pub rows: &'static [Row],
}

const fn count(code: &'static str, patterns: &'static [&'static str]) -> Row {
    Row { code, made: Made::Count(patterns) }
}

const fn days(code: &'static str, from: Milestone, to: Milestone) -> Row {
    Row { code, made: Made::Days(from, to) }
}

const fn answers(questionnaire: crate::survey::Questionnaire, code: &'static str) -> Row {
    Row { code, made: Made::Answers(questionnaire, code) }
}

use crate::survey::Questionnaire as Asked;

macro_rules! after_session {
    ($asked:expr) => {
        &[
            answers($asked, "satisfied"),
            answers($asked, "fair"),
            answers($asked, "mediator_helpful"),
            answers($asked, "mediator_neutral"),
            answers($asked, "could_say"),
            answers($asked, "respected"),
            answers($asked, "explained"),
            answers($asked, "good_time"),
            answers($asked, "no_pressure"),
            answers($asked, "understand_other"),
            answers($asked, "use_again"),
            answers($asked, "recommend"),
        ]
    };
}

macro_rules! later {
    ($asked:expr) => {
        &[
            answers($asked, "service"),
            answers($asked, "settlement_fair"),
            answers($asked, "compliance_easy"),
            answers($asked, "use_again"),
            answers($asked, "recommend"),
        ]
    };
}

macro_rules! not_mediated {
    ($asked:expr) => {
        &[
            answers($asked, "satisfied"),
            answers($asked, "respected"),
            answers($asked, "explained"),
            answers($asked, "heard_in_time"),
            answers($asked, "consider_again"),
        ]
    };
}

const ANSWERS: &str = "Answers from 1 (not at all) to 5 (very much): their mean, and how many are 4 or 5";
const ALL_ANSWERS: &str = "Answers to that question in batches mixed in the period, without those that say it doesn't apply";

/// Every figure, in the order of a report.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        code: "funnel",
        section: Section::Funnel,
        numerator: "Cases that reached the step in the period, each counted once a step, on the day on which it first did",
        denominator: "None: steps of one case may lie in different periods",
        sources: &["case-filed.v1", "case-moved.v1", "mediation-moved.v1", "mediation-measured.v1"],
        rows: &[
            count("filed", &["filed/*"]),
            count("eligible", &["eligible"]),
            count("offered", &["offered"]),
            count("accepted_complainant", &["answered/yes/*/*"]),
            count("accepted_respondent", &["answered/*/yes/*"]),
            count("accepted_both", &["answered/yes/yes/*"]),
            count("mediated", &["ended/agreement/*", "ended/no_agreement/*"]),
            count("agreed", &["ended/agreement/*"]),
        ],
    },
    Definition {
        code: "kinds",
        section: Section::Funnel,
        numerator: "Cases filed in the period, by kind",
        denominator: "Cases filed in the period",
        sources: &["case-filed.v1"],
        rows: &[
            count("community", &["filed/community"]),
            count("internal", &["filed/internal"]),
            count("neighbor", &["filed/neighbor"]),
            count("school", &["filed/school"]),
        ],
    },
    Definition {
        code: "lost",
        section: Section::Funnel,
        numerator: "Cases that left before a session in the period, by why; one that was taken up again later stays counted",
        denominator: "None",
        sources: &["case-moved.v1", "mediation-measured.v1"],
        rows: &[
            count("anonymous", &["returned/anonymous"]),
            count("not_eligible", &["returned/not_eligible"]),
            count("not_suitable", &["returned/not_suitable"]),
            count("declined", &["answered/*/*/declined"]),
            count("expired", &["answered/*/*/expired"]),
            count("unreachable", &["answered/*/*/unreachable"]),
            count("silent", &["ended/not_held/silent"]),
            count("withdrew", &["ended/not_held/withdrew"]),
            count("stopped", &["answered/*/*/stopped", "ended/not_held/stopped"]),
            count("terminated", &["ended/not_held/terminated"]),
            count("no_show", &["ended/not_held/no_show"]),
            count("cancelled", &["ended/not_held/cancelled"]),
        ],
    },
    Definition {
        code: "outcomes",
        section: Section::Funnel,
        numerator: "Mediations that were held and ended in the period, by outcome",
        denominator: "Mediations that were held and ended in the period",
        sources: &["mediation-measured.v1"],
        rows: &[
            count("agreement", &["ended/*/agreement"]),
            count("partial_agreement", &["ended/*/partial_agreement"]),
            count("understanding", &["ended/*/understanding"]),
            count("agreed_to_disagree", &["ended/*/agreed_to_disagree"]),
            count("impasse", &["ended/*/impasse"]),
            count("terminated", &["ended/no_agreement/terminated"]),
            count("withdrew", &["ended/no_agreement/withdrew"]),
        ],
    },
    Definition {
        code: "days",
        section: Section::Time,
        numerator: "Calendar days between two moments of a case: the median and the 90th percentile (nearest rank)",
        denominator: "Cases whose second moment is in the period and whose first one is known",
        sources: &["case-filed.v1", "case-moved.v1", "mediation-moved.v1", "mediation-measured.v1"],
        rows: &[
            days("acknowledged", Milestone::Filed, Milestone::Acknowledged),
            days("eligible", Milestone::Filed, Milestone::Eligible),
            days("offered", Milestone::Eligible, Milestone::Offered),
            days("consented", Milestone::Offered, Milestone::Consented),
            days("mediated", Milestone::Consented, Milestone::Mediated),
            days("whole", Milestone::Filed, Milestone::Mediated),
        ],
    },
    Definition {
        code: "residents",
        section: Section::Voices,
        numerator: ANSWERS,
        denominator: ALL_ANSWERS,
        sources: &["surveys-mixed.v1"],
        rows: after_session!(Asked::Resident),
    },
    Definition {
        code: "employees",
        section: Section::Voices,
        numerator: ANSWERS,
        denominator: ALL_ANSWERS,
        sources: &["surveys-mixed.v1"],
        rows: after_session!(Asked::Employee),
    },
    Definition {
        code: "residents_later",
        section: Section::Voices,
        numerator: ANSWERS,
        denominator: ALL_ANSWERS,
        sources: &["surveys-mixed.v1"],
        rows: later!(Asked::ResidentFollowUp),
    },
    Definition {
        code: "employees_later",
        section: Section::Voices,
        numerator: ANSWERS,
        denominator: ALL_ANSWERS,
        sources: &["surveys-mixed.v1"],
        rows: later!(Asked::EmployeeFollowUp),
    },
    Definition {
        code: "residents_not_mediated",
        section: Section::Voices,
        numerator: ANSWERS,
        denominator: ALL_ANSWERS,
        sources: &["surveys-mixed.v1"],
        rows: not_mediated!(Asked::ResidentNotMediated),
    },
    Definition {
        code: "employees_not_mediated",
        section: Section::Voices,
        numerator: ANSWERS,
        denominator: ALL_ANSWERS,
        sources: &["surveys-mixed.v1"],
        rows: not_mediated!(Asked::EmployeeNotMediated),
    },
    Definition {
        code: "kept",
        section: Section::Practice,
        numerator: "People who were asked whether what they agreed on held, by what they said, when asking was over",
        denominator: "People who were asked whether what they agreed on held",
        sources: &["mediation-measured.v1"],
        rows: &[
            count("yes", &["kept/yes"]),
            count("in_part", &["kept/in_part"]),
            count("no", &["kept/no"]),
            count("silent", &["kept/silent"]),
        ],
    },
    Definition {
        code: "languages",
        section: Section::Practice,
        numerator: "Participants who were at a session and had a mediator or an interpreter in their language, or had not",
        denominator: "Participants who were at a session whose outcome was recorded in the period",
        sources: &["mediation-measured.v1"],
        rows: &[count("met", &["language/met"]), count("unmet", &["language/unmet"])],
    },
    Definition {
        code: "needs",
        section: Section::Practice,
        numerator: "Participants at a session who needed something to take part, and for whom it was arranged, or was not",
        denominator: "Participants at a session whose outcome was recorded in the period, who needed something",
        sources: &["mediation-measured.v1"],
        rows: &[count("met", &["need/met"]), count("unmet", &["need/unmet"])],
    },
    Definition {
        code: "load",
        section: Section::Practice,
        numerator: "Sessions held: how many people mediated, and the median and the largest number of sessions of one of them",
        denominator: "Mediators who were at a session whose outcome was recorded in the period",
        sources: &["mediation-measured.v1"],
        rows: &[Row { code: "mediators", made: Made::Load }],
    },
    Definition {
        code: "outreach",
        section: Section::Practice,
        numerator: "Presentations and events that took place and whose number of people was recorded in the period, by kind",
        denominator: "None",
        sources: &["engagement-held.v1"],
        rows: &[
            count("neighborhood_watch", &["held/neighborhood_watch"]),
            count("business_watch", &["held/business_watch"]),
            count("community_meeting", &["held/community_meeting"]),
            count("mediation_talk", &["held/mediation_talk"]),
            count("roll_call_talk", &["held/roll_call_talk"]),
            count("block_party", &["held/block_party"]),
            count("carnival", &["held/carnival"]),
            count("health_fair", &["held/health_fair"]),
            count("parade", &["held/parade"]),
        ],
    },
    Definition {
        code: "reached",
        section: Section::Practice,
        numerator: "People who were at presentations and events that were recorded in the period, as counted or estimated there",
        denominator: "None",
        sources: &["engagement-held.v1"],
        rows: &[count("presentation", &["reached/presentation"]), count("event", &["reached/event"])],
    },
    Definition {
        code: "clock",
        section: Section::Practice,
        numerator: "Cases whose legal deadline passed while they were with the program; the target is none",
        denominator: "None",
        sources: &["case-moved.v1"],
        rows: &[count("overdue", &["overdue"])],
    },
];

impl Definition {
    /// The figure with that code.
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        DEFINITIONS.iter().find(|definition| definition.code == code)
    }
}
