package org.encorecrm.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.encorecrm.problem.Problems;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Errors of pages that no page handled itself become the error pages; the API answers with problems of its own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageErrors implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        var status = status(failure);
        if (status == null || Problems.areReadAt(request.getServletPath())) {
            return null;
        }
        try {
            response.sendError(status.value());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    private static @Nullable HttpStatus status(Exception failure) {
        if (failure instanceof NotFoundException) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof ConflictException) {
            return HttpStatus.CONFLICT;
        }
        if (failure instanceof InvalidParameterException
                || failure instanceof MultipartException && !(failure instanceof ErrorResponse)) {
            return HttpStatus.BAD_REQUEST;
        }
        return failure instanceof InvalidInputException ? HttpStatus.UNPROCESSABLE_CONTENT : null;
    }
}
