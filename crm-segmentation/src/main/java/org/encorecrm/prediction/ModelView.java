package org.encorecrm.prediction;

/** A fitted BG/NBD model as others may see it; {@code timeUnit} is the unit of {@code alpha}, ISO-8601. */
public record ModelView(
        double r, double alpha, double a, double b, double logLikelihood, long customers, String timeUnit) {

    static ModelView of(Model model) {
        var orders = model.orders();
        return new ModelView(
                orders.r(),
                orders.alpha(),
                orders.a(),
                orders.b(),
                model.logLikelihood(),
                model.customers(),
                "P" + Model.TIME_UNIT.toDays() + "D");
    }
}
