namespace Kiwoom.OnAkka.Orders;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Text">What is wrong and what would be right.</param>
public sealed record FieldFault(string Field, string Text);
