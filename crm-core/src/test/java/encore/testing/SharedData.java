package encore.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Published data to compare with, kept beside the checkout and not in it. */
public final class SharedData {

    private SharedData() {}

    /** {@code ../shared/data/<folder>} beside the checkout, which is where the outermost POM is. */
    public static Optional<Path> find(String folder) {
        var checkout = Path.of("").toAbsolutePath();
        while (checkout.getParent() != null && Files.exists(checkout.resolveSibling("pom.xml"))) {
            checkout = checkout.getParent();
        }
        return Optional.of(checkout.resolveSibling("shared").resolve("data").resolve(folder))
                .filter(Files::isDirectory);
    }
}
