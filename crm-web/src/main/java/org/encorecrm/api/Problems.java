package org.encorecrm.api;

import java.util.List;
import org.encorecrm.support.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** RFC 9457 problems. */
final class Problems {

    private Problems() {}

    static ProblemDetail of(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    static ProblemDetail invalid(List<Violation> violations) {
        var problem = of(HttpStatus.UNPROCESSABLE_CONTENT, "The request is not valid");
        problem.setProperty("errors", violations);
        return problem;
    }
}
