"""``claimx models``: which German models there are, and installing one."""

from typing import Annotated

import typer

app = typer.Typer(help="List the German spaCy models, or install one.", invoke_without_command=True)


@app.callback()
def models(context: typer.Context) -> None:
    """List the German spaCy models that claimx knows, or install one."""
    if context.invoked_subcommand is None:
        from claimx.cli import console
        from claimx.language.models import list_models

        console.models(list_models())


@app.command()
def install(name: Annotated[str, typer.Argument(help="A name from the list.")]) -> None:
    """Download and install a model into this Python environment."""
    from claimx.cli import console
    from claimx.language.models import install_model

    console.note(f"downloading {name} …")
    model = install_model(name)
    console.note(f"{model.name} {model.version} is installed")
