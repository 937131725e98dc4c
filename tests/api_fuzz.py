"""Gives the fuzzer something to work on.

As a program: cases in several stages on a running system, the ids of what is there and a token for each caller, as one JSON
document; afterwards, what was answered how often. As hooks of schemathesis: most ids in addresses are of things that exist,
and most texts are such as people would type.
"""

import datetime
import itertools
import json
import os
import re
import sys
import time
import urllib.parse
import urllib.request
import zlib


class System:
    """A running system, asked as its clients ask it."""

    def __init__(self, base):
        self.base = base
        self.staff = {}
        for role in ["program", "professional_standards", "supervisor", "auditor"]:
            form = {"grant_type": "client_credentials", "client_id": "concord", "client_secret": "local", "scope": f"role/{role}"}
            body = urllib.parse.urlencode(form).encode()
            with urllib.request.urlopen(f"{base}/dev/oidc/token", body) as answer:
                self.staff[role] = json.load(answer)["access_token"]

    def ask(self, path, body=None, token=None):
        headers = {"content-type": "application/json", "idempotency-key": f"prepared-{abs(hash((path, str(body), token)))}"}
        if token:
            headers["authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.base + path, data, headers)) as answer:
            return json.load(answer)

    def until(self, what, found):
        """Things move by themselves: waits until they have."""
        for _ in range(200):
            seen = found()
            if seen:
                return seen
            time.sleep(0.1)
        sys.exit(f"{what} didn't come")

    def link(self, template, address):
        def found():
            mails = self.ask("/dev/mail/index.json")
            mine = [mail for mail in mails if mail["template"] == template and mail["to"] == address]
            return mine and re.search(r"/l/(\S+)", mine[0]["plain"]).group(1)

        return self.until(f"mail {template}", found)

    def session(self, template, address):
        return self.ask("/v1/links", {"token": self.link(template, address)})["session"]


def prepare(base):
    system, today = System(base), datetime.date.today()
    program, standards = system.staff["program"], system.staff["professional_standards"]
    earlier = (today - datetime.timedelta(days=3)).isoformat()
    questions = ["force", "serious_misconduct", "injury_or_damage", "contested_arrest", "pending_matter", "pending_claim",
                 "recent_mediation", "safety_concern"]
    weekly = [{"day": day, "from": "08:00", "until": "20:00"} for day in range(1, 8)]
    mediators = [system.ask("/v1/mediators", {
        "name": f"Mediator {n}", "email": f"mediator{n}@example.org", "languages": ["en", "es"], "training_hours": 40,
        "lecture_hours": 12, "confidentiality_signed": True, "law_enforcement": True, "weekly": weekly}, program)["id"] for n in (1, 2)]
    cases = []
    for n in range(6):  # each one stage further than the one before
        case = system.ask("/v1/cases", {
            "kind": "community", "category": "demeanor", "statement": "He would not let me finish a single sentence.",
            "incident_on": earlier, "email": f"resident{n}@example.org", "language": "en", "age": "adult", "contact_consent": True})["id"]
        cases.append(case)
        on = lambda what, body, token: system.ask(f"/v1/cases/{case}/{what}", body, token)
        if n > 0:
            on("acknowledgement", {}, standards)
        if n > 1:
            on("screening", {"answers": {question: "no" for question in questions}}, program)
        if n > 2:
            on("respondents", {"name": "Officer Example", "email": f"officer{n}@example.org", "language": "en"}, standards)
            on("discovery", {"discovered_on": earlier}, standards)
            on("approvals", {"for": "program"}, program)
            on("approvals", {"for": "professional_standards"}, standards)
    opened = lambda case: any(one["id"] == case for one in system.ask("/v1/desk", token=program)["mediations"])
    sessions = {"status": system.session("receipt", "resident5@example.org")}
    for n in (4, 5):
        system.until("the mediation", lambda: opened(cases[n]))
        system.ask(f"/v1/mediations/{cases[n]}/offers", {"place": "Garfield Avenue"}, program)
        sessions["resident"] = system.session("offer", f"resident{n}@example.org")
        sessions["officer"] = system.session("offer", f"officer{n}@example.org")
    for party in ("resident", "officer"):
        system.ask(f"/v1/mediations/{cases[5]}/answer", {"answer": "yes", "text_version": "2026-11", "language": "en"}, sessions[party])
    system.ask(f"/v1/mediations/{cases[5]}/mediators", {"mediators": mediators}, program)
    sessions["mediator"] = system.session("assignment", "mediator1@example.org")
    mediation = system.ask(f"/v1/mediations/{cases[5]}", token=program)
    # The last case, which has everybody, more often than the others.
    json.dump({
        "ids": [*cases, cases[5], cases[5], cases[5]], "people": [one["person"] for one in mediation["participants"]],
        "mediators": mediators, "screening": {question: "no" for question in questions},
        "links": [system.link("receipt", f"resident{n}@example.org") for n in range(5)],
        "tokens": {"anonymous": "", **system.staff, **sessions}}, sys.stdout)


def summary(description, recordings):
    """How many answers of each status there were, and which operations were ever done and not only refused."""
    with open(description) as file:
        paths = json.load(file)["paths"]
    operations = [(method.upper(), path, re.compile(re.sub(r"{\w+}", "[^/]+", path) + r"(\?|$)"))
                  for path, methods in paths.items() for method in methods if method in ("get", "post")]
    statuses, done = {}, set()
    for recording in recordings:
        with open(recording) as file:
            for entry in json.load(file)["log"]["entries"]:
                status = entry["response"]["status"]
                statuses[status] = statuses.get(status, 0) + 1
                if status < 300:
                    address = "/" + entry["request"]["url"].split("/", 3)[3]
                    exact = [(method, path) for method, path, pattern in operations
                             if method == entry["request"]["method"] and pattern.match(address)]
                    done.add(min(exact, key=lambda one: one[1].count("{")))
    counts = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    missing = sorted({f"{method} {path}" for method, path, _ in operations} - {f"{method} {path}" for method, path in done})
    print(f"{sum(statuses.values())} answers ({counts})")
    print(f"{len(done)} of {len(operations)} operations were done, not only refused; only refused: {', '.join(missing) or 'none'}")
    if len(done) < 12:
        sys.exit("so few that nothing was tested in earnest")


if __name__ == "__main__":
    if sys.argv[1] == "--summary":
        summary(sys.argv[2], sys.argv[3:])
    else:
        prepare(sys.argv[1])
else:
    import schemathesis

    with open(os.environ["API_FUZZ_PREPARED"]) as prepared:
        KNOWN = json.load(prepared)
    # What is taken where the fuzzer's own texts would be refused before anything happens.
    TAKEN = {
        "kind": ["community"], "category": ["demeanor", "service", "bias"], "incident_on": ["2026-01-15", "2025-12-31"],
        "statement": ["He would not let me finish a single sentence.", "Él no me dejó hablar 😞, <b>nunca</b>."],
        "email": ["ana@example.org"], "phone": ["", "+1 (626) 555-0123"], "language": ["en", "es"], "age": ["adult", "minor"],
        "contact_consent": [True], "incident_place": ["", "Garfield Avenue"], "officer": [""], "name": ["Ana", "安娜"], "needs": [""],
        "discovered_on": ["2026-11-01"], "for": ["program", "professional_standards"], "answer": ["yes", "no", "clear"], "place": ["", "Here"],
        "training_hours": [40], "lecture_hours": [12], "languages": [["en"], ["es", "en"]], "minutes": [45], "on": ["2026-11-01"],
        "weekly": [[], [{"day": 2, "from": "09:00", "until": "18:00"}]], "starts": [[], ["2026-12-08T18:00:00Z"]],
        "outcome": ["agreement", "impasse"], "answers": [KNOWN["screening"]], "mediators": [KNOWN["mediators"]],
        "person": KNOWN["people"], "token": KNOWN["links"], "text_version": ["2026-11"], "suitable": ["yes", "no"], "as": ["interpreter", "support"], "with": KNOWN["people"],
        "channel": ["phone", "paper"], "result": ["no_answer", "reached"], "mediator": KNOWN["mediators"], "independent": [True],
    }
    asked = itertools.count()

    def chosen(seed, among):
        return among[zlib.crc32(str(seed).encode()) % len(among)]

    @schemathesis.hook
    def map_path_parameters(context, path_parameters):
        turn = next(asked)
        if path_parameters and "id" in path_parameters and turn % 4:
            path_parameters = {**path_parameters, "id": KNOWN["ids"][turn % len(KNOWN["ids"])]}
        return path_parameters

    @schemathesis.hook
    def map_headers(context, headers):
        if headers and "Idempotency-Key" in headers and chosen(headers, [True, True, True, False]):
            headers = {**headers, "Idempotency-Key": f"fuzzed-{os.getpid()}-{next(asked)}"}
            headers.pop("If-Match", None)
        return headers

    @schemathesis.hook
    def map_body(context, body):
        if not isinstance(body, dict) or chosen(body, [True, False, False]):
            return body
        return {name: chosen(value, TAKEN[name]) if name in TAKEN else value for name, value in body.items()}
