# The back office as a browser asks for it; sourced by bench/run. Times are of whole answers on the loopback interface.

office() { curl -sS -b "$data/cookies" -c "$data/cookies" -H 'Accept-Language: en' "$@"; }

sign_in() {
    rm -f "$data/cookies"
    office "http://localhost:$port/login" > "$data/page"
    office -o /dev/null --data-urlencode "_csrf=$(csrf)" -d 'username=admin&password=bench-bench' "http://localhost:$port/login"
    office -f "http://localhost:$port/" > "$data/page" || { say 'cannot sign in'; exit 1; }
    token=$(csrf)
}

csrf() { sed -nE 's/.*name="_csrf"[^>]* (value|content)="([^"]*)".*/\2/p' "$data/page" | head -1; }

# Milliseconds of so many answers to a path over one connection, one a line; what fails is said and left out.
answers() {
    local asked=()
    while [ ${#asked[@]} -lt $((3 * $2)) ]; do asked+=(-o "$data/answer" "http://localhost:$port$1"); done
    office -w '%{http_code} %{time_total}\n' "${asked[@]}" \
        | awk -v path="$1" '$1 == 200 {printf "%.1f\n", $2 * 1000} $1 != 200 {print path " answered " $1 > "/dev/stderr"}'
}

# Median, 95th percentile and maximum of the lines read.
spread() { sort -n | awk '{v[NR] = $1} END {if (NR) printf "p50 %.0f ms | p95 %.0f ms | max %.0f ms", v[int((NR + 1) / 2)], v[int(NR * 0.95 + 0.999)], v[NR]}'; }

# Every page that is two links away from the menu, one for each shape of address: numbers and keys differ, the page is one.
pages() {
    local path
    for path in $(links /); do echo "$path"; links "$path"; done | awk '{
        shape = $0; gsub(/[0-9]+/, "N", shape); gsub(/=[^&]*/, "=", shape)
        if (shape !~ /^\/segments\/(new|backtests|choices)/) sub(/^\/segments\/[a-z-]+/, "/segments/KEY", shape)
        if (++seen[shape] == 1) print }'
}

links() {
    office "http://localhost:$port$1" | grep -oE '<a [^>]*href="/[^"#]*' | sed -E 's/.*href="//; s/&amp;/\&/g' \
        | grep -vE '^/(logout|swagger|v3|vendor|js|app|api|icon|erasures|.*(export|download|\.csv|\.xlsx))' | awk '!seen[$0]++'
}
