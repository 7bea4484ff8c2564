package org.encorecrm.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.encorecrm.support.InvalidInputException;
import tools.jackson.databind.json.JsonMapper;

/** As what members leave the house. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8", Long.MAX_VALUE) {
        @Override
        ExportFile begin(List<ExportColumn> columns, OutputStream out, JsonMapper json) throws IOException {
            return new CsvExport(columns, out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575) {
        @Override
        ExportFile begin(List<ExportColumn> columns, OutputStream out, JsonMapper json) throws IOException {
            return new XlsxExport(columns, out);
        }
    },
    XLS("application/vnd.ms-excel", 65_535) {
        @Override
        ExportFile begin(List<ExportColumn> columns, OutputStream out, JsonMapper json) {
            return new XlsExport(columns, out);
        }
    },
    XML("application/xml", Long.MAX_VALUE) {
        @Override
        ExportFile begin(List<ExportColumn> columns, OutputStream out, JsonMapper json) throws IOException {
            return new XmlExport(columns, out);
        }
    },
    JSON("application/json", Long.MAX_VALUE) {
        @Override
        ExportFile begin(List<ExportColumn> columns, OutputStream out, JsonMapper json) {
            return new JsonExport(columns, json.createGenerator(out));
        }
    };

    private final String contentType;
    private final long mostRows;

    ExportFormat(String contentType, long mostRows) {
        this.contentType = contentType;
        this.mostRows = mostRows;
    }

    abstract ExportFile begin(List<ExportColumn> columns, OutputStream out, JsonMapper json) throws IOException;

    public static ExportFormat of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("?format", "must be csv, xlsx, xls, xml or json"));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String contentType() {
        return contentType;
    }

    /** Beside the line of headings. */
    public long mostRows() {
        return mostRows;
    }
}
