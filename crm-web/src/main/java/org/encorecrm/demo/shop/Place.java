package org.encorecrm.demo.shop;

import java.util.List;
import tools.jackson.core.type.TypeReference;

/** @param postal the first four digits of the postal codes there */
public record Place(String city, String region, double weight, String postal, String zone) {

    static List<Place> load() {
        return Resources.read("places.json", new TypeReference<>() {});
    }
}
