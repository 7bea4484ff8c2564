package org.encorecrm.api.segments;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.ExportFormat;
import org.encorecrm.segment.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams: no export but the old Excel's is ever whole in memory. */
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
        var wanted = ExportFormat.of(format);
        exports.begin(key, columns, wanted);
        response.setContentType(wanted.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(key + "." + wanted.code(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        exports.write(key, columns, wanted, response.getOutputStream());
    }
}
