package org.encorecrm.segment;

/** Entries and leavings by days of the shop: what is added up, and what still waits to be. */
final class MoveDays {

    private static final String SQL = """
            (select k.day, k.making, k.entered, k.gone
               from segmentation.move_day k where k.segment_id = {segment} and k.day >= :first
              union all
             select w.day, w.making, w.entered, w.gone
               from (select (p.at at time zone :zone)::date as day, p.making, p.entered, p.gone
                       from segmentation.population p where p.segment_id = {segment}) w
              where w.day >= :first)""";

    private MoveDays() {}

    /**
     * A table of {@code day}, {@code making}, {@code entered} and {@code gone} from {@code :first} on, in {@code :zone}.
     *
     * @param segment our own SQL that gives its id
     */
    static String of(String segment) {
        return SQL.replace("{segment}", segment);
    }
}
