package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Tells machines that follow every link from people who read. */
final class Robots {

    private static final Pattern NAMES = Pattern.compile(
            "bot\\b|spider|crawl|scan|preview|monitor|curl|wget|python|java/|go-http|okhttp|headless|barracuda|mimecast"
                    + "|proofpoint|safelinks|symantec|trendmicro",
            Pattern.CASE_INSENSITIVE);

    private Robots() {}

    static boolean isOne(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return agent == null
                || agent.isBlank()
                || request.getMethod().equals("HEAD")
                || "prefetch".equalsIgnoreCase(request.getHeader("Purpose"))
                || NAMES.matcher(agent).find();
    }
}
