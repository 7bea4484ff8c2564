package org.encorecrm.feedback;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.activity.EventTypes;
import org.encorecrm.activity.RecordedEvent;
import org.encorecrm.activity.TypedEvents;
import org.encorecrm.support.Columns;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews of products: {@code {"rating": 4, "text": "…", "order": "o-20001"}}; the product is the event's. */
@Repository
class ReviewEvents implements TypedEvents {

    private final JdbcClient jdbc;

    ReviewEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return EventTypes.REVIEW_LEFT;
    }

    @Override
    public void check(Document properties) {
        var review = read(0, properties);
        if (review.isEmpty() && !properties.has("rating") && !properties.has("text")) {
            properties.reject("", "needs a rating from 1 to 5 or a text");
        }
    }

    private static Review read(long event, Document properties) {
        return new Review(
                event,
                properties.integer("rating", 1, 5).orNull(),
                properties.prose("text", 10_000).orNull(),
                properties.text("order", 200).orNull());
    }

    /** An order or a product nobody knows is no reason to lose a review. */
    @Override
    public void recorded(List<RecordedEvent> events) {
        var rows = new ArrayList<Review>();
        for (var event : events) {
            var review = read(event.id(), Document.of(event.properties()));
            if (!review.isEmpty()) {
                rows.add(review);
            }
        }
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void insert(List<Review> rows) {
        jdbc.sql("""
                        insert into core.review (event_id, rating, text, order_external_id)
                        select * from unnest(:event::bigint[], :rating::smallint[], :text::text[], :order::text[])
                        """)
                .params(Columns.of(rows)
                        .add("event", Review::event)
                        .add("rating", Review::rating)
                        .add("text", Review::text)
                        .add("order", Review::order)
                        .params())
                .update();
    }

    private record Review(
            long event,
            @Nullable Integer rating,
            @Nullable String text,
            @Nullable String order) {

        boolean isEmpty() {
            return rating == null && text == null;
        }
    }
}
