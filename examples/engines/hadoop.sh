#!/usr/bin/env bash
# Reports of JSON Lines with Hadoop streaming, mappers only.
#   hadoop.sh /news /reports
# The program must be the static build, or built on the system that the nodes run. Exit status 1 (some record has
# an error line in its place) must not fail the task. Lines are keyed by nothing: a mapper's output line is the
# report, and TextOutputFormat adds no tab where a line has none (JSON has none).
set -euo pipefail
mapred streaming \
    -D mapreduce.job.reduces=0 \
    -files "$(command -v nutgraf)" \
    -input "$1" -output "$2" \
    -mapper "sh -c './nutgraf --from jsonl --jobs 1 --quiet || test \$? -eq 1'"
