package org.encorecrm.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo shop.
 *
 * @param customers how many customers its history has
 * @param seed another number makes another shop
 * @param ordersPerMinute what live traffic makes of the clock on the wall at the busiest hour
 */
@ConfigurationProperties("encore.demo")
record DemoProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("20000") int customers,
        @DefaultValue("1703") long seed,
        @DefaultValue("4") int ordersPerMinute) {}
