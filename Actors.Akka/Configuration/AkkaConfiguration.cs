using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Kiwoom.OnAkka.Configuration;

/// <summary>Akka's configuration of a node: the built-in <c>akka.hocon</c>, the operator's file over it, and what the node itself decides over both.</summary>
public sealed class AkkaConfiguration
{
    /// <summary>The file's name, as it is looked for next to the program.</summary>
    public const string FileName = "akka.hocon";

    /// <summary>What <see cref="Source"/> is without an operator's file.</summary>
    public const string BuiltIn = "the built-in akka.hocon";

    private const int LargestFile = 1024 * 1024;

    private readonly Config _operators;
    private readonly Config _builtIn;

    private AkkaConfiguration(Config operators, Config builtIn, string source) => (_operators, _builtIn, Source) = (operators, builtIn, source);

    /// <summary>The operator's file, or <see cref="BuiltIn"/>: what a fault of the configuration is told of.</summary>
    public string Source { get; }

    /// <summary>Reads the configuration. Throws <see cref="InvalidDataException"/> that names file, key and what to do.</summary>
    /// <param name="file">The operator's file; null for the one next to the program, or none.</param>
    /// <param name="programDirectory">Where the program is.</param>
    public static AkkaConfiguration Load(string? file, string programDirectory)
    {
        var builtIn = Parse(BuiltInText(), BuiltIn);
        if (file is null && File.Exists(Path.Combine(programDirectory, FileName)))
            file = Path.Combine(programDirectory, FileName);
        if (file is null)
            return new AkkaConfiguration(Config.Empty, builtIn, BuiltIn);

        var operators = Parse(Read(file), file);
        var configuration = new AkkaConfiguration(operators, builtIn, file);
        if (OperatorRules.Errors(operators, builtIn).ToArray() is { Length: > 0 } errors)
            throw new InvalidDataException($"{file}: {string.Join("; ", errors)}");
        return configuration;
    }

    /// <summary>The whole configuration of one system. Throws <see cref="InvalidDataException"/> where the operator's file says what only the node can know.</summary>
    /// <param name="node">What the node decides.</param>
    /// <param name="decidedBy">The keys of that, and where people set them.</param>
    public Config With(Config node, IReadOnlyDictionary<string, string> decidedBy)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(decidedBy);
        if (decidedBy.Where(key => _operators.HasPath(key.Key)).ToArray() is { Length: > 0 } twice)
            throw new InvalidDataException($"{Source}: {string.Join("; ", twice.Select(key => $"{key.Key} is decided by {key.Value}: take it out of the file"))}");
        return node.WithFallback(_operators).WithFallback(_builtIn);
    }

    private static string BuiltInText()
    {
        using var stream = typeof(AkkaConfiguration).Assembly.GetManifestResourceStream(FileName) ?? throw new InvalidOperationException($"{FileName} is not built in");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Read(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile })
                throw new InvalidDataException($"{file} is larger than {LargestFile / 1024} KiB: that is no {FileName}");
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    // Akka's reader takes nearly everything: what follows a brace too many is left out without a word.
    private static Config Parse(string text, string name)
    {
        if (HoconBrackets.Fault(text) is { } fault)
            throw new InvalidDataException($"{name}: {fault}");
        try
        {
            return ConfigurationFactory.ParseString(text, Include);
        }
        catch (Exception unreadable)
        {
            throw new InvalidDataException($"{name} is no HOCON: {unreadable.Message}", unreadable);
        }
    }

    private static HoconRoot Include(string file) => throw new FormatException($"include {file}: one file only is read, so write into it what is to be included");
}
