package org.encorecrm.office.complaints;

import org.encorecrm.complaint.ComplaintView;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A manager sees complaints of the customers whose manager they are; a foreign one is as absent as a missing one. */
@Component
class SeenComplaints {

    private final Complaints complaints;
    private final JdbcClient jdbc;

    SeenComplaints(Complaints complaints, JdbcClient jdbc) {
        this.complaints = complaints;
        this.jdbc = jdbc;
    }

    static @Nullable String onlyOf(Member member) {
        return member.role() == Role.MANAGER ? member.login() : null;
    }

    ComplaintView get(long id, Member member) {
        var complaint = complaints.get(id);
        var only = onlyOf(member);
        if (only != null && !isOf(complaint.customerId(), only)) {
            throw new NotFoundException("There is no complaint " + id);
        }
        return complaint;
    }

    private boolean isOf(long customer, String manager) {
        return jdbc.sql("select exists (select from core.customer where id = :id and manager_login = :manager)")
                .param("id", customer)
                .param("manager", manager)
                .query(Boolean.class)
                .single();
    }
}
