using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kiwoom.Simulation.Mutations;

/// <summary>Shows that the simulation can fail: switches mutations on, one at a time, and runs seeds until an invariant breaks.</summary>
internal static partial class MutationRun
{
    private const int Survived = 1;
    private const int Unusable = 2;

    /// <summary>Prints what there is.</summary>
    internal static int List()
    {
        foreach (var mutation in MutationCatalog.All)
            Console.WriteLine($"{mutation.Name,-28}{mutation.What}");
        return 0;
    }

    /// <summary>Runs one mutation, or all; exit code 0 where each is caught and the code without any is sound on the same seeds.</summary>
    /// <param name="name">A name, or "all".</param>
    /// <param name="seeds">The seeds for each.</param>
    /// <param name="source">The repository's root.</param>
    internal static int Run(string name, string seeds, string source)
    {
        Mutation[] chosen = name == "all" ? [.. MutationCatalog.All] : MutationCatalog.Find(name) is { } one ? [one] : [];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"there is no mutation '{name}'; --mutation list names them");
            return Unusable;
        }

        MutatedTree tree;
        try
        {
            tree = MutatedTree.Of(source);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return Unusable;
        }

        using (tree)
        {
            Console.Error.WriteLine("building the mutated copy …");
            if (tree.Build() is { } errors)
            {
                Console.Error.WriteLine(errors);
                return Unusable;
            }

            return Judge(tree, chosen, seeds);
        }
    }

    private static int Judge(MutatedTree tree, Mutation[] chosen, string seeds)
    {
        var (sound, said) = tree.Run(null, seeds);
        if (sound != 0)
            Console.Error.WriteLine($"without any mutation the copy is not sound:\n{said}");
        var caught = new Dictionary<string, string>();
        var survived = new List<string>();
        foreach (var mutation in chosen)
        {
            var (exit, output) = tree.Run(mutation, seeds);
            var found = exit == 1 ? Broke().Match(output) : Match.Empty;
            if (found.Success)
                caught[mutation.Name] = found.Value;
            else
                survived.Add(mutation.Name);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(found.Success ? "caught  " : "SURVIVED")} {mutation.Name,-28}{(found.Success ? found.Value : Last(output))}"));
        }

        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["mutations"] = chosen.Length,
            ["caught"] = caught.Count,
            ["survived"] = survived,
            ["sound_without"] = sound == 0,
            ["seeds_each"] = seeds,
            ["caught_by"] = caught,
        }));
        return survived.Count == 0 && sound == 0 ? 0 : Survived;
    }

    private static string Last(string output) => output.TrimEnd().Split('\n')[^1];

    [GeneratedRegex("seed [0-9]+ broke [^\n]*")]
    private static partial Regex Broke();
}
