"""Who is quoted most, with Polars:  python polars_tables.py reports.ndjson"""
import sys

import polars as pl

reports = pl.scan_ndjson(sys.argv[1], infer_schema_length=None)
quotations = (
    reports.select("id", "quotations").explode("quotations").drop_nulls()
    .select("id", *(pl.col("quotations").struct.field(name) for name in ("text", "kind", "speech", "speaker")))
    .filter("speech")  # not what somebody only thinks or plans
    .with_columns(pl.col("speaker").struct.field("name").alias("speaker"))
    .drop_nulls("speaker")  # nobody is named
)
print(quotations.group_by("speaker").len().sort("len", "speaker", descending=[True, False]).head(20).collect())
