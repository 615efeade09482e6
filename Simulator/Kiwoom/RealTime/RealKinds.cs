namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Real-time types that are registered per issue.</summary>
[Flags]
internal enum RealKinds
{
    None = 0,
    Trade = 1,
    Book = 2,
    BestQuote = 4,
    Expected = 8,
    All = Trade | Book | BestQuote | Expected,
}
