"""Specifications drawn to files and the scripts that draw them on a page; nothing is fetched from anywhere."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimx.errors import ClaimxError
from claimx.plots.theme import Spec

if TYPE_CHECKING:
    from types import ModuleType

_SCALE = 2.0  # pixels of a PNG for each CSS pixel


def svg(spec: Spec) -> bytes:
    """The chart as an SVG file.

    Raises:
        ClaimxError: vl-convert is not installed.
    """
    return _converter().vegalite_to_svg(_still(spec), allowed_base_urls=[]).encode()


def png(spec: Spec) -> bytes:
    """The chart as a PNG file, two pixels for each CSS pixel.

    Raises:
        ClaimxError: vl-convert is not installed.
    """
    return _converter().vegalite_to_png(_still(spec), scale=_SCALE, allowed_base_urls=[])


@lru_cache(maxsize=1)
def script() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script without any import, safe inside a ``<script>`` element.

    Raises:
        ClaimxError: vl-convert is not installed.
    """
    return (
        _converter()
        .javascript_bundle("window.vegaEmbed = vegaEmbed;")
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
    )


def _converter() -> "ModuleType":
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise ClaimxError("vl-convert is not installed", remedy='pip install "claimx[plots]"') from error
    return vl_convert


def _still(value: Any) -> Any:
    """The specification without what only a page needs: selections and tooltips."""
    if isinstance(value, list):
        return [_still(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("condition", {}) and isinstance(value["condition"], dict) and "param" in value["condition"]:
        return {"value": value["condition"]["value"]}
    return {key: _still(item) for key, item in value.items() if key not in ("params", "tooltip")}
