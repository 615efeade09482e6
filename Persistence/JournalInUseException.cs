namespace Kiwoom.Persistence;

/// <summary>Another process writes to this journal, or has taken it over. Only one writer may be (design invariant 10).</summary>
/// <param name="file">The journal.</param>
/// <param name="holder">Who holds it: machine, process id and start, as the lease says.</param>
/// <param name="inner">The fault below.</param>
public sealed class JournalInUseException(string file, string holder, Exception? inner = null)
    : Exception($"{file} is being written by {holder}; only one process may write to a journal", inner)
{
    /// <summary>Who holds it.</summary>
    public string Holder { get; } = holder;
}
