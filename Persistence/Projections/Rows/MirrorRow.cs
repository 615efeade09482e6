namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>One row of a mirrored table. Its members are the table's columns in snake case; all of them are written, nulls included.</summary>
public abstract record MirrorRow
{
    /// <summary>Its primary key: of two rows with one key the newer replaces the older.</summary>
    public abstract RowKey GetKey();

    /// <summary>The last event of its stream that is in it; of a price, a number that grows.</summary>
    public required long Version { get; init; }

    /// <summary>That event's instant (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
