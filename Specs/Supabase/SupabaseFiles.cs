using Kiwoom.Specs.Conventions;

namespace Kiwoom.Specs.Supabase;

/// <summary>The Supabase project in the repository.</summary>
internal static class SupabaseFiles
{
    /// <summary>The folder <c>supabase</c>, laid out for Supabase's CLI.</summary>
    internal static string Root { get; } = Path.Combine(SourceTree.Root, "supabase");

    /// <summary>What a plain PostgreSQL needs before the migrations; in the specs it stands for what Supabase has.</summary>
    internal static string PlainPostgres { get; } = Path.Combine(Root, "plain-postgres.sql");

    internal static string Seed { get; } = Path.Combine(Root, "seed.sql");

    /// <summary>The migrations, in the order in which the CLI runs them.</summary>
    internal static IReadOnlyList<string> Migrations { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "migrations"), "*.sql").Order(StringComparer.Ordinal)];

    /// <summary>Supabase's client and the REST server, as <c>scripts/supabase.sh</c> installs them.</summary>
    internal static string Client { get; } = Path.Combine(SourceTree.Root, "Specs", "Supabase", "client");

    /// <summary>A file of the installed packages. Throws <see cref="InvalidOperationException"/> that says how to install them.</summary>
    internal static string Installed(string path)
    {
        var file = Path.Combine(Client, "node_modules", path);
        return File.Exists(file)
            ? file
            : throw new InvalidOperationException($"{file} is not there: './test.sh' installs it, or run 'npm ci' in {Client}.");
    }
}
