package org.encorecrm.criteria;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The field catalogue. Adding a criterion is adding an entry to one of the lists named here: the API, the constructor,
 * explain and the clock pick it up by themselves. Modules above add theirs as a {@link CriteriaSource}.
 */
public final class Catalogue {

    private static final List<CriteriaSource> SOURCES =
            ServiceLoader.load(CriteriaSource.class, Catalogue.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    /** What may become of a message; nothing where no module sends any. */
    public static final List<MessageKind> MESSAGES =
            SOURCES.stream().flatMap(source -> source.messageKinds().stream()).toList();

    /** What one may ask about a customer. */
    public static final FieldSet CUSTOMER = new FieldSet()
            .with(PersonFields.all())
            .with(OriginFields.all())
            .with(OrderFigures.all())
            .with(ScoreFields.all())
            .with(PreferenceFields.all())
            .with(LifecycleFields.all())
            .with(PredictionFields.all())
            .with(BinaryFields.all())
            .with(VisitFields.all())
            .with(CartFields.all())
            .with(FeedbackFields.all())
            .with(ConsentFields.all())
            .with(ComplaintFields.all())
            .with(SOURCES.stream()
                    .flatMap(source -> source.customerFields().stream())
                    .toList())
            .with("binary.weight.", BinaryFields.ofGroup("weight", "вес"), Theme.BINARY, BinaryFields::weight)
            .with("binary.word.", BinaryFields.ofGroup("word", "слово"), Theme.BINARY, BinaryFields::word)
            .with(
                    "binary.nextPurchaseShare.",
                    BinaryFields.ofGroup("next purchase, %", "следующая покупка, %"),
                    Theme.BINARY,
                    BinaryFields::nextPurchase)
            .with("reviews.count.", FeedbackFields.ofGroup("number", "число"), Theme.FEEDBACK, FeedbackFields::count)
            .with(
                    "reviews.averageRating.",
                    FeedbackFields.ofGroup("average rating", "средняя оценка"),
                    Theme.FEEDBACK,
                    FeedbackFields::averageRating)
            .with(
                    "reviews.lastRating.",
                    FeedbackFields.ofGroup("last rating", "последняя оценка"),
                    Theme.FEEDBACK,
                    FeedbackFields::lastRating)
            .with(
                    "reviews.lastAt.",
                    FeedbackFields.ofGroup("last one", "последний"),
                    Theme.FEEDBACK,
                    FeedbackFields::lastReview)
            .with(
                    FeedbackFields.ANSWERED,
                    new Label("Survey answered", "Ответил на опрос"),
                    Theme.FEEDBACK,
                    FeedbackFields::answeredAt,
                    FeedbackFields.OF_SURVEY)
            .with(
                    FeedbackFields.SURVEY,
                    new Label("Answer to a survey", "Ответ на опрос"),
                    Theme.FEEDBACK,
                    FeedbackFields::answer,
                    FeedbackFields.OF_QUESTION)
            .with(
                    ConsentFields.OF_PURPOSE,
                    new Label("Consent by channel and purpose", "Согласие по каналу и цели"),
                    Theme.CONSENT,
                    ConsentFields::ofPurpose,
                    ConsentFields.CHANNEL_AND_PURPOSE)
            .with(OwnFields.OF_CUSTOMER, new Label("Own field", "Своё поле"), Theme.OWN, OwnFields::undefined)
            .with(
                    PredictionFields.RUNS_OUT,
                    new Label("Goods run out", "Товары закончатся"),
                    Theme.PREDICTION,
                    PredictionFields::nextOrderOf);

    /** What one may ask about an event. */
    public static final FieldSet EVENT = new FieldSet()
            .with(EventFields.all())
            .with("properties.", new Label("Property", "Свойство"), Theme.EVENT, EventFields::property);

    /** What one may ask about a purchase. */
    public static final FieldSet PURCHASE = new FieldSet()
            .with(ItemFields.all())
            .with(OrderFields.all())
            .with(
                    OwnFields.OF_ORDER,
                    new Label("Own order field", "Своё поле заказа"),
                    Theme.OWN_OF_ORDER,
                    OwnFields::undefinedOfOrder);

    /** What one may ask about a message, whatever became of it. */
    public static final FieldSet MESSAGE = new FieldSet()
            .with(MESSAGES.stream()
                    .flatMap(kind -> kind.fields().fields().stream())
                    .toList());

    private Catalogue() {}

    public static Optional<MessageKind> message(String code) {
        return MESSAGES.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
