namespace Kiwoom.Specs.Supabase;

/// <summary>What a database's catalog says of its protection. Each question gives what is wrong, or the whole of what is allowed.</summary>
internal sealed class Catalog(SupabaseDatabase database)
{
    /// <summary>All tables that the REST interface shows.</summary>
    public Task<List<string>> Tables() => database.All<string>(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1");

    /// <summary>Tables that have an account column.</summary>
    public Task<List<string>> AccountTables() => database.All<string>(
        "SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'account' AND table_name <> 'account_members' ORDER BY 1");

    /// <summary>Tables whose rows nobody checks.</summary>
    public Task<List<string>> Unprotected() => database.All<string>(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT relrowsecurity ORDER BY 1");

    /// <summary>Tables whose owner passes by the policies.</summary>
    public Task<List<string>> NotForced() => database.All<string>(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT relforcerowsecurity ORDER BY 1");

    /// <summary>Policies that let a signed-in user do more than read, or that are for everybody.</summary>
    public Task<List<string>> LoosePolicies() => database.All<string>(
        """
        SELECT format('%s: %s', tablename, policyname) FROM pg_policies
        WHERE schemaname = 'public' AND (roles && '{public,anon}' OR ('authenticated' = ANY (roles) AND cmd <> 'SELECT')) ORDER BY 1
        """);

    /// <summary>Columns that a policy compares.</summary>
    public Task<List<string>> PolicyColumns() => database.All<string>(PolicyColumnQuery + " ORDER BY 1");

    /// <summary>Those of them that no whole index begins with.</summary>
    public Task<List<string>> PolicyColumnsWithoutIndex() => database.All<string>(
        PolicyColumnQuery
        + " AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = p.polrelid AND i.indkey[0] = a.attnum AND i.indpred IS NULL AND i.indisvalid) ORDER BY 1");

    /// <summary>What a role may do with tables, columns and sequences of both schemas.</summary>
    public Task<List<string>> TableRights(string role) => database.All<string>(
        """
        SELECT DISTINCT format('%s %s.%s', lower(privilege), n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
          unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'USAGE']) privilege
        WHERE n.nspname IN ('public', 'kiwoom') AND CASE
          WHEN c.relkind = 'S' THEN privilege IN ('SELECT', 'UPDATE', 'USAGE') AND has_sequence_privilege($1, c.oid, CASE WHEN privilege IN ('SELECT', 'UPDATE', 'USAGE') THEN privilege ELSE 'USAGE' END)
          WHEN c.relkind NOT IN ('r', 'p', 'v', 'm', 'f') OR privilege = 'USAGE' THEN false
          WHEN privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_table_privilege($1, c.oid, privilege) OR has_any_column_privilege($1, c.oid, privilege)
          ELSE has_table_privilege($1, c.oid, privilege) END
        ORDER BY 1
        """,
        role);

    /// <summary>Functions of both schemas that a role may call.</summary>
    public Task<List<string>> Callable(string role) => database.All<string>(
        """
        SELECT format('%s.%s', n.nspname, p.proname) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'kiwoom') AND has_function_privilege($1, p.oid, 'EXECUTE') ORDER BY 1
        """,
        role);

    /// <summary>Functions of both schemas that run with their owner's rights.</summary>
    public Task<List<string>> Definers() => database.All<string>(
        """
        SELECT format('%s.%s', n.nspname, p.proname) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'kiwoom') AND p.prosecdef ORDER BY 1
        """);

    /// <summary>Functions of both schemas that find names by their caller's path.</summary>
    public Task<List<string>> WithoutOwnPath() => database.All<string>(
        """
        SELECT format('%s.%s', n.nspname, p.proname) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'kiwoom') AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=""'] ORDER BY 1
        """);

    /// <summary>What Realtime sends.</summary>
    public Task<List<string>> Published() => database.All<string>(
        "SELECT format('%s.%s', schemaname, tablename) FROM pg_publication_tables WHERE pubname = 'supabase_realtime' ORDER BY 1");

    /// <summary>The texts that a column's check lets in.</summary>
    public Task<List<string>> Texts(string table, string column) => database.All<string>(
        """
        SELECT m[1] FROM pg_constraint c, pg_attribute a, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''::text', 'g') m
        WHERE c.contype = 'c' AND c.conrelid = format('public.%I', $1)::regclass AND a.attrelid = c.conrelid AND a.attname = $2 AND c.conkey = ARRAY[a.attnum]
        """,
        table,
        column);

    // What a policy reads of its own table stands among the policy's dependencies.
    private const string PolicyColumnQuery =
        """
        SELECT DISTINCT format('%s.%s', c.relname, a.attname)
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
          JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p.polrelid AND d.refobjsubid > 0
          JOIN pg_attribute a ON a.attrelid = p.polrelid AND a.attnum = d.refobjsubid
        WHERE c.relnamespace = 'public'::regnamespace
        """;
}
