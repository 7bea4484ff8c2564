package org.encorecrm.scenario;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who is left alone by a scenario, for comparison: the same as enrolment decides in SQL. The first 32 bits of
 * md5(salt:customer), as a share of 2³², are below the holdout.
 */
record Holdout(String salt, BigDecimal share) {

    private static final double ALL = 4294967296.0;

    boolean leavesAlone(long customer) {
        if (share.signum() == 0) {
            return false;
        }
        try {
            var hash =
                    MessageDigest.getInstance("MD5").digest((salt + ":" + customer).getBytes(StandardCharsets.UTF_8));
            var first = Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
            return first / ALL < share.doubleValue();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
