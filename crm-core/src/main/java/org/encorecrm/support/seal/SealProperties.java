package org.encorecrm.support.seal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param masterKey wraps the customers' keys, 256 bits in hexadecimal or base64; absent, one is made and kept in the
 *     database
 * @param previousMasterKey the one before, until every key is wrapped by the present one
 */
@ConfigurationProperties("encore")
record SealProperties(@Nullable String masterKey, @Nullable String previousMasterKey) {}
