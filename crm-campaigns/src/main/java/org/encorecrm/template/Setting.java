package org.encorecrm.template;

import java.time.ZoneId;
import java.util.Locale;
import liqp.TemplateContext;

/** Where the reader is: the language, zone and currency filters speak in. Templates cannot name it. */
record Setting(Locale locale, ZoneId zone, String currency) {

    static final String KEY = "_setting";

    static Setting of(TemplateContext context) {
        return (Setting) context.get(KEY);
    }
}
