package org.encorecrm.demo.shop;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a shop's backend would post: the demo shop speaks the same language as any other. */
public final class Documents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CURRENCY = "RUB";

    private final ZoneId zone;

    public Documents(ZoneId zone) {
        this.zone = zone;
    }

    public ObjectNode product(Good good) {
        var product = JSON.createObjectNode()
                .put("sku", good.sku())
                .put("name", good.name())
                .put("category", good.category())
                .put("brand", good.brand())
                .put("price", good.price())
                .put("currency", CURRENCY)
                .put("available", true)
                .put("url", good.url())
                .put("weight", good.weight());
        var accessories = product.putArray("accessories");
        good.goesWith().forEach(accessories::add);
        return product;
    }

    public ObjectNode customer(LifeStory story) {
        var customer = customer(story.person());
        own(customer, story.own());
        return customer;
    }

    public ObjectNode customer(Person person) {
        var customer = identity(person)
                .put("middleName", person.middleName())
                .put("lastName", person.lastName())
                .put("sex", person.sex().code())
                .put("visitorId", person.visitorId())
                .put("timeZone", person.place().zone())
                .put("registeredAt", at(person.registeredAt()));
        put(customer, "birthDate", person.birthDate());
        put(customer, "loyaltyCard", person.loyaltyCard());
        put(customer, "managerLogin", person.managerLogin());
        address(customer.putObject("address"), person);
        person.tags().forEach(customer.putArray("tags")::add);
        utm(customer, person.campaign());
        var consents = customer.putArray("consents");
        person.consents()
                .forEach(word -> consents.addObject()
                        .put("channel", word.channel())
                        .put("purpose", word.purpose())
                        .put("granted", word.granted())
                        .put("at", at(word.at()))
                        .put("evidence", word.evidence())
                        .put("textVersion", 1)
                        .put("language", "ru")
                        .put("page", "https://shop.example/join"));
        return customer;
    }

    public Stream<ObjectNode> orders(LifeStory story) {
        return story.purchases().stream().map(purchase -> order(purchase, story.person()));
    }

    public ObjectNode order(Purchase purchase, Person person) {
        var order = JSON.createObjectNode()
                .put("externalId", purchase.externalId())
                .put("number", purchase.number())
                .put("placedAt", at(purchase.placedAt()))
                .put("updatedAt", at(purchase.placedAt()))
                .put("status", purchase.status())
                .put("statusAt", at(purchase.statusAt()))
                .put("currency", CURRENCY)
                .put("total", purchase.total())
                .put("discount", purchase.discount())
                .put("visitorId", person.visitorId());
        order.set("customer", identity(person));
        lines(order.putArray("items"), purchase.lines());
        var delivery = order.putObject("delivery")
                .put("method", purchase.deliveryMethod())
                .put("cost", purchase.deliveryCost());
        address(delivery.putObject("address"), person);
        order.putObject("payment")
                .put("method", purchase.paymentMethod())
                .put("status", purchase.paid() ? "paid" : "pending");
        put(order, "promoCode", purchase.promoCode());
        own(order, OwnWords.of(purchase));
        utm(order, purchase.campaign());
        return order;
    }

    /** The least a shop has to post about an order. */
    public ObjectNode example(Purchase purchase, Person person) {
        var order = JSON.createObjectNode();
        order.putObject("customer").put("externalId", person.externalId());
        order.put("currency", CURRENCY).put("total", purchase.total());
        var items = order.putArray("items");
        purchase.lines().forEach(line -> line(items, line));
        return order;
    }

    public ObjectNode event(SiteEvent happened) {
        var event = JSON.createObjectNode()
                .put("id", happened.id())
                .put("type", happened.type())
                .put("at", at(happened.at()))
                .put("visitorId", happened.visitorId());
        if (happened.customer() != null) {
            event.putObject("customer").put("externalId", happened.customer());
        }
        var good = happened.good();
        if (good != null) {
            event.put("url", good.url()).put("category", good.category());
            if (happened.type().equals("product_viewed")) {
                event.put("sku", good.sku());
            }
        }
        if (!happened.cart().isEmpty()) {
            var items = event.putArray("items");
            happened.cart().forEach(line -> line(items, line));
        }
        utm(event, happened.campaign());
        return event;
    }

    public ObjectNode event(Opinion said, Person person) {
        var event = JSON.createObjectNode().put("id", said.id()).put("at", at(said.at()));
        event.putObject("customer").put("externalId", person.externalId());
        var properties = event.putObject("properties");
        var review = said.review();
        if (review != null) {
            event.put("type", "review_left").put("sku", review.good().sku());
            properties.put("rating", review.rating()).put("order", review.order());
            put(properties, "text", review.text());
        }
        var answers = said.answers();
        if (answers != null) {
            event.put("type", "survey_answered");
            properties.put("survey", answers.survey());
            properties.set("answers", JSON.valueToTree(answers.byQuestion()));
        }
        return event;
    }

    private static void own(ObjectNode document, Map<String, Object> values) {
        if (!values.isEmpty()) {
            document.set("customFields", JSON.valueToTree(values));
        }
    }

    private static ObjectNode identity(Person person) {
        var identity = JSON.createObjectNode()
                .put("externalId", person.externalId())
                .put("email", person.email())
                .put("firstName", person.firstName());
        put(identity, "phone", person.phone());
        return identity;
    }

    private static void lines(ArrayNode items, List<Line> lines) {
        for (var line : lines) {
            var good = line.good();
            line(items, line)
                    .put("brand", good.brand())
                    .put("cost", good.cost())
                    .put("weight", good.weight());
        }
    }

    private static ObjectNode line(ArrayNode items, Line line) {
        var good = line.good();
        return items.addObject()
                .put("sku", good.sku())
                .put("name", good.name())
                .put("category", good.category())
                .put("quantity", line.quantity())
                .put("price", good.price());
    }

    private static void address(ObjectNode address, Person person) {
        Map.of(
                        "country", "RU",
                        "region", person.place().region(),
                        "city", person.place().city(),
                        "street", person.street(),
                        "house", person.house(),
                        "postalCode", person.place().postal() + "12")
                .forEach(address::put);
    }

    private static void utm(ObjectNode document, @Nullable Campaign campaign) {
        if (campaign != null) {
            document.putObject("utm")
                    .put("source", campaign.source())
                    .put("medium", campaign.medium())
                    .put("campaign", campaign.name());
        }
    }

    private static void put(ObjectNode document, String name, @Nullable Object value) {
        if (value != null) {
            document.put(name, value.toString());
        }
    }

    private String at(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime().toString();
    }
}
