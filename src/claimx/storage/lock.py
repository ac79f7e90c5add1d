"""The lock that keeps two runs out of one folder, and says whose it is."""

import datetime
import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson

from claimx.errors import OutputError
from claimx.storage.files import reported

try:
    import fcntl
except ImportError:  # Windows has no flock: what the file says must do
    fcntl = None  # type: ignore[assignment]

LOCK_FILE = ".claimx.lock"
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
_LONGEST = 1000  # bytes of a lock file


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder for this process; a lock that a dead process left behind is taken over.

    Where the file system knows locks, they decide, also between machines. Where it does not, the lock file's words do: who
    is named there holds the folder unless it ran on this machine and is gone.

    Raises:
        OutputError: another process is writing to the folder.
    """
    path = folder / LOCK_FILE
    with reported(path):
        handle = _acquire(path)
    try:
        yield
    finally:
        with suppress(OSError):  # first the name, then the lock: the other way round could remove the next run's file
            path.unlink(missing_ok=True)
        os.close(handle)


def _acquire(path: Path) -> int:
    """The descriptor of the lock file, locked and naming this process."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _lock(handle) and _is_alive(_owner(handle)):
                raise BlockingIOError
            if os.path.samestat(os.fstat(handle), path.stat()):
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, orjson.dumps(_myself()))
                return handle
        except FileNotFoundError:
            pass  # its holder finished and removed it between our open and our lock
        except BlockingIOError as error:
            owner = _owner(handle)
            os.close(handle)
            raise _in_use(path, owner) from error
        os.close(handle)


def _lock(handle: int) -> bool:
    """Locks the file; False where the system or the file system has no locks.

    Raises:
        BlockingIOError: somebody else holds it.
    """
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS_HERE:
            return False
        raise
    return True


def _myself() -> dict[str, Any]:
    """What a lock file says: process number, machine, and when it took the lock (UTC; told to people, never compared)."""
    now = datetime.datetime.now(datetime.UTC).isoformat(sep=" ", timespec="seconds")
    return {"process": os.getpid(), "host": socket.gethostname(), "since": now}


def _owner(handle: int) -> dict[str, Any]:
    """What the lock file says, or nothing where it is empty or broken."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        owner = orjson.loads(os.read(handle, _LONGEST))
    except orjson.JSONDecodeError:
        return {}
    return owner if isinstance(owner, dict) else {}


def _is_alive(owner: dict[str, Any]) -> bool:
    """Whether the process that a lock file names may still run: on another machine, nobody can tell from here."""
    number = owner.get("process")
    if not isinstance(number, int) or number <= 0:
        return False
    if owner.get("host") != socket.gethostname() or os.name == "nt":  # os.kill would end the process there
        return True
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # it is there, but not ours
    return number != os.getpid()


def _in_use(path: Path, owner: dict[str, Any]) -> OutputError:
    who = f"process {owner.get('process', 'unknown')} on {owner.get('host', 'unknown')}, since {owner.get('since', 'unknown')}"
    remedy = "wait until it ends, or choose another folder with -o"
    if fcntl is None or owner.get("host") not in (None, socket.gethostname()):
        remedy += f"; if that run is surely over, remove {LOCK_FILE} there"
    return OutputError(f"another run is writing here ({who})", where=path.parent, remedy=remedy)
