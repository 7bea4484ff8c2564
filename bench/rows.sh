# The comparisons; each prints a line. Floor and ours run in turns, after a first turn that only warms up.

row_base() { say "the base is in $data"; }

row_recomputation() {
    local floors='' ours='' turn
    for turn in $(seq 0 "$runs"); do
        local f o
        f=$(floor recomputation) o=$(recompute)
        [ "$turn" = 0 ] || { floors+=" $f" ours+=" $o"; }
    done
    row 'full recomputation' "$floors" "$ours"
}

# One customer in a hundred looks at something. Ours: from the call that wakes the worker, an event of one more customer,
# until the queue is empty (4: activity). The floor does the same customers by hand, without and with their preferences.
row_change_batch() {
    local floors='' whole='' ours='' turn f p o
    sql -f "$root/bench/floor/tables.sql" > /dev/null
    for turn in $(seq 0 "$runs"); do
        sql -v of="$customers" -v turn="$turn" -f "$root/bench/floor/touch.sql" > /dev/null
        f=$(floor changed)
        p=$(floor preferences)
        sql -c "insert into core.change (customer_id, kinds, cause, quiet) select customer_id, 4, 'change', false from floor.changed"
        o=$(millis)
        wake
        settle 0.005
        o=$(($(millis) - o))
        [ "$turn" = 0 ] || { floors+=" $f" whole+=" $((f + p))" ours+=" $o"; }
    done
    row 'change batch, 1 %' "$floors" "$ours"
    row 'change batch, 1 %, preferences in the floor too' "$whole" "$ours"
}

wake() {
    api -X POST "http://localhost:$port/api/v1/events" -o /dev/null \
        -d "{\"type\": \"page_viewed\", \"at\": \"$(date -u +%FT%TZ)\", \"customer\": {\"externalId\": \"u-1\"}}"
}

# Business time goes on by an hour, then to the shop's next midnight; from the moment the clock worker begins until whoever
# flips has been evaluated. What matters is the cost of a flip, at any size: there is no floor.
row_clock() {
    local turn took
    for turn in $(seq "$runs"); do
        tick 'an hour' "now() + (select shift from core.business_clock) + interval '1 hour'"
    done
    for turn in $(seq "$runs"); do
        tick 'to midnight' "(date_trunc('day', (now() + (select shift from core.business_clock)) at time zone '$(zone)') + interval '1 day 1 second') at time zone '$(zone)'"
    done
}

zone() { sql -c "select coalesce((select value from core.setting where key = 'shop.zone'), 'Europe/Moscow')"; }

# Moves business time to a moment and prints how many flipped and how long it took.
tick() {
    settle
    sql -v to="$2" -f "$root/bench/tick.sql" | while read -r flips ms; do
        printf '| clock, %s | %s customers | %s flips | %s ms | %s ms a thousand |\n' "$1" "$size" "$flips" "$ms" \
            "$(awk -v f="$flips" -v m="$ms" 'BEGIN {printf "%.0f", f ? 1000 * m / f : 0}')"
    done
}

# Ninety days of some trees, by the backtest's own record. Nobody does this by hand, so there is no floor.
row_backtest() {
    local tree from to took
    from=$(date -d '90 days ago' +%F) to=$(date -d yesterday +%F)
    while read -r tree; do
        api -X POST "http://localhost:$port/api/v1/segments/backtest" -o /dev/null \
            -d "{\"criteria\": $tree, \"from\": \"$from\", \"to\": \"$to\"}"
        while [ "$(sql -c "select state from segmentation.backtest order by id desc limit 1")" = running ]; do sleep 1; done
        took=$(sql -c "select state || ' ' || total || ' days ' || round(extract(epoch from finished_at - started_at)::numeric, 1) || ' s'
                         from segmentation.backtest order by id desc limit 1")
        echo "$size | $took | $tree"
    done <<'TREES'
{"all": [{"field": "orders.count", "op": "gte", "value": 3}, {"field": "orders.lastAt", "op": "olderThan", "value": "P45D"}]}
{"all": [{"purchase": [{"field": "item.category", "op": "under", "value": "Игрушки"}], "within": "P30D"}, {"event": "product_viewed", "count": {"op": "gte", "value": 2}, "within": "P7D"}]}
{"all": [{"field": "visits.lastAt", "op": "newerThan", "value": "P7D"}, {"field": "orders.count", "op": "eq", "value": 0}]}
{"field": "rfm.r", "op": "gte", "value": 4}
TREES
}

# One preview: its criteria, and the count a person would type.
preview() {
    local name=$1 criteria=$2 count=$3 floors='' ours='' turn f o
    for turn in $(seq 0 "$runs"); do
        # psql's own clock: neither side pays for its connection.
        sql -c 'set jit = off' -c '\timing on' -c "$count" > "$data/count"
        f=$(sed -nE 's/^Time: ([0-9]+).*/\1/p' "$data/count")
        o=$(api -X POST "http://localhost:$port/api/v1/segments/preview" -d "{\"sample\": 0, \"criteria\": $criteria}")
        [ "$turn" = 0 ] && say "$name: $(head -1 "$data/count") by hand, $o"
        o=$(sed -E 's/.*"tookMs" ?: ?([0-9]+).*/\1/' <<< "$o")
        [ "$turn" = 0 ] || { floors+=" $f" ours+=" $o"; }
    done
    row "preview count, $name" "$floors" "$ours"
}

row_preview() {
    local now="(now() + (select shift from core.business_clock))"
    preview 'over metrics' \
        '{"all": [{"field": "orders.count", "op": "gte", "value": 5}, {"field": "orders.lastAt", "op": "newerThan", "value": "P90D"}]}' \
        "select count(*) from segmentation.metrics where orders_count >= 5 and last_order_at > $now - interval '90 days'"
    preview 'with profile fields' \
        '{"all": [{"field": "orders.count", "op": "gte", "value": 5}, {"field": "customer.address.city", "op": "eq", "value": "Москва"}]}' \
        "select count(*) from segmentation.metrics m join core.customer c on c.id = m.customer_id where m.orders_count >= 5 and c.city = 'Москва'"
    preview 'over events' \
        '{"event": "product_viewed", "where": [{"field": "category", "op": "under", "value": "Игрушки"}], "count": {"op": "gte", "value": 2}, "within": "P14D"}' \
        "select count(*) from (select from core.event where type = 'product_viewed' and customer_id is not null and (category = 'Игрушки' or category like 'Игрушки/%') and at <= $now and at > $now - interval '14 days' group by customer_id having count(*) >= 2) x"
    preview 'over purchases' \
        '{"purchase": [{"field": "item.category", "op": "under", "value": "Костюмы"}], "sum": {"op": "gte", "value": 5000}, "within": "P60D"}' \
        "select count(*) from (select from core.order_item i join core.orders o on o.id = i.order_id where o.counts and i.kept > 0 and (i.category = 'Костюмы' or i.category like 'Костюмы/%') and i.placed_at <= $now and i.placed_at > $now - interval '60 days' group by i.customer_id having sum(i.amount) >= 5000) x"
}
