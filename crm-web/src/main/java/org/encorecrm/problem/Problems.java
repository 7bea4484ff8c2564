package org.encorecrm.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems, and writes them where no handler answers. */
@Component
public class Problems {

    private static final URI TYPE = URI.create("about:blank");

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public static ProblemDetail of(HttpStatus status, String detail) {
        return typed(ProblemDetail.forStatusAndDetail(status, detail));
    }

    public static ProblemDetail invalid(List<Violation> violations) {
        var problem = of(HttpStatus.UNPROCESSABLE_CONTENT, "The request is not valid");
        problem.setProperty("errors", violations);
        return problem;
    }

    /** What others made, with the type it has unless it says another. */
    public static ProblemDetail typed(ProblemDetail problem) {
        if (problem.getType() == null) {
            problem.setType(TYPE);
        }
        return problem;
    }

    /** Whether an address is one of the API: whoever asks there reads problems, not pages. */
    public static boolean areReadAt(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** What is said of a failure that only its status tells of. */
    public static ProblemDetail of(int code) {
        var status = HttpStatus.resolve(code);
        if (status == null || status.is5xxServerError() && status != HttpStatus.NOT_IMPLEMENTED) {
            return of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been noted");
        }
        return of(
                status,
                switch (status) {
                    case BAD_REQUEST -> "The address or a header of the request is malformed";
                    case NOT_FOUND -> "There is nothing at this address";
                    default -> status.getReasonPhrase();
                });
    }

    /** @param path as it was asked for, which may be no well-formed address */
    public void write(String path, HttpServletResponse response, ProblemDetail problem) throws IOException {
        instance(path).ifPresent(problem::setInstance);
        var body = json.writeValueAsBytes(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Optional<URI> instance(String path) {
        try {
            return Optional.of(new URI(path));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
