package org.encorecrm.api.segments;

import org.encorecrm.criteria.Criteria;
import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.Preview;
import org.encorecrm.segment.Previews;
import org.encorecrm.support.json.Document;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class SegmentPreviewApi {

    private final Previews previews;
    private final Criteria reader;

    SegmentPreviewApi(Previews previews, Criteria reader) {
        this.previews = previews;
        this.reader = reader;
    }

    @ReadScope
    @PostMapping("/api/v1/segments/preview")
    Preview preview(@RequestBody JsonNode body) {
        var document = Document.of(body);
        var criteria = document.raw("criteria");
        var sample = document.integer("sample", 0, 1000).orElse(20);
        var asOf = document.time("asOf").orNull();
        document.check();
        return previews.preview(reader.read(criteria.orNull(), "/criteria"), sample, asOf);
    }
}
