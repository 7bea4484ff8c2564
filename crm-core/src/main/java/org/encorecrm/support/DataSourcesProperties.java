package org.encorecrm.support;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Connections to PostgreSQL.
 *
 * @param connectionsPercent scales every role's pool: 100 is meant for one node of two cores
 */
@ConfigurationProperties("encore.database")
record DataSourcesProperties(@DefaultValue("100") int connectionsPercent) {}
