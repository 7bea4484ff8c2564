package org.encorecrm.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Imports.
 *
 * @param maxFileSize of an uploaded file
 * @param maxRows of a file
 * @param keep how long an import that is over can be undone and its rejected lines be read
 * @param lease how long a node may be silent before another takes its import over
 */
@ConfigurationProperties("encore.imports")
record ImportsProperties(
        @DefaultValue("1GB") DataSize maxFileSize,
        @DefaultValue("5000000") long maxRows,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("20s") Duration lease) {}
