-- What each session of the generator begins with. Foreign keys are not checked row by row: needs a superuser.
\set ON_ERROR_STOP on
set synchronous_commit = off;
set session_replication_role = replica;
set maintenance_work_mem = '512MB';
set work_mem = '256MB';
select setseed(0.42);
