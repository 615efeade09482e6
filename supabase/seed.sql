-- For a local stack ('supabase start', 'supabase db reset'): a user, an account and prices to look at. It may be run again.
--
-- The user has no password, and nobody receives mail at example.test but the local stack's own mail box: there he signs in with a link.
-- He may look, not trade. docs/supabase.md tells how to make an admin.

insert into auth.users (
  id, instance_id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token, email_change, email_change_token_new,
  raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values (
  '00000000-0000-4000-8000-000000000001', '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated', 'viewer@example.test', '', now(), '', '', '', '',
  '{"provider": "email", "providers": ["email"]}', '{}', now(), now())
on conflict do nothing;

insert into public.trading_permissions (user_id, level)
select id, 'viewer' from auth.users where id = '00000000-0000-4000-8000-000000000001'
on conflict do nothing;

insert into public.account_members (user_id, account)
select id, '8012345611' from auth.users where id = '00000000-0000-4000-8000-000000000001'
on conflict do nothing;

-- Version 0: the gateway's first price takes its place.
insert into public.real_time_prices (symbol, price, volume, "timestamp", updated_at, version) values
  ('005930', 70000, 0, now(), now(), 0),
  ('000660', 200000, 0, now(), now(), 0),
  ('005380', 250000, 0, now(), now(), 0),
  ('035420', 200000, 0, now(), now(), 0),
  ('069500', 35000, 0, now(), now(), 0)
on conflict do nothing;
