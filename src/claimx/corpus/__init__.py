"""Several articles together: copies of one report, the same claim, corroboration, contradiction.

Knows claims only through `claimx.schema` and reads no files: `claimx.corpus.linker.link` takes articles and their texts and
returns `claimx.schema.links.Links`.
"""
