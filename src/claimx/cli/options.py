"""Arguments and options that several commands have."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

OutFolder = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of 'claimx extract'.", show_default=False)]


class Format(StrEnum):
    """What a command that draws writes."""

    html = "html"
    png = "png"
    svg = "svg"
    json = "json"
    csv = "csv"


ChartFile = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="What to write: .html, .png, .svg, .json or .csv.")]
ChartFormat = Annotated[Format | None, typer.Option(help="If the ending of FILE does not say it.", show_default=False)]
