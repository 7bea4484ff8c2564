package org.encorecrm.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.encorecrm.intake.sheet.EncodingCheck;
import org.encorecrm.support.TooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files themselves, in pieces. Each piece is written by itself: a slow sender holds no connection. */
@Repository
class FileStore {

    private static final int PIECE = 1 << 19;

    private final JdbcClient jdbc;
    private final ImportsProperties properties;

    FileStore(JdbcClient jdbc, ImportsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @return bytes */
    long receive(long id, InputStream body, EncodingCheck encoding) throws IOException {
        var size = 0L;
        var number = 0;
        for (var piece = body.readNBytes(PIECE); piece.length > 0; piece = body.readNBytes(PIECE)) {
            size += piece.length;
            if (size > properties.maxFileSize().toBytes()) {
                throw new TooLargeException("A file may have at most "
                        + properties.maxFileSize().toMegabytes() + " MB (encore.imports.max-file-size)");
            }
            encoding.look(piece, piece.length);
            jdbc.sql("insert into core.import_chunk (import_id, number, bytes) values (:id, :number, :bytes)")
                    .param("id", id)
                    .param("number", number++)
                    .param("bytes", piece)
                    .update();
        }
        return size;
    }

    /** The first piece. */
    byte[] beginning(long id) {
        var piece = piece(id, 0);
        return piece == null ? new byte[0] : piece;
    }

    /** The whole file; pieces are fetched as they are needed. */
    InputStream open(long id) {
        return new SequenceInputStream(new Enumeration<>() {

            private int number;
            private byte @Nullable [] next = piece(id, 0);

            @Override
            public boolean hasMoreElements() {
                return next != null;
            }

            @Override
            public InputStream nextElement() {
                var now = next;
                if (now == null) {
                    throw new NoSuchElementException();
                }
                next = piece(id, ++number);
                return new ByteArrayInputStream(now);
            }
        });
    }

    boolean has(long id) {
        return piece(id, 0) != null;
    }

    private byte @Nullable [] piece(long id, int number) {
        return jdbc.sql("select bytes from core.import_chunk where import_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    void delete(long id) {
        jdbc.sql("delete from core.import_chunk where import_id = :id")
                .param("id", id)
                .update();
    }
}
