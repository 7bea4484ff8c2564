-- Time alone changes "opened a letter within 30 days": whom it changes is a range of one of these.
create index message_sent on campaigns.message (sent_at) where sent_at is not null;
create index message_delivered on campaigns.message (delivered_at) where delivered_at is not null;
create index message_complained on campaigns.message (complained_at) where complained_at is not null;
create index message_ended on campaigns.message (state, state_at) where state in ('bounced', 'suppressed');
create index message_kept_back on campaigns.message (enqueued_at)
    where reason in ('not_live', 'quiet_hours', 'cap', 'no_sender');
create index reaction_of_people on campaigns.reaction (kind, at) where not robot;
