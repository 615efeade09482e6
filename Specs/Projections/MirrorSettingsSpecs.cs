using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Supabase;

namespace Kiwoom.Specs.Projections;

public sealed class MirrorSettingsSpecs : IDisposable
{
    private const string Secret = "sb_secret_0123456789abcdefghijklmnop";
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-settings-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("""{"postgres":"Host=db;Database=d;Username=kiwoom_mirror"}""")]
    [InlineData("""{"url":"https://abcdefgh.supabase.co/rest/v1","secret_key_file":"supabase.key","rows_per_second":32,"prices":false}""")]
    [InlineData("""{"url":"http://127.0.0.1:3000","secret_key_file":"supabase.key","rows_per_second":null}""")]
    public async Task What_is_right_is_taken_and_nothing_is_connected_yet(string mirror)
    {
        File.WriteAllText(Path.Combine(_directory, "supabase.key"), Secret + "\n");
        var settings = Load(mirror).Mirror.ShouldNotBeNull();

        await using var target = settings.Open(_directory);
        target.Name.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("""{}""", "mirror.needs either postgres (a connection string) or url")]
    [InlineData("""{"postgres":"Host=db;Database=d;Username=u","url":"https://a.supabase.co/rest/v1"}""", "mirror.needs either postgres")]
    [InlineData("""{"postgres":"Host=db;Database=d;Username=u;Password=hunter2hunter2"}""", "mirror.postgres holds a password: put it into a passfile")]
    [InlineData("""{"postgres":"Host=db;Nonsense=hunter2hunter2"}""", "mirror.postgres is not an Npgsql connection string")]
    [InlineData("""{"postgres":"Host=db"}""", "mirror.postgres needs Host, Database and Username")]
    [InlineData("""{"url":"http://abcdefgh.supabase.co/rest/v1"}""", "mirror.url must be https")]
    [InlineData("""{"url":"ftp://abcdefgh.supabase.co"}""", "mirror.url is no http address")]
    [InlineData("""{"url":"https://abcdefgh.supabase.co/rest/v1?apikey=hunter2hunter2"}""", "mirror.url takes no user, query or fragment")]
    [InlineData("""{"postgres":"Host=db;Database=d;Username=u","secret_key_file":"k"}""", "mirror.secret_key_file is for url")]
    [InlineData("""{"postgres":"Host=db;Database=d;Username=u","rows_per_second":0}""", "mirror.rows_per_second is null or 1 to 100000")]
    [InlineData("""{"postgres":"Host=db;Database=d;Username=u","colour":1}""", "colour")]
    public void What_is_wrong_is_named_without_repeating_a_secret(string mirror, string error)
    {
        var fault = Should.Throw<InvalidDataException>(() => Load(mirror));

        fault.Message.ShouldContain(error);
        fault.ToString().ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("", "holds no key")]
    [InlineData("sb_publishable_0123456789abcdefghij", "publishable")]
    [InlineData("0123456789abcdefghijklmnop", "neither a secret key")]
    [InlineData("sb_secret_0123456789\nabcdefghijklmnop", "holds no key")]
    public void A_file_that_holds_no_secret_key_is_refused_without_repeating_it(string content, string error)
    {
        var fault = Should.Throw<InvalidDataException>(() => SecretKey.Parse(content, "the file"));

        fault.Message.ShouldContain(error);
        fault.Message.ShouldNotContain("0123456789");
    }

    [Fact]
    public void A_key_file_that_is_not_there_is_named()
    {
        var settings = Load("""{"url":"https://abcdefgh.supabase.co/rest/v1","secret_key_file":"supabase.key"}""").Mirror.ShouldNotBeNull();

        Should.Throw<InvalidDataException>(() => settings.Open(_directory)).Message.ShouldContain(Path.Combine(_directory, "supabase.key"));
    }

    private GatewaySettings Load(string mirror)
    {
        File.WriteAllText(Path.Combine(_directory, GatewaySettings.FileName), $$"""{"mirror":{{mirror}}}""");
        return GatewaySettings.Load(_directory);
    }
}
