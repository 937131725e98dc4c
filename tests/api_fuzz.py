"""Gives the fuzzer something to work on.

As a program: cases in several stages on a running system, the ids of what is there and a token for each caller, as one JSON
document. As hooks of schemathesis: half of the ids in addresses are of things that exist.
"""

import datetime
import json
import os
import re
import sys
import time
import urllib.parse
import urllib.request

CALLERS = ["anonymous", "program", "professional_standards", "supervisor", "auditor", "resident", "officer", "mediator"]


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

    def session(self, template, address):
        def link():
            mails = self.ask("/dev/mail/index.json")
            mine = [mail for mail in mails if mail["template"] == template and mail["to"] == address]
            return mine and re.search(r"/l/(\S+)", mine[0]["plain"]).group(1)

        return self.ask("/v1/links", {"token": self.until(f"mail {template}", link)})["session"]


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
            on("officers", {"name": "Officer Example", "email": f"officer{n}@example.org", "language": "en"}, standards)
            on("discovery", {"discovered_on": earlier}, standards)
            on("approvals", {"for": "program"}, program)
            on("approvals", {"for": "professional_standards"}, standards)
    opened = lambda case: any(one["id"] == case for one in system.ask("/v1/desk", token=program)["mediations"])
    sessions = {}
    for n in (4, 5):
        system.until("the mediation", lambda: opened(cases[n]))
        system.ask(f"/v1/mediations/{cases[n]}/offers", {"place": "Garfield Avenue"}, program)
        sessions["resident"] = system.session("offer", f"resident{n}@example.org")
        sessions["officer"] = system.session("offer", f"officer{n}@example.org")
    for party in ("resident", "officer"):
        system.ask(f"/v1/mediations/{cases[5]}/answer", {"answer": "yes"}, sessions[party])
    system.ask(f"/v1/mediations/{cases[5]}/mediators", {"mediators": mediators}, program)
    sessions["mediator"] = system.session("assignment", "mediator1@example.org")
    json.dump({"ids": cases, "tokens": {"anonymous": "", **system.staff, **sessions}}, sys.stdout)


if __name__ == "__main__":
    prepare(sys.argv[1])
else:
    import schemathesis

    IDS = os.environ["API_FUZZ_IDS"].split(",")
    # What is taken where the fuzzer's own texts would be refused before anything happens.
    TAKEN = {
        "kind": ["community"], "category": ["demeanor", "service", "bias"], "incident_on": ["2026-01-15", "2025-12-31"],
        "statement": ["He would not let me finish a single sentence.", "Él no me dejó hablar 😞, <b>nunca</b>."],
        "email": ["ana@example.org"], "phone": ["", "+1 (626) 555-0123"], "language": ["en", "es"], "age": ["adult", "minor"],
        "contact_consent": [True], "incident_place": ["", "Garfield Avenue"], "officer": [""], "name": ["Ana", "安娜"], "needs": [""],
        "discovered_on": ["2026-11-01"], "for": ["program", "professional_standards"], "answer": ["yes", "no"], "place": ["", "Here"],
        "training_hours": [40], "lecture_hours": [12], "languages": [["en"], ["es", "en"]], "minutes": [45], "on": ["2026-11-01"],
        "weekly": [[], [{"day": 2, "from": "09:00", "until": "18:00"}]], "starts": [[], ["2026-12-08T18:00:00Z"]],
        "outcome": ["agreement", "impasse"],
    }

    def chosen(seed, among):
        return among[sum(str(seed).encode()) % len(among)]

    @schemathesis.hook
    def map_path_parameters(context, path_parameters):
        made_up = (path_parameters or {}).get("id")
        if made_up is not None and chosen(made_up, [True, False]):
            path_parameters["id"] = chosen(f"{made_up}!", IDS)
        return path_parameters

    @schemathesis.hook
    def map_body(context, body):
        if not isinstance(body, dict) or chosen(body, [True, False, False]):
            return body
        return {name: chosen(value, TAKEN[name]) if name in TAKEN else value for name, value in body.items()}
