-- Undoing a merge asks which later ones moved the same row again; so does deleting the row.
create index task_merge_task on campaigns.task_merge (task_id);
create index merged_message_message on campaigns.merged_message (message_id);
