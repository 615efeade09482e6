using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>projection list|rebuild|run-once</c>: what an operator does with the mirror's tables.</summary>
internal static class ProjectionCommand
{
    private const string Codes = "\n\nExit codes: 0 done, 1 the target does not answer or refuses, 2 wrong command line or no mirror configured, 3 the journal does not read, 4 no journal there";

    internal static Command Create(TimeProvider machine) =>
        new("projection", "Look at the mirror's projections, and write them anew; works beside a running gateway") { List(), Rebuild(machine), RunOnce(machine) };

    private static Command List()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("list", "Show how far each projection has come in each stream, by the target's own account" + Codes) { data, json };
        command.SetAction((result, cancellation) => Guarded(result.GetValue(data)!, async (settings, source, target) =>
        {
            var ends = new JournalReader(source, GatewayEvents.Catalog).Heads().ToDictionary(h => h.PersistenceId, h => h.SequenceNr, StringComparer.Ordinal);
            var rows = new List<Row>();
            foreach (var projection in Projection.OfStreams)
            {
                var positions = (await target.Positions(projection, cancellation).ConfigureAwait(false)).ToDictionary(p => p.Stream, p => p.Position, StringComparer.Ordinal);
                rows.AddRange(ends.Keys.Union(positions.Keys).Where(s => StreamProjectors.Followers(s).Contains(projection)).Order(StringComparer.Ordinal)
                    .Select(s => new Row(projection.Name, s, positions.GetValueOrDefault(s), ends.GetValueOrDefault(s))));
            }

            if (result.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(rows, ApiJson.Options));
            else
                Print(target.Name, rows);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Rebuild(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var name = new Argument<string>("NAME") { Description = $"one of {Names}" };
        var command = new Command("rebuild", "Delete a projection's rows and write them anew from the journal's first event. A running gateway waits, and goes on from there" + Codes) { data, name };
        command.SetAction((result, cancellation) =>
        {
            if (Projection.Find(result.GetValue(name)!) is not { } projection)
                return Task.FromResult(CommonOptions.Fail($"There is no projection '{JsonFields.Cut(result.GetValue(name)!)}'; there are {Names}.", ExitCode.Usage));
            return Guarded(result.GetValue(data)!, async (settings, source, target) =>
            {
                var removed = await target.Reset(projection, cancellation).ConfigureAwait(false);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{projection}: {removed:N0} rows removed from {target.Name}"));
                return await Write(settings, source, target, machine, [projection], $"writing {projection}", cancellation).ConfigureAwait(false);
            });
        });
        return command;
    }

    private static Command RunOnce(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var command = new Command("run-once", "Write what the journal holds and the target does not, and end. For a journal whose gateway does not run" + Codes) { data };
        command.SetAction((result, cancellation) => Guarded(result.GetValue(data)!, (settings, source, target) =>
            Write(settings, source, target, machine, Projection.OfStreams, "writing", cancellation)));
        return command;
    }

    private static string Names => string.Join(", ", Projection.OfStreams);

    private static async Task<int> Write(
        MirrorSettings settings, JournalSource source, IProjectionTarget target, TimeProvider machine, IReadOnlyList<Projection> projections, string what, CancellationToken cancellation)
    {
        var options = settings.Options() with { RowsPerSecond = null };
        using var runner = new ProjectionRunner(source, GatewayEvents.Catalog, target, options, new Clocks(machine, machine), NullLogger.Instance, only: projections);
        string? reason;
        using (var progress = new ProgressLine(what))
            reason = await runner.RunToEnd(progress, cancellation).ConfigureAwait(false);
        if (reason is not null)
            return CommonOptions.Fail($"{reason} What was written stands; the same command goes on from there.");

        foreach (var status in runner.Status())
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Projection}: {status.RowsWritten:N0} rows written"));
        return ExitCode.Ok;
    }

    private static async Task<int> Guarded(string dataDirectory, Func<MirrorSettings, JournalSource, IProjectionTarget, Task<int>> work)
    {
        try
        {
            var settings = GatewaySettings.Load(dataDirectory);
            if (settings.Mirror is not { } mirror)
                return CommonOptions.Fail($"No mirror is configured in {Path.Combine(dataDirectory, GatewaySettings.FileName)}: its section 'mirror' says where to (docs/supabase.md).", ExitCode.Usage);
            var target = mirror.Open(dataDirectory);
            await using (target.ConfigureAwait(false))
            {
                // The journal's faults have sentences and codes of their own.
                Exception? unread = null;
                var code = ExitCode.Failed;
                try
                {
                    // Before anything is changed: a journal that does not read replaces no rows.
                    var source = JournalSource.At(settings.JournalIn(dataDirectory));
                    new JournalReader(source, GatewayEvents.Catalog).Heads();
                    code = await work(mirror, source, target).ConfigureAwait(false);
                }
                catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or Actors.Journal.JournalCorruptException or System.Data.Common.DbException)
                {
                    unread = fault;
                }

                return unread is null ? code : JournalCommand.Guarded(() => throw unread);
            }
        }
        catch (Exception fault) when (fault is TargetUnavailableException or TargetRefusedException or InvalidDataException)
        {
            return CommonOptions.Fail(fault.Message);
        }
        catch (OperationCanceledException)
        {
            return CommonOptions.Fail("Stopped. What was written stands; the same command goes on from there.");
        }
    }

    private static void Print(string target, IReadOnlyList<Row> rows)
    {
        Console.WriteLine($"mirror: {target}");
        foreach (var row in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {row.Projection,-18} {row.Stream,-20} #{row.Position,-10} of #{row.End,-10} {(row.Behind == 0 ? "up to date" : $"{row.Behind:N0} events behind")}"));
        }
    }

    private sealed record Row(string Projection, string Stream, long Position, long End)
    {
        public long Behind => Math.Max(0, End - Position);
    }
}
