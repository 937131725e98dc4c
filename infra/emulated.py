"""The emulated cloud, with what a rehearsal needs and a cloud hasn't got.

    python infra/emulated.py FOLDER        the emulator's own settings come from its environment variables

Around the emulator, in FOLDER:
  mail/            every mail that the mail service accepted, as it left: one file each, numbered, with its recipient on top
  offset           how far the functions' clock is ahead, like `+86400`; whoever writes it moves their time
  decisions.jsonl  every right that a function asked for, once: which function, action, resource, and whether it was given
"""

import json
import os
import pathlib
import re
import sys

import libfaketime
from aiosmtpd.controller import Controller
from ministack.core import iam_evaluator, sigv4
from ministack.services import sts

FOLDER = pathlib.Path(sys.argv[1]).resolve()
MAIL, OFFSET, DECISIONS = FOLDER / "mail", FOLDER / "offset", FOLDER / "decisions.jsonl"
NAME = re.compile(r"(?:concord-)?([A-Za-z]+)(?:-[0-9A-F]{13})?$")  # a physical name, around the template's


class Mailroom:
    """Keeps every mail as a file; `Delivered-To` and a number in the order of arrival come first, as in any mail server."""

    def __init__(self):
        self.number = 0

    async def handle_DATA(self, server, session, envelope):  # the name is the library's
        self.number += 1
        top = f"Delivered-To: {', '.join(envelope.rcpt_tos)}\r\nX-Mailbox-Number: {self.number}\r\n"
        unfinished = MAIL / ".unfinished"
        unfinished.write_bytes(top.encode() + envelope.content)
        unfinished.rename(MAIL / f"{self.number:06}.eml")
        return "250 OK"


def name(text):
    """What the template calls a resource."""
    found = NAME.fullmatch(text)
    return found[1] if found else text


def watched(enforce, seen, log):
    """The emulator's own check, whose outcome for functions is written down once."""

    def enforced(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        refused = enforce(access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context)
        session = sts._sessions.get(access_key_id)
        if session is not None:
            function = name(session["Arn"].rsplit("/", 1)[1])
            last = resource_arn.rsplit(":", 1)[-1].removeprefix("table/")
            resource = "/".join([name(last.split("/")[0]), *last.split("/")[1:]])
            entry = json.dumps({"function": function, "action": iam_action, "resource": resource, "allowed": refused is None})
            if entry not in seen:
                seen.add(entry)
                log.write(entry + "\n")
                log.flush()
        return refused

    return enforced


def main():
    MAIL.mkdir(parents=True)
    OFFSET.write_text("+0\n")
    host, port = os.environ["SMTP_HOST"].rsplit(":", 1)
    Controller(Mailroom(), hostname=host, port=int(port)).start()
    iam_evaluator.enforce = watched(iam_evaluator.enforce, set(), DECISIONS.open("w"))
    # The functions sign with their own time, which is ahead; the signature is still checked, its age isn't.
    sigv4.request_time_failure = lambda signature, now=None: None
    # For the functions that the emulator starts, which inherit this; a process is only preloaded when it begins.
    os.environ.update(
        LD_PRELOAD=libfaketime._get_shared_lib("libfaketime.so.1"),
        FAKETIME_TIMESTAMP_FILE=str(OFFSET),
        FAKETIME_NO_CACHE="1",
        DONT_FAKE_MONOTONIC="1",
        FAKETIME_FORCE_MONOTONIC_FIX="0",
    )
    sys.argv = ["ministack"]
    from ministack.app import main as serve

    serve()


main()
