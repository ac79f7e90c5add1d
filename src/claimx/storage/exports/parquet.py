"""parquet: claims and articles as typed, nested columns, in the shape of the output contract."""

import types
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Union, get_args, get_origin

from claimx.schema import ArticleRecord, Mentions, PipelineRecord, Record, Role
from claimx.storage.exports.base import Exporter
from claimx.storage.exports.source import ExportArticle
from claimx.storage.fields import RECORDS

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = {"claims": 5000, "articles": 200}
"""Rows to a row group: enough to compress well, few enough for little memory."""


class ParquetExporter(Exporter):
    """A folder with claims.parquet (a row a claim, ``article`` first) and articles.parquet (a row an article: what is known of
    it, ``pipeline``, and ``mentions``)."""

    name = "parquet"
    endings: ClassVar[tuple[str, ...]] = (".parquet",)
    modules: ClassVar[tuple[str, ...]] = ("pyarrow",)

    def __init__(self, folder: Path):
        import pyarrow.parquet

        super().__init__(folder)
        self._schemas = {"claims": claims_schema(), "articles": articles_schema()}
        self._writers = {
            name: pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in self._schemas}

    def add(self, article: ExportArticle) -> None:
        output = article.output
        for claim in output["claims"]:
            source = claim["source"] or []
            listed = {"article": article.id, "source": source if isinstance(source, list) else [source]}
            self._rows["claims"].append({**claim, **listed})
        self._rows["articles"].append({**output["article"], "pipeline": output["pipeline"], "mentions": output["mentions"]})
        for name, rows in self._rows.items():
            if len(rows) >= _BATCH[name]:
                self._flush(name)

    def finish(self) -> None:
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def abandon(self) -> None:
        for writer in self._writers.values():
            writer.close()

    def _flush(self, name: str) -> None:
        """Writes the rows of a table that wait."""
        import pyarrow as pa

        if self._rows[name]:
            self._writers[name].write_table(pa.Table.from_pylist(self._rows[name], schema=self._schemas[name]))
            self._rows[name] = []


def claims_schema() -> "pa.Schema":
    """The columns of claims.parquet: the fields of all claim types, each with its one type."""
    import pyarrow as pa

    columns: dict[str, Any] = {"article": pa.string(), "id": pa.string(), "type": pa.string()}
    for record in RECORDS.values():
        for name, info in record.model_fields.items():
            columns.setdefault(name, arrow_type(info.annotation))
    return pa.schema(columns.items())


def articles_schema() -> "pa.Schema":
    """The columns of articles.parquet."""
    import pyarrow as pa

    columns = {name: arrow_type(info.annotation) for name, info in ArticleRecord.model_fields.items()}
    return pa.schema([*columns.items(), ("pipeline", arrow_type(PipelineRecord)), ("mentions", arrow_type(Mentions))])


def arrow_type(annotation: Any) -> "pa.DataType":
    """The Arrow type of a field of the contract: records become structs, numbers float64, ``Role | list[Role]`` a list."""
    import pyarrow as pa

    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        kinds = [kind for kind in inner if kind is not type(None)]
        return pa.list_(arrow_type(Role)) if len(kinds) > 1 else arrow_type(kinds[0])
    if origin is list:
        return pa.list_(arrow_type(inner[0]))
    if origin is Literal or annotation is str:
        return pa.string()
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return pa.struct([(name, arrow_type(info.annotation)) for name, info in annotation.model_fields.items()])
    if annotation in (int, bool):
        return pa.int64() if annotation is int else pa.bool_()
    return pa.float64()  # float, and the decimals of quantities
