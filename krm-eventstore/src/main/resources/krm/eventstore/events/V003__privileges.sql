-- The running program owns nothing here: it reads, appends through events.append, and forgets old idempotency entries.
revoke all on all functions in schema events from public;
grant usage on schema events to ${program};
grant select on events.event, events.idempotency, events.counter to ${program};
grant delete on events.idempotency to ${program};
grant execute on function events.append to ${program};
grant execute on function events.lock_appends to ${program};
