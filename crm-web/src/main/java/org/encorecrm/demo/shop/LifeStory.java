package org.encorecrm.demo.shop;

import java.util.List;

/** Everything about one customer up to the moment history ends. */
public record LifeStory(Person person, Habit habit, List<Purchase> purchases, List<SiteEvent> events) {}
