using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>What of an issue decides the costs of its trades. Kept with each order: a fill may arrive when nobody has described the issue yet, right
/// after a start, and a replay never has market data.</summary>
/// <param name="Board">Where it is listed.</param>
/// <param name="Kind">What it is.</param>
public sealed record IssueClass(
    [property: JsonConverter(typeof(SnakeCaseEnumConverter<Board>))] Board Board,
    [property: JsonConverter(typeof(SnakeCaseEnumConverter<InstrumentKind>))] InstrumentKind Kind)
{
    /// <summary>The class of an instrument; null for none.</summary>
    public static IssueClass? Of(Instrument? instrument) => instrument is null ? null : new IssueClass(instrument.Board, instrument.Kind);
}
