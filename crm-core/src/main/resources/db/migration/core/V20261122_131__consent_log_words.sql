create index concurrently if not exists consent_log_words on core.consent_log (customer_id, channel, purpose, address, at);
