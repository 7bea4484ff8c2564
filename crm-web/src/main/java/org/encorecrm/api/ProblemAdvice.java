package org.encorecrm.api;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.encorecrm.problem.Problems;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.MalformedInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.TooLargeException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.exc.StreamConstraintsException;

/** The one place where errors of the API become answers. Pages have their own: for them the exception goes on. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** What PostgreSQL says to text or numbers it cannot keep, should any slip through the reading of documents. */
    private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05", "22003", "22008", "54000");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request) throws Exception {
        if (!Problems.areReadAt(request.getRequestURI())
                || failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException) {
            throw failure;
        }
        var problem = Problems.typed(problem(failure));
        // Said here, it does not depend on what the caller says to accept.
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure instanceof ErrorResponse known) {
            answer.headers(headers -> headers.addAll(known.getHeaders()));
        }
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header("Retry-After", "1");
        }
        return answer.body(problem);
    }

    private static ProblemDetail problem(Exception failure) {
        if (failure instanceof InvalidInputException invalid) {
            return Problems.invalid(invalid.violations());
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
                return Problems.of(HttpStatus.NOT_FOUND, "There is nothing by this name");
            }
            return Problems.invalid(
                    List.of(new Violation("?" + mismatch.getName(), Wanted.of(mismatch.getRequiredType()))));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Problems.invalid(List.of(new Violation("?" + missing.getParameterName(), "is required")));
        }
        if (failure instanceof NotFoundException) {
            return Problems.of(HttpStatus.NOT_FOUND, words(failure));
        }
        if (failure instanceof ConflictException) {
            return Problems.of(HttpStatus.CONFLICT, words(failure));
        }
        if (failure instanceof TooLargeException) {
            return Problems.of(HttpStatus.CONTENT_TOO_LARGE, words(failure));
        }
        if (failure instanceof MalformedInputException) {
            return Problems.of(HttpStatus.BAD_REQUEST, "The body " + words(failure));
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof RequestRejectedException) {
            return Problems.of(HttpStatus.BAD_REQUEST, "The request has characters that are not allowed");
        }
        if (failure instanceof InvalidParameterException) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST, "The query, or the form, is not well-formed UTF-8 text with %XX");
        }
        if (failure instanceof ErrorResponse known) {
            return known.getBody();
        }
        if (failure instanceof MultipartException) {
            return Problems.of(HttpStatus.BAD_REQUEST, "The body is not a well-formed multipart form");
        }
        return unexpected(failure);
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        return NestedExceptionUtils.getRootCause(failure) instanceof StreamConstraintsException
                ? Problems.of(HttpStatus.CONTENT_TOO_LARGE, "The body is too large or nested too deep")
                : Problems.of(HttpStatus.BAD_REQUEST, "The body is not valid JSON");
    }

    private static ProblemDetail unexpected(Exception failure) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                && UNKEEPABLE.contains(String.valueOf(refused.getSQLState()))) {
            return Problems.invalid(List.of(new Violation("", "has a value that cannot be kept")));
        }
        if (failure instanceof TransientDataAccessException
                || failure instanceof QueryTimeoutException
                || failure instanceof CannotCreateTransactionException) {
            log.atWarn().setCause(failure).log("The database could not serve a request in time");
            return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "Nothing was changed. Please try again");
        }
        var declared = declaredStatus(failure);
        if (declared != null) {
            return Problems.of(declared.code(), words(failure));
        }
        log.atError().setCause(failure).log("A request failed unexpectedly");
        return Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been noted");
    }

    private static @Nullable ResponseStatus declaredStatus(Exception failure) {
        return AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
