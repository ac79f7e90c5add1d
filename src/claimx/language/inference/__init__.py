"""A trained model's own weights, run faster than spaCy runs them, with the same annotations.

Each module is one component under its own factory; `claimx.language.models` puts them in place of spaCy's when it loads a model.
"""
