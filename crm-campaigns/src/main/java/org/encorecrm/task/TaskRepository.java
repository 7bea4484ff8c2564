package org.encorecrm.task;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface TaskRepository extends Repository<Task, Long> {

    Task saveAndFlush(Task task);

    Optional<Task> findById(long id);

    Optional<Task> findByDedupKey(String dedupKey);
}
