-- One call through which the gateway publishes a signed head, once however often it is sent.

create unique index signed_heads_signature on public.signed_heads (signature);

create function public.kiwoom_publish_head(document text, signature text, key_id text) returns boolean
language plpgsql
set search_path = ''
as $$
#variable_conflict use_column
declare
  made_at timestamptz;
begin
  begin
    made_at := (kiwoom_publish_head.document::jsonb ->> 'at')::timestamptz;
  exception when others then
    made_at := null;
  end;
  if made_at is null or coalesce(kiwoom_publish_head.signature, '') = '' or coalesce(kiwoom_publish_head.key_id, '') = '' then
    raise exception 'not a signed head' using errcode = 'invalid_parameter_value';
  end if;
  insert into public.signed_heads (at, document, signature, key_id)
    values (made_at, kiwoom_publish_head.document, kiwoom_publish_head.signature, kiwoom_publish_head.key_id)
    on conflict (signature) do nothing;
  return found;
end;
$$;
comment on function public.kiwoom_publish_head(text, text, text) is 'Adds a signed head; false where it is there already.';

revoke all on function public.kiwoom_publish_head(text, text, text) from public, anon, authenticated, service_role;
grant execute on function public.kiwoom_publish_head(text, text, text) to service_role, kiwoom_mirror;
