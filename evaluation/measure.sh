#!/bin/sh
# Measures the built program: on our own corpus, and on the sets in ../shared where they are present.
#
#   evaluation/measure.sh [OUT] [MEASURE…]
#
# OUT is a folder for records and score sheets (default: evaluation/target/measure). MEASURES, all by default:
#   held-out     corpus/held-out, never trained on        -> ./demarche evaluate
#   train        corpus/train, trained on and looked at   -> ./demarche evaluate
#   extract      body extraction of saved pages           -> score_extract.py      headline f1
#   statements   PolNeAR dev                              -> score_statements.py   headline attributionF1, contentOverlapF1, sourceF1
#   pairs        types of given pairs                     -> score_pairs.py        headline macro-F1 of the roots
#   unprompted   the same, without being told the pair    -> events_to_relations.py, score_pairs.py
#   dups, dups_hard, stories   copies and stories         -> score_dups.py; stories: ./demarche evaluate
# Each prints its headline, the last line of the scorer (JSON); the whole sheet is OUT/NAME.txt. A measure whose data or command is missing says so and
# the others go on; exit code 1 then. What the figures mean: docs/evaluation.md. SHARED names another place than ../shared.
here=$(cd "$(dirname "$0")/.." && pwd)
shared=${SHARED:-$here/../shared}
out=${1:-$here/evaluation/target/measure}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- held-out train extract statements pairs unprompted dups dups_hard stories
mkdir -p "$out" || exit 2
failed=0

need() {
  [ -e "$1" ] || { echo "not there: ${1#"$here"/}" >&2; return 1; }
}

score() { # scorer, gold, predictions
  need "$shared/score/$1" && python3 "$shared/score/$1" --gold "$2" --pred "$3"
}

own() { # part of the corpus, how to make records of it
  "$here/demarche" corpus "$here/corpus/$1" --out "$out/$1.gold.jsonl" >&2 &&
    "$here/demarche" "$2" "$out/$1.gold.jsonl" --out "$out/$1.jsonl" >&2 &&
    "$here/demarche" evaluate --gold "$out/$1.gold.jsonl" --pred "$out/$1.jsonl"
}

measure() {
  data=$shared/data
  case $1 in
    held-out | train) own "$1" code ;;
    stories) own stories stories ;;
    extract)
      need "$data/extract/html" && "$here/demarche" extract "$data/extract/html" --out "$out/extract.jsonl" >&2 &&
        score score_extract.py "$data/extract/gold.jsonl" "$out/extract.jsonl" ;;
    statements)
      need "$data/statements/dev.input.jsonl" && "$here/demarche" code "$data/statements/dev.input.jsonl" --out "$out/statements.jsonl" >&2 &&
        score score_statements.py "$data/statements/dev.gold.jsonl" "$out/statements.jsonl" ;;
    pairs)
      need "$data/pairs/PLV_train.input.jsonl" && "$here/demarche" code "$data/pairs/PLV_train.input.jsonl" --out "$out/pairs.jsonl" >&2 &&
        score score_pairs.py "$data/pairs/PLV_train.gold.jsonl" "$out/pairs.jsonl" ;;
    unprompted)
      need "$data/pairs/PLV_train.input.jsonl" && need "$shared/score/events_to_relations.py" &&
        python3 -c 'import json, sys
for line in sys.stdin:
    article = json.loads(line)
    article.pop("pairs", None)
    article.pop("marked", None)
    print(json.dumps(article))' < "$data/pairs/PLV_train.input.jsonl" > "$out/unprompted.input.jsonl" &&
        "$here/demarche" code "$out/unprompted.input.jsonl" --out "$out/unprompted.jsonl" >&2 &&
        python3 "$shared/score/events_to_relations.py" --input "$data/pairs/PLV_train.input.jsonl" --pred "$out/unprompted.jsonl" \
          > "$out/unprompted.relations.jsonl" &&
        score score_pairs.py "$data/pairs/PLV_train.gold.jsonl" "$out/unprompted.relations.jsonl" ;;
    dups | dups_hard)
      need "$data/$1/input.jsonl" && "$here/demarche" dedupe "$data/$1/input.jsonl" --out "$out/$1.jsonl" >&2 &&
        score score_dups.py "$data/$1/gold.jsonl" "$out/$1.jsonl" ;;
    *) echo "no such measure: $1" >&2; return 1 ;;
  esac
}

need "$here/demarche" || exit 2
for name in "$@"; do
  if measure "$name" > "$out/$name.txt" 2> "$out/$name.log"; then
    echo "$name: $(tail -n 1 "$out/$name.txt")"
  else
    echo "$name: failed: $(tail -n 1 "$out/$name.log")" >&2
    failed=1
  fi
done
exit $failed
