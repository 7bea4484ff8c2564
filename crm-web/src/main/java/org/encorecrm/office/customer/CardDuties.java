package org.encorecrm.office.customer;

import java.util.List;
import org.encorecrm.complaint.ComplaintQuery;
import org.encorecrm.complaint.ComplaintTargets;
import org.encorecrm.complaint.ComplaintView;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.task.TaskQuery;
import org.encorecrm.task.TaskRow;
import org.encorecrm.task.Tasks;
import org.springframework.stereotype.Component;

/** What is to be done for a customer: unanswered complaints first, then tasks, those that wait because of one too. */
@Component
class CardDuties {

    private final Complaints complaints;
    private final ComplaintTargets targets;
    private final Tasks tasks;

    CardDuties(Complaints complaints, ComplaintTargets targets, Tasks tasks) {
        this.complaints = complaints;
        this.targets = targets;
        this.tasks = tasks;
    }

    Duties of(long customer) {
        return new Duties(
                complaints
                        .find(ComplaintQuery.ofCustomer(customer, ComplaintQuery.Status.OPEN))
                        .items(),
                tasks.find(TaskQuery.ofCustomer(customer, TaskQuery.Status.OPEN))
                        .items(),
                targets.orders(customer));
    }

    /** @param orders what a new complaint may be about */
    record Duties(List<ComplaintView> complaints, List<TaskRow> tasks, List<ComplaintTargets.Target> orders) {

        public boolean none() {
            return complaints.isEmpty() && tasks.isEmpty();
        }
    }
}
