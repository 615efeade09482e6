-- An account's orders, fills, positions, money, days, risk events and strategies, as the journal's projections write them.
--
-- Amounts are whole won, instants UTC. "version" is the place, in the row's stream, of the last event that is in the row: a reader that has an older
-- version reads again. "updated_at" is that event's instant.

-- The common protection of a table with an account column: members and admins read, the gateway's direct role writes what its
-- function needs, nobody else does anything. Used by this and later migrations.
create function kiwoom.protect_account_table(relation regclass) returns void
language plpgsql
set search_path = ''
as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format('revoke all on %s from public, anon, authenticated, service_role', relation);
  execute format('grant select on %s to authenticated', relation);
  execute format('grant select, insert, update, delete, truncate on %s to service_role, kiwoom_mirror', relation);
  execute format(
    'create policy "members and admins read" on %s for select to authenticated '
    'using ((select kiwoom.is_admin()) or account = any (array(select kiwoom.my_accounts())))', relation);
  execute format('create policy "the gateway writes" on %s for all to kiwoom_mirror using (true) with check (true)', relation);
end;
$$;
revoke all on function kiwoom.protect_account_table(regclass) from public, anon, authenticated, service_role;

create table public.orders (
  account text not null check (account ~ '^[0-9]{10}$'),
  client_order_id text not null,
  symbol text not null check (symbol ~ '^[0-9A-Z]{6}$'),
  side text not null check (side in ('buy', 'sell')),
  order_type text not null check (order_type in (
    'limit', 'market', 'conditional_limit', 'best_opposite', 'best_own', 'stop_limit', 'midpoint', 'pre_open_close', 'post_close')),
  time_in_force text not null check (time_in_force in ('day', 'immediate_or_cancel', 'fill_or_kill')),
  mode text not null check (mode in ('paper', 'real')),
  quantity bigint not null,
  price bigint,
  stop_price bigint,
  status text not null check (status in (
    'pending_new', 'new', 'partially_filled', 'filled', 'pending_cancel', 'canceled', 'pending_replace', 'rejected', 'expired', 'in_doubt')),
  cum_qty bigint not null,
  leaves_qty bigint not null,
  canceled_qty bigint not null,
  cum_amount bigint not null,
  broker_order_no text,
  external boolean not null,
  user_id text,
  strategy text,
  failed_checks jsonb not null,
  text text,
  placed_at timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null,
  primary key (account, client_order_id),
  check (cum_qty + leaves_qty + canceled_qty = quantity)
);
comment on table public.orders is 'Every order of an account, refused ones and those from elsewhere (HTS, MTS) included.';
comment on column public.orders.price is 'Won a share as last replaced; null where the order type has none.';
comment on column public.orders.cum_amount is 'Won: sum of price times quantity over the fills.';
comment on column public.orders.failed_checks is 'Why it was refused: a list of {check, text, limit, actual}.';
create index orders_by_time on public.orders (account, placed_at desc);
create index orders_open on public.orders (account) where leaves_qty > 0;
select kiwoom.protect_account_table('public.orders');

create table public.order_executions (
  account text not null check (account ~ '^[0-9]{10}$'),
  client_order_id text not null,
  execution_id text not null,
  trading_day date not null,
  broker_order_no text not null,
  symbol text not null check (symbol ~ '^[0-9A-Z]{6}$'),
  side text not null check (side in ('buy', 'sell')),
  quantity bigint not null check (quantity > 0),
  price bigint not null,
  amount bigint not null,
  cum_qty bigint not null,
  leaves_qty bigint not null,
  commission bigint not null,
  tax bigint not null,
  executed_at timestamptz not null,
  source text not null check (source in ('reported', 'reconciled')),
  strategy text,
  updated_at timestamptz not null,
  version bigint not null,
  -- Without the order: the fills of an order from elsewhere that turns out to be one of ours go over to that one.
  primary key (account, execution_id)
);
comment on table public.order_executions is 'Every fill, once.';
comment on column public.order_executions.source is 'reported: by Kiwoom as it happened; reconciled: found later in Kiwoom''s lists, perhaps several fills in one.';
create index order_executions_by_time on public.order_executions (account, executed_at desc);
create index order_executions_by_order on public.order_executions (account, client_order_id);
select kiwoom.protect_account_table('public.order_executions');

create table public.positions (
  account text not null check (account ~ '^[0-9]{10}$'),
  symbol text not null check (symbol ~ '^[0-9A-Z]{6}$'),
  quantity bigint not null,
  sellable bigint not null,
  cost_amount bigint not null,
  average_cost numeric(20, 4) not null,
  gross_profit bigint not null,
  realised_profit bigint not null,
  commission bigint not null,
  tax bigint not null,
  updated_at timestamptz not null,
  version bigint not null,
  primary key (account, symbol)
);
comment on table public.positions is 'What is held of an issue, and what it earned; quantity 0 once everything is sold.';
comment on column public.positions.sellable is 'Shares not already being sold.';
comment on column public.positions.realised_profit is 'Won realised, less all commissions and taxes paid on the issue.';
select kiwoom.protect_account_table('public.positions');

create table public.balances (
  account text primary key check (account ~ '^[0-9]{10}$'),
  cash bigint not null,
  reserved_cash bigint not null,
  cost_amount bigint not null,
  gross_profit bigint not null,
  realised_profit bigint not null,
  commission bigint not null,
  tax bigint not null,
  cash_difference bigint not null,
  trading_day date,
  updated_at timestamptz not null,
  version bigint not null
);
comment on table public.balances is 'An account''s money.';
comment on column public.balances.reserved_cash is 'The part of the cash that open buys hold.';
comment on column public.balances.cash_difference is 'Kiwoom''s cash less ours when last compared; 0 for none.';
select kiwoom.protect_account_table('public.balances');

create table public.daily_performance (
  account text not null check (account ~ '^[0-9]{10}$'),
  trading_day date not null,
  opening_equity bigint,
  closing_equity bigint,
  cash bigint,
  market_value bigint,
  realised_profit bigint not null,
  commission bigint not null,
  tax bigint not null,
  executions integer not null,
  updated_at timestamptz not null,
  version bigint not null,
  primary key (account, trading_day)
);
comment on table public.daily_performance is 'One row for each trading day of an account; closing figures are null until the day is closed.';
select kiwoom.protect_account_table('public.daily_performance');

create table public.risk_events (
  account text not null check (account ~ '^[0-9]{10}$'),
  sequence_nr bigint not null,
  at timestamptz not null,
  kind text not null check (kind in (
    'order_rejected', 'kill_switch_engaged', 'kill_switch_released', 'risk_limits_changed', 'strategy_limits_changed', 'daily_loss_limit_reached',
    'position_difference_found', 'cash_difference_found', 'order_in_doubt', 'change_in_doubt', 'in_doubt_resolved', 'report_not_explained')),
  client_order_id text,
  symbol text,
  user_id text,
  text text,
  details jsonb not null,
  updated_at timestamptz not null,
  version bigint not null,
  primary key (account, sequence_nr)
);
comment on table public.risk_events is 'What a person watching the risk of an account must see.';
create index risk_events_by_time on public.risk_events (account, at desc);
select kiwoom.protect_account_table('public.risk_events');

create table public.strategies (
  strategy text primary key,
  account text not null check (account ~ '^[0-9]{10}$'),
  kind text not null,
  mode text not null check (mode in ('paper', 'real')),
  state text not null check (state in ('running', 'stopped')),
  symbols text[] not null,
  parameters jsonb not null,
  budget bigint not null,
  user_id text,
  started_at timestamptz not null,
  stopped_at timestamptz,
  updated_at timestamptz not null,
  version bigint not null
);
comment on table public.strategies is 'Strategies as they were last started, and whether they run.';
comment on column public.strategies.budget is 'Won it may have at the market at once, at cost.';
create index strategies_account on public.strategies (account);
select kiwoom.protect_account_table('public.strategies');
