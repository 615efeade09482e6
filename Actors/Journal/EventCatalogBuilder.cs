using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>Collects the modules' events at start-up. Whatever is missing or contradictory throws here, not at the first write.</summary>
public sealed class EventCatalogBuilder
{
    private readonly List<RegisteredEvent> _events = [];
    private readonly List<(string Manifest, Type Target)> _upcasts = [];

    /// <summary>Registers event types under the manifests of their <see cref="EventNameAttribute"/>s. Throws
    /// <see cref="InvalidOperationException"/> for a type without one, or which the context does not know.</summary>
    /// <param name="context">The module's source-generated context; its names must be <see cref="JsonNamingPolicy.SnakeCaseLower"/>.</param>
    /// <param name="types">Sealed records that are <see cref="IEvent"/>s.</param>
    public EventCatalogBuilder Add(JsonSerializerContext context, params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
        {
            if (!type.IsAssignableTo(typeof(IEvent)) || !type.IsSealed)
                throw new InvalidOperationException($"{type.Name} is not a sealed IEvent");
            _events.Add(new RegisteredEvent(ManifestOf(type), TypeInfoOf(context, type), null));
        }

        return this;
    }

    /// <summary>Registers every event type of an assembly that the context knows.</summary>
    public EventCatalogBuilder AddAll(JsonSerializerContext context, Assembly assembly) =>
        Add(context, [.. EventsIn(assembly).Where(type => context.GetTypeInfo(type) is not null)]);

    /// <summary>Registers an old shape: read under its own manifest, turned into the current event, never written again.</summary>
    /// <typeparam name="TOld">The old shape, with its <see cref="EventNameAttribute"/>; not an <see cref="IEvent"/> itself.</typeparam>
    /// <typeparam name="TCurrent">The event that it becomes.</typeparam>
    /// <param name="context">Knows the old shape.</param>
    /// <param name="upcast">Pure, and never throws for what was once written.</param>
    public EventCatalogBuilder AddSuperseded<TOld, TCurrent>(JsonSerializerContext context, Func<TOld, TCurrent> upcast)
        where TOld : class
        where TCurrent : class, IEvent
    {
        ArgumentNullException.ThrowIfNull(upcast);
        var manifest = ManifestOf(typeof(TOld));
        _upcasts.Add((manifest, typeof(TCurrent)));
        _events.Add(new RegisteredEvent(manifest, TypeInfoOf(context, typeof(TOld)), old => upcast((TOld)old)));
        return this;
    }

    /// <summary>Makes the catalog. Throws <see cref="InvalidOperationException"/> for a manifest or type registered twice, an upcast to
    /// an unregistered event, or an event type in the given assemblies that nobody registered.</summary>
    /// <param name="complete">Assemblies whose every event must be registered.</param>
    public EventCatalog Build(params ReadOnlySpan<Assembly> complete)
    {
        if (_events.GroupBy(e => e.Manifest).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"manifest {twice.Key} is registered twice");
        var current = _events.Where(e => !e.IsSuperseded).Select(e => e.TypeInfo.Type).ToHashSet();
        if (_upcasts.FirstOrDefault(u => !current.Contains(u.Target)) is { Target: { } target } dangling)
            throw new InvalidOperationException($"{dangling.Manifest} is upcast to {target.Name}, which is not registered");
        foreach (var assembly in complete)
        {
            var missing = EventsIn(assembly).Where(type => !current.Contains(type)).Select(type => type.Name).ToList();
            if (missing.Count > 0)
                throw new InvalidOperationException($"events of {assembly.GetName().Name} without a registration: {string.Join(", ", missing)}");
        }

        return new EventCatalog(_events);
    }

    private static IEnumerable<Type> EventsIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEvent)));

    private static string ManifestOf(Type type)
    {
        var name = type.GetCustomAttribute<EventNameAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} has no EventName");
        var wellFormed = name.Version >= 1 && name.Name.Length is > 0 and <= 100 && name.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
        return wellFormed ? name.Manifest : throw new InvalidOperationException($"{type.Name}: '{name.Manifest}' is not a snake-case name with a version from 1");
    }

    private static JsonTypeInfo TypeInfoOf(JsonSerializerContext context, Type type)
    {
        if (context.Options.PropertyNamingPolicy != JsonNamingPolicy.SnakeCaseLower)
            throw new InvalidOperationException($"{context.GetType().Name} does not name its properties in snake case");
        return context.GetTypeInfo(type) ?? throw new InvalidOperationException($"{context.GetType().Name} does not know {type.Name}");
    }
}
