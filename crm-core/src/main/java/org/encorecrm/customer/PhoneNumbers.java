package org.encorecrm.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers in any way people write them, kept as E.164. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** The trunk prefix of Russia and Kazakhstan written as if it were a country code: +8 (903) … */
    private static final Pattern PLUS_EIGHT = Pattern.compile("^\\+\\s*8(?=(\\D*\\d){10}\\D*$)");

    private PhoneNumbers() {}

    /** @param region ISO 3166-1 alpha-2, for numbers without a country code; null when it is no number */
    public static @Nullable Address normalise(String givenAs, String region) {
        var text = NUMBERS.getCountryCodeForRegion(region) == 7
                ? PLUS_EIGHT.matcher(givenAs.strip()).replaceFirst("8")
                : givenAs;
        try {
            var number = NUMBERS.parse(text, region);
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? new Address(NUMBERS.format(number, PhoneNumberFormat.E164), givenAs)
                    : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}
