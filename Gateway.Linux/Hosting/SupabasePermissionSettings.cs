using System.Text.Json.Serialization;

namespace Kiwoom.Gateway.Hosting;

/// <summary>Where <c>trading_permissions</c> and <c>account_members</c> are read: either over a direct connection to PostgreSQL or through the REST interface.</summary>
public sealed record SupabasePermissionSettings
{
    /// <summary>A file with a PostgreSQL connection string as Npgsql takes it.</summary>
    public string? PostgresFile { get; init; }

    /// <summary>The REST interface: <c>https://PROJECT.supabase.co/rest/v1</c>.</summary>
    public string? RestUrl { get; init; }

    /// <summary>A file with the project's secret key; goes with <see cref="RestUrl"/>.</summary>
    public string? RestKeyFile { get; init; }

    /// <summary>How often the REST interface is asked, in milliseconds.</summary>
    public int PollMilliseconds { get; init; } = 1_000;

    /// <summary>After how many seconds without a good reading Supabase users may do nothing more.</summary>
    public int ClosedAfterSeconds { get; init; } = 30;

    /// <summary>How long a direct connection may be silent before everything is read again.</summary>
    [JsonIgnore]
    internal TimeSpan LookAgain => TimeSpan.FromSeconds(ClosedAfterSeconds) / 6;

    /// <summary>Everything that is wrong, each with the setting's name.</summary>
    public IEnumerable<string> Errors()
    {
        if ((PostgresFile is null) == (RestUrl is null))
            yield return "postgres_file or rest_url: exactly one of them is wanted";
        if (PostgresFile is { } file && string.IsNullOrWhiteSpace(file))
            yield return "postgres_file is empty: name a file";
        if (RestUrl is not null && SupabaseAuthSettings.AddressError(RestUrl) is { } address)
            yield return $"rest_url {address}";
        if ((RestUrl is null) != string.IsNullOrWhiteSpace(RestKeyFile))
            yield return "rest_key_file goes with rest_url, and with nothing else";
        if (PollMilliseconds is < 200 or > 10_000)
            yield return "poll_milliseconds takes 200 to 10000";
        if (ClosedAfterSeconds is < 10 or > 600)
            yield return "closed_after_seconds takes 10 to 600";
        if (PollMilliseconds * 2 > ClosedAfterSeconds * 1_000)
            yield return "poll_milliseconds must be at most half of closed_after_seconds";
    }
}
