"""The test of the bot: `python test_bot.py`, with discord.py installed and the program in `DISCORD_EMULATOR`."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from person import Person


class GreeterTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        scenario = HERE.parent / "scenario.toml"
        program = os.environ.get("DISCORD_EMULATOR", "discord-emulator")
        discord = subprocess.Popen([program, "--scenario", scenario], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(end, discord)
        self.here = json.loads(discord.stdout.readline())
        self.ana = await self.enterAsyncContext(Person(self.here, "Ana"))
        reached = {
            "DISCORD_API": f"{self.here['http']}/api/v10",
            "DISCORD_GATEWAY": self.here["gateway"],
            "DISCORD_TOKEN": self.here["bots"]["Greeter"]["token"],
        }
        bot = subprocess.Popen([sys.executable, HERE / "bot.py"], env=os.environ | reached)
        self.addCleanup(end, bot)

    async def test_who_is_greeted_can_wave_back(self):
        cafe = self.here["servers"]["Cafe"]
        (channel,) = await self.ana.call("GET", f"/guilds/{cafe}/channels")
        await self.ana.runs(await self.ana.finds(cafe, "greet"), cafe, channel["id"])
        greeting = await self.ana.sees("MESSAGE_CREATE", lambda message: message["content"] == "Hello from Ana!")
        await self.ana.uses(greeting, {"component_type": 2, "custom_id": "wave"})
        changed = await self.ana.sees("MESSAGE_UPDATE", lambda message: message["content"] == "Ana waves back.")
        self.assertEqual(changed["components"], [])


def end(process):
    process.terminate()
    process.wait()
    if process.stdout:
        process.stdout.close()


if __name__ == "__main__":
    unittest.main()
