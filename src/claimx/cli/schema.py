"""``claimx schema``: the output contract as JSON Schema."""


def schema() -> None:
    """Print the JSON Schema of an article's output."""
    import json

    from claimx.cli import console
    from claimx.schema import ArticleOutput

    console.out(json.dumps(ArticleOutput.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))
