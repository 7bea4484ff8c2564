package org.encorecrm.demo.past;

import java.util.List;
import java.util.Optional;
import org.encorecrm.demo.DemoOnly;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does the deeds one after another, each at most once per base. */
@Component
@DemoOnly
public class Deeds {

    private final List<Deed> deeds;
    private final JdbcClient jdbc;

    Deeds(List<Deed> deeds, JdbcClient jdbc) {
        this.deeds = List.copyOf(deeds);
        this.jdbc = jdbc;
    }

    /** Does the next one, if it is possible already; answers whether there was one to do. */
    public boolean next() {
        var next = missing();
        next.filter(Deed::isPossible).filter(this::begin).ifPresent(Deed::happen);
        return next.isPresent();
    }

    /** Whether everything they set going is through. */
    public boolean areOver() {
        return missing().isEmpty() && deeds.stream().allMatch(Deed::isOver);
    }

    private Optional<Deed> missing() {
        var begun =
                jdbc.sql("select name from web.demo_deed").query(String.class).list();
        return deeds.stream().filter(deed -> !begun.contains(deed.name())).findFirst();
    }

    private boolean begin(Deed deed) {
        return jdbc.sql("insert into web.demo_deed (name) values (:name) on conflict do nothing")
                        .param("name", deed.name())
                        .update()
                > 0;
    }
}
