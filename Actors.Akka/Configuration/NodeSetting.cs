namespace Kiwoom.OnAkka.Configuration;

/// <summary>One value of Akka's configuration that the node itself decides.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Value">A number, a text, a truth or a list of texts.</param>
/// <param name="From">Where people set it, for example <c>gateway.json: akka.port</c>.</param>
public sealed record NodeSetting(string Path, object Value, string From);
