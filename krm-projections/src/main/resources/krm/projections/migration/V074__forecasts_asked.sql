-- Which forecasts are asked for (S2.66): of all that is due, few are, and only this index tells them from the rest.
create index case_deadline_forecast on read_side.case_deadline (missed_after)
    where open and type = 'INTERIM_NOTICE' and missed_after > due_on;
