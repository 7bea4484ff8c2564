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
