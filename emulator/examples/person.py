"""A person of a scenario, for tests of bots in Python: what they do, and what they see. Knows no library of bots. Copy it into your own
tests: it needs aiohttp, which discord.py and hikari bring."""

import asyncio
import itertools
import json
import time

import aiohttp

PATIENCE_S = 15
# A bot's program may have just been started.
START_S = 60
_nonces = itertools.count(1)


class Person:
    """Somebody with a connection of their own. `events` is all that they were sent: pairs of name and data."""

    def __init__(self, ready, name):
        self.base = f"{ready['http']}/api/v10"
        self.gateway = ready["gateway"]
        self.id = ready["people"][name]["id"]
        self.token = ready["people"][name]["token"]
        self.name = name
        self.events = []
        self._heard = asyncio.Condition()

    async def __aenter__(self):
        self._http = aiohttp.ClientSession(headers={"authorization": self.token})
        self._socket = await self._http.ws_connect(f"{self.gateway}/?v=10&encoding=json")
        hello = await self._socket.receive_json()
        self._tasks = [
            asyncio.create_task(self._listen()),
            asyncio.create_task(self._beat(hello["d"]["heartbeat_interval"] / 1000)),
        ]
        identify = {"token": self.token, "capabilities": 0, "properties": {"browser": "probe"}}
        await self._socket.send_json({"op": 2, "d": identify})
        self.session = (await self.sees("READY"))["session_id"]
        return self

    async def __aexit__(self, *_):
        for task in self._tasks:
            task.cancel()
        await self._http.close()

    async def _listen(self):
        async for frame in self._socket:
            told = json.loads(frame.data)
            if told["op"] == 0:
                async with self._heard:
                    self.events.append((told["t"], told["d"]))
                    self._heard.notify_all()

    async def _beat(self, interval_s):
        while True:
            await asyncio.sleep(interval_s)
            await self._socket.send_json({"op": 1, "d": None})

    async def sees(self, name, matches=lambda data: True, after=0):
        """The first event of this name, from the one with number `after`, that `matches`; waits for it."""

        def found():
            return next((d for t, d in self.events[after:] if t == name and matches(d)), None)

        try:
            async with asyncio.timeout(PATIENCE_S):
                async with self._heard:
                    await self._heard.wait_for(lambda: found() is not None)
        except TimeoutError:
            raise AssertionError(f"{self.name} never saw the {name} that was expected") from None
        return found()

    async def call(self, method, path, body=None, file=None):
        """A call of their client, with a `file` as its name and bytes; the answer's JSON."""
        sent = {"json": body}
        if file:
            form = aiohttp.FormData()
            form.add_field("payload_json", json.dumps(body), content_type="application/json")
            form.add_field("files[0]", file[1], filename=file[0])
            sent = {"data": form}
        async with self._http.request(method, self.base + path, **sent) as answer:
            text = await answer.text()
            assert answer.status < 400, f"{self.name}: {method} {path} → {answer.status} {text}"
            return json.loads(text) if text else None

    async def raises(self, guild, name):
        """Puts the role of this name above all others, as an owner does in the settings of their server."""
        roles = await self.call("GET", f"/guilds/{guild}/roles")
        order = sorted(roles, key=lambda role: (role["name"] == name, role["position"]))
        places = [{"id": role["id"], "position": place} for place, role in enumerate(order) if role["id"] != str(guild)]
        await self.call("PATCH", f"/guilds/{guild}/roles", places)

    async def says(self, channel, text):
        return await self.call("POST", f"/channels/{channel}/messages", {"content": text})

    async def _interacts(self, kind, data, place, more=None, file=None):
        body = {"type": kind, "nonce": str(next(_nonces)), "session_id": self.session, "data": data}
        if file:
            data["attachments"] = [{"id": "0", "filename": file[0]}]
        await self.call("POST", "/interactions", body | place | (more or {}), file)

    async def runs(self, command, guild, channel, options=(), kind=1, target=None, typing=False, file=None):
        """Runs a command, as Discord's index of commands shows it, or asks for completion while `typing`."""
        data = {key: command[key] for key in ("id", "name", "version")}
        data |= {"type": kind, "options": list(options), "attachments": []}
        if target:
            data["target_id"] = str(target)
        place = {"application_id": command["application_id"], "guild_id": str(guild), "channel_id": str(channel)}
        await self._interacts(4 if typing else 2, data, place, file=file)

    async def finds(self, guild, name, kind=1):
        """The command of this name and kind in the index of the server, once the bot has registered it."""
        end = time.monotonic() + START_S
        while time.monotonic() < end:
            index = await self.call("GET", f"/guilds/{guild}/application-command-index")
            found = [c for c in index["application_commands"] if c["name"] == name and c.get("type", 1) == kind]
            if found:
                return found[0]
            await asyncio.sleep(0.05)
        raise AssertionError(f"{name} is not in the index of commands")

    async def uses(self, message, data):
        """Presses a button or chooses in a menu of a message: its `data` as Discord's client sends it."""
        place = {"application_id": message["author"]["id"], "channel_id": message["channel_id"]}
        if message.get("guild_id"):
            place["guild_id"] = message["guild_id"]
        more = {"message_id": message["id"], "message_flags": message.get("flags", 0)}
        await self._interacts(3, data, place, more)

    async def submits(self, modal, components, guild, channel, file=None):
        """Submits a form that they saw, with a `file` as its name and bytes."""
        data = {"id": modal["id"], "custom_id": modal["custom_id"], "components": components}
        application = modal["application"]["id"]
        place = {"application_id": application, "guild_id": str(guild), "channel_id": str(channel)}
        await self._interacts(5, data, place, file=file)
