package org.encorecrm.assortment;

import com.ibm.icu.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.encorecrm.support.DayForms;

/** Advice in plain words, in Russian and English. */
public final class AdviceWords {

    private final Locale locale;
    private final boolean russian;

    public AdviceWords(Locale locale) {
        this.locale = locale;
        this.russian = locale.getLanguage().equals("ru");
    }

    /** "45 days of silence catch 62% of those who never came back, and 38% of those who return anyway." */
    public String sentence(Advice advice) {
        var gone = advice.gonePercent();
        var returned = advice.returnedPercent();
        if (gone != null && returned != null) {
            return say(
                    "{0,plural,one{# day of silence catches}other{# days of silence catch}} {1}% of those who never came back, and {2}% of those who return anyway.",
                    "Порог в {0,plural,one{# день}few{# дня}many{# дней}other{# дня}} поймал бы {1} % тех, кто так и не вернулся, и {2} % тех, кто вернулся и сам.",
                    advice.days(),
                    gone,
                    returned);
        }
        if (returned != null) {
            return say(
                    "{0,plural,one{# day of silence catches}other{# days of silence catch}} {1}% of those who return anyway; nobody has been lost yet.",
                    "Порог в {0,plural,one{# день}few{# дня}many{# дней}other{# дня}} поймал бы {1} % тех, кто вернулся и сам; ушедших пока нет.",
                    advice.days(),
                    returned);
        }
        if (gone != null) {
            return say(
                    "{0,plural,one{# day of silence catches}other{# days of silence catch}} {1}% of those who never came back; nobody has returned yet.",
                    "Порог в {0,plural,one{# день}few{# дня}many{# дней}other{# дня}} поймал бы {1} % тех, кто так и не вернулся; а сам не вернулся никто.",
                    advice.days(),
                    gone);
        }
        return say(
                "Nobody had bought early enough to judge a limit of {0,plural,one{# day}other{# days}}.",
                "Судить о пороге в {0,plural,one{# день}few{# дня}many{# дней}other{# дня}} пока не по кому: никто не покупал так давно.",
                advice.days());
    }

    /** What the sentence rests on. */
    public List<String> grounds(Advice advice) {
        var grounds = new ArrayList<String>();
        if (!advice.judgedBy().equals(advice.category())) {
            grounds.add(borrowed(advice));
        }
        grounds.add(judged(advice));
        if (advice.tooRecent() > 0) {
            grounds.add(say(
                    "{0,plural,one{# customer} other{# customers}} bought for the first time after that: too recent to judge, left out.",
                    "Ещё {0,plural,one{# покупатель впервые купил} few{# покупателя впервые купили} many{# покупателей впервые купили} other{# покупателя впервые купили}} позже: о них судить рано, в расчёт они не вошли.",
                    advice.tooRecent()));
        }
        var hit = advice.hitPercent();
        if (hit != null) {
            grounds.add(say(
                    "Of {0,plural,one{the # customer} other{the # customers}} it catches, {1}% are really gone.",
                    "Из {0,plural,one{# пойманного} other{# пойманных}} действительно ушли {1} %.",
                    advice.caught(),
                    hit));
        }
        var pauses = advice.pausesPercent();
        if (pauses != null) {
            grounds.add(say(
                    "{1}% of the pauses that ended with a purchase lasted {0,plural,one{# day} other{# days}} or longer.",
                    "{1} % пауз, которые кончились покупкой, длились {0,plural,one{# день} few{# дня} many{# дней} other{# дня}} или дольше.",
                    advice.days(),
                    pauses));
        }
        return grounds;
    }

    private String judged(Advice advice) {
        var day = DayForms.inFull(locale).format(advice.judgedOn());
        return say(
                "Judged as of {0}: of those who had bought by then, {1,number} never came back in the {3,plural,one{# day} other{# days}} since, {2,number} did.",
                "По состоянию на {0}: из тех, кто уже покупал, за {3,plural,one{следующий # день} few{следующие # дня} many{следующие # дней} other{следующие # дня}} не вернулись {1,number}, вернулись {2,number}.",
                day,
                advice.gone(),
                advice.returned(),
                advice.judgedAfter());
    }

    private String borrowed(Advice advice) {
        return advice.judgedBy().isEmpty()
                ? say(
                        "“{0}” has too few repeated purchases to judge by: this is the whole shop.",
                        "В группе «{0}» повторных покупок слишком мало, чтобы судить: это цифры всего магазина.",
                        advice.category())
                : say(
                        "“{0}” has too few repeated purchases to judge by: this is “{1}”.",
                        "В группе «{0}» повторных покупок слишком мало, чтобы судить: это цифры группы «{1}».",
                        advice.category(),
                        advice.judgedBy());
    }

    private String say(String en, String ru, Object... arguments) {
        return new MessageFormat(russian ? ru : en, locale).format(arguments);
    }
}
