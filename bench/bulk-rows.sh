# Rows about everybody at once: files in, files out, who is whose duplicate.

# A file of as many new customers as the base has, taken in whole. The floor: the same rows by COPY, customers and
# identifiers by insert, and whoever is there already left out. Before the end the process is killed once, with -9, and started again.
row_import() {
    local file=$data/import.csv id began f o heap before
    [ -f "$file" ] || sql -f "$root/bench/import-file.sql" > "$file"
    watch_heap
    before=$(sql -c 'select count(*) from core.customer where id > 0')
    say "$(wc -l < "$file") lines"
    began=$(millis)
    sql -f "$root/bench/floor/import.sql" < "$file" > /dev/null
    f=$(($(millis) - began))
    sql -c 'vacuum core.customer, core.identifier'
    heap=$(heap_now)
    began=$(millis)
    id=$(curl -sS --fail-with-body -H "Authorization: Bearer $key" -F "file=@$file" -F kind=customers \
        "http://localhost:$port/api/v1/imports" | sed -E 's/.*"id" ?: ?"([0-9]+)".*/\1/')
    await_import "$id" 50
    say "killing the process at $(import_state "$id"), $(heap_since "$heap")"
    o=$(($(millis) - began))
    kill -9 "$application"
    wait "$application" 2> /dev/null || true
    start_application
    heap=$(heap_now) began=$(millis)
    await_import "$id" 101
    o=$((o + $(millis) - began))
    row "import of $(($(wc -l < "$file") - 1)) rows, killed once" "$f" "$o"
    echo "import $(import_state "$id"); customers before $before, after $(sql -c 'select count(*) from core.customer where id > 0'); $(heap_since "$heap")"
    began=$(millis)
    settle 1
    say "evaluated $(($(millis) - began)) ms later"
}

import_state() { sql -c "select state || ' ' || done || ' of ' || total || ', created ' || created || ', updated ' || updated || ', merged ' || merged || ', rejected ' || rejected from core.import where id = $1"; }

# Until so many hundredths of the import are done, or it is over.
await_import() {
    while [ "$(sql -c "select state in ('running', 'waiting') and (total = 0 or done * 100 < total * $2) from core.import where id = $1")" = t ]; do sleep 1; done
}

# All members of a segment that has everybody, as CSV. The floor: the same columns by COPY.
row_export() {
    local floors='' ours='' turn f o heap
    api -X POST "http://localhost:$port/api/v1/segments" -o /dev/null \
        -d '{"key": "bench-everybody", "name": "Everybody", "criteria": {"field": "customer.registeredAt", "op": "isSet"}}' || true
    watch_heap
    heap=$(heap_now)
    for turn in $(seq 0 "$runs"); do
        f=$(millis)
        sql -f "$root/bench/floor/export.sql" > "$data/export.floor"
        f=$(($(millis) - f)) o=$(millis)
        api "http://localhost:$port/api/v1/segments/bench-everybody/export?format=csv" > "$data/export.csv"
        o=$(($(millis) - o))
        [ "$turn" = 0 ] || { floors+=" $f" ours+=" $o"; }
    done
    row "export of $(($(wc -l < "$data/export.csv") - 1)) members" "$floors" "$ours"
    echo "$(heap_since "$heap")"
    rm "$data/export.csv" "$data/export.floor"
    api -X DELETE "http://localhost:$port/api/v1/segments/bench-everybody"
}

# A search of the whole base from nothing. The floor finds those who share an address or name and birthday exactly, and
# gathers them into groups.
row_duplicates() {
    local heap began f
    watch_heap
    sign_in
    began=$(millis)
    sql -f "$root/bench/floor/duplicates.sql" >&2
    f=$(($(millis) - began))
    sql -c 'truncate core.likeness, core.likeness_key, core.likeness_common' -c 'delete from core.likeness_model'
    heap=$(heap_now)
    office -o /dev/null -X POST --data-urlencode "_csrf=$token" "http://localhost:$port/customers/duplicates/search"
    while [ "$(sql -c "select state from core.duplicate_search order by id desc limit 1")" = running ]; do sleep 1; done
    row 'duplicates' "$f" "$(sql -c 'select round(extract(epoch from finished_at - started_at) * 1000) from core.duplicate_search order by id desc limit 1')"
    sql -c "select state || ', compared ' || compared || ' pairs, found ' || found from core.duplicate_search order by id desc limit 1"
    echo "$(heap_since "$heap")"
}
