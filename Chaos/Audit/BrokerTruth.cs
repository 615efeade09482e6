using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Chaos.Audit;

/// <summary>What the exchange really did: the simulated broker's ledger, read from a copy so that the broker may go on.</summary>
internal static class BrokerTruth
{
    /// <summary>Reads the ledger.</summary>
    internal static BrokerLedger Read(string ledgerDirectory)
    {
        var copy = Directory.CreateTempSubdirectory("kiwoom-ledger-").FullName;
        try
        {
            foreach (var path in Directory.EnumerateFiles(ledgerDirectory))
            {
                using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var to = File.Create(Path.Combine(copy, Path.GetFileName(path)));
                from.CopyTo(to);
            }

            using var file = new BrokerLedgerFile(copy);
            return new BrokerLedger(file);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
