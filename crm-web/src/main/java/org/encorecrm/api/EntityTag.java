package org.encorecrm.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The version of a record as HTTP names it. */
public final class EntityTag {

    private EntityTag() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    public static void check(@Nullable String seen, int version) {
        if (seen == null) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_REQUIRED, "If-Match must carry the version that you have seen, or *");
        }
        var tag = seen.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!tag.equals("*") && !tag.equals(String.valueOf(version))) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_FAILED, "It has been changed meanwhile: this is version " + version);
        }
    }
}
