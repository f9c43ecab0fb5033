#!/bin/sh
# Tries the cluster job on this machine: spark/run-local.sh --in PATHS --out FOLDER [--once] …
# Builds the job where it is missing, then runs it with spark-submit where there is one, else with the Spark that Maven fetched.
# SPARK_MASTER says on how many cores (local[*]), DRIVER_MEMORY how much memory (2g).
set -e
here=$(cd "$(dirname "$0")" && pwd)
target=$here/target
master=${SPARK_MASTER:-local[*]}
memory=${DRIVER_MEMORY:-2g}

newer=$(find "$here/pom.xml" "$here/src/main" "$here/../engine/src/main" "$here/../record/src/main" -newer "$target/classpath" -type f 2>/dev/null | head -n 1)
if [ ! -f "$target/classpath" ] || [ -n "$newer" ]; then
  printf 'building the job (the first time downloads Spark, some 300 MB)\n' >&2
  (cd "$here/.." && exec mvn -q -B -Pspark -pl spark -am -DskipTests package) >&2
fi

if command -v spark-submit >/dev/null 2>&1; then
  exec spark-submit --master "$master" --driver-memory "$memory" --driver-java-options -Xss8m --class org.demarche.spark.ArchiveJob \
    "$(ls "$target"/demarche-*-spark.jar)" "$@"
fi

if [ -n "$JAVA_HOME" ] && [ -x "$JAVA_HOME/bin/java" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
opens=
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent java.util.concurrent.atomic \
    jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens="$opens --add-opens=java.base/$package=ALL-UNNAMED"
done
# shellcheck disable=SC2086
exec "$java" -Xss8m -Xmx"$memory" -XX:+IgnoreUnrecognizedVMOptions $opens -Dspark.master="$master" \
  -Dlog4j2.configurationFile="$here/src/job/log4j2.properties" \
  -cp "$target/classes:$(cat "$target/classpath")" org.demarche.spark.ArchiveJob "$@"
