using Kiwoom.Gateway.Audit;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.Security.Supabase;
using Kiwoom.Gateway.Telemetry;

namespace Kiwoom.Gateway.Hosting;

/// <summary>What runs beside the actors and never in an order's way.</summary>
/// <param name="Heads">Signs and publishes the journal's heads.</param>
/// <param name="Mirror">Writes projections; null where nobody wants them.</param>
/// <param name="Supabase">Users of a Supabase project; null where only the gateway's own tokens are good.</param>
/// <param name="Telemetry">Metrics, traces and logs; null where nobody wants them.</param>
internal sealed record GatewayCompanions(HeadPublisher Heads, MirrorHost? Mirror, SupabaseUsers? Supabase, GatewayTelemetry? Telemetry);
