using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Persistence.Supabase;

/// <summary>What <c>public.kiwoom_mirror</c> answers.</summary>
/// <param name="Outcome"><c>applied</c> or <c>position_mismatch</c>.</param>
/// <param name="Positions">Where the target stands, after a mismatch.</param>
internal sealed record MirrorAnswer(string? Outcome, IReadOnlyList<StreamPosition>? Positions)
{
    /// <summary>Reads an answer. Throws <see cref="TargetUnavailableException"/> for one that is none: what became of the batch is unknown.</summary>
    internal static ApplyAnswer Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            switch (JsonSerializer.Deserialize(utf8, MirrorAnswerContext.Default.MirrorAnswer))
            {
                case { Outcome: "applied" }:
                    return new ApplyAnswer.Applied();
                case { Outcome: "position_mismatch", Positions: { } positions }:
                    return new ApplyAnswer.Mismatch(Checked(positions));
            }
        }
        catch (JsonException)
        {
            // Said below: the text may be anything, a proxy's page for example.
        }

        throw new TargetUnavailableException("the target's answer to kiwoom_mirror is not one; is something else at its address?");
    }

    /// <summary>Reads the rows of <c>public.kiwoom_positions</c>.</summary>
    internal static IReadOnlyList<StreamPosition> ReadPositions(ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (JsonSerializer.Deserialize(utf8, MirrorAnswerContext.Default.StreamPositionArray) is { } positions)
                return Checked(positions);
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new TargetUnavailableException("the target's answer to kiwoom_positions is not one; is something else at its address?");
    }

    private static IReadOnlyList<StreamPosition> Checked(IReadOnlyList<StreamPosition> positions) =>
        positions.All(p => p is { Stream.Length: > 0, Position: >= 0, Hash.Length: 64 }) ? positions : throw new JsonException("a position that is none");
}

/// <summary>How answers are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MirrorAnswer))]
[JsonSerializable(typeof(StreamPosition[]))]
internal sealed partial class MirrorAnswerContext : JsonSerializerContext;
