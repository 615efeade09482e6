GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role};
-- A backup reads it.
GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
