#!/usr/bin/env bash
# More than one machine, on one: a log that is lent, PostgreSQL, two services and two workers, each a process of its own.
# A worker and a service are killed in the middle of a load; nothing is lost, and nothing is done twice.
# Usage: npm run build && docs/walk-through-machines.sh. QADAM_READ_DB for a PostgreSQL of your own (an empty database);
# without it one from npm is started. Ports 2113 and 3001 to 3004, or QADAM_FIRST_PORT and the four after it.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=$PWD/node_modules/.bin:$PATH
folder=$(mktemp -d)
first=${QADAM_FIRST_PORT:-3001}
store=$((first + 4))
pids=()
end() { kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"; }
trap end EXIT

# begin NAME COMMAND...: starts a program in the background; what it says goes to a file of that name.
begin() {
  local name=$1
  shift
  "$@" >"$folder/$name.log" 2>&1 &
  pids+=($!)
  eval "$name=$!"
}
# until_ready PORT: waits for /readyz.
until_ready() {
  for _ in $(seq 300); do curl --silent --fail --output /dev/null "http://127.0.0.1:$1/readyz" && return; sleep 0.2; done
  cat "$folder"/*.log
  exit 1
}

echo '1 PostgreSQL'
if [ -z "${QADAM_READ_DB:-}" ]; then
  begin postgres node --input-type=module -e \
    'const { startServer } = await import("./dist/libs/testing/src/postgres/postgres-server.js");
     const server = await startServer(); console.log(server.url); setInterval(() => {}, 1000);
     process.on("SIGTERM", () => server.stop().then(() => process.exit()));'
  for _ in $(seq 300); do QADAM_READ_DB=$(head -1 "$folder/postgres.log"); [ -n "$QADAM_READ_DB" ] && break; sleep 0.2; done
fi
export QADAM_READ_DB

echo '2 The log, lent by a process of its own'
begin log env QADAM_DATA="$folder/log" QADAM_ENDPOINT="esdb://127.0.0.1:$store?tls=false" QADAM_ENDPOINT_ANONYMOUS=engine \
  node bin/qadam.js lend
for _ in $(seq 300); do grep -q Lending "$folder/log.log" && break; sleep 0.2; done

export QADAM_STORE="esdb://127.0.0.1:$store?tls=false" QADAM_WORK=elsewhere QADAM_DEMO_APPLICATIONS=0
export QADAM_DATA="$folder/data"

echo '3 Two workers, two services'
begin worker1 env QADAM_WORKER_PORT=$first node dist/apps/worker/src/main.js
begin worker2 env QADAM_WORKER_PORT=$((first + 1)) node dist/apps/worker/src/main.js
until_ready "$first"
until_ready $((first + 1))
begin service1 env QADAM_PORT=$((first + 2)) node dist/apps/api/src/main.js
begin service2 env QADAM_PORT=$((first + 3)) node dist/apps/api/src/main.js
until_ready $((first + 2))
until_ready $((first + 3))

echo '4 A load, and a worker and a service that die in the middle of it'
node bin/qadam.js simulate --applications "${QADAM_APPLICATIONS:-300}" --seed 11 &
load=$!
sleep 3
{ kill -9 "$worker1" "$service1" && wait "$worker1" "$service1"; } 2>/dev/null || true
echo "  killed: worker $worker1, service $service1"
wait "$load"

echo '5 The other service has all of it'
for _ in $(seq 150); do
  lag=$(curl --silent "http://127.0.0.1:$((first + 3))/readyz" | grep -o '"lag":"[0-9]*"' | sort -u)
  [ "$lag" = '"lag":"0"' ] && break
  sleep 0.2
done
echo "  lag of its tables: $lag"
node bin/qadam.js replay
for table in applications deadlines indicators complaints; do node bin/qadam.js rebuild "$table"; done
node bin/qadam.js doctor || true
