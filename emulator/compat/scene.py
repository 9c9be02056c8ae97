"""What the labs of all libraries in Python share: the people of the scenario, and the control API. Must not know libraries."""

import contextlib
import json

import aiohttp

from person import Person
from report import ready

NAMES = ("Ana", "Ben", "Chidi", "Mia")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@contextlib.contextmanager
def refused(error, otherwise, code=None, says=""):
    """What is done inside is refused with this error, with Discord's code or these words in it; `otherwise` says what is wrong."""
    try:
        yield
    except error as refusal:
        assert code is None or refusal.code == code, refusal.code
        assert says in str(refusal), refusal
    else:
        raise AssertionError(otherwise)


class Scene:
    """`here` is what the local Discord printed; `ana`, `ben`, `chidi` and `mia` are people, and `strangers` the ids of more. A library's
    lab adds its bot."""

    async def open(self):
        self.here = ready()
        self.server = self.here["servers"]["Lab"]
        self._open = contextlib.AsyncExitStack()
        self._http = await self._open.enter_async_context(aiohttp.ClientSession())
        self.strangers = [int(known["id"]) for name, known in self.here["people"].items() if name not in NAMES]
        for name in NAMES:
            setattr(self, name.lower(), await self._open.enter_async_context(Person(self.here, name)))
        await self.mia.raises(self.server, "Probe")

    async def close(self):
        await self._open.aclose()

    async def heard(self, waiting, event):
        """What the bot hears, of which `waiting` is the library's own way to wait."""
        try:
            return await waiting
        except TimeoutError:
            raise AssertionError(f"the bot never heard {event}") from None

    async def control(self, method, path, body):
        """A call of the control API."""
        async with self._http.request(method, f"{self.here['http']}/_emulator/{path}", json=body) as answer:
            assert answer.status < 300, f"{path}: {answer.status} {await answer.text()}"

    @contextlib.asynccontextmanager
    async def meanwhile(self, path, **changed):
        """What the control API turns on or off holds inside, and no longer afterwards."""
        await self.control("PATCH", path, changed)
        try:
            yield
        finally:
            await self.control("PATCH", path, {name: not on for name, on in changed.items()})

    async def advances(self, hours):
        """Moves the local Discord's clock."""
        await self.control("POST", "clock", {"advance_ms": hours * 3_600_000})

    async def refusals(self):
        """The codes with which calls were refused, of the newest calls."""
        async with self._http.get(f"{self.here['http']}/_emulator/calls?last=20") as answer:
            calls = [json.loads(line) for line in (await answer.text()).splitlines()]
        return [call["response"]["code"] for call in calls if call["status"] >= 400]

    async def elsewhere(self):
        """The ids of the server in which the bot isn't, and of its channel."""
        server = self.here["servers"]["Elsewhere"]
        (lobby,) = await self.ana.call("GET", f"/guilds/{server}/channels")
        return server, lobby["id"]

    async def drops(self):
        """Drops the bot's connection to the gateway."""
        await self.control("POST", "faults", {"kind": "gateway_drop", "count": 1})

    async def returns(self, person):
        """Lets somebody join again."""
        await self.control("PATCH", f"people/{person.id}", {"join": [self.server]})

    async def downloads(self, url):
        """The bytes behind a link."""
        async with self._http.get(url) as answer:
            return await answer.read()
