GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role};
-- A backup reads it.
GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
GRANT EXECUTE ON FUNCTION
    {schema}.append_events(text, bigint, integer, text[], bigint[], bytea[], bigint[], bytea[], text[], bigint[], bigint[], text[], bytea[]),
    {schema}.save_snapshot(text, bigint, bigint, integer, text, bigint, text, bytea),
    {schema}.demand_room(),
    {schema}.mark_copy(text, bigint, text),
    {schema}.take_lease(text, bigint, text, text, bigint),
    {schema}.renew_lease(text, bigint, text, text, bigint) TO {role};
