#!/usr/bin/env bash
# Builds the pages: web.sh SOURCE_FOLDER OUTPUT_FOLDER
# Installs packages only when the lock file changed, builds only when a source changed.
set -euo pipefail
web=$1
out=$2
[ -f "$web/package.json" ] || { echo "No pages to build in $web"; exit 0; }
command -v npm >/dev/null || { echo "Need Node 20 or newer with npm to build the pages (or run Maven with -DskipWeb)." >&2; exit 1; }
cd "$web"

lock=$(cksum < package-lock.json)
installed=node_modules/.installed-from
if [ "$(cat "$installed" 2>/dev/null)" != "$lock" ]; then
    echo "Installing the packages of the pages"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error
    echo "$lock" > "$installed"
fi

# the file list with sizes and times is enough to see a change; dist and node_modules are products
sources=$(find . \( -name node_modules -o -name dist \) -prune -o -type f -printf '%p %s %T@\n' | sort | cksum)
built=$(dirname "$out")/../web.built-from
if [ ! -d "$out" ] || [ "$(cat "$built" 2>/dev/null)" != "$sources" ]; then
    echo "Building the pages"
    DIALER_WEB_OUT="$out" npm run --silent build -- --outDir "$out" --emptyOutDir
    echo "$sources" > "$built"
fi
