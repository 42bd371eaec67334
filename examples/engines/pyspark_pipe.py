"""Reports of JSON Lines with Spark's rdd.pipe: bytes in, bytes out, no Python between.

    spark-submit pyspark_pipe.py news.jsonl reports [nutgraf]

`reports` becomes a folder of part files whose lines, in the order of the parts, are those of the records. With
a third argument, nutgraf is that program; else it is looked for on the workers' path (`spark-submit --files`
brings it there).
"""
import shlex
import sys

from pyspark.sql import SparkSession

news, reports = sys.argv[1:3]
nutgraf = sys.argv[3] if len(sys.argv) > 3 else "nutgraf"
spark = SparkSession.builder.appName("nutgraf").getOrCreate()
lines = spark.sparkContext.textFile(news)
# Records that cannot be read have an error line in their place and make the exit status 1. With checkCode=True
# that ends the job, so a pipeline in which such records may occur takes it as done, but nothing else.
command = f"{shlex.quote(nutgraf)} --from jsonl --jobs 1 --quiet || test $? -eq 1"
lines.pipe(shlex.join(["sh", "-c", command]), checkCode=True).saveAsTextFile(reports)
spark.stop()
