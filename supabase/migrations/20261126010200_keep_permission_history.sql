-- Every change of a permission, whoever makes it and however: kept for ever, and told to the gateways that listen.

create table kiwoom.permission_change (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  changed_by text not null,
  user_id uuid not null,
  relation text not null check (relation in ('trading_permissions', 'account_members')),
  action text not null check (action in ('INSERT', 'UPDATE', 'DELETE')),
  before jsonb,
  after jsonb
);
create index permission_change_user on kiwoom.permission_change (user_id);
comment on table kiwoom.permission_change is 'History of trading_permissions and account_members. Rows are added by triggers and never changed.';
revoke all on kiwoom.permission_change from public, anon, authenticated, service_role;
grant select on kiwoom.permission_change to service_role;

-- Who acts: the signed-in user; without one the role that was taken on, or the one that logged in.
create function kiwoom.acting_user() returns text
language sql stable
set search_path = ''
as $$
  select coalesce(auth.uid()::text, nullif(current_setting('role', true), 'none'), session_user::text)
$$;

create function kiwoom.stamp_permission() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  new.updated_by := kiwoom.acting_user();
  return new;
end;
$$;

create trigger stamp before insert or update on public.trading_permissions
  for each row execute function kiwoom.stamp_permission();

create function kiwoom.record_permission_change() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  whose uuid;
begin
  -- A row that changes hands takes from one user and gives to another: both are told.
  if tg_op <> 'INSERT' then
    whose := old.user_id;
    perform pg_notify('kiwoom_permissions', whose::text);
  end if;
  if tg_op <> 'DELETE' then
    whose := new.user_id;
    perform pg_notify('kiwoom_permissions', whose::text);
  end if;
  insert into kiwoom.permission_change (changed_by, user_id, relation, action, before, after)
  values (kiwoom.acting_user(), whose, tg_table_name, tg_op,
    case when tg_op <> 'INSERT' then to_jsonb(old) end,
    case when tg_op <> 'DELETE' then to_jsonb(new) end);
  return null;
end;
$$;

create trigger record_change after insert or update or delete on public.trading_permissions
  for each row execute function kiwoom.record_permission_change();
create trigger record_change after insert or update or delete on public.account_members
  for each row execute function kiwoom.record_permission_change();

create function kiwoom.refuse_change() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception '% of %.% is refused: its rows are kept as they were written', lower(tg_op), tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end;
$$;

create trigger refuse_change before update or delete or truncate on kiwoom.permission_change
  for each statement execute function kiwoom.refuse_change();

create function kiwoom.refuse_truncate() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'truncate of %.% is refused: delete its rows, so that the change is recorded and told', tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end;
$$;

create trigger refuse_truncate before truncate on public.trading_permissions
  for each statement execute function kiwoom.refuse_truncate();
create trigger refuse_truncate before truncate on public.account_members
  for each statement execute function kiwoom.refuse_truncate();

revoke all on function
  kiwoom.acting_user(), kiwoom.stamp_permission(), kiwoom.record_permission_change(), kiwoom.refuse_change(), kiwoom.refuse_truncate()
  from public, anon, authenticated, service_role;
-- The stamping trigger runs as the writer.
grant execute on function kiwoom.acting_user() to service_role;
