"""Runs on many machines: inputs in parts, each part done by one worker, written once whatever dies on the way."""
