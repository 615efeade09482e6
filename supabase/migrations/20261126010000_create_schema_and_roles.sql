-- The schema that the REST interface does not show, and the database role of a gateway with a direct connection.

create schema if not exists kiwoom;
revoke all on schema kiwoom from public;

do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'kiwoom_mirror') then
    -- It cannot log in before an operator gives it a password: alter role kiwoom_mirror login password '…'.
    create role kiwoom_mirror nologin noinherit;
  end if;
exception
  when duplicate_object or unique_violation then null; -- roles belong to the server: another database's migration was quicker
end;
$$;

grant usage on schema public to kiwoom_mirror;
-- Policies call this schema's functions, so their callers need it. Its tables have grants of their own.
grant usage on schema kiwoom to authenticated, service_role, kiwoom_mirror;
