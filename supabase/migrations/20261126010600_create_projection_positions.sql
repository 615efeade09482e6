-- How far each projection has come in each stream, and which table it writes.

create table kiwoom.projection (
  projection text primary key,
  table_name name not null unique,
  -- Prices come from no stream: of those the newest version wins.
  has_streams boolean not null default true
);
insert into kiwoom.projection (projection, table_name, has_streams) values
  ('orders', 'orders', true),
  ('executions', 'order_executions', true),
  ('positions', 'positions', true),
  ('balances', 'balances', true),
  ('risk_events', 'risk_events', true),
  ('strategies', 'strategies', true),
  ('daily_performance', 'daily_performance', true),
  ('audit_log', 'audit_log', true),
  ('prices', 'real_time_prices', false);

create table kiwoom.projection_position (
  projection text not null references kiwoom.projection (projection),
  stream text not null check (stream <> ''),
  position bigint not null check (position > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  updated_at timestamptz not null default now(),
  primary key (projection, stream)
);
comment on table kiwoom.projection_position is
  'The last event of a stream that is in a projection''s rows, and its journal row''s hash. Written in the transaction that writes the rows.';

revoke all on kiwoom.projection, kiwoom.projection_position from public, anon, authenticated, service_role;
grant select on kiwoom.projection to service_role, kiwoom_mirror;
grant select, insert, update, delete on kiwoom.projection_position to service_role, kiwoom_mirror;

-- The table that a projection writes; an error that names those there are.
create function kiwoom.projection_named(name text) returns kiwoom.projection
language plpgsql stable
set search_path = ''
as $$
declare
  found_one kiwoom.projection;
begin
  select p.* into found_one from kiwoom.projection p where p.projection = name;
  if found_one.projection is null then
    raise exception 'there is no projection %', coalesce(quote_literal(name), 'without a name') using
      errcode = 'invalid_parameter_value',
      hint = 'Projections: ' || (select string_agg(p.projection, ', ' order by p.projection) from kiwoom.projection p) || '.';
  end if;
  return found_one;
end;
$$;

create function public.kiwoom_positions(projection text) returns table (stream text, "position" bigint, hash text)
language plpgsql stable
set search_path = ''
as $$
#variable_conflict use_column
begin
  perform kiwoom.projection_named(kiwoom_positions.projection);
  return query
    select p.stream, p.position, p.hash
    from kiwoom.projection_position p
    where p.projection = kiwoom_positions.projection
    order by p.stream;
end;
$$;
comment on function public.kiwoom_positions(text) is 'How far a projection has come: one row for each stream.';

-- A mirror call holds its projection's lock shared and its streams' locks alone; a reset holds the projection's lock alone.
create function kiwoom.lock_key(projection text, stream text) returns bigint
language sql immutable
set search_path = ''
as $$
  select hashtextextended(jsonb_build_array('kiwoom_mirror', projection, stream)::text, 0)
$$;

create function public.kiwoom_reset(projection text) returns bigint
language plpgsql
set search_path = ''
as $$
#variable_conflict use_column
declare
  target kiwoom.projection := kiwoom.projection_named(kiwoom_reset.projection);
  removed bigint;
begin
  perform pg_advisory_xact_lock(kiwoom.lock_key(target.projection, null));
  execute format('lock table public.%I in access exclusive mode', target.table_name);
  execute format('select count(*) from public.%I', target.table_name) into removed;
  -- Truncated, not deleted: it is quick whatever the size, and Realtime would send the keys of deleted rows to every subscriber.
  execute format('truncate table public.%I', target.table_name);
  delete from kiwoom.projection_position p where p.projection = target.projection;
  return removed;
end;
$$;
comment on function public.kiwoom_reset(text) is 'Removes a projection''s rows and positions, to be written anew from the journal. Gives how many rows were removed.';

revoke all on function
  kiwoom.projection_named(text), kiwoom.lock_key(text, text), public.kiwoom_positions(text), public.kiwoom_reset(text)
  from public, anon, authenticated, service_role;
grant execute on function
  kiwoom.projection_named(text), kiwoom.lock_key(text, text), public.kiwoom_positions(text), public.kiwoom_reset(text)
  to service_role, kiwoom_mirror;
