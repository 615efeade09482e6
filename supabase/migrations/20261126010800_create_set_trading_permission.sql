-- How an admin changes a permission from a dashboard. The first admin is made by an operator with SQL (docs/supabase.md).

create function public.set_trading_permission(target uuid, level text, accounts text[] default null, valid_until timestamptz default null)
returns jsonb
language plpgsql security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  wanted_level constant text := set_trading_permission.level;
  wanted_accounts constant text[] := set_trading_permission.accounts;
  wanted_until constant timestamptz := set_trading_permission.valid_until;
begin
  if not kiwoom.is_admin() then
    raise exception 'only an admin sets permissions' using errcode = 'insufficient_privilege';
  end if;
  if wanted_level is not null and wanted_level not in ('viewer', 'paper_trader', 'real_trader', 'admin') then
    raise exception 'there is no level %', quote_literal(wanted_level) using
      errcode = 'invalid_parameter_value', hint = 'Levels: viewer, paper_trader, real_trader, admin; null takes the permission and all accounts away.';
  end if;
  if exists (select from unnest(wanted_accounts) a where a is null or a !~ '^[0-9]{10}$') then
    raise exception 'an account number has ten digits' using errcode = 'invalid_parameter_value';
  end if;
  if wanted_until <= now() then
    raise exception 'valid_until has passed' using errcode = 'invalid_parameter_value', hint = 'To take a permission away, set the level to null.';
  end if;
  if not exists (select from auth.users u where u.id = target) then
    raise exception 'there is no user %', coalesce(target::text, 'without an id') using errcode = 'invalid_parameter_value';
  end if;

  -- Two admins who take each other's permission away at once must not both succeed.
  lock table public.trading_permissions in share row exclusive mode;
  if not kiwoom.is_admin() then
    raise exception 'only an admin sets permissions' using errcode = 'insufficient_privilege';
  end if;
  if (wanted_level is distinct from 'admin' or wanted_until is not null)
    and (select array_agg(p.user_id) = array[target] from public.trading_permissions p where p.level = 'admin' and p.valid_until is null) then
    raise exception 'this is the last admin whose permission has no end' using
      errcode = 'invalid_parameter_value', hint = 'Make another user an admin first.';
  end if;

  if wanted_level is null then
    delete from public.account_members m where m.user_id = target;
    delete from public.trading_permissions p where p.user_id = target;
  else
    if wanted_accounts is not null then
      delete from public.account_members m where m.user_id = target and m.account <> all (wanted_accounts);
      insert into public.account_members (user_id, account) select distinct target, a from unnest(wanted_accounts) a on conflict do nothing;
    end if;
    -- Last and always: whoever follows this row hears of changed accounts too.
    insert into public.trading_permissions (user_id, level, valid_until) values (target, wanted_level, wanted_until)
    on conflict (user_id) do update set level = excluded.level, valid_until = excluded.valid_until;
  end if;
  return jsonb_build_object(
    'user_id', target, 'level', wanted_level, 'valid_until', wanted_until,
    'accounts', (select coalesce(jsonb_agg(m.account order by m.account), '[]') from public.account_members m where m.user_id = target));
end;
$$;
comment on function public.set_trading_permission(uuid, text, text[], timestamptz) is
  'For admins: sets a user''s level (null: none), accounts (null: as they are) and end of validity (null: none).';

revoke all on function public.set_trading_permission(uuid, text, text[], timestamptz) from public, anon, service_role;
grant execute on function public.set_trading_permission(uuid, text, text[], timestamptz) to authenticated;
