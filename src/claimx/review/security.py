"""What keeps other pages and machines away from the review: every request passes through `Guard` first.

- Host: only the names this server goes by, so that a foreign name that resolves to it (DNS rebinding) is refused.
- Origin and Sec-Fetch-Site: nothing that another site's page asks for, but for opening the start page by a link.
- Token: where the server can be reached from other machines, each request needs the token of the address it printed.
- Writes carry a secret that only the page knows (X-Claimx-CSRF), and JSON of a limited size.
- Every answer forbids scripts, styles and anything else that is not from here (Content-Security-Policy).
"""

import hmac
import ipaddress
import secrets
import socket
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "claimx_token"
CSRF_HEADER = "x-claimx-csrf"
LARGEST_BODY = 4_000_000  # bytes: a decision on every one of 20,000 claims
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_READING = ("GET", "HEAD")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens there.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def new_secret() -> str:
    """A secret of 256 bits, in characters that may stand in an address."""
    return secrets.token_urlsafe(32)


class Guard:
    """ASGI middleware; see the head of this file.

    Args:
        app: what answers the requests that pass.
        host: where the server listens.
        port: on which port.
        csrf: the secret of the page.
        token: the secret of the address; None where no token is needed.
    """

    def __init__(self, app: ASGIApp, *, host: str, port: int, csrf: str, token: str | None):
        self.app = app
        self.port = port
        self.csrf = csrf
        self.token = token
        self._names = {"127.0.0.1", "localhost", "[::1]"} if is_loopback(host) else {host.casefold(), _bracketed(host)}
        self._any_address = False
        if host in ("0.0.0.0", "::", ""):
            self._names |= {"localhost", socket.gethostname().casefold(), socket.getfqdn().casefold()}
            self._any_address = True  # an address in numbers cannot be rebound

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or lets it pass."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _with_headers(refusal)(scope, receive, send)
            return
        answer: ASGIApp = self.app
        if self.token and (given := self._given_token(scope)) is not None:
            answer = self._welcome(given)
        await _with_headers(answer)(scope, _limited(receive), send)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why this request is not answered; None where it may pass."""
        headers, reading = Headers(scope=scope), scope["method"] in _READING
        if not self._is_own(headers.getlist("host")):
            return _refuse("host", 421)
        origins = headers.getlist("origin")
        if origins and origins != [f"http://{headers['host']}"]:
            return _refuse("origin")
        opening = reading and scope["path"] == "/" and headers.get("sec-fetch-mode") == "navigate"
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not opening:
            return _refuse("origin")
        if self.token and self._given_token(scope) is None and not self._knows_token(headers):
            return _refuse("token", 401)
        if reading:
            return None
        if not _same(headers.get(CSRF_HEADER), self.csrf):
            return _refuse("csrf")
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return _refuse("content_type", 415)
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return _refuse("too_large", 413)
        return None

    def _is_own(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        name, separator, port = hosts[0].casefold().rpartition(":")
        if not separator or not port.isdecimal():
            name, port = hosts[0].casefold(), "80"
        if port != str(self.port):
            return False
        return name in self._names or (self._any_address and _is_address(name))

    def _given_token(self, scope: Scope) -> str | None:
        """The token in the address, where it is the start page's and right."""
        if scope["method"] != "GET" or scope["path"] != "/":
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        return given if _same(given, self.token) else None

    def _knows_token(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and _same(cookie.value, self.token)

    def _welcome(self, token: str) -> Response:
        """Puts the token into a cookie, and takes it out of the address."""
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
        return answer


def _with_headers(app: ASGIApp) -> ASGIApp:
    """The same with the headers that every answer has."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        await app(scope, receive, send_guarded)

    return answer


def _limited(receive: Receive) -> Receive:
    """The same, but a body that is longer than it said breaks off."""
    size = 0

    async def receive_some() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        return message if size <= LARGEST_BODY else {"type": "http.disconnect"}

    return receive_some


def _refuse(code: str, status: int = 403) -> Response:
    return JSONResponse({"error": code}, status_code=status)


def _same(given: str | None, secret: str | None) -> bool:
    """Whether both are the same, in a time that does not tell how much of them is."""
    return bool(given and secret) and hmac.compare_digest(str(given).encode(), str(secret).encode())


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
