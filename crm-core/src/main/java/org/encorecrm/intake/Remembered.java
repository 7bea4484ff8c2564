package org.encorecrm.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something written, as an undo finds it. */
record Remembered(
        String key,
        boolean created,
        String version,
        @Nullable String before) {

    static Remembered of(ResultSet row, int i) throws SQLException {
        return new Remembered(
                row.getString("key"), row.getBoolean("created"), row.getString("version"), row.getString("before"));
    }

    /** Of customers, releases before 2026-11-25 remembered the first part only. */
    boolean isUntouched(@Nullable String now) {
        return now != null && (now.equals(version) || !version.contains("|") && now.startsWith(version + "|"));
    }
}
