package org.encorecrm.support.net;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Requests to servers that users of the back office have named: to allowed hosts only ({@link OutsideHosts}), without
 * redirects and cookies, within limits on time and on the size of the answer.
 */
@Component
public class OutsideHttp {

    private static final int CONNECT_SECONDS = 5;
    private static final int SILENCE_SECONDS = 10;

    /** For all of a request: a server that sends a byte now and then would never fall silent. */
    private static final int WHOLE_SECONDS = 20;

    private static final int MOST_BYTES = 4096;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outside-http-watch");
        thread.setDaemon(true);
        return thread;
    });

    OutsideHttp(OutsideHosts hosts) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(hosts)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                        .setSocketTimeout(Timeout.ofSeconds(SILENCE_SECONDS))
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(SILENCE_SECONDS))
                        .setConnectionRequestTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                        .build())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Encore")
                .build();
    }

    /**
     * What a server answered.
     *
     * @param text the beginning of the answer
     */
    public record Answer(int status, String text) {

        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** @throws IOException when there is no answer in time, or the host is not to be asked */
    public Answer postJson(URI url, Map<String, String> headers, String json) throws IOException {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        var tooLong = watch.schedule(request::abort, WHOLE_SECONDS, TimeUnit.SECONDS);
        try {
            return client.execute(request, OutsideHttp::beginning);
        } finally {
            tooLong.cancel(false);
        }
    }

    private static Answer beginning(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), "");
        }
        try (var content = entity.getContent()) {
            var text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            // the rest is nobody's business: closing the connection is cheaper than reading an endless answer
            response.close();
            return new Answer(response.getCode(), text);
        }
    }

    @PreDestroy
    void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
