// Runs expressions on Supabase's own client: one JSON object a line in ({token, expression}), one a line out ({data, error, status, count} or {thrown}).
// Ends with its standard input.
import { createInterface } from 'node:readline';
import { createClient } from '@supabase/supabase-js';

const [address, anonymousKey] = process.argv.slice(2);

// A project's address has PostgREST under /rest/v1; here PostgREST is alone.
const atPostgrest = (input, init) => fetch(String(input).replace(`${address}/rest/v1/`, `${address}/`), init);

function clientOf(token) {
  return createClient(address, anonymousKey, {
    accessToken: async () => token, // null: the client sends its key, as before anybody signed in
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: atPostgrest },
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const { token, expression } = JSON.parse(line);
    const { data, error, status, count } = await new Function('db', `return ${expression}`)(clientOf(token));
    answer = { data, error, status, count };
  } catch (fault) {
    answer = { thrown: String(fault?.stack ?? fault) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
