package encore.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The back office as a browser without scripts sees it: keeps cookies, sends the CSRF token, follows no redirects. */
public final class Office {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*(?:content|value)=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String url;
    private String token = "";

    Office(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }

    public Office enterAsAdministrator() {
        return enter("admin", EncoreWebTest.ADMIN_PASSWORD);
    }

    /** Logs in; {@link #login} is for tests that want to see it fail. */
    public Office enter(String login, String password) {
        var answer = login(login, password);
        if (answer.header("Location").contains("/login")) {
            throw new AssertionError(login + " cannot log in: " + answer.header("Location"));
        }
        return this;
    }

    public Answer login(String login, String password) {
        get("/login");
        var answer = post("/login", "username", login, "password", password);
        // The session is another one now, and so is its token.
        token = "";
        return answer;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** @param form name, value, name, value … */
    public Answer post(String path, String... form) {
        if (token.isEmpty()) {
            get("/");
        }
        var body = new StringBuilder("_csrf=").append(encoded(token));
        for (var i = 0; i < form.length; i += 2) {
            body.append('&').append(encoded(form[i])).append('=').append(encoded(form[i + 1]));
        }
        return postRaw(path, body.toString());
    }

    /** Posts exactly this, without a CSRF token. */
    public Answer postRaw(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest request) {
        try {
            var answer = Answer.of(http.send(request, BodyHandlers.ofString()));
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException failure) {
            throw new IllegalStateException(request.toString(), failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
