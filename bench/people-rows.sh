# Rows about people: finding them, their cards and everything else one looks at.

# As one types: each text in turns with the others, after two turns that only warm up.
row_search() {
    sign_in
    local id email phone order common rare turn text
    read -r id email phone order < <(sql -F ' ' -c "select c.id, c.email, c.phone, o.number from core.customer c join core.orders o on o.customer_id = c.id
        where c.id > $customers / 2 and c.email is not null and c.phone is not null order by c.id limit 1")
    rare=$(sql -c "select last_name from core.customer where id > $customers / 3 and last_name <> '' group by last_name having count(*) = 1 limit 1")
    while IFS='|' read -r name text; do
        text=$(jq -rn --arg t "$text" '$t | @uri' 2> /dev/null || printf %s "$text" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g')
        answers "/search?q=$text" 3 > /dev/null
        printf '| search, %s | %s customers | %s |\n' "$name" "$size" "$(answers "/search?q=$text" $((runs * 10)) | spread)"
    done <<TEXTS
e-mail|$email
beginning of an e-mail|${email%%[._]*}
phone|$phone
phone as people write it|8 (${phone:2:3}) ${phone:5:3}-${phone:8:2}-${phone:10}
last four digits|${phone:8}
order|$order
number of a customer|$id
first letters of a common name|Ива
common surname|Иванова
surname and name|Иванова Анна
surname in Latin|ivanov
rare surname|${rare:-Бабанов}
middle of a name|анов
nobody|Ыщуцкий
TEXTS
}

row_card() {
    sign_in
    local many few
    many=$(sql -c 'select customer_id from segmentation.metrics order by orders_count desc, customer_id limit 1')
    few=$(sql -c "select customer_id from segmentation.metrics where orders_count = 4 and customer_id > $customers / 2 order by customer_id limit 1")
    for id in $few $many; do
        for tab in timeline orders figures segments consents data; do
            answers "/customers/$id?tab=$tab" 3 > /dev/null
            printf '| card of customer %s, %s | %s customers | %s |\n' "$id" "$tab" "$size" \
                "$(answers "/customers/$id?tab=$tab" $((runs * 7)) | spread)"
        done
    done
}

# Every page of the menu and what they link to; the worst come last. Then the tables of which much was read from end to end.
row_pages() {
    sign_in
    local page
    sql -c 'drop table if exists floor.scanned' -c 'create schema if not exists floor' -c 'select pg_stat_clear_snapshot()' \
        -c 'create table floor.scanned as select relid, seq_scan, seq_tup_read from pg_stat_user_tables' > /dev/null
    pages > "$data/pages"
    while read -r page; do
        answers "$page" 2 > /dev/null
        printf '| %s | %s customers | %s |\n' "$page" "$size" "$(answers "$page" $((runs * 5)) | spread)"
    done < "$data/pages" | awk '{match($0, /p95 [0-9]+/); print substr($0, RSTART + 4, RLENGTH - 4) "\t" $0}' | sort -n | cut -f2-
    sql -c "select '| read from end to end: ' || relid::regclass || ' | ' || s.seq_scan - b.seq_scan || ' times | ' || s.seq_tup_read - b.seq_tup_read || ' rows |'
              from floor.scanned b join pg_stat_user_tables s using (relid) where s.seq_tup_read - b.seq_tup_read > 100000"
}
