namespace Kiwoom.Actors.Runtime;

/// <summary>Where an actor is, as a location-transparent path such as <c>/accounts/8012345611</c>.</summary>
/// <param name="Value">Begins with a slash; segments of letters, digits, '-', '_' and '.'.</param>
public readonly record struct ActorPath(string Value)
{
    /// <summary>The path of a child.</summary>
    public ActorPath Child(string name) => new($"{Value}/{name}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
