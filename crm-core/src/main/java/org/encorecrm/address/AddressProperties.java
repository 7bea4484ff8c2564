package org.encorecrm.address;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How domains of e-mail addresses are looked up.
 *
 * @param check whether they are looked up at all
 * @param nameServers {@code host} or {@code host:port}; empty: those of the system
 * @param timeout for one question
 */
@ConfigurationProperties("encore.addresses")
record AddressProperties(
        @DefaultValue("true") boolean check,
        @DefaultValue List<String> nameServers,
        @DefaultValue("5s") Duration timeout) {}
