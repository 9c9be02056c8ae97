"""A real mail server for the tests: aiosmtpd, with the moods that mail servers have.

Prints one line of JSON when it listens, and one for each thing that happens. A mail is printed as Python's own mail
program reads it: headers decoded, both parts as text. Moods are set by the local part of the recipient's address, so that
a story says by itself what will happen:

    refused@…      no such user, for good            later2@…     "try again later", twice, then taken
    policy@…       refused for another reason        spam@…       refused after the content
    slow@…         takes longer than anybody waits   cut2@…       hangs up in the middle of the content, twice
    bare@…         refused for good, without a word why
    lost2@…        takes the mail and hangs up before saying so, twice
"""

import argparse
import asyncio
import json
import logging
import ssl
import sys
import warnings
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def say(**what):
    # In one piece: two threads speak.
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def answer_lines():
    """Each line that comes in is answered behind everything that was said before."""
    for _ in sys.stdin:
        say(event="asked")


def part(message, kind):
    found = message.get_body(preferencelist=(kind,))
    return None if found is None else found.get_content().replace("\r\n", "\n")


class Moods:
    def __init__(self):
        self.seen = {}

    def moody(self, address, mood):
        """Whether this is one of the first two times for an address with this mood."""
        if not address.startswith(mood):
            return False
        key = (address, mood)
        self.seen[key] = self.seen.get(key, 0) + 1
        return self.seen[key] <= 2

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 <%s>: no such user here" % address
        if address.startswith("bare"):
            return "550 no"
        if address.startswith("policy"):
            return "554 5.7.1 not from you"
        if self.moody(address, "later2"):
            say(event="later", to=address)
            return "451 4.7.1 greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        if address.startswith("spam"):
            return "550 5.7.1 this looks like spam"
        if address.startswith("slow"):
            say(event="slow", to=address)
            await asyncio.sleep(30)
        if self.moody(address, "cut2"):
            say(event="cut", to=address)
            server.transport.abort()
            return "451 never heard"
        self.taken(server, session, envelope)
        if self.moody(address, "lost2"):
            say(event="lost", to=address)
            server.transport.abort()
        return "250 2.0.0 taken"

    def taken(self, server, session, envelope):
        raw = envelope.original_content
        message = message_from_bytes(raw, policy=policy.default)
        say(
            event="mail",
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            encrypted=server.transport.get_extra_info("ssl_object") is not None,
            user=getattr(session.auth_data, "login", b"").decode() or None,
            headers=[[name, str(value)] for name, value in message.items()],
            kind=message.get_content_type(),
            parts=[p.get_content_type() for p in message.walk()],
            defects=[str(d) for p in message.walk() for d in p.defects],
            text=part(message, "plain"),
            html=part(message, "html"),
            longest=max(len(line) for line in raw.split(b"\r\n")),
            ascii=raw.isascii(),
        )


class Check:
    def __init__(self, user, password):
        self.right = (user.encode(), password.encode())

    def __call__(self, server, session, envelope, mechanism, data):
        if not isinstance(data, LoginPassword) or (data.login, data.password) != self.right:
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=data)


def main():
    # What it warns of is what the tests are about.
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--certificate")
    arguments.add_argument("--key")
    arguments.add_argument("--implicit", action="store_true")
    arguments.add_argument("--user")
    arguments.add_argument("--password")
    arguments = arguments.parse_args()
    tls = None
    if arguments.certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(arguments.certificate, arguments.key)
    options = {"hostname": "localhost"}
    if arguments.user:
        check = Check(arguments.user, arguments.password)
        options.update(authenticator=check, auth_required=True, auth_require_tls=not arguments.implicit)
    if tls and not arguments.implicit:
        options.update(tls_context=tls, require_starttls=True)

    async def serve():
        loop = asyncio.get_running_loop()
        moods = Moods()
        context = tls if arguments.implicit else None
        server = await loop.create_server(
            lambda: SMTP(moods, **options), host="127.0.0.1", port=0, ssl=context
        )
        say(event="listening", port=server.sockets[0].getsockname()[1])
        # The test ends this by closing its end of standard input.
        await loop.run_in_executor(None, answer_lines)

    asyncio.run(serve())


if __name__ == "__main__":
    main()
