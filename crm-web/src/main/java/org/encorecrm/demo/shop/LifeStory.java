package org.encorecrm.demo.shop;

import java.util.List;
import java.util.Map;

/**
 * Everything about one customer up to the moment history ends.
 *
 * @param own values of the shop's own fields
 */
public record LifeStory(
        Person person,
        Habit habit,
        Map<String, Object> own,
        List<Purchase> purchases,
        List<SiteEvent> events,
        List<Opinion> opinions) {}
