-- The letters that have started today: the table grows by time, and letters of long ago hardly change.
create index message_begun on campaigns.message using brin (started_at) with (autosummarize = on);
