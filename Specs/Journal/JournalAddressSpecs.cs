using Kiwoom.Persistence;

namespace Kiwoom.Specs.Journal;

public sealed class JournalAddressSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_text_it_is_the_file_in_the_data_directory(string? text) =>
        JournalAddress.Parse(text, _data.Path).ShouldBe(new JournalAddress.InSqlite(Path.Combine(_data.Path, "journal.db")));

    [Fact]
    public void A_path_counts_from_the_data_directory() =>
        JournalAddress.Parse("elsewhere/kept.db", _data.Path).ShouldBe(new JournalAddress.InSqlite(Path.Combine(_data.Path, "elsewhere", "kept.db")));

    [Fact]
    public void A_PostgreSQL_address_shows_server_and_database_and_nothing_else()
    {
        var address = JournalAddress.Parse("postgresql:Host=db.example;Port=6543;Database=kiwoom;Username=someone;Passfile=/run/secrets/pgpass", _data.Path);

        address.ShouldBeOfType<JournalAddress.InPostgres>().ConnectionString.ShouldContain("/run/secrets/pgpass");
        address.ToString().ShouldBe("postgresql://db.example:6543/kiwoom");
    }

    [Theory]
    [InlineData("postgresql:Host=db;Database=kiwoom;Username=a;Password=hunter2", "passfile")]
    [InlineData("postgresql:Host=db;Database=kiwoom;Username=a;Pwd=hunter2", "passfile")]
    [InlineData("postgresql:Host=db;Username=a", "Database")]
    [InlineData("postgresql:", "Database")]
    [InlineData("postgresql:hunter2", "connection string")]
    [InlineData("postgresql:Host=db;Port=hunter2", "connection string")]
    [InlineData("Host=db;Database=kiwoom;Username=a;Password=hunter2", "begins with 'postgresql:'")]
    public void What_is_wrong_is_said_without_repeating_it(string text, string said)
    {
        var fault = Should.Throw<FormatException>(() => JournalAddress.Parse(text, _data.Path));

        fault.ToString().ShouldContain(said);
        fault.ToString().ShouldNotContain("hunter2");
    }
}
