"""Runs the recipes for real and compares them with a run of nutgraf alone.

    python check.py NUTGRAF [--records 20000] [--articles FOLDER]

Needs pyspark, pandas and pyarrow from PyPI and a Java that Spark knows; GNU parallel, DuckDB and Polars (from PyPI)
are used where they are there. The corpus is made of the articles in FOLDER (default: this project's fixtures): a few
of their paragraphs in each record, shuffled with a fixed seed, and among them some records that cannot be read and
some with characters that careless programs take for line breaks. Prints the time of each run and ends with 1 at the
first difference.
"""
import argparse
import collections
import importlib.util
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def corpus(folder, count):
    """JSON Lines of `count` records; every 997th is broken or has no text."""
    texts = [path.read_text() for path in sorted(folder.glob("*.txt"))]
    dice = random.Random(1)
    lines = []
    for n in range(count):
        paragraphs = [p for text in dice.sample(texts, 2) for p in text.split("\n\n")]
        dice.shuffle(paragraphs)
        record = {"id": f"r{n}", "text": "\n\n".join(paragraphs[: n % 3 + 1]), "date": f"2016-09-{n % 30 + 1:02}"}
        if n % 499 == 250:
            record["text"] += "\u2028\x85\x0c The end."
        if n % 997 == 500:
            record = {"id": f"r{n}", "no_text": True}
        lines.append(json.dumps(record, ensure_ascii=n % 2 == 0) + "\n")
    return "".join(lines)


def timed(name, run):
    began = time.time()
    result = run()
    print(f"{name}: {time.time() - began:.1f} s", flush=True)
    return result


def check(name, found, wanted):
    if found != wanted:
        at = next((n for n, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
        sys.exit(f"{name}: differs from nutgraf alone at record {at}: {len(found)} lines, {len(wanted)} wanted")
    print(f"{name}: the same {len(found)} lines")


def spark(script, news, out, nutgraf):
    command = [sys.executable, str(HERE / script), str(news), str(out), nutgraf]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=environment)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nutgraf")
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--articles", type=pathlib.Path, default=HERE.parents[1] / "fixtures" / "articles")
    options = parser.parse_args()
    nutgraf = str(pathlib.Path(options.nutgraf).resolve())
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        news = folder / "news.jsonl"
        news.write_text(corpus(options.articles, options.records))
        print(f"{options.records} records, {news.stat().st_size / 1e6:.0f} MB")

        def alone(jobs):
            command = [nutgraf, "--from", "jsonl", "--quiet", "--jobs", str(jobs)]
            return subprocess.run(command, stdin=news.open("rb"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

        # Lines are numbered within what a process reads, so error lines are compared without their numbers.
        def lines(output):
            return [line if b'"line":' not in line[:80] else json.loads(line)["id"] for line in output.splitlines()]

        one = timed("alone, one job", lambda: alone(1))
        check("alone, all cores", timed("alone, all cores", lambda: alone(64)).splitlines(), one.splitlines())
        wanted = lines(one)

        if shutil.which("parallel"):
            (folder / "bin").mkdir()
            (folder / "bin" / "nutgraf").symlink_to(nutgraf)
            environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
            command = [str(HERE / "parallel.sh"), str(news)]
            run = timed("parallel", lambda: subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment))
            check("parallel", lines(run.stdout), wanted)
        else:
            print("parallel: not here, skipped")

        timed("rdd.pipe", lambda: spark("pyspark_pipe.py", news, folder / "piped", nutgraf))
        parts = sorted((folder / "piped").glob("part-*"))
        check("rdd.pipe", lines(b"".join(part.read_bytes() for part in parts)), wanted)

        timed("mapInPandas", lambda: spark("pyspark_map_in_pandas.py", news, folder / "mapped", nutgraf))
        import pandas

        table = pandas.read_parquet(folder / "mapped")
        wanted = [line for line in one.splitlines() if b'"line":' not in line[:80]]
        found = {row.id: row.report.encode() for row in table.itertuples()}
        check("mapInPandas", [found.get(json.loads(line)["id"]) for line in wanted], wanted)

        quoted = most_quoted(map(json.loads, wanted))
        (folder / "reports.ndjson").write_bytes(one)
        for name, recipe in (("duckdb", asked_of_duckdb), ("polars", asked_of_polars)):
            if importlib.util.find_spec(name):
                check(name, timed(name, lambda: recipe(folder)), quoted)
            else:
                print(f"{name}: not here, skipped")


def most_quoted(reports):
    """The 20 who are quoted most, and how often."""
    said = (q for report in reports for q in report["quotations"] if q["speech"] and q["speaker"])
    counted = collections.Counter(q["speaker"]["name"] for q in said)
    return sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))[:20]


def asked_of_duckdb(folder):
    """The answer to the first question of duckdb.sql; the others must have one."""
    import duckdb

    os.chdir(folder)
    database = duckdb.connect()
    statements = database.extract_statements((HERE / "duckdb.sql").read_text())
    database.execute(statements[0])
    answers = [database.execute(statement).fetchall() for statement in statements[1:]]
    assert all(answers), "every question has an answer"
    return answers[0]


def asked_of_polars(folder):
    """What polars_tables.py prints, as it counted it."""
    command = [sys.executable, str(HERE / "polars_tables.py"), str(folder / "reports.ndjson")]
    environment = {**os.environ, "POLARS_FMT_MAX_ROWS": "20", "POLARS_FMT_STR_LEN": "1000", "POLARS_FMT_TABLE_FORMATTING": "ASCII_MARKDOWN"}
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in printed.splitlines() if line.startswith("|")]
    return [(row[0], int(row[1])) for row in rows if len(row) == 2 and row[1].isdigit()]


if __name__ == "__main__":
    main()
