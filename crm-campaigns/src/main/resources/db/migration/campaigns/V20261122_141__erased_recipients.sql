-- What remains of an erased customer is nobody: their messages and tasks say nothing personal.
alter table campaigns.message add constraint message_to_nobody_is_empty check (customer_id > 0
    or variables = '{}' and num_nonnulls(address, detail, smtp_reply) = 0) not valid;
alter table campaigns.task add constraint task_about_nobody_is_empty
    check (customer_id > 0 or comment is null and state = 'done') not valid;
