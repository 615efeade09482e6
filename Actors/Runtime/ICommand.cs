namespace Kiwoom.Actors.Runtime;

/// <summary>A message that a behaviour decides on. What it causes is journalled under <see cref="Cause"/>.</summary>
public interface ICommand
{
    /// <summary>The command's id and sender.</summary>
    Cause Cause { get; }
}
