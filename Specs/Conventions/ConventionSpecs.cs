using System.Reflection;
using System.Text.RegularExpressions;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Conventions;

public sealed partial class ConventionSpecs
{
    private static readonly Assembly _actors = typeof(IEvent).Assembly;

    [Fact]
    public void The_domain_reads_no_ambient_clock_chance_or_environment() =>
        Offences(AmbientUse(), "Actors", "Simulator").ShouldBeEmpty();

    [Fact]
    public void Money_is_never_floating_point() =>
        Offences(FloatingPoint(), "Actors/Orders", "Actors/Risk", "Actors/Portfolio", "Actors/Broker", "Actors/Account", "Actors/Strategies").ShouldBeEmpty();

    [Fact]
    public void Nothing_is_switched_off_or_left_undone() =>
        Offences(Undone(), "Actors", "Persistence", "Simulator", "Bridge.Windows", "Gateway.Linux", "Simulation", "Benchmarks", "Chaos").ShouldBeEmpty();

    [Fact]
    public void The_domain_refers_to_no_database_web_framework_or_project_of_ours() =>
        _actors.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || n.Contains("Sqlite") || n.Contains("Npgsql") || n.StartsWith("Kiwoom", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Files_stay_small() =>
        SourceTree.CSharpFiles("Actors", "Persistence", "Simulator", "Bridge.Windows", "Gateway.Linux", "Simulation", "Specs", "Benchmarks", "Chaos")
            .Where(f => File.ReadLines(f).Count() > 400)
            .Select(f => Path.GetRelativePath(SourceTree.Root, f))
            .ShouldBeEmpty();

    [Fact]
    public void Every_event_is_sealed_and_has_a_name_that_no_other_has()
    {
        var events = _actors.GetTypes().Where(t => t.IsAssignableTo(typeof(IEvent)) && t is { IsClass: true, IsAbstract: false }).ToList();
        events.ShouldNotBeEmpty();
        events.Where(e => !e.IsSealed).ShouldBeEmpty();
        events.Where(e => e.GetCustomAttribute<EventNameAttribute>() is null).ShouldBeEmpty();
        events.GroupBy(e => e.GetCustomAttribute<EventNameAttribute>()!.Manifest).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    private static List<string> Offences(Regex pattern, params string[] folders) =>
        [.. SourceTree.CSharpFiles([.. folders.Where(f => Directory.Exists(Path.Combine(SourceTree.Root, f)))])
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (File: f, Line: line, Number: i + 1)))
            .Where(l => pattern.IsMatch(l.Line) && !l.Line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(l => $"{Path.GetRelativePath(SourceTree.Root, l.File)}:{l.Number}: {l.Line.Trim()}")];

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|Guid\.NewGuid|Random\.Shared|new Random\(|Environment\.(GetEnvironment|Machine|User|TickCount)|Stopwatch\.")]
    private static partial Regex AmbientUse();

    [GeneratedRegex(@"\b(double|float)\b")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"NotImplementedException|#pragma warning disable|\b(TODO|FIXME|HACK)\b|catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex Undone();
}
