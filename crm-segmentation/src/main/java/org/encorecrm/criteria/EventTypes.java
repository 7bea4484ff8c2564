package org.encorecrm.criteria;

import java.util.List;

/** The events a shop usually sends; any other lower_snake_case name is as good. */
public final class EventTypes {

    public static final List<Option> KNOWN = List.of(
            Option.of("product_viewed", "Viewed a product", "Просмотр товара"),
            Option.of("category_viewed", "Viewed a category", "Просмотр категории"),
            Option.of("page_viewed", "Viewed a page", "Просмотр страницы"),
            Option.of("searched", "Searched", "Поиск на сайте"),
            Option.of("cart_updated", "Changed the cart", "Изменение корзины"),
            Option.of("cart_cleared", "Cleared the cart", "Очистка корзины"),
            Option.of("checkout_started", "Started the checkout", "Начало оформления"),
            Option.of("registered", "Registered", "Регистрация"),
            Option.of("subscribed", "Subscribed", "Подписка"),
            Option.of("form_submitted", "Sent a form", "Отправка формы"),
            Option.of("file_downloaded", "Downloaded a file", "Скачивание файла"),
            Option.of("goal_reached", "Reached a goal", "Достижение цели"),
            Option.of("review_left", "Left a review", "Отзыв"),
            Option.of("survey_answered", "Answered a survey", "Ответ на опрос"));

    private EventTypes() {}

    static Label label(String type) {
        return KNOWN.stream()
                .filter(each -> each.value().equals(type))
                .map(Option::label)
                .findFirst()
                .orElse(new Label(type, type));
    }
}
