-- The one way in which projections are written, by a direct connection and by REST.

-- Writes rows into a projection's table, whole: every column of every row is given, and no other.
create function kiwoom.write_rows(target kiwoom.projection, rows jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  relation regclass := format('public.%I', target.table_name)::regclass;
  columns text[];
  key_columns text[];
  odd record;
begin
  select array_agg(a.attname::text order by a.attnum) into columns
  from pg_catalog.pg_attribute a
  where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  select array_agg(a.attname::text) into key_columns
  from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
  where i.indrelid = relation and i.indisprimary;

  -- A row that is not an object, has a column too many, or one too few.
  select r.place, jsonb_typeof(r.value) as type,
    case when jsonb_typeof(r.value) = 'object' then (select string_agg(k, ', ') from jsonb_object_keys(r.value) k where k <> all (columns)) end as unknown,
    case when jsonb_typeof(r.value) = 'object' then (select string_agg(c, ', ') from unnest(columns) c where not r.value ? c) end as missing
  into odd
  from jsonb_array_elements(rows) with ordinality r (value, place)
  where case when jsonb_typeof(r.value) = 'object' then r.value - columns <> '{}' or not r.value ?& columns else true end
  order by r.place limit 1;
  if odd.place is not null then
    raise exception 'row % of % %', odd.place, target.table_name, case
        when odd.type <> 'object' then 'is not an object but ' || odd.type
        when odd.unknown is not null then 'has what the table does not know: ' || odd.unknown
        else 'lacks ' || odd.missing end
      using errcode = 'invalid_parameter_value', hint = 'The gateway and the migrations are of different versions: bring both up to date.';
  end if;

  execute format(
    'insert into %1$s as t (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, $1) on conflict (%3$s) do update set (%2$s) = row (%4$s)%5$s',
    relation,
    (select string_agg(quote_ident(c), ', ') from unnest(columns) c),
    (select string_agg(quote_ident(c), ', ') from unnest(key_columns) c),
    (select string_agg('excluded.' || quote_ident(c), ', ') from unnest(columns) c),
    case when target.has_streams then '' else ' where excluded.version > t.version' end)
  using rows;
end;
$$;

-- The streams of a batch, checked: one row each.
create function kiwoom.batch_streams(streams jsonb)
returns table (stream text, from_position bigint, from_hash text, to_position bigint, to_hash text)
language plpgsql immutable
set search_path = ''
as $$
declare
  s record;
begin
  if streams is null or jsonb_typeof(streams) <> 'array' then
    raise exception 'the batch has no list "streams"' using errcode = 'invalid_parameter_value';
  end if;
  if (select count(*) <> count(distinct e ->> 'stream') from jsonb_array_elements(streams) e) then
    raise exception 'a stream of the batch has no name, or is there twice' using errcode = 'invalid_parameter_value';
  end if;
  for s in select e as given, r.* from jsonb_array_elements(streams) e, jsonb_to_record(e) as r (stream text, "from" bigint, from_hash text, "to" bigint, to_hash text) loop
    if coalesce(s.stream, '') = '' or s."from" is null or s."from" < 0 or s."to" is null or s."to" <= s."from"
      or s.from_hash is null or s.from_hash !~ '^[0-9a-f]{64}$' or s.to_hash is null or s.to_hash !~ '^[0-9a-f]{64}$' then
      raise exception 'this is no step of a stream: %', s.given using
        errcode = 'invalid_parameter_value',
        hint = 'It needs stream, from (0 or more), to (above from), from_hash and to_hash (64 hexadecimal digits in lower case).';
    end if;
    stream := s.stream;
    from_position := s."from";
    from_hash := s.from_hash;
    to_position := s."to";
    to_hash := s.to_hash;
    return next;
  end loop;
end;
$$;

create function public.kiwoom_mirror(batch jsonb) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  genesis constant text := repeat('0', 64);
  target kiwoom.projection := kiwoom.projection_named(batch ->> 'projection');
  rows jsonb := batch -> 'rows';
  stray text;
  kept jsonb;
begin
  if rows is null or jsonb_typeof(rows) <> 'object' then
    raise exception 'the batch has no object "rows"' using errcode = 'invalid_parameter_value';
  end if;
  select string_agg(k, ', ') into stray from jsonb_object_keys(rows) k where k <> target.table_name::text;
  if stray is not null then
    raise exception 'the projection % does not write %', target.projection, stray using
      errcode = 'invalid_parameter_value', hint = format('It writes %s.', target.table_name);
  end if;
  rows := coalesce(rows -> target.table_name::text, '[]');
  if jsonb_typeof(rows) <> 'array' then
    raise exception 'the rows of % are no list', target.table_name using errcode = 'invalid_parameter_value';
  end if;
  if target.has_streams <> exists (select from kiwoom.batch_streams(batch -> 'streams')) then
    raise exception 'the projection % %', target.projection, case when target.has_streams
      then 'comes from streams, and the batch names none' else 'comes from no stream, and the batch names one' end
      using errcode = 'invalid_parameter_value';
  end if;

  perform pg_advisory_xact_lock_shared(kiwoom.lock_key(target.projection, null));
  -- In one order for all callers, so that none waits for another in a circle.
  perform pg_advisory_xact_lock(k.key)
  from (select kiwoom.lock_key(target.projection, s.stream) as key from kiwoom.batch_streams(batch -> 'streams') s order by key) k;

  -- A statement of its own, after the locks: it sees what their last holder committed.
  select jsonb_agg(jsonb_build_object('stream', s.stream, 'position', coalesce(p.position, 0), 'hash', coalesce(p.hash, genesis)) order by s.stream)
  into kept
  from kiwoom.batch_streams(batch -> 'streams') s
    left join kiwoom.projection_position p on p.projection = target.projection and p.stream = s.stream
  having bool_or(coalesce(p.position, 0) <> s.from_position or coalesce(p.hash, genesis) <> s.from_hash);
  if kept is not null then
    return jsonb_build_object('outcome', 'position_mismatch', 'positions', kept);
  end if;

  perform kiwoom.write_rows(target, rows);
  insert into kiwoom.projection_position as p (projection, stream, position, hash)
  select target.projection, s.stream, s.to_position, s.to_hash from kiwoom.batch_streams(batch -> 'streams') s
  on conflict (projection, stream) do update set position = excluded.position, hash = excluded.hash, updated_at = excluded.updated_at;
  return '{"outcome": "applied"}';
end;
$$;
comment on function public.kiwoom_mirror(jsonb) is
  'Writes a batch of a projection''s rows and moves its positions, all or nothing; where the kept positions are others, changes nothing and tells them.';

revoke all on function kiwoom.write_rows(kiwoom.projection, jsonb), kiwoom.batch_streams(jsonb), public.kiwoom_mirror(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function kiwoom.write_rows(kiwoom.projection, jsonb), kiwoom.batch_streams(jsonb), public.kiwoom_mirror(jsonb)
  to service_role, kiwoom_mirror;
