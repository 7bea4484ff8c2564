package org.encorecrm.api.segments;

import org.encorecrm.security.ReadScope;
import org.encorecrm.segment.Profile;
import org.encorecrm.segment.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SegmentProfileApi {

    private final Profiles profiles;

    SegmentProfileApi(Profiles profiles) {
        this.profiles = profiles;
    }

    /** How members differ from everybody; of big segments and bases from a sample, which the answer says. */
    @GetMapping("/api/v1/segments/{key}/profile")
    @ReadScope
    Profile profile(@PathVariable String key) {
        return profiles.of(key);
    }
}
