# The application under measurement and its database; sourced by bench/run.

say() { echo "$*" >&2; }
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@" "$database"; }
api() { curl -sS --fail-with-body -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$@"; }
millis() { echo $((${EPOCHREALTIME/./} / 1000)); }

# A PostgreSQL given in BENCH_DATABASE (postgresql://user:password@host:port/database) or the embedded one in the data folder.
locate_database() {
    if [ -n "${BENCH_DATABASE:-}" ]; then
        database=$BENCH_DATABASE
        return
    fi
    database="postgresql://postgres:$(cat "$data/postgresql-password")@localhost:$(sed -n 4p "$data/postgresql/postmaster.pid")/encore"
}

start_application() {
    local jar=${ENCORE_JAR:-$root/crm-web/target/encore.jar}
    [ -f "$jar" ] || { say "no $jar: run ./mvnw package -DskipTests first"; exit 1; }
    mkdir -p "$data"
    [ -f "$data/key" ] || od -An -N32 -tx1 /dev/urandom | tr -d ' \n' > "$data/key"
    key=$(cat "$data/key")
    port=${BENCH_PORT:-$((20000 + RANDOM % 20000))}
    local given=()
    if [ -n "${BENCH_DATABASE:-}" ]; then
        [[ $BENCH_DATABASE =~ ^postgres(ql)?://([^:@]+):([^@]*)@(.+)$ ]] || { say "BENCH_DATABASE: postgresql://user:password@host:port/database"; exit 1; }
        given=("SPRING_DATASOURCE_URL=jdbc:postgresql://${BASH_REMATCH[4]}" "SPRING_DATASOURCE_USERNAME=${BASH_REMATCH[2]}" "SPRING_DATASOURCE_PASSWORD=${BASH_REMATCH[3]}")
    fi
    env "${given[@]}" ENCORE_DATA="$data" ENCORE_DEMO=false SPRING_FLYWAY_OUT_OF_ORDER=true ENCORE_API_KEY="$key" ENCORE_ADMIN_PASSWORD=bench-bench SERVER_PORT="$port" \
        java -Xmx1g "${BENCH_JAVA[@]}" -jar "$jar" > "$data/encore.log" 2>&1 &
    application=$!
    trap stop_application EXIT
    for _ in $(seq 1200); do
        curl -sf "http://localhost:$port/actuator/health/readiness" > /dev/null && { locate_database; return; }
        kill -0 "$application" 2> /dev/null || break
        sleep 0.5
    done
    say "the application did not start, see $data/encore.log"
    exit 1
}

stop_application() {
    kill "$application" 2> /dev/null && wait "$application" 2> /dev/null || true
    trap - EXIT
}

# Until the pipeline has nothing to do, asking every 0.05 seconds or as often as is said.
settle() {
    sql -c "do \$\$ begin
        while exists (select from core.change where dead_reason is null)
           or exists (select from segmentation.recomputation where state = 'running')
           or exists (select from segmentation.segment where fill_after is not null) loop
            commit; perform pg_sleep(${1:-0.05});
        end loop; end \$\$"
}

# Three sessions beside each other; what one of them is cut short in is made anew.
generate() {
    local part parts=()
    sql -c "alter system set max_wal_size = '8GB'" -c 'alter system set autovacuum = off' -c 'select pg_reload_conf()' > /dev/null
    sql -f "$root/bench/generate/begin.sql"
    for part in people orders events; do
        sql -v customers="$customers" -f "$root/bench/generate/$part.sql" > /dev/null &
        parts+=($!)
    done
    for part in "${parts[@]}"; do wait "$part"; done
    parts=()
    for part in 1 2 3 4; do
        sql -v part=$part -v parts=4 -f "$root/bench/generate/lines.sql" > /dev/null &
        parts+=($!)
    done
    for part in "${parts[@]}"; do wait "$part"; done
    sql -f "$root/bench/generate/end.sql" > /dev/null
    sql -c 'alter system reset max_wal_size' -c 'alter system reset autovacuum' \
        -c 'select pg_reload_conf()' > /dev/null
    sql -c 'select (select count(*) from core.customer) || $$ customers, $$ || (select count(*) from core.orders) || $$ orders, $$
                || (select count(*) from core.order_item) || $$ lines, $$ || (select count(*) from core.event) || $$ events$$' >&2
}

make_base() {
    if [ -f "$data/ready" ]; then settle; return; fi
    if [ -f "$data/generating" ] || [ "$(sql -c 'select count(*) from (select from core.customer limit 1) c')" = 0 ]; then
        say "generating $customers customers"
        touch "$data/generating"
        generate
        rm "$data/generating"
    fi
    say "computing them for the first time"
    # Waves of entries are not what is measured, and no nightly recomputation comes between.
    sql -c "insert into core.setting values ('brake.entries', '2000000000'), ('recomputation.cron', '-'), ('assortment.cron', '-')
                on conflict (key) do update set value = excluded.value"
    recompute > /dev/null
    while read -r segment; do
        api -X POST "http://localhost:$port/api/v1/segments" -d "$segment" > /dev/null
    done < "$root/bench/segments.ndjson"
    settle
    sql -f "$root/bench/floor/recomputation.sql" > /dev/null
    sql -c 'vacuum (analyze)' -c checkpoint
    touch "$data/ready"
}

# Milliseconds of one full recomputation, by its own record.
recompute() {
    local id
    id=$(api -X POST "http://localhost:$port/api/v1/recomputations" | sed -E 's/.*"id" ?: ?"([0-9]+)".*/\1/')
    settle
    sql -c "select round(extract(epoch from finished_at - started_at) * 1000) from segmentation.recomputation where id = $id"
}

# Milliseconds that a script of bench/floor takes.
floor() {
    local began
    began=$(millis)
    sql "${@:2}" -f "$root/bench/floor/$1.sql" > /dev/null
    echo $(($(millis) - began))
}

median() { printf '%s\n' "$@" | sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

# A line of the table: name, unit, floors, ours.
row() {
    local floors=$2 ours=$3 f o
    f=$(median $floors) o=$(median $ours)
    printf '| %s | %s customers | %s ms | %s ms | %s | floor %s; ours %s |\n' "$1" "$size" "$f" "$o" \
        "$(awk -v f="$f" -v o="$o" 'BEGIN {printf "%.2f", o / f}')" "$floors" "$ours"
}
