#!/bin/sh
# Builds and runs a benchmark: benchmarks/run.sh CLASS ARGUMENT…
#   benchmarks/run.sh Stages samples/                           ms a sentence of each stage, and as a multiple of a bare encoder pass (some six minutes)
#   benchmarks/run.sh CopiesScale corpus/train 10000 100000     grouping of copies
#   benchmarks/run.sh MadeArticles corpus/train 5000 > IN       an archive of made-up articles, JSON Lines, for long runs
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
(cd "$root" && mvn -q -B -Pbenchmarks -pl benchmarks -am -DskipTests package >&2)
class=$1
shift
exec java -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" "org.demarche.benchmarks.$class" "$@"
