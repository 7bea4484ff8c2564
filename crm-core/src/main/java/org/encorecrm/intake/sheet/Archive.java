package org.encorecrm.intake.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The archive that an XLSX is, in a file of its own for as long as it is read. What it inflates to is limited. */
final class Archive implements AutoCloseable {

    private static final int MOST_ENTRIES = 10_000;

    /** A million rows of thirty cells are about 2 GB of XML. */
    private static final long MOST_INFLATED = 4L << 30;

    private final Path file;
    private final ZipFile zip;
    private long inflated;

    private Archive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static Archive of(InputStream bytes) throws IOException {
        var file = Files.createTempFile("encore-import", ".xlsx");
        try (bytes) {
            Files.copy(bytes, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            var zip = new ZipFile(file.toFile());
            if (zip.size() > MOST_ENTRIES) {
                zip.close();
                throw new UnreadableFile("archive", "is an archive of too many files");
            }
            return new Archive(file, zip);
        } catch (ZipException broken) {
            Files.deleteIfExists(file);
            throw new UnreadableFile("xlsx", "is not a whole XLSX file");
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** By its name without regard to case, as spreadsheets look it up. */
    Optional<InputStream> open(String name) throws IOException {
        var entry = zip.stream()
                .filter(candidate -> candidate.getName().replace('\\', '/').equalsIgnoreCase(name))
                .findFirst();
        return entry.isEmpty() ? Optional.empty() : Optional.of(new Limited(zip.getInputStream(entry.get())));
    }

    InputStream require(String name) throws IOException {
        return open(name).orElseThrow(() -> new UnreadableFile("xlsx", "is an archive without " + name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.deleteIfExists(file);
    }

    /** Counts what really comes out, whatever the archive says about itself. */
    private final class Limited extends FilterInputStream {

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var read = super.read(bytes, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            inflated += Math.max(0, read);
            if (inflated > MOST_INFLATED) {
                throw new UnreadableFile("archive", "inflates to more than 4 GB");
            }
        }
    }
}
