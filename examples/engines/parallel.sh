#!/usr/bin/env bash
# Many processes on one machine or, with parallel's --sshlogin, on several.
#   parallel.sh news.jsonl > reports.ndjson
# With nothing but xargs, folders of text files:
#   find news -name '*.txt' -print0 | sort -z | xargs -0 -n 500 nutgraf --format ndjson --quiet > reports.ndjson
set -euo pipefail
# --pipepart cuts the file at line ends; --keep-order joins the answers in the order of the records.
parallel --pipepart --arg-file "$1" --block 16M --keep-order nutgraf --from jsonl --jobs 1 --quiet
