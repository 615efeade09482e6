using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security.Supabase;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary><c>supabase_auth</c> in <c>gateway.json</c>: what is wrong is said with the setting's name, and no secret is.</summary>
public sealed class SupabaseSettingsSpecs : IDisposable
{
    private const string Good = """
        {"supabase_auth":{"issuer":"https://abc.supabase.co/auth/v1","permissions":{"rest_url":"https://abc.supabase.co/rest/v1","rest_key_file":"rest.key"}}}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-settings-").FullName;

    [Fact]
    public void Without_it_only_the_gateways_own_tokens_are_good()
    {
        File.WriteAllText(Path.Combine(_directory, GatewaySettings.FileName), "{}");
        var settings = GatewaySettings.Load(_directory);
        settings.SupabaseAuth.ShouldBeNull();
        SupabaseUsers.Create(settings.SupabaseAuth, _directory, TimeProvider.System, NullLoggerFactory.Instance).ShouldBeNull();
    }

    [Fact]
    public void The_rest_follows_from_the_issuer()
    {
        var settings = Load(Good).SupabaseAuth!;
        (settings.KeysAddress.ToString(), settings.Audience, settings.LegacyHs256SecretFile).ShouldBe(("https://abc.supabase.co/auth/v1/.well-known/jwks.json", "authenticated", null));
        (settings.Permissions!.PollMilliseconds, settings.Permissions.ClosedAfterSeconds).ShouldBe((1000, 30));
        Load(Good.Replace("\"issuer\"", "\"legacy_hs256_secret_file\":\"x\",\"jwks_url\":\"http://127.0.0.1:9999/k\",\"issuer\"", StringComparison.Ordinal)).SupabaseAuth!.LegacyHs256SecretFile.ShouldBe("x");
    }

    [Theory]
    [InlineData("https://abc.supabase.co/auth/v1", "http://abc.supabase.co/auth/v1", "supabase_auth.issuer must begin with https://")]
    [InlineData("https://abc.supabase.co/auth/v1", "abc", "supabase_auth.issuer is no address")]
    [InlineData("https://abc.supabase.co/auth/v1", "https://kim:pw@abc.supabase.co/", "supabase_auth.issuer is no address")]
    [InlineData("\"issuer\"", "\"jwks_url\":\"ftp://x\",\"issuer\"", "supabase_auth.jwks_url is no address")]
    [InlineData("\"issuer\"", "\"audience\":\"\",\"issuer\"", "supabase_auth.audience takes")]
    [InlineData("https://abc.supabase.co/rest/v1", "http://192.168.0.2/rest/v1", "permissions.rest_url must begin with https://")]
    [InlineData(",\"rest_key_file\":\"rest.key\"", "", "permissions.rest_key_file goes with rest_url")]
    [InlineData("\"rest_url\"", "\"postgres_file\":\"x\",\"rest_url\"", "exactly one of them")]
    [InlineData("\"rest_url\"", "\"poll_milliseconds\":10,\"rest_url\"", "permissions.poll_milliseconds takes")]
    [InlineData("\"rest_url\"", "\"closed_after_seconds\":5,\"rest_url\"", "permissions.closed_after_seconds takes")]
    [InlineData("\"rest_url\"", "\"closed_after_seconds\":10,\"poll_milliseconds\":9000,\"rest_url\"", "at most half")]
    [InlineData("\"issuer\"", "\"isuser\"", "isuser")]
    [InlineData("\"rest_url\"", "\"key\":\"sb_secret\",\"rest_url\"", "key")]
    public void What_is_wrong_is_named(string text, string instead, string said) =>
        Should.Throw<InvalidDataException>(() => Load(Good.Replace(text, instead, StringComparison.Ordinal))).Message.ShouldContain(said);

    [Fact]
    public void A_missing_part_is_named() =>
        Should.Throw<InvalidDataException>(() => Load("""{"supabase_auth":{}}""")).Message.ShouldSatisfyAllConditions(m => m.ShouldContain("supabase_auth.issuer is missing"), m => m.ShouldContain("supabase_auth.permissions is missing"));

    [Theory]
    [InlineData(null, "is not there")]
    [InlineData("", "is empty")]
    [InlineData("two lines\nof text", "not a key")]
    public void A_secret_file_that_holds_none_is_named_and_not_quoted(string? content, string said) => Refused(Good, "rest.key", content, said);

    [Theory]
    [InlineData("Host=db.abc.supabase.co;Username=u;Password=hidden-pw", "SSL Mode=VerifyFull")]
    [InlineData("Host=db.abc.supabase.co;Username=u;Password=hidden-pw;SSL Mode=Require", "SSL Mode=VerifyFull")]
    [InlineData("postgres://u:hidden-pw@db.abc.supabase.co/postgres", "not a connection string")]
    [InlineData("Host=localhost;Port=hidden-pw", "not a connection string")]
    [InlineData("Username=u;Password=hidden-pw", "names no Host")]
    public void A_connection_string_is_checked_and_not_quoted(string content, string said) => Refused(
        """{"supabase_auth":{"issuer":"https://abc.supabase.co/auth/v1","permissions":{"postgres_file":"pg.txt"}}}""", "pg.txt", content, said);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void Refused(string json, string file, string? content, string said)
    {
        var settings = Load(json);
        if (content is not null)
            File.WriteAllText(Path.Combine(_directory, file), content);
        var message = Should.Throw<InvalidDataException>(() => SupabaseUsers.Create(settings.SupabaseAuth, _directory, TimeProvider.System, NullLoggerFactory.Instance)).ToString();
        message.ShouldContain(said);
        message.ShouldContain(file);
        message.ShouldNotContain("hidden-pw");
        message.ShouldNotContain("two lines");
    }

    private GatewaySettings Load(string json)
    {
        File.WriteAllText(Path.Combine(_directory, GatewaySettings.FileName), json);
        return GatewaySettings.Load(_directory);
    }
}
