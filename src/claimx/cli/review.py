"""``claimx review``: the local page on which people judge claims."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.options import OutFolder

if TYPE_CHECKING:
    from claimx.review import Folder, Store

HOST, PORT = "127.0.0.1", 8137


def review(
    out: OutFolder,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = PORT,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Other machines reach any but a loopback one, by a link with a secret.")
    ] = HOST,
    annotator: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose decisions these are; without it the name of the logged-in user.")
    ] = None,
    gold: Annotated[Path | None, typer.Option(metavar="DIR", help="Gold to compare with (ID.gold.json files).")] = None,
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the articles, if they are not where they were extracted from.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    export_gold: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the judged articles as gold into this folder instead, and end.")
    ] = None,
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="With --export-gold: articles too of which claims are not judged yet.")
    ] = False,
) -> None:
    """Judge claims on their text: accept, correct, reject, add; compare annotators; get gold out.

    Opens a page in the browser. Decisions are kept in OUT/review.sqlite, each with its time and annotator, and can be undone.
    'claimx eval --gold DIR' reads what --export-gold DIR writes. The page needs: pip install "claimx[review]".
    """
    from claimx.cli.review_inputs import load_gold, open_review, user_name

    name = annotator or user_name()
    folder, store = open_review(out, articles, at_once=export_gold is None)
    if export_gold is not None:
        _export(folder, store, name, export_gold, unfinished)
        return
    _serve(folder, store, name, load_gold(gold), host, port, browser)


def _export(folder: "Folder", store: "Store", annotator: str, target: Path, unfinished: bool) -> None:
    """Writes the gold and says what is in it."""
    from claimx.cli import console
    from claimx.review import ReviewError, gold_files, write_gold

    files = list(gold_files(folder, store, annotator, unfinished=True))
    chosen = [file for file in files if unfinished or not file.open]
    if not chosen:
        known = ", ".join(store.annotators()) or "nobody"
        what = "no article is judged to the end" if files else f"{annotator} has judged no claim here"
        remedy = "--unfinished exports what there is" if files else f"--annotator names whoever has: {known}"
        raise ReviewError(what, where=folder.path, remedy=remedy)
    write_gold(chosen, target)
    claims = sum(len(file.content["claims"]) for file in chosen)
    console.note(f"{len(chosen)} articles with {claims} claims of {annotator} written to {target}")
    left = [file for file in files if file.open]
    if left and not unfinished:
        console.note(f"not judged to the end and left out: {', '.join(file.article for file in left)}")


def _serve(folder, store, annotator, gold, host, port, browser) -> None:
    """Listens until Ctrl-C."""
    try:
        import uvicorn

        from claimx.review.server import create_app
    except ImportError as error:
        from claimx.review import ReviewError

        remedy = 'pip install "claimx[review]"'
        raise ReviewError(f"the review needs {error.name}, which is not installed", remedy=remedy) from error
    from claimx.cli import console
    from claimx.review.security import is_loopback, new_secret

    listener = _listen(host, port)
    port = listener.getsockname()[1]
    token = None if is_loopback(host) else new_secret()
    app = create_app(folder, store, annotator=annotator, gold=gold, host=host, port=port, token=token)
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    address = f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
    console.note(f"review of {folder.path} by {annotator}: {address}  (Ctrl-C ends it)")
    if token:
        console.note("Other machines can reach it, unencrypted: whoever has the address with its token can decide in your name.")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none", lifespan="off")
    if browser:
        import webbrowser

        webbrowser.open(address)
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int):
    """A socket that listens there.

    Raises:
        ReviewError: the port is taken, or there is no such address.
    """
    import socket

    from claimx.review import ReviewError

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        remedy = "choose another with --port (0 takes a free one) or --host"
        raise ReviewError(f"cannot listen: {error.strerror or error}", where=f"{host}:{port}", remedy=remedy) from error
    return listener
