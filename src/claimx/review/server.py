"""The review's web app: a few routes over the folder's index and the store, behind `claimx.review.security.Guard`."""

import json
import secrets
import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from claimx.review.checks import Reading, checked
from claimx.review.folder import Folder
from claimx.review.gold import double_of, gold_claim, gold_files, zip_gold
from claimx.review.listing import frequent_actors, list_articles, overall, parse_filters
from claimx.review.page import SCRIPTS, asset, server_page, style
from claimx.review.records import Choice, Conflict, Content, Invalid, Problem, ReviewError, State
from claimx.review.security import Guard, new_secret
from claimx.review.store import LONGEST_NAME, Store
from claimx.review.views import agreement, annotator_places, article_view, gold_places, standing

MOST_CHOICES = 20_000


def create_app(
    folder: Folder,
    store: Store,
    *,
    annotator: str,
    gold: Mapping[str, list[Content]] | None = None,
    host: str = "127.0.0.1",
    port: int,
    token: str | None = None,
) -> Starlette:
    """The app.

    Args:
        folder: the output folder, its index up to date.
        store: the decisions.
        annotator: the name that the page begins with; a person may give another there.
        gold: claims to compare with, by article id; None for none.
        host: where the server listens; requests under other names are refused.
        port: on which port.
        token: what a request must know, for servers that other machines can reach.
    """
    review = _Review(folder, store, annotator, gold, new_secret())
    routes = [
        Route("/", review.page),
        Route("/static/{name}", static),
        Route("/api/session", review.session),
        Route("/api/articles", review.articles),
        Route("/api/article", review.article),
        Route("/api/places", review.places),
        Route("/api/actors", review.actors),
        Route("/api/agreement", review.agreement),
        Route("/api/gold.zip", review.gold_zip),
        Route("/api/decide", _with_body(review.decide), methods=["POST"]),
        Route("/api/undo", _with_body(review.undo), methods=["POST"]),
    ]
    guard = Middleware(Guard, host=host, port=port, csrf=review.csrf, token=token)
    return Starlette(routes=routes, middleware=[guard], exception_handlers=_HANDLERS)


def static(request: Request) -> Response:
    """One of the page's files, by a fixed list of names."""
    name = request.path_params["name"]
    if name == "page.css":
        return Response(style(), media_type="text/css")
    if name in SCRIPTS:
        return Response(asset(name), media_type="text/javascript")
    raise HTTPException(404, "no_such_page")


class _Review:
    """The routes, with what they all need."""

    def __init__(self, folder: Folder, store: Store, annotator: str, gold: Mapping[str, list[Content]] | None, csrf: str):
        self.folder = folder
        self.store = store
        self.annotator = annotator
        self.gold = gold
        self.csrf = csrf

    def page(self, request: Request) -> Response:
        return HTMLResponse(server_page(folder=self.folder.path.resolve().name, **self._session(self.annotator)))

    def session(self, request: Request) -> Response:
        return JSONResponse(self._session(_annotator(request.query_params, self.annotator)))

    def _session(self, annotator: str) -> dict[str, Any]:
        counts = overall(self.folder.database, annotator)
        others = self.store.annotators()
        return {"csrf": self.csrf, "annotator": annotator, "annotators": others, "gold": self.gold is not None, "overall": counts}

    def articles(self, request: Request) -> Response:
        query = request.query_params
        found = list_articles(self.folder.database, _annotator(query, self.annotator), parse_filters(query))
        step = self.folder.reading
        return JSONResponse({**found, "reading": {"done": step.done, "total": step.total} if step else None})

    def article(self, request: Request) -> Response:
        query = request.query_params
        output = self._output(query.get("id", ""))
        record = output["article"]
        states = self.store.states(_annotator(query, self.annotator), record["id"], record["sha256"])
        return JSONResponse(article_view(output, self.folder.text(output), states))

    def places(self, request: Request) -> Response:
        """Where an annotator and the gold, or another annotator, differ in one article."""
        query = request.query_params
        output = self._output(query.get("id", ""))
        record, mine = output["article"], _annotator(query, self.annotator)
        if "other" in query:
            return JSONResponse(annotator_places(self.folder, self.store, record["id"], mine, _annotator(query, "", "other")))
        found = (self.gold or {}).get(record["id"])
        if found is None:
            return JSONResponse({"places": None})
        states = self.store.states(mine, record["id"], record["sha256"])
        return JSONResponse({"places": gold_places(output, states, found)})

    def actors(self, request: Request) -> Response:
        return JSONResponse(frequent_actors(self.folder.database, request.query_params.get("q", "")[:100]))

    def agreement(self, request: Request) -> Response:
        one, other = (_annotator(request.query_params, "", name) for name in ("one", "other"))
        return JSONResponse(agreement(self.folder, self.store, one, other))

    def gold_zip(self, request: Request) -> Response:
        query = request.query_params
        files = gold_files(self.folder, self.store, _annotator(query, self.annotator), unfinished=query.get("unfinished") == "1")
        found = list(files)
        if not found:
            raise HTTPException(404, "nothing_judged")
        headers = {"Content-Disposition": 'attachment; filename="gold.zip"', "X-Claimx-Articles": str(len(found))}
        return Response(zip_gold(found), media_type="application/zip", headers=headers)

    def decide(self, body: dict[str, Any]) -> Response:
        """Stores one or several decisions on claims of an article."""
        annotator, output = _annotator(body, self.annotator), self._output(body.get("article"), body.get("sha256"))
        record = output["article"]
        raw = body.get("choices")
        if not isinstance(raw, list) or not 0 < len(raw) <= MOST_CHOICES:
            raise HTTPException(400, "not_valid")
        choices = _Choices(output, self.folder.text, partial(self.store.states, annotator, record["id"], record["sha256"]))
        stored = self.store.decide(annotator, record["id"], record["sha256"], [choices.read(entry) for entry in raw])
        return JSONResponse({"states": [state.as_json() for state in stored]})

    def undo(self, body: dict[str, Any]) -> Response:
        """Takes back the latest decision in an article, or the latest on one claim."""
        annotator, output = _annotator(body, self.annotator), self._output(body.get("article"), body.get("sha256"))
        record, claim, seen = output["article"], body.get("claim"), body.get("seen")
        if (claim is not None and not isinstance(claim, str)) or (seen is not None and type(seen) is not int):
            raise HTTPException(400, "not_valid")
        undone = self.store.undo(annotator, record["id"], record["sha256"], claim, seen)
        states = (self.store.state(annotator, record["id"], record["sha256"], entry) for entry in undone)
        return JSONResponse({"claims": undone, "states": [state.as_json() for state in states if state is not None]})

    def _output(self, article: Any, sha256: Any = None) -> dict[str, Any]:
        """An article's output; where the page says which text it shows, that must still be the one."""
        output = self.folder.read(article) if isinstance(article, str) else None
        if output is None:
            raise HTTPException(404, "no_such_article")
        if sha256 is not None and sha256 != output["article"]["sha256"]:
            raise HTTPException(409, "article_changed")
        return output


class _Choices:
    """Reads decisions as the page sends them.

    Args:
        output: the article's output.
        find_text: gives its text, None where it is not to be had.
        load_states: gives the states of the claims that are judged already.
    """

    def __init__(
        self,
        output: dict[str, Any],
        find_text: Callable[[dict[str, Any]], str | None],
        load_states: Callable[[], Mapping[str, State]],
    ):
        self._output = output
        self._find_text = find_text
        self._load_states = load_states

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self._output, self._find_text(self._output))

    @cached_property
    def _claims(self) -> Mapping[str, Content]:
        return {claim["id"]: claim for claim in self._output["claims"]}

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return self._load_states()

    @cached_property
    def _standing(self) -> list[Content]:
        return standing(self._output, self._states)

    def read(self, raw: Any) -> Choice:
        """One decision.

        Raises:
            Invalid: the claim cannot stand like this.
            HTTPException: it is no decision, or on a claim that there is not.
        """
        action = raw.get("action") if isinstance(raw, dict) else None
        if action == "add":
            new = f"added-{secrets.token_hex(6)}"
            return Choice(new, "add", self._checked(raw.get("content"), new))
        known: Any = raw if isinstance(raw, dict) else {}
        claim, seen = known.get("claim"), known.get("seen", 0)
        if action not in ("accept", "reject", "edit") or not isinstance(claim, str) or type(seen) is not int:
            raise HTTPException(400, "not_valid")
        state = self._states.get(claim) if seen or claim not in self._claims else None
        content = state.content if state else self._claims.get(claim)
        if content is None:
            raise HTTPException(404, "no_such_claim")
        return Choice(claim, action, self._checked(raw.get("content"), claim) if action == "edit" else content, seen)

    def _checked(self, raw: Any, claim: str) -> Content:
        content = checked(raw, claim, self._reading, [*self._reading.claims, *self._states])
        double = double_of(gold_claim(content), map(gold_claim, self._near(content, claim)))
        if double is not None:
            raise Invalid([Problem("anchor", "double", (("claim", double),))])
        return content

    def _near(self, content: Content, claim: str) -> list[Content]:
        """The other claims of the same type."""
        return [other for other in self._standing if other["type"] == content["type"] and other["id"] != claim]


def _annotator(values: Mapping[str, Any], default: str, name: str = "annotator") -> str:
    """The annotator's name that a request gives."""
    given = values.get(name, default)
    words = " ".join(given.split()) if isinstance(given, str) else ""
    if not words or len(words) > LONGEST_NAME or not words.isprintable():
        raise HTTPException(400, "no_name")
    return words


def _with_body(handler: Callable[[dict[str, Any]], Response]) -> Callable[[Request], Any]:
    """A route whose handler gets the request's JSON object, in a thread of its own."""

    async def answer(request: Request) -> Response:
        try:
            body = json.loads(await request.body())
        except (ValueError, RecursionError) as error:
            raise HTTPException(400, "not_valid") from error
        if not isinstance(body, dict):
            raise HTTPException(400, "not_valid")
        return await run_in_threadpool(handler, body)

    return answer


def _failed(request: Request, error: HTTPException) -> Response:
    known = error.detail if error.detail.islower() else "no_such_page"
    return JSONResponse({"error": known}, status_code=error.status_code)


def _conflict(request: Request, error: Conflict) -> Response:
    return JSONResponse({"error": "conflict", "claim": error.claim}, status_code=409)


def _invalid(request: Request, error: Invalid) -> Response:
    return JSONResponse({"error": "invalid", "problems": [problem.as_json() for problem in error.problems]}, status_code=422)


def _broken(request: Request, error: ReviewError) -> Response:
    return JSONResponse({"error": "folder", "message": str(error)}, status_code=500)


def _busy(request: Request, error: sqlite3.OperationalError) -> Response:
    if "locked" not in str(error):
        raise error
    return JSONResponse({"error": "busy"}, status_code=503)


_HANDLERS: dict[Any, Callable[..., Response]] = {
    HTTPException: _failed,
    Conflict: _conflict,
    Invalid: _invalid,
    ReviewError: _broken,
    sqlite3.OperationalError: _busy,
}
