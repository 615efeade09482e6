using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Issues by their code.</summary>
public sealed class SymbolOrder : IComparer<Symbol>
{
    private SymbolOrder()
    {
    }

    /// <summary>The only one.</summary>
    public static SymbolOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Symbol x, Symbol y) => string.CompareOrdinal(x.Value, y.Value);
}
