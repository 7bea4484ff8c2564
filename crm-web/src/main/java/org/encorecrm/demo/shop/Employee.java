package org.encorecrm.demo.shop;

import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Somebody who works in the demo shop's back office. */
public record Employee(String login, String name, String role) {

    public static List<Employee> all() {
        return Resources.read("staff.json", new TypeReference<>() {});
    }

    static List<String> managers() {
        return all().stream()
                .filter(employee -> employee.role.equals("manager"))
                .map(Employee::login)
                .toList();
    }
}
