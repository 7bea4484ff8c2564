package org.encorecrm.demo.past;

import java.util.HashMap;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.ImportKind;
import org.encorecrm.intake.Imports;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The cards of the shop that was there before, typed into a table by hand: not every line of it is any good. */
@Component
@DemoOnly
@Order(1)
class OldCards implements Deed {

    private final Imports imports;

    OldCards(Imports imports) {
        this.imports = imports;
    }

    @Override
    public void happen() {
        var file = imports.receive(
                ImportKind.CUSTOMERS, "Карты старого магазина.csv", Resources.open("old-cards.csv"), "marina");
        var mapping = new HashMap<String, String>();
        for (var column = 0; column < file.headers().size(); column++) {
            mapping.put(file.headers().get(column), file.mapping().get(column));
        }
        mapping.put("Баллы", "customFields.points");
        imports.map(file.id(), mapping, null);
        imports.run(file.id());
    }

    @Override
    public boolean isOver() {
        return imports.before(Long.MAX_VALUE, 1).stream().noneMatch(file -> file.state() == Import.State.RUNNING);
    }
}
