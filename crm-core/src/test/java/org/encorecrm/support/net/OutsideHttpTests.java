package org.encorecrm.support.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import encore.testing.EncoreTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class OutsideHttpTests {

    @Autowired
    OutsideHttp http;

    @Autowired
    OutsideHosts hosts;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext(
                "/endless",
                exchange ->
                        answer(exchange, 200, "x".repeat(5_000_000).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, exchange.getRequestBody().readAllBytes());
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        hosts.allow(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"})
    void doesNotAskTheOwnNetworkUnlessAllowed(String host) {
        assertThatThrownBy(() -> post(host, "/")).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void asksAnAllowedHost() throws IOException {
        hosts.allow(List.of("LocalHost "));

        assertThat(post("localhost", "/")).isEqualTo(new OutsideHttp.Answer(200, "{\"a\":1}"));
        assertThatThrownBy(() -> post("127.0.0.1", "/")).isInstanceOf(RefusedHostException.class);
    }

    @Test
    void followsNoRedirect() throws IOException {
        hosts.allow(List.of("127.0.0.1"));

        assertThat(post("127.0.0.1", "/moved").status()).isEqualTo(302);
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsTheBeginningOnly() throws IOException {
        hosts.allow(List.of("127.0.0.1"));

        assertThat(post("127.0.0.1", "/endless").text()).hasSize(4096);
    }

    @Test
    void takesNoAddressForAHost() {
        assertThatThrownBy(() -> hosts.allow(List.of("http://shop.example/")))
                .isInstanceOf(InvalidInputException.class);
    }

    private OutsideHttp.Answer post(String host, String path) throws IOException {
        return http.postJson(
                URI.create("http://" + host + ":" + server.getAddress().getPort() + path), Map.of(), "{\"a\":1}");
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException hungUp) {
            // as it should
        }
    }
}
