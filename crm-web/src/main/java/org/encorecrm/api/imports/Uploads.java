package org.encorecrm.api.imports;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.encorecrm.api.Once;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.ImportKind;
import org.encorecrm.intake.Imports;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Files on their way in: kept, set up as wished, started. Of an upload sent twice under one key the first one stays. */
@Component
class Uploads {

    private final Imports imports;

    Uploads(Imports imports) {
        this.imports = imports;
    }

    /**
     * How an upload is to be treated.
     *
     * @param start else it waits to be looked at
     */
    record Asked(ImportKind kind, String fileName, Wishes wishes, boolean dryRun, boolean start) {

        /** The request, as a repeated one is compared with it. */
        JsonNode with(byte[] hash) {
            var json = Json.MAPPER
                    .createObjectNode()
                    .put("kind", kind.code())
                    .put("fileName", fileName)
                    .put("dryRun", dryRun)
                    .put("start", start)
                    .put("sha256", HexFormat.of().formatHex(hash));
            json.set("wishes", Json.MAPPER.valueToTree(wishes));
            return json;
        }
    }

    /** The caller only learns the number: how it goes on is asked for by it. */
    record Accepted(String id) {}

    Accepted take(Asked asked, InputStream body, String who, Once once) {
        var digest = sha256();
        var received = imports.receive(asked.kind(), asked.fileName(), new DigestInputStream(body, digest), who);
        try {
            var answer = once.create(asked.with(digest.digest()), Accepted.class, () -> begin(received, asked));
            if (!answer.id().equals(Long.toString(received.id()))) {
                imports.remove(received.id());
            }
            return answer;
        } catch (InvalidInputException | ConflictException refused) {
            // A request that fails has changed nothing.
            imports.remove(received.id());
            throw refused;
        }
    }

    private Accepted begin(Import received, Asked asked) {
        apply(received.id(), asked.wishes());
        if (asked.start()) {
            begin(received.id(), asked.dryRun());
        }
        return new Accepted(Long.toString(received.id()));
    }

    void apply(long id, Wishes wishes) {
        if (wishes.saysHowToRead()) {
            imports.read(id, wishes.applied(imports.get(id).format()));
        }
        if (wishes.mapping() != null || wishes.options() != null) {
            imports.map(id, wishes.mapping(), wishes.options());
        }
    }

    void begin(long id, boolean dryRun) {
        if (dryRun) {
            imports.rehearse(id);
        } else {
            imports.run(id);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
