"""The command line: one thin file a command; `claimx.cli.console` is the only place that prints."""
