"""Plays the probes of discord.py: `python main.py READY.json REPORTS.jsonl`."""

import asyncio
import logging

from lab import Lab
from report import play

import channels  # noqa: F401  Each registers its probes.
import connection  # noqa: F401
import interactions  # noqa: F401
import limits  # noqa: F401
import messages  # noqa: F401
import server  # noqa: F401


async def main():
    logging.basicConfig(level=logging.WARNING)
    async with Lab() as lab:
        await play(lab)


asyncio.run(main())
