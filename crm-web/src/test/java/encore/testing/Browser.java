package encore.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium found on the PATH. Without one the test is skipped with one clear line, in CI ({@code CI=true}) it
 * fails. Whatever a page reports as an error, by script or by its content security policy, is collected.
 */
public final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new java.util.concurrent.CopyOnWriteArrayList<>();

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(false)
                        .setArgs(List.of("--disable-background-networking")));
    }

    public static Browser open() {
        var executable = find();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("Browser tests need chromium on the PATH");
        }
        Assumptions.assumeTrue(executable.isPresent(), "Skipped: no chromium on the PATH");
        return new Browser(executable.get());
    }

    private static Optional<Path> find() {
        var folders = System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator));
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page of a fresh visitor, in English. */
    public Page page(int width, int height) {
        var page = context(width, height).newPage();
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isReplaced(message.text())) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        return page;
    }

    /** A question that a newer one has replaced (hx-sync), as is meant; every true failure says more than these. */
    private static boolean isReplaced(String message) {
        return message.startsWith("htmx:sendAbort") || message.startsWith("htmx:afterRequest");
    }

    private BrowserContext context(int width, int height) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en"));
        // Two cores shared by everything: generous, so that a slow machine is no failure.
        context.setDefaultTimeout(60_000);
        return context;
    }

    /** A page of somebody who has logged in. */
    public Page enter(String url, String login, String password, int width, int height) {
        var page = page(width, height);
        page.navigate(url + "/login");
        page.fill("#username", login);
        page.fill("#password", password);
        page.click("form[action='/login'] button");
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    public Page enterAsAdministrator(String url) {
        return enter(url, "admin", EncoreWebTest.ADMIN_PASSWORD, 1280, 900);
    }

    /** What a page does wrong for people who cannot see or use it well, by axe's rules. */
    public static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    /** How far a page can be scrolled sideways, in pixels: nothing, if it fits. */
    public static int sideways(Page page) {
        var pixels = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return ((Number) pixels).intValue();
    }

    /** What pages complained about so far. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
