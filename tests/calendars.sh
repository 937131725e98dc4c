#!/usr/bin/env bash
# Whether another program reads our calendar entries as we mean them: Python's icalendar parses what four people were sent while a
# session was booked, moved twice and called off.
#
#   tests/calendars.sh     needs Rust, Python 3 and the package registry of Python
set -euo pipefail
cd "$(dirname "$0")/.."

OUT=target/calendars
if [ ! -x $OUT/python/bin/python ]; then
  python3 -m venv $OUT/python
  $OUT/python/bin/pip install --quiet --disable-pip-version-check icalendar==6.3.2
fi
rm -f $OUT/*.ics
cargo test --quiet --package tests -- sch_7_sch_8_an_appointment >$OUT/test.log 2>&1 || { cat $OUT/test.log; exit 1; }
$OUT/python/bin/python - $OUT <<'PY'
import collections, pathlib, sys
from icalendar import Calendar

people = collections.defaultdict(list)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
    calendar = Calendar.from_ical(path.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert not event.errors, (path, event.errors)
    people[path.name.split("-")[0]].append((calendar, event))

assert len(people) == 4, people.keys()
for entries in people.values():
    events = [event for _, event in entries]
    assert [str(calendar["METHOD"]) for calendar, _ in entries] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert [int(event["SEQUENCE"]) for event in events] == [1, 2, 3, 4]
    assert len({str(event["UID"]) for event in events}) == 1
    assert len({event["ATTENDEE"].lower() for event in events}) == 1
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED"] * 3 + ["CANCELLED"]
    for event in events:
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start.tzinfo and (end - start).total_seconds() == 7200
        assert event["DTSTAMP"].dt < start
    first, second, third, off = (event["DTSTART"].dt for event in events)
    assert first != second != third == off
# The control: an entry whose number doesn't rise is noticed.
numbers = [int(event["SEQUENCE"]) for _, event in people["0"]]
assert sorted(numbers[::-1]) == numbers != numbers[::-1]
print(f"{sum(map(len, people.values()))} entries of {len(people)} people: one UID each, numbers rise, the last one takes it out")
PY
