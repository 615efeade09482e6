-- The journal's rows for auditors, and the signed heads of its streams.

create table public.audit_log (
  stream text not null,
  sequence_nr bigint not null check (sequence_nr > 0),
  at timestamptz not null,
  event text not null,
  account text check (account ~ '^[0-9]{10}$'),
  command text,
  user_id text,
  strategy text,
  data jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  prev_hash text not null check (prev_hash ~ '^[0-9a-f]{64}$'),
  updated_at timestamptz not null,
  version bigint not null,
  primary key (stream, sequence_nr)
);
comment on table public.audit_log is 'Every event of every stream. "hash" is the journal row''s SHA-256, "prev_hash" that of its predecessor in the stream.';
comment on column public.audit_log.event is 'The event''s name and schema version.';
comment on column public.audit_log.account is 'The account whose event it is; null for an event of no account, which only admins see.';
create index audit_log_account on public.audit_log (account, at desc);
select kiwoom.protect_account_table('public.audit_log');

create table public.signed_heads (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  document text not null,
  signature text not null,
  key_id text not null
);
comment on table public.signed_heads is 'Heads of all streams at an instant, signed by the gateway. "document" is the exact text that was signed. Rows are never changed.';

alter table public.signed_heads enable row level security;
alter table public.signed_heads force row level security;
revoke all on public.signed_heads from public, anon, authenticated, service_role;
revoke all on sequence public.signed_heads_id_seq from public, anon, authenticated, service_role;
grant select on public.signed_heads to authenticated;
grant select, insert on public.signed_heads to service_role, kiwoom_mirror;
create trigger refuse_change before update or delete or truncate on public.signed_heads
  for each statement execute function kiwoom.refuse_change();
-- A document names the streams of all accounts.
create policy "admins read" on public.signed_heads for select to authenticated using ((select kiwoom.is_admin()));
create policy "the gateway reads" on public.signed_heads for select to kiwoom_mirror using (true);
create policy "the gateway adds" on public.signed_heads for insert to kiwoom_mirror with check (true);
