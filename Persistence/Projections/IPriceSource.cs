using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>The newest prices, each issue's only once. Safe for all threads.</summary>
public interface IPriceSource
{
    /// <summary>At most so many prices that changed since they were last taken, those that wait longest first.</summary>
    IReadOnlyList<PriceRow> Take(int most);

    /// <summary>Gives prices back that could not be written; newer ones take their place.</summary>
    void Return(IReadOnlyList<PriceRow> rows);
}
