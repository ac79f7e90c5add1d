"""Coverage-guided fuzzing: the checks of `fuzz.py`, with inputs that libFuzzer grows towards code no input has reached yet.

    pip install "atheris>=3,<4"          (Linux)
    python benchmarks/fuzz_coverage.py TARGET [--seconds 300] [--seed 1] [--corpus FOLDER]

TARGET is one of readers, html, sentences, numbers, pipeline. Interesting inputs are kept in FOLDER, so that a later run goes on
from there. The first input that crashes or breaks an invariant ends the run: libFuzzer writes it to a file named crash-….
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claimx"], enable_loader_override=False):
    import claimx.articles
    import claimx.articles.webpage
    import claimx.pipeline  # noqa: F401

import fuzz_inputs
from fuzz_targets import KINDS, check_file, check_markup, check_number_text, check_output, check_sentence_text

_DATES = [None, "2024", "2024-10", "2024-10-22", "2024-02-29", "0001-01-01", "9999-12-31"]
_MOST_CHARACTERS = {"pipeline": 300, "numbers": 300, "sentences": 2000, "html": 5000, "readers": 5000}


def readers(data: atheris.FuzzedDataProvider) -> None:
    kind = data.PickValueInList(list(KINDS))
    check_file(kind, data.ConsumeBytes(_MOST_CHARACTERS["readers"]))


def html(data: atheris.FuzzedDataProvider) -> None:
    check_markup(data.ConsumeUnicode(_MOST_CHARACTERS["html"]))


def sentences(data: atheris.FuzzedDataProvider) -> None:
    check_sentence_text(data.ConsumeUnicode(_MOST_CHARACTERS["sentences"]))


def numbers(data: atheris.FuzzedDataProvider) -> None:
    published = data.PickValueInList(_DATES)
    check_number_text(data.ConsumeUnicodeNoSurrogates(_MOST_CHARACTERS["numbers"]), published)


def pipeline(data: atheris.FuzzedDataProvider) -> None:
    published = data.PickValueInList(_DATES[:-2])
    check_output(data.ConsumeUnicode(_MOST_CHARACTERS["pipeline"]), published)


TARGETS = {function.__name__: function for function in (readers, html, sentences, numbers, pipeline)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="folder of inputs to go on from; a temporary one if not given")
    options = parser.parse_args()
    corpus = options.corpus or Path(tempfile.mkdtemp(prefix="claimx-corpus-"))
    corpus.mkdir(parents=True, exist_ok=True)
    words = Path(tempfile.mkdtemp(prefix="claimx-words-"), "words.dict")
    words.write_text(_dictionary(), encoding="ascii")
    for number in range(100):
        chance = fuzz_inputs.chance_of(options.target, options.seed, number)
        (corpus / f"seed-{number:03}").write_bytes(b"\x01" + fuzz_inputs.sendable(chance)[:300].encode())
    check = TARGETS[options.target]

    def one(data: bytes) -> None:
        check(atheris.FuzzedDataProvider(data))

    arguments = [
        f"-max_total_time={options.seconds}",
        f"-seed={options.seed}",
        f"-dict={words}",
        "-max_len=4096",
        "-rss_limit_mb=4096",
    ]
    atheris.Setup([sys.argv[0], *arguments, "-timeout=60", "-print_final_stats=1", str(corpus)], one)
    atheris.Fuzz()


def _dictionary() -> str:
    """German words and odd signs as libFuzzer wants them, for it to put in."""
    entries = dict.fromkeys([*fuzz_inputs.WORDS, "<p>", "</div>", '{"text":"', '"id":', "\x1f\x8b\x08"])
    lines = ("".join(f"\\x{byte:02x}" for byte in entry.encode("utf-8")) for entry in entries)
    return "\n".join(f'"{line}"' for line in lines) + "\n"


if __name__ == "__main__":
    main()
