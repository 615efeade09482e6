namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>How often Supabase is asked, and how long its answers last (all on the machine's clock).</summary>
public sealed record SupabaseTiming
{
    /// <summary>How often the key set is read; also how long a key that was taken out of it may go on. Supabase's own edge keeps it for 10 minutes.</summary>
    public TimeSpan RefreshEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait after the key set could not be read.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The shortest time between two readings of the key set that tokens with an unknown <c>kid</c> cause: whoever invents such tokens causes no more.</summary>
    public TimeSpan UnknownKeyEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the last good key set is used while no other can be read.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long one reading of the key set may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait after permissions could not be read.</summary>
    public TimeSpan PermissionRetry { get; init; } = TimeSpan.FromSeconds(1);
}
