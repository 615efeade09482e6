namespace Kiwoom.Specs.Supabase;

/// <summary>All that a call of the mirror could have changed, as one text.</summary>
internal static class MirroredState
{
    internal static Task<string> Of(SupabaseDatabase database) => database.One<string>(
        """
        SELECT concat_ws('|', (SELECT string_agg(o::text, ',' ORDER BY o) FROM public.orders o), (SELECT string_agg(b::text, ',' ORDER BY b) FROM public.balances b),
          (SELECT string_agg(p::text, ',' ORDER BY p) FROM kiwoom.projection_position p), (SELECT count(*) FROM public.real_time_prices), (SELECT count(*) FROM public.trading_permissions))
        """);
}
