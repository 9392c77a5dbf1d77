"""`make demo-reset`: forget everything the demo wrote."""

from __future__ import annotations

import os
import shutil

from project.cluster import Cluster
from project.demo.one_run import AlreadyRunningError, only_run
from project.embedded import CHECKOUT, data_folder
from project.server_account import ServerTroubleError


def reset() -> int:
    """Remove the demo's data folder; return 0, or print why not and return 1."""
    data = data_folder()
    if data != CHECKOUT / ".data":
        print(f"KAOWU_DATA is set: remove {data} yourself if you mean it.")
        return 1
    if not data.exists():
        print("Nothing to remove.")
        return 0
    try:
        with only_run(data):
            stop_what_was_left(Cluster(data / "pg"))
            shutil.rmtree(data)
    except (AlreadyRunningError, ServerTroubleError, OSError) as error:
        print(error)
        return 1
    kept = " A database named by DATABASE_URL is untouched." if "DATABASE_URL" in os.environ else ""
    print(f"Removed {data}.{kept} Start again: make demo")
    return 0


def stop_what_was_left(cluster: Cluster) -> None:
    """Stop the embedded server of a demo that was killed outright."""
    if cluster.folder.exists() and cluster.answers():
        cluster.stop()
