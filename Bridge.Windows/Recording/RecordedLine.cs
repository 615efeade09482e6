namespace Kiwoom.Bridge.Recording;

/// <summary>A line of a recording as it was read.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Market">When, since the start; market's clock.</param>
/// <param name="Machine">The same on the machine's clock.</param>
internal abstract record RecordedLine(int Line, TimeSpan Market, TimeSpan Machine);
