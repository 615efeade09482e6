-- Who may do what (trading_permissions), with which accounts (account_members). The gateway reads both, and honours them at once.

create table public.trading_permissions (
  user_id uuid primary key references auth.users (id) on delete cascade,
  level text not null check (level in ('viewer', 'paper_trader', 'real_trader', 'admin')),
  can_paper_trade boolean generated always as (level in ('paper_trader', 'real_trader', 'admin')) stored,
  can_real_trade boolean generated always as (level in ('real_trader', 'admin')) stored,
  valid_until timestamptz,
  updated_at timestamptz not null default now(),
  updated_by text not null default ''
);
comment on table public.trading_permissions is 'What a user may do. No row, or one that is no longer valid: nothing.';
comment on column public.trading_permissions.level is 'Each level includes the ones before it: viewer, paper_trader, real_trader, admin.';
comment on column public.trading_permissions.valid_until is 'From this instant on the row gives no permission; null: until somebody changes it.';
comment on column public.trading_permissions.updated_by is 'Who changed it last: a user id, or a database role. Set by a trigger, whatever was written.';

create table public.account_members (
  user_id uuid not null references auth.users (id) on delete cascade,
  account text not null check (account ~ '^[0-9]{10}$'),
  primary key (user_id, account)
);
create index account_members_account on public.account_members (account);
comment on table public.account_members is 'Which accounts a user sees and, where the level allows it, trades. An admin sees all without rows here.';

alter table public.trading_permissions enable row level security;
alter table public.account_members enable row level security;
-- Not forced: the functions below read these tables as their owner, for the policies of all others.
revoke all on public.trading_permissions, public.account_members from public, anon, authenticated, service_role;
grant select on public.trading_permissions, public.account_members to authenticated, kiwoom_mirror;
grant select, insert, update, delete on public.trading_permissions, public.account_members to service_role;

-- Whether the signed-in user has a permission that is valid now.
create function kiwoom.has_permission() returns boolean
language sql stable security definer
set search_path = ''
as $$
  select exists (
    select from public.trading_permissions p
    where p.user_id = (select auth.uid()) and (p.valid_until is null or p.valid_until > now()))
$$;

-- Whether the signed-in user is an admin now.
create function kiwoom.is_admin() returns boolean
language sql stable security definer
set search_path = ''
as $$
  select exists (
    select from public.trading_permissions p
    where p.user_id = (select auth.uid()) and p.level = 'admin' and (p.valid_until is null or p.valid_until > now()))
$$;

-- The accounts that the signed-in user may see now; an admin's own only, because a policy lets an admin see all before it asks here.
create function kiwoom.my_accounts() returns setof text
language sql stable security definer
set search_path = ''
as $$
  select m.account
  from public.account_members m
  where m.user_id = (select auth.uid()) and kiwoom.has_permission()
$$;

revoke all on function kiwoom.has_permission(), kiwoom.is_admin(), kiwoom.my_accounts() from public, anon;
grant execute on function kiwoom.has_permission(), kiwoom.is_admin(), kiwoom.my_accounts() to authenticated;

-- Own rows even when no longer valid: a dashboard has to be able to say why nothing else is there.
create policy "own row, and all for an admin" on public.trading_permissions for select to authenticated
  using (user_id = (select auth.uid()) or (select kiwoom.is_admin()));
create policy "own rows, and all for an admin" on public.account_members for select to authenticated
  using (user_id = (select auth.uid()) or (select kiwoom.is_admin()));
create policy "the gateway reads" on public.trading_permissions for select to kiwoom_mirror using (true);
create policy "the gateway reads" on public.account_members for select to kiwoom_mirror using (true);
