package org.encorecrm.channel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The built-in mail catcher.
 *
 * @param port its port on the loopback interface; zero takes a free one
 * @param keep how many letters it keeps
 */
@ConfigurationProperties("encore.mail.catcher")
record CatcherProperties(
        @DefaultValue("0") int port, @DefaultValue("5000") int keep) {}
