#!/bin/sh
# Usage: run.sh FOLDER
# Reads points.csv and queries.csv (longitude, latitude, need bits) in FOLDER and writes answers.txt: milliseconds of
# building, then for each query its microseconds and the points found. Uses a private cluster in FOLDER, reached by a
# socket there, removed at the end. Started as root, it runs as the user postgres, since the server refuses root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
bin=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

if [ ! -x "$bin/initdb" ] || [ ! -e /usr/share/postgresql/15/extension/postgis.control ]; then
    echo "PostGIS skipped: postgresql-15-postgis-3 is not installed" >&2
    exit 3
fi

cluster=$folder/cluster
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    as_owner() { runuser -u postgres -- "$@"; }
    chown postgres "$folder"
fi
cp "$here/bench.sql" "$folder/bench.sql"
cd "$folder"
rm -rf "$cluster"

stop() {
    as_owner "$bin/pg_ctl" -D "$cluster" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$cluster"
}
trap stop EXIT

as_owner "$bin/initdb" -D "$cluster" -A trust -E UTF8 --no-locale >/dev/null
as_owner "$bin/pg_ctl" -D "$cluster" -w -l "$folder/server.log" start -o "-c listen_addresses='' \
    -c unix_socket_directories='$folder' -c fsync=off -c shared_buffers=1GB -c work_mem=64MB \
    -c maintenance_work_mem=512MB -c max_wal_size=4GB -c jit=off -c random_page_cost=1.1" >/dev/null
as_owner psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$folder" -d postgres -f bench.sql >"$folder/answers.tmp"
mv "$folder/answers.tmp" "$folder/answers.txt"
