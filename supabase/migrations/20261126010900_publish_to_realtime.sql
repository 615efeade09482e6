-- What Supabase Realtime sends to dashboards.
--
-- Realtime checks row-level security for inserted and updated rows, and cannot for deleted ones: their primary keys go to every subscriber of the
-- table. So the replica identity stays the primary key, no projection deletes rows (kiwoom_reset truncates, which Realtime does not send), and
-- account_members, whose keys join users to account numbers, is not published: whoever sets accounts touches trading_permissions too.

do $$
declare
  published constant text[] := array[
    'orders', 'order_executions', 'positions', 'balances', 'daily_performance', 'risk_events', 'strategies', 'real_time_prices', 'trading_permissions'];
  relation text;
begin
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
  if exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime' and puballtables) then
    raise warning 'the publication supabase_realtime has all tables, account_members, audit_log and signed_heads among them';
    return;
  end if;
  foreach relation in array published loop
    if not exists (
      select from pg_catalog.pg_publication_tables
      where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = relation) then
      execute format('alter publication supabase_realtime add table public.%I', relation);
    end if;
  end loop;
end;
$$;
