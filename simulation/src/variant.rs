//! Systems with a bug: the same handlers behind a boundary that breaks one promise. A simulation that doesn't find them is worth
//! nothing.

use store::{AttributeValue, Change, Guard, Table, Transaction, Write};

use crate::boundary::Boundary;

/// A known bug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Versions aren't compared: the last writer wins.
    VersionsIgnored,
    /// A request or message that was handled before is handled again.
    RepetitionsHandled,
    /// Quarter-hours that somebody has are given away again.
    LocksIgnored,
    /// Mail leaves although its gate is closed.
    GatesIgnored,
    /// The outbox is written on its own, and now and then that doesn't happen.
    OutboxApart,
    /// The history is left out now and then.
    HistoryLeftOut,
    /// A commit is answered although it never happened.
    AnsweredTooEarly,
    /// The mail client tries again by itself when an answer is lost.
    MailRetried,
    /// A mail whose end is unknown counts as refused, and is sent again.
    UnknownCountsAsRefused,
    /// A mail goes to the address of whoever got the one before.
    MailMisdirected,
    /// A message counts as sent that wasn't.
    MessagesDropped,
    /// A message is taken from its queue although its consumer failed.
    FailuresForgotten,
    /// A message carries the name of a person.
    NameInMessage,
    /// Reading changes something.
    ReadingWrites,
    /// What is due tomorrow counts as due today.
    DueTooEarly,
    /// A commit that lost against another one counts as done.
    ConflictsSwallowed,
}

impl Variant {
    /// Every known bug.
    pub const ALL: [Self; 16] = [
        Self::VersionsIgnored,
        Self::RepetitionsHandled,
        Self::LocksIgnored,
        Self::GatesIgnored,
        Self::OutboxApart,
        Self::HistoryLeftOut,
        Self::AnsweredTooEarly,
        Self::MailRetried,
        Self::UnknownCountsAsRefused,
        Self::MailMisdirected,
        Self::MessagesDropped,
        Self::FailuresForgotten,
        Self::NameInMessage,
        Self::ReadingWrites,
        Self::DueTooEarly,
        Self::ConflictsSwallowed,
    ];
}

impl Boundary {
    /// What a system with a bug would write instead.
    pub fn altered(&self, transaction: &mut Transaction) {
        let ignored = [
            (Variant::VersionsIgnored, Guard::State),
            (Variant::RepetitionsHandled, Guard::Once),
            (Variant::LocksIgnored, Guard::Lock),
            (Variant::GatesIgnored, Guard::Gate),
        ];
        for (variant, guard) in ignored {
            if self.is(variant) {
                transaction.writes.iter_mut().filter(|write| write.guard == guard).for_each(|write| write.tests.clear());
            }
        }
        transaction.writes.retain(|write| !(matches!(write.change, Change::Check(_)) && write.tests.is_empty()));
        if self.is(Variant::NameInMessage) {
            transaction.writes.iter_mut().filter(|write| write.table == Table::Outbox).for_each(with_a_name);
        }
        if self.now_and_then(Variant::OutboxApart) {
            transaction.writes.retain(|write| write.table != Table::Outbox);
        }
        if self.now_and_then(Variant::HistoryLeftOut) {
            let history =
                |change: &Change| matches!(change, Change::Put(item) if crate::history::text(item, "sk").starts_with("HISTORY#"));
            transaction.writes.retain(|write| !history(&write.change));
        }
    }
}

/// What a message looks like that says more than codes.
fn with_a_name(write: &mut Write) {
    let Change::Put(item) = &mut write.change else { return };
    let Some(AttributeValue::L(bodies)) = item.get_mut("bodies") else { return };
    for body in bodies {
        if let AttributeValue::S(text) = body {
            *text = text.replacen('{', &format!("{{\"note\":\"{}\",", crate::people::MARK), 1);
        }
    }
}
