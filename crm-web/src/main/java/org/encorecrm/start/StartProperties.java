package org.encorecrm.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the first start takes from outside; what is absent is made randomly and printed once.
 *
 * @param live whether the shop is live from the first moment
 */
@ConfigurationProperties("encore")
record StartProperties(
        @Nullable String adminPassword,
        @Nullable String apiKey,
        @DefaultValue("false") boolean live) {}
