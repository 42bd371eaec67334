"""Reports as a column of a DataFrame, with Spark's mapInPandas.

    spark-submit pyspark_map_in_pandas.py news.jsonl reports.parquet [nutgraf]

Each batch of rows goes through one process, with all that its columns know of the article; the report comes back
as JSON in the column `report`, and a few columns that most queries ask for beside it.
"""
import json
import subprocess
import sys

from pyspark.sql import SparkSession

news, reports = sys.argv[1:3]
nutgraf = sys.argv[3] if len(sys.argv) > 3 else "nutgraf"


def analyze(batches):
    import pandas

    for batch in batches:
        rows = batch.astype(object).where(batch.notna(), None).to_dict("records")
        records = "".join(json.dumps({key: value for key, value in row.items() if value is not None}) + "\n" for row in rows)
        run = subprocess.run([nutgraf, "--from", "jsonl", "--jobs", "1", "--quiet"], input=records.encode(), stdout=subprocess.PIPE)
        if run.returncode not in (0, 1):  # 1: some record has an error line in its place
            raise RuntimeError(f"nutgraf ended with {run.returncode}")
        lines = run.stdout.decode().split("\n")[:-1]  # splitlines() would also cut at a U+2028 inside a text
        found = [json.loads(line) for line in lines]
        yield pandas.DataFrame({
            "id": batch["id"],
            "people": [[person["name"] for person in report.get("people", [])] for report in found],
            "organizations": [[entry["name"] for entry in report.get("organizations", [])] for report in found],
            "quotations": [len(report.get("quotations", [])) for report in found],
            "report": lines,
        })


spark = SparkSession.builder.appName("nutgraf").getOrCreate()
rows = spark.read.schema("id string, title string, date string, text string").json(news)
schema = "id string, people array<string>, organizations array<string>, quotations long, report string"
rows.mapInPandas(analyze, schema).write.mode("overwrite").parquet(reports)
spark.stop()
