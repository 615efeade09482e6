namespace Kiwoom.Persistence.Supabase;

/// <summary>PostgreSQL's error codes, as far as the mirror tells them apart
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal static class SqlStates
{
    /// <summary>Whether the same call may succeed later: connection faults (08), lost races and deadlocks (40), exhausted resources (53), cancelled
    /// and restarting servers (57), faults of the system (58).</summary>
    internal static bool IsPassing(string state) => state.Length == 5 && state[..2] is "08" or "40" or "53" or "57" or "58";

    /// <summary>What to do about a refusal, where that is known.</summary>
    internal static string Advice(string state) => state switch
    {
        "42883" or "PGRST202" or "3F000" or "42P01" => "apply the migrations of supabase/migrations; ",
        "42501" => "the role may not call public.kiwoom_mirror; ",
        "28P01" or "28000" => "role or password is wrong; ",
        _ => string.Empty,
    };
}
