-- Whether a revision still has runs that go on by it.
create index scenario_run_unfinished on campaigns.scenario_run (scenario_id, revision)
    where state in ('active', 'paused', 'dead');
