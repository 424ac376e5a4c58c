-- The running program owns nothing here: it reads and adds; positions are the database's.
revoke all on all functions in schema events from public;
grant usage on schema events to ${program};
grant select on events.event, events.counter to ${program};
grant insert (recorded_at, aggregate_id, event_id, key_id, sequence, occurred_on, revision, name, correlation_id,
              causation_id, payload, metadata, request, fingerprint, hash) on events.event to ${program};
grant execute on function events.take_numbers, events.lock_appends to ${program};
