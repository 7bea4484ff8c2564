-- The floor of a full recomputation: what a person would type. Metrics by grouping, scores from them, ten segments as
-- ten set-based deltas.
\set ON_ERROR_STOP on
set work_mem = '256MB';
select '''' || now() + shift || '''::timestamptz' as now from core.business_clock \gset
\set among true
\ir tables.sql
truncate floor.metrics, floor.score;
\ir figures.sql
\ir cuts.sql
\ir scores.sql
\ir deltas.sql
