package org.encorecrm.demo.shop;

/** A customer with what the shop cannot know: how and what they like to buy. */
public record Shopper(Person person, Habit habit, Taste taste) {}
