using System.Text.Json;
using Kiwoom.Specs.Conventions;

namespace Kiwoom.Specs.Containers;

/// <summary>What <c>Gateway.Linux/Dockerfile</c> says.</summary>
internal static class GatewayImage
{
    private static readonly List<string> _lines = [.. File.ReadLines(Path.Combine(SourceTree.Root, "Gateway.Linux", "Dockerfile")).Where(l => l.Length > 0 && l[0] != '#')];

    /// <summary>Base images, the last one's last.</summary>
    internal static IReadOnlyList<string> Bases => [.. All("FROM").Select(l => l.Split(' ')[0])];

    /// <summary>What the build stage copies from the repository.</summary>
    internal static IReadOnlyList<string> Sources => [.. All("COPY").Where(l => l[0] != '-').SelectMany(l => l.Split(' ')[..^1]).Select(s => s.TrimEnd('/'))];

    internal static string Publish => All("RUN").Single(l => l.StartsWith("dotnet publish ", StringComparison.Ordinal));

    internal static string User => All("USER").Single();

    internal static IReadOnlyList<string> EntryPoint => Json(All("ENTRYPOINT").Single());

    internal static IReadOnlyList<string> Command => Json(All("CMD").Single());

    internal static IReadOnlyList<string> HealthCheck => Json(All("HEALTHCHECK").Single().Split(" CMD ")[1]);

    internal static IReadOnlyList<string> All(string instruction) => [.. _lines.Where(l => l.StartsWith(instruction + " ", StringComparison.Ordinal)).Select(l => l[(instruction.Length + 1)..])];

    private static string[] Json(string text) => JsonSerializer.Deserialize<string[]>(text)!;
}
