namespace Kiwoom.Persistence.Projections;

/// <summary>What a target made of a batch.</summary>
public abstract record ApplyAnswer
{
    private ApplyAnswer()
    {
    }

    /// <summary>Rows and positions are committed.</summary>
    public sealed record Applied : ApplyAnswer;

    /// <summary>Nothing was changed: the target does not stand where the batch begins. After a lost answer it stands where the batch ends.</summary>
    /// <param name="Positions">Where it stands in the batch's streams.</param>
    public sealed record Mismatch(IReadOnlyList<StreamPosition> Positions) : ApplyAnswer;
}
