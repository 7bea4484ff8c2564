package org.encorecrm.tally;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers that are counted over everybody.
 *
 * @param patience how long a page counts by itself before it leaves that to the background
 */
@ConfigurationProperties("encore.tallies")
record TalliesProperties(@DefaultValue("100ms") Duration patience) {}
