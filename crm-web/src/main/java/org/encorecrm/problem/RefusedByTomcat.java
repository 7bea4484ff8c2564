package org.encorecrm.problem;

import java.io.IOException;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Requests so malformed that Tomcat lets them in nowhere: those for the API are answered with problems, too. */
@Component
class RefusedByTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Problems problems;

    RefusedByTomcat(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof Host host) {
                host.getPipeline().addValve(new Reporting(problems));
            }
        });
    }

    /** Sits within the valve that makes pages of errors, and so comes first. */
    private static class Reporting extends ErrorReportValve {

        private static final Logger log = LoggerFactory.getLogger(Reporting.class);

        private final Problems problems;

        Reporting(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var path = request.getRequestURI();
            if (response.getStatus() < 400
                    || path == null
                    || !Problems.areReadAt(path)
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                problems.write(path, response.getResponse(), Problems.of(response.getStatus()));
                response.finishResponse();
            } catch (IOException gone) {
                log.atDebug().setCause(gone).log("Whoever asked does not listen any more");
            }
        }
    }
}
