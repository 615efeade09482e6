using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Commands;

/// <summary>A progress bar on standard error, where a person watches; nothing where standard error is no terminal.</summary>
internal sealed class ProgressLine : IProgress<JournalProgress>, IDisposable
{
    private const int Width = 40;
    private readonly string _what;
    private readonly string _counted;
    private readonly bool _isWatched = !Console.IsErrorRedirected;
    private int _shown = -1;

    internal ProgressLine(string what, string counted = "events") => (_what, _counted) = (what, counted);

    /// <inheritdoc/>
    public void Report(JournalProgress value)
    {
        if (!_isWatched || value.Total <= 0)
            return;

        var percent = (int)Math.Min(100, value.Done * 100 / value.Total);
        if (percent == _shown)
            return;

        _shown = percent;
        var filled = percent * Width / 100;
        Console.Error.Write($"\r{_what} [{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %  {value.Done:N0} {_counted}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_shown >= 0)
            Console.Error.WriteLine();
    }
}
