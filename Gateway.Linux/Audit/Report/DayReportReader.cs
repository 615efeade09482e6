using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>Makes a day's report from the journal alone, beside a running gateway or without one.</summary>
public static class DayReportReader
{
    private const string AccountStream = "account-";
    private const int PageSize = 2_000;

    /// <summary>Folds each account up to the day's end and keeps what happened on it. Every row read is held against its predecessor's hash: throws
    /// <see cref="JournalCorruptException"/> where the chain does not hold, and what the reader throws.</summary>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    /// <param name="day">The Korean date.</param>
    /// <param name="only">One account; null for all.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="progress">Told after each page.</param>
    public static DayReport Read(string dataDirectory, TradingDay day, AccountNo? only, TimeProvider machine, IProgress<JournalProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var settings = GatewaySettings.Load(dataDirectory);
        var optionsOf = AccountFactory.OptionsFor(
            settings, MarketTime.Of(dataDirectory, machine), new MarketDataBoard(), new BridgeDirectory(), BridgeTraffic.BridgePath, run: "audit");
        var source = JournalSource.At(settings.JournalIn(dataDirectory));
        var reader = new JournalReader(source, GatewayEvents.Catalog);
        var ends = reader.Heads().Where(end => AccountOf(end) is { } account && (only ?? account) == account).ToList();
        var total = ends.Sum(end => end.SequenceNr);
        var done = 0L;
        var accounts = new List<AccountDay>();
        foreach (var end in ends)
        {
            var fold = new AccountDayFold(optionsOf(AccountOf(end)!.Value), day);
            Fold(reader, end, fold, read => progress?.Report(new JournalProgress(done += read, total)));
            accounts.Add(fold.Finish());
        }

        return new DayReport(day, source.Name, machine.GetUtcNow(), accounts);
    }

    private static AccountNo? AccountOf(StreamEnd end) =>
        end.PersistenceId.StartsWith(AccountStream, StringComparison.Ordinal) && AccountNo.TryParse(end.PersistenceId[AccountStream.Length..], out var account) ? account : null;

    private static void Fold(JournalReader reader, StreamEnd end, AccountDayFold fold, Action<int> tell)
    {
        var prev = Convert.ToHexStringLower(RowHash.Genesis);
        for (var next = 1L; next <= end.SequenceNr;)
        {
            var page = reader.Page(end.PersistenceId, next, (int)Math.Min(PageSize, end.SequenceNr - next + 1));
            if (page.Count == 0)
                throw new JournalCorruptException(end.PersistenceId, next, $"the stream ends at #{next - 1}, its head says #{end.SequenceNr}");
            foreach (var record in page)
            {
                if (record.Prev != prev)
                    throw new JournalCorruptException(end.PersistenceId, record.Event.SequenceNr, "the row does not follow the one before it: one of the two was changed");
                prev = record.Hash;
                if (!fold.Take(record))
                    return;
            }

            next += page.Count;
            tell(page.Count);
        }

        if (prev != end.Hash)
            throw new JournalCorruptException(end.PersistenceId, end.SequenceNr, "the last row is not the one whose hash the head has");
    }
}
