using System.Net;
using Kiwoom.Gateway.Backup;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.FailSafe;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Backup;

/// <summary>A real gateway that traded, was backed up while it traded, and traded on.</summary>
[CollectionDefinition(Collection)]
public sealed class BackedUpGateway : IAsyncLifetime, ICollectionFixture<BackedUpGateway>
{
    public const string Collection = "backed-up gateway";

    private readonly TemporaryDirectory _root = new();

    /// <summary>The data directory of the gateway, which has stopped.</summary>
    public string Data => Path.Combine(_root.Path, "data");

    public string Backup => Path.Combine(_root.Path, "backups", "first");

    public BackupManifest Manifest { get; private set; } = null!;

    public static BackupReader Reader => new(TimeProvider.System, BackupSteps.Silent);

    public static BackupWriter Writer => new(TimeProvider.System, BackupSteps.Silent);

    public async Task InitializeAsync()
    {
        PrivateFile.PrepareDirectory(Data);
        await using var rig = await TradingGateway.Start(directory: Data);
        for (var i = 0; i < 5; i++)
            await rig.Open($"before-{i}");
        rig.Bridge.Fill("before-3", 1);

        // Orders go on being taken, and refused once the cash is spent, while the copy is made.
        using var enough = new CancellationTokenSource();
        var placed = 0;
        var trading = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var answer = await rig.Place();
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity);
                Interlocked.Increment(ref placed);
            }
        });
        await TradingGateway.Until(() => Task.FromResult(Volatile.Read(ref placed) > 3), () => "no order is taken");
        Manifest = await Writer.Create(Data, Backup);
        var until = Volatile.Read(ref placed) + 3;
        await TradingGateway.Until(() => Task.FromResult(Volatile.Read(ref placed) > until), () => "no order is taken after the backup");
        await enough.CancelAsync();
        await trading;
        JournalVerifier.Verify(Data).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    public Task DisposeAsync()
    {
        _root.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A place beside all others that is not there yet.</summary>
    public string NewPlace() => Path.Combine(_root.Path, Guid.NewGuid().ToString("N"));

    /// <summary>A copy of the backup, to be damaged.</summary>
    public string Copy()
    {
        var copy = NewPlace();
        foreach (var file in Directory.EnumerateFiles(Backup, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Backup, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
