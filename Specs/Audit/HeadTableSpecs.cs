using System.Security.Cryptography;
using Kiwoom.Gateway.Audit;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Supabase;
using Kiwoom.Specs.Supabase;
using Npgsql;

namespace Kiwoom.Specs.Audit;

/// <summary>Heads in the mirror's database, by both ways, with the real servers.</summary>
[Trait("Category", "Process")]
public sealed class HeadTableSpecs : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_head_is_in_the_table_once_by_either_way_and_can_be_verified_there()
    {
        await using var database = await SupabaseDatabase.Create();
        using var signer = new SpecSigner();
        await using var rest = await PostgrestProcess.Start(database.AuthenticatorUri, signer.KeySet);
        await using var direct = new DirectTarget(database.Mirror);
        await using var byRest = new RestTarget(rest.Address, SecretKey.Parse(signer.TokenOf("service_role"), "a spec"));
        var (first, second) = (Head(1, null), Head(2, Head(1, null)));
        foreach (var sink in (IHeadSink[])[new TableSink(direct), new TableSink(byRest)])
        {
            await sink.Send(first, CancellationToken.None);
            await sink.Send(second, CancellationToken.None);
        }

        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT document, signature, key_id FROM public.signed_heads ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var kept = new List<SignedHead>();
        while (await reader.ReadAsync())
            kept.Add(new SignedHead(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        kept.ShouldBe([first, second]);
        HeadFile.Check(kept, _key).Select(d => d.Streams[0].SequenceNr).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_is_no_head_is_refused()
    {
        await using var database = await SupabaseDatabase.Create();
        await using var direct = new DirectTarget(database.Mirror);

        await Should.ThrowAsync<TargetRefusedException>(() => direct.Publish(new SignedHead("not json", "s", "k"), CancellationToken.None));
        await Should.ThrowAsync<TargetRefusedException>(() => direct.Publish(new SignedHead("""{"at":"2026-11-24T00:00:00Z"}""", "", "k"), CancellationToken.None));
    }

    private SignedHead Head(long sequenceNr, SignedHead? last) => _heads.TryGetValue(sequenceNr, out var made) ? made : _heads[sequenceNr] = SignedHead.Sign(
        new HeadDocument(HeadDocument.CurrentFormat, new DateTimeOffset(2026, 11, 24, 6, 30, 0, TimeSpan.Zero), last?.DocumentHash() ?? HeadDocument.NoPrevious, [new StreamEnd("account-8012345611", sequenceNr, new string('a', 64))]), _key);

    private readonly Dictionary<long, SignedHead> _heads = [];
}
