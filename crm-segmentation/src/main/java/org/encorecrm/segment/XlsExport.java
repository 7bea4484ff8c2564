package org.encorecrm.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/**
 * A sheet of the old Excel. The format wants its texts first, so it is whole in memory before a byte leaves: one at a
 * time, and its 65,535 rows are the bound.
 */
class XlsExport implements ExportFile {

    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);
    private static final int LONGEST_TEXT = 32_767;

    private final List<ExportColumn> columns;
    private final OutputStream out;
    private final HSSFWorkbook book;
    private final HSSFSheet sheet;
    private int rows = 1;

    XlsExport(List<ExportColumn> columns, OutputStream out) {
        ONE_AT_A_TIME.acquireUninterruptibly();
        this.columns = columns;
        this.out = out;
        book = new HSSFWorkbook();
        sheet = book.createSheet("Customers");
        var heading = sheet.createRow(0);
        for (var i = 0; i < columns.size(); i++) {
            heading.createCell(i).setCellValue(columns.get(i).name());
        }
    }

    @Override
    public void row(List<String> values) {
        var cells = Neutral.cells(columns, values);
        var row = sheet.createRow(rows++);
        for (var i = 0; i < cells.size(); i++) {
            var text = cells.get(i);
            if (text.isEmpty()) {
                continue;
            }
            if (columns.get(i).isNumber()) {
                row.createCell(i).setCellValue(Double.parseDouble(text));
            } else {
                row.createCell(i).setCellValue(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            book.write(out);
            book.close();
        } finally {
            ONE_AT_A_TIME.release();
        }
    }
}
