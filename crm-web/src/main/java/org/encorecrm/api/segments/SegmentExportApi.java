package org.encorecrm.api.segments;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.Exports;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams: no export is ever whole in memory. */
@RestController
class SegmentExportApi {

    private final Exports exports;

    SegmentExportApi(Exports exports) {
        this.exports = exports;
    }

    @ReadScope
    @GetMapping("/api/v1/segments/{key}/export")
    void export(
            @PathVariable String key,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam @Nullable String columns,
            HttpServletResponse response)
            throws IOException {
        if (!format.equals("csv") && !format.equals("json")) {
            throw new InvalidInputException("?format", "must be csv or json");
        }
        exports.check(key, columns);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(key + "." + format)
                        .build()
                        .toString());
        if (format.equals("csv")) {
            response.setContentType("text/csv;charset=UTF-8");
            exports.csv(key, columns, response.getOutputStream());
        } else {
            response.setContentType("application/json");
            exports.json(key, columns, response.getOutputStream());
        }
    }
}
