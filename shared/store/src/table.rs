//! The tables: one per boundary of confidentiality, retention and access.

use std::collections::BTreeMap;

/// A table. Its real name comes from the environment, so a function knows exactly the tables that it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Policy versions and wording.
    Tenants,
    /// Contact details; everything else knows a person by an opaque id.
    People,
    /// The complaint side.
    Cases,
    /// The mediation side.
    Mediations,
    /// Resource × day locks.
    Calendar,
    /// Messages on their way; the only table with a stream.
    Outbox,
    /// What a message checks at the moment it is claimed.
    Gates,
    /// The due list.
    Reminders,
    /// Survey invitations and sealed answers.
    Invitations,
    /// Survey answers, shuffled.
    Answers,
    /// The send ledger.
    Notices,
    /// Links and sign-in sessions, hashed.
    Access,
    /// The event log, counters, the desk.
    Reports,
    /// Presentations, events, who presents, the public calendar.
    Outreach,
}

impl Table {
    /// Every table.
    pub const ALL: &[Self] = &[
        Self::Tenants,
        Self::People,
        Self::Cases,
        Self::Mediations,
        Self::Calendar,
        Self::Outbox,
        Self::Gates,
        Self::Reminders,
        Self::Invitations,
        Self::Answers,
        Self::Notices,
        Self::Access,
        Self::Reports,
        Self::Outreach,
    ];

    /// The variable that holds its name.
    #[must_use]
    pub const fn env(self) -> &'static str {
        match self {
            Self::Tenants => "TABLE_TENANTS",
            Self::People => "TABLE_PEOPLE",
            Self::Cases => "TABLE_CASES",
            Self::Mediations => "TABLE_MEDIATIONS",
            Self::Calendar => "TABLE_CALENDAR",
            Self::Outbox => "TABLE_OUTBOX",
            Self::Gates => "TABLE_GATES",
            Self::Reminders => "TABLE_REMINDERS",
            Self::Invitations => "TABLE_INVITATIONS",
            Self::Answers => "TABLE_ANSWERS",
            Self::Notices => "TABLE_NOTICES",
            Self::Access => "TABLE_ACCESS",
            Self::Reports => "TABLE_REPORTS",
            Self::Outreach => "TABLE_OUTREACH",
        }
    }

    /// Its name in words: `cases`.
    #[must_use]
    pub fn name(self) -> String {
        self.env().trim_start_matches("TABLE_").to_lowercase()
    }

    /// What the template calls it: `CasesTable`.
    #[must_use]
    pub fn logical_id(self) -> String {
        format!("{self:?}Table")
    }

    /// Its index, if it has one.
    #[must_use]
    pub const fn index(self) -> Option<Index> {
        match self {
            Self::Outbox => Some(Index { name: "undelivered", partition: "shard", sort: "since" }),
            Self::Reminders => Some(Index { name: "due", partition: "shard", sort: "due" }),
            Self::Invitations => Some(Index { name: "sealed", partition: "batch", sort: "sk" }),
            _ => None,
        }
    }
}

/// A sparse index that holds keys only: an item is in it while it has the partition attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: &'static str,
    /// Its partition attribute.
    pub partition: &'static str,
    /// Its sort attribute.
    pub sort: &'static str,
}

/// The real names of the tables that a function may use.
#[derive(Debug, Clone, Default)]
pub struct TableNames(BTreeMap<Table, String>);

impl TableNames {
    /// Pairs of table and real name.
    pub fn new(names: impl IntoIterator<Item = (Table, String)>) -> Self {
        Self(names.into_iter().collect())
    }

    /// The real name. A table that the function wasn't given has an impossible one, so that a call fails instead of
    /// reaching something else.
    #[must_use]
    pub fn of(&self, table: Table) -> &str {
        self.0.get(&table).map_or("!", String::as_str)
    }
}
