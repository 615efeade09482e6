using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Gateway.Audit;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.Telemetry;
using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Hosting;

/// <summary>What an operator configures in <c>&lt;data&gt;/gateway.json</c>; everything has a default.</summary>
public sealed record GatewaySettings
{
    /// <summary>The file's name.</summary>
    public const string FileName = "gateway.json";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Which database the journal is in, as <see cref="JournalAddress.Parse"/> takes it; null for the SQLite file in the data directory.</summary>
    public string? Journal { get; init; }

    /// <summary>Paper or real.</summary>
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    /// <summary>Limits by name that a new account begins with, instead of the mode's defaults.</summary>
    public IReadOnlyDictionary<string, decimal> RiskLimits { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Issues that may not be bought.</summary>
    public IReadOnlyList<Symbol> RestrictedSymbols { get; init; } = [];

    /// <summary>Whether the promotion stage allows real orders.</summary>
    public bool RealTradingAllowed { get; init; }

    /// <summary>Whether people or other programs also trade the accounts (HTS, MTS). While they may, an order of unknown outcome is never matched
    /// with an entry of Kiwoom's list that only looks like it: a person decides. Set it to false only where nobody else trades them.</summary>
    public bool TradedElsewhere { get; init; } = true;

    /// <summary>How the journal's signed heads are published.</summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary>Host names besides the loopback ones under which the gateway may be addressed.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins besides the gateway's own whose pages may use it.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>That users of a Supabase project may use the gateway; only its own tokens are good where left out.</summary>
    public SupabaseAuthSettings? SupabaseAuth { get; init; }

    /// <summary>Where the journal's projections are mirrored; null for nowhere.</summary>
    public MirrorSettings? Mirror { get; init; }

    /// <summary>Where a gateway that is built with Akka.NET listens for Akka.Remote; the defaults where left out.</summary>
    public AkkaSettings? Akka { get; init; }

    /// <summary>Where metrics, traces and logs go; null for nowhere.</summary>
    public TelemetrySettings? Telemetry { get; init; }

    /// <summary>Reads the data directory's settings. Throws <see cref="InvalidDataException"/> that names what is wrong.</summary>
    public static GatewaySettings Load(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
            return new GatewaySettings();

        try
        {
            var settings = JsonSerializer.Deserialize<GatewaySettings>(File.ReadAllBytes(path), _options) ?? throw new JsonException("it is null");
            settings.InitialLimits();
            settings.Mirror?.Validate();
            settings.Telemetry?.Check();
            settings.Audit.Demand();
            settings.Akka?.Demand();
            if (settings.SupabaseAuth?.Errors().ToArray() is { Length: > 0 } errors)
                throw new InvalidDataException($"{FileName}: {string.Join("; ", errors.Select(e => $"supabase_auth.{e}"))}");

            JournalAddress.Parse(settings.Journal, dataDirectory);
            return settings;
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException($"{path}: journal: {fault.Message}", fault);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}: {fault.Message}", fault);
        }
    }

    /// <summary>Where the journal is.</summary>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    public JournalAddress JournalIn(string dataDirectory) => JournalAddress.Parse(Journal, dataDirectory);

    /// <summary>The limits that a new account begins with.</summary>
    public RiskLimits InitialLimits()
    {
        var errors = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var limits = RiskLimitNames.With(Actors.Risk.RiskLimits.For(Mode), RiskLimits, errors);
        if (errors.Count > 0)
            throw new InvalidDataException($"{FileName}: {string.Join("; ", errors.Select(e => $"risk_limits.{e.Key} {e.Value}"))}");

        return limits with { RestrictedSymbols = RestrictedSymbols, RealTradingAllowed = RealTradingAllowed };
    }
}
