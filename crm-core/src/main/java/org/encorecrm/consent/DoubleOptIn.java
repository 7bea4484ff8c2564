package org.encorecrm.consent;

import java.time.Duration;
import org.encorecrm.change.News;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** Whether the shop's word about advertising by e-mail is enough, or the mailbox is asked. */
@Component
public class DoubleOptIn {

    public static final String SETTING = "consent.doubleOptIn";
    public static final String CONFIRM_WITHIN = "consent.confirmWithinDays";

    private final Settings settings;
    private final News news;

    DoubleOptIn(Settings settings, News news) {
        this.settings = settings;
        this.news = news;
    }

    public boolean isOn() {
        return settings.get(SETTING, "false").equals("true");
    }

    /** How long a mailbox may take to confirm; seven days unless set. */
    public Duration confirmWithin() {
        try {
            return Duration.ofDays(Math.max(1, Long.parseLong(settings.get(CONFIRM_WITHIN, "7"))));
        } catch (NumberFormatException notANumber) {
            return Duration.ofDays(7);
        }
    }

    /** History is given by its evidence. What customers say themselves, here, needs no second word. */
    boolean asksAbout(Said said) {
        var word = said.word();
        return word.granted()
                && word.channel().equals(ConsentWord.EMAIL)
                && word.purpose().equals(ConsentWord.MARKETING)
                && said.origin() == Origin.SHOP
                && !said.quiet()
                && !said.address().isEmpty()
                && isOn()
                && !news.isHistory(word.at());
    }
}
