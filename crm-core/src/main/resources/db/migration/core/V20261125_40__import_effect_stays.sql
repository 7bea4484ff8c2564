-- Why an undo will leave it, as far as that is known before there is one.
alter table core.import_effect add column stays text;
