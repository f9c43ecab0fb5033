#!/bin/sh
# Makes the screenshots of docs/desk.md from a desk that serves the sample archive:
#   ./demarche ingest samples/ --archive demo && ./demarche serve --archive demo &
#   docs/screenshots/make.sh http://localhost:8080
# It needs Chromium (CHROMIUM names another binary).
set -e
base=${1:-http://localhost:8080}
here=$(cd "$(dirname "$0")" && pwd)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
shot() {
  "${CHROMIUM:-chromium}" --headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
    --user-data-dir="$profile" --window-size="$3" --virtual-time-budget=3000 --screenshot="$here/$1.png" "$base$2" >/dev/null 2>&1
}
shot dossier '/dossier?actor=RUS&actor=UKR&actor=USA' 960,560
shot article '/article?id=03-geneva' 1100,480
shot map '/map' 960,560
shot story '/story?id=01-video-call' 1100,560
