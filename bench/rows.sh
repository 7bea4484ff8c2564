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
