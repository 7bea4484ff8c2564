package org.encorecrm.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet of Excel, written as it grows: texts stand in their cells, not in a table of all texts. */
class XlsxExport implements ExportFile {

    private static final int ROWS_AT_ONCE = 1_000;

    private final List<ExportColumn> columns;
    private final Workbook book;
    private final Worksheet sheet;
    private int rows = 1;

    XlsxExport(List<ExportColumn> columns, OutputStream out) {
        this.columns = columns;
        book = new Workbook(out, "Encore", "1.0");
        sheet = book.newWorksheet("Customers");
        for (var i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i).name());
        }
    }

    @Override
    public void row(List<String> values) throws IOException {
        var cells = Neutral.cells(columns, values);
        for (var i = 0; i < cells.size(); i++) {
            if (cells.get(i).isEmpty()) {
                continue;
            }
            if (columns.get(i).isNumber()) {
                sheet.value(rows, i, new BigDecimal(cells.get(i)));
            } else {
                sheet.inlineString(rows, i, cells.get(i));
            }
        }
        if (++rows % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
