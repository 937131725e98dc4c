//! When somebody has time: week by week, and on single days otherwise (MED-1).

use jiff::civil::{Date, DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};

use crate::refusal::Problems;

/// A stretch of a day, local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// Its beginning.
    pub from: Time,
    /// Its end, after the beginning.
    pub until: Time,
}

/// A weekly stretch, local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyHours {
    /// The day of the week.
    #[serde(with = "weekday")]
    pub day: Weekday,
    /// Its beginning.
    pub from: Time,
    /// Its end.
    pub until: Time,
}

/// A day that is unlike its weekday: one stretch of it, or none at all. Several of one day add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHours {
    /// The day.
    pub day: Date,
    /// When they have time; never, where nothing is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Stretch>,
}

/// A stretch in which somebody has no time, whatever else is said; local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Busy {
    /// Its beginning.
    pub from: DateTime,
    /// Its end.
    pub until: DateTime,
}

impl Busy {
    /// Stretches in order; what touches is one, and what takes no time is none.
    #[must_use]
    pub fn joined(mut stretches: Vec<Self>) -> Vec<Self> {
        stretches.sort_unstable();
        let mut joined: Vec<Self> = Vec::new();
        for next in stretches.into_iter().filter(|one| one.from < one.until) {
            match joined.last_mut().filter(|last| next.from <= last.until) {
                Some(last) => last.until = last.until.max(next.until),
                None => joined.push(next),
            }
        }
        joined
    }

    /// The part of it that lies on a day.
    fn on(self, day: Date) -> Option<Stretch> {
        let (begins, ends) = (day.to_datetime(Time::midnight()), day.to_datetime(Time::MAX));
        let (from, until) = (self.from.max(begins), self.until.min(ends));
        (from < until).then(|| Stretch { from: from.time(), until: until.time() })
    }
}

/// When somebody has time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Week by week.
    pub weekly: Vec<WeeklyHours>,
    /// Days that are unlike their weekday.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<DayHours>,
    /// When they have none all the same, as their own calendar says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub busy: Vec<Busy>,
}

impl Availability {
    /// Every week the same, and nothing else.
    #[must_use]
    pub const fn every_week(weekly: Vec<WeeklyHours>) -> Self {
        Self { weekly, exceptions: Vec::new(), busy: Vec::new() }
    }

    /// The stretches of a day, in order; what touches is one.
    #[must_use]
    pub fn on(&self, day: Date) -> Vec<Stretch> {
        let of_this_day = self.exceptions.iter().filter(|one| one.day == day);
        let mut stretches: Vec<Stretch> = if of_this_day.clone().next().is_some() {
            of_this_day.filter_map(|one| one.hours).collect()
        } else {
            let weekday = day.weekday();
            self.weekly.iter().filter(|one| one.day == weekday).map(|one| Stretch { from: one.from, until: one.until }).collect()
        };
        stretches.sort_unstable();
        let mut joined: Vec<Stretch> = Vec::new();
        for next in stretches {
            match joined.last_mut().filter(|last| next.from <= last.until) {
                Some(last) => last.until = last.until.max(next.until),
                None => joined.push(next),
            }
        }
        self.busy.iter().filter_map(|busy| busy.on(day)).fold(joined, without)
    }

    /// What can't be meant: an end that isn't after its beginning, stretches of one day that overlap.
    ///
    /// # Errors
    /// `end-before-start` or `overlapping`, at `weekly` or `exceptions`.
    pub fn check(&self) -> Result<(), Problems> {
        let weekly = self.weekly.iter().map(|one| {
            let stretch = Stretch { from: one.from, until: one.until };
            (one.day.to_monday_one_offset(), stretch)
        });
        // A day that is both away and there says two things at once.
        let whole = Stretch { from: Time::MIN, until: Time::MAX };
        let exceptions = self.exceptions.iter().map(|one| (one.day, one.hours.unwrap_or(whole)));
        let mut problems = Problems::default();
        for (field, checked) in [("weekly", sound(weekly.collect())), ("exceptions", sound(exceptions.collect()))] {
            if let Err(code) = checked {
                problems.add(field, code);
            }
        }
        problems.check()
    }
}

/// What is left of these stretches.
fn without(stretches: Vec<Stretch>, busy: Stretch) -> Vec<Stretch> {
    let left = |one: Stretch| {
        let before = Stretch { from: one.from, until: one.until.min(busy.from) };
        let after = Stretch { from: one.from.max(busy.until), until: one.until };
        [before, after].into_iter().filter(|part| part.from < part.until)
    };
    stretches.into_iter().flat_map(left).collect()
}

fn sound<D: Ord>(mut stretches: Vec<(D, Stretch)>) -> Result<(), &'static str> {
    if stretches.iter().any(|(_, one)| one.until <= one.from) {
        return Err("end-before-start");
    }
    stretches.sort_unstable();
    let pairs = stretches.iter().zip(stretches.iter().skip(1));
    let mut overlaps = pairs.map(|((day, one), (other_day, other))| day == other_day && other.from < one.until);
    if overlaps.any(|overlaps| overlaps) { Err("overlapping") } else { Ok(()) }
}

mod weekday {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i8(day.to_monday_one_offset())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
        let number = i8::deserialize(deserializer)?;
        Weekday::from_monday_one_offset(number).map_err(|_| D::Error::custom("a weekday is 1 (Monday) to 7 (Sunday)"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn stretch(from: i8, until: i8) -> Stretch {
        Stretch { from: Time::constant(from, 0, 0, 0), until: Time::constant(until, 0, 0, 0) }
    }

    fn weekly(hours: &[(i8, i8)]) -> Availability {
        let tuesday = |(from, until): &(i8, i8)| {
            let Stretch { from, until } = stretch(*from, *until);
            WeeklyHours { day: Weekday::Tuesday, from, until }
        };
        Availability::every_week(hours.iter().map(tuesday).collect())
    }

    /// A Tuesday.
    const DAY: Date = date(2026, 12, 8);

    #[test]
    fn med_1_what_somebodys_own_calendar_has_is_taken_out_of_their_hours() {
        let at = |day: i8, hour: i8| date(2026, 12, day).at(hour, 0, 0, 0);
        let busy = |from, until| Busy { from, until };
        let with = |busy: Vec<Busy>| Availability { busy, ..weekly(&[(9, 12), (14, 18)]) };
        let tuesday = |busy: Vec<Busy>| with(busy).on(date(2026, 12, 8));
        assert_eq!(tuesday(vec![busy(at(8, 10), at(8, 11))]), [stretch(9, 10), stretch(11, 12), stretch(14, 18)]);
        assert_eq!(tuesday(vec![busy(at(8, 9), at(8, 10)), busy(at(8, 17), at(8, 18))]), [stretch(10, 12), stretch(14, 17)]);
        assert_eq!(tuesday(vec![busy(at(8, 11), at(8, 15))]), [stretch(9, 11), stretch(15, 18)]);
        assert_eq!(tuesday(vec![busy(at(7, 20), at(8, 14)), busy(at(8, 17), at(9, 1))]), [stretch(14, 17)]);
        assert_eq!(tuesday(vec![busy(at(7, 0), at(10, 0))]), []);
        assert_eq!(tuesday(vec![busy(at(7, 9), at(7, 18)), busy(at(9, 0), at(9, 1))]), [stretch(9, 12), stretch(14, 18)]);
    }

    #[test]
    fn med_1_busy_stretches_that_touch_are_one_and_one_without_time_is_none() {
        let at = |hour: i8| date(2026, 12, 8).at(hour, 0, 0, 0);
        let busy = |from: i8, until: i8| Busy { from: at(from), until: at(until) };
        let joined = Busy::joined(vec![busy(14, 15), busy(9, 11), busy(10, 12), busy(12, 13), busy(16, 16)]);
        assert_eq!(joined, [busy(9, 13), busy(14, 15)]);
    }

    #[test]
    fn med_1_stretches_that_touch_are_one() {
        assert_eq!(weekly(&[(12, 18), (9, 12)]).on(DAY), [stretch(9, 18)]);
        assert_eq!(weekly(&[(13, 18), (9, 12)]).on(DAY), [stretch(9, 12), stretch(13, 18)]);
        assert_eq!(weekly(&[(9, 12)]).on(date(2026, 12, 9)), []);
    }

    #[test]
    fn med_1_a_single_day_replaces_its_weekday() {
        let with = |exceptions: &[Option<Stretch>]| {
            let exceptions = exceptions.iter().map(|hours| DayHours { day: DAY, hours: *hours }).collect();
            Availability { exceptions, ..weekly(&[(9, 18)]) }.on(DAY)
        };
        assert_eq!(with(&[None]), []);
        assert_eq!(with(&[Some(stretch(16, 20)), Some(stretch(8, 10))]), [stretch(8, 10), stretch(16, 20)]);
        assert_eq!(with(&[]), [stretch(9, 18)]);
    }

    #[test]
    fn med_1_what_overlaps_or_ends_before_it_begins_is_refused() {
        let problems =
            |availability: &Availability| availability.check().err().map(|problems| (problems.0[0].field, problems.0[0].code));
        assert_eq!(problems(&weekly(&[(9, 12), (12, 18)])), None);
        assert_eq!(problems(&weekly(&[(9, 13), (12, 18)])), Some(("weekly", "overlapping")));
        assert_eq!(problems(&weekly(&[(13, 9)])), Some(("weekly", "end-before-start")));
        assert_eq!(problems(&weekly(&[(9, 9)])), Some(("weekly", "end-before-start")));
        let day = |day: Date, hours| DayHours { day, hours };
        let both = vec![day(DAY, None), day(DAY, Some(stretch(9, 10)))];
        assert_eq!(problems(&Availability { exceptions: both, ..Availability::default() }), Some(("exceptions", "overlapping")));
        let other_days = vec![day(DAY, None), day(date(2026, 12, 9), None)];
        assert_eq!(problems(&Availability { exceptions: other_days, ..Availability::default() }), None);
    }
}
