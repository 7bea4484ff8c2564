package org.encorecrm.personal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Json;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Everything held about one person as a file, written while it is read. */
@Service
public class PersonalFile {

    private final PersonalData data;
    private final MessageSource messages;
    private final Settings settings;
    private final BusinessClock clock;

    PersonalFile(PersonalData data, MessageSource messages, Settings settings, BusinessClock clock) {
        this.data = data;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param customerId of a record that is not merged away */
    public void write(long customerId, PersonalFormat format, Locale language, OutputStream out) {
        try {
            switch (format) {
                case JSON -> {
                    try (var generator = Json.MAPPER.createGenerator(out)) {
                        data.read(customerId, new JsonPerson(generator, clock.now()));
                    }
                }
                case HTML -> {
                    try (var page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                        var words = new PersonalWords(messages, language, settings.zone());
                        var shop = settings.get("shop.name", "Encore");
                        data.read(customerId, new HtmlPerson(page, words, shop, clock.now()));
                    }
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
