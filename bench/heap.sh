# The heap of the application under measurement; sourced by bench/run. Rows that read it start it again with a log of its collections.

watch_heap() {
    stop_application
    BENCH_JAVA+=("-Xlog:gc:file=$data/gc.log")
    start_application
    settle
}

# Megabytes: the most that was left after a collection, and the most before one, since a line of the log.
heap_since() {
    tail -n +"$(($1 + 1))" "$data/gc.log" | grep -oE '[0-9]+M->[0-9]+M\([0-9]+M\)' | tr 'M>()-' ' ' \
        | awk '{if ($1 > b) b = $1; if ($2 > a) a = $2} END {printf "heap at most %d MB, %d MB after a collection", b, a}'
}

heap_now() { wc -l < "$data/gc.log"; }
