package org.encorecrm.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompiledTextTests {

    private static final Setting MOSCOW =
            new Setting(Locale.forLanguageTag("ru-RU"), ZoneId.of("Europe/Moscow"), "RUB");

    @Test
    void readsNoFiles() {
        var include = new CompiledText("{% include '/etc/passwd' %}");

        assertThatThrownBy(() -> include.render(Map.of())).isInstanceOf(UnrenderableLetter.class);
    }

    @Test
    void stopsEndlessLoops() {
        var loop =
                new CompiledText("{% for i in (1..10000000) %}{% for j in (1..10000000) %}x{% endfor %}{% endfor %}");

        assertThatThrownBy(() -> loop.render(Map.of()))
                .isInstanceOf(UnrenderableLetter.class)
                .extracting(failure -> ((UnrenderableLetter) failure).isPassing())
                .isEqualTo(false);
    }

    @Test
    void stopsLettersThatGrow() {
        var growing = new CompiledText(
                "{% assign a = 'xxxxxxxxxxxxxxxxxxxx' %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}");

        assertThatThrownBy(() -> growing.render(Map.of())).isInstanceOf(UnrenderableLetter.class);
    }

    @Test
    void speaksTheShopsLanguage() {
        var text = new CompiledText(
                "{{ p | money }}, {{ day | day }}, {{ n }} {{ n | plural: 'заказ', 'заказа', 'заказов' }}, {{ q | money: 'RUB' }}");

        var rendered = text.render(
                Map.of(Setting.KEY, MOSCOW, "p", 15990, "q", 99.5, "n", 22, "day", "2026-11-20T22:30:00+00:00"));

        assertThat(rendered.replaceAll("\\h", " ")).isEqualTo("15 990 ₽, 21 ноября 2026, 22 заказа, 99,50 ₽");
    }

    @Test
    void keepsReadersApartWhenManyLettersAreMadeAtOnce() {
        var text = new CompiledText("{% for i in (1..20) %}{{ name }} {% endfor %}");

        IntStream.range(0, 2_000)
                .parallel()
                .forEach(i -> assertThat(text.render(Map.of("name", "n" + i))).isEqualTo(("n" + i + " ").repeat(20)));
    }
}
