namespace Kiwoom.Simulator.Prices;

/// <summary>A price file cannot be used; the message names the file, the line and the rule.</summary>
/// <param name="file">The file's name, without its folder.</param>
/// <param name="line">The line, counted from 1; 0 where the whole file is meant.</param>
/// <param name="rule">What is wrong.</param>
public sealed class PriceFileException(string file, long line, string rule)
    : Exception(line == 0 ? $"{file}: {rule}" : $"{file}, line {line}: {rule}")
{
    /// <summary>The file's name, without its folder.</summary>
    public string File { get; } = file;

    /// <summary>The line, counted from 1; 0 where the whole file is meant.</summary>
    public long Line { get; } = line;
}
