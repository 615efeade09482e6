namespace Kiwoom.Specs.Supabase;

/// <summary>A database with the migrations, PostgREST before it and supabase-js as the reader: one for all specs, each of which brings users and accounts of its own.</summary>
internal sealed class SupabaseStack
{
    private static readonly Lazy<Task<SupabaseStack>> _shared = new(Start);
    private static int _accounts;
    private readonly SupabaseClient _client;

    private SupabaseStack(SupabaseDatabase database, SpecSigner signer, Uri rest, SupabaseClient client) =>
        (Database, Signer, Rest, _client) = (database, signer, rest, client);

    public static Task<SupabaseStack> Shared => _shared.Value;

    public SupabaseDatabase Database { get; }

    /// <summary>Whoever issues the tokens that PostgREST takes.</summary>
    public SpecSigner Signer { get; }

    /// <summary>Where PostgREST answers.</summary>
    public Uri Rest { get; }

    /// <summary>Runs an expression on supabase-js for somebody with a token; null for nobody.</summary>
    public Task<ClientAnswer> Ask(string? token, string expression) => _client.Ask(token, expression);

    /// <summary>Runs an expression on supabase-js for a signed-in user.</summary>
    public Task<ClientAnswer> Ask(Guid user, string expression) => _client.Ask(Signer.TokenOf(user), expression);

    /// <summary>The number of an account that no other spec has, with one row in every table that has an account.</summary>
    public async Task<string> AddAccount()
    {
        var account = $"8{Interlocked.Increment(ref _accounts):D9}";
        foreach (var (projection, table, row) in SampleRows.Of(account))
            (await Database.CallMirror(MirrorBatch.First(projection, table, SampleRows.StreamOf(account), row))).GetProperty("outcome").GetString().ShouldBe("applied");
        return account;
    }

    private static async Task<SupabaseStack> Start()
    {
        var database = await SupabaseDatabase.Create();
        var signer = new SpecSigner();
        var postgrest = await PostgrestProcess.Start(database.AuthenticatorUri, signer.KeySet);
        return new SupabaseStack(database, signer, postgrest.Address, SupabaseClient.Start(postgrest.Address, signer.TokenOf("anon")));
    }
}
