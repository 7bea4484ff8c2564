package org.encorecrm.intake.sheet;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the first sheet of an XLSX is, and by which calendar its dates are. */
record Workbook(String sheet, boolean since1904) {

    static Workbook of(Archive archive) throws IOException {
        String first = null;
        var since1904 = false;
        try (var stream = archive.require("xl/workbook.xml");
                var xml = new Xml(stream)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    since1904 = isTrue(xml.attribute("date1904"));
                } else if (first == null && xml.begins("sheet") && !"veryHidden".equals(xml.attribute("state"))) {
                    first = xml.attribute("id");
                }
            }
        }
        var target = relations(archive).get(String.valueOf(first));
        return new Workbook(path(target == null ? "worksheets/sheet1.xml" : target), since1904);
    }

    private static Map<String, String> relations(Archive archive) throws IOException {
        var targets = new HashMap<String, String>();
        var stream = archive.open("xl/_rels/workbook.xml.rels");
        if (stream.isPresent()) {
            try (var open = stream.get();
                    var xml = new Xml(open)) {
                while (xml.next()) {
                    if (xml.begins("Relationship")) {
                        targets.put(String.valueOf(xml.attribute("Id")), String.valueOf(xml.attribute("Target")));
                    }
                }
            }
        }
        return targets;
    }

    private static String path(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }
}
