namespace Kiwoom.Specs.Postgres;

/// <summary>Where PostgreSQL's programs are: <c>KIWOOM_POSTGRES_BIN</c>, or the newest of Debian's versions.</summary>
public static class PostgresPrograms
{
    private const string Variable = "KIWOOM_POSTGRES_BIN";
    private const string Versions = "/usr/lib/postgresql";
    private const int Oldest = 14;

    /// <summary>The directory. Throws <see cref="InvalidOperationException"/> that says what to install.</summary>
    public static string Directory { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        var newest = System.IO.Directory.Exists(Versions)
            ? System.IO.Directory.GetDirectories(Versions)
                .Select(path => (Path: Path.Combine(path, "bin"), Version: int.TryParse(Path.GetFileName(path), out var version) ? version : 0))
                .Where(found => found.Version >= Oldest && File.Exists(Path.Combine(found.Path, "postgres")) && File.Exists(Path.Combine(found.Path, "initdb")))
                .MaxBy(found => found.Version).Path
            : null;
        return newest ?? throw new InvalidOperationException(
            $"PostgreSQL {Oldest} or later is needed: './test.sh' installs it ('apt-get install postgresql'), or set {Variable} to the directory of its programs.");
    }
}
