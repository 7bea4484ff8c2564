package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.encorecrm.criteria.Catalogue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExportFormatTests {

    private static final String EVIL = "=HYPERLINK(\"http://evil\")";

    private final List<ExportColumn> columns = ExportColumn.of("lastName,orders.sum", Catalogue.CUSTOMER);

    @Test
    void writesASheetOfTheOldExcel() throws IOException {
        try (var book = new HSSFWorkbook(new ByteArrayInputStream(write(ExportFormat.XLS)))) {
            var row = book.getSheetAt(0).getRow(1);

            assertThat(book.getSheetAt(0).getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("orders.sum");
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("'" + EVIL);
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(1234.5);
        }
    }

    @Test
    void writesASheetOfExcelRowByRow() throws IOException {
        var bytes = write(ExportFormat.XLSX);

        var sheet = entry(bytes, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .containsPattern("('|&apos;|&#39;)=HYPERLINK")
                .contains("<v>1234.5</v>")
                .doesNotContain("<f>");
    }

    /** The old format is the exception, so it has a bound. */
    @Test
    void keepsNothingOfAMillionRows() throws IOException {
        var counted = new Counted();
        var json = JsonMapper.builder().build();
        for (var format : List.of(ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.XML, ExportFormat.JSON)) {
            counted.bytes = 0;
            try (var file = format.begin(columns, counted, json)) {
                for (var i = 0; i < 30_000; i++) {
                    file.row(List.of("Somebody with a name of some length " + i, "1"));
                }
                assertThat(counted.bytes).as("%s before the end", format).isGreaterThan(20_000);
            }
        }
    }

    @Test
    void writesWellFormedXmlWhateverThereIs() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var file =
                ExportFormat.XML.begin(columns, out, JsonMapper.builder().build())) {
            file.row(List.of("<&>\u0001\uD800 Анна 😀", ""));
        }

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        assertThat(document.getDocumentElement().getTextContent().strip()).isEqualTo("<&> Анна 😀");
    }

    private byte[] write(ExportFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = format.begin(columns, out, JsonMapper.builder().build())) {
            file.row(List.of(EVIL, "1234.5"));
            file.row(List.of("", ""));
        }
        return out.toByteArray();
    }

    /** By its directory, as spreadsheets read it: the sizes of what is streamed are known only at its end. */
    private static String entry(byte[] zip, String name) throws IOException {
        var file = Files.createTempFile("export", ".xlsx");
        try {
            Files.write(file, zip);
            try (var opened = new ZipFile(file.toFile())) {
                return new String(opened.getInputStream(opened.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }
    }
}
