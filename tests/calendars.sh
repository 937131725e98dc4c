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
cargo test --quiet --workspace --test concord -- sch_7_sch_8_an_appointment >$OUT/test.log 2>&1 || { cat $OUT/test.log; exit 1; }
$OUT/python/bin/python - $OUT <<'PY'
import collections, pathlib, sys
from icalendar import Calendar

people = collections.defaultdict(list)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
    calendar = Calendar.from_ical(path.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert not event.errors, (path, event.errors)
    people[path.name.split("-")[0]].append((calendar, event))

def check(entries):
    """What one person was sent is one entry that is booked, moved twice and taken out."""
    events = [event for _, event in entries]
    assert [str(calendar["METHOD"]) for calendar, _ in entries] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"], "methods"
    assert [int(event["SEQUENCE"]) for event in events] == [1, 2, 3, 4], "numbers that rise"
    assert len({str(event["UID"]) for event in events}) == 1, "one UID"
    assert len({event["ATTENDEE"].lower() for event in events}) == 1, "one person"
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED"] * 3 + ["CANCELLED"], "status"
    for event in events:
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start.tzinfo and (end - start).total_seconds() == 7200, "two hours"
        assert event["DTSTAMP"].dt < start, "written before"
    first, second, third, off = (event["DTSTART"].dt for event in events)
    assert first != second != third == off, "three times"


assert len(people) == 4, people.keys()
for entries in people.values():
    check(entries)


def altered(change):
    """One person's entries with something wrong in one of them; which check says so."""
    texts = [calendar.to_ical() for calendar, _ in people["0"]]
    texts = change(texts)
    calendars = [Calendar.from_ical(text) for text in texts]
    try:
        check([(calendar, calendar.walk("VEVENT")[0]) for calendar in calendars])
    except AssertionError as wrong:
        return str(wrong)
    return "NOT CAUGHT"


CONTROLS = {
    "a number that doesn't rise": (lambda texts: [texts[0], texts[1].replace(b"SEQUENCE:2", b"SEQUENCE:1"), *texts[2:]], "numbers that rise"),
    "another UID": (lambda texts: [texts[0], texts[1].replace(b"@concord", b"@elsewhere"), *texts[2:]], "one UID"),
    "no cancellation": (lambda texts: [*texts[:3], texts[3].replace(b"METHOD:CANCEL", b"METHOD:REQUEST")], "methods"),
    "an hour more": (lambda texts: [texts[0].replace(b"DTEND", b"X-END").replace(b"END:VEVENT", b"DTEND:20300101T000000Z\r\nEND:VEVENT"), *texts[1:]], "two hours"),
}
for name, (change, expected) in CONTROLS.items():
    seen = altered(change)
    assert seen == expected, (name, seen)
    print(f"control {name:28} noticed: {seen}")
print(f"{sum(map(len, people.values()))} entries of {len(people)} people: one UID each, numbers rise, the last one takes it out")
PY
