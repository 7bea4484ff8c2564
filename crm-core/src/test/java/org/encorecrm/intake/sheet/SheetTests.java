package org.encorecrm.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTests {

    private static final String TEXT =
            "Имя;Город\r\n\"Анна; первая\";\"ул. \"\"Мира\"\"\nдом 1\"\r\n\r\nПётр;Казань\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "UTF-16LE", "UTF-16BE"})
    void tellsEncodingAndSeparatorByThemselves(String charset) throws IOException {
        var bytes = TEXT.getBytes(Charset.forName(charset));

        assertThat(rows(bytes))
                .containsExactly(
                        List.of("Имя", "Город"),
                        List.of("Анна; первая", "ул. \"Мира\"\nдом 1"),
                        List.of("Пётр", "Казань"));
    }

    @Test
    void readsPastAByteOrderMarkBeforeAQuotedName() throws IOException {
        assertThat(rows("\uFEFF\"Имя, фамилия\",Город\nАнна,Омск\n".getBytes(StandardCharsets.UTF_8)))
                .first()
                .isEqualTo(List.of("Имя, фамилия", "Город"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) {
        var text = "a;b,c" + separator + "d\n" + "1,5" + separator + "2\n" + "3" + separator + "4\n";

        assertThat(format(text.getBytes(StandardCharsets.UTF_8)).separator()).isEqualTo(separator.charAt(0));
    }

    @Test
    void numbersRowsByTheLineTheyBeginOn() throws IOException {
        try (var rows =
                format(TEXT.getBytes(StandardCharsets.UTF_8)).open(stream(TEXT.getBytes(StandardCharsets.UTF_8)))) {
            rows.next();
            assertThat(rows.next()).extracting(Row::line).isEqualTo(2L);
            assertThat(rows.next()).extracting(Row::line).isEqualTo(5L);
        }
    }

    @Test
    void saysThatAQuoteIsNeverClosed() {
        assertThatThrownBy(() -> rows(("a,b\n\"" + "x".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void readsXlsxWithDatesNumbersAndGaps() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("Клиенты");
            sheet.value(0, 0, "Имя");
            sheet.value(0, 3, "Телефон");
            sheet.value(2, 0, "Анна");
            sheet.value(2, 1, LocalDate.of(1990, 4, 12));
            sheet.style(2, 1).format("dd.mm.yyyy").set();
            sheet.value(2, 2, LocalDateTime.of(2026, 11, 20, 18, 30));
            sheet.style(2, 2).format("yyyy-mm-dd hh:mm").set();
            sheet.value(2, 3, 79031234567L);
            sheet.value(2, 4, 0.1 + 0.2);
            sheet.value(2, 5, true);
            sheet.inlineString(2, 6, "внутри");
        }

        assertThat(rows(bytes.toByteArray()))
                .containsExactly(
                        List.of("Имя", "", "", "Телефон"),
                        List.of("Анна", "1990-04-12", "2026-11-20 18:30", "79031234567", "0.3", "true", "внутри"));
    }

    @Test
    void refusesXmlThatReachesOutside() {
        assertThatThrownBy(() -> rows(archive(
                        "xl/workbook.xml",
                        "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><workbook>&e;</workbook>")))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void refusesAnArchiveThatIsNoWorkbookAndOldExcel() {
        assertThatThrownBy(() -> rows(archive("readme.txt", "hello"))).isInstanceOf(UnreadableFile.class);
        var old = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThatThrownBy(() -> rows(old)).isInstanceOf(UnreadableFile.class).hasMessageContaining("XLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c/>", "<c r=\"1\"/>", "<c r=\"A1\"/>"})
    void refusesARowOfMoreCellsThanColumns(String cell) throws IOException {
        assertThat(rows(workbook("<c t=\"str\"><v>a</v></c>" + cell.repeat(499))))
                .hasSize(1);
        assertThatThrownBy(() -> rows(workbook(cell.repeat(501))))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refused -> assertThat(refused.code()).isEqualTo("columns"));
    }

    @Test
    void refusesARowOfMoreTextThanARowHas() {
        var cell = "<c t=\"str\"><v>" + "a".repeat(60_000) + "</v></c>";
        assertThatThrownBy(() -> rows(workbook(cell.repeat(20))))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refused -> assertThat(refused.code()).isEqualTo("archive"));
    }

    private static byte[] workbook(String row) throws IOException {
        return archive(
                "xl/workbook.xml",
                """
                <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                  <sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>""",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row>" + row + "</row></sheetData></worksheet>");
    }

    private static byte[] archive(String... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> rows(byte[] bytes) throws IOException {
        var all = new ArrayList<List<String>>();
        try (var rows = format(bytes).open(stream(bytes))) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row.cells());
            }
        }
        return all;
    }

    private static Format format(byte[] bytes) {
        var check = new EncodingCheck();
        check.look(bytes, bytes.length);
        return FormatGuess.of(bytes, true, check.verdict());
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
