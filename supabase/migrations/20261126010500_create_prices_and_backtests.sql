-- What belongs to no account: the newest price of each issue, and results of backtests.

create table public.real_time_prices (
  symbol text primary key check (symbol ~ '^[0-9A-Z]{6}$'),
  price bigint not null,
  volume bigint not null,
  best_ask bigint,
  best_bid bigint,
  open bigint,
  high bigint,
  low bigint,
  "timestamp" timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null
);
comment on table public.real_time_prices is 'The newest price of each issue that the gateway watches; coalesced, so not every trade.';
comment on column public.real_time_prices.version is 'Grows with every price, restarts of the gateway included: an older one never takes the place of a newer.';

alter table public.real_time_prices enable row level security;
alter table public.real_time_prices force row level security;
revoke all on public.real_time_prices from public, anon, authenticated, service_role;
grant select on public.real_time_prices to authenticated;
grant select, insert, update, delete, truncate on public.real_time_prices to service_role, kiwoom_mirror;
create policy "whoever has a permission reads" on public.real_time_prices for select to authenticated using ((select kiwoom.has_permission()));
create policy "the gateway writes" on public.real_time_prices for all to kiwoom_mirror using (true) with check (true);

create table public.backtest_results (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references auth.users (id) on delete cascade,
  strategy text not null,
  parameters jsonb not null,
  from_day date not null,
  until_day date not null,
  result jsonb not null,
  created_at timestamptz not null default now(),
  check (from_day <= until_day)
);
comment on table public.backtest_results is 'Results of backtests; the service role writes them.';
comment on column public.backtest_results.user_id is 'Whose it is: he and admins see it. Null: everybody with a permission.';
create index backtest_results_user on public.backtest_results (user_id);

alter table public.backtest_results enable row level security;
alter table public.backtest_results force row level security;
revoke all on public.backtest_results from public, anon, authenticated, service_role;
grant select on public.backtest_results to authenticated;
grant select, insert, update, delete on public.backtest_results to service_role;
create policy "own, everybody's, and all for an admin" on public.backtest_results for select to authenticated
  using ((select kiwoom.is_admin()) or ((select kiwoom.has_permission()) and (user_id is null or user_id = (select auth.uid()))));
