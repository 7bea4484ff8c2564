package org.encorecrm.office.backtest;

import org.encorecrm.support.InvalidInputException;

/** Why the past cannot be asked, as a word of the bundle. */
public final class Refusal {

    private Refusal() {}

    public static String of(InvalidInputException refused) {
        return refused.violations().stream()
                .findFirst()
                .map(violation -> {
                    if (violation.message().contains("not known for the past")) {
                        return "backtest.refused.unknown";
                    }
                    return switch (violation.pointer()) {
                        case "/to" ->
                            violation.message().contains("future")
                                    ? "backtest.refused.future"
                                    : "backtest.refused.long";
                        case "/from" -> "backtest.refused.order";
                        case "/step" -> "backtest.refused.step";
                        case "/segment" -> "backtest.refused.byHand";
                        default -> "backtest.refused.unfinished";
                    };
                })
                .orElse("backtest.refused.unfinished");
    }
}
