package org.encorecrm.identity;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said about consent while two records counted as one: when they part, a word goes where its address goes. */
@Repository
class LaterWords {

    private final JdbcClient jdbc;

    LaterWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The words with the survivor about addresses that the loser has again. */
    List<Long> aboutAddressesOf(MergeView merge, Person survivor) {
        return jdbc.sql("""
                        select l.id
                          from core.consent_log l join core.merge m on m.id = :merge and l.recorded_at >= m.merged_at
                         where l.customer_id = :survivor
                           and l.address in (select i.value from core.identifier i
                                              where i.customer_id = :loser and i.kind in ('email', 'phone'))
                        """)
                .param("merge", merge.id())
                .param("survivor", survivor.id())
                .param("loser", merge.loserId())
                .query(Long.class)
                .list();
    }

    /** Whoever withdrew whatever the address, or about one that both have, has withdrawn as both. */
    void withdrawForBoth(MergeView merge, Person survivor, Profile loser) {
        jdbc.sql("""
                        insert into core.consent_log
                               (customer_id, channel, purpose, address, granted, at, evidence, source, origin,
                                text_version, language, ip, user_agent, page, said_by, recorded_at)
                        select case l.customer_id when :loser then :survivor else :loser end, l.channel, l.purpose,
                               l.address, l.granted, l.at, l.evidence, l.source, l.origin, l.text_version, l.language,
                               l.ip, l.user_agent, l.page, l.said_by, l.recorded_at
                          from core.consent_log l join core.merge m on m.id = :merge and l.recorded_at >= m.merged_at
                         where l.customer_id in (:loser, :survivor) and not l.granted and l.stage is null
                           and (l.address = ''
                                or l.address = any(case l.customer_id when :loser then :ofSurvivor else :ofLoser end))
                        """)
                .param("merge", merge.id())
                .param("survivor", survivor.id())
                .param("loser", merge.loserId())
                .param("ofSurvivor", addresses(survivor.profile()))
                .param("ofLoser", addresses(loser))
                .update();
    }

    private static String[] addresses(Profile profile) {
        return Stream.of(CustomerField.EMAIL, CustomerField.PHONE)
                .map(profile::text)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }
}
