"""Megabytes of news a second: nutgraf beside tools that do less.

    python3 benches/peers/compare.py [NUTGRAF] [--megabytes 4] [--articles FOLDER]

The corpus is the articles in FOLDER (default: this project's fixtures), repeated and shuffled with a fixed seed, as
JSON Lines. Every tool reads the same file in one process with one job; the time is that of the processor, start-up
included, so other work on the machine changes it little. The peers are installed by name into a temporary folder
(npm, pip); one that cannot be had is skipped with a word. Prints a table in Markdown.
"""
import argparse
import json
import pathlib
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

COMPROMISE = """
const nlp = require('compromise'), lines = require('readline').createInterface({ input: process.stdin })
let found = 0
lines.on('line', line => {
  const doc = nlp(JSON.parse(line).text)
  found += doc.people().length + doc.organizations().length + doc.places().length + doc.quotations().length
})
lines.on('close', () => console.log(found))
"""

SPACY = """
import json, sys, spacy
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.max_length = 10 ** 9
print(sum(len(list(doc.sents)) for doc in nlp.pipe(json.loads(line)["text"] for line in sys.stdin)))
"""


def corpus(folder, size):
    """JSON Lines of at least `size` bytes."""
    texts = [path.read_text() for path in sorted(folder.glob("*.txt"))]
    dice = random.Random(1)
    lines, written = [], 0
    while written < size:
        dice.shuffle(texts)
        for text in texts:
            lines.append(json.dumps({"id": str(len(lines)), "text": text}, ensure_ascii=False) + "\n")
            written += len(lines[-1].encode())
    return "".join(lines)


def measure(command, news):
    """Seconds of the processor that a command takes for the corpus."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with news.open("rb") as records:
        subprocess.run(command, stdin=records, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compromise(folder):
    if not shutil.which("npm"):
        return None
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "compromise"]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (folder / "compromise.js").write_text(COMPROMISE)
    return ["node", str(folder / "compromise.js")]


def spacy(folder):
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = str(folder / "venv" / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "spacy"]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (folder / "blank.py").write_text(SPACY)
    return [python, str(folder / "blank.py")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nutgraf", nargs="?", default=str(ROOT / "target" / "release" / "nutgraf"))
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("--articles", type=pathlib.Path, default=ROOT / "fixtures" / "articles")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        news = folder / "news.jsonl"
        news.write_text(corpus(options.articles, options.megabytes * 1e6))
        size = news.stat().st_size
        alone = [options.nutgraf, "--from", "jsonl", "--format", "ndjson", "--quiet", "--jobs", "1"]
        tools = [
            ("`wc -w`: counts words", lambda: ["wc", "-w"]),
            ("nutgraf: everything, JSON written", lambda: alone),
            ("spaCy, blank pipeline: tokens and sentences", lambda: spacy(folder)),
            ("compromise: people, organizations, places, quotations", lambda: compromise(folder)),
        ]
        print(f"{size / 1e6:.1f} MB, {time.strftime('%-d %B %Y')}, {platform.machine()}\n")
        print("| tool | seconds | MB/s |\n|---|---:|---:|", flush=True)
        for name, command in tools:
            try:
                command = command()
            except (OSError, subprocess.CalledProcessError):
                command = None
            if command is None:
                print(f"| {name} | not to be had here | |", flush=True)
                continue
            seconds = measure(command, news)
            if seconds < 10:  # the best of three, where that does not take long
                seconds = min([seconds, measure(command, news), measure(command, news)])
            print(f"| {name} | {seconds:.2f} | {size / 1e6 / max(seconds, 1e-3):.1f} |", flush=True)


if __name__ == "__main__":
    main()
