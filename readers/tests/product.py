"""The product as a user runs it, by its scripts."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Product:
    """The scripts, on the local stack in a folder."""

    stack: Path

    def environment(self) -> dict[str, str]:
        return os.environ | {"EMISSIONS_STACK": str(self.stack)}

    def start(self, script: str, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Runs a script to its end, whatever that is; changes are those to the environment."""
        command = [ROOT / "scripts" / script, *arguments]
        return subprocess.run(
            command, env=self.environment() | changes, capture_output=True, text=True, check=False, cwd=ROOT
        )

    def run(self, script: str, *arguments: str, **changes: str) -> str:
        """Runs a script, which must succeed; what it printed."""
        done = self.start(script, *arguments, **changes)
        assert done.returncode == 0, (
            f"{script} {arguments}: {done.returncode}\n{done.stdout[-5000:]}{done.stderr[-9000:]}"
        )
        return done.stdout

    def show(self, *arguments: str) -> list[dict[str, Any]]:
        """The rows that `emissions show` prints."""
        lines = self.run("emissions", "show", *arguments, "--format", "json").splitlines()
        return [json.loads(line) for line in lines if line]

    def connection(self) -> dict[str, str]:
        """What the stack tells the commands."""
        lines = (self.stack / "connection.properties").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)
