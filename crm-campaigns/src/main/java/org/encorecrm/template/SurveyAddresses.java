package org.encorecrm.template;

/** Makes the addresses at which customers answer surveys. */
public interface SurveyAddresses {

    /** @param unsubscribeUrl the letter's; of a preview, whose way out leads nowhere, neither does this */
    String of(long surveyId, long customerId, String unsubscribeUrl);
}
